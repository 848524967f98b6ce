//! Which countries are investigated: behind `naar` or `in`, as the place of crimes, or in a list.

use super::super::Token;
use super::super::function_words::Class;
use super::grammar::{Investigated, Page};
use super::lexicon::Role;
use crate::entity::country::COUNTRY;
use crate::gazetteer::Form;
use crate::linking::EntityId;
use crate::text::Span;

/// How many tokens may stand between `naar` and the country.
const REACH: usize = 14;
/// How many tokens a clause may have that says where crimes were done.
const FAR: usize = 10;

impl Page<'_, '_, '_> {
    fn country(&self, at: usize) -> Option<(EntityId, Span)> {
        let token = self.scene.tokens.get(at).filter(|token| token.names(COUNTRY))?;
        let (index, mention) = token.mention?;
        let noun = mention.form != Form::Adjective && mention.form != Form::Inhabitant;
        Some((self.scene.passage.entity(index).filter(|_| noun)?.id.clone(), token.span))
    }

    /// The countries behind `naar` or `in`, or behind crimes, and where they end.
    pub(super) fn places(&self, from: usize) -> Option<(Vec<Investigated>, usize)> {
        let scene = self.scene;
        let ends = |token: &Token<'_>| matches!(token.text, "," | ";" | ":" | ".");
        let first = scene.tokens.get(from).filter(|token| !ends(token))?;
        let opens = self.lexicon.is(first, Role::Place)
            || scene.is(from, "gepleegd")
            || scene.is(from, "op")
            || self.of_crimes(from);
        if !opens {
            return None;
        }
        let near = scene.tokens.iter().enumerate().skip(from).take(REACH);
        let mut within = near.take_while(|(at, token)| {
            let pronoun = scene.is(*at, "die") && !self.role(at.saturating_sub(1), Role::Place);
            (!ends(token) || self.region(*at))
                && (!scene.words.closed.finite(scene.tokens, *at) || self.of_crimes(at.saturating_sub(1)))
                && (!pronoun || self.of_crimes(*at))
        });
        let place =
            |at: &usize| self.is_place(*at) || at.checked_sub(1).is_some_and(|comma| self.region(comma));
        let at = within.find_map(|(at, _)| self.country(at).map(|_| at).filter(place))?;
        let (parties, used) = scene.parties(at)?;
        let countries = parties.into_iter().filter(|party| party.id.kind == COUNTRY);
        let found =
            countries.map(|party| Investigated { country: party.id, span: party.span, from: None, to: None });
        Some((found.collect(), at + used))
    }

    /// `misdrijven [die] zijn gepleegd in`: whether the token at `at` begins what tells where crimes were done.
    fn of_crimes(&self, at: usize) -> bool {
        let done = (at + 1..at + FAR).any(|next| {
            ["gepleegd", "begaan", "plaatsgevonden"].iter().any(|word| self.scene.is(next, word))
        });
        let crime = at.checked_sub(1).is_some_and(|before| self.role(before, Role::Crime));
        done && crime && ["die", "dat"].iter().any(|word| self.scene.is(at, word))
    }

    /// `in Darfur, Sudan`: whether the comma at `at` stands between a region and its country.
    fn region(&self, at: usize) -> bool {
        let scene = self.scene;
        let region = at.checked_sub(1).and_then(|before| scene.tokens.get(before));
        let named =
            region.is_some_and(|token| token.mention.is_none() && token.text.starts_with(char::is_uppercase));
        let placed = at.checked_sub(2).is_some_and(|before| self.role(before, Role::Place));
        scene.is(at, ",") && named && placed && self.country(at + 1).is_some()
    }

    /// Whether the country at `at` says where: `in Oekraïne`, `naar Israël`, `op het grondgebied van`.
    fn is_place(&self, at: usize) -> bool {
        let determiner = at.checked_sub(1).and_then(|before| self.scene.tokens.get(before));
        let skip =
            usize::from(determiner.is_some_and(|token| self.scene.words.closed.is(token, Class::Determiner)));
        let Some(before) = at.checked_sub(1 + skip) else { return false };
        let of = self.scene.is(before, "van")
            && before
                .checked_sub(1)
                .is_some_and(|at| self.scene.is(at, "grondgebied") || self.role(at, Role::Crime));
        self.role(before, Role::Place) || of
    }

    /// The countries of a list behind a colon, with their years.
    pub(super) fn listed(&self, at: usize) -> Vec<Investigated> {
        let scene = self.scene;
        let Some(colon) = (at..scene.tokens.len()).find(|at| scene.is(*at, ":")) else { return Vec::new() };
        let items = (colon + 1..scene.tokens.len()).filter_map(|at| {
            let (country, span) = self.country(at)?;
            let (from, to, end) = self.years(at + 1);
            let span = end.and_then(|end| scene.tokens.get(end)).map_or(span, |token| span.cover(token.span));
            Some(Investigated { country, span, from, to })
        });
        let foreign = |token: &Token<'_>| {
            token.mention.is_none()
                && !token.is_sign()
                && token.text.starts_with(char::is_lowercase)
                && !["en", "de", "het", "sinds", "tot", "heden", "van"].contains(&token.text)
        };
        if scene.tokens.iter().skip(colon + 1).any(foreign) { Vec::new() } else { items.collect() }
    }

    /// `(2016-2022)`, `I (2007-2022)`, `(sinds 2022)` behind a country, and the bracket's last token.
    fn years(&self, from: usize) -> (Option<i16>, Option<i16>, Option<usize>) {
        let scene = self.scene;
        let open = (from..from + 2).find(|at| scene.is(*at, "("));
        let none = (None, None, None);
        let Some(open) = open else { return none };
        let inside = (open + 1..open + 6).take_while(|at| !scene.is(*at, ")"));
        let tokens: Vec<usize> = inside.collect();
        let text =
            tokens.iter().filter_map(|at| scene.tokens.get(*at)).map(|token| token.text).collect::<Vec<_>>();
        let parts: Vec<&str> = text.iter().flat_map(|text| text.split(['-', '–'])).collect();
        let years: Vec<i16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
        let end = tokens.last().map(|last| last + 1);
        match years.as_slice() {
            [from, to] => (Some(*from), Some(*to), end),
            [to] if text.first() == Some(&"tot") => (None, Some(*to), end),
            [from] => (Some(*from), None, end),
            _ => none,
        }
    }
}
