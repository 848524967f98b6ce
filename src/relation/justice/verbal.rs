//! Facts of verbs: `werd veroordeeld`, `sprak X vrij`, `kreeg een gevangenisstraf`, `staat terecht`.

use super::super::clauses::Clause;
use super::super::function_words::{Class, number};
use super::super::groups::Target;
use super::super::status::Sign;
use super::super::verbs::{Form, Found};
use super::super::{Argument, Status, Token};
use super::Event;
use super::claim::Claim;
use super::event::settle;
use super::lexicon::{About, Verb};
use super::particulars::Particulars;
use super::reading::{Part, Piece, Reading};
use super::role::Role;
use crate::grammar::month;
use crate::text::Span;

/// A verb of an event where it stands.
pub(super) struct Deed<'r> {
    /// Which part of the sentence.
    pub(super) place: usize,
    pub(super) found: Found,
    pub(super) verb: &'r Verb,
    pub(super) persons: Vec<Target>,
    pub(super) particulars: Particulars,
    /// Words that say neither when, nor where, nor whether.
    pub(super) mine: Vec<Span>,
    /// Words of the crime, and when and where it was done.
    pub(super) aside: Vec<Span>,
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// What the verbs of the sentence say of this event.
    pub(super) fn verbal(&self, event: Event) -> Vec<Claim> {
        let mut claims = Vec::new();
        for (place, part) in self.parts.iter().enumerate() {
            let alone =
                |about| matches!(about, About::Person | About::Oneself | About::Sentence | About::Received);
            for (found, verb) in self.verbs(part).filter(|(_, verb)| verb.event == event && alone(verb.about))
            {
                let others = self.verbs(part).filter(|(_, verb)| verb.about != About::Sentence);
                let others: Vec<usize> = others.map(|(found, _)| found.place()).collect();
                claims
                    .extend(self.deed(place, found.clone(), verb, &others).and_then(|deed| self.claim(deed)));
            }
        }
        claims
    }

    fn deed(&self, place: usize, found: Found, verb: &'r Verb, others: &[usize]) -> Option<Deed<'r>> {
        let part = self.parts.get(place)?;
        let mut particulars = self.particulars(part, verb.event, found.place(), others);
        let persons = match (verb.about, found.active) {
            (About::Person, true) => self.object(place, &found)?,
            (About::Person, false) | (About::Oneself, _) => self.patient(place, &found)?,
            (About::Sentence, _) => {
                particulars.sentence = Some(self.imposed(place)?);
                self.receiver(place)?
            }
            _ => {
                particulars.sentence = Some(self.imposed(place)?);
                self.patient(place, &found)?
            }
        };
        let verb_at = self.stretch(&found.at);
        let mut mine: Vec<Span> = persons.iter().map(|person| person.span).collect();
        // The clause that tells a group apart says when and whether it happened.
        mine.retain(|span| !span.contains(verb_at));
        mine.extend(particulars.span);
        // `liet hem gaan`: a word of the verb, not of what is to come.
        let beside = part.tokens.iter().filter_map(|at| self.token(*at));
        mine.extend(beside.filter(|token| beside_of(verb, token)).map(|token| token.span));
        let aside = particulars.span.into_iter().chain(particulars.deed).collect();
        Some(Deed { place, found, verb, persons, particulars, mine, aside })
    }

    fn claim(&self, mut deed: Deed<'r>) -> Option<Claim> {
        let part = self.parts.get(deed.place)?;
        let event = deed.verb.event;
        if !deed.persons.iter().all(|person| self.certain(event, person)) {
            return None;
        }
        let status = self.status_of(&deed)?;
        // `Wordt hij door het Hof gezocht?`
        let asked = self.tokens.iter().rev().take(2).any(|token| token.text == "?");
        if event == Event::Warrant && status == Status::Possible && asked {
            return None;
        }
        let place = self.asked_power(&deed, status).or_else(|| self.place_of(&deed))?;
        deed.persons = self.all_without(deed.persons, &place);
        if event.needs_court() {
            self.add_judgment(&mut deed.particulars, &place);
        }
        let undated: Vec<Span> = deed.mine.iter().chain(&deed.aside).copied().collect();
        let date = self
            .date_behind(part, &deed.found, &undated, status)
            .or_else(|| self.date(part, &undated, status))
            .or_else(|| self.shared_date(event, deed.place));
        if event == Event::Arrest {
            // Of what one is suspected is none of it.
            deed.particulars.crime = None;
        }
        let date = date.or_else(|| self.pronounced(event, &place));
        let rule = match (event, deed.found.active) {
            (_, true) => "justice/active",
            (_, false) => "justice/passive",
        };
        Some(Claim {
            event,
            persons: deed.persons,
            place,
            status,
            date,
            evidence: self.stretch(&deed.found.at),
            particulars: deed.particulars,
            rule,
        })
    }

    /// Whether a group is told apart enough: `Libische verdachten` may be arrested, `christenen` no more than vervolgd.
    pub(super) fn certain(&self, event: Event, person: &Target) -> bool {
        let Argument::Group { text, span } = &person.argument else { return true };
        let bare = self.token(self.at(span.start)).is_some_and(|first| {
            !self.lexicon.words.is(first, Class::Determiner)
                && !self.lexicon.words.is(first, Class::Quantity)
                && number(first).is_none()
        });
        let suspects = self
            .tokens
            .iter()
            .filter(|token| span.contains(token.span))
            .any(|token| self.lexicon.suspect(token));
        match event {
            Event::Arrest | Event::Warrant => !bare || text.contains(' '),
            Event::Charge => !bare && suspects,
            _ => !bare,
        }
    }

    /// The noun that is the subject of an active part, also the one shared with the part before, and the others.
    pub(super) fn subject_and_objects(&self, place: usize) -> (Option<Piece>, Vec<Piece>) {
        let nouns = self.parts.get(place).map(|part| self.nouns(part)).unwrap_or_default();
        let shared = self.shares_subject(place).filter(|_| nouns.len() < 2);
        if let Some(before) = shared.and_then(|before| self.parts.get(before)) {
            return (self.nouns(before).first().copied(), nouns);
        }
        if let (Some(subject), [_]) = (self.coordinated(place), nouns.as_slice()) {
            return (Some(subject), nouns);
        }
        (nouns.first().copied(), nouns.get(1..).unwrap_or_default().to_vec())
    }

    /// `dat Belarus een vliegtuig heeft gedwongen te landen en X heeft gearresteerd`: the subject of the subordinate
    /// clause that `en` goes on with.
    fn coordinated(&self, place: usize) -> Option<Piece> {
        let clause = |part: &Part| self.clauses.list.get(part.clause);
        let here = self.parts.get(place)?;
        let opened = clause(here)?.opened_at().filter(|at| self.token(*at).is_some_and(|it| it.is("dat")))?;
        let first = here.tokens.first().and_then(|at| self.token(*at))?;
        let same = |part: &&Part| clause(part).and_then(Clause::opened_at) == Some(opened);
        let before = self.parts.get(..place)?.iter().rev().find(same)?;
        let joined = self.lexicon.words.is(first, Class::Coordinator);
        self.nouns(before).first().copied().filter(|_| joined)
    }

    /// Whether the verb is an infinitive, so that another one says whether it happens.
    pub(super) fn infinitive(&self, found: &Found) -> bool {
        let finite = self.lexicon.words.finite(self.tokens, found.place());
        found.infinitive || found.form != Form::Participle && !finite
    }

    /// The sentence that the part says was imposed, as its object or subject.
    fn imposed(&self, place: usize) -> Option<String> {
        let part = self.parts.get(place)?;
        let end = part.tokens.last().map_or(0, |last| last + 1);
        part.tokens.iter().find_map(|at| {
            let token = self.token(*at)?;
            // `op 12 maart 2024 een gevangenisstraf`
            let in_month = |at: usize| {
                self.token(at).is_some_and(|next| month(next.text).is_ok_and(|(rest, _)| rest.is_empty()))
            };
            if in_month(at + 1) || number(token).is_some() && at.checked_sub(1).is_some_and(in_month) {
                return None;
            }
            let article = self.lexicon.words.is(token, Class::Determiner);
            let opens = article || number(token).is_some() || self.lexicon.ends_in(token, Role::Sentence);
            let span = opens.then(|| self.penalty(*at + usize::from(article), end)).flatten()?;
            Some(span.of(self.passage.document.text()).to_owned())
        })
    }

    /// To whom a sentence was given: under `aan`, or `hem`.
    fn receiver(&self, place: usize) -> Option<Vec<Target>> {
        let part = self.parts.get(place)?;
        let pieces = self.pieces(part);
        let to = pieces.iter().find(|piece| self.under(piece, "aan"));
        let pronoun = || part.tokens.iter().copied().find(|at| self.pronoun(*at));
        let person = |at: usize| self.persons_at(at, self.end_of(part, at));
        match to.map(|piece| piece.at).or_else(pronoun) {
            Some(at) => person(at),
            // `de rechtbank legde X een gevangenisstraf op`
            None => self.nouns(part).iter().skip(1).find_map(|noun| person(noun.at)),
        }
    }

    fn status_of(&self, deed: &Deed<'_>) -> Option<Status> {
        let part = self.parts.get(deed.place)?;
        let signs = self.signs(part, &deed.found, &deed.mine);
        let has =
            |word: &str| part.tokens.iter().any(|at| self.token(*at).is_some_and(|token| token.is(word)));
        let auxiliary = part
            .tokens
            .iter()
            .filter_map(|at| self.token(*at))
            .any(|token| self.lexicon.words.is(token, Class::Auxiliary));
        // `moest worden aangehouden` tells what was wanted, not what happened.
        let ruled = self.infinitive(&deed.found) || has("worden") && auxiliary;
        let contrast = signs.contains(&Sign::Negation) && (has("maar") || has("alleen") || has("meer"));
        if ruled && signs.is_empty() || contrast {
            return None;
        }
        let status = settle(&signs, deed.verb.status).filter(|status| *status != Status::Ended)?;
        // `moet nog terechtstaan`: nobody asks for it, it is to come.
        let due = deed.verb.event == Event::Trial && deed.verb.about == About::Oneself;
        let due = due && (has("moet") || has("moeten"));
        // `heeft besloten hem over te dragen`
        let decided =
            deed.found.infinitive && deed.verb.event == Event::Surrender && signs.contains(&Sign::Done);
        Some(match status {
            Status::Requested if due => Status::Announced,
            Status::Asserted if decided => Status::Announced,
            other => other,
        })
    }

    /// `is begin juni aangehouden en is overgebracht naar`: the day of both.
    fn shared_date(&self, event: Event, place: usize) -> Option<crate::grammar::PartialDate> {
        let before = self.shares_subject(place).filter(|_| event == Event::Surrender)?;
        let part = self.parts.get(before)?;
        let related = |(_, verb): (&Found, &Verb)| matches!(verb.event, Event::Arrest | Event::Surrender);
        self.verbs(part).any(related).then(|| self.date(part, &[], Status::Asserted)).flatten()
    }
}

/// Whether the token is one of the words that must stand beside a verb.
pub(super) fn beside_of(verb: &Verb, token: &Token<'_>) -> bool {
    verb.beside.iter().flatten().any(|word| token.is(word))
}
