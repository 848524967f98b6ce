//! The court or country of a verb: its agent, its subject, where it happened, of what the text spoke.

use super::super::{Argument, Status};
use super::Event;
use super::lexicon::About;
use super::particulars::Particulars;
use super::places::{Actor, Place};
use super::reading::{Part, Piece, Reading};
use super::role::Role;
use super::verbal::Deed;
use crate::entity::court::COURT;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The court or country of a verb.
    pub(super) fn place_of(&self, deed: &Deed<'_>) -> Option<Place> {
        let part = self.parts.get(deed.place)?;
        match deed.verb.event {
            Event::Conviction | Event::Acquittal | Event::Trial => self.court_of(deed),
            Event::Surrender => {
                let prepositions: &[&str] =
                    if deed.verb.about == About::Oneself { &["bij", "aan"] } else { &["aan", "naar"] };
                // `aan het tribunaal overgedragen`
                let bench = || {
                    let to = |piece: &&Piece| prepositions.iter().any(|word| self.under(piece, word));
                    let pieces = self.pieces(part).iter().filter(to);
                    let mut words = pieces.filter_map(|piece| match self.actor(piece.at) {
                        Actor::Bench(word) => Some(word),
                        _ => None,
                    });
                    words.next().and_then(|word| self.inferred_court(part, Some(&word)))
                };
                let place = self.under_any(part, prepositions, &deed.mine, Event::Surrender);
                let place = place.or_else(bench)?;
                let court = place.id.kind == COURT;
                let needs_court = deed.verb.courts_only || deed.verb.about == About::Oneself;
                (court || !needs_court).then_some(place)
            }
            _ => self.power_of(deed),
        }
    }

    /// The court that convicts, acquits or tries.
    fn court_of(&self, deed: &Deed<'_>) -> Option<Place> {
        let part = self.parts.get(deed.place)?;
        let direct = deed.found.active && matches!(deed.verb.about, About::Person | About::Sentence);
        let actor = if direct && !deed.found.infinitive {
            Some(self.actor(self.subject_and_objects(deed.place).0?.at))
        } else {
            self.agent(part, &deed.mine)
        };
        match actor {
            Some(Actor::Court(place)) => Some(place),
            Some(Actor::Bench(word)) => self.inferred_court(part, Some(&word)),
            Some(_) => None,
            None => {
                let received = deed.verb.about == About::Received;
                let from =
                    received.then(|| self.under_any(part, &["van"], &deed.mine, deed.verb.event)).flatten();
                // `moet nog terechtstaan`: nobody has said where.
                let open = deed.verb.event == Event::Trial && self.tokens.iter().any(|token| token.is("nog"));
                from.or_else(|| self.court_beside(part, &deed.mine, false))
                    .or_else(|| self.court_before(deed).filter(|_| !open))
            }
        }
    }

    /// The court of which the text has spoken, where the words are certainly of a judgment.
    fn court_before(&self, deed: &Deed<'_>) -> Option<Place> {
        let part = self.parts.get(deed.place)?;
        let Particulars { sentence, crime, .. } = &deed.particulars;
        let judged = sentence.is_some() || crime.is_some() || self.has(part, Role::TrialMark);
        let sure = match deed.verb.event {
            Event::Conviction => judged || !deed.verb.beside.is_empty() || self.criminal(),
            Event::Acquittal => true,
            _ => deed.verb.about == About::Oneself,
        };
        let elsewhere = !matches!(self.country_beside(part, &deed.aside), Ok(None));
        if !sure || elsewhere || self.has(part, Role::Condemning) {
            return None;
        }
        self.inferred_court(part, None)
    }

    /// `verzoekt Duitsland X aan te houden`, `dringt er bij Duitsland op aan`: who is asked to arrest somebody.
    pub(super) fn asked_power(&self, deed: &Deed<'_>, status: Status) -> Option<Place> {
        let asked = deed.verb.event == Event::Arrest && deed.found.infinitive && status == Status::Requested;
        let part = self.parts.get(deed.place).filter(|_| asked)?;
        let first = deed.persons.iter().map(|person| self.at(person.span.start)).min()?;
        let above = self.clauses.list.get(part.clause).filter(|clause| clause.opened_at().is_some());
        let above = above.and_then(|clause| clause.parent);
        let near = |other: &&Part| other.clause == part.clause || Some(other.clause) == above;
        let parts: Vec<&Part> = self.parts.iter().filter(near).collect();
        let place = |piece: &Piece| self.actor(piece.at).place(Event::Arrest);
        let under = parts.iter().flat_map(|part| self.pieces(part));
        let under = under.filter(|piece| piece.at < first && self.under(piece, "bij")).find_map(place);
        let nouns: Vec<Piece> = parts.iter().flat_map(|part| self.nouns(part)).collect();
        let second = || nouns.iter().filter(|noun| noun.at < first).nth(1).and_then(place);
        under.or_else(second)
    }

    /// The country or court that arrests or charges.
    fn power_of(&self, deed: &Deed<'_>) -> Option<Place> {
        let part = self.parts.get(deed.place)?;
        let event = deed.verb.event;
        let refused = deed.found.infinitive && self.refuses(part);
        let actor = if deed.found.active && !deed.found.infinitive || refused {
            Some(self.actor(self.subject_and_objects(deed.place).0?.at))
        } else {
            self.agent(part, &deed.mine)
        };
        if let Some(place) = actor.and_then(|actor| actor.place(event)) {
            return Some(place);
        }
        let beside = self.country_beside(part, &deed.aside);
        if event == Event::Charge {
            return self.court_beside(part, &deed.mine, false).or(beside.ok().flatten());
        }
        match beside {
            Ok(Some(place)) => Some(place),
            Ok(None) => self.ordered(deed).or_else(|| {
                let named = deed.persons.first().and_then(|person| match &person.argument {
                    Argument::Entity(id) => Some(id),
                    _ => None,
                });
                self.inferred_country(named)
            }),
            Err(()) => None,
        }
    }

    /// `weigerde X te arresteren`: whether the subject is the one who was to do it.
    fn refuses(&self, part: &Part) -> bool {
        const REFUSES: [&str; 5] = ["weigert", "weigeren", "weigerde", "weigerden", "geweigerd"];
        let refuses =
            |at: &usize| self.token(*at).is_some_and(|token| REFUSES.iter().any(|word| token.is(word)));
        part.tokens.iter().any(refuses)
    }

    /// `op verzoek van het ISH aangehouden`.
    fn ordered(&self, deed: &Deed<'_>) -> Option<Place> {
        let part = self.parts.get(deed.place)?;
        let pieces = self.pieces(part);
        let ordered = pieces.iter().find(|piece| {
            let start = piece.preposition.map_or(piece.at, |at| at.saturating_sub(1));
            let lead = self.tokens.get(start..piece.at).unwrap_or_default();
            lead.last().is_some_and(|word| word.is("van"))
                && lead.iter().any(|word| self.lexicon.is(word, Role::Order))
        })?;
        match self.actor(ordered.at) {
            Actor::Court(place) => Some(place),
            _ => None,
        }
    }
}
