//! What a question asks and its answer confirms or denies: `Klopt het dat de VS X heeft gesanctioneerd?` `Ja.`

use super::super::status::Sign;
use super::super::{Fact, Status};
use super::lexicon::Role;
use super::reading::Reading;
use crate::text::{PassageKind, Span};

impl Reading<'_, '_> {
    /// A fact that a question asks for, with the status that the answer gives it.
    pub(super) fn answered(&self, mut fact: Fact) -> Fact {
        if fact.status == Status::Possible
            && let Some(status) = self.answer()
        {
            fact.status = status;
        }
        fact
    }

    /// What the answer to this sentence says, where the sentence asks whether something is so.
    fn answer(&self) -> Option<Status> {
        let opens = self.tokens.first().is_some_and(|first| self.lexicon.is(first, Role::Asking));
        if !self.asks() || !opens || self.unsure() {
            return None;
        }
        let passages = &self.passage.document.passages;
        let asked = |kind: &PassageKind| matches!(kind, PassageKind::Question { .. });
        let question =
            passages.iter().rposition(|passage| asked(&passage.kind) && passage.span.contains(self.span))?;
        // The answer is one to the first of several questions.
        let before = Span::new(passages.get(question)?.span.start, self.span.start);
        if before.of(self.passage.document.text()).contains('?') {
            return None;
        }
        let of = |kind: &PassageKind| matches!(kind, PassageKind::Answer { question: Some(of), .. } if *of == question);
        let answer = passages.iter().find(|passage| of(&passage.kind))?.span;
        let sentences = self.passage.document.sentences.iter().filter(|sentence| answer.contains(**sentence));
        sentences.take(2).find_map(|sentence| {
            let tokens = self.passage.tokens(*sentence);
            let says = |role| self.lexicon.starts(&tokens, role);
            // `Dat klopt` is also the beginning of `Dat klopt niet`.
            if says(Role::No) > says(Role::Yes) {
                return Some(Status::Negated);
            }
            says(Role::Yes).map(|_| Status::Asserted)
        })
    }

    /// Whether the question says itself that what it asks for is not sure: `zou`, `mogelijk`.
    fn unsure(&self) -> bool {
        let all: Vec<usize> = (1..self.tokens.len()).collect();
        let words = |sign| !self.lexicon.status.standing(self.tokens, &all, &[sign]).is_empty();
        let klopt = self.tokens.first().is_some_and(|first| first.is("klopt"));
        [Sign::Announcement, Sign::Request, Sign::Condition].into_iter().any(words)
            || !klopt && words(Sign::Negation)
    }
}
