//! What a version is made of.

use super::{Record, StoreError, part};
use crate::rdf::NamedGraph;

/// zstd's level for lines that wait until the whole version is written: hardly at all, they live for a minute.
const WAITING: i32 = 1;

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

/// A document as it waits to be written: compressed, which takes longer than the writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// What the document is called.
    pub(super) name: String,
    pub(super) record: Record,
    /// The lines of its graph, as a zstd frame.
    pub(super) lines: Vec<u8>,
    /// The frame of its page, as the version will hold it.
    pub(super) page: Option<Vec<u8>>,
}

impl DocumentContent {
    /// Compresses it; many threads can do so at once.
    ///
    /// # Errors
    /// When zstd fails, which it does where there is no memory.
    pub fn pack(self) -> Result<Packed, StoreError> {
        let Self { name, hash, graph, page, memo } = self;
        let failed = |error| StoreError::io("compress", name.as_ref())(error);
        let lines = zstd::encode_all(graph.lines.as_bytes(), WAITING).map_err(failed)?;
        let page = if page.is_empty() { None } else { Some(part::compress([&page[..]]).map_err(failed)?) };
        let record = Record { hash, graph: graph.name.into_string(), quads: graph.quads, memo };
        Ok(Packed { name, record, lines, page })
    }
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
