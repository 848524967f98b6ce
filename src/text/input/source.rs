//! One source of documents, and the documents that it hands on.

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use super::archive::Archive;
use super::lines::Lines;
use super::standard::StandardInput;
use super::{InputError, read_bytes};
use crate::text::{Document, Metadata, Reader};

/// A document to be read.
#[derive(Clone, Debug)]
pub struct Input {
    /// What the document is called.
    pub name: String,
    /// Where it stands, for messages: a path, or that of an archive and what is in it.
    pub place: String,
    /// The archive or file that holds it and others.
    pub container: Option<Arc<str>>,
    /// What is known of it beside itself.
    pub metadata: Metadata,
    /// What it holds.
    pub content: Content,
    /// Bytes on disk that it stands for.
    pub packed: u64,
}

/// What a document holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// The bytes of this file, which are not read yet.
    File(PathBuf),
    /// The bytes of a file.
    Bytes(Vec<u8>),
    /// Characters.
    Text(String),
}

impl Input {
    /// How much memory its content takes when it is read, bytes.
    pub fn size(&self) -> u64 {
        match &self.content {
            Content::File(path) => fs::metadata(path).map_or(0, |metadata| metadata.len()),
            Content::Bytes(bytes) => bytes.len() as u64,
            Content::Text(text) => text.len() as u64,
        }
    }

    /// Reads it.
    ///
    /// # Errors
    /// A file that cannot be read, or holds no document.
    pub fn read(self, reader: &Reader) -> Result<Document, InputError> {
        let Self { name, place, metadata, content, .. } = self;
        let read = match content {
            Content::File(path) => reader.read(&name, read_bytes(&path)?, metadata),
            Content::Bytes(bytes) => reader.read(&name, bytes, metadata),
            Content::Text(text) => reader.read_text(&name, text, metadata),
        };
        read.map_err(|problem| InputError::Refused { place, problem })
    }
}

/// What is done with each document, or with what was refused; it may break off.
pub(super) type Each<'a> = dyn FnMut(Result<Input, InputError>) -> ControlFlow<()> + 'a;

/// One source of documents.
#[derive(Debug)]
pub enum Source {
    /// A file that is one document.
    File(Box<Input>),
    /// An archive, or a packed file.
    Archive(Archive),
    /// A file of JSON Lines.
    Lines(Lines),
    /// Standard input.
    Standard(StandardInput),
}

impl Source {
    /// Hands on its documents, one after another.
    ///
    /// # Errors
    /// None of its own: what is refused is handed on too. It breaks where `each` does.
    pub fn read(self, each: &mut Each<'_>) -> ControlFlow<()> {
        match self {
            Self::File(input) => each(Ok(*input)),
            Self::Archive(archive) => archive.read(each),
            Self::Lines(lines) => lines.read(each),
            Self::Standard(standard) => standard.read(each),
        }
    }

    /// Its bytes on disk; 0 where they are not known.
    pub fn bytes(&self) -> u64 {
        match self {
            Self::File(input) => input.packed,
            Self::Archive(archive) => archive.size,
            Self::Lines(lines) => lines.size,
            Self::Standard(_) => 0,
        }
    }

    /// What messages call it, where it holds more documents than one.
    pub fn container(&self) -> Option<Arc<str>> {
        match self {
            Self::File(_) => None,
            Self::Archive(archive) => Some(Arc::clone(&archive.place)),
            Self::Lines(lines) => Some(Arc::clone(&lines.place)),
            Self::Standard(_) => Some(Arc::from(super::standard::PLACE)),
        }
    }

    /// How many documents it holds, where that is known beforehand.
    pub fn documents(&self) -> Option<usize> {
        match self {
            Self::File(_) => Some(1),
            Self::Archive(archive) => Some(archive.documents.len()),
            Self::Lines(_) | Self::Standard(_) => None,
        }
    }
}
