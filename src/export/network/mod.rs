//! Nodes and edges with typed attributes: what programs for networks read.
//!
//! [`Network::new`] is open to everybody who has nodes and edges to show, so that what is
//! exported is exactly what is shown; `of_version` makes the network of a version or of a
//! part of it. The writers of GraphML, GEXF and DOT know nothing but this.

mod of_content;

use std::collections::{BTreeMap, BTreeSet};

use super::ExportError;

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum AttributeValue {
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Any number.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
}

/// The attributes of a node or an edge, by name.
pub type Attributes = BTreeMap<String, AttributeValue>;

/// A node.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkNode {
    /// What tells it apart; an IRI, or whatever the maker likes.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What sort of thing it is: `Person`.
    pub kind: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// An edge with a direction.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkEdge {
    /// What tells it apart among the edges.
    pub id: String,
    /// The id of the node that it leaves.
    pub source: String,
    /// The id of the node to which it leads.
    pub target: String,
    /// What is written beside it.
    pub label: String,
    /// What sort of fact it is: `sanctions`.
    pub kind: String,
    /// Whether it is so: `asserted`, `announced` …; empty where that means nothing.
    pub status: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// The type of an attribute, over all nodes or over all edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeType {
    /// Text, and whatever is mixed.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// Yes or no.
    Boolean,
}

/// A network: nodes and edges sorted by their ids, no id twice, no edge into nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    title: String,
    nodes: Vec<NetworkNode>,
    edges: Vec<NetworkEdge>,
}

impl Network {
    /// Puts nodes and edges in order.
    ///
    /// # Errors
    /// When two nodes or two edges have one id, or an edge has an end that is no node.
    pub fn new(
        title: impl Into<String>,
        mut nodes: Vec<NetworkNode>,
        mut edges: Vec<NetworkEdge>,
    ) -> Result<Self, ExportError> {
        nodes.sort_by(|a, b| a.id.cmp(&b.id));
        edges.sort_by(|a, b| a.id.cmp(&b.id));
        let wrong = |what: &str, id: &str| Err(ExportError::Network(format!("{what} {id:?}")));
        if let Some([pair, ..]) =
            nodes.windows(2).find(|pair| pair.first().map(|n| &n.id) == pair.get(1).map(|n| &n.id))
        {
            return wrong("two nodes have the id", &pair.id);
        }
        if let Some([pair, ..]) =
            edges.windows(2).find(|pair| pair.first().map(|e| &e.id) == pair.get(1).map(|e| &e.id))
        {
            return wrong("two edges have the id", &pair.id);
        }
        let known: BTreeSet<&str> = nodes.iter().map(|node| node.id.as_str()).collect();
        let mut ends = edges.iter().flat_map(|edge| [edge.source.as_str(), edge.target.as_str()]);
        if let Some(end) = ends.find(|end| !known.contains(end)) {
            return wrong("an edge leads to a node that is not there:", end);
        }
        drop(ends);
        Ok(Self { title: title.into(), nodes, edges })
    }

    /// What it shows, in a few words.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The nodes, sorted by id.
    pub fn nodes(&self) -> &[NetworkNode] {
        &self.nodes
    }

    /// The edges, sorted by id.
    pub fn edges(&self) -> &[NetworkEdge] {
        &self.edges
    }

    /// The names and types of all attributes of nodes.
    pub fn node_attributes(&self) -> BTreeMap<&str, AttributeType> {
        types(self.nodes.iter().map(|node| &node.attributes))
    }

    /// The names and types of all attributes of edges.
    pub fn edge_attributes(&self) -> BTreeMap<&str, AttributeType> {
        types(self.edges.iter().map(|edge| &edge.attributes))
    }
}

/// One type for each name; what is mixed is text, or a number where all are numbers.
fn types<'n>(all: impl Iterator<Item = &'n Attributes>) -> BTreeMap<&'n str, AttributeType> {
    let mut types = BTreeMap::new();
    for (name, value) in all.flatten() {
        let found = value.attribute_type();
        types
            .entry(name.as_str())
            .and_modify(|known: &mut AttributeType| *known = known.with(found))
            .or_insert(found);
    }
    types
}

impl AttributeValue {
    /// Its type.
    pub const fn attribute_type(&self) -> AttributeType {
        match self {
            Self::Text(_) => AttributeType::Text,
            Self::Integer(_) => AttributeType::Integer,
            Self::Number(_) => AttributeType::Number,
            Self::Boolean(_) => AttributeType::Boolean,
        }
    }
}

impl std::fmt::Display for AttributeValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => text.fmt(f),
            Self::Integer(number) => number.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Boolean(value) => value.fmt(f),
        }
    }
}

impl AttributeType {
    const fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Integer | Self::Number, Self::Number) | (Self::Number, Self::Integer) => Self::Number,
            (Self::Integer, Self::Integer) => Self::Integer,
            (Self::Boolean, Self::Boolean) => Self::Boolean,
            _ => Self::Text,
        }
    }
}

/// An id with the signs that every reader takes in a name: letters, figures, `.`, `-` and `_`.
///
/// What else there is becomes its bytes in hexadecimal behind `_`, so that two ids stay two.
pub(super) fn token(id: &str) -> String {
    use std::fmt::Write;
    let mut token = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' => token.push(char::from(byte)),
            // Writing to a String cannot fail.
            _ => drop(write!(token, "_{byte:02x}")),
        }
    }
    token
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: &str) -> NetworkNode {
        NetworkNode {
            id: id.to_owned(),
            label: String::new(),
            kind: String::new(),
            attributes: Attributes::new(),
        }
    }

    fn edge(id: &str, source: &str, target: &str) -> NetworkEdge {
        let [id, source, target] = [id, source, target].map(str::to_owned);
        let [label, kind, status] = [(); 3].map(|()| String::new());
        NetworkEdge { id, source, target, label, kind, status, attributes: Attributes::new() }
    }

    #[test]
    fn order_does_not_matter_and_nothing_dangles() {
        let one =
            Network::new("t", vec![node("a"), node("b")], vec![edge("1", "a", "b"), edge("2", "b", "a")]);
        let two =
            Network::new("t", vec![node("b"), node("a")], vec![edge("2", "b", "a"), edge("1", "a", "b")]);
        assert_eq!(one.unwrap(), two.unwrap());
        for (nodes, edges, problem) in [
            (vec![node("a"), node("a")], vec![], "two nodes have the id \"a\""),
            (vec![node("a")], vec![edge("1", "a", "b")], "an edge leads to a node that is not there: \"b\""),
            (vec![node("a")], vec![edge("1", "a", "a"), edge("1", "a", "a")], "two edges have the id \"1\""),
        ] {
            let error = Network::new("t", nodes, edges).unwrap_err().to_string();
            assert!(error.ends_with(problem), "{error}");
        }
    }

    #[test]
    fn mixed_attributes_have_a_type_that_holds_all() {
        use AttributeValue::{Boolean, Integer, Number, Text};
        let with = |value: AttributeValue| NetworkNode {
            attributes: [("x".to_owned(), value.clone())].into(),
            ..node(&format!("{value:?}"))
        };
        let of = |values: Vec<AttributeValue>| {
            Network::new("t", values.into_iter().map(with).collect(), vec![]).unwrap().node_attributes()["x"]
        };
        assert_eq!(of(vec![Integer(1), Number(0.5)]), AttributeType::Number);
        assert_eq!(of(vec![Integer(1), Integer(2)]), AttributeType::Integer);
        assert_eq!(of(vec![Integer(1), Text("a".into())]), AttributeType::Text);
        assert_eq!(of(vec![Boolean(true)]), AttributeType::Boolean);
    }

    #[test]
    fn tokens_stay_apart() {
        assert_eq!(token("person/karim-khan"), "person_2fkarim-khan");
        assert_ne!(token("a_2f"), token("a/"));
    }
}
