//! Quads of one named graph, being written.

use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{LiteralRef, NamedNode, NamedNodeRef, TermRef};

use super::NamedGraph;
use super::nquads::Lines;
use crate::gazetteer::Label;
use crate::grammar::PartialDate;

/// Collects the quads of one graph.
pub(super) struct Quads(Lines);

impl Quads {
    /// None yet, of the graph `name`.
    pub(super) fn of(name: NamedNode) -> Self {
        Self(Lines::of(name))
    }

    pub(super) fn add<'o>(
        &mut self,
        subject: &NamedNode,
        property: NamedNodeRef<'_>,
        object: impl Into<TermRef<'o>>,
    ) {
        self.0.push(subject.as_ref().into(), property, object.into());
    }

    pub(super) fn class<'o>(&mut self, subject: &NamedNode, class: impl Into<TermRef<'o>>) {
        self.add(subject, rdf::TYPE, class);
    }

    pub(super) fn text(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, text: &str) {
        self.add(subject, property, LiteralRef::new_simple_literal(text));
    }

    pub(super) fn number(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, number: u64) {
        self.add(subject, property, LiteralRef::new_typed_literal(&number.to_string(), xsd::INTEGER));
    }

    pub(super) fn date(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, date: PartialDate) {
        let datatype = match (date.month, date.day) {
            (None, _) => xsd::G_YEAR,
            (Some(_), None) => xsd::G_YEAR_MONTH,
            (Some(_), Some(_)) => xsd::DATE,
        };
        self.add(subject, property, LiteralRef::new_typed_literal(&date.to_string(), datatype));
    }

    pub(super) fn label(&mut self, subject: &NamedNode, label: &Label) {
        self.tagged(subject, rdfs::LABEL, label);
    }

    /// Words in both languages.
    pub(super) fn tagged(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, words: &Label) {
        let tagged = LiteralRef::new_language_tagged_literal_unchecked;
        self.add(subject, property, tagged(&words.nl, "nl"));
        if let Some(en) = &words.en {
            self.add(subject, property, tagged(en, "en"));
        }
    }

    pub(super) fn finish(self) -> NamedGraph {
        self.0.finish()
    }
}
