//! The graph of a document whose persons have other ids than when it was written.
//!
//! Which persons of one name are one depends on all documents. When that changes, a document
//! that has not changed itself need not be read again: its quads say all that its facts are
//! told apart by, so their new names follow from the old lines.

use std::collections::BTreeMap;

use oxrdf::{NamedNode, NamedOrBlankNode, Quad, Term};
use oxttl::NQuadsParser;

use super::fact::Told;
use super::{Iris, NamedGraph, vocabulary as v};
use crate::gazetteer::TableError;
use crate::relation::{Shape, shapes};

/// Gives the persons of documents other ids.
pub struct Renaming<'i> {
    iris: &'i Iris,
    shapes: Vec<Shape>,
}

/// The graph of a document under other names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The graph.
    pub graph: NamedGraph,
    /// The IRIs behind the base that have changed, those of persons and of facts: the old and the new one.
    pub paths: BTreeMap<String, String>,
}

/// What the quads say of one fact.
#[derive(Default)]
struct Lines<'q> {
    class: &'q str,
    status: &'q str,
    date: &'q str,
    evidence: &'q str,
    others: Vec<(&'q str, &'q str)>,
}

impl<'i> Renaming<'i> {
    /// Asks the relations what their facts are called.
    ///
    /// # Errors
    /// Where a table of the binary is wrong.
    pub fn new(iris: &'i Iris) -> Result<Self, TableError> {
        Ok(Self { iris, shapes: shapes()? })
    }

    /// The graph of the document `name`, whose `lines` name persons by the old ids of `persons`,
    /// with the new ones.
    ///
    /// # Errors
    /// When the lines are no N-Quads.
    pub fn renamed(
        &self,
        name: &str,
        lines: &str,
        persons: &BTreeMap<String, String>,
    ) -> Result<Renamed, oxttl::TurtleSyntaxError> {
        let quads: Vec<Quad> = NQuadsParser::new().lenient().for_slice(lines).collect::<Result<_, _>>()?;
        let mut renamed: BTreeMap<String, String> =
            persons.iter().map(|(old, new)| (self.iris.person(old), self.iris.person(new))).collect();
        let facts: Vec<(String, String)> = self
            .facts(&quads)
            .into_iter()
            .filter_map(|(old, fact)| Some((old.to_owned(), self.fact(name, &fact, &renamed)?)))
            .collect();
        renamed.extend(facts.into_iter().filter(|(old, new)| old != new));
        let quads = quads.into_iter().map(|quad| with(quad, &renamed));
        let local = |iri: &str| iri.strip_prefix(self.iris.base()).unwrap_or_default().to_owned();
        let paths = renamed.iter().map(|(old, new)| (local(old), local(new))).collect();
        Ok(Renamed { graph: NamedGraph::new(self.iris.graph(name), quads), paths })
    }

    /// What is said of each fact, by its IRI.
    fn facts<'q>(&self, quads: &'q [Quad]) -> BTreeMap<&'q str, Lines<'q>> {
        let start = format!("{}id/fact/", self.iris.base());
        let (status, date) = (self.iris.term("status"), self.iris.term("date"));
        let mut facts: BTreeMap<&str, Lines<'_>> = BTreeMap::new();
        for quad in quads {
            let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
            if !subject.as_str().starts_with(&start) {
                continue;
            }
            let lines = facts.entry(subject.as_str()).or_default();
            match (&quad.predicate, &quad.object) {
                (property, Term::NamedNode(class)) if *property == oxrdf::vocab::rdf::TYPE => {
                    lines.class = class.as_str();
                }
                (property, Term::NamedNode(term)) if *property == status => lines.status = term.as_str(),
                (property, Term::Literal(day)) if *property == date => lines.date = day.value(),
                (property, Term::NamedNode(stretch)) if *property == v::PROV_WAS_DERIVED_FROM => {
                    lines.evidence = stretch.as_str();
                }
                (property, Term::NamedNode(end)) => lines.others.push((property.as_str(), end.as_str())),
                _ => {}
            }
        }
        facts
    }

    /// The IRI of a fact once its ends have their new names; `None` for what is none of this program's facts.
    fn fact(&self, document: &str, fact: &Lines<'_>, renamed: &BTreeMap<String, String>) -> Option<String> {
        let term = |iri: &str| self.iris.term(iri).into_string();
        let shape = self.shapes.iter().find(|shape| term(shape.class) == fact.class)?;
        let end = |role: &str| {
            let (_, iri) = fact.others.iter().find(|(property, _)| *property == term(role))?;
            Some(renamed.get(*iri).map_or(*iri, String::as_str))
        };
        let status = fact.status.strip_prefix(&term(""))?;
        let (start, stop) = fact.evidence.rsplit_once("#char=")?.1.split_once(',')?;
        let told = Told { relation: shape.name, date: fact.date, status, document };
        let place = (start.parse().ok()?, stop.parse().ok()?);
        Some(told.iri(self.iris, (end(shape.subject)?, end(shape.object)?), place).into_string())
    }
}

/// A quad with other names for its subject and its object.
fn with(mut quad: Quad, renamed: &BTreeMap<String, String>) -> Quad {
    let new = |node: &NamedNode| renamed.get(node.as_str()).map(NamedNode::new_unchecked);
    if let NamedOrBlankNode::NamedNode(node) = &quad.subject
        && let Some(new) = new(node)
    {
        quad.subject = new.into();
    }
    if let Term::NamedNode(node) = &quad.object
        && let Some(new) = new(node)
    {
        quad.object = new.into();
    }
    quad
}
