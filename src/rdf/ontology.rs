//! The ontology as a named graph.

use oxrdf::{GraphName, NamedNode, Quad, Term};
use oxttl::TurtleParser;

use super::{DEFAULT_BASE, Iris, NamedGraph};

/// The ontology in Turtle, under [`DEFAULT_BASE`].
pub const ONTOLOGY: &str = include_str!("../../ontology/kamergraaf.ttl");

/// The ontology's graph, its own terms under the base of `iris`.
pub(super) fn named_graph(iris: &Iris) -> NamedGraph {
    let quads = TurtleParser::new().for_slice(ONTOLOGY).filter_map(Result::ok).map(|mut triple| {
        let own = |node: &NamedNode| {
            let local = node.as_str().strip_prefix(DEFAULT_BASE);
            local.map(|local| NamedNode::new_unchecked(format!("{}{local}", iris.base())))
        };
        if let oxrdf::NamedOrBlankNode::NamedNode(node) = &triple.subject
            && let Some(moved) = own(node)
        {
            triple.subject = moved.into();
        }
        triple.predicate = own(&triple.predicate).unwrap_or(triple.predicate);
        if let Term::NamedNode(node) = &triple.object
            && let Some(moved) = own(node)
        {
            triple.object = moved.into();
        }
        Quad::new(triple.subject, triple.predicate, triple.object, GraphName::DefaultGraph)
    });
    NamedGraph::new(iris.ontology(), quads.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_triple_is_read() {
        let triples = TurtleParser::new().for_slice(ONTOLOGY).collect::<Result<Vec<_>, _>>().unwrap();
        assert_eq!(named_graph(&Iris::default()).quads, triples.len() as u64);
        assert!(
            triples.iter().all(|triple| triple.subject.is_named_node() && !triple.object.is_blank_node())
        );
    }

    #[test]
    fn another_base_moves_its_terms() {
        let moved = named_graph(&Iris::new("https://example.org/").unwrap());
        assert!(!moved.lines.contains(DEFAULT_BASE));
        assert!(moved.lines.contains("<https://example.org/ontology#Sanction>"));
    }
}
