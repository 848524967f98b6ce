//! Edges.

use std::collections::BTreeMap;

use super::Node;
use crate::grammar::PartialDate;
use crate::relation::{Attribute, Shape, Status};

/// What joins two nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edge {
    /// A document names an entity.
    Mention(MentionEdge),
    /// A document states that a subject and an object are joined.
    Fact(Box<FactEdge>),
}

/// A stretch of a document's source, in code points, end exclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// First character.
    pub start: usize,
    /// Behind the last character.
    pub end: usize,
    /// The characters as they stand in the source.
    pub exact: String,
}

/// A mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionEdge {
    /// Where it stands.
    pub quote: Quote,
}

/// A fact as one document attests it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactEdge {
    /// Which relation.
    pub shape: Shape,
    /// The name of the document that states it.
    pub document: String,
    /// Whether it is so.
    pub status: Status,
    /// When it was so.
    pub date: Option<PartialDate>,
    /// Further particulars.
    pub attributes: BTreeMap<&'static str, Attribute>,
    /// Who says so.
    pub stated_by: Vec<Node>,
    /// The text on which it rests.
    pub evidence: Quote,
    /// The characters just before the evidence.
    pub prefix: String,
    /// The characters just behind it.
    pub suffix: String,
    /// The rule that read it.
    pub rule: &'static str,
}
