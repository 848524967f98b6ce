//! What a rule has found, before it becomes a fact.

use std::collections::BTreeMap;

use super::super::groups::Target;
use super::super::{Argument, Attestation, Attribute, Fact, Status};
use super::SANCTIONS;
use super::issuer::Issuers;
use crate::grammar::PartialDate;
use crate::text::Span;

/// Issuers, targets and what is said of them.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// `None` where the text leaves them out and they may be inferred.
    pub(super) issuers: Option<Issuers>,
    pub(super) targets: Vec<Target>,
    pub(super) status: Status,
    pub(super) date: Option<PartialDate>,
    pub(super) measure: Option<String>,
    /// The words on which it rests, without those of issuers and targets.
    pub(super) evidence: Span,
    pub(super) rule: &'static str,
    /// Whether the words point to sanctions of which the text has spoken ("de sancties
    /// tegen …"), so that they may stand far behind.
    pub(super) definite: bool,
    /// Whether its words point back to whom it is about, so that it may have been told already.
    pub(super) back: bool,
}

impl Claim {
    /// One fact for each issuer and target.
    pub(super) fn facts(&self, issuers: &Issuers) -> Vec<Fact> {
        let pairs = issuers
            .arguments
            .iter()
            .flat_map(|issuer| self.targets.iter().map(move |target| (issuer, target)));
        pairs
            .filter(|((issuer, span), target)| {
                // Who imposes is not part of the words for whom it strikes.
                let within = span.is_some_and(|span| target.span.contains(span));
                *issuer != target.argument && !within
            })
            .map(|((issuer, span), target)| self.fact(issuer, *span, target, issuers.inferred))
            .collect()
    }

    fn fact(&self, issuer: &Argument, span: Option<Span>, target: &Target, inferred: bool) -> Fact {
        let mut attributes = BTreeMap::new();
        if let Some(count) = target.count {
            attributes.insert("count", Attribute::Number(count));
        }
        if let Some(measure) = &self.measure {
            attributes.insert("measure", Attribute::Text(measure.clone()));
        }
        if inferred {
            attributes.insert("inferred", Attribute::Text("issuer".to_owned()));
        }
        let evidence = self.evidence.cover(target.span);
        Fact {
            attestation: Attestation::default(),
            shape: SANCTIONS,
            subject: issuer.clone(),
            object: target.argument.clone(),
            status: self.status,
            date: self.date,
            attributes,
            evidence: span.map_or(evidence, |span| evidence.cover(span)),
            rule: self.rule,
        }
    }
}
