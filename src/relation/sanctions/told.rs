//! What a paragraph has said of sanctions before a sentence.

use super::super::groups::Target;
use super::super::{Argument, Fact, Passage};
use crate::entity::country::COUNTRY;
use crate::linking::EntityId;
use crate::text::Span;

/// What a paragraph has said of sanctions before a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// Who imposed those that were told of last.
    pub(super) issuers: Vec<EntityId>,
    /// Against whom those were.
    pub(super) targets: Vec<Target>,
    /// The country against which some were told of last.
    pub(super) country: Option<EntityId>,
    /// Who imposed those.
    pub(super) country_by: Option<EntityId>,
    /// Against whom the paragraph before told of last, where the sentence begins one.
    pub(super) earlier: Vec<Target>,
}

impl Told {
    /// What the facts read so far say that rest on the paragraph of this stretch.
    pub(super) fn before(passage: &Passage<'_>, span: Span, facts: &[Fact]) -> Self {
        let Some(block) = passage.document.block_at(span.start).map(|block| block.span) else {
            return Self::default();
        };
        let mut told = Self::within(block, span, facts);
        let place = passage.document.blocks.partition_point(|before| before.span.end <= block.start);
        let before = place.checked_sub(1).and_then(|place| passage.document.blocks.get(place));
        if let Some(before) = before.filter(|_| span.start == block.start) {
            told.earlier = Self::within(before.span, span, facts).targets;
        }
        told
    }

    /// What the facts say that rest on a paragraph, before `span`.
    fn within(block: Span, span: Span, facts: &[Fact]) -> Self {
        let own = |fact: &&Fact| {
            fact.shape == super::SANCTIONS && block.contains(fact.evidence) && fact.evidence.end <= span.start
        };
        let last = facts.iter().filter(own).map(|fact| fact.evidence).max();
        let of_last = facts.iter().filter(own).filter(|fact| Some(fact.evidence) == last);
        let mut told = Self::default();
        for fact in of_last {
            if let Argument::Entity(id) = &fact.subject
                && !told.issuers.contains(id)
            {
                told.issuers.push(id.clone());
            }
            let about = entity(&fact.object).into_iter().cloned().collect();
            let target = Target { argument: fact.object.clone(), count: fact.count(), span, about };
            if !told.targets.contains(&target) {
                told.targets.push(target);
            }
        }
        let country = |fact: &&Fact| entity(&fact.object).is_some_and(|id| id.kind == COUNTRY);
        let of_country = facts.iter().rev().filter(own).find(country);
        told.country = of_country.and_then(|fact| entity(&fact.object)).cloned();
        told.country_by = of_country.and_then(|fact| entity(&fact.subject)).cloned();
        told
    }
}

/// The entity that an argument is.
pub(super) fn entity(argument: &Argument) -> Option<&EntityId> {
    match argument {
        Argument::Entity(id) => Some(id),
        _ => None,
    }
}
