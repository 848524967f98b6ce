//! What holds of all documents together, without their mentions and facts one by one.

use std::collections::{BTreeMap, BTreeSet};

use super::summary::{Called, GROUP, MENTION, counts, entities, questions};
use super::{Graph, Node, Persons, Summary};
use crate::linking::EntityId;
use crate::text::Metadata;

/// All entities, who may be one, and how much there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// What each entity is called.
    pub entities: BTreeMap<EntityId, Called>,
    /// Persons of one surname who may be one; each pair once and in order.
    pub possibly_same: Vec<(EntityId, EntityId)>,
    /// The papers in which somebody puts questions.
    pub questions: BTreeSet<EntityId>,
    /// Dossier and number of the documents that are papers, by the documents' names.
    pub printed: BTreeMap<String, (String, String)>,
    /// How many documents there are.
    pub documents: u64,
    /// How much there is of each class in the documents' own graphs: `Mention`, `Group`, classes of facts.
    counts: BTreeMap<String, u64>,
}

impl Totals {
    /// From what is kept of each document, under the names that entities have over all.
    pub fn of_summaries<'s>(
        documents: impl IntoIterator<Item = (&'s str, &'s Summary)>,
        persons: &Persons,
    ) -> Self {
        let mut totals = Self { possibly_same: persons.possibly.clone(), ..Self::default() };
        for (name, summary) in documents {
            totals.documents += 1;
            for (id, called) in &summary.entities {
                totals.name(persons.id(name, id), called.clone());
            }
            totals.questions.extend(summary.questions.iter().map(|id| persons.id(name, id)));
            totals.printed.extend(summary.printed.clone().map(|printed| (name.to_owned(), printed)));
            for (class, count) in &summary.counts {
                *totals.counts.entry(class.clone()).or_default() += count;
            }
        }
        totals
    }

    /// From a graph of documents.
    pub fn of(graph: &Graph) -> Self {
        let documents: Vec<(&String, &Metadata)> = graph
            .nodes()
            .filter_map(|(_, node)| match node {
                Node::Document { name, metadata } => Some((name, metadata)),
                _ => None,
            })
            .collect();
        let printed = |(name, metadata): &(&String, &Metadata)| {
            Some(((*name).clone(), (metadata.dossier.clone()?, metadata.number.clone()?)))
        };
        Self {
            entities: entities(graph),
            possibly_same: graph.possibly_same().to_vec(),
            questions: questions(graph),
            printed: documents.iter().filter_map(printed).collect(),
            documents: documents.len() as u64,
            counts: counts(graph),
        }
    }

    fn name(&mut self, id: EntityId, called: Called) {
        match self.entities.get_mut(&id) {
            Some(known) => known.add(called),
            None => drop(self.entities.insert(id, called)),
        }
    }

    /// How many mentions there are.
    pub fn mentions(&self) -> u64 {
        self.counts.get(MENTION).copied().unwrap_or_default()
    }

    /// How many facts there are.
    pub fn facts(&self) -> u64 {
        self.counts
            .iter()
            .filter(|(class, _)| ![MENTION, GROUP].contains(&class.as_str()))
            .map(|(_, count)| count)
            .sum()
    }

    /// How many there are of each class.
    pub fn classes(&self) -> BTreeMap<&str, u64> {
        let mut classes: BTreeMap<&str, u64> =
            self.counts.iter().map(|(class, count)| (class.as_str(), *count)).collect();
        classes.insert("Document", self.documents);
        for id in self.entities.keys() {
            *classes.entry(id.kind.name).or_default() += 1;
        }
        classes.retain(|_, count| *count > 0);
        classes
    }
}
