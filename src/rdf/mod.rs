//! Graph into quads; the only place that mints IRIs.
//!
//! Each document has a named graph of its own with all that it says: itself, the
//! entities that it names, its mentions, its facts and their evidence. One more
//! graph describes the data set and the run, one says which persons may be one, and one
//! holds the ontology. No blank
//! nodes, so parts that were made apart can be put together in any order.
//!
//! A mention is five quads, a fact nine and its evidence four; a plain triple
//! between subject and object stands only beside an asserted fact.

mod about;
mod document;
mod fact;
mod identity;
mod iris;
mod nquads;
mod ontology;
mod quads;
mod vocabulary;

pub use fact::{fact_iri, fact_sentence, node_iri};
pub use iris::{BaseError, DEFAULT_BASE, Iris};
pub use nquads::NamedGraph;
pub use ontology::ONTOLOGY;
pub use vocabulary::{KG_TERMS, status_term};

use std::collections::BTreeMap;

use crate::graph::{Edge, Graph, Node};
use crate::wording::Wording;

/// The named graphs of everything: one per document in the order of their names,
/// the data set's description, who may be one person (if anybody), the ontology. `wording`
/// gives the facts their labels.
pub fn named_graphs(graph: &Graph, iris: &Iris, wording: &Wording) -> Vec<NamedGraph> {
    let mut edges: BTreeMap<&str, Vec<(&Node, &Node, &Edge)>> = BTreeMap::new();
    for (from, to, edge) in graph.edges() {
        let document = match (edge, from) {
            (Edge::Fact(fact), _) => fact.document.as_str(),
            (Edge::Mention(_), Node::Document { name, .. }) => name,
            (Edge::Mention(_), _) => continue,
        };
        edges.entry(document).or_default().push((from, to, edge));
    }
    let mut graphs: Vec<NamedGraph> = graph
        .nodes()
        .filter_map(|(_, node)| match node {
            Node::Document { name, metadata } => {
                let edges = edges.get(name.as_str()).map_or(&[][..], Vec::as_slice);
                Some(document::named_graph(iris, wording, name, metadata, edges))
            }
            _ => None,
        })
        .collect();
    graphs.push(about::named_graph(iris, graph, &graphs));
    graphs.extend(identity::named_graph(iris, graph));
    graphs.push(ontology::named_graph(iris));
    graphs
}
