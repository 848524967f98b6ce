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
use crate::graph::{Edge, Graph, Node};
use crate::linking::EntityId;
use crate::relation::asks::ASKS;

/// The graph that says what each entity is and what it is called.
pub(super) fn named_graph(iris: &Iris, graph: &Graph) -> NamedGraph {
    let writer = Writer { iris, names: names(graph), questions: questions(graph) };
    let mut quads = Quads::new();
    let known = described(graph);
    for (id, label) in &known {
        writer.describe(id, label, &mut quads);
    }
    for (_, node) in graph.nodes() {
        if let Node::Document { name, metadata } = node
            && let Some(id) = document::key(metadata).map(|id| EntityId { kind: PAPER, id })
            && known.contains_key(&id)
        {
            quads.add(&iris.entity(&id), v::DCTERMS_HAS_FORMAT, iris.document(name));
        }
    }
    quads.finish(iris.entities())
}

/// Every entity with its label: those that documents name, and the courts and countries of judgments.
fn described(graph: &Graph) -> BTreeMap<EntityId, Label> {
    let named = graph.nodes().filter_map(|(_, node)| match node {
        Node::Entity(entity) => Some((entity.id.clone(), entity.label.clone())),
        Node::Document { .. } | Node::Group(_) => None,
    });
    let mut known: BTreeMap<EntityId, Label> = named.collect();
    let judges: Vec<EntityId> = known.keys().filter(|id| id.kind == JUDGMENT).flat_map(judged_by).collect();
    for id in judges {
        if let Some(label) = official::label(&id) {
            known.entry(id).or_insert(label);
        }
    }
    known
}

/// What documents write for each entity.
fn names(graph: &Graph) -> BTreeMap<&EntityId, BTreeSet<&str>> {
    let mut all: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
    for (_, named, edge) in graph.edges() {
        if let (Node::Entity(entity), Edge::Mention(mention)) = (named, edge)
            && let Some(name) = &mention.written
        {
            all.entry(&entity.id).or_default().insert(name);
        }
    }
    all
}

/// The papers in which somebody puts questions.
fn questions(graph: &Graph) -> BTreeSet<&EntityId> {
    let asked = graph.edges().filter_map(|(_, paper, edge)| match (paper, edge) {
        (Node::Entity(paper), Edge::Fact(fact)) if fact.shape == ASKS => Some(&paper.id),
        _ => None,
    });
    asked.collect()
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
    names: BTreeMap<&'a EntityId, BTreeSet<&'a str>>,
    questions: BTreeSet<&'a EntityId>,
}

impl Writer<'_> {
    /// Class, label, other names and official identifiers of one entity.
    fn describe(&self, id: &EntityId, label: &Label, quads: &mut Quads) {
        let (iri, none) = (self.iris.entity(id), BTreeSet::new());
        let written = self.names.get(id).unwrap_or(&none);
        quads.class(&iri, self.iris.term(id.kind.name));
        quads.label(&iri, label);
        let is_label = |name: &str| label.nl == name || label.en.as_deref() == Some(name);
        for name in written.iter().filter(|name| !is_label(name)) {
            quads.text(&iri, v::SKOS_ALT_LABEL, name);
        }
        if let Some(class) = official::classification(id) {
            quads.add(&iri, v::ORG_CLASSIFICATION, self.iris.kind(class));
        }
        self.judged(id, &iri, quads);
        let known = Known { written, questions: self.questions.contains(id) };
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
            quads.add(iri, property, self.iris.entity(&whose));
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
            quads.add(iri, property, address);
        }
    }
}
