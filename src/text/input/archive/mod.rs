//! Archives of documents: zip, tar, tar compressed by gzip; and one document compressed by gzip.
//!
//! An archive is a folder in one file, and is read like one: its entries are
//! passed over or read by their endings, and a `documents.tsv` speaks of the
//! entries beside it. What there is in it is listed first, the documents are
//! unpacked one by one afterwards; a tar archive, which has no table of contents,
//! is run through twice. Archives within an archive are not opened.

mod entry;
mod gzip;
mod tar;
mod zip;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::InputError;
use super::endings::Packing;
use super::skipped::Skipped;
use super::source::{Content, Each, Input};
use crate::text::catalogue::LARGEST_CATALOGUE;
use crate::text::{Catalogue, FormatError, Metadata};

/// An archive and the documents in it.
#[derive(Debug)]
pub struct Archive {
    pub(super) path: PathBuf,
    /// What messages call it.
    pub(super) place: Arc<str>,
    pub(super) packing: Packing,
    /// Its size on disk, bytes.
    pub(super) size: u64,
    /// The documents by the number of their entry.
    pub(super) documents: BTreeMap<usize, Packed>,
}

/// A document in an archive.
#[derive(Debug)]
pub(super) struct Packed {
    pub(super) name: String,
    /// Its path in the archive.
    pub(super) path: String,
    pub(super) metadata: Metadata,
}

/// What is in an archive.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The documents: the number of the entry and its path.
    pub(super) documents: Vec<(usize, String)>,
    /// Catalogues by their folder.
    pub(super) catalogues: BTreeMap<String, Catalogue>,
    /// How long the catalogues are, bytes.
    catalogued: u64,
    /// What is not read.
    pub(super) skipped: Skipped,
    /// What was wrong.
    pub(super) problems: Vec<InputError>,
}

impl Listing {
    /// Lists the archive at `path`.
    ///
    /// # Errors
    /// An archive that cannot be read, is damaged throughout, or passes a limit.
    pub(super) fn of(path: &Path, packing: Packing) -> Result<Self, InputError> {
        let listing = match packing {
            Packing::Zip => zip::list(path)?,
            Packing::Tar | Packing::TarGzip => tar::list(path, packing)?,
            Packing::Gzip => return gzip::list(path),
        };
        if listing.documents.is_empty() && listing.problems.is_empty() {
            return Err(InputError::NoDocumentsInside(path.to_owned()));
        }
        Ok(listing)
    }

    /// What the catalogue beside the entry at `path` says of it.
    pub(super) fn metadata(&self, path: &str) -> Metadata {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        self.catalogues.get(folder).map(|catalogue| catalogue.of_file(name)).unwrap_or_default()
    }

    /// Takes in a `documents.tsv`, the bytes of the entry at `path` of the archive `place`.
    fn add_catalogue(&mut self, place: &str, path: &str, bytes: Vec<u8>) {
        let file = format!("{place}: {path}");
        self.catalogued += bytes.len() as u64;
        if self.catalogued > LARGEST_CATALOGUE {
            let problem = FormatError::Limit {
                what: "the size of the catalogues".to_owned(),
                limit: format!("{} MB", LARGEST_CATALOGUE >> 20),
                hint: "split the archive",
            };
            return self.problems.push(InputError::Refused { place: file, problem });
        }
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let text = String::from_utf8(bytes).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            let line = 1 + memchr::memchr_iter(b'\n', &error.as_bytes()[..offset]).count();
            InputError::Refused { place: file.clone(), problem: FormatError::Encoding { offset, line } }
        });
        let parsed = text.and_then(|text| Ok(Catalogue::parse(&file, &text)?));
        match parsed {
            Ok(catalogue) => {
                self.problems.extend(catalogue.problems().iter().cloned().map(InputError::from));
                self.catalogues.insert(folder, catalogue);
            }
            Err(problem) => self.problems.push(problem),
        }
    }
}

impl Archive {
    pub(super) fn read(self, each: &mut Each<'_>) -> ControlFlow<()> {
        match self.packing {
            Packing::Zip => zip::read(self, each),
            Packing::Tar | Packing::TarGzip => tar::read(self, each),
            Packing::Gzip => gzip::read(self, each),
        }
    }

    /// What messages call one of its documents.
    fn place_of(&self, document: &Packed) -> String {
        format!("{}: {}", self.place, document.path)
    }

    /// The document with what it unpacks to.
    fn input(&self, document: Packed, bytes: Vec<u8>, packed: u64) -> Input {
        Input {
            place: self.place_of(&document),
            name: document.name,
            container: Some(Arc::clone(&self.place)),
            metadata: document.metadata,
            content: Content::Bytes(bytes),
            packed,
        }
    }

    /// A sentence about the archive as a whole.
    fn refused(&self, problem: FormatError) -> InputError {
        InputError::Refused { place: self.place.to_string(), problem }
    }
}
