//! What a sentence says of when, whom the sentences before it named last, and to whom its clauses point back.

use super::super::dates::{date_of, date_within};
use super::super::function_words::Class;
use super::super::parties::{Parties, Party};
use super::super::phrases::chunks;
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

    /// The clause before this one whose subject it shares: `… en heeft het verdrag geratificeerd`.
    pub fn shares_subject(&self, clause: usize) -> Option<usize> {
        let here = self.clauses.list.get(clause)?;
        // `…, maar is partij`
        let comma = here.tokens.first().is_some_and(|at| self.is(*at, ","));
        let lead = usize::from(comma);
        let joint = here.tokens.get(lead).and_then(|at| self.tokens.get(*at))?;
        // `maar nog niet heeft geratificeerd`
        let plain = |at: &&usize| {
            self.tokens.get(**at).is_some_and(|token| {
                token.mention.is_none()
                    && self.words.closed.is(token, Class::Adverb)
                    && !self.words.closed.finite(self.tokens, **at)
            })
        };
        let adverbs = here.tokens.iter().skip(lead + 1).take_while(plain).count();
        let verb = here.tokens.get(lead + 1 + adverbs);
        let verb = verb.is_some_and(|at| self.words.closed.finite(self.tokens, *at));
        let joined = verb && self.words.closed.is(joint, Class::Coordinator);
        // With the verb behind its adverbs it goes on a subordinate clause.
        let beside = |before: &usize| {
            self.clauses.list.get(*before).is_some_and(|other| {
                if adverbs > 0 { other.opened_at().is_some() } else { other.parent == here.parent }
            })
        };
        (0..clause).rev().find(beside).filter(|_| joined)
    }

    /// The parties right before the relative pronoun at `at`, a whole list where it is one; for
    /// `de enige lidstaat … die`, the subject of the clause above.
    pub fn antecedent(&self, at: usize) -> Option<Vec<Party>> {
        let last = (0..at).rev().find(|before| !self.is(*before, ","))?;
        let clause = *self.clauses.of.get(last)?;
        if Parties::named(self.passage, self.tokens.get(last)?).is_none() {
            return self.predicate_owner(last, clause);
        }
        let mut first = last;
        while let Some(start) = self.list_goes_back(first) {
            first = start;
        }
        let whole = self.tokens.get(last + 1).is_some_and(|token| token.text == ",") || first == last;
        let start = if whole { first } else { last };
        self.parties(start).map(|(parties, _)| parties)
    }

    /// The member of a list before the one at `at`.
    pub(super) fn list_goes_back(&self, at: usize) -> Option<usize> {
        let article = at.checked_sub(1).filter(|before| {
            self.tokens.get(*before).is_some_and(|token| self.words.closed.is(token, Class::Determiner))
        });
        let joint = article.unwrap_or(at).checked_sub(1)?;
        let listed = ["en", ",", "of"].into_iter().any(|word| self.is(joint, word));
        let member = joint.checked_sub(1).filter(|_| listed)?;
        Parties::named(self.passage, self.tokens.get(member)?).map(|_| member)
    }

    /// Whose predicate the noun phrase is that ends at or before `last`: `Hongarije is de enige lidstaat`.
    fn predicate_owner(&self, last: usize, clause: usize) -> Option<Vec<Party>> {
        const COPULAS: [&str; 8] = ["is", "zijn", "was", "waren", "blijft", "bleef", "wordt", "werd"];
        let tokens = self.clause(clause);
        let copula = tokens.iter().any(|token| COPULAS.iter().any(|word| token.is(word)));
        let only = (last.saturating_sub(4)..=last)
            .any(|at| ["enige", "een", "één", "eerste"].into_iter().any(|word| self.is(at, word)));
        let tokens = tokens.into_iter().filter(|token| self.at(token.span.start) < last).collect::<Vec<_>>();
        let nouns = self.nouns(&chunks(&self.words.closed, &tokens), &[]);
        let named = nouns.into_iter().rev().find_map(|at| self.parties(at));
        named.filter(|_| copula && only).map(|(parties, _)| parties)
    }
}
