//! Who may be one person, over all documents.

use super::quads::Quads;
use super::{Iris, NamedGraph};
use crate::graph::Totals;

/// The graph of those pairs, each in both directions; none where there is no pair.
pub(super) fn named_graph(iris: &Iris, totals: &Totals) -> Option<NamedGraph> {
    let mut quads = Quads::of(iris.identity());
    let possibly_same = iris.term("possiblySame");
    for (one, two) in &totals.possibly_same {
        let (one, two) = (iris.entity(one), iris.entity(two));
        quads.add(&one, possibly_same.as_ref(), &two);
        quads.add(&two, possibly_same.as_ref(), &one);
    }
    (!totals.possibly_same.is_empty()).then(|| quads.finish())
}
