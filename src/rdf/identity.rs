//! Who may be one person, over all documents.

use super::quads::Quads;
use super::{Iris, NamedGraph};
use crate::graph::Graph;

/// The graph of those pairs, each in both directions; none where there is no pair.
pub(super) fn named_graph(iris: &Iris, graph: &Graph) -> Option<NamedGraph> {
    let mut quads = Quads::new();
    let possibly_same = iris.term("possiblySame");
    for (one, two) in graph.possibly_same() {
        let (one, two) = (iris.entity(one), iris.entity(two));
        quads.add(&one, possibly_same.as_ref(), two.clone());
        quads.add(&two, possibly_same.as_ref(), one);
    }
    (!graph.possibly_same().is_empty()).then(|| quads.finish(iris.identity()))
}
