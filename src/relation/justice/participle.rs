//! Facts of participles before a noun: `de door het ISH veroordeelde Thomas Lubanga`.

use super::super::Tokens;
use super::super::phrases::phrase;
use super::super::{Argument, Status};
use super::Event;
use super::claim::Claim;
use super::lexicon::About;
use super::particulars::Particulars;
use super::persons::Whom;
use super::places::Place;
use super::reading::Reading;

/// How far a participle may stand behind its preposition.
const FAR: usize = 6;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// What the participles before nouns say of this event.
    pub(super) fn attributed(&self, event: Event) -> Vec<Claim> {
        let participles = self.told.participles.iter();
        participles.filter_map(|(at, verbs)| self.participle(event, *at, verbs)).collect()
    }

    fn participle(&self, event: Event, at: usize, verbs: &[usize]) -> Option<Claim> {
        let token = self.token(at)?;
        let fits = |number: &usize| {
            let verb = self.lexicon.verbs.get(*number);
            verb.is_some_and(|verb| {
                verb.event == event && verb.about == About::Person && verb.beside.is_empty()
            })
        };
        verbs.iter().find(|number| fits(number))?;
        let (place, first) = self.lead(event, at)?;
        let end = self.clauses.of.get(at).map_or(at, |clause| self.clauses.end(at, *clause));
        let Whom::Persons(persons) = self.whom(at + 1, end) else { return None };
        let [person] = persons.as_slice() else { return None };
        matches!(person.argument, Argument::Entity(_)).then(|| Claim {
            event,
            persons: persons.clone(),
            place,
            status: Status::Asserted,
            date: None,
            particulars: Particulars::default(),
            evidence: self.token(first).map_or(token.span, |first| first.span.cover(token.span)),
            rule: "justice/participle",
        })
    }

    /// `door het ISH`, `in Nederland`, `aan de VS` right before the participle.
    fn lead(&self, event: Event, at: usize) -> Option<(Place, usize)> {
        (at.saturating_sub(FAR)..at).rev().find_map(|start| {
            let word = self.token(start)?;
            let fits = match event {
                Event::Surrender => word.is("aan") || word.is("naar"),
                Event::Arrest | Event::Charge => word.is("in") || word.is("door"),
                _ => word.is("door"),
            };
            // `de door …`, `een in …`: only behind an article does it stand before a noun.
            let article = start
                .checked_sub(1)
                .and_then(|before| self.token(before))
                .is_some_and(|before| ["de", "het", "een", "deze", "die"].iter().any(|word| before.is(word)));
            let (rest, _) = phrase(&self.lexicon.words)(Tokens(self.tokens.get(start + 1..at)?)).ok()?;
            let whole = rest.0.is_empty() && fits && article;
            whole.then(|| self.actor(start + 1).place(event)).flatten().map(|place| (place, start))
        })
    }
}
