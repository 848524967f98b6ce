//! What a version says, taken together from its quads: the things that it names, and the
//! facts with their evidence. Tables, networks and FollowTheMoney are written from it.
//!
//! Mentions are counted and not kept; who writes them reads them once more, one by one
//! ([`Content::mentions`]).

mod definitions;
mod read;

pub(super) use definitions::{Definition, Definitions};

use std::collections::BTreeMap;

use super::vocabulary::Vocabulary;
use crate::relation::Shape;

/// Things and facts.
pub(super) struct Content {
    /// The base of the IRIs.
    pub(super) base: String,
    /// Kinds and relations.
    pub(super) vocabulary: Vocabulary,
    /// What can be an end of a fact, by IRI.
    pub(super) things: BTreeMap<String, Thing>,
    /// Facts, sorted by IRI.
    pub(super) facts: Vec<Fact>,
    /// Texts on which facts rest, by IRI.
    pub(super) evidence: BTreeMap<String, Stretch>,
}

/// A label in both languages, as far as there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Labels {
    /// In Dutch, or in no language.
    pub(super) nl: Option<String>,
    /// In English.
    pub(super) en: Option<String>,
}

/// A document, an entity or a group.
pub(super) struct Thing {
    /// Its class: `Person`, `Document`, `Group`.
    pub(super) class: &'static str,
    /// What it is called.
    pub(super) labels: Labels,
    /// How often it is mentioned.
    pub(super) mentions: u64,
    /// What else is said of it.
    pub(super) said: Vec<Statement>,
}

/// Something else that is said of a thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Statement {
    /// The IRI of the property.
    pub(super) property: String,
    /// The value: an IRI, a text or a number.
    pub(super) value: String,
    /// The datatype of a literal; `None` for an IRI.
    pub(super) datatype: Option<String>,
    /// The language of a text.
    pub(super) language: Option<String>,
}

/// A fact.
pub(super) struct Fact {
    /// Its IRI.
    pub(super) iri: String,
    /// Which relation.
    pub(super) shape: Shape,
    /// The IRI of who or what does.
    pub(super) subject: String,
    /// The IRI of to whom or what.
    pub(super) object: String,
    /// The word of its status.
    pub(super) status: String,
    /// When, as precisely as the text says.
    pub(super) date: Option<String>,
    /// The fact in a sentence.
    pub(super) labels: Labels,
    /// The rule that read it.
    pub(super) rule: Option<String>,
    /// The IRI of the text on which it rests.
    pub(super) evidence: Option<String>,
    /// Particulars by the names of their properties, in records' writing: `effective_date`.
    pub(super) particulars: BTreeMap<String, Vec<Value>>,
}

/// A value with its type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
    /// A whole number.
    Integer(i64),
    /// Anything else, as it is written.
    Text(String),
}

/// A stretch of a document's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its IRI.
    pub(super) iri: String,
    /// The IRI of the document.
    pub(super) document: String,
    /// First character, in code points.
    pub(super) start: Option<i64>,
    /// Behind the last character.
    pub(super) end: Option<i64>,
    /// The page of the document, where there are pages.
    pub(super) page: Option<i64>,
    /// The characters.
    pub(super) exact: String,
    /// The characters before it.
    pub(super) prefix: String,
    /// The characters behind it.
    pub(super) suffix: String,
    /// The IRI of what it names, if it is a mention.
    pub(super) names: Option<String>,
}

impl Content {
    /// What a thing is called, in Dutch if possible; the end of its IRI where nobody says.
    pub(super) fn label<'c>(&'c self, iri: &'c str) -> &'c str {
        let labels = self.things.get(iri).map(|thing| &thing.labels);
        let label = labels.and_then(|labels| labels.nl.as_deref().or(labels.en.as_deref()));
        label.unwrap_or_else(|| local(&self.base, iri))
    }

    /// What the thing is called that a value names; `None` where it names none.
    pub(super) fn label_of_value<'c>(&'c self, value: &'c Value) -> Option<&'c str> {
        match value {
            Value::Text(iri) if self.things.contains_key(iri) => Some(self.label(iri)),
            Value::Text(_) | Value::Integer(_) => None,
        }
    }

    /// The document of a fact.
    pub(super) fn document_of<'c>(&'c self, fact: &'c Fact) -> Option<&'c str> {
        let evidence = fact.evidence.as_deref()?;
        let document = self.evidence.get(evidence).map(|stretch| stretch.document.as_str());
        document.or_else(|| evidence.split_once('#').map(|(document, _)| document))
    }

    /// The text on which a fact rests.
    pub(super) fn stretch_of(&self, fact: &Fact) -> Option<&Stretch> {
        self.evidence.get(fact.evidence.as_deref()?)
    }
}

/// The part of an IRI that tells it apart under `base`: `person/karim-khan`.
pub(super) fn local<'i>(base: &str, iri: &'i str) -> &'i str {
    let inner = iri.strip_prefix(base);
    inner.map_or(iri, |inner| inner.strip_prefix("id/").unwrap_or(inner))
}

/// The name of a property as records and columns write it: `printedMotion` is `printed_motion`.
pub(super) fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '_' });
    }
    snake
}
