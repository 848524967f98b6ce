//! Edges.

use std::collections::BTreeMap;

use super::Node;
use crate::gazetteer::Label;
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
    /// The page on which it begins, counted from 1; none where the source has no pages.
    pub page: Option<usize>,
}

/// A mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionEdge {
    /// Where it stands.
    pub quote: Quote,
    /// The name as a person reads it, layout undone; none for a word that names only here or only
    /// in this form: a short form, an adjective, an inhabitant.
    pub written: Option<String>,
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
    /// What the document itself calls subject and object, where these are entities; what other
    /// documents call them changes nothing here.
    pub labels: [Option<Label>; 2],
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
