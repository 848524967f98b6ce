//! A version of a store written out in other forms, one file per format.
//!
//! All formats of this list are streamed from the parts of the version, need no engine
//! and little memory, and are the same bytes every time. Records of single extractions
//! ([`jsonl`]) are written before there is a store.

pub mod jsonl;
mod nq;
mod ttl;

use std::fmt;
use std::io::{self, Write};

use crate::store::{Store, StoreError};

/// A form in which a version can be written.
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name on the command line, which is also the extension of its files.
    pub name: &'static str,
    /// What it is, in a few words.
    pub description: &'static str,
    write: fn(&Store, &mut dyn Write) -> Result<(), ExportError>,
}

/// All forms, in the order in which they are shown.
pub const FORMATS: [Format; 2] = [nq::FORMAT, ttl::FORMAT];

/// Why a version could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The version cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A part cannot be read to its end, or the output takes no more; a closed pipe is
    /// [`io::ErrorKind::BrokenPipe`].
    #[error("the export was cut: {0}")]
    Io(#[from] io::Error),
    /// A line of the version is no quad.
    #[error("the version holds a line that is no N-Quads statement: {0}")]
    Line(#[from] oxttl::TurtleSyntaxError),
}

impl Format {
    /// The format with a name.
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.into_iter().find(|format| format.name == name)
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Writes the current version of `store` in a format.
///
/// # Errors
/// When a part is damaged, or `out` fails; what was written then is no whole file.
pub fn write(store: &Store, format: Format, out: &mut dyn Write) -> Result<(), ExportError> {
    (format.write)(store, out)
}
