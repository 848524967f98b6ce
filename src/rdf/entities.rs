//! The entities of all documents: each is described once, in a graph of their own.
//!
//! What an entity is called depends on every document that names it. Standing apart, this
//! changes no other graph when a document is changed.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::vocab::rdfs;
use oxrdf::{NamedNode, NamedNodeRef};

use super::official::{self, Known, Official};
use super::quads::Quads;
use super::{Iris, NamedGraph, document, vocabulary as v};
use crate::entity::{country::COUNTRY, court::COURT, judgment::JUDGMENT, paper::PAPER};
use crate::gazetteer::Label;
use crate::grammar::PartialDate;
use crate::graph::Totals;
use crate::linking::EntityId;

/// The graph that says what each entity is and what it is called.
pub(super) fn named_graph(iris: &Iris, totals: &Totals) -> NamedGraph {
    let writer = Writer { iris, totals };
    let mut quads = Quads::of(iris.entities());
    let known = described(totals);
    for (id, label) in &known {
        writer.describe(id, label, &mut quads);
    }
    for (name, (dossier, number)) in &totals.printed {
        let id = EntityId { kind: PAPER, id: document::key(dossier, number) };
        if known.contains_key(&id) {
            quads.add(&iris.entity(&id), v::DCTERMS_HAS_FORMAT, &iris.document(name));
        }
    }
    quads.finish()
}

/// Every entity with its label: those that documents name, and the courts and countries of judgments.
fn described(totals: &Totals) -> BTreeMap<EntityId, Label> {
    let named = totals.entities.iter().map(|(id, called)| (id.clone(), called.label.clone()));
    let mut known: BTreeMap<EntityId, Label> = named.collect();
    let judges: Vec<EntityId> = known.keys().filter(|id| id.kind == JUDGMENT).flat_map(judged_by).collect();
    for id in judges {
        if let Some(label) = official::label(&id) {
            known.entry(id).or_insert(label);
        }
    }
    known
}

/// Court and country of a judgment, as far as its number says them.
fn judged_by(judgment: &EntityId) -> Vec<EntityId> {
    let parts = official::parts(&judgment.id);
    let of = |kind, id: Option<&str>| id.map(|id| EntityId { kind, id: id.to_owned() });
    parts.map_or_else(Vec::new, |parts| {
        [of(COURT, parts.court), of(COUNTRY, parts.country)].into_iter().flatten().collect()
    })
}

struct Writer<'a> {
    iris: &'a Iris,
    totals: &'a Totals,
}

impl Writer<'_> {
    /// Class, label, other names and official identifiers of one entity.
    fn describe(&self, id: &EntityId, label: &Label, quads: &mut Quads) {
        let iri = self.iris.entity(id);
        let written: BTreeSet<&str> = self
            .totals
            .entities
            .get(id)
            .iter()
            .flat_map(|called| &called.written)
            .map(String::as_str)
            .collect();
        quads.class(&iri, &self.iris.term(id.kind.name));
        quads.label(&iri, label);
        let is_label = |name: &str| label.nl == name || label.en.as_deref() == Some(name);
        for name in written.iter().filter(|name| !is_label(name)) {
            quads.text(&iri, v::SKOS_ALT_LABEL, name);
        }
        if let Some(class) = official::classification(id) {
            quads.add(&iri, v::ORG_CLASSIFICATION, &self.iris.kind(class));
        }
        self.judged(id, &iri, quads);
        let known = Known { written: &written, questions: self.totals.questions.contains(id) };
        add_official(&iri, &official::of(id, &known), quads);
    }

    /// What the number of a judgment says of it.
    fn judged(&self, id: &EntityId, iri: &NamedNode, quads: &mut Quads) {
        let Some(parts) = official::parts(&id.id).filter(|_| id.kind == JUDGMENT) else { return };
        let year = PartialDate { year: parts.year, month: None, day: None };
        quads.date(iri, v::DCTERMS_ISSUED, year);
        quads.text(iri, self.iris.term("courtCode").as_ref(), &parts.code);
        for whose in judged_by(id) {
            let property = if whose.kind == COURT { v::ELI_PASSED_BY } else { v::ELI_JURISDICTION };
            quads.add(iri, property, &self.iris.entity(&whose));
        }
    }
}

/// What others call it.
pub(super) fn add_official(iri: &NamedNode, all: &[Official], quads: &mut Quads) {
    for official in all {
        let (property, address): (NamedNodeRef<'_>, &str) = match official {
            Official::Identifier(text) => {
                quads.text(iri, v::DCTERMS_IDENTIFIER, text);
                continue;
            }
            Official::SeeAlso(address) => (rdfs::SEE_ALSO, address),
            Official::SameAs(address) => (v::OWL_SAME_AS, address),
            Official::ExactMatch(address) => (v::SKOS_EXACT_MATCH, address),
        };
        if let Ok(address) = NamedNode::new(address) {
            quads.add(iri, property, &address);
        }
    }
}
