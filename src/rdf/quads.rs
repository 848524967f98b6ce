//! Quads of one named graph, being written.

use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};

use super::NamedGraph;
use crate::gazetteer::Label;
use crate::grammar::PartialDate;

/// Collects the quads of one graph.
pub(super) struct Quads {
    quads: Vec<Quad>,
}

impl Quads {
    pub(super) const fn new() -> Self {
        Self { quads: Vec::new() }
    }

    pub(super) fn add(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, object: impl Into<Term>) {
        // The name of the graph is given when all are there.
        self.quads.push(Quad::new(subject.clone(), property, object, GraphName::DefaultGraph));
    }

    pub(super) fn class(&mut self, subject: &NamedNode, class: NamedNode) {
        self.add(subject, rdf::TYPE, class);
    }

    pub(super) fn text(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, text: &str) {
        self.add(subject, property, Literal::new_simple_literal(text));
    }

    pub(super) fn number(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, number: u64) {
        self.add(subject, property, Literal::new_typed_literal(number.to_string(), xsd::INTEGER));
    }

    pub(super) fn date(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, date: PartialDate) {
        let datatype = match (date.month, date.day) {
            (None, _) => xsd::G_YEAR,
            (Some(_), None) => xsd::G_YEAR_MONTH,
            (Some(_), Some(_)) => xsd::DATE,
        };
        self.add(subject, property, Literal::new_typed_literal(date.to_string(), datatype));
    }

    pub(super) fn label(&mut self, subject: &NamedNode, label: &Label) {
        self.tagged(subject, rdfs::LABEL, label);
    }

    /// Words in both languages.
    pub(super) fn tagged(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, words: &Label) {
        let tagged =
            |text: &str, language: &str| Literal::new_language_tagged_literal_unchecked(text, language);
        self.add(subject, property, tagged(&words.nl, "nl"));
        if let Some(en) = &words.en {
            self.add(subject, property, tagged(en, "en"));
        }
    }

    pub(super) fn finish(self, name: NamedNode) -> NamedGraph {
        NamedGraph::new(name, self.quads)
    }
}
