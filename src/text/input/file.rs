//! One file and its bytes.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::InputError;
use super::limits::LARGEST_FILE;

/// What the system knows of a path; links are followed.
///
/// # Errors
/// A path that is not there, or cannot be looked at.
pub(super) fn look(path: &Path) -> Result<fs::Metadata, InputError> {
    fs::metadata(path).map_err(|reason| match reason.kind() {
        io::ErrorKind::NotFound if fs::symlink_metadata(path).is_ok() => {
            InputError::Dangling(path.to_owned())
        }
        io::ErrorKind::NotFound => InputError::Missing(path.to_owned()),
        _ => unreadable(path, reason),
    })
}

/// Opens a file, and nothing that is none: a pipe would wait for ever.
///
/// # Errors
/// A file that is missing, no file, or unreadable.
pub(super) fn open(path: &Path) -> Result<(File, u64), InputError> {
    let metadata = look(path)?;
    if !metadata.is_file() {
        return Err(InputError::Special(path.to_owned()));
    }
    let file = File::open(path).map_err(|reason| unreadable(path, reason))?;
    Ok((file, metadata.len()))
}

fn unreadable(path: &Path, reason: io::Error) -> InputError {
    InputError::Unreadable { place: path.display().to_string(), reason }
}

/// The bytes of a file.
///
/// # Errors
/// A file that is missing, no file, unreadable or too large; one that is too
/// large is not read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, InputError> {
    let (file, size) = open(path)?;
    let place = path.display().to_string();
    if size > LARGEST_FILE {
        return Err(InputError::TooLarge { place });
    }
    take_sized(&place, file, size)
}

/// The bytes that `from` gives, called `place` in messages.
///
/// # Errors
/// What cannot be read, or is larger than [`LARGEST_FILE`].
pub fn take(place: &str, from: impl Read) -> Result<Vec<u8>, InputError> {
    take_sized(place, from, 0)
}

fn take_sized(place: &str, from: impl Read, size: u64) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    from.take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(|reason| InputError::Unreadable { place: place.to_owned(), reason })?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(InputError::TooLarge { place: place.to_owned() });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_path_is_named() {
        let refused = read_bytes(Path::new("no/such/path")).unwrap_err();
        assert_eq!(refused.to_string(), "no/such/path: no such file or folder");
    }

    #[test]
    fn what_has_no_end_is_cut_off() {
        let refused = take("zeros", io::repeat(b'a')).unwrap_err();
        assert_eq!(refused.to_string(), "zeros: larger than the 256 MB that a document may have; split it");
    }
}
