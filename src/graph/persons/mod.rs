//! Which person of one document is that of another.
//!
//! Within a document linking gives a person the fullest name that stands there, and the name
//! is the id. Over all documents a name alone does not make a person: where the evidence
//! contradicts itself (two parties at one time, initials that do not fit), the persons of one
//! name are parted, each with its evidence in its id (`van-dijk-sp`, `van-dijk-cda`). What has no
//! evidence then keeps the plain id. Persons of one surname that may be one, as far as names,
//! parties and years say, are joined by nothing but "possibly the same".
//!
//! The result is the same for any order of the documents.

mod evidence;
mod pairs;
mod parting;

use std::collections::BTreeMap;

pub(super) use evidence::{Evidence, evidence};

use crate::extract::Extraction;
use crate::graph::Summary;
use crate::linking::EntityId;

/// Persons over all documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Persons {
    /// The ids of persons who are parted, by document and id there.
    renamed: BTreeMap<String, BTreeMap<String, String>>,
    /// Pairs that may be one person, each in order.
    pub(super) possibly: Vec<(EntityId, EntityId)>,
}

impl Persons {
    /// Looks at the persons of all documents, which stand in the order of their names.
    pub(super) fn of(documents: &[&Extraction]) -> Self {
        Self::of_evidence(documents.iter().flat_map(|document| evidence(document)).collect())
    }

    /// The same from what is kept of each document, in the order of their names.
    pub fn of_summaries<'s>(documents: impl IntoIterator<Item = (&'s str, &'s Summary)>) -> Self {
        let named = |(name, summary): (&str, &Summary)| {
            let mut persons = summary.persons.clone();
            for person in &mut persons {
                name.clone_into(&mut person.document);
            }
            persons
        };
        Self::of_evidence(documents.into_iter().flat_map(named).collect())
    }

    fn of_evidence(mut seen: Vec<Evidence>) -> Self {
        let mut renamed = BTreeMap::<String, BTreeMap<String, String>>::new();
        for ((document, id), new) in parting::part(&mut seen) {
            renamed.entry(document).or_default().insert(id, new);
        }
        let possibly = pairs::possibly_same(&seen);
        Self { renamed, possibly }
    }

    /// The ids of the persons of a document who are parted, by their ids there.
    pub fn renamed(&self, document: &str) -> Option<&BTreeMap<String, String>> {
        self.renamed.get(document)
    }

    /// The id over all documents of an entity of one document.
    pub fn id(&self, document: &str, id: &EntityId) -> EntityId {
        let renamed = self.renamed.get(document).filter(|_| id.kind.path == PERSON);
        let new = renamed.and_then(|renamed| renamed.get(&id.id));
        EntityId { kind: id.kind, id: new.unwrap_or(&id.id).clone() }
    }
}

/// The path of the kind whose entities are looked at.
const PERSON: &str = "person";
