//! `submitted`: who moved a motion.
//!
//! # What it reads
//! Every motion named after its movers states who submitted it: one fact for each. A date counts
//! where the text gives it as the day of submission (`de op 2 juli jl. ingediende motie`, `werd op 2 juli ingediend`, `motie van
//! het lid Soerdsma c.s. (…) van 2 juli jongstleden`). Words around it say whether it was
//! submitted: `de aangekondigde motie`, `een motie-Dobbe is niet ingediend`.
//!
//! A document that is a motion itself (its title names it) states that those who sign it moved it,
//! on the day that it carries; so does each of several motions that a document prints one below the other.
//!
//! # Where it stops
//! Elsewhere only the movers within the motion's name; `c.s.` names nobody. The date of adoption is none of it.
//!
//! # Known misses
//! `Het lid Dobbe heeft een motie ingediend`: the motion has no name there.
//!
//! # Example
//! `de motie van de leden Bamenga en Paternotte` gives two facts.

mod grammar;

use std::collections::BTreeMap;

use super::{Argument, Attestation, Fact, Passage, Relation, Sentence, Shape, Status};
use crate::embedded;
use crate::entity::motion::{self, MOTION};
use crate::entity::person::PERSON;
use crate::gazetteer::TableError;
use crate::grammar::PartialDate;
use crate::linking::{EntityId, titled};
use crate::mention::{Kind, Mention, Trigger};
use crate::text::{PassageKind, Span};

/// What its facts are called.
pub const SUBMITS: Shape = Shape {
    name: "submitted",
    property: "submitted",
    class: "Submission",
    subject: "mover",
    object: "motion",
};

struct Reader {
    words: grammar::Words,
}

/// The relation.
///
/// # Errors
/// Where its table is wrong.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    let table = embedded!("submission-words.tsv").table(&["words", "where", "status"])?;
    Ok(Box::new(Reader { words: grammar::Words::load(&table)? }))
}

impl Relation for Reader {
    fn shapes(&self) -> Vec<Shape> {
        vec![SUBMITS]
    }

    fn triggers(&self) -> Vec<Trigger> {
        motion::words()
    }

    fn kinds(&self) -> &'static [Kind] {
        &[MOTION]
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        for (index, motion) in
            passage.mentions_in(sentence.span).filter(|(_, mention)| mention.kind == MOTION)
        {
            let Some(object) = passage.entity(index) else { continue };
            let at = sentence.tokens.iter().position(|token| token.span.end >= motion.span.end).unwrap_or(0);
            let status = self.words.status(&sentence.tokens, at);
            let among = titled(passage.document, passage.mentions);
            let own = among.iter().find(|other| other.mention == index).map(|other| other.span);
            if passage.is_document(index) || own.is_some() {
                signed(passage, motion, &object.id, own, facts);
                continue;
            }
            let date = submission_date(passage, sentence, motion);
            let movers = passage.mentions_in(motion.span).filter(|(_, mention)| mention.kind == PERSON);
            for (person, _) in movers {
                let Some(subject) = passage.entity(person) else { continue };
                let fact = Fact {
                    attestation: Attestation::default(),
                    shape: SUBMITS,
                    subject: Argument::Entity(subject.id.clone()),
                    object: Argument::Entity(object.id.clone()),
                    status,
                    date: date.map(|(date, _)| date),
                    attributes: BTreeMap::new(),
                    evidence: date.map_or(motion.span, |(_, span)| motion.span.cover(span)),
                    rule: if date.is_some() { "submits/dated" } else { "submits/movers" },
                };
                fact.state_once(facts);
            }
        }
    }
}

/// A motion as a document: who stands in its title and who signed it moved it, on its own day. `own` is its part of a
/// document that prints several.
fn signed(passage: &Passage<'_>, motion: &Mention, id: &EntityId, own: Option<Span>, facts: &mut Vec<Fact>) {
    let document = passage.document;
    let whole = Span::new(0, document.text().len());
    let presented = grammar::presented(document, own.unwrap_or(whole));
    let signatures = signatures(passage, own);
    let persons = |place: Span| passage.mentions_in(place).filter(|(_, mention)| mention.kind == PERSON);
    let text = |mention: &Mention| mention.span.of(document.text()).to_lowercase();
    let signers: Vec<String> =
        signatures.iter().flat_map(|place| persons(*place)).map(|(_, mention)| text(mention)).collect();
    // In capitals a surname of several words may be cut: `VAN HEEMSKERCK PILLIS-DUVEKOT`.
    let cut = |name: &str| {
        signers.iter().any(|signer| {
            let rest = signer.strip_prefix(name).unwrap_or_default();
            rest.starts_with([' ', '-'])
        })
    };
    let places = signatures.iter().map(|place| (*place, "submits/signature"));
    for (place, rule) in [(motion.span, "submits/movers")].into_iter().chain(places) {
        let movers = passage.mentions_in(place).filter(|(_, mention)| mention.kind == PERSON);
        for (person, mention) in movers {
            let Some(subject) = passage.entity(person) else { continue };
            if place == motion.span && cut(&text(mention)) {
                continue;
            }
            let fact = Fact {
                attestation: Attestation::default(),
                shape: SUBMITS,
                subject: Argument::Entity(subject.id.clone()),
                object: Argument::Entity(id.clone()),
                status: Status::Asserted,
                date: presented
                    .or_else(|| document.metadata.date.filter(|_| own.is_none()).map(PartialDate::from)),
                attributes: BTreeMap::new(),
                evidence: if rule == "submits/signature" { mention.span } else { place },
                rule,
            };
            fact.state_once(facts);
        }
    }
}

/// Where those stand who signed a motion: at the end of the document, or of its part of one.
fn signatures(passage: &Passage<'_>, own: Option<Span>) -> Vec<Span> {
    let Some(own) = own else {
        let passages = passage.document.passages.iter();
        return passages.filter(|it| it.kind == PassageKind::Signature).map(|it| it.span).collect();
    };
    let below = passage.mentions_in(own).filter(|(_, mention)| mention.rule == "person/mover-below");
    below.map(|(_, mention)| mention.span).collect()
}

/// The day of submission and where it stands.
fn submission_date(
    passage: &Passage<'_>,
    sentence: &Sentence<'_>,
    motion: &Mention,
) -> Option<(PartialDate, Span)> {
    let text = passage.document.text();
    let today = passage.document.metadata.date.map(PartialDate::from);
    let after = Span::new(motion.span.end, sentence.span.end).of(text);
    if let Ok((rest, date)) = grammar::behind(after, today) {
        let end = motion.span.end + after.len() - rest.len();
        return Some((date, Span::new(motion.span.end, end)));
    }
    let before = Span::new(sentence.span.start, motion.span.start).of(text);
    let date = grammar::ahead(before, today)?;
    let start = before.rfind("op ").map_or(motion.span.start, |at| sentence.span.start + at);
    Some((date, Span::new(start, motion.span.start)))
}
