//! What the ontology says of classes and properties, for data dictionaries.

use std::collections::BTreeMap;

use oxrdf::{NamedOrBlankNode, Term};
use oxttl::TurtleParser;

use super::{Labels, snake};
use crate::export::vocabulary::terms;
use crate::rdf::{DEFAULT_BASE, ONTOLOGY};

/// What a term is called and what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::export) struct Definition {
    /// Its name in both languages.
    pub(in crate::export) labels: Labels,
    /// Its meaning in both languages.
    pub(in crate::export) comments: Labels,
    /// Whether its values are whole numbers.
    pub(in crate::export) is_integer: bool,
    /// The classes whose things have it.
    pub(in crate::export) domains: Vec<String>,
    /// Whether its values are literals.
    pub(in crate::export) is_literal: bool,
}

/// The terms of this program's ontology by their names (`Sanction`, `printedMotion`).
pub(in crate::export) struct Definitions {
    terms: BTreeMap<String, Definition>,
}

impl Definitions {
    /// Reads the ontology of the binary.
    pub(in crate::export) fn load() -> Self {
        let mut terms: BTreeMap<String, Definition> = BTreeMap::new();
        for triple in TurtleParser::new().for_slice(ONTOLOGY).filter_map(Result::ok) {
            let NamedOrBlankNode::NamedNode(subject) = &triple.subject else { continue };
            if let Some(name) = own(subject.as_str()) {
                terms.entry(name.to_owned()).or_default().add(triple.predicate.as_str(), &triple.object);
            }
        }
        Self { terms }
    }

    /// What is said of a term.
    pub(in crate::export) fn of(&self, name: &str) -> Definition {
        self.terms.get(name).cloned().unwrap_or_default()
    }

    /// What is said of the property that a column is named after.
    pub(in crate::export) fn of_column(&self, column: &str) -> Definition {
        let found = self
            .terms
            .iter()
            .find(|(name, _)| name.starts_with(|c: char| c.is_ascii_lowercase()) && snake(name) == column);
        found.map(|(_, definition)| definition.clone()).unwrap_or_default()
    }

    /// The columns of the literals that the things of one class alone have.
    pub(in crate::export) fn literals_of(&self, class: &str) -> Vec<String> {
        let of = |definition: &Definition| definition.is_literal && definition.domains == [class];
        self.terms.iter().filter(|(_, definition)| of(definition)).map(|(name, _)| snake(name)).collect()
    }
}

impl Definition {
    fn add(&mut self, property: &str, object: &Term) {
        match (property, object) {
            (terms::LABEL, Term::Literal(literal)) => {
                self.labels.set(literal.language(), literal.value());
            }
            (terms::COMMENT, Term::Literal(literal)) => {
                self.comments.set(literal.language(), literal.value());
            }
            (terms::DOMAIN, Term::NamedNode(class)) => {
                self.domains.extend(own(class.as_str()).map(str::to_owned));
            }
            (terms::RANGE, Term::NamedNode(range)) => self.is_integer |= range.as_str() == terms::INTEGER,
            (terms::TYPE, Term::NamedNode(class)) => {
                self.is_literal |= class.as_str().ends_with("DatatypeProperty");
            }
            _ => {}
        }
    }
}

impl Labels {
    fn set(&mut self, language: Option<&str>, text: &str) {
        let place = if language == Some("en") { &mut self.en } else { &mut self.nl };
        *place = Some(text.to_owned());
    }
}

/// The name of a term of the ontology.
fn own(iri: &str) -> Option<&str> {
    iri.strip_prefix(DEFAULT_BASE)?.strip_prefix("ontology#")
}
