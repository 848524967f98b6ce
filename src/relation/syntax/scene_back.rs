//! What a sentence says of when, and whom the sentences before it named last.

use super::super::dates::{date_of, date_within};
use super::super::function_words::Class;
use super::scene::Scene;
use crate::grammar::PartialDate;
use crate::linking::EntityId;
use crate::text::Span;

impl<'s, 'a: 's> Scene<'s, 'a> {
    /// The only entity that the nearest stretch before token `at` names: the sentence up to it, or one of the
    /// `most` sentences before. `named` gives what counts of a stretch, and ends the search with `None`.
    pub fn last_named<'e>(
        &self,
        at: usize,
        most: usize,
        named: impl Fn(Span) -> Option<Vec<&'e EntityId>>,
    ) -> Option<EntityId> {
        let here = self.tokens.get(at)?.span.start;
        for back in 0..=most {
            let sentence = *self.passage.document.sentences.get(self.index.checked_sub(back)?)?;
            let mut ids = named(Span::new(sentence.start, sentence.end.min(here)))?;
            ids.dedup();
            match ids.as_slice() {
                [] => {}
                [one] => return Some((*one).clone()),
                _ => return None,
            }
        }
        None
    }

    /// The date of a clause; `vanaf dat moment` is the last date said before.
    pub fn date(&self, clause: usize) -> Option<PartialDate> {
        let indices = self.indices(clause);
        let own = date_of(self.passage.document, &self.words.closed, self.tokens, indices);
        own.or_else(|| {
            let that = |at: &&usize| {
                self.is(**at, "dat") && self.is(**at + 1, "moment")
                    || self.is(**at, "die") && self.is(**at + 1, "datum")
            };
            let at = indices.iter().find(that)?;
            (0..*at).rev().find_map(|start| self.date_at(start, *at))
        })
    }

    /// The date of a clause behind the token `from`: `op 3 mei ondertekend en [op 7 juni bekrachtigd]`.
    pub fn date_behind(&self, clause: usize, from: usize) -> Option<PartialDate> {
        let behind: Vec<usize> = self.indices(clause).iter().copied().filter(|at| *at > from).collect();
        date_of(self.passage.document, &self.words.closed, self.tokens, &behind)
    }

    /// The date that starts exactly at token `start`.
    pub fn date_at(&self, start: usize, end: usize) -> Option<PartialDate> {
        let before = start.checked_sub(1).and_then(|before| self.tokens.get(before));
        // `6 februari 2025`, not `februari 2025` or `2025` within it.
        let within = before.is_some_and(|before| {
            before.text.parse::<u32>().is_ok()
                || self.words.closed.is(before, Class::Time) && !before.is("begin")
        });
        if within {
            return None;
        }
        date_within(self.passage.document, self.tokens, start, end.min(start + 1))
    }
}
