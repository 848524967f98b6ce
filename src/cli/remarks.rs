//! What is said of inputs while they are read: refusals and notes, each a sentence.
//!
//! Of an archive or a file with many documents, and of an encoding, the first few
//! are named one by one and the others counted, so that a bad archive of ten
//! thousand does not bury what is said of the rest.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::output::{Outcome, note, refuse};
use super::progress::Reading;
use crate::text::{Document, Encoding, InputError};

/// How many documents of one container, or in one encoding, are named.
const NAMED: usize = 20;

/// What has been said.
pub(super) struct Remarks<'a> {
    progress: &'a Reading,
    quiet: bool,
    refused: usize,
    /// Refusals by the archive or file that holds the documents.
    held: BTreeMap<Arc<str>, usize>,
    /// Documents by the name of their encoding, UTF-8 aside.
    encodings: BTreeMap<&'static str, usize>,
}

impl<'a> Remarks<'a> {
    pub(super) fn new(progress: &'a Reading, quiet: bool) -> Self {
        Self { progress, quiet, refused: 0, held: BTreeMap::new(), encodings: BTreeMap::new() }
    }

    /// Says why something was refused; `container` is what holds it and others.
    pub(super) fn refuse(&mut self, problem: &InputError, container: Option<&Arc<str>>) {
        self.refused += 1;
        if let Some(container) = container {
            let count = self.held.entry(Arc::clone(container)).or_default();
            *count += 1;
            if *count > NAMED {
                return;
            }
        }
        self.progress.aside(|| refuse(problem));
    }

    /// Says something that is no refusal.
    pub(super) fn note(&self, sentence: &str) {
        if !self.quiet {
            self.progress.aside(|| note(sentence));
        }
    }

    /// Names the encoding of a document that stands at `place`, if it is not UTF-8.
    pub(super) fn encoding(&mut self, document: &Document, place: &str) {
        let Some(encoding) = document.metadata.encoding.filter(|encoding| *encoding != Encoding::Utf8) else {
            return;
        };
        let count = self.encodings.entry(encoding.name()).or_default();
        *count += 1;
        if *count <= NAMED {
            self.note(&format!("{place}: read as {}", encoding.name()));
        }
    }

    /// Says how many were not named, and how the command ends.
    pub(super) fn finish(self) -> Outcome {
        for (container, count) in self.held.iter().filter(|(_, count)| **count > NAMED) {
            refuse(&format!("{container}: {} more of its documents", count - NAMED));
        }
        for (encoding, count) in self.encodings.iter().filter(|(_, count)| **count > NAMED) {
            self.note(&format!("{} more files were read as {encoding}", count - NAMED));
        }
        if self.refused == 0 { Outcome::Done } else { Outcome::Partial }
    }
}
