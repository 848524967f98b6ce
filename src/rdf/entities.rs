//! The entities of all documents: each is described once, in a graph of their own.
//!
//! What an entity is called depends on every document that names it. Standing apart, this
//! changes no other graph when a document is changed.

use super::quads::Quads;
use super::{Iris, NamedGraph, vocabulary as v};
use crate::graph::{Called, Totals};
use crate::linking::EntityId;

/// The graph that says what each entity is and what it is called.
pub(super) fn named_graph(iris: &Iris, totals: &Totals) -> NamedGraph {
    let mut quads = Quads::new();
    for (id, called) in &totals.entities {
        describe(iris, id, called, &mut quads);
    }
    quads.finish(iris.entities())
}

/// Class, label and other names of one entity.
fn describe(iris: &Iris, id: &EntityId, called: &Called, quads: &mut Quads) {
    let Called { label, written } = called;
    let iri = iris.entity(id);
    quads.class(&iri, iris.term(id.kind.name));
    quads.label(&iri, label);
    let known = [Some(&label.nl), label.en.as_ref()];
    let is_known = |name: &str| known.iter().flatten().any(|label| *label == name);
    for name in written.iter().filter(|name| !is_known(name)) {
        quads.text(&iri, v::SKOS_ALT_LABEL, name);
    }
}
