//! Members of a list that have their own day and no verb: `Ierland bekrachtigde in 2020, en Malta in 2021, het
//! verdrag`, `Kazachstan op 29 augustus 2019, Oostenrijk op 8 mei 2018`, `… is partij; China niet`.
//!
//! ```text
//! gapped = ( "," | ";" | "en" ) [ "en" | "maar" ] parties ( ( "op" | "in" | … ) date | [ "nog" ] "niet" ) ( sign | "en" )
//! ```

use super::{Claim, Page};
use crate::relation::Status;
use crate::relation::dates::date_span;

/// Words under which the day of a member stands.
const UNDER: [&str; 6] = ["op", "in", "per", "sinds", "sedert", "vanaf"];

impl<'p> Page<'p, '_, '_> {
    /// What such members do: what the claim nearest before them states, or else the first behind.
    pub(super) fn gapped(&self, claims: &[Claim<'p>]) -> Vec<Claim<'p>> {
        if claims.is_empty() {
            return Vec::new();
        }
        (0..self.scene.tokens.len()).filter_map(|at| self.member_at(at, claims)).collect()
    }

    fn member_at(&self, at: usize, claims: &[Claim<'p>]) -> Option<Claim<'p>> {
        let scene = self.scene;
        let sign = |at: usize| scene.tokens.get(at).is_none_or(|token| matches!(token.text, "," | ";" | "."));
        let joint = |at: usize| ["en", "maar"].iter().any(|word| scene.is(at, word));
        if !(matches!(scene.tokens.get(at)?.text, "," | ";") || joint(at)) {
            return None;
        }
        let start = at + 1 + usize::from(joint(at + 1));
        let (parties, used) = scene.parties(start)?;
        let behind = start + used;
        let not = usize::from(scene.is(behind, "nog"));
        let (date, end) = if scene.is(behind + not, "niet") {
            (None, behind + not + 1)
        } else {
            UNDER.iter().any(|word| scene.is(behind, word)).then_some(())?;
            let (date, span) = date_span(scene.passage.document, scene.tokens, behind + 1)?;
            (Some(date), scene.at(span.end))
        };
        if !sign(end) && !joint(end) || parties.iter().any(|party| Self::claimed(party, claims)) {
            return None;
        }
        let first = parties.first()?.span.start;
        let before = claims.iter().filter(|claim| claim.evidence.start < first);
        let said = before.max_by_key(|claim| claim.evidence.start).or_else(|| claims.first())?;
        let status = if date.is_none() { Status::Negated } else { said.status };
        let evidence = scene.stretch(start, end)?;
        let rule = "treaty_status/gapped";
        Some(Claim { shape: said.shape, parties, object: said.object, status, date, evidence, rule })
    }

    /// `evenmin als Georgië`, `net als Finland`: who does the same.
    pub(super) fn likened(&self, claims: &[Claim<'p>]) -> Vec<Claim<'p>> {
        const LIKE: [(&str, &str); 5] =
            [("evenmin", "als"), ("net", "als"), ("net", "zoals"), ("evenzeer", "als"), ("evengoed", "als")];
        let scene = self.scene;
        let like = |at: &usize| LIKE.iter().any(|(one, two)| scene.is(*at, one) && scene.is(*at + 1, two));
        if claims.is_empty() {
            return Vec::new();
        }
        let here = 0..scene.tokens.len();
        let alike = here.clone().filter(like).filter_map(|at| self.like_at(at, at + 2, claims));
        let beside = here.filter_map(|at| self.like_at(at, self.beside(at)?, claims));
        alike.chain(beside).collect()
    }

    /// `Na Litouwen heeft ook Letland`, `gevolgd door de Filipijnen`, `samen met België`: where the names start.
    fn beside(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        let is = |at: usize, words: &[&str]| words.iter().any(|word| scene.is(at, word));
        if is(at, &["gevolgd"]) && is(at + 1, &["door"]) {
            return Some(at + 2);
        }
        // `samen met onder meer België`
        if is(at, &["samen", "tezamen"]) && is(at + 1, &["met"]) {
            let among = is(at + 2, &["onder"]) && is(at + 3, &["meer", "andere", "anderen"]);
            return Some(if among { at + 4 } else { at + 2 });
        }
        if at > 0 || !is(at, &["na", "naast", "behalve"]) {
            return None;
        }
        let clause = *scene.clauses.of.get(at)?;
        let also = scene.indices(clause).iter().any(|at| is(*at, &["ook", "eveneens"]));
        also.then_some(at + 1)
    }

    /// The claim of the clause, for those whose names start at `names`.
    fn like_at(&self, at: usize, names: usize, claims: &[Claim<'p>]) -> Option<Claim<'p>> {
        let scene = self.scene;
        let clause = *scene.clauses.of.get(at)?;
        let (parties, used) = scene.parties(names)?;
        let beside =
            |claim: &&Claim<'p>| scene.clauses.of.get(scene.at(claim.object.span.start)) == Some(&clause);
        let alike = |one: &Claim<'p>, other: &Claim<'p>| {
            one.shape == other.shape && one.status == other.status && one.parties == other.parties
        };
        let only = claims.first().filter(|first| claims.iter().all(|other| alike(first, other)));
        let said = claims.iter().find(beside).or(only)?;
        let fits = !scene.is(at, "evenmin") || said.status == Status::Negated;
        if !fits || parties.iter().any(|party| Self::claimed(party, claims)) {
            return None;
        }
        let (shape, object, status) = (said.shape, said.object, said.status);
        let end = names + used;
        let dated = UNDER.iter().any(|word| scene.is(end, word));
        let date = date_span(scene.passage.document, scene.tokens, end + 1).filter(|_| dated);
        let (evidence, rule) = (scene.stretch(at, end)?, "treaty_status/likened");
        let together = scene.is(at, "samen") || scene.is(at, "tezamen");
        let date = date.map(|(date, _)| date).or(said.date.filter(|_| together));
        Some(Claim { shape, parties, object, status, date, evidence, rule })
    }

    fn claimed(party: &super::Party, claims: &[Claim<'p>]) -> bool {
        claims.iter().flat_map(|claim| &claim.parties).any(|known| known.id == party.id)
    }
}
