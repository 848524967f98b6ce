//! The quads of a version on their way into an engine, with the union of all graphs between them.

use std::collections::BTreeMap;

use oxigraph::io::RdfParseError;
use oxigraph::model::{GraphName, NamedNode, Quad};

/// So many quads are held to be sorted, some 40 MB.
const TOGETHER: usize = 100_000;

/// Puts the quads of the union between those of the parts, and counts both kinds.
pub(super) struct Feed<I> {
    parsed: I,
    /// The last quad read; its triple is in the union already.
    last: Option<Quad>,
    /// A quad of the union that is to be given next.
    waiting: Option<Quad>,
    /// Quads of the parts so far.
    pub(super) quads: u64,
    /// Triples of the union so far.
    pub(super) triples: u64,
}

impl<I> Feed<I> {
    /// Over the quads of the parts, which are sorted by triple.
    pub(super) const fn new(parsed: I) -> Self {
        Self { parsed, last: None, waiting: None, quads: 0, triples: 0 }
    }
}

impl<I: Iterator<Item = Result<Quad, RdfParseError>>> Iterator for Feed<I> {
    type Item = Result<Quad, RdfParseError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(quad) = self.waiting.take() {
            return Some(Ok(quad));
        }
        let quad = match self.parsed.next()? {
            Ok(quad) => quad,
            Err(error) => return Some(Err(error)),
        };
        self.quads += 1;
        if self.last.as_ref().is_none_or(|last| !same_triple(last, &quad)) {
            self.triples += 1;
            self.waiting = Some(Quad { graph_name: GraphName::DefaultGraph, ..quad.clone() });
        }
        self.last = Some(quad.clone());
        Some(Ok(quad))
    }
}

fn same_triple(one: &Quad, other: &Quad) -> bool {
    one.subject == other.subject && one.predicate == other.predicate && one.object == other.object
}

/// Brings quads of one predicate together, those of the union apart.
///
/// The engine in memory keeps each quad where it came in, and counts its readers there. A query
/// that goes through all quads of a predicate then touches few pages, of which a worker that was
/// forked makes copies.
pub(super) struct Neighbours<I> {
    quads: I,
    ready: std::vec::IntoIter<Quad>,
}

impl<I: Iterator<Item = Result<Quad, RdfParseError>>> Neighbours<I> {
    /// Over quads in any order.
    pub(super) fn new(quads: I) -> Self {
        Self { quads, ready: Vec::new().into_iter() }
    }

    /// Holds the next quads, sorted.
    fn gather(&mut self) -> Result<(), RdfParseError> {
        let mut of: BTreeMap<NamedNode, [Vec<Quad>; 2]> = BTreeMap::new();
        for quad in self.quads.by_ref().take(TOGETHER) {
            let quad = quad?;
            let union = usize::from(quad.graph_name.is_default_graph());
            match of.get_mut(&quad.predicate) {
                Some(both) => both[union].push(quad),
                None => of.entry(quad.predicate.clone()).or_default()[union].push(quad),
            }
        }
        self.ready = of.into_values().flatten().flatten().collect::<Vec<Quad>>().into_iter();
        Ok(())
    }
}

impl<I: Iterator<Item = Result<Quad, RdfParseError>>> Iterator for Neighbours<I> {
    type Item = Result<Quad, RdfParseError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ready.len() == 0
            && let Err(error) = self.gather()
        {
            return Some(Err(error));
        }
        self.ready.next().map(Ok)
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::model::NamedNodeRef;

    use super::*;

    fn quad(subject: &str, predicate: &str, graph: &str) -> Quad {
        let node = |name: &str| NamedNodeRef::new_unchecked(name).into_owned();
        Quad::new(node(subject), node(predicate), node("urn:o"), node(graph))
    }

    #[test]
    fn each_triple_stands_once_in_the_union_and_beside_those_of_its_predicate() {
        let parts = [
            quad("urn:a", "urn:p", "urn:g"),
            quad("urn:a", "urn:p", "urn:h"),
            quad("urn:a", "urn:q", "urn:g"),
            quad("urn:b", "urn:p", "urn:g"),
        ];
        let mut feed = Feed::new(parts.iter().cloned().map(Ok));
        let given: Vec<Quad> = Neighbours::new(&mut feed).collect::<Result<_, _>>().unwrap();
        assert_eq!((feed.quads, feed.triples), (4, 3));
        let predicates: Vec<&str> = given.iter().map(|quad| quad.predicate.as_str()).collect();
        assert_eq!(predicates, ["urn:p", "urn:p", "urn:p", "urn:p", "urn:p", "urn:q", "urn:q"]);
        let union: Vec<bool> = given.iter().map(|quad| quad.graph_name.is_default_graph()).collect();
        assert_eq!(union, [false, false, false, true, true, false, true]);
        assert!(parts.iter().all(|quad| given.contains(quad)));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let broken = || RdfParseError::from(std::io::Error::other("torn"));
        let mut quads = Neighbours::new([Ok(quad("urn:a", "urn:p", "urn:g")), Err(broken())].into_iter());
        assert!(quads.any(|quad| quad.is_err()));
    }
}
