//! Measures that `en` joins, refused entry, and trade that is forbidden.
//!
//! `een reisverbod en een tegoedenbevriezing voor X`: both have the targets of the last; `met een embargo tegen X en een
//! inreisverbod voor Y`: both stand under the preposition of the first.

use super::super::function_words::Class;
use super::super::groups::Target;
use super::super::phrases::{adjective, phrase};
use super::super::{Argument, Tokens};
use super::lexicon::Role;
use super::measure::Measure;
use super::reading::{Owner, Reading};
use crate::entity::country::COUNTRY;

/// How many words may stand between a trade and its country.
const FAR: usize = 14;

impl<'a> Reading<'_, 'a> {
    /// Gives measures that are joined what they share.
    pub(super) fn join(&self, measures: &mut [Measure]) {
        for place in 1..measures.len() {
            let (before, here) = measures.split_at_mut(place);
            let (Some(last), Some(this)) = (before.last(), here.first_mut()) else { continue };
            if self.joins_on(last, this) {
                this.lead = last.lead;
                if this.owner == Owner::Unsaid {
                    this.owner = last.owner.clone();
                }
            }
        }
        for place in (1..measures.len()).rev() {
            let (before, here) = measures.split_at_mut(place);
            let (Some(last), Some(this)) = (before.last_mut(), here.first()) else { continue };
            if this.lead == last.lead && last.targets.is_empty() {
                last.targets.clone_from(&this.targets);
                if last.owner == Owner::Unsaid {
                    last.owner = this.owner.clone();
                }
            }
        }
    }

    /// Whether only `en` stands between two measures, or a comma in a list that ends with `en`.
    fn joins_on(&self, last: &Measure, this: &Measure) -> bool {
        let ends = [last.end, last.noun + 1];
        let between =
            ends.into_iter().find_map(|end| self.tokens.get(end..this.start).filter(|it| !it.is_empty()));
        let joint = |between: &[super::super::Token<'a>]| {
            between.iter().all(|token| token.text == "," || self.lexicon.is(token, Role::Joint))
                && between.iter().any(|token| !token.is_sign())
        };
        last.clause == this.clause && between.is_some_and(joint)
    }

    /// Whether `visum` is what somebody is refused.
    pub(super) fn permit(&self, measure: &Measure) -> bool {
        self.tokens.get(measure.noun).is_some_and(|token| self.lexicon.is(token, Role::Permit))
    }

    /// `de toegang [ontzegd]`, of which nothing says to what: where it ends.
    pub(super) fn refused(&self, at: usize) -> Option<usize> {
        let open = self.tokens.get(at).is_none_or(|next| next.is_sign() || self.lexicon.words.verb(next));
        let narrowed = self.tokens.get(at..).unwrap_or_default().iter().any(|token| token.is("tot"));
        let body = |token: &super::super::Token<'a>| {
            self.issuer(token).is_some_and(|id| self.lexicon.bodies.has(&id))
        };
        let spoken = || self.tokens.iter().any(body) || self.about_sanctions();
        (open && !narrowed && spoken()).then_some(at)
    }

    /// The country from or to which the trade goes that stands before `at`, and where that ends.
    pub(super) fn partner(&self, at: usize, clause: usize) -> Option<(Vec<Target>, usize)> {
        const WAYS: [&str; 5] = ["uit", "naar", "met", "aan", "vanuit"];
        let end = self.clauses.end(at, clause).min(at + FAR);
        for way in at..end {
            let token = self.tokens.get(way)?;
            if self.lexicon.words.finite(self.tokens, way) || matches!(token.text, ";" | "." | "?") {
                return None;
            }
            if WAYS.iter().any(|word| token.is(word))
                && let Some((targets, end)) = self.targets_until(way + 1, end)
                && targets.iter().all(|target| self.is_land(target))
            {
                return Some((targets, end));
            }
        }
        None
    }

    fn is_land(&self, target: &Target) -> bool {
        match &target.argument {
            Argument::Entity(id) => id.kind == COUNTRY,
            Argument::Group { span, .. } => {
                let words = self.tokens.get(self.at(span.start)..self.at(span.end)).unwrap_or_default();
                words.len() == 2 && self.lexicon.is(&words[1], Role::Land)
            }
            Argument::Document => false,
        }
    }

    /// What a ban forbids, under `op` at `at`: the country of a trade (`een verbod op de invoer van hout uit X`), or
    /// nobody (`een verbod op financiële transacties`), and where that ends.
    pub(super) fn banned(&self, at: usize, measure: &Measure) -> Option<(Vec<Target>, usize)> {
        let noun = self.tokens.get(measure.noun)?;
        let embargo = noun.text.to_lowercase().ends_with("embargo");
        let bans = noun.text.ends_with("verbod") && !self.lexicon.is(noun, Role::Entry) || embargo;
        let under = self.tokens.get(at).filter(|token| bans && (token.is("op") || token.is("voor")))?;
        // `voerde een exportverbod in voor chips naar X`: behind the particle too.
        if let Some(found) = self.partner(at + 1, measure.clause) {
            return Some(found);
        }
        under.is("op").then_some(())?;
        if let Some(found) = self.goods_of(at + 1) {
            return Some(found);
        }
        if embargo {
            return None;
        }
        let words = &self.lexicon.words;
        let goods = |token: &super::super::Token<'a>| {
            words.open(token) || adjective(token) || words.is(token, Class::Determiner)
        };
        let length = self.tokens.get(at + 1..)?.iter().take_while(|token| goods(token)).count();
        (length > 0).then_some((Vec::new(), at + 1 + length))
    }

    /// `[een verbod op] de invoer van Iraanse olie`, `Russisch gas`: the country whose goods they are, and where that ends.
    pub(super) fn goods_of(&self, at: usize) -> Option<(Vec<Target>, usize)> {
        const LONGEST: usize = 6;
        let traded =
            |at: &usize| self.lexicon.is(&self.tokens[*at], Role::Trade) && self.is_word(Some(at + 1), "van");
        let near = at..(at + LONGEST).min(self.tokens.len());
        let trade = near.clone().take_while(|at| !self.tokens[*at].is_sign()).find(traded);
        let from = trade.map_or(at, |trade| trade + 2);
        let (rest, found) = phrase(&self.lexicon.words)(Tokens(self.tokens.get(from..)?)).ok()?;
        let goods = trade.is_some() || self.lexicon.is(found.head, Role::Goods);
        let of = found.words().filter(|token| adjective(token)).find_map(|token| self.country(token));
        let id = of.filter(|_| goods && found.head.mention.is_none())?;
        let span = found.tokens.span()?;
        let target = Target { argument: Argument::Entity(id.clone()), count: None, span, about: vec![id] };
        Some((vec![target], self.tokens.len() - rest.0.len()))
    }
}
