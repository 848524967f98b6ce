//! Investigations in words and mentions.
//!
//! ```text
//! inquiry = [ determiner ] { modifier } "onderzoek" { owner } ( "naar" | "in" ) place
//!         | … "onderzoek" … ":" item { ( "," | "en" ) item }
//!         | court "onderzoekt" … crime … "in" place
//! owner   = ( "van" | "door" | "bij" ) ( court | prosecutor [ "van" court ] )
//! place   = countries | [ words ] crime [ words ] ( "in" | "op het grondgebied van" ) countries
//! item    = country { "/" country } [ number ] [ "(" year "-" year ")" ] | word "(" country ")"
//! ```

use super::super::function_words::Class;
use super::super::phrases::{Chunk, chunks};
use super::super::scene::Scene;
use super::super::status::{Sign, Signs, settle};
use super::super::{Status, Token};
use super::lexicon::{Lexicon, Role};
use crate::entity::country::COUNTRY;
use crate::entity::court::COURT;
use crate::linking::EntityId;
use crate::text::Span;

/// How many sentences before are looked at for the court of a prosecutor.
const WINDOW: usize = 12;
/// How many tokens may stand between `naar` and the country.
const REACH: usize = 14;

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
struct Page<'p, 's, 'a> {
    lexicon: &'p Lexicon,
    scene: &'p Scene<'s, 'a>,
}

/// The investigations of a sentence.
pub(super) fn inquiries(lexicon: &Lexicon, scene: &Scene<'_, '_>) -> Vec<Inquiry> {
    let page = Page { lexicon, scene };
    (0..scene.tokens.len()).filter_map(|at| page.noun(at).or_else(|| page.verb(at))).collect()
}

impl Page<'_, '_, '_> {
    fn role(&self, at: usize, role: Role) -> bool {
        self.scene.tokens.get(at).is_some_and(|token| self.lexicon.is(token, role))
    }

    fn court(&self, at: usize) -> Option<EntityId> {
        let (index, _) = self.scene.tokens.get(at).filter(|token| token.names(COURT))?.mention?;
        Some(self.scene.passage.entity(index)?.id.clone())
    }

    fn country(&self, at: usize) -> Option<(EntityId, Span)> {
        let token = self.scene.tokens.get(at).filter(|token| token.names(COUNTRY))?;
        let (index, mention) = token.mention?;
        let noun = mention.form != crate::gazetteer::Form::Adjective
            && mention.form != crate::gazetteer::Form::Inhabitant;
        Some((self.scene.passage.entity(index).filter(|_| noun)?.id.clone(), token.span))
    }

    fn noun(&self, at: usize) -> Option<Inquiry> {
        let scene = self.scene;
        let clause =
            *Some(at).filter(|at| self.role(*at, Role::Noun)).and_then(|at| scene.clauses.of.get(at))?;
        let (start, compound) = self.start(at)?;
        let (owner, behind) = self.owners(at + 1);
        let listed = self.listed(at);
        let (places, rule) = if listed.is_empty() {
            (self.places(behind)?, "investigations/noun")
        } else {
            (listed, "investigations/list")
        };
        let court = compound
            .or(owner)
            .or_else(|| self.actor(clause))
            .or_else(|| if rule == "investigations/list" { self.spoken_of(at) } else { None })?;
        let here = scene.clause(clause);
        let says = |role| here.iter().any(|token| self.lexicon.is(token, role));
        let closed = says(Role::Closing);
        let status =
            self.status(start..behind, clause, closed || says(Role::Opening) || rule.ends_with("list"))?;
        Some(self.inquiry(court, places, closed, status, (at, clause), rule))
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
        let court = self.actor(clause).filter(|_| !asks)?;
        // `misdrijven tegen de menselijkheid in Venezuela`
        let behind = if scene.is(crime + 1, "tegen") && scene.is(crime + 3, "menselijkheid") {
            crime + 4
        } else {
            crime + 1
        };
        let places = self.places(behind)?;
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

    /// Where the phrase of the noun starts, and the court of `ICC-onderzoek`; `None` where it is no
    /// investigation of a court.
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
                return Some((start - usize::from(words.is(token, Class::Determiner)), compound));
            }
            start -= 1;
        }
        Some((start, compound))
    }

    /// The court behind the noun, and where what belongs to it ends.
    fn owners(&self, from: usize) -> (Option<EntityId>, usize) {
        let scene = self.scene;
        let (mut court, mut at) = (None, self.behind_verbs(from));
        while ["van", "door", "bij"].into_iter().any(|word| scene.is(at, word)) {
            let head = (at + 1..at + 4)
                .find(|head| self.court(*head).is_some() || self.role(*head, Role::Prosecutor));
            let Some(head) = head else { break };
            court = court.or_else(|| self.court(head));
            if court.is_none() && !scene.is(head + 1, "van") {
                court = self.spoken_of(head);
            }
            at = self.behind_verbs(head + 1);
        }
        (court, at)
    }

    /// Behind the verb that may stand between a noun and what belongs to it: `een onderzoek geopend naar`.
    fn behind_verbs(&self, from: usize) -> usize {
        let verb = |at: &usize| {
            self.role(*at, Role::Opening)
                || self.role(*at, Role::Closing)
                || self.scene.is(*at, "te")
                || self.scene.is(*at + 1, "te")
        };
        from + (from..from + 3).take_while(verb).count()
    }

    /// The court that acts in a clause: its subject, or the one under `bij`, `door`.
    fn actor(&self, clause: usize) -> Option<EntityId> {
        let scene = self.scene;
        let tokens = scene.clause(clause);
        let chunks = chunks(&scene.words.closed, &tokens);
        let time = |chunk: &&Chunk<'_, '_>| {
            chunk.phrase().is_none_or(|phrase| {
                phrase.tokens.0.iter().any(|token| scene.words.closed.is(token, Class::Time))
            })
        };
        let first = chunks.iter().filter(|chunk| !time(chunk)).find_map(|chunk| match chunk {
            Chunk::Noun(phrase) => Some(phrase),
            _ => ["bij", "door", "binnen"].into_iter().find_map(|word| chunk.under(word)),
        })?;
        let head = scene.at(first.head.span.start);
        if let Some(court) = self.court(head) {
            return Some(court);
        }
        if !self.role(head, Role::Prosecutor) {
            return None;
        }
        // `het Parket van de Aanklager van het Hof`
        let (named, _) = self.owners(head + 1);
        named.or_else(|| self.spoken_of(head))
    }

    /// The last court before token `at`; nothing where its sentence names two.
    fn spoken_of(&self, at: usize) -> Option<EntityId> {
        let passage = self.scene.passage;
        self.scene.last_named(at, WINDOW, |stretch| {
            let courts = passage.mentions_in(stretch).filter(|(_, mention)| mention.kind == COURT);
            Some(courts.filter_map(|(index, _)| passage.entity(index)).map(|entity| &entity.id).collect())
        })
    }

    /// The countries behind `naar` or `in`, or behind crimes.
    fn places(&self, from: usize) -> Option<Vec<Investigated>> {
        let scene = self.scene;
        let ends = |token: &Token<'_>| matches!(token.text, "," | ";" | ":" | ".");
        let first = scene.tokens.get(from).filter(|token| !ends(token))?;
        let opens = self.lexicon.is(first, Role::Place) || scene.is(from, "gepleegd") || scene.is(from, "op");
        if !opens {
            return None;
        }
        let near = scene.tokens.iter().enumerate().skip(from).take(REACH);
        let mut within = near.take_while(|(at, token)| {
            (!ends(token) || self.region(*at)) && !scene.words.closed.finite(scene.tokens, *at)
        });
        let place =
            |at: &usize| self.is_place(*at) || at.checked_sub(1).is_some_and(|comma| self.region(comma));
        let at = within.find_map(|(at, _)| self.country(at).map(|_| at).filter(place))?;
        let (parties, _) = scene.parties(at)?;
        let countries = parties.into_iter().filter(|party| party.id.kind == COUNTRY);
        Some(
            countries
                .map(|party| Investigated { country: party.id, span: party.span, from: None, to: None })
                .collect(),
        )
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
    fn listed(&self, at: usize) -> Vec<Investigated> {
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

    /// The status: of the clause where its verb speaks of the investigation, else of the words before it.
    fn status(&self, phrase: std::ops::Range<usize>, clause: usize, spoken: bool) -> Option<Status> {
        let scene = self.scene;
        let status = &scene.words.status;
        let mut signs: Signs = status.before_noun(scene.tokens, phrase.start);
        let within = scene.tokens.get(phrase.clone()).unwrap_or_default();
        signs.extend(within.iter().filter_map(|token| status.within_noun(token)));
        let definite = within.first().is_some_and(|token| {
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
        let certain = (spoken || definite) && !asked;
        (settled != Status::Asserted || certain).then_some(settled)
    }
}
