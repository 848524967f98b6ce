//! A zip archive, read part by part within limits.

use std::io::{Cursor, Read as _};

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use super::super::FormatError;

/// Most bytes that all parts which are read may have together, uncompressed.
pub(super) const LARGEST: u64 = 64 * 1024 * 1024;
/// Most parts of an archive; the largest real ones have some thousand pictures.
const MOST_PARTS: usize = 20_000;
/// With what the directory's record of a part begins.
const RECORD: &[u8] = b"PK\x01\x02";

/// An archive whose parts are read one by one.
pub(in crate::text::format) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    format: &'static str,
    /// Bytes that may still be read.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive that is to be a `format`.
    ///
    /// # Errors
    /// What is no archive, or one with more parts than there may be.
    pub(in crate::text::format) fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, FormatError> {
        // The directory is built in memory; so its records are counted first.
        if memmem::find_iter(bytes, RECORD).nth(MOST_PARTS).is_some() {
            return Err(FormatError::Limit {
                what: "the number of parts in the archive".to_owned(),
                limit: format!("{MOST_PARTS}"),
                hint: "save the document anew with a word processor",
            });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| FormatError::Damaged {
            format,
            problem: format!("its archive cannot be opened ({error})"),
        })?;
        Ok(Self { archive, format, left: LARGEST })
    }

    /// Whether there is a part of this name.
    pub(in crate::text::format) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The names of all parts, in the order of the archive's directory.
    pub(in crate::text::format) fn names(&self) -> impl Iterator<Item = &str> {
        self.archive.file_names_raw().filter_map(|name| str::from_utf8(name).ok())
    }

    /// The text of the part of this name; `None` where there is none.
    ///
    /// # Errors
    /// A part that is encrypted, broken, no text, or larger than it may be.
    pub(in crate::text::format) fn part(&mut self, name: &str) -> Result<Option<String>, FormatError> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(encrypted(self.format));
            }
            Err(error) => return Err(broken(self.format, name, &error.to_string())),
        };
        let mut bytes = Vec::new();
        part.take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| broken(self.format, name, &error.to_string()))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(too_large)?;
        decoded(bytes).map(Some).ok_or_else(|| broken(self.format, name, "it is neither UTF-8 nor UTF-16"))
    }

    /// The text of a part without which there is no document.
    ///
    /// # Errors
    /// As [`Package::part`], and where it is missing.
    pub(in crate::text::format) fn needed(&mut self, name: &str) -> Result<String, FormatError> {
        self.part(name)?.ok_or_else(|| FormatError::Damaged {
            format: self.format,
            problem: format!("it has no part {name}; save it anew with a word processor"),
        })
    }
}

/// The refusal of a document behind a password.
pub(in crate::text::format) fn encrypted(format: &'static str) -> FormatError {
    FormatError::Unread {
        what: if format == "ODT" { "an encrypted ODT file" } else { "an encrypted DOCX file" },
        hint: "open it in a word processor and save it without a password",
    }
}

/// The refusal of XML larger than is read.
pub(super) fn too_large() -> FormatError {
    FormatError::Limit {
        what: "the document's XML, unpacked,".to_owned(),
        limit: format!("{} MB", LARGEST / 1_048_576),
        hint: "split the document",
    }
}

fn broken(format: &'static str, name: &str, problem: &str) -> FormatError {
    FormatError::Damaged { format, problem: format!("its part {name} cannot be read ({problem})") }
}

/// The characters of a part: UTF-8, or UTF-16 with its byte order mark.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    let pairs = |join: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|pair| join([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => pairs(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => pairs(u16::from_be_bytes),
        _ => String::from_utf8(bytes).ok(),
    }
}
