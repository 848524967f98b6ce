//! Dates of these events: those of the clause, outside what they are not dates of.

use super::super::Status;
use super::super::dates::{Tense, date_in};
use super::super::verbs::Found;
use super::reading::{Part, Reading};
use crate::grammar::PartialDate;
use crate::text::Span;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The date between the verb before and this one: `is op 7 december aangehouden en [drie dagen later] overgedragen`.
    pub(super) fn date_behind(
        &self,
        part: &Part,
        found: &Found,
        but: &[Span],
        status: Status,
    ) -> Option<PartialDate> {
        let here = *found.at.iter().max()?;
        let verbs = self.verbs(part).filter_map(|(verb, _)| verb.at.iter().max());
        let before = verbs.filter(|at| **at < here).max()?;
        let between = part.tokens.iter().copied().filter(|at| before < at && *at < here).collect();
        self.date(&Part::new(part.clause, between), but, status)
    }

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
