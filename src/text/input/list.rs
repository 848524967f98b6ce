//! A list of paths: one a line, or parted by zero bytes as `find -print0` does.

use std::io::Read;
use std::path::PathBuf;

use super::{InputError, take};

/// The paths that `from`, called `place` in messages, lists.
///
/// # Errors
/// What cannot be read, is too large, or lists nothing.
pub fn read_list(place: &str, from: impl Read) -> Result<Vec<PathBuf>, InputError> {
    let bytes = take(place, from)?;
    let zeros = memchr::memchr(0, &bytes).is_some();
    let end = if zeros { 0 } else { b'\n' };
    let line = |line: &[u8]| {
        let line = if zeros { line } else { line.strip_suffix(b"\r").unwrap_or(line) };
        (!line.is_empty()).then(|| path(line))
    };
    let paths: Vec<PathBuf> = bytes.split(|byte| *byte == end).filter_map(line).collect();
    if paths.is_empty() { Err(InputError::NoPaths(place.to_owned())) } else { Ok(paths) }
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_or_zero_bytes_part_the_paths() {
        let paths = |list: &str| read_list("list", list.as_bytes()).unwrap();
        let expected = [PathBuf::from("a b.txt"), PathBuf::from("c")];
        assert_eq!(paths("a b.txt\r\n\nc"), expected);
        assert_eq!(paths("a b.txt\0c\0"), expected);
        assert_eq!(paths("a\nb\0"), [PathBuf::from("a\nb")]);
        assert_eq!(read_list("list", &b"\n"[..]).unwrap_err().to_string(), "list: no path in this list");
    }
}
