//! From an input to what a version keeps of it.

use std::collections::BTreeMap;
use std::io;

use crate::cli::inputs::{Read, Reader};
use crate::extract::{Extraction, FINGERPRINT};
use crate::graph::{Graph, Summary};
use crate::linking::misprints;
use crate::rdf::{self, Iris, NamedGraph};
use crate::store::{DocumentContent, Packed, hash};
use crate::text::{Content, Document, Input, InputError, read_bytes};
use crate::view;
use crate::wording::Wording;

/// Reads the inputs that have changed.
pub(super) struct Changes<'a> {
    pub(super) reader: &'a Reader,
    pub(super) iris: &'a Iris,
    pub(super) wording: &'a Wording,
    /// The hashes of the documents that can stand as they are.
    pub(super) known: BTreeMap<String, String>,
}

/// What an input turned out to be.
pub(super) enum Given {
    /// A document that stands in the last version as it is.
    Same(String),
    /// A document that was read.
    New(Box<New>),
}

/// A document that was read.
pub(super) struct New {
    pub(super) content: Packed,
    pub(super) misprints: usize,
    document: Document,
}

impl Read for Given {
    fn document(&self) -> Option<&Document> {
        match self {
            Self::Same(_) => None,
            Self::New(new) => Some(&new.document),
        }
    }
}

impl Changes<'_> {
    /// Reads an input, unless nothing that it is made from has changed.
    ///
    /// # Errors
    /// A file that cannot be read, or holds no document.
    pub(super) fn of(&self, mut input: Input) -> Result<Given, InputError> {
        let hash = hash_of(&mut input)?;
        if self.known.get(&input.name) == Some(&hash) {
            return Ok(Given::Same(input.name));
        }
        let extraction = self.reader.one(input)?;
        let alone = Graph::alone(&extraction);
        let graphs = rdf::of_documents(&alone, self.iris, self.wording);
        let name = extraction.document.name.clone();
        let none = || NamedGraph::new(self.iris.graph(&name), Vec::new());
        let content = DocumentContent {
            hash,
            graph: graphs.into_iter().next().unwrap_or_else(none),
            page: page(&extraction, &alone, (self.iris, self.wording))?,
            memo: Summary::of(&extraction, &alone).to_bytes(),
            name,
        };
        let content = content.pack().map_err(|error| unreadable(&extraction, io::Error::other(error)))?;
        let misprints = misprints(&extraction.mentions, &extraction.linked).len();
        Ok(Given::New(Box::new(New { content, misprints, document: extraction.document })))
    }
}

/// The hash of all that decides what is read of an input: the program and its tables, what is
/// known of the document beside itself, and its bytes.
fn hash_of(input: &mut Input) -> Result<String, InputError> {
    if let Content::File(path) = &input.content {
        input.content = Content::Bytes(read_bytes(path)?);
    }
    let content = match &input.content {
        Content::File(_) => String::new(),
        Content::Bytes(bytes) => format!("bytes {}", hash(bytes)),
        Content::Text(text) => format!("text {}", hash(text.as_bytes())),
    };
    let all = format!("{FINGERPRINT}\n{:?}\n{:?}\n{content}", input.name, input.metadata);
    Ok(hash(all.as_bytes()))
}

/// What a document's page is made from.
fn page(
    extraction: &Extraction,
    alone: &Graph,
    (iris, wording): (&Iris, &Wording),
) -> Result<Vec<u8>, InputError> {
    let view = view::document(extraction, alone, iris, wording);
    view::bytes(&view).map_err(|error| unreadable(extraction, error.into()))
}

fn unreadable(extraction: &Extraction, reason: io::Error) -> InputError {
    InputError::Unreadable { place: extraction.document.name.clone(), reason }
}

impl New {
    /// The document, of which only its remarks are still of use.
    pub(super) fn document(&self) -> &Document {
        &self.document
    }
}
