//! Nodes.

use crate::linking::{Entity, EntityId};
use crate::text::Metadata;

/// What the graph joins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A document that was read.
    Document {
        /// Its name.
        name: String,
        /// What is known of it.
        metadata: Metadata,
    },
    /// Something that documents name.
    Entity(Entity),
    /// A group that a document describes without naming its members.
    Group(GroupNode),
}

/// A group in the words of one document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupNode {
    /// The document's name.
    pub document: String,
    /// The words, as a person reads them.
    pub text: String,
    /// Where they start in the source, in code points.
    pub start: usize,
    /// How many the group has, where the text says so.
    pub count: Option<u64>,
}

/// What a node is found by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Document(String),
    Entity(EntityId),
    Group(String, usize, String),
}

impl Node {
    pub(super) fn key(&self) -> Key {
        match self {
            Self::Document { name, .. } => Key::Document(name.clone()),
            Self::Entity(entity) => Key::Entity(entity.id.clone()),
            Self::Group(group) => Key::Group(group.document.clone(), group.start, group.text.clone()),
        }
    }
}
