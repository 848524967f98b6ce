//! Facts and the text on which they rest.

use std::collections::BTreeSet;

use oxrdf::NamedNode;

use super::quads::Quads;
use super::{Iris, document, vocabulary as v};
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
    let FactEdge { shape, status, document, evidence, .. } = fact;
    let told = Told { relation: shape.name, date: &date, status: status.word(), document };
    told.iri(iris, (subject.as_str(), object.as_str()), (evidence.start, evidence.end))
}

/// What tells a fact apart from others beside its ends and its place.
pub(super) struct Told<'f> {
    pub(super) relation: &'f str,
    pub(super) date: &'f str,
    pub(super) status: &'f str,
    pub(super) document: &'f str,
}

impl Told<'_> {
    /// The IRI of the fact between two IRIs that is read from a stretch of the document, in code points.
    pub(super) fn iri(
        &self,
        iris: &Iris,
        (subject, object): (&str, &str),
        (start, end): (usize, usize),
    ) -> NamedNode {
        // Without the base, so that a fact keeps its name under another one.
        let local = |iri: &str| iri.strip_prefix(iris.base()).unwrap_or_default().to_owned();
        let Self { relation, date, status, document } = self;
        let (subject, object, start, end) =
            (local(subject), local(object), start.to_string(), end.to_string());
        let parts = [relation, subject.as_str(), &object, date, status, document, &start, &end];
        iris.hashed("fact", &parts.join("\u{1f}"))
    }
}

/// Adds a fact, its evidence and, where it is asserted, the plain triple.
pub(super) fn add(
    iris: &Iris,
    wording: &Wording,
    fact: &FactEdge,
    (from, to): (&Node, &Node),
    signers: &BTreeSet<NamedNode>,
    quads: &mut Quads,
) {
    let (subject, object) = (node_iri(iris, from), node_iri(iris, to));
    let node = fact_iri(iris, fact, &subject, &object);
    let evidence = add_evidence(iris, fact, quads);
    quads.class(&node, &iris.term(fact.shape.class));
    quads.add(&node, iris.term(fact.shape.subject).as_ref(), &subject);
    quads.add(&node, iris.term(fact.shape.object).as_ref(), &object);
    quads.add(&node, iris.term("status").as_ref(), &v::status_term(iris, fact.status));
    quads.add(&node, v::PROV_WAS_DERIVED_FROM, &evidence);
    quads.text(&node, iris.term("rule").as_ref(), fact.rule);
    if let Some(Label { nl, .. }) = fact_sentence(wording, fact, from, to) {
        // One language: the sentence follows from the other quads, and would be a twelfth of them.
        quads.label(&node, &Label { nl, en: None });
    }
    if let Some(date) = fact.date {
        quads.date(&node, iris.term("date").as_ref(), date);
    }
    for (name, value) in &fact.attributes {
        add_particular(iris, &node, name, value, quads);
    }
    for speaker in said_by(iris, fact, signers) {
        quads.add(&node, iris.term("statedBy").as_ref(), &node_iri(iris, speaker));
    }
    if fact.status == Status::Asserted {
        quads.add(&subject, iris.term(fact.shape.property).as_ref(), &object);
    }
}

/// Who says it, where that is not plainly those who sign the document: what a letter says, its signers say.
fn said_by<'a>(iris: &Iris, fact: &'a FactEdge, signers: &BTreeSet<NamedNode>) -> &'a [Node] {
    let said: BTreeSet<NamedNode> = fact.stated_by.iter().map(|speaker| node_iri(iris, speaker)).collect();
    if said == *signers { &[] } else { &fact.stated_by }
}

/// Adds a further particular of a fact.
fn add_particular(iris: &Iris, fact: &NamedNode, name: &str, value: &Attribute, quads: &mut Quads) {
    // A status is called `announced`, so the date has another name.
    let property = iris.term(match name {
        "announced" => "announcedOn",
        "effective" => "effectiveFrom",
        other => other,
    });
    match value {
        // How many a group has is said of the group.
        Attribute::Number(_) if name == "count" => {}
        Attribute::Number(number) => quads.number(fact, property.as_ref(), *number),
        Attribute::Text(text) => quads.text(fact, property.as_ref(), text),
        Attribute::Date(date) => quads.date(fact, property.as_ref(), *date),
        Attribute::Entities(all) => {
            for id in all {
                quads.add(fact, property.as_ref(), &iris.entity(id));
            }
        }
    }
}

/// What a fact states, in plain words; `None` for a relation or status without a sentence.
pub fn fact_sentence(wording: &Wording, fact: &FactEdge, from: &Node, to: &Node) -> Option<Label> {
    wording.sentence(&statement(fact, from, to))
}

/// What the fact says, for its sentence.
fn statement<'a>(fact: &'a FactEdge, subject: &'a Node, object: &'a Node) -> Statement<'a> {
    let FactEdge { shape, status, date, attributes, labels: [subject_label, object_label], .. } = fact;
    let (subject, object) = (end(subject, subject_label.as_ref()), end(object, object_label.as_ref()));
    Statement { shape: *shape, subject, object, status: *status, date: *date, attributes }
}

fn end<'a>(node: &'a Node, label: Option<&'a Label>) -> End<'a> {
    match node {
        Node::Document { .. } => End::Document,
        Node::Entity(entity) => End::entity(entity.id.kind, label.unwrap_or(&entity.label)),
        Node::Group(group) => End::Group(&group.text, group.count),
    }
}

fn add_evidence(iris: &Iris, fact: &FactEdge, quads: &mut Quads) -> NamedNode {
    let evidence = document::stretch(iris, &fact.document, &fact.evidence, quads);
    quads.text(&evidence, v::OA_PREFIX, &fact.prefix);
    quads.text(&evidence, v::OA_SUFFIX, &fact.suffix);
    evidence
}
