//! Investigations in words and mentions.
//!
//! ```text
//! inquiry = [ determiner ] { modifier } "onderzoek" { owner } ( "naar" | "in" ) place [ owner ]
//!         | determiner "door" court participle "onderzoek" …
//!         | … "onderzoek" ( "dat" | "die" ) court … "naar" place
//!         | "naar" place … "onderzoek" owner
//!         | … "onderzoek" … ":" item { ( "," | "en" ) item }
//!         | court "onderzoekt" … crime … "in" place
//! owner   = ( "van" | "door" | "bij" ) ( court | prosecutor [ "van" court ] )
//! place   = countries | [ words ] crime [ words ] ( "in" | "op het grondgebied van" ) countries
//! item    = country { "/" country } [ number ] [ "(" year "-" year ")" ] | word "(" country ")"
//! ```

use super::super::clauses::Opener;
use super::super::function_words::Class;
use super::super::scene::Scene;
use super::super::status::{Sign, Signs, settle};
use super::super::{Status, Token};
use super::lexicon::{Lexicon, Role};
use crate::linking::EntityId;
use crate::text::Span;

/// A country that is investigated, with its years.
pub(super) struct Investigated {
    pub(super) country: EntityId,
    pub(super) span: Span,
    pub(super) from: Option<i16>,
    pub(super) to: Option<i16>,
}

/// An investigation read.
pub(super) struct Inquiry {
    pub(super) court: EntityId,
    pub(super) places: Vec<Investigated>,
    pub(super) closed: bool,
    pub(super) status: Status,
    pub(super) from: Option<i16>,
    pub(super) to: Option<i16>,
    pub(super) evidence: Span,
    pub(super) rule: &'static str,
}

/// A sentence and the words.
pub(super) struct Page<'p, 's, 'a> {
    pub(super) lexicon: &'p Lexicon,
    pub(super) scene: &'p Scene<'s, 'a>,
}

/// Where an investigation takes place, as far as the words say it.
struct Placed {
    places: Vec<Investigated>,
    /// Behind the last country.
    end: usize,
    /// The clause whose verb says whether it is so.
    clause: usize,
    rule: &'static str,
}

/// The investigations of a sentence.
pub(super) fn inquiries(lexicon: &Lexicon, scene: &Scene<'_, '_>) -> Vec<Inquiry> {
    let page = Page { lexicon, scene };
    (0..scene.tokens.len()).filter_map(|at| page.noun(at).or_else(|| page.verb(at))).collect()
}

impl Page<'_, '_, '_> {
    pub(super) fn role(&self, at: usize, role: Role) -> bool {
        self.scene.tokens.get(at).is_some_and(|token| self.lexicon.is(token, role))
    }

    fn noun(&self, at: usize) -> Option<Inquiry> {
        let scene = self.scene;
        let clause =
            *Some(at).filter(|at| self.role(*at, Role::Noun)).and_then(|at| scene.clauses.of.get(at))?;
        let (start, own) = self.start(at)?;
        let (owner, behind) = self.owners(at + 1);
        let placed = self.placed(at, (start, behind), clause)?;
        let here = scene.clause(placed.clause);
        let says = |role| here.iter().any(|token| self.lexicon.is(token, role));
        let closure = self.named_by(start, Role::Closure);
        let closed = says(Role::Closing) || closure.is_some();
        let listed = placed.rule.ends_with("list");
        let spoken = closed || says(Role::Opening) || listed;
        let told = own.is_some() || self.named_by(start, Role::Inception).is_some();
        let status = match closure {
            Some(noun) => self.status(noun..behind, placed.clause, false)?,
            None => self.status(start..behind, placed.clause, spoken || told)?,
        };
        if closure.is_some() && status != Status::Asserted {
            return None;
        }
        let court = own
            .or(owner)
            .or_else(|| self.owners(placed.end).0)
            .or_else(|| self.actor(placed.clause))
            .or_else(|| self.agent(placed.clause).filter(|_| spoken))
            .or_else(|| self.bidden(at, clause, status))
            .or_else(|| if listed { self.spoken_of(at) } else { None })?;
        Some(self.inquiry(court, placed.places, closed, status, (at, placed.clause), placed.rule))
    }

    /// Where: in a list behind a colon, behind the noun, in a relative clause, or in front of all.
    fn placed(&self, at: usize, (start, behind): (usize, usize), clause: usize) -> Option<Placed> {
        let listed = self.listed(at);
        if !listed.is_empty() {
            return Some(Placed { places: listed, end: behind, clause, rule: "investigations/list" });
        }
        if let Some((places, end)) = self.places(behind) {
            return Some(Placed { places, end, clause, rule: "investigations/noun" });
        }
        let fronted = || {
            let first = self.scene.indices(clause).first().copied()?;
            Some((clause, Some(first).filter(|at| self.scene.is(*at, "naar") && *at < start)?))
        };
        // `doet in Mali onderzoek naar oorlogsmisdrijven`
        let crimes =
            self.scene.is(behind, "naar") && (behind + 1..behind + 4).any(|at| self.role(at, Role::Crime));
        let inside = || {
            let mut before = self.scene.indices(clause).iter().copied().filter(|at| *at < start && crimes);
            before.find(|at| self.scene.is(*at, "in") && self.places(*at).is_some()).map(|at| (clause, at))
        };
        let (clause, toward) = self.relative(behind).or_else(fronted).or_else(inside)?;
        let (places, end) = self.places(toward)?;
        Some(Placed { places, end, clause, rule: "investigations/noun" })
    }

    /// `het onderzoek dat het Strafhof doet naar`: the relative clause that begins at `at`, and its `naar`.
    fn relative(&self, at: usize) -> Option<(usize, usize)> {
        let opened = at + usize::from(self.scene.is(at, ","));
        let own = |clause: &usize| {
            let how = self.scene.clauses.list.get(*clause).map(|clause| clause.opener);
            matches!(how, Some(Opener::Relative(by) | Opener::Subordinate(by)) if by == opened)
        };
        let clause = (0..self.scene.clauses.list.len()).find(own)?;
        let toward = self.scene.indices(clause).iter().copied().find(|at| self.scene.is(*at, "naar"))?;
        Some((clause, toward))
    }

    /// `Het Strafhof onderzoekt oorlogsmisdrijven in Oekraïne`.
    fn verb(&self, at: usize) -> Option<Inquiry> {
        let scene = self.scene;
        let clause =
            *Some(at).filter(|at| self.role(*at, Role::Verb)).and_then(|at| scene.clauses.of.get(at))?;
        let indices = scene.indices(clause);
        let crime = indices.iter().copied().find(|at| self.role(*at, Role::Crime))?;
        // `onderzoekt of de situatie in Mali …`: a question, no investigation.
        let asks = ["of", "hoe", "welke", "waarom"].into_iter().any(|word| scene.is(at + 1, word));
        let passive = self.role(at, Role::Participle);
        let by = || self.agent(clause).filter(|_| passive);
        let court = self.actor(clause).or_else(by).filter(|_| !asks)?;
        // `misdrijven tegen de menselijkheid in Venezuela`
        let behind = if scene.is(crime + 1, "tegen") && scene.is(crime + 3, "menselijkheid") {
            crime + 4
        } else {
            crime + 1
        };
        let (places, _) = self.places(behind)?;
        let signs = scene.signs(clause, |token| token == at);
        let status = settle(&signs, Status::Asserted)?;
        Some(self.inquiry(court, places, false, status, (at, clause), "investigations/verb"))
    }

    fn inquiry(
        &self,
        court: EntityId,
        places: Vec<Investigated>,
        closed: bool,
        status: Status,
        (at, clause): (usize, usize),
        rule: &'static str,
    ) -> Inquiry {
        let year = self.scene.date(clause).filter(|_| status == Status::Asserted).map(|date| date.year);
        let (from, to) = if closed { (None, year) } else { (year, None) };
        let own = |place: &Investigated| place.from.is_some() || place.to.is_some();
        let (from, to) =
            if rule.ends_with("list") && places.iter().any(own) { (None, None) } else { (from, to) };
        let evidence = self.scene.tokens.get(at).map_or(Span::new(0, 0), |token| token.span);
        Inquiry { court, places, closed, status, from, to, evidence, rule }
    }

    /// Where the phrase of the noun starts, and the court of `ICC-onderzoek` or of `het door het ISH geopende
    /// onderzoek`; `None` where it is no investigation of a court.
    fn start(&self, at: usize) -> Option<(usize, Option<EntityId>)> {
        let scene = self.scene;
        let words = &scene.words.closed;
        let mut start = at;
        let mut compound = None;
        if scene.is(at.checked_sub(1).unwrap_or(at), "-") {
            compound = Some(self.court(at.checked_sub(2)?)?);
            start = at - 2;
        }
        while let Some(token) = start.checked_sub(1).and_then(|before| scene.tokens.get(before)) {
            if self.lexicon.is(token, Role::Preliminary) {
                return None;
            }
            let modifies = words.open(token) && (token.text.ends_with('e') || token.text.ends_with('k'));
            if !modifies {
                if let Some((by, court)) = self.agent_before(start).filter(|_| start < at) {
                    let article = by.checked_sub(1).and_then(|at| scene.tokens.get(at));
                    let determined = article.is_some_and(|token| words.is(token, Class::Determiner));
                    return Some((by - usize::from(determined), Some(court)));
                }
                return Some((start - usize::from(words.is(token, Class::Determiner)), compound));
            }
            start -= 1;
        }
        Some((start, compound))
    }

    /// `de opening van een onderzoek`: the noun with this role before the phrase that starts at `start`.
    fn named_by(&self, start: usize, role: Role) -> Option<usize> {
        let of = start.checked_sub(1).filter(|of| self.scene.is(*of, "van"))?;
        of.checked_sub(1).filter(|noun| self.role(*noun, role))
    }

    /// The status: of the clause where its verb speaks of the investigation, else of the words before it.
    fn status(&self, phrase: std::ops::Range<usize>, clause: usize, spoken: bool) -> Option<Status> {
        let scene = self.scene;
        let status = &scene.words.status;
        let mut signs: Signs = status.before_noun(scene.tokens, phrase.start);
        let within = scene.tokens.get(phrase.clone()).unwrap_or_default();
        signs.extend(within.iter().filter_map(|token| status.within_noun(token)));
        let definite = within.first().is_some_and(|token: &Token<'_>| {
            scene.words.closed.is(token, Class::Determiner) && !token.is("een") && !token.is("geen")
        });
        let around = scene.signs(clause, |at| phrase.contains(&at) && !scene.is(at, "geen"));
        let open = |sign: &Sign| matches!(sign, Sign::Condition);
        signs.extend(around.into_iter().filter(|sign| spoken || !definite || open(sign)));
        signs.remove(&Sign::End);
        let settled = settle(&signs, Status::Asserted)?;
        let before = phrase.start.checked_sub(1);
        let asked =
            before.is_some_and(|at| ["om", "voor", "tot", "op"].into_iter().any(|word| scene.is(at, word)));
        let named = before.is_some_and(|at| self.scene.is(at, "de") || self.scene.is(at, "het"));
        let certain = (spoken || definite || named) && !asked;
        (settled != Status::Asserted || certain).then_some(settled)
    }
}
