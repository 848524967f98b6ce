//! The closed words of Dutch, from `data/function-words.tsv`.

use std::sync::LazyLock;

use super::super::Token;
pub use super::classes::{Class, Classes};
use super::word_roles::begins;
use super::word_table::WordTable;
use crate::embedded;
use crate::gazetteer::{Embedded, TableError};
use crate::grammar::{integer, numeral, numerals};

const TABLE: Embedded = embedded!("function-words.tsv");

/// The table.
#[derive(Debug, Default)]
struct Closed {
    classes: WordTable<Classes>,
    /// Prepositions of several words.
    phrases: Vec<Vec<String>>,
}

/// The table, once for all tokens and relations. A wrong one, which [`FunctionWords::load`] reports, has no words.
static CLOSED: LazyLock<Result<Closed, TableError>> = LazyLock::new(Closed::read);

impl Closed {
    fn read() -> Result<Self, TableError> {
        let mut closed = Self::default();
        for word in numerals() {
            *closed.classes.entry(word) = Classes::one(Class::Numeral);
        }
        for row in TABLE.table(&["word", "classes"])?.rows() {
            let named = row.get("classes").split(' ').map(Class::of).collect::<Option<Vec<_>>>();
            let named =
                named.ok_or_else(|| row.error(format!("unknown class in {:?}", row.get("classes"))))?;
            let words: Vec<String> = row.get("word").split(' ').map(str::to_owned).collect();
            match words.as_slice() {
                [word] => {
                    let known = closed.classes.entry(word);
                    *known = named.into_iter().fold(*known, Classes::and);
                }
                several => {
                    let first = closed.classes.entry(&several[0]);
                    *first = first.and(Class::OpensPreposition);
                    closed.phrases.push(words);
                }
            }
        }
        Ok(closed)
    }
}

/// The classes of a token; a mention has none.
pub(in crate::relation) fn classes(token: &Token<'_>) -> Classes {
    let closed = CLOSED.as_ref().ok().filter(|_| token.mention.is_none());
    let known = closed.and_then(|closed| closed.classes.get(token));
    known.copied().unwrap_or_default()
}

/// The closed words, with the verbs that a relation adds to them.
#[derive(Clone, Debug, Default)]
pub struct FunctionWords {
    verbs: WordTable<Verb>,
}

/// A form of a verb of a relation.
#[derive(Clone, Copy, Debug, Default)]
struct Verb {
    finite: bool,
    /// A form that is not finite (a participle), which ends a phrase too.
    other: bool,
}

impl FunctionWords {
    /// The closed words alone.
    ///
    /// # Errors
    /// A class in their table that is not known.
    pub fn load() -> Result<Self, TableError> {
        CLOSED.as_ref().map(|_| Self::default()).map_err(Clone::clone)
    }

    /// Adds verbs: their finite forms, and other forms that end a phrase.
    pub fn add_verbs<'w>(
        &mut self,
        finite: impl IntoIterator<Item = &'w str>,
        other: impl IntoIterator<Item = &'w str>,
    ) {
        for form in finite {
            self.verbs.entry(form).finite = true;
        }
        for form in other {
            self.verbs.entry(form).other = true;
        }
    }

    /// Whether the token is a word of this class.
    #[inline]
    pub fn is(&self, token: &Token<'_>, class: Class) -> bool {
        token.classes.has(class) || class == Class::Finite && self.own_finite(token)
    }

    /// Whether the token is a finite form of a verb that the relation added.
    fn own_finite(&self, token: &Token<'_>) -> bool {
        token.mention.is_none() && self.verbs.get(token).is_some_and(|verb| verb.finite)
    }

    /// Whether the token is another form of a verb that the relation added; a capital makes it none.
    fn own_other(&self, token: &Token<'_>) -> bool {
        self.verbs.get_with_word(token).is_some_and(|(word, verb)| verb.other && word == token.text)
    }

    /// Whether the token is a word of none of the classes, and no sign, mention, number or verb form.
    pub fn open(&self, token: &Token<'_>) -> bool {
        token.mention.is_none()
            && token.classes.within(Classes::OPEN)
            && !token.is_sign()
            && !self.own_finite(token)
            && !self.own_other(token)
            && number(token).is_none()
    }

    /// Whether the token is a form of a verb, finite or not.
    pub fn verb(&self, token: &Token<'_>) -> bool {
        token.mention.is_none() && (self.own_other(token) || self.is(token, Class::Finite))
    }

    /// Whether the token at `at` is a finite verb there; `zijn medewerkers` has none, nor has `te nemen`.
    pub fn finite(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let Some(token) = tokens.get(at) else { return false };
        if self.is(token, Class::Homograph) {
            return self.homograph(tokens, at);
        }
        if number(token).is_some() && self.counts(tokens, at) {
            return false;
        }
        if !self.is(token, Class::Finite) || self.own_other(token) && self.completes(tokens, at) {
            return false;
        }
        if token.text.ends_with("en") && self.governed(tokens, at) {
            let next = tokens.get(at + 1);
            // `zou door Noorwegen en IJsland kunnen worden getroffen`
            let rules = next.is_some_and(|next| next.text.ends_with("en") && self.verb(next));
            if !self.auxiliary(token) || rules {
                return false;
            }
        }
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        // `het instellen van`
        let noun = token.text.ends_with("en") && before.is_some_and(|before| before.is("het"));
        if noun && tokens.get(at + 1).is_some_and(|next| next.is("van")) {
            return false;
        }
        // `het besluit`
        if self.is(token, Class::Content) && before.is_some_and(|before| before.is("het")) {
            return false;
        }
        if before
            .is_some_and(|before| before.is("te") || self.is(before, Class::Determiner) && !token.is("zijn"))
        {
            return before.is_some_and(|before| self.is(before, Class::Pronoun) && !before.is("te"));
        }
        let owner = before
            .is_some_and(|before| self.is(before, Class::Preposition) || self.is(before, Class::Coordinator));
        // `heeft zijn zwager gesanctioneerd`
        let owner =
            owner || before.is_some_and(|before| self.is(before, Class::Perfect) && !before.is("zijn"));
        !(token.is("zijn") && owner && tokens.get(at + 1).is_some_and(|next| self.open(next)))
    }

    /// `en acht bedrijven`: a number before a plural, with nobody before it who could think so.
    fn counts(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let somebody = |before: &Token<'_>| {
            before.mention.is_some() || self.open(before) || self.is(before, Class::Pronoun)
        };
        let plural = |at: usize| {
            let noun = |it: &Token<'_>| self.open(it) && (it.text.ends_with("en") || it.text.ends_with('s'));
            tokens.get(at).is_some_and(|it| noun(it) || it.mention.is_some())
        };
        // `acht Russische functionarissen`
        let described = tokens.get(at + 1).is_some_and(|it| it.text.ends_with('e')) && plural(at + 2);
        !before.is_some_and(somebody) && (plural(at + 1) || described)
    }

    /// Whether a form that is finite and a participle is the participle at `at`: `heeft de tegoeden bevroren`,
    /// `omdat de tegoeden bevroren zijn`.
    fn completes(&self, tokens: &[Token<'_>], at: usize) -> bool {
        const NEAR: usize = 8;
        let helps = |token: &Token<'_>| self.is(token, Class::Perfect) || self.is(token, Class::Passive);
        let border = |token: &&Token<'_>| {
            matches!(token.text, ";" | ":")
                || self.own_other(token)
                || self.is(token, Class::Subordinator)
                || self.is(token, Class::Relative) && !self.is(token, Class::Determiner)
        };
        // `de door de VS bevroren tegoeden`
        let first = at.saturating_sub(NEAR);
        let led = |by: usize| tokens[by].is("door") && self.is(&tokens[by - 1], Class::Determiner);
        let attribute = (first.max(1)..at).any(led) && tokens.get(at + 1).is_some_and(|next| self.open(next));
        let before = tokens.get(..at).unwrap_or_default().iter().rev();
        attribute
            || tokens.get(at + 1).is_some_and(helps)
            || before.take_while(|token| !border(token)).any(helps)
    }

    /// A verb that takes another one: `zal`, `heeft`.
    fn auxiliary(&self, token: &Token<'_>) -> bool {
        self.is(token, Class::Auxiliary)
    }

    /// Whether an auxiliary before `at`, in the same clause as far as can be seen, makes it an infinitive.
    fn governed(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let before = tokens.get(..at).unwrap_or_default().iter().rev();
        let border = |token: &&Token<'_>| {
            matches!(token.text, ";" | ":")
                || self.is(token, Class::Subordinator)
                || self.is(token, Class::Relative) && !self.is(token, Class::Determiner)
        };
        before.take_while(|token| !border(token)).any(|token| self.auxiliary(token))
    }

    /// Whether `vragen` is the verb at `at`: behind a pronoun, or between a noun and what one asks.
    fn homograph(&self, tokens: &[Token<'_>], at: usize) -> bool {
        const ASKED: [&str; 8] = ["of", "naar", "om", "waarom", "hoe", "welke", "wat", "voor"];
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let (Some(before), Some(next)) = (before, tokens.get(at + 1)) else { return false };
        let noun = before.mention.is_some() || self.open(before) && !before.text.ends_with('e');
        let asked = ASKED.iter().any(|word| next.is(word)) || self.is(next, Class::Determiner);
        self.is(before, Class::Pronoun) && !self.is(before, Class::Determiner) || noun && asked
    }

    /// How many tokens the preposition has that starts at the first of `tokens`.
    pub fn preposition(&self, tokens: &[Token<'_>]) -> Option<usize> {
        let first = tokens.first()?;
        let closed = CLOSED.as_ref().ok().filter(|_| first.classes.has(Class::OpensPreposition));
        let phrases = closed.into_iter().flat_map(|closed| &closed.phrases);
        let phrase = phrases.filter(|phrase| begins(tokens, phrase)).map(Vec::len).max();
        phrase.or_else(|| self.is(first, Class::Preposition).then_some(1))
    }
}

/// The number that a token is, in figures or in words.
pub fn number(token: &Token<'_>) -> Option<u64> {
    let whole = |(rest, number): (&str, u64)| rest.is_empty().then_some(number);
    if token.classes.has(Class::Numeral) {
        return numeral(token.text).ok().and_then(whole);
    }
    let figures = token.mention.is_none() && token.text.starts_with(|c: char| c.is_ascii_digit());
    if figures { integer(token.text).ok().and_then(whole).or_else(|| thousands(token.text)) } else { None }
}

/// A number whose thousands are parted by dots: `1.500`.
fn thousands(text: &str) -> Option<u64> {
    let (first, rest) = text.split_once('.')?;
    let parted = first.len() < 4 && rest.split('.').all(|part| part.len() == 3);
    text.replace('.', "").parse().ok().filter(|_| parted)
}
