//! The entities of all documents: each is described once, in a graph of their own.
//!
//! What an entity is called depends on every document that names it. Standing apart, this
//! changes no other graph when a document is changed.

use std::collections::{BTreeMap, BTreeSet};

use super::quads::Quads;
use super::{Iris, NamedGraph, vocabulary as v};
use crate::graph::{Edge, Graph, Node};
use crate::linking::{Entity, EntityId};

/// What documents write for an entity beside its label.
type Written<'g> = BTreeMap<&'g EntityId, BTreeSet<&'g str>>;

/// The graph that says what each entity is and what it is called.
pub(super) fn named_graph(iris: &Iris, graph: &Graph) -> NamedGraph {
    let mut quads = Quads::new();
    let written = written(graph);
    for (_, node) in graph.nodes() {
        if let Node::Entity(entity) = node {
            describe(iris, entity, written.get(&entity.id), &mut quads);
        }
    }
    quads.finish(iris.entities())
}

fn written(graph: &Graph) -> Written<'_> {
    let mut all = Written::new();
    for (_, named, edge) in graph.edges() {
        if let (Node::Entity(entity), Edge::Mention(mention)) = (named, edge)
            && let Some(name) = &mention.written
        {
            all.entry(&entity.id).or_default().insert(name);
        }
    }
    all
}

/// Class, label and other names of one entity.
fn describe(iris: &Iris, entity: &Entity, written: Option<&BTreeSet<&str>>, quads: &mut Quads) {
    let iri = iris.entity(&entity.id);
    quads.class(&iri, iris.term(entity.id.kind.name));
    quads.label(&iri, &entity.label);
    let known = [Some(&entity.label.nl), entity.label.en.as_ref()];
    let is_known = |name: &str| known.iter().flatten().any(|label| *label == name);
    for name in written.into_iter().flatten().filter(|name| !is_known(name)) {
        quads.text(&iri, v::SKOS_ALT_LABEL, name);
    }
}
