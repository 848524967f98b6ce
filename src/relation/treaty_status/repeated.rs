//! A deed told again by `doen`: `Polen is voornemens hetzelfde te doen`, `Canada deed dat al in 2017`,
//! `dat Iran en Libië dat niet hebben gedaan`.
//!
//! It is the last one that the sentence states before, or else the last one of the sentence before.

use super::super::status::settle;
use super::super::{Argument, Fact, Status};
use super::deeds::others;
use super::grammar::{Object, Sort};
use super::{Claim, Page, SHAPES};
use crate::linking::EntityId;
use crate::relation::Shape;
use crate::text::Span;

/// What is told again.
pub(super) struct Repeated {
    shape: Shape,
    pub(super) object: Object,
    clause: usize,
    evidence: Span,
}

/// Forms of `doen`.
const DOES: [&str; 6] = ["doet", "doen", "deed", "deden", "gedaan", "doe"];
/// What stands for the deed.
const THAT: [&str; 4] = ["dat", "hetzelfde", "datzelfde", "zulks"];

impl<'p> Page<'p, '_, '_> {
    /// The deeds that `doen` tells again, `claims` being those of the sentence.
    pub(super) fn repeated(&self, claims: &[Claim<'p>], facts: &[Fact]) -> Vec<Repeated> {
        let clauses = 0..self.scene.clauses.list.len();
        clauses.filter_map(|clause| self.again(clause, claims, facts)).collect()
    }

    fn again(&self, clause: usize, claims: &[Claim<'p>], facts: &[Fact]) -> Option<Repeated> {
        let scene = self.scene;
        let indices = scene.indices(clause);
        let has =
            |words: &[&str]| indices.iter().copied().find(|at| words.iter().any(|word| scene.is(*at, word)));
        let verb = scene.tokens.get(has(&DOES)?)?;
        let opener = scene.clauses.list.get(clause)?.opened_at();
        let stands = |at: &usize| THAT.iter().any(|word| scene.is(*at, word));
        let behind = indices.iter().copied().find(|at| Some(*at) != opener && stands(at));
        // `dat Iran dat niet heeft gedaan`: the second one looks as if it opened a clause.
        let that = behind.or(opener.filter(stands))?;
        let evidence = scene.tokens.get(that)?.span.cover(verb.span);
        let before = claims.iter().filter(|claim| claim.evidence.end <= evidence.start);
        let here =
            before.max_by_key(|claim| claim.evidence.end).map(|claim| (claim.shape, claim.object.id.clone()));
        let (shape, id) = here.or_else(|| self.just_stated(facts))?;
        let at = that;
        let object = Object {
            id,
            sort: Sort::Treaty,
            start: at,
            end: at + 1,
            clause,
            under: String::new(),
            span: scene.tokens.get(at)?.span,
        };
        Some(Repeated { shape, object, clause, evidence })
    }

    /// The last deed of the sentence before.
    fn just_stated(&self, facts: &[Fact]) -> Option<(Shape, EntityId)> {
        let document = self.scene.passage.document;
        let before = document.sentences.get(self.scene.index.checked_sub(1)?)?;
        let own = |fact: &&Fact| SHAPES.contains(&fact.shape) && before.contains(fact.evidence);
        let last = facts.iter().rev().find(own)?;
        match &last.object {
            Argument::Entity(id) => Some((last.shape, id.clone())),
            _ => None,
        }
    }

    /// Who does it, and whether it is done.
    pub(super) fn retold<'o>(&self, told: &'o Repeated) -> Option<Claim<'o>> {
        let inside = [told.object.start];
        let signs = self.scene.signs(told.clause, |at| inside.contains(&at));
        let above = || self.scene.clauses.list.get(told.clause).and_then(|clause| clause.parent);
        let own = self.scene.subject_of(told.clause, &inside);
        let parties = own.or_else(|| self.scene.subject_of(above()?, &inside))?;
        let parties = others(parties, &told.object)?;
        Some(Claim {
            shape: told.shape,
            parties,
            object: &told.object,
            status: self.status(told.clause, settle(&signs, Status::Asserted)?),
            date: self.scene.date(told.clause),
            evidence: told.evidence,
            rule: "treaty_status/repeated",
        })
    }
}
