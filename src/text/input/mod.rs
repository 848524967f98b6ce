//! Which files there are to read, and their text.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;
use walkdir::WalkDir;

use super::FormatError;

/// The largest file that is read, bytes.
pub const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// Endings of the files that are read in a folder; a file named outright is read whatever it is called.
const ENDINGS: [&str; 6] = ["htm", "html", "md", "txt", "xhtml", "xml"];

/// Why a file or a path was refused; one sentence with what to do.
#[derive(Debug, Error)]
pub enum InputError {
    /// Nothing has this name.
    #[error("{}: no such file or folder", .0.display())]
    Missing(PathBuf),
    /// A folder in which no document lies.
    #[error("{}: no document in this folder; kamergraaf reads files that end in .txt or .md", .0.display())]
    NoDocuments(PathBuf),
    /// Neither a file nor a folder.
    #[error("{}: neither a file nor a folder (a pipe, a socket or a device); give a file", .0.display())]
    Special(PathBuf),
    /// The system did not let it be read.
    #[error("{}: cannot be read: {reason}", path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// What it holds gives no document.
    #[error("{}: {problem}", path.display())]
    Refused {
        /// The path.
        path: PathBuf,
        /// Why.
        problem: FormatError,
    },
    /// It is larger than [`LARGEST_FILE`].
    #[error("{}: larger than the {} MB that a document may have; split it", path.display(), LARGEST_FILE / 1_048_576)]
    TooLarge {
        /// The path.
        path: PathBuf,
    },
}

/// The files below `path`: itself, or those in the folder that can be read, by
/// name; symbolic links are not followed into folders.
///
/// # Errors
/// Where nothing is there, or nothing to read.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, InputError> {
    let Ok(metadata) = fs::metadata(path) else { return Err(InputError::Missing(path.to_owned())) };
    if metadata.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !metadata.is_dir() {
        return Err(InputError::Special(path.to_owned()));
    }
    let mut found = Vec::new();
    for entry in WalkDir::new(path).sort_by_file_name() {
        let entry = entry.map_err(|error| InputError::Unreadable {
            path: error.path().unwrap_or(path).to_owned(),
            reason: error.into(),
        })?;
        let ending = entry.path().extension().and_then(|ending| ending.to_str());
        if entry.path().is_file()
            && ending.is_some_and(|ending| ENDINGS.contains(&ending.to_lowercase().as_str()))
        {
            found.push(entry.into_path());
        }
    }
    if found.is_empty() { Err(InputError::NoDocuments(path.to_owned())) } else { Ok(found) }
}

/// The bytes of a file.
///
/// # Errors
/// A file that is missing, no file, unreadable or too large.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, InputError> {
    let unreadable = |reason| InputError::Unreadable { path: path.to_owned(), reason };
    let metadata = fs::metadata(path).map_err(|reason| match reason.kind() {
        io::ErrorKind::NotFound => InputError::Missing(path.to_owned()),
        _ => unreadable(reason),
    })?;
    if !metadata.is_file() {
        return Err(InputError::Special(path.to_owned()));
    }
    File::open(path).map_err(unreadable).and_then(|file| take(path, file))
}

/// The bytes that `from` gives, called `path` in messages.
///
/// # Errors
/// What cannot be read, or is larger than [`LARGEST_FILE`].
pub fn take(path: &Path, from: impl Read) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    from.take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(|reason| InputError::Unreadable { path: path.to_owned(), reason })?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(InputError::TooLarge { path: path.to_owned() });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_path_is_named() {
        let path = Path::new("no/such/path");
        assert_eq!(files(path).unwrap_err().to_string(), "no/such/path: no such file or folder");
        assert_eq!(read_bytes(path).unwrap_err().to_string(), "no/such/path: no such file or folder");
    }
}
