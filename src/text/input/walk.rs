//! What lies in a folder.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::endings::{Sort, sort_of};
use super::skipped::Skipped;
use super::{InputError, file};
use crate::text::CATALOGUE;

/// What was found in a folder.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// The files to be read, by name, and of which sort each is.
    pub(super) files: Vec<(PathBuf, Sort)>,
    /// What was not read.
    pub(super) skipped: Skipped,
    /// What could not be looked at.
    pub(super) problems: Vec<InputError>,
}

/// Looks through a folder and those in it, in the order of the names. Hidden
/// files and folders and the catalogue are passed over; links are followed to
/// files and not into folders.
pub(super) fn walk(folder: &Path) -> Walked {
    let mut walked = Walked::default();
    let shown = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(&entry.file_name().to_string_lossy());
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(shown) {
        match entry {
            Ok(entry) => walked.add(entry),
            Err(error) => walked.problems.push(InputError::Unreadable {
                place: error.path().unwrap_or(folder).display().to_string(),
                reason: error.into(),
            }),
        }
    }
    walked
}

/// Whether a file is there for a program, not for a reader.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || name == "__MACOSX"
}

impl Walked {
    fn add(&mut self, entry: DirEntry) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type();
        if kind.is_dir() || name == CATALOGUE {
            return;
        }
        let kind = if kind.is_symlink() {
            match fs::metadata(entry.path()) {
                Ok(target) => target.file_type(),
                Err(_) => return self.skipped.links += 1,
            }
        } else {
            kind
        };
        if kind.is_dir() {
            // A link: what was given itself is looked into.
            self.skipped.folder_links += usize::from(entry.depth() > 0);
        } else if !kind.is_file() {
            self.skipped.special += 1;
        } else if let Some(sort) = sort_of(&name) {
            self.files.push((entry.into_path(), sort));
        } else {
            self.skipped.file(&name);
        }
    }
}

/// The documents below `path` that are files of their own: itself, or those in
/// the folder, by name.
///
/// # Errors
/// Where nothing is there, or nothing to read.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, InputError> {
    let metadata = file::look(path)?;
    if metadata.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !metadata.is_dir() {
        return Err(InputError::Special(path.to_owned()));
    }
    let documents = walk(path).files.into_iter().filter(|(_, sort)| *sort == Sort::Document);
    let found: Vec<PathBuf> = documents.map(|(path, _)| path).collect();
    if found.is_empty() { Err(InputError::NoDocuments(path.to_owned())) } else { Ok(found) }
}
