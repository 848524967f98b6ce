//! Graph into quads; the only place that mints IRIs.
//!
//! Each document has a named graph of its own with what it says: itself, its mentions, its
//! facts and their evidence. What the entities of all documents are stands once in one graph
//! more, so that a changed document changes no other's graph; one describes the data set and
//! the run, one says which persons may be one, and some hold the ontology and what belongs to
//! it. No blank nodes, so parts that were made apart can be put together in any order.
//!
//! A mention is five quads and a sixth where there are pages. A fact is seven and one for its
//! date and each particular, its evidence four; a plain triple between subject and object
//! stands only beside an asserted fact. What a quad would only repeat is left out: the run
//! stands at the graph, not at each fact, and the end of a stretch follows from its IRI.

mod about;
mod added;
mod document;
mod entities;
mod fact;
mod identity;
mod iris;
mod nquads;
mod official;
mod ontology;
mod quads;
mod renaming;
mod vocabulary;

pub use about::DATA_VERSION;
pub use added::{AddedError, added};
pub use fact::{fact_iri, fact_sentence, node_iri};
pub use iris::{BaseError, DEFAULT_BASE, Iris};
pub use nquads::{NamedGraph, quad_of_line};
pub use ontology::{CONTEXT, KINDS, ONTOLOGY, QUERIES, Query, SHAPES, STATUSES};
pub use renaming::{Renamed, Renaming};
pub use vocabulary::{KG_TERMS, status_term};

use std::collections::BTreeMap;

use crate::graph::{Edge, Graph, Node, Totals};
use crate::wording::Wording;

/// The named graphs of everything: one per document in the order of their names,
/// what entities are, who may be one person (if anybody), the data set's description, the
/// ontology. `wording` gives the facts their labels.
pub fn named_graphs(graph: &Graph, iris: &Iris, wording: &Wording) -> Vec<NamedGraph> {
    let mut graphs = of_documents(graph, iris, wording);
    let quads = graphs.iter().map(|graph| graph.quads).sum();
    graphs.extend(of_whole(&Totals::of(graph), iris, quads));
    graphs
}

/// The named graphs of documents, in the order of their names.
pub fn of_documents(graph: &Graph, iris: &Iris, wording: &Wording) -> Vec<NamedGraph> {
    let mut edges: BTreeMap<&str, Vec<(&Node, &Node, &Edge)>> = BTreeMap::new();
    for (from, to, edge) in graph.edges() {
        let document = match (edge, from) {
            (Edge::Fact(fact), _) => fact.document.as_str(),
            (Edge::Mention(_), Node::Document { name, .. }) => name,
            (Edge::Mention(_), _) => continue,
        };
        edges.entry(document).or_default().push((from, to, edge));
    }
    let graphs = graph.nodes().filter_map(|(_, node)| match node {
        Node::Document { name, metadata } => {
            let edges = edges.get(name.as_str()).map_or(&[][..], Vec::as_slice);
            Some(document::named_graph(iris, wording, name, metadata, edges))
        }
        _ => None,
    });
    graphs.collect()
}

/// The named graphs that belong to no one document; those of the documents have `quads` quads.
pub fn of_whole(totals: &Totals, iris: &Iris, quads: u64) -> Vec<NamedGraph> {
    let mut graphs = vec![entities::named_graph(iris, totals)];
    graphs.extend(identity::named_graph(iris, totals));
    let triples = quads + graphs.iter().map(|graph| graph.quads).sum::<u64>();
    graphs.push(about::named_graph(iris, totals, triples));
    graphs.extend(ontology::named_graphs(iris));
    graphs
}
