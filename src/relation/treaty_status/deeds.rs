//! Verbs: `heeft het Statuut opgezegd`, `is toegetreden tot`, `in werking getreden voor`.

use super::super::clauses::Opener;
use super::super::parties::Party;
use super::super::status::settle;
use super::super::verbs::{FoundVerb, Voice};
use super::super::{Status, Token};
use super::grammar::{Object, Sort};
use super::lexicon::{Deed, Link};
use super::{Claim, Page, takes};
use crate::text::Span;

impl<'p> Page<'p, '_, '_> {
    /// What the sentence says with verbs.
    pub(super) fn deeds(&self) -> Vec<Claim<'p>> {
        let verbs = self.lexicon.verbs.find(self.scene.tokens, &self.scene.clauses, &self.scene.words.closed);
        verbs.iter().flat_map(|found| self.deed(found)).collect()
    }

    fn deed(&self, found: &FoundVerb) -> Vec<Claim<'p>> {
        let Some(deed) = self.lexicon.deeds.get(found.verb) else { return Vec::new() };
        if !deed.complete(&self.scene.clause(found.clause)) {
            return Vec::new();
        }
        let objects = self.objects.iter().filter(|object| self.belongs(found, deed, object));
        objects.filter_map(|object| self.done(found, deed, object)).collect()
    }

    /// Whether the object is that of the verb.
    fn belongs(&self, found: &FoundVerb, deed: &Deed, object: &Object) -> bool {
        if !takes(deed.shape, object) || deed.link == Link::Object && object.sort == Sort::Body {
            return false;
        }
        if let Some(Opener::Relative(at)) =
            self.scene.clauses.list.get(found.clause).map(|clause| clause.opener)
            && deed.link != Link::For
            && self.right_before(object, at)
        {
            return deed.link == Link::Object;
        }
        let fits = match &deed.link {
            // `roept X op het verdrag te ratificeren`: a particle, no preposition.
            Link::Object if found.infinitive && ["op", "aan"].contains(&object.under.as_str()) => true,
            Link::Object | Link::For => object.under.is_empty(),
            Link::Under(preposition) => object.under == *preposition,
        };
        let verb = found.at.first().copied().unwrap_or_default();
        object.clause == found.clause && fits && !self.scene.apart(verb, object.start)
    }

    /// Whether the object ends right before the relative pronoun at `at`.
    pub(super) fn right_before(&self, object: &Object, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            before + 1 == object.end || before == object.end && self.scene.is(before, ",")
        })
    }

    fn done(&self, found: &FoundVerb, deed: &Deed, object: &'p Object) -> Option<Claim<'p>> {
        let inside: Vec<usize> = (object.start..object.end).collect();
        let apart = self.beyond_but(found);
        let mine = |at: usize| found.at.contains(&at) || inside.contains(&at) || apart.contains(&at);
        let signs = self.scene.signs(found.clause, mine);
        let parties = match (&deed.link, found.voice) {
            (Link::For, _) => self.scene.under(found.clause, "voor")?,
            (Link::Object, Voice::Passive) => self.scene.under(found.clause, "door")?,
            _ => self.scene.subject(found, &signs, &inside)?,
        };
        let status = self.status(found.clause, settle(&signs, Status::Asserted)?);
        Some(Claim {
            shape: deed.shape,
            parties,
            object,
            status,
            date: self.scene.date(found.clause),
            evidence: self.verb_span(found)?,
            rule: match (&deed.link, found.voice) {
                (Link::For, _) => "treaty_status/in-force",
                (Link::Object, Voice::Passive) => "treaty_status/passive",
                _ => "treaty_status/active",
            },
        })
    }

    /// The words of the clause that belong to another verb: `wel ondertekend, maar nog niet geratificeerd`.
    fn beyond_but(&self, found: &FoundVerb) -> Vec<usize> {
        let indices = self.scene.indices(found.clause);
        let verb = found.at.last().copied().unwrap_or_default();
        let Some(but) = indices.iter().copied().find(|at| self.scene.is(*at, "maar")) else {
            return Vec::new();
        };
        let negation = |at: usize| ["niet", "geen", "nooit"].into_iter().any(|word| self.scene.is(at, word));
        let other = |at: &usize| if verb < but { *at > but } else { *at < but && negation(*at) };
        indices.iter().copied().filter(other).collect()
    }

    /// `niet langer`, `niet meer`: it was so.
    pub(super) fn status(&self, clause: usize, status: Status) -> Status {
        let indices = self.scene.indices(clause);
        let no_more = indices.windows(2).any(|pair| {
            self.scene.is(pair[0], "niet")
                && ["langer", "meer"].iter().any(|word| self.scene.is(pair[1], word))
        });
        let token = |at: &usize| self.scene.tokens.get(*at);
        let none = indices.iter().filter_map(token).any(|token: &Token<'_>| token.is("geen"))
            && indices.iter().filter_map(token).any(|token| token.is("meer"));
        if status == Status::Negated && (no_more || none) { Status::Ended } else { status }
    }

    fn verb_span(&self, found: &FoundVerb) -> Option<Span> {
        let spans = found.at.iter().filter_map(|at| self.scene.tokens.get(*at)).map(|token| token.span);
        spans.reduce(Span::cover)
    }

    /// Whether any of the parties stands within the object: `het Zetelverdrag met Nederland`.
    pub(super) fn others(&self, parties: Vec<Party>, object: &Object) -> Option<Vec<Party>> {
        let outside = |party: &Party| !object.span.contains(party.span);
        Some(parties.into_iter().filter(outside).collect::<Vec<_>>()).filter(|parties| !parties.is_empty())
    }
}
