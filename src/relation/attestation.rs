//! What a document says of a fact beside who and whom: who says so, and where else.

use super::Argument;
use crate::text::Span;

/// Who says so, and where it is said again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attestation {
    /// Who says so, in the order of the text; empty where it cannot be told.
    pub by: Vec<Argument>,
    /// Further stretches of the reading text that state the same, in the order in which they were read.
    pub again: Vec<Span>,
}

impl Attestation {
    /// Adds that `span` states the fact too, whose evidence is `evidence`.
    pub fn repeat(&mut self, evidence: Span, span: Span) {
        if span != evidence && !self.again.contains(&span) {
            self.again.push(span);
        }
    }
}
