//! The entities of a document and the links to them.

use std::collections::HashMap;

use super::Reason;
use crate::gazetteer::Label;
use crate::mention::Kind;

/// What identifies an entity: its kind and its id within the kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId {
    /// The sort of entity.
    pub kind: Kind,
    /// Its id, the last part of its IRI: `USA`, `karim-khan`, `kst-32735-413`.
    pub id: String,
}

/// Something that the document names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its identity.
    pub id: EntityId,
    /// What it is called.
    pub label: Label,
}

/// Which entity a mention names, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Index into [`Entities`].
    pub entity: usize,
    /// Why this one.
    pub reason: Reason,
}

/// The entities of a document, in the order in which they were first linked.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    list: Vec<Entity>,
    index: HashMap<EntityId, usize>,
}

impl Entities {
    /// The index of the entity with this id; it is added with `label` if it is new.
    pub fn intern(&mut self, id: EntityId, label: impl FnOnce() -> Label) -> usize {
        if let Some(index) = self.index.get(&id) {
            return *index;
        }
        let index = self.list.len();
        self.index.insert(id.clone(), index);
        self.list.push(Entity { id, label: label() });
        index
    }

    /// The entity at `index`.
    pub fn get(&self, index: usize) -> Option<&Entity> {
        self.list.get(index)
    }

    /// The index of the entity with this id.
    pub fn position(&self, id: &EntityId) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The entity with this id.
    pub fn find(&self, id: &EntityId) -> Option<&Entity> {
        self.get(self.position(id)?)
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Entity> {
        self.list.iter()
    }
}

/// A document's mentions, linked.
#[derive(Clone, Debug, Default)]
pub struct Linked {
    /// What the document names.
    pub entities: Entities,
    /// For each mention its link, or `None` where nobody can tell.
    pub links: Vec<Option<Link>>,
}

impl Linked {
    /// The entity that the mention with this index names.
    pub fn entity(&self, mention: usize) -> Option<&Entity> {
        self.entities.get((*self.links.get(mention)?)?.entity)
    }
}
