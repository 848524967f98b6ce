//! Facts and the text on which they rest.

use oxrdf::NamedNode;

use super::quads::Quads;
use super::{Iris, about, vocabulary as v};
use crate::gazetteer::Label;
use crate::graph::{FactEdge, Node};
use crate::relation::{Attribute, Status};
use crate::wording::{End, Statement, Wording};

/// The IRI of a node.
pub fn node_iri(iris: &Iris, node: &Node) -> NamedNode {
    match node {
        Node::Document { name, .. } => iris.document(name),
        Node::Entity(entity) => iris.entity(&entity.id),
        Node::Group(group) => {
            let content = format!("{}\u{1f}{}\u{1f}{}", group.document, group.start, group.text);
            iris.hashed("group", &content)
        }
    }
}

/// What tells a fact apart: type, subject, object, date, status, document and span.
pub fn fact_iri(iris: &Iris, fact: &FactEdge, subject: &NamedNode, object: &NamedNode) -> NamedNode {
    let date = fact.date.map(|date| date.to_string()).unwrap_or_default();
    let (start, end) = (fact.evidence.start.to_string(), fact.evidence.end.to_string());
    // Without the base, so that a fact keeps its name under another one.
    let local = |node: &NamedNode| node.as_str().strip_prefix(iris.base()).unwrap_or_default().to_owned();
    let (subject, object) = (local(subject), local(object));
    let parts = [fact.shape.name, &subject, &object, &date, fact.status.word(), &fact.document, &start, &end];
    iris.hashed("fact", &parts.join("\u{1f}"))
}

/// Adds a fact, its evidence and, where it is asserted, the plain triple.
pub(super) fn add(
    iris: &Iris,
    wording: &Wording,
    fact: &FactEdge,
    (from, to): (&Node, &Node),
    quads: &mut Quads,
) {
    let (subject, object) = (node_iri(iris, from), node_iri(iris, to));
    let node = fact_iri(iris, fact, &subject, &object);
    let evidence = add_evidence(iris, fact, quads);
    quads.class(&node, iris.term(fact.shape.class));
    quads.add(&node, iris.term(fact.shape.subject).as_ref(), subject.clone());
    quads.add(&node, iris.term(fact.shape.object).as_ref(), object.clone());
    quads.add(&node, iris.term("status").as_ref(), v::status_term(iris, fact.status));
    quads.add(&node, v::PROV_WAS_DERIVED_FROM, evidence);
    quads.add(&node, v::PROV_WAS_GENERATED_BY, about::run(iris));
    quads.text(&node, iris.term("rule").as_ref(), fact.rule);
    if let Some(sentence) = fact_sentence(wording, fact, from, to) {
        quads.label(&node, &sentence);
    }
    if let Some(date) = fact.date {
        quads.date(&node, iris.term("date").as_ref(), date);
    }
    for (name, value) in &fact.attributes {
        match value {
            // How many a group has is said of the group.
            Attribute::Number(_) if *name == "count" => {}
            Attribute::Number(number) => quads.number(&node, iris.term(name).as_ref(), *number),
            Attribute::Text(text) => quads.text(&node, iris.term(name).as_ref(), text),
        }
    }
    if fact.status == Status::Asserted {
        quads.add(&subject, iris.term(fact.shape.property).as_ref(), object);
    }
}

/// What a fact states, in plain words; `None` for a relation or status without a sentence.
pub fn fact_sentence(wording: &Wording, fact: &FactEdge, from: &Node, to: &Node) -> Option<Label> {
    wording.sentence(&statement(fact, from, to))
}

/// What the fact says, for its sentence.
fn statement<'a>(fact: &'a FactEdge, subject: &'a Node, object: &'a Node) -> Statement<'a> {
    let (subject, object) = (end(subject), end(object));
    let FactEdge { shape, status, date, attributes, .. } = fact;
    Statement { shape: *shape, subject, object, status: *status, date: *date, attributes }
}

fn end(node: &Node) -> End<'_> {
    match node {
        Node::Document { .. } => End::Document,
        Node::Entity(entity) => End::entity(entity.id.kind, &entity.label),
        Node::Group(group) => End::Group(&group.text, group.count),
    }
}

fn add_evidence(iris: &Iris, fact: &FactEdge, quads: &mut Quads) -> NamedNode {
    let quote = &fact.evidence;
    let evidence = iris.stretch(&fact.document, quote.start, quote.end);
    quads.add(&evidence, v::OA_HAS_SOURCE, iris.document(&fact.document));
    quads.text(&evidence, v::OA_EXACT, &quote.exact);
    quads.text(&evidence, v::OA_PREFIX, &fact.prefix);
    quads.text(&evidence, v::OA_SUFFIX, &fact.suffix);
    evidence
}
