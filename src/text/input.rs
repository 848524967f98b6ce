//! Which files there are to read, and their text.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;
use walkdir::WalkDir;

/// The largest file that is read, bytes.
pub const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// Endings of the files that are read in a folder; a file named outright is read whatever it is called.
const ENDINGS: [&str; 2] = ["txt", "md"];

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
    /// No characters in it, or none but blanks.
    #[error("{}: the file is empty", .0.display())]
    Empty(PathBuf),
    /// It holds zero bytes, which no text does.
    #[error("{}: not a text but binary data (a zero byte at offset {offset}); give plain text in UTF-8", path.display())]
    Binary {
        /// The path.
        path: PathBuf,
        /// Where the first zero byte stands.
        offset: usize,
    },
    /// It is no UTF-8.
    #[error("{}: not valid UTF-8 at byte {offset} (line {line}); convert it first, for instance: iconv -f WINDOWS-1252 -t UTF-8", path.display())]
    NotUtf8 {
        /// The path.
        path: PathBuf,
        /// The first byte that does not fit.
        offset: usize,
        /// Its line, counted from 1.
        line: usize,
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

/// The text of a file.
///
/// # Errors
/// A file that is missing, no file, unreadable, empty, binary, too large or no UTF-8.
pub fn read_text(path: &Path) -> Result<String, InputError> {
    let unreadable = |reason| InputError::Unreadable { path: path.to_owned(), reason };
    let metadata = fs::metadata(path).map_err(|reason| match reason.kind() {
        io::ErrorKind::NotFound => InputError::Missing(path.to_owned()),
        _ => unreadable(reason),
    })?;
    if !metadata.is_file() {
        return Err(InputError::Special(path.to_owned()));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    decode(path, bytes)
}

/// Bytes as text; `path` is what messages call them.
///
/// # Errors
/// Bytes that are empty, binary, too many or no UTF-8.
pub fn decode(path: &Path, bytes: Vec<u8>) -> Result<String, InputError> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(InputError::TooLarge { path: path.to_owned() });
    }
    if let Some(offset) = memchr::memchr(0, &bytes) {
        return Err(InputError::Binary { path: path.to_owned(), offset });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let line = 1 + memchr::memchr_iter(b'\n', &error.as_bytes()[..offset]).count();
        InputError::NotUtf8 { path: path.to_owned(), offset, line }
    })?;
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(InputError::Empty(path.to_owned()));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        decode(Path::new("a.txt"), bytes.to_vec()).unwrap_err().to_string()
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(refused(b" \n\xEF\xBB\xBF"), "a.txt: the file is empty");
        assert!(refused(b"PK\0\x03").contains("binary data (a zero byte at offset 2)"));
        assert!(refused(b"een\ntwee\xE9").contains("not valid UTF-8 at byte 8 (line 2)"));
    }

    #[test]
    fn a_missing_path_is_named() {
        let path = Path::new("no/such/path");
        assert_eq!(files(path).unwrap_err().to_string(), "no/such/path: no such file or folder");
        assert_eq!(read_text(path).unwrap_err().to_string(), "no/such/path: no such file or folder");
    }
}
