//! Facts of nouns: `de veroordeling door … van …`, `de arrestatie van … in …`.
//!
//! ```text
//! nominal = noun { tail }
//! tail    = "van" persons | ( "door" | "aan" | "naar" | "in" ) place | "tot" sentence
//!         | ( "in" | "op" ) date | ( "voor" | "wegens" ) crime
//! ```

use super::super::Status;
use super::super::dates::date_within;
use super::super::function_words::Class;
use super::super::groups::Target;
use super::super::phrases::phrase;
use super::super::status::{Sign, Signs};
use super::super::{Token, Tokens};
use super::Event;
use super::claim::Claim;
use super::event::settle;
use super::particulars::Particulars;
use super::places::{Actor, Place};
use super::reading::Reading;
use super::role::Role;
use crate::entity::country::COUNTRY;
use crate::grammar::PartialDate;
use crate::text::Span;

/// What hangs on a noun.
#[derive(Default)]
pub(super) struct Tails {
    pub(super) persons: Option<Vec<Target>>,
    pub(super) place: Option<Place>,
    pub(super) date: Option<PartialDate>,
    pub(super) particulars: Particulars,
    /// Somebody acts who is none that we know.
    pub(super) other: bool,
    /// The token behind the last tail.
    pub(super) end: usize,
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// What the nouns of the sentence say of this event.
    pub(super) fn nominal(&self, event: Event) -> Vec<Claim> {
        let nouns = self.told.nouns.iter().filter(|(_, role)| *role == Role::Noun(event));
        nouns.filter_map(|(at, _)| self.noun(event, *at)).collect()
    }

    fn noun(&self, event: Event, at: usize) -> Option<Claim> {
        let mut tails = self.tails(event, at);
        let persons = tails.persons.take().filter(|_| !tails.other)?;
        if let Some((place, status)) = self.extradition(event, at).filter(|_| tails.place.is_none()) {
            let (evidence, particulars) = (self.token(at)?.span, Particulars::default());
            let (date, rule) = (tails.date, "justice/request");
            return Some(Claim { event, persons, place, status, date, particulars, evidence, rule });
        }
        let upheld = || self.upheld(event, at);
        let (place, day) = tails.place.take().map(|place| (place, None)).or_else(upheld)?;
        let aimed = event.needs_court() && place.id.kind == COUNTRY;
        if aimed || !persons.iter().all(|person| self.certain(event, person)) {
            return None;
        }
        let status = self.noun_status(event, at, tails.end)?;
        if event.needs_court() {
            self.add_judgment(&mut tails.particulars, &place);
        }
        Some(Claim {
            event,
            persons,
            place,
            status,
            date: tails.date.or(day),
            evidence: self.token(at)?.span,
            particulars: tails.particulars,
            rule: "justice/noun",
        })
    }

    /// What hangs on the noun at token `at`.
    pub(super) fn tails(&self, event: Event, at: usize) -> Tails {
        let length = self.tokens.get(at..).map_or(1, |rest| self.lexicon.noun_length(rest));
        let mut tails = Tails { end: at + length, ..Tails::default() };
        let limit = self.clauses.of.get(at).map_or(at, |clause| self.clauses.end(at, *clause));
        while let Some(word) = self.token(tails.end).filter(|_| tails.end < limit) {
            let next = tails.end + 1;
            let used = if word.is("van") || word.is("tegen") || word.is("jegens") {
                self.whose(event, &mut tails, next, limit)
            } else if word.is("door") {
                self.doer(event, &mut tails, next)
            } else {
                self.further(event, &mut tails, word, next, limit)
            };
            match used {
                Some(end) if end > tails.end => tails.end = end,
                _ => break,
            }
        }
        tails
    }

    /// `van` somebody, or `van` the court.
    fn whose(&self, event: Event, tails: &mut Tails, next: usize, limit: usize) -> Option<usize> {
        if let Some(persons) = self.persons_at(next, limit).filter(|_| tails.persons.is_none()) {
            let persons: Vec<Target> =
                persons.into_iter().map(|person| self.without_tail(event, person)).collect();
            let end = persons.iter().map(|person| person.span.end).max()?;
            tails.persons = Some(persons);
            return Some(self.at(end).max(next + 1));
        }
        if matches!(event, Event::Warrant | Event::Charge | Event::Trial) {
            return self.doer(event, tails, next);
        }
        None
    }

    /// A group without what says where it happened: `de arrestatie van drie mannen [in Turkije]`.
    fn without_tail(&self, event: Event, person: Target) -> Target {
        let words: &[&str] = match event {
            Event::Arrest => &["in", "door"],
            Event::Surrender => &["aan", "naar", "door"],
            Event::Trial | Event::Conviction | Event::Acquittal => &["bij", "voor", "door"],
            Event::Warrant | Event::Charge => &["door"],
        };
        let (start, end) = (self.at(person.span.start), self.at(person.span.end));
        let place = (start + 1..end).find_map(|at| {
            let token = self.token(at).filter(|token| words.iter().any(|word| token.is(word)))?;
            debug_assert!(token.mention.is_none());
            self.actor(at + 1).place(event)?.span
        });
        match place {
            Some(place) => self.without(person, place),
            None => person,
        }
    }

    fn doer(&self, event: Event, tails: &mut Tails, next: usize) -> Option<usize> {
        match self.actor(next) {
            Actor::Other | Actor::Bench(_) => tails.other = true,
            actor => {
                let place = actor.place(event)?;
                let end = self.at(place.span?.end);
                tails.place = Some(place);
                return Some(self.abbreviated(end));
            }
        }
        let (rest, _) = phrase(&self.lexicon.words)(Tokens(self.tokens.get(next..)?)).ok()?;
        Some(self.tokens.len() - rest.0.len())
    }

    /// Skips `(ISH)` behind a name.
    fn abbreviated(&self, at: usize) -> usize {
        let bracket =
            self.tokens.get(at..at + 3).is_some_and(|three| three[0].text == "(" && three[2].text == ")");
        if bracket { at + 3 } else { at }
    }

    /// A place, a date, a sentence or a crime.
    fn further(
        &self,
        event: Event,
        tails: &mut Tails,
        word: &Token<'a>,
        next: usize,
        limit: usize,
    ) -> Option<usize> {
        if !self.lexicon.words.is(word, Class::Preposition) {
            return None;
        }
        if let Some(end) = self.punished(event, tails, word, next, limit) {
            return Some(end);
        }
        let (rest, found) = phrase(&self.lexicon.words)(Tokens(self.tokens.get(next..limit)?)).ok()?;
        let end = limit - rest.0.len();
        let receives = event == Event::Surrender && (word.is("aan") || word.is("naar"));
        let happens = matches!(event, Event::Arrest | Event::Charge) && word.is("in");
        let judges = event.needs_court() && (word.is("bij") || word.is("voor"));
        if receives || happens || judges {
            if let Some(place) = self.actor(next).place(event).filter(|_| tails.place.is_none()) {
                tails.place = Some(place);
                return Some(self.abbreviated(end));
            }
            let elsewhere = found.head.mention.is_none() && found.head.text.starts_with(char::is_uppercase);
            tails.other |= elsewhere;
        }
        if let Some(date) = date_within(self.passage.document, self.tokens, next, limit.min(end + 2))
            .filter(|_| word.is("in") || word.is("op"))
        {
            tails.date = tails.date.or(Some(date));
            let written = |at: &usize| {
                self.token(*at).is_some_and(|token| {
                    self.lexicon.words.is(token, Class::Time) || token.text.chars().all(char::is_numeric)
                })
            };
            return Some((next..limit).take_while(written).last().map_or(end, |last| last + 1));
        }
        (word.is("in") || word.is("op") || word.is("bij")).then_some(end)
    }

    /// A crime, or the sentence under `tot`.
    fn punished(
        &self,
        event: Event,
        tails: &mut Tails,
        word: &Token<'a>,
        next: usize,
        limit: usize,
    ) -> Option<usize> {
        let text = |span: Span| span.of(self.passage.document.text()).to_owned();
        let known = tails.particulars.span;
        let whole = |span: Span| Some(known.map_or(span, |known| known.cover(span)));
        let crime = self.lexicon.is(word, Role::CrimeOpener).then(|| self.crime(event, next - 1, limit));
        if let Some(span) = crime.flatten() {
            // Of what somebody arrested is suspected is none of it.
            tails.particulars.crime = (event != Event::Arrest).then(|| text(span));
            tails.particulars.span = whole(span);
            return Some(self.at(span.end));
        }
        if !word.is("tot") {
            return None;
        }
        let article = self.token(next).filter(|token| self.lexicon.words.is(token, Class::Determiner));
        let span = self.penalty(next + usize::from(article.is_some()), limit)?;
        tails.particulars.sentence = Some(text(span));
        tails.particulars.span = whole(span);
        Some(self.at(span.end))
    }

    /// Whether the noun at `at` states that it happened.
    pub(super) fn noun_status(&self, event: Event, at: usize, end: usize) -> Option<Status> {
        let before = |back: usize| at.checked_sub(back).and_then(|at| self.token(at));
        let back = (1..=3).find(|back| before(*back).is_none_or(|token| !self.modifies(token)))?;
        let determiner = before(back).filter(|token| self.lexicon.words.is(token, Class::Determiner));
        let start = if determiner.is_some() { at - back } else { at + 1 - back };
        let mut signs: Signs = self.lexicon.status.before_noun(self.tokens, start);
        signs.extend(
            self.tokens.get(start..at)?.iter().filter_map(|token| self.lexicon.status.within_noun(token)),
        );
        signs.extend(self.around_noun(event, (start, at, end), signs.is_empty())?);
        if signs.is_empty() {
            let lead = start.checked_sub(1).and_then(|at| self.token(at));
            let behind = lead.is_some_and(|lead| self.lexicon.is(lead, Role::After));
            let definite = determiner.is_none_or(|word| !word.is("een"));
            return (definite && (event.noun_states() || behind)).then_some(Status::Asserted);
        }
        settle(&signs, Status::Asserted)
    }

    /// What the clause says around the phrase from `start` over the noun `at` to `end`; `None` where
    /// it is denied or undone, so that nobody can tell of what.
    fn around_noun(
        &self,
        event: Event,
        (start, at, end): (usize, usize, usize),
        plain: bool,
    ) -> Option<Signs> {
        let clause = *self.clauses.of.get(at)?;
        let own = self.clauses.list.get(clause)?.tokens.iter().copied();
        let own: Vec<usize> = own.filter(|token| *token < start || *token >= end).collect();
        if own.iter().filter_map(|at| self.token(*at)).any(|token| self.lexicon.is(token, Role::Undoing)) {
            return None;
        }
        let around = self.lexicon.status.in_clause(self.tokens, &own);
        if plain && around.contains(&Sign::Negation) {
            return None;
        }
        let unreal = [Sign::Condition, Sign::Request, Sign::Possibility, Sign::Call];
        let ahead = |sign: &Sign| *sign == Sign::Announcement && !event.noun_states();
        let mut signs = self.lexicon.status.openers(self.tokens, &self.clauses, clause);
        signs.extend(around.into_iter().filter(|sign| unreal.contains(sign) || ahead(sign)));
        Some(signs)
    }

    fn modifies(&self, token: &Token<'a>) -> bool {
        super::super::phrases::adjective(token)
            || self.lexicon.words.open(token) && (token.text.ends_with('e') || token.text.ends_with('-'))
    }
}
