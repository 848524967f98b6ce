//! What a document says of a fact beside who and whom: who says so, and where else.

use super::Argument;
use crate::text::Span;

/// Who says so, where it is said again, and which words decided what was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attestation {
    /// Who says so, in the order of the text; empty where it cannot be told.
    pub by: Vec<Argument>,
    /// Further stretches of the reading text that state the same, in the order in which they were read.
    pub again: Vec<Span>,
    /// Which words decided what, in the order of the text.
    pub why: Vec<Reason>,
}

/// Words that decided something about a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// What they decided.
    pub of: Decided,
    /// Where they stand in the reading text.
    pub words: Span,
}

/// What words can decide about a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decided {
    /// Whether it is so.
    Status,
    /// When it was so.
    Date,
    /// Who says so.
    Speaker,
    /// The end that its own words leave out.
    Inferred,
}

impl Decided {
    /// Its word, for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Date => "date",
            Self::Speaker => "speaker",
            Self::Inferred => "inferred",
        }
    }
}

impl Attestation {
    /// Adds that `span` states the fact too, whose evidence is `evidence`.
    pub fn repeat(&mut self, evidence: Span, span: Span) {
        if span != evidence && !self.again.contains(&span) {
            self.again.push(span);
        }
    }
}
