//! What the whole needs to know of one document: compact enough to be kept of each, so that
//! a document that has not changed need not be read again when others have.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::visit::EdgeRef;
use serde::{Deserialize, Serialize};

use super::persons::{Evidence, evidence};
use super::{Edge, Graph, Node};
use crate::extract::Extraction;
use crate::gazetteer::Label;
use crate::linking::EntityId;
use crate::mention::Kind;
use crate::relation::asks::ASKS;

/// What counts call mentions.
pub(super) const MENTION: &str = "Mention";
/// What counts call groups in words.
pub(super) const GROUP: &str = "Group";

/// What one document adds to the whole, under the names that entities have in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// What it calls the entities that it names, in the order of their ids.
    pub entities: BTreeMap<EntityId, Called>,
    /// How much of each class stands in its own graph: `Mention`, `Group`, classes of facts.
    pub counts: BTreeMap<String, u64>,
    /// The papers in which it says that somebody puts questions.
    pub questions: BTreeSet<EntityId>,
    /// Dossier and number of the paper that it is.
    pub printed: Option<(String, String)>,
    /// The ids of its persons under which its own graph was written, by their ids in the
    /// document; those that are not parted are left out.
    pub parted: BTreeMap<String, String>,
    /// Its persons.
    pub(super) persons: Vec<Evidence>,
}

/// What an entity is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// Its label.
    pub label: Label,
    /// The names that documents write for it.
    pub written: BTreeSet<String>,
}

impl Called {
    /// Adds what another document calls it: of two labels the longer one stays.
    pub(super) fn add(&mut self, other: Self) {
        if better(&other.label, &self.label) {
            self.label = other.label;
        }
        self.written.extend(other.written);
    }
}

/// Whether a label says more than another: the longer one does, and of two of one length
/// the first in the order of letters.
pub(super) fn better(label: &Label, than: &Label) -> bool {
    (label.nl.len(), &than.nl) > (than.nl.len(), &label.nl)
}

impl Summary {
    /// What one extraction adds; `alone` is its graph without any other document.
    pub fn of(extraction: &Extraction, alone: &Graph) -> Self {
        let mut summary = Self { persons: evidence(extraction), ..Self::default() };
        for (entity, called) in entities(alone) {
            summary.entities.insert(entity, called);
        }
        summary.counts = counts(alone);
        summary.questions = questions(alone);
        let metadata = &extraction.document.metadata;
        summary.printed = metadata.dossier.clone().zip(metadata.number.clone());
        summary
    }

    /// The summary as it is kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        let entities = self.entities.iter().map(|(id, Called { label, written })| Named {
            kind: id.kind.path.into(),
            id: id.id.clone(),
            nl: label.nl.clone(),
            en: label.en.clone(),
            written: written.clone(),
        });
        let kept = Kept {
            entities: entities.collect(),
            counts: self.counts.clone(),
            questions: self.questions.iter().map(|id| (id.kind.path.to_owned(), id.id.clone())).collect(),
            printed: self.printed.clone(),
            parted: self.parted.clone(),
            persons: self.persons.iter().map(Evidence::to_person).collect(),
        };
        // Lists and maps of numbers and strings always have a JSON form.
        serde_json::to_vec(&kept).unwrap_or_default()
    }

    /// Reads what [`Self::to_bytes`] wrote, with the kinds of this program; `None` where it is
    /// something else, or speaks of a kind that is not among them.
    pub fn of_bytes(bytes: &[u8], kinds: &[Kind]) -> Option<Self> {
        let kept: Kept = serde_json::from_slice(bytes).ok()?;
        let kind = |path: &str| kinds.iter().find(|kind| kind.path == path).copied();
        let entity = |named: Named| {
            let id = EntityId { kind: kind(&named.kind)?, id: named.id };
            let label = Label { nl: named.nl, en: named.en };
            Some((id, Called { label, written: named.written }))
        };
        let question = |(path, id): (String, String)| Some(EntityId { kind: kind(&path)?, id });
        let persons = kept.persons.into_iter().map(|person| Evidence::of_person(person, &kind));
        Some(Self {
            entities: kept.entities.into_iter().map(entity).collect::<Option<_>>()?,
            counts: kept.counts,
            questions: kept.questions.into_iter().map(question).collect::<Option<_>>()?,
            printed: kept.printed,
            parted: kept.parted,
            persons: persons.collect::<Option<_>>()?,
        })
    }
}

/// What a graph calls its entities, one with the same id after the other.
pub(super) fn entities(graph: &Graph) -> BTreeMap<EntityId, Called> {
    let mut all = BTreeMap::new();
    for (_, node) in graph.nodes() {
        if let Node::Entity(entity) = node {
            let called = Called { label: entity.label.clone(), written: BTreeSet::new() };
            all.insert(entity.id.clone(), called);
        }
    }
    for edge in graph.as_petgraph().edge_references() {
        if let (Some(Node::Entity(entity)), Edge::Mention(mention)) =
            (graph.as_petgraph().node_weight(edge.target()), edge.weight())
            && let (Some(called), Some(name)) = (all.get_mut(&entity.id), &mention.written)
        {
            called.written.insert(name.clone());
        }
    }
    all
}

/// The papers of a graph in which somebody puts questions.
pub(super) fn questions(graph: &Graph) -> BTreeSet<EntityId> {
    let asked = graph.edges().filter_map(|(_, paper, edge)| match (paper, edge) {
        (Node::Entity(paper), Edge::Fact(fact)) if fact.shape == ASKS => Some(paper.id.clone()),
        _ => None,
    });
    asked.collect()
}

/// How much of each class a graph holds beside documents and entities.
pub(super) fn counts(graph: &Graph) -> BTreeMap<String, u64> {
    let groups = graph.nodes().filter(|(_, node)| matches!(node, Node::Group(_))).map(|_| GROUP);
    let edges = graph.edges().map(|(_, _, edge)| match edge {
        Edge::Mention(_) => MENTION,
        Edge::Fact(fact) => fact.shape.class,
    });
    let mut counts = BTreeMap::new();
    for class in groups.chain(edges) {
        *counts.entry(class.to_owned()).or_insert(0) += 1;
    }
    counts
}

/// A summary as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    entities: Vec<Named>,
    counts: BTreeMap<String, u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    questions: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    printed: Option<(String, String)>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    parted: BTreeMap<String, String>,
    persons: Vec<Person>,
}

#[derive(Serialize, Deserialize)]
struct Named {
    kind: String,
    id: String,
    nl: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    en: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    written: BTreeSet<String>,
}

/// A person as a summary is kept.
#[derive(Serialize, Deserialize)]
pub(super) struct Person {
    pub(super) kind: String,
    pub(super) id: String,
    pub(super) surname: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) names: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) parties: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) year: Option<i16>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_label_stays_whatever_comes_first() {
        let called =
            |nl: &str| Called { label: Label { nl: nl.to_owned(), en: None }, written: BTreeSet::new() };
        for (one, other, stays) in [("Khan", "Karim Khan", "Karim Khan"), ("ab", "aa", "aa")] {
            for (mut first, second) in [(called(one), called(other)), (called(other), called(one))] {
                first.add(second);
                assert_eq!(first.label.nl, stays);
            }
        }
    }
}
