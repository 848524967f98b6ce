//! The words of asking, from `data/question-words.tsv`.

use crate::embedded;
use crate::gazetteer::{Roles, TableError};
use crate::grammar::{WordSet, with_capital};
use crate::mention::Trigger;
use crate::relation::function_words::FunctionWords;

/// The roles of the table.
const ROLES: [&str; 23] = [
    "questions",
    "put",
    "answer",
    "here",
    "earlier",
    "contribution",
    "group",
    "member",
    "address",
    "anaphor",
    "asks",
    "has",
    "refuses",
    "puts",
    "question",
    "doubts",
    "wishes",
    "learns",
    "lets",
    "learnt",
    "gladly",
    "past",
    "passive",
];

/// The words, by what they do.
pub(super) struct Words {
    pub(super) questions: WordSet,
    pub(super) put: WordSet,
    pub(super) answer: WordSet,
    pub(super) here: WordSet,
    pub(super) earlier: WordSet,
    pub(super) contribution: WordSet,
    pub(super) group: WordSet,
    pub(super) member: WordSet,
    pub(super) address: WordSet,
    pub(super) anaphor: WordSet,
    pub(super) asks: WordSet,
    pub(super) has: WordSet,
    pub(super) refuses: WordSet,
    pub(super) puts: WordSet,
    pub(super) question: WordSet,
    pub(super) doubts: WordSet,
    pub(super) wishes: WordSet,
    pub(super) learns: WordSet,
    pub(super) lets: WordSet,
    pub(super) learnt: WordSet,
    pub(super) gladly: WordSet,
    pub(super) past: WordSet,
    pub(super) passive: WordSet,
    pub(super) function: FunctionWords,
}

impl Words {
    /// Reads the table.
    ///
    /// # Errors
    /// Where it is wrong.
    pub(super) fn load() -> Result<Self, TableError> {
        let mut roles = Roles::read(embedded!("question-words.tsv"), &ROLES)?;
        let mut take = |role: &str| roles.take(role);
        Ok(Self {
            questions: take("questions"),
            put: take("put"),
            answer: take("answer"),
            here: take("here"),
            earlier: take("earlier"),
            contribution: take("contribution"),
            group: take("group"),
            member: take("member"),
            address: take("address"),
            anaphor: take("anaphor"),
            asks: take("asks"),
            has: take("has"),
            refuses: take("refuses"),
            puts: take("puts"),
            question: take("question"),
            doubts: take("doubts"),
            wishes: take("wishes"),
            learns: take("learns"),
            lets: take("lets"),
            learnt: take("learnt"),
            gladly: take("gladly"),
            past: take("past"),
            passive: take("passive"),
            function: FunctionWords::load()?,
        })
    }

    /// The words without which a sentence asks nothing.
    pub(super) fn triggers(&self) -> Vec<Trigger> {
        let nouns = self.questions.iter().chain(self.question.iter()).chain(self.contribution.iter());
        let words = nouns.chain(self.asks.iter()).chain(self.learns.iter()).chain(self.learnt.iter());
        words.flat_map(|word| [word.to_owned(), with_capital(word)]).map(Trigger::word).collect()
    }
}
