//! Sorts of entity.

/// A sort of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind {
    /// Its name in records and in the ontology: `ParliamentaryPaper`.
    pub name: &'static str,
    /// Its part of an IRI: `paper` in `id/paper/kst-32735-413`.
    pub path: &'static str,
}
