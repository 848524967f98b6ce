//! Nouns of which a verb says what became of them: a judgment upheld, an extradition refused or granted.

use super::super::Status;
use super::Event;
use super::places::{Actor, Place};
use super::reading::{Piece, Reading};
use super::role::Role;
use crate::grammar::PartialDate;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// `Het verzoek van Turkije om uitlevering van X is afgewezen`: who asked for somebody, and whether he gets him.
    pub(super) fn extradition(&self, event: Event, at: usize) -> Option<(Place, Status)> {
        const FAR: usize = 8;
        let is = |at: usize, words: &[&str]| {
            self.token(at).is_some_and(|token| words.iter().any(|word| token.is(word)))
        };
        let article = usize::from(is(at.checked_sub(1)?, &["de"]));
        let to =
            at.checked_sub(1 + article).filter(|to| event == Event::Surrender && is(*to, &["om", "tot"]))?;
        let noun = (to.saturating_sub(FAR)..to).rev().find(|at| is(*at, &["verzoek", "verzoeken"]))?;
        let place = if is(noun + 1, &["van"]) {
            self.actor(noun + 2).place(event)?
        } else {
            self.country_of(self.token(noun.checked_sub(1)?)?)?
        };
        let part = self.parts.iter().find(|part| part.tokens.contains(&at))?;
        let has = |words: &[&str]| part.tokens.iter().any(|at| is(*at, words));
        let refused = has(&["afgewezen", "geweigerd", "verworpen"]) && !has(&["niet"]);
        let granted = has(&["ingewilligd", "toegewezen", "gehonoreerd"]) && !has(&["niet", "nog"]);
        let status = if refused { Status::Negated } else { Status::Announced };
        (refused || granted).then_some((place, status))
    }

    /// `Het Hof heeft in hoger beroep de veroordeling van X bevestigd`: the court that lets a judgment stand, and when.
    pub(super) fn upheld(&self, event: Event, at: usize) -> Option<(Place, Option<PartialDate>)> {
        let judged = matches!(event, Event::Conviction | Event::Acquittal);
        let part = self.parts.iter().find(|part| part.tokens.contains(&at)).filter(|_| judged)?;
        if !self.has(part, Role::Upholding) {
            return None;
        }
        let court = |piece: &Piece| match self.actor(piece.at) {
            Actor::Court(place) => Some(place),
            _ => None,
        };
        let subject = || self.nouns(part).iter().filter(|noun| noun.at != at).find_map(court);
        let by = self.agent(part, &[]).and_then(|actor| actor.place(event));
        let place = by.or_else(subject)?;
        Some((place, self.date(part, &[], Status::Asserted)))
    }
}
