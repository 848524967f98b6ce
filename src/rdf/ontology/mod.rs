//! The ontology, its schemes and the example queries as named graphs.

mod queries;

pub use queries::{QUERIES, Query};

use oxrdf::{NamedNode, NamedOrBlankNode, Term, Triple};
use oxttl::TurtleParser;

use super::quads::Quads;
use super::{DEFAULT_BASE, Iris, NamedGraph};

/// The ontology in Turtle, under [`DEFAULT_BASE`].
pub const ONTOLOGY: &str = include_str!("../../../ontology/kamergraaf.ttl");

/// The scheme of statuses in Turtle, under [`DEFAULT_BASE`].
pub const STATUSES: &str = include_str!("../../../ontology/status.ttl");

/// The scheme of kinds in Turtle, under [`DEFAULT_BASE`].
pub const KINDS: &str = include_str!("../../../ontology/kinds.ttl");

/// The shapes of a right graph in Turtle, under [`DEFAULT_BASE`]; they are in no graph of a store.
pub const SHAPES: &str = include_str!("../../../ontology/shapes.ttl");

/// What JSON-LD needs to know of the terms, under [`DEFAULT_BASE`].
pub const CONTEXT: &str = include_str!("../../../ontology/context.jsonld");

/// The graphs that say the same of any documents: ontology, statuses, kinds and queries.
pub(super) fn named_graphs(iris: &Iris) -> Vec<NamedGraph> {
    vec![
        loaded(iris, ONTOLOGY, iris.ontology()),
        loaded(iris, STATUSES, iris.statuses()),
        loaded(iris, KINDS, iris.kinds()),
        queries::named_graph(iris),
    ]
}

/// The triples of `turtle` as the graph `name`, its own names under the base of `iris`.
fn loaded(iris: &Iris, turtle: &str, name: NamedNode) -> NamedGraph {
    let mut quads = Quads::of(name);
    for Triple { subject, predicate, object } in TurtleParser::new().for_slice(turtle).filter_map(Result::ok)
    {
        // The sources have no blank nodes, which a test holds.
        let NamedOrBlankNode::NamedNode(subject) = subject else { continue };
        let object = match object {
            Term::NamedNode(node) => moved(iris, node).into(),
            other => other,
        };
        quads.add(&moved(iris, subject), moved(iris, predicate).as_ref(), &object);
    }
    quads.finish()
}

/// A name of ours under the base of `iris`.
fn moved(iris: &Iris, node: NamedNode) -> NamedNode {
    match node.as_str().strip_prefix(DEFAULT_BASE) {
        Some(local) => NamedNode::new_unchecked(format!("{}{local}", iris.base())),
        None => node,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_triple_is_read() {
        let graphs = named_graphs(&Iris::default());
        for (turtle, graph) in [ONTOLOGY, STATUSES, KINDS].into_iter().zip(&graphs) {
            let triples = TurtleParser::new().for_slice(turtle).collect::<Result<Vec<_>, _>>().unwrap();
            assert_eq!(graph.quads, triples.len() as u64);
        }
        assert!(graphs.iter().all(|graph| graph.quads > 50 && !graph.lines.contains("_:")));
    }

    #[test]
    fn another_base_moves_its_terms() {
        for graph in named_graphs(&Iris::new("https://example.org/").unwrap()) {
            assert!(!graph.lines.contains(DEFAULT_BASE), "{}", graph.name);
            assert!(graph.lines.contains("<https://example.org/"), "{}", graph.name);
        }
    }
}
