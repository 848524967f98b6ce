//! `signs`: who signed the document, and in which office.
//!
//! # What it reads
//! A line of offices at the start of a paragraph with the names below it or behind its comma: `De minister
//! van Buitenlandse Zaken,⏎D.M. van Weel`; two columns (`De minister van …, De minister van …,⏎D.M. van
//! Weel  Foort van Oosten`), offices that run over several lines, one block under the other.
//!
//! # Where it stops
//! The line may hold nothing but offices and what they are of, and there must be as many names as
//! offices; otherwise nobody signs. The status is always asserted.
//!
//! # Known misses
//! Offices that no table has; names by their form nobody knows as a person's; who stands in on the same line (`De
//! minister, namens deze:`).
//!
//! # Example
//! `De minister van Defensie,⏎Ruben Brekelmans` gives `signs(person:ruben-brekelmans, this)`.

mod grammar;

use std::collections::BTreeMap;

use super::offices::Offices;
use super::{Argument, Attestation, Attribute, Fact, Passage, Relation, Sentence, Shape, Status};
use crate::gazetteer::TableError;
use crate::linking::EntityId;
use crate::mention::Trigger;

/// What its facts are called.
pub const SIGNS: Shape = Shape {
    name: "signs",
    property: "signs",
    class: "Signature",
    subject: "signer",
    object: "signedDocument",
};

struct Reader {
    offices: Offices,
}

/// The relation.
///
/// # Errors
/// Where its table is wrong.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    Ok(Box::new(Reader { offices: Offices::load()? }))
}

impl Relation for Reader {
    fn shapes(&self) -> Vec<Shape> {
        vec![SIGNS]
    }

    fn triggers(&self) -> Vec<Trigger> {
        self.offices.triggers()
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        for signature in grammar::signatures(&self.offices, passage, sentence.span) {
            let Some(person) = passage.entity(signature.person) else { continue };
            let fact = Fact {
                attestation: Attestation::default(),
                shape: SIGNS,
                subject: Argument::Entity(person.id.clone()),
                object: Argument::Document,
                status: Status::Asserted,
                date: None,
                attributes: BTreeMap::from([("role", Attribute::Text(signature.role))]),
                evidence: signature.evidence,
                rule: "signs/block",
            };
            fact.state_once(facts);
        }
    }
}

/// Whether a person signs the document.
pub fn signs(offices: &Offices, passage: &Passage<'_>, person: &EntityId) -> bool {
    let named = |mention: &usize| passage.entity(*mention).is_some_and(|named| named.id == *person);
    let mentions = (0..passage.mentions.len()).filter(|at| passage.mentions[*at].kind == person.kind);
    mentions.filter(named).any(|mention| {
        let starts = grammar::starts_before(passage, passage.mentions[mention].span);
        starts
            .flat_map(|start| grammar::signatures(offices, passage, start))
            .any(|signed| signed.person == mention)
    })
}
