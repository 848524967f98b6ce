//! Which court or country: its agent, its subject, where it happened.

use super::super::phrases::{Phrase, adjective, phrase};
use super::super::{Token, Tokens};
use super::Event;
use super::reading::{Part, Piece, Reading};
use super::role::Role;
use crate::entity::court::COURT;
use crate::linking::EntityId;
use crate::text::Span;

/// A court or a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) id: EntityId,
    /// Where it is named, if in this sentence.
    pub(super) span: Option<Span>,
    /// Whether it comes from elsewhere than the words of the fact.
    pub(super) inferred: bool,
}

impl Place {
    pub(super) fn named(id: EntityId, span: Span) -> Self {
        Self { id, span: Some(span), inferred: false }
    }
}

/// Who acts, by the words of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Actor {
    /// A court, or those who speak for it.
    Court(Place),
    /// A country, or its authorities.
    Country(Place),
    /// `de rechtbank`, `de rechters`: a court of which the text has spoken.
    Bench(String),
    /// Somebody else.
    Other,
}

impl Actor {
    /// The court or, where it may be one, the country.
    pub(super) fn place(self, event: Event) -> Option<Place> {
        match self {
            Self::Court(place) => Some(place),
            Self::Country(place) if !event.needs_court() => Some(place),
            _ => None,
        }
    }
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// Who the phrase at token `at` is.
    pub(super) fn actor(&self, at: usize) -> Actor {
        let Some(slice) = self.tokens.get(at..) else { return Actor::Other };
        let Ok((rest, found)) = phrase(&self.lexicon.words)(Tokens(slice)) else { return Actor::Other };
        if let Some(court) = self.court(found.head) {
            return Actor::Court(Place::named(court, found.head.span));
        }
        if let Some(country) = self.country(found.head, false) {
            return Actor::Country(Place::named(country, found.head.span));
        }
        if let Some(place) = self.chamber(&found, &rest) {
            return Actor::Court(place);
        }
        let first = self.owner(rest);
        // `de Kamer van Beroep van het Speciaal Tribunaal`
        let second = first.as_ref().filter(|(_, owner)| owner.head.mention.is_none());
        let second =
            second.and_then(|(rest, _)| self.owner(*rest)).filter(|(_, of)| self.court(of.head).is_some());
        let owner = second.or(first).map(|(_, owner)| owner);
        let bench =
            self.lexicon.ends_in(found.head, Role::Officer) || self.lexicon.is(found.head, Role::Bench);
        if bench && let Some(owner) = &owner {
            let court = self.court(owner.head).map(|court| Place::named(court, owner.head.span));
            return court.map_or(Actor::Other, Actor::Court);
        }
        if self.lexicon.ends_in(found.head, Role::Authority) {
            return self.authority(&found, owner.as_ref());
        }
        // `een rechtbank`, `de Duitse rechter`, `de rechtbank in …` are other ones.
        let plain = found.modifiers.0.is_empty() && !found.determiner.is_none_or(|word| word.is("een"));
        let placed = rest.0.first().is_some_and(|next| ["in", "te", "uit"].iter().any(|word| next.is(word)));
        if bench && plain && !placed { Actor::Bench(found.head.text.to_lowercase()) } else { Actor::Other }
    }

    /// What stands under `van` right behind a phrase.
    fn owner(&self, rest: Tokens<'r, 'a>) -> Option<(Tokens<'r, 'a>, Phrase<'r, 'a>)> {
        let of = rest.0.first().filter(|next| next.is("van")).and_then(|_| rest.0.get(1..))?;
        phrase(&self.lexicon.words)(Tokens(of)).ok()
    }

    /// `de kamer van vooronderzoek`: of the International Criminal Court, where the document names it.
    fn chamber(&self, found: &Phrase<'_, 'a>, rest: &Tokens<'_, 'a>) -> Option<Place> {
        let [of, sort, ..] = rest.0 else { return None };
        let pretrial = found.head.text == "kamer" && of.is("van") && sort.is("vooronderzoek");
        let id = EntityId { kind: COURT, id: "icc".to_owned() };
        self.passage.linked.entities.find(&id).filter(|_| pretrial)?;
        Some(Place { id, span: None, inferred: true })
    }

    /// `de Duitse politie`, `de autoriteiten van Libië`.
    fn authority(&self, found: &Phrase<'_, 'a>, owner: Option<&Phrase<'_, 'a>>) -> Actor {
        let mut by_adjective = found.words().filter(|token| adjective(token));
        let by_adjective = by_adjective.find_map(|token| Some((self.country(token, true)?, token.span)));
        let by_owner = owner.and_then(|owner| Some((self.country(owner.head, false)?, owner.head.span)));
        by_adjective
            .or(by_owner)
            .map_or(Actor::Other, |(country, span)| Actor::Country(Place::named(country, span)))
    }

    /// Who did it, under `door`; `None` where nobody is named.
    pub(super) fn agent(&self, part: &Part, but: &[Span]) -> Option<Actor> {
        let pieces = self.pieces(part);
        let by = pieces.iter().find(|piece| self.under(piece, "door") && !self.hidden(piece, but));
        by.map(|piece| self.actor(piece.at))
    }

    /// Whether a phrase lies in one of these stretches, or hangs on a noun: `na zijn veroordeling door`.
    pub(super) fn hidden(&self, piece: &Piece, but: &[Span]) -> bool {
        self.of_noun(piece)
            || self.token(piece.head).is_some_and(|token| but.iter().any(|span| span.contains(token.span)))
    }

    /// Whether a phrase with its preposition stands behind a noun of an event or what hangs on that.
    fn of_noun(&self, piece: &Piece) -> bool {
        const FAR: usize = 8;
        let Some(start) = piece.preposition else { return false };
        (start.saturating_sub(FAR)..start).any(|at| {
            let noun = self.token(at).is_some_and(|token| self.lexicon.is_event(token));
            noun && self.noun_end(at) > start
        })
    }

    /// Where what hangs on the noun at `at` ends, its first preposition included.
    fn noun_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while let Some(word) = self.token(end).filter(|word| {
            ["van", "door", "aan"].iter().any(|of| word.is(of)) || word.is("in") && end == at + 1
        }) {
            let Some(slice) = self.tokens.get(end + 1..) else { break };
            let Ok((rest, _)) = phrase(&self.lexicon.words)(Tokens(slice)) else { break };
            end = self.tokens.len() - rest.0.len();
            if word.is("in") {
                break;
            }
        }
        end
    }

    /// The court under `bij`, `voor`, or under `van` behind a word for a judgment;
    /// where a case is `held`, also the one of the appeal.
    pub(super) fn court_beside(&self, part: &Part, but: &[Span], held: bool) -> Option<Place> {
        let pieces = self.pieces(part);
        let fits = |piece: &&Piece| {
            let preposition = piece.preposition.and_then(|at| self.token(at));
            let before = piece.preposition.and_then(|at| at.checked_sub(1)).and_then(|at| self.token(at));
            let of = preposition.is_some_and(|word| word.is("van"))
                && before.is_some_and(|word| self.lexicon.is(word, Role::JudgmentWord));
            // `in beroep bij het Gerechtshof` is still to come.
            let ahead = !held && before.is_some_and(|word| word.is("beroep") || word.is("appel"));
            let beside = preposition.is_some_and(|word| self.lexicon.is(word, Role::CourtPlace)) && !ahead;
            (of || beside) && !self.hidden(piece, but)
        };
        let courts = pieces.iter().filter(fits).filter_map(|piece| {
            let name = self.token(piece.head)?;
            Some(Place::named(self.court(name)?, name.span))
        });
        let mut courts: Vec<Place> = courts.collect();
        courts.dedup_by(|one, other| one.id == other.id);
        match courts.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// The country under `in`; `Err` where several, or a place that is no country.
    pub(super) fn country_beside(&self, part: &Part, but: &[Span]) -> Result<Option<Place>, ()> {
        let pieces = self.pieces(part);
        let places = pieces.iter().filter(|piece| {
            ["in", "op", "te", "nabij", "bij", "vanuit"].iter().any(|word| self.under(piece, word))
                && !self.hidden(piece, but)
        });
        let mut found: Option<Place> = None;
        let mut unknown = false;
        for piece in places {
            let Some(head) = self.token(piece.head) else { continue };
            if let Some(country) = self.country(head, false).filter(|_| self.under(piece, "in")) {
                if found.as_ref().is_some_and(|known| known.id != country) {
                    return Err(());
                }
                found = Some(Place::named(country, head.span));
            } else if head.mention.is_none()
                && head.text.starts_with(char::is_uppercase)
                && piece.preposition.is_some_and(|at| at + 1 == piece.at)
            {
                unknown = true;
            }
        }
        // `in Aleppo (Syrië)`, `in Istanbul, Turkije`
        if unknown && found.is_none() {
            return Err(());
        }
        Ok(found)
    }

    /// The court or country under one of these prepositions.
    pub(super) fn under_any(
        &self,
        part: &Part,
        prepositions: &[&str],
        but: &[Span],
        event: Event,
    ) -> Option<Place> {
        let pieces = self.pieces(part);
        let fits = |piece: &&Piece| {
            prepositions.iter().any(|word| self.under(piece, word)) && !self.hidden(piece, but)
        };
        let mut places = pieces.iter().filter(fits).filter_map(|piece| self.actor(piece.at).place(event));
        places.next()
    }

    /// The country by whose adjective a noun goes: `het Franse arrestatiebevel`.
    pub(super) fn country_of(&self, token: &Token<'_>) -> Option<Place> {
        Some(Place::named(self.country(token, true)?, token.span))
    }
}
