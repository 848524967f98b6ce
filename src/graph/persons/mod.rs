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

use evidence::{Evidence, evidence};

use crate::extract::Extraction;
use crate::linking::EntityId;

/// Persons over all documents.
#[derive(Clone, Debug, Default)]
pub(super) struct Persons {
    /// The ids of persons who are parted, by document and id there.
    renamed: BTreeMap<(String, String), String>,
    /// Pairs that may be one person, each in order.
    pub(super) possibly: Vec<(EntityId, EntityId)>,
}

impl Persons {
    /// Looks at the persons of all documents, which stand in the order of their names.
    pub(super) fn of(documents: &[&Extraction]) -> Self {
        let mut seen: Vec<Evidence> = documents.iter().flat_map(|document| evidence(document)).collect();
        let renamed = parting::part(&mut seen);
        let possibly = pairs::possibly_same(&seen);
        Self { renamed, possibly }
    }

    /// The id over all documents of an entity of one document.
    pub(super) fn id(&self, document: &str, id: &EntityId) -> EntityId {
        if self.renamed.is_empty() || id.kind.path != PERSON {
            return id.clone();
        }
        let renamed = self.renamed.get(&(document.to_owned(), id.id.clone()));
        EntityId { kind: id.kind, id: renamed.unwrap_or(&id.id).clone() }
    }
}

/// The path of the kind whose entities are looked at.
const PERSON: &str = "person";
