//! What a version is made of.

use crate::rdf::NamedGraph;

/// One document as a version keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentContent {
    /// What the document is called; each once in a version.
    pub name: String,
    /// The hash of what it was made from, which tells whether it must be read again.
    pub hash: String,
    /// What it says.
    pub graph: NamedGraph,
    /// What its page is made from; the store does not look into it. An empty one is none.
    pub page: Vec<u8>,
    /// What the whole needs to know of it, so that it need not be read again when others
    /// change; the store does not look into it.
    pub memo: Vec<u8>,
}

/// Something made from all documents that pages show; the store does not look into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// What it is asked for by; each once in a version.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// All that a version holds; the order of the lists has no influence on its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// The documents.
    pub documents: Vec<DocumentContent>,
    /// The graphs that belong to no one document; one in several pieces is put together.
    pub graphs: Vec<NamedGraph>,
    /// What pages show of the whole.
    pub views: Vec<View>,
}

/// A version of graphs alone.
impl From<Vec<NamedGraph>> for Content {
    fn from(graphs: Vec<NamedGraph>) -> Self {
        Self { graphs, ..Self::default() }
    }
}
