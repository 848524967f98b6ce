//! Trials told by their case: `de behandeling bij de rechtbank Den Haag zal plaatsvinden op …`,
//! `de strafzaak tegen …`.

use super::super::Status;
use super::super::groups::Target;
use super::super::status::Sign;
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
    /// The trials of which the sentence tells.
    pub(super) fn hearings(&self) -> Vec<Claim> {
        let held = self.parts.iter().filter_map(|part| self.held(part));
        let mut claims: Vec<Claim> = held.collect();
        if claims.is_empty() {
            let cases = (0..self.tokens.len()).filter(|at| self.case(*at));
            claims.extend(cases.filter_map(|at| self.pending(at)));
        }
        claims
    }

    fn case(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.lexicon.is(token, Role::Case))
    }

    fn hearing(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.lexicon.is(token, Role::Hearing))
    }

    /// A case or a hearing with its verb and its court.
    fn held(&self, part: &Part) -> Option<Claim> {
        let holds = |verb: &Verb| verb.event == Event::Trial && verb.about == About::Case;
        let (found, verb) = self.verbs(part).find(|(_, verb)| holds(verb))?;
        let noun = self.nouns(part).into_iter().find(|noun| {
            let appeal = self.token(noun.head).is_some_and(|head| self.lexicon.is(head, Role::Appeal));
            self.case(noun.head) || self.hearing(noun.head) || appeal
        })?;
        let persons = self.accused(part, noun.head)?;
        let mine: Vec<_> = persons.iter().map(|person| person.span).collect();
        let place = self.holding_court(part, found)?;
        let persons = self.all_without(persons, &place);
        let mut signs = self.signs(part, found, &mine);
        if self.has(part, Role::Expected) {
            signs.insert(Sign::Announcement);
        }
        let status = settle(&signs, verb.status).filter(|status| *status != Status::Ended)?;
        let evidence = self.stretch(&found.at).cover(self.token(noun.head)?.span);
        let date = self.date(part, &mine, status);
        Some(self.trial(persons, place, (status, date), evidence, "justice/hearing"))
    }

    fn holding_court(&self, part: &Part, found: &Found) -> Option<Place> {
        let beside = self.court_beside(part, &[], true);
        let subject = || match self.actor(self.nouns(part).first()?.at) {
            Actor::Court(place) if found.active => Some(place),
            _ => None,
        };
        beside.or_else(subject)
    }

    /// Against whom the case is: under `tegen`, under `van`, or the one of whom the text speaks.
    fn accused(&self, part: &Part, noun: usize) -> Option<Vec<Target>> {
        let pieces = self.pieces(part);
        let end = |at: usize| self.end_of(part, at);
        if let Some(against) =
            pieces.iter().find(|piece| self.under(piece, "tegen") || self.under(piece, "jegens"))
        {
            return self.persons_at(against.at, end(against.at)).filter(|persons| self.told_apart(persons));
        }
        let of = pieces.iter().filter(|piece| self.under(piece, "van") && piece.at > noun);
        let mut of = of.filter_map(|piece| self.persons_at(piece.at, end(piece.at)));
        of.next().filter(|persons| self.told_apart(persons)).or_else(|| {
            let span = self.token(noun)?.span;
            let across = || self.has(part, Role::Appeal).then(|| self.meant_before(span)).flatten();
            self.criminal().then(|| self.meant(span).or_else(across)).flatten().map(|person| vec![person])
        })
    }

    fn told_apart(&self, persons: &[Target]) -> bool {
        persons.iter().all(|person| self.certain(Event::Trial, person))
    }

    /// `de strafzaak tegen …`: it is pending.
    fn pending(&self, at: usize) -> Option<Claim> {
        let mut tails = self.tails(Event::Trial, at);
        let against = (at..tails.end)
            .any(|at| self.token(at).is_some_and(|token| token.is("tegen") || token.is("jegens")));
        let persons =
            tails.persons.take().filter(|persons| against && !tails.other && self.told_apart(persons))?;
        let part = self.parts.iter().find(|part| part.tokens.contains(&at))?;
        let criminal = self.token(at).is_some_and(|token| self.lexicon.is(token, Role::Criminal));
        let elsewhere = !matches!(self.country_beside(part, &[]), Ok(None));
        let place = tails.place.take().or_else(|| self.court_beside(part, &[], true));
        let place = match place {
            Some(place) => place,
            None if criminal && !elsewhere => self.inferred_court(part, None)?,
            None => return None,
        };
        let status = self.noun_status(Event::Conviction, at, tails.end)?;
        let evidence = self.token(at)?.span;
        let date = None;
        Some(self.trial(persons, place, (status, date), evidence, "justice/case"))
    }

    /// The persons without the court behind them: `het proces tegen drie mannen [bij de rechtbank]`.
    pub(super) fn all_without(&self, persons: Vec<Target>, place: &Place) -> Vec<Target> {
        let Some(span) = place.span else { return persons };
        persons.into_iter().map(|person| self.without(person, span)).collect()
    }

    fn trial(
        &self,
        persons: Vec<Target>,
        place: Place,
        (status, date): (Status, Option<crate::grammar::PartialDate>),
        evidence: crate::text::Span,
        rule: &'static str,
    ) -> Claim {
        let particulars = Particulars { crime: self.suspicion(), ..Particulars::default() };
        Claim { event: Event::Trial, persons, place, status, date, particulars, evidence, rule }
    }

    /// Of what the sentences before say that the accused is suspected: `wordt verdacht van …`.
    fn suspicion(&self) -> Option<String> {
        let block = self.passage.document.block_at(self.span.start)?.span;
        let first = self.index.saturating_sub(4);
        let sentences = (first..=self.index).rev().filter_map(|index| self.passage.sentence(index));
        let mut inside = sentences.filter(|sentence| block.contains(sentence.span));
        inside.find_map(|sentence| {
            let told = self.lexicon.event_words(&sentence.tokens);
            let reading = Reading::new(self.lexicon, self.passage, &sentence, told);
            reading.suspected()
        })
    }

    /// The words behind `verdacht van`.
    fn suspected(&self) -> Option<String> {
        let of = (1..self.tokens.len()).find(|at| {
            self.tokens[*at].is("van")
                && (self.tokens[at - 1].is("verdacht") || self.tokens[at - 1].is("verdenking"))
        })?;
        let clause = *self.clauses.of.get(of)?;
        let span = self.crime(Event::Acquittal, of, self.clauses.end(of, clause))?;
        Some(span.of(self.passage.document.text()).to_owned())
    }

    /// The verbs of a part that concern this event.
    pub(super) fn verbs_about(&self, part: &Part, about: About) -> Vec<(Found, &'r Verb)> {
        let about = self.verbs(part).filter(|(_, verb)| verb.about == about);
        about.map(|(found, verb)| (found.clone(), verb)).collect()
    }
}
