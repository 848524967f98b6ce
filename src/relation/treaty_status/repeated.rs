//! A deed told again by `doen`: `Polen is voornemens hetzelfde te doen`, `Canada deed dat al in 2017`,
//! `dat Iran en Libië dat niet hebben gedaan`.
//!
//! It is the last one that the sentence states before, or else the last one of the sentence before.

use super::super::function_words::{Class, number};
use super::super::parties::{Parties, Party};
use super::super::status::settle;
use super::super::{Argument, Fact, Status, Token};
use super::deeds::others;
use super::grammar::{Object, Sort};
use super::lexicon::Role;
use super::{Claim, Page, SHAPES};
use crate::entity::{country::COUNTRY, court::COURT, organisation::ORGANISATION, treaty::TREATY};
use crate::grammar::PartialDate;
use crate::linking::EntityId;
use crate::mention::Kind;
use crate::relation::Shape;
use crate::relation::dates::date_within;
use crate::text::Span;

/// What is told again.
pub(super) struct Repeated {
    shape: Shape,
    pub(super) object: Object,
    clause: usize,
    evidence: Span,
    /// Who does it, where the words say it otherwise than by a subject.
    own: Option<Vec<Party>>,
    /// Who does it, where that is known.
    parties: Option<Vec<Party>>,
    /// It is only made known: `maakte hetzelfde bekend`.
    declared: bool,
}

/// Forms of `doen`.
const DOES: [&str; 6] = ["doet", "doen", "deed", "deden", "gedaan", "doe"];
/// What stands for the deed.
const THAT: [&str; 4] = ["dat", "hetzelfde", "datzelfde", "zulks"];

/// What makes a deed known, and the word that stands with it.
const DECLARES: [(&[&str], &[&str]); 3] = [
    (&["maakte", "maakten", "maakt", "maken"], &["bekend"]),
    (&["kondigde", "kondigden", "kondigt", "kondigen"], &["aan"]),
    (&["bekendgemaakt", "aangekondigd"], &["heeft", "hebben", "had", "hadden"]),
];

impl<'p> Page<'p, '_, '_> {
    /// The deeds that `doen` tells again, `claims` being those of the sentence.
    pub(super) fn repeated(&self, claims: &[Claim<'p>], facts: &[Fact]) -> Vec<Repeated> {
        let tokens = self.scene.tokens;
        let tells = |token: &Token<'_>| {
            DOES.iter().chain(&["er", "voor", "hetzelfde"]).any(|word| token.is(word))
                || self.lexicon.is(token, Role::Proceeding)
                || self.lexicon.is(token, Role::Following)
        };
        if !tokens.iter().any(tells) {
            return Vec::new();
        }
        let clauses = 0..self.scene.clauses.list.len();
        let again = |clause| {
            self.again(clause, claims, facts)
                .or_else(|| self.proceeds(clause))
                .or_else(|| self.counts(clause))
                .or_else(|| self.follows(clause, claims, facts))
        };
        clauses.filter_map(again).collect()
    }

    /// `zijn daartoe overgegaan`: what the clause or the sentence before speaks of.
    fn proceeds(&self, clause: usize) -> Option<Repeated> {
        let scene = self.scene;
        let indices = scene.indices(clause);
        let at = |fits: &dyn Fn(usize) -> bool| indices.iter().copied().find(|at| fits(*at));
        let proceeds =
            |at: usize| scene.tokens.get(at).is_some_and(|token| self.lexicon.is(token, Role::Proceeding));
        let verb = at(&proceeds)?;
        let to = at(&|at| scene.is(at, "daartoe") || scene.is(at, "hiertoe"))?;
        let first = indices.first().copied()?;
        let (shape, id) = self.spoken_of(first).or_else(|| self.spoken_of_before())?;
        self.of_clause(clause, (shape, id), to, verb)
    }

    /// `Tot op heden zijn dat er tien, waaronder …`.
    fn counts(&self, clause: usize) -> Option<Repeated> {
        let scene = self.scene;
        let are = |at: &usize| {
            ["zijn", "waren"].iter().any(|word| scene.is(*at, word))
                && ["dat", "dit"].iter().any(|word| scene.is(*at + 1, word))
                && scene.is(*at + 2, "er")
        };
        let at = (0..scene.tokens.len()).find(are)?;
        let counted = scene.tokens.get(at + 3).is_some_and(|token| number(token).is_some());
        let here = scene.clauses.of.get(at) == Some(&clause) && counted;
        let said = if here { self.spoken_of_before()? } else { return None };
        let mut told = self.of_clause(clause, said, at, at + 3)?;
        told.parties = Some(self.counted(at + 4)?);
        Some(told)
    }

    /// `Oekraïne volgde op 25 oktober 2024`, `die van Nederland volgde een maand later`, `Letland ging Finland voor`:
    /// the deed before, done by somebody else. Whatever else stands in the clause refuses it.
    fn follows(&self, clause: usize, claims: &[Claim<'p>], facts: &[Fact]) -> Option<Repeated> {
        let scene = self.scene;
        let indices = scene.indices(clause);
        let word = |at: &&usize| !scene.tokens[**at].is_sign();
        let last = indices.iter().rev().find(word)?;
        let went = |at: &&usize| ["ging", "gingen"].iter().any(|word| scene.is(**at, word));
        let ahead = indices.iter().find(went).filter(|_| scene.is(*last, "voor"));
        let after = indices
            .iter()
            .find(|at| scene.tokens.get(**at).is_some_and(|token| self.lexicon.is(token, Role::Following)));
        let verb = *ahead.or(after)?;
        let plain = |at: &usize| {
            let token = &scene.tokens[*at];
            *at == verb
                || Parties::named(scene.passage, token).is_some()
                || token.is_sign()
                || token.is("voorbeeld")
                || token.mention.is_none()
                    && (!scene.words.closed.open(token) || token.text.parse::<u32>().is_ok())
                || scene.words.closed.is(token, Class::Time)
                || scene.date_at(*at, scene.tokens.len()).is_some()
        };
        // `heeft dat voorbeeld gevolgd`, `volgde het voorbeeld van Burundi`
        let example = indices.iter().any(|at| scene.is(*at, "voorbeeld"));
        let other = ["met", "hem", "haar"].iter();
        let with = indices
            .iter()
            .any(|at| other.clone().any(|word| scene.is(*at, word)) || !example && scene.is(*at, "het"));
        if with || !indices.iter().all(plain) {
            return None;
        }
        let start = scene.tokens.get(*indices.first()?)?.span.start;
        let before = claims.iter().filter(|claim| claim.evidence.end <= start);
        let here =
            before.max_by_key(|claim| claim.evidence.end).map(|claim| (claim.shape, claim.object.id.clone()));
        let mut told = self.of_clause(clause, here.or_else(|| self.just_stated(facts))?, verb, verb)?;
        // `die van Nederland`
        let first = indices.iter().copied().find(|at| !scene.tokens[*at].is_sign())?;
        let whose = ["die", "dat"].iter().any(|word| scene.is(first, word)) && scene.is(first + 1, "van");
        if whose {
            told.own = Some(scene.parties(first + 2)?.0);
        }
        Some(told)
    }

    fn of_clause(
        &self,
        clause: usize,
        (shape, id): (Shape, EntityId),
        from: usize,
        to: usize,
    ) -> Option<Repeated> {
        let scene = self.scene;
        let span = scene.tokens.get(from)?.span;
        let evidence = span.cover(scene.tokens.get(to)?.span);
        let sort = Sort::Treaty;
        let object = Object { id, sort, start: from, end: from + 1, clause, under: String::new(), span };
        Some(Repeated { shape, object, clause, evidence, own: None, parties: None, declared: false })
    }

    fn again(&self, clause: usize, claims: &[Claim<'p>], facts: &[Fact]) -> Option<Repeated> {
        let scene = self.scene;
        let indices = scene.indices(clause);
        let has =
            |words: &[&str]| indices.iter().copied().find(|at| words.iter().any(|word| scene.is(*at, word)));
        let done = has(&DOES);
        let declared = done.is_none();
        let verb =
            done.or_else(|| DECLARES.iter().find_map(|(verb, with)| has(with).and_then(|_| has(verb))))?;
        let opener = scene.clauses.list.get(clause)?.opened_at();
        let that = if declared { &THAT[1..3] } else { &THAT[..] };
        let stands = |at: &usize| that.iter().any(|word| scene.is(*at, word));
        let behind = indices.iter().copied().find(|at| Some(*at) != opener && stands(at));
        // `dat Iran dat niet heeft gedaan`: the second one looks as if it opened a clause.
        let that = behind.or(opener.filter(stands))?;
        let start = scene.tokens.get(that)?.span.cover(scene.tokens.get(verb)?.span).start;
        let before = claims.iter().filter(|claim| claim.evidence.end <= start);
        let here =
            before.max_by_key(|claim| claim.evidence.end).map(|claim| (claim.shape, claim.object.id.clone()));
        let told = self.of_clause(clause, here.or_else(|| self.just_stated(facts))?, that, verb)?;
        Some(Repeated { declared, ..told })
    }

    /// The last deed of the sentence before.
    fn just_stated(&self, facts: &[Fact]) -> Option<(Shape, EntityId)> {
        let document = self.scene.passage.document;
        let mut before = document.sentences.get(self.scene.index.checked_sub(1)?)?;
        // `De opzegging wordt in 2026 van kracht. Spanje heeft hetzelfde gedaan.`
        let named =
            |kind: Kind| self.scene.passage.mentions_in(*before).any(|(_, mention)| mention.kind == kind);
        if !named(COUNTRY) && !named(TREATY) && !named(COURT) && !named(ORGANISATION) {
            let block = document.block_at(before.start)?.span;
            let earlier = document.sentences.get(self.scene.index.checked_sub(2)?)?;
            before = Some(earlier).filter(|earlier| block.contains(**earlier)).unwrap_or(before);
        }
        let own = |fact: &&Fact| SHAPES.contains(&fact.shape) && before.contains(fact.evidence);
        let last = facts.iter().rev().find(own)?;
        match &last.object {
            Argument::Entity(id) => Some((last.shape, id.clone())),
            _ => None,
        }
    }

    /// Who does it, and whether it is done.
    pub(super) fn retold<'o>(&self, told: &'o Repeated) -> Option<Claim<'o>> {
        Some(Claim {
            shape: told.shape,
            parties: self.repeaters(told)?,
            object: &told.object,
            status: self.status_of(told)?,
            date: if told.parties.is_some() { None } else { self.scene.date(told.clause) },
            evidence: told.evidence,
            rule: "treaty_status/repeated",
        })
    }

    fn status_of(&self, told: &Repeated) -> Option<Status> {
        let signs = self.scene.signs(told.clause, |at| at == told.object.start);
        match self.status(told.clause, settle(&signs, Status::Asserted)?) {
            Status::Asserted if told.declared => Some(Status::Announced),
            status => Some(status),
        }
    }

    fn repeaters(&self, told: &Repeated) -> Option<Vec<Party>> {
        let inside = [told.object.start];
        let above = || self.scene.clauses.list.get(told.clause).and_then(|clause| clause.parent);
        let own = told
            .own
            .clone()
            .or_else(|| told.parties.clone())
            .or_else(|| self.scene.subject_of(told.clause, &inside));
        others(own.or_else(|| self.scene.subject_of(above()?, &inside))?, &told.object)
    }

    /// `en, op 13 september jl., Portugal`: the day that stands before one of several.
    pub(super) fn own_date(&self, party: &Party) -> Option<PartialDate> {
        const LONGEST: usize = 6;
        if let Some(day) = self.bracketed_day(party).or_else(|| self.listed_day(party)) {
            return Some(day);
        }
        let scene = self.scene;
        let close = scene.at(party.span.start).checked_sub(1).filter(|at| scene.is(*at, ","))?;
        let open = (close.saturating_sub(LONGEST)..close).rev().find(|at| scene.is(*at, ","))?;
        let joined = open.checked_sub(1).is_some_and(|at| scene.is(at, "en"));
        date_within(scene.passage.document, scene.tokens, open, close).filter(|_| joined)
    }
}
