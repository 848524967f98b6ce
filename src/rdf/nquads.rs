//! One named graph as sorted N-Quads lines: the form in which quads leave this
//! module and reach the store.
//!
//! The text is the identity: two graphs with the same quads have the same lines,
//! whatever the order in which the quads were made.

use std::fmt::Write;

use oxrdf::{GraphName, NamedNode, Quad};

/// The quads of one named graph, written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedGraph {
    /// The name that every line carries as its fourth term.
    pub name: NamedNode,
    /// N-Quads lines, each ended by a line feed; sorted by their bytes, none twice.
    pub lines: String,
    /// How many lines there are.
    pub quads: u64,
}

impl NamedGraph {
    /// Writes `quads` as lines of the graph `name`, sorted and without duplicates.
    ///
    /// The graph name of each quad is replaced by `name`, so that one graph can
    /// never leak into another.
    pub fn new(name: NamedNode, quads: Vec<Quad>) -> Self {
        let mut written: Vec<String> = quads.into_iter().map(|quad| line(quad, &name)).collect();
        written.sort_unstable();
        written.dedup();
        Self { quads: written.len() as u64, lines: written.concat(), name }
    }
}

/// The quad of one N-Quads line; `None` where it is none.
pub fn quad_of_line(line: &str) -> Option<Quad> {
    oxttl::NQuadsParser::new().lenient().for_slice(line).next()?.ok()
}

/// One quad as an N-Quads line of the graph `name`, with its line feed.
fn line(mut quad: Quad, name: &NamedNode) -> String {
    quad.graph_name = GraphName::NamedNode(name.clone());
    let mut line = String::with_capacity(200);
    // Writing to a String cannot fail.
    let _ = writeln!(line, "{quad} .");
    line
}

#[cfg(test)]
mod tests {
    use oxrdf::Literal;

    use super::*;

    fn quad(subject: &str, value: &str) -> Quad {
        Quad::new(
            NamedNode::new(subject).unwrap(),
            NamedNode::new("https://example.org/p").unwrap(),
            Literal::new_simple_literal(value),
            GraphName::DefaultGraph,
        )
    }

    #[test]
    fn lines_are_sorted_unique_and_in_the_graph() {
        let name = NamedNode::new("https://example.org/g").unwrap();
        let graph = NamedGraph::new(
            name,
            vec![quad("urn:b", "één\n\"twee\""), quad("urn:a", "1"), quad("urn:b", "één\n\"twee\"")],
        );
        assert_eq!(graph.quads, 2);
        assert_eq!(
            graph.lines,
            "<urn:a> <https://example.org/p> \"1\" <https://example.org/g> .\n\
             <urn:b> <https://example.org/p> \"één\\n\\\"twee\\\"\" <https://example.org/g> .\n"
        );
    }

    #[test]
    fn order_of_quads_does_not_matter() {
        let name = NamedNode::new("https://example.org/g").unwrap();
        let there = NamedGraph::new(name.clone(), vec![quad("urn:a", "1"), quad("urn:b", "2")]);
        let back = NamedGraph::new(name, vec![quad("urn:b", "2"), quad("urn:a", "1")]);
        assert_eq!(there, back);
    }
}
