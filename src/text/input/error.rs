//! Why something that was given is not read; one sentence with what to do.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::endings;
use super::limits::LARGEST_FILE;
use crate::text::{CatalogueError, FormatError, TableError};

/// Why a file, a path or a part of it was refused; one sentence with what to do.
#[derive(Debug, Error)]
pub enum InputError {
    /// Nothing has this name.
    #[error("{}: no such file or folder", .0.display())]
    Missing(PathBuf),
    /// A symbolic link that leads nowhere.
    #[error("{}: a link to something that is not there", .0.display())]
    Dangling(PathBuf),
    /// A folder in which no document lies.
    #[error("{}: no document in this folder; kamergraaf reads files that end in {}", .0.display(), endings::all())]
    NoDocuments(PathBuf),
    /// An archive in which no document lies.
    #[error("{}: no document in this archive; kamergraaf reads files that end in {}", .0.display(), endings::documents())]
    NoDocumentsInside(PathBuf),
    /// Neither a file nor a folder.
    #[error(
        "{}: neither a file nor a folder (a pipe, a socket or a device); give a file, or - to read standard input",
        .0.display()
    )]
    Special(PathBuf),
    /// A list without paths.
    #[error("{0}: no path in this list")]
    NoPaths(String),
    /// The system did not let it be read.
    #[error("{place}: cannot be read: {reason}")]
    Unreadable {
        /// What was to be read.
        place: String,
        /// What the system says.
        reason: io::Error,
    },
    /// What it holds gives no document.
    #[error("{place}: {problem}")]
    Refused {
        /// What was read.
        place: String,
        /// Why.
        problem: FormatError,
    },
    /// It is larger than [`LARGEST_FILE`].
    #[error("{place}: larger than the {} MB that a document may have; split it", LARGEST_FILE >> 20)]
    TooLarge {
        /// What is.
        place: String,
    },
    /// An entry of an archive that asks for a password.
    #[error("{place}: encrypted; unpack it with its password and give what comes out")]
    Encrypted {
        /// The entry.
        place: String,
    },
    /// An entry of an archive whose path leads out of it.
    #[error("{place}: a path that leads out of the archive; pack it again with paths below one folder")]
    Outside {
        /// The entry.
        place: String,
    },
    /// An entry of an archive that is packed in an unusual way.
    #[error("{place}: packed in a way that is not read ({method}); pack it again with deflate")]
    Method {
        /// The entry.
        place: String,
        /// How it is packed.
        method: String,
    },
    /// A line of JSON Lines that is no document.
    #[error("{place}:{line}: {problem}")]
    Line {
        /// The file.
        place: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// Another document has its name.
    #[error(
        "{place}: another document is called {name:?} already, and names tell documents apart; rename one"
    )]
    Doubled {
        /// The document.
        place: String,
        /// The name of both.
        name: String,
    },
    /// A `documents.tsv` that cannot be read.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// A row of a `documents.tsv` that is wrong.
    #[error(transparent)]
    Row(#[from] TableError),
}

impl InputError {
    /// What stopped the reading of a packed file: the system, or damage.
    pub(super) fn of_packed(place: &str, format: &'static str, reason: io::Error) -> Self {
        let place = place.to_owned();
        if reason.raw_os_error().is_some() {
            return Self::Unreadable { place, reason };
        }
        let problem = match reason.kind() {
            io::ErrorKind::UnexpectedEof => "it ends too early".to_owned(),
            _ => reason.to_string(),
        };
        Self::Refused { place, problem: FormatError::Damaged { format, problem } }
    }
}
