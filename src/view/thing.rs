//! What a page needs to name something and to lead to it.

use serde::{Deserialize, Serialize};

use crate::gazetteer::Label;
use crate::graph::Node;
use crate::rdf::{Iris, node_iri};

/// A text in both languages; the Dutch one serves where there is no English one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Said {
    /// Dutch.
    pub nl: String,
    /// English, where it differs in kind from the Dutch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl From<&Label> for Said {
    fn from(label: &Label) -> Self {
        Self { nl: label.nl.clone(), en: label.en.clone() }
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        Self { nl: text.to_owned(), en: None }
    }
}

/// An entity, a group in words or a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Thing {
    /// Its IRI behind the base: `id/person/karim-khan`.
    pub path: String,
    /// Its class in the ontology: `Person`, `Group`, `Document`.
    pub kind: String,
    /// What it is called.
    pub label: Said,
    /// How many a group has, where its document says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
}

impl Thing {
    /// Takes the name that another document gives it, where that says more: of two names the
    /// longer one, whatever the order of the documents.
    pub(super) fn named_as(&mut self, other: &Self) {
        let (own, new) = (&self.label, &other.label);
        let order = new.nl.len().cmp(&own.nl.len()).then_with(|| own.cmp(new));
        if order.is_gt() {
            self.label.clone_from(new);
        }
    }

    /// What a node of the graph is to a page.
    pub(super) fn of(node: &Node, iris: &Iris) -> Self {
        let iri = node_iri(iris, node);
        let path = iri.as_str().strip_prefix(iris.base()).unwrap_or_default().to_owned();
        let (kind, label, count) = match node {
            Node::Document { name, metadata } => {
                ("Document", Said::from(metadata.title.as_deref().unwrap_or(name)), None)
            }
            Node::Entity(entity) => (entity.id.kind.name, Said::from(&entity.label), None),
            Node::Group(group) => ("Group", Said::from(group.text.as_str()), group.count),
        };
        Self { path, kind: kind.to_owned(), label, count }
    }
}
