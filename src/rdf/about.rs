//! The description of the data set: which program made it, and what is in it.

use std::collections::BTreeMap;

use oxrdf::NamedNode;

use super::quads::Quads;
use super::{Iris, NamedGraph, vocabulary as v};
use crate::gazetteer::Label;
use crate::graph::{Edge, Graph, Node};

/// The version of the program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The run that made the data: this version of the program with its tables.
///
/// It says nothing of the hour, so that the same input gives the same bytes.
pub(super) fn run(iris: &Iris) -> NamedNode {
    iris.hashed("run", VERSION)
}

/// The graph that describes the data set and the run.
pub(super) fn named_graph(iris: &Iris, graph: &Graph, graphs: &[NamedGraph]) -> NamedGraph {
    let mut quads = Quads::new();
    let (run, program, data) = (run(iris), iris.hashed("program", VERSION), iris.about());
    quads.class(&run, v::PROV_ACTIVITY.into_owned());
    quads.add(&run, v::PROV_WAS_ASSOCIATED_WITH, program.clone());
    quads.class(&program, v::PROV_SOFTWARE_AGENT.into_owned());
    let label = |nl: &str, en: &str| Label { nl: nl.to_owned(), en: Some(en.to_owned()) };
    quads.label(&program, &label("kamergraaf", "kamergraaf"));
    quads.text(&program, v::SCHEMA_SOFTWARE_VERSION, VERSION);
    quads.class(&data, v::VOID_DATASET.into_owned());
    quads.label(&data, &label("wat de gelezen documenten zeggen", "what the documents read say"));
    quads.add(&data, v::VOID_VOCABULARY, iris.ontology());
    quads.number(&data, v::VOID_TRIPLES, graphs.iter().map(|graph| graph.quads).sum());
    quads.number(&data, v::VOID_DOCUMENTS, graphs.len() as u64);
    for (class, count) in classes(graph) {
        let part = iris.hashed("partition", class);
        quads.add(&data, v::VOID_CLASS_PARTITION, part.clone());
        quads.add(&part, v::VOID_CLASS, iris.term(class));
        quads.number(&part, v::VOID_ENTITIES, count);
    }
    quads.finish(data)
}

/// How many there are of each class.
fn classes(graph: &Graph) -> BTreeMap<&'static str, u64> {
    let nodes = graph.nodes().map(|(_, node)| match node {
        Node::Document { .. } => "Document",
        Node::Entity(entity) => entity.id.kind.name,
        Node::Group(_) => "Group",
    });
    let edges = graph.edges().map(|(_, _, edge)| match edge {
        Edge::Mention(_) => "Mention",
        Edge::Fact(fact) => fact.shape.class,
    });
    let mut counts = BTreeMap::new();
    for class in nodes.chain(edges) {
        *counts.entry(class).or_insert(0) += 1;
    }
    counts
}
