//! The patterns of the table of status words, and where they may stand.

use super::super::Token;
use super::Sign;

/// Where a pattern must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Clause,
    Complement,
    Infinitive,
    Near,
    Opener,
    First,
}

#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// Words in order; `None` stands for any number of words.
    pub(super) words: Vec<Option<String>>,
    pub(super) sign: Sign,
    pub(super) scopes: Vec<Scope>,
}

impl Pattern {
    pub(super) fn has(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }

    /// Whether it says something of a noun beside it.
    pub(super) fn near(&self) -> bool {
        self.has(Scope::Near) || self.sign == Sign::Negation && self.has(Scope::Clause)
    }

    /// Whether the tokens begin with its words, apart only where `…` stands.
    pub(super) fn begins(&self, tokens: &[&Token<'_>]) -> bool {
        starts(tokens, &self.words)
    }

    /// Whether the tokens end with its words.
    pub(super) fn ends(&self, tokens: &[Token<'_>]) -> bool {
        let Some(start) = tokens.len().checked_sub(self.words.len()) else { return false };
        let is =
            |(word, token): (&Option<String>, &Token<'_>)| word.as_ref().is_some_and(|word| token.is(word));
        self.words.iter().zip(&tokens[start..]).all(is)
    }
}

impl Scope {
    /// The scope that a word of the table says.
    pub(super) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "clause" => Self::Clause,
            "complement" => Self::Complement,
            "infinitive" => Self::Infinitive,
            "near" => Self::Near,
            "opener" => Self::Opener,
            "first" => Self::First,
            _ => return None,
        })
    }
}

/// Whether the words of the pattern stand in order, apart only where `…` stands.
fn stands(tokens: &[&Token<'_>], words: &[Option<String>]) -> bool {
    (0..tokens.len()).any(|start| starts(tokens.get(start..).unwrap_or_default(), words))
}

fn starts(tokens: &[&Token<'_>], words: &[Option<String>]) -> bool {
    match words {
        [] => true,
        [None, rest @ ..] => stands(tokens, rest),
        [Some(word), rest @ ..] => {
            tokens.split_first().is_some_and(|(first, after)| first.is(word) && starts(after, rest))
        }
    }
}
