//! The clauses of a sentence.
//!
//! Dutch says who does what within a clause, so that whoever stands in another
//! one must never be taken for the doer. The division is made once, from left to
//! right, over a stack of open clauses: a subordinator, a relative pronoun or
//! `om … te` opens one; a comma, a second finite verb or the end of a bracket
//! closes it. What stands between two commas or in brackets without a finite
//! verb is an aside of its own.

use super::super::Token;
use super::super::function_words::FunctionWords;
use super::division::Division;

/// How a clause begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// A main clause.
    Main,
    /// `dat`, `indien`: the token.
    Subordinate(usize),
    /// `die`, `dat` behind a noun: the token.
    Relative(usize),
    /// `om … te`: the token.
    Infinitive(usize),
    /// Something in brackets or between two commas.
    Aside,
}

/// A clause: its tokens without those of the clauses within it.
#[derive(Clone, Debug)]
pub struct Clause {
    /// How it begins.
    pub opener: Opener,
    /// The clause in which it stands.
    pub parent: Option<usize>,
    /// Indices of its tokens in the sentence, in order; the opener is one of them.
    pub tokens: Vec<usize>,
    pub(super) has_finite: bool,
}

/// The clauses of one sentence.
#[derive(Clone, Debug)]
pub struct Clauses {
    /// In the order in which they begin.
    pub list: Vec<Clause>,
    /// For each token its clause.
    pub of: Vec<usize>,
}

impl Clauses {
    /// Divides a sentence.
    pub fn divide(tokens: &[Token<'_>], words: &FunctionWords) -> Self {
        Division::new(tokens, words, Self::start(tokens.len())).run()
    }

    fn start(length: usize) -> Self {
        Self { list: vec![Clause::new(Opener::Main, None)], of: Vec::with_capacity(length) }
    }

    /// Whether clause `inner` is `outer` or stands within it.
    pub fn within(&self, inner: usize, outer: usize) -> bool {
        let mut at = Some(inner);
        while let Some(clause) = at {
            if clause == outer {
                return true;
            }
            at = self.list.get(clause).and_then(|clause| clause.parent);
        }
        false
    }

    /// Where the stretch from `start` ends that lies in `clause` and the clauses within it.
    pub fn end(&self, start: usize, clause: usize) -> usize {
        let inside = self.of.iter().skip(start).take_while(|of| self.within(**of, clause));
        start + inside.count()
    }
}

impl Clause {
    pub(super) const fn new(opener: Opener, parent: Option<usize>) -> Self {
        Self { opener, parent, tokens: Vec::new(), has_finite: false }
    }

    /// The token that opens it, where one does.
    pub fn opened_at(&self) -> Option<usize> {
        match self.opener {
            Opener::Subordinate(at) | Opener::Relative(at) | Opener::Infinitive(at) => Some(at),
            Opener::Main | Opener::Aside => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linking::Linked;
    use crate::relation::Passage;
    use crate::text::{Metadata, PlainReader};

    /// The clauses of a sentence, as words.
    fn divided(text: &str) -> Vec<String> {
        let mut words = FunctionWords::load().unwrap();
        words.add_verbs(["instelt", "oplegde"], ["ingesteld"]);
        let document = PlainReader::new().unwrap().read("example.txt", text.to_owned(), Metadata::default());
        let linked = Linked::default();
        let passage = Passage { document: &document, mentions: &[], linked: &linked };
        let sentence = passage.sentence(0).unwrap();
        let clauses = Clauses::divide(&sentence.tokens, &words);
        assert_eq!(clauses.of.len(), sentence.tokens.len());
        let text = |clause: &Clause| {
            clause.tokens.iter().map(|at| sentence.tokens[*at].text).collect::<Vec<_>>().join(" ")
        };
        clauses.list.iter().filter(|clause| !clause.tokens.is_empty()).map(text).collect()
    }

    #[test]
    fn a_clause_goes_on_behind_a_relative_one() {
        assert_eq!(
            divided("Estland heeft de regeling, dat wapens verbiedt, ingesteld."),
            ["Estland heeft de regeling , , ingesteld .", "dat wapens verbiedt"]
        );
    }

    #[test]
    fn subordinate_clauses_stand_apart() {
        assert_eq!(
            divided("Nederland vreest dat Rusland sancties instelt."),
            ["Nederland vreest", "dat Rusland sancties instelt ."]
        );
        assert_eq!(
            divided("Indien Rusland sancties instelt, zal Nederland reageren."),
            [", zal Nederland reageren .", "Indien Rusland sancties instelt"]
        );
        assert_eq!(
            divided("Rusland, dat eerder sancties oplegde, trekt zich terug."),
            ["Rusland , , trekt zich terug .", "dat eerder sancties oplegde"]
        );
    }

    #[test]
    fn an_aside_leaves_its_clause_whole() {
        assert_eq!(
            divided("Nederland heeft, in navolging van Rusland, sancties ingesteld."),
            ["Nederland heeft , sancties ingesteld .", ", in navolging van Rusland"]
        );
        assert_eq!(
            divided("Nederland heeft (zoals Rusland) sancties ingesteld."),
            ["Nederland heeft sancties ingesteld .", "( zoals Rusland )"]
        );
    }

    #[test]
    fn a_second_finite_verb_starts_another_clause() {
        assert_eq!(
            divided("Nederland heeft sancties ingesteld en Rusland heeft dat betreurd."),
            ["Nederland heeft sancties ingesteld", "en Rusland heeft dat betreurd ."]
        );
    }

    #[test]
    fn any_text_is_divided() {
        for text in ["", ")", "((", ", , ,", "dat", "om te", "en en", "– – –", "; :"] {
            divided(if text.is_empty() { "." } else { text });
        }
    }
}
