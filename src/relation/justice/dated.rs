//! Dates of these events: those of the clause, outside what they are not dates of.

use super::super::Status;
use super::super::dates::{Tense, date_in};
use super::reading::{Part, Reading};
use crate::grammar::PartialDate;
use crate::text::Span;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The date that the part gives, outside the stretches `but`.
    pub(super) fn date(&self, part: &Part, but: &[Span], status: Status) -> Option<PartialDate> {
        let hidden =
            |at: &usize| self.token(*at).is_none_or(|token| but.iter().any(|span| span.contains(token.span)));
        let own: Vec<usize> = part.tokens.iter().copied().filter(|at| !hidden(at)).collect();
        let tense = match status {
            Status::Asserted | Status::Ended | Status::Negated => Tense::Told,
            _ => Tense::Coming,
        };
        date_in(self.passage.document, &self.lexicon.words, self.tokens, &own, tense)
    }
}
