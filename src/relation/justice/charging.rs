//! Charges told by their noun: `de rechters hebben de aanklachten bevestigd`, `de aanklacht van …
//! tegen …`, `in Nederland vindt vervolging plaats`.

use super::super::groups::Target;
use super::super::verbs::Found;
use super::Event;
use super::claim::Claim;
use super::event::settle;
use super::lexicon::{About, Verb};
use super::particulars::Particulars;
use super::places::{Actor, Place};
use super::reading::{Part, Reading};
use super::role::Role;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The charges of which the sentence tells by their noun.
    pub(super) fn charges(&self) -> Vec<Claim> {
        let mut claims: Vec<Claim> = self.parts.iter().filter_map(|part| self.confirmed(part)).collect();
        claims.extend(self.parts.iter().filter_map(|part| self.prosecuted(part)));
        if claims.is_empty() {
            let noun =
                |at: &usize| self.token(*at).is_some_and(|token| self.lexicon.is(token, Role::Charges));
            claims.extend((0..self.tokens.len()).filter(noun).filter_map(|at| self.brought(at)));
        }
        claims
    }

    fn charge(
        &self,
        part: &Part,
        (found, verb): &(Found, &'r Verb),
        persons: Vec<Target>,
        place: Place,
        rule: &'static str,
    ) -> Option<Claim> {
        let mine: Vec<_> = persons.iter().map(|person| person.span).collect();
        let status =
            settle(&self.signs(part, found, &mine), verb.status).filter(|status| Self::lasting(*status))?;
        let date = self.date(part, &mine, status);
        let evidence = self.stretch(&found.at);
        let particulars = Particulars::default();
        Some(Claim { event: Event::Charge, persons, place, status, date, particulars, evidence, rule })
    }

    /// The persons under `tegen`, else the one of whom the text speaks.
    fn against(&self, part: &Part, noun: usize) -> Option<Vec<Target>> {
        let pieces = self.pieces(part);
        let against = pieces.iter().find(|piece| self.under(piece, "tegen") || self.under(piece, "jegens"));
        match against {
            Some(piece) => self.persons_at(piece.at, self.end_of(part, piece.at)),
            None => self.meant(self.token(noun)?.span).map(|person| vec![person]),
        }
    }

    /// `de rechters hebben de aanklachten bevestigd`.
    fn confirmed(&self, part: &Part) -> Option<Claim> {
        let deed = self.verbs_about(part, About::Charges).into_iter().next()?;
        let noun = self
            .nouns(part)
            .into_iter()
            .find(|noun| self.token(noun.head).is_some_and(|head| self.lexicon.is(head, Role::Charges)))?;
        let actor = if deed.0.active {
            Some(self.actor(self.nouns(part).first()?.at))
        } else {
            self.agent(part, &[])
        };
        let place = match actor {
            Some(Actor::Court(place)) => place,
            Some(Actor::Bench(word)) => self.inferred_court(part, Some(&word))?,
            Some(_) => return None,
            None => self.court_beside(part, &[], false).or_else(|| self.inferred_court(part, None))?,
        };
        let persons = self.against(part, noun.head)?;
        self.charge(part, &deed, persons, place, "justice/confirmed")
    }

    /// `in Nederland vindt vervolging plaats` of the one whose case this is.
    fn prosecuted(&self, part: &Part) -> Option<Claim> {
        let deed = self.verbs_about(part, About::Case).into_iter().next()?;
        let noun = self.nouns(part).into_iter().find(|noun| {
            self.token(noun.head).is_some_and(|head| self.lexicon.is(head, Role::Prosecution))
        })?;
        let place = self.country_beside(part, &[]).ok().flatten()?;
        // It must be one certain case: `uniek aan deze zaak is dat …`.
        let pointed = (0..self.tokens.len()).any(|at| {
            self.token(at).is_some_and(|token| self.lexicon.is(token, Role::Case))
                && at
                    .checked_sub(1)
                    .and_then(|at| self.token(at))
                    .is_some_and(|before| before.is("deze") || before.is("de"))
        });
        let persons = pointed.then(|| self.against(part, noun.head)).flatten()?;
        self.charge(part, &deed, persons, place, "justice/prosecution")
    }

    /// `de aanklacht van het ISH tegen …`.
    fn brought(&self, at: usize) -> Option<Claim> {
        let mut tails = self.tails(Event::Charge, at);
        let persons = tails.persons.take().filter(|_| !tails.other)?;
        let place = tails.place.take()?;
        let status =
            self.noun_status(Event::Conviction, at, tails.end).filter(|status| Self::lasting(*status))?;
        Some(Claim {
            event: Event::Charge,
            persons,
            place,
            status,
            date: None,
            particulars: Particulars::default(),
            evidence: self.token(at)?.span,
            rule: "justice/charges",
        })
    }
}
