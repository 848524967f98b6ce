//! One folder per format: a file's bytes into a [`Draft`], and that into a document.
//!
//! A format's folder has one entry, `fn read(bytes) -> Result<Draft, FormatError>`,
//! and knows nothing of files, names and the other formats. A format that has
//! only printed lines to offer (plain text, PDF) gives those lines to
//! [`PlainReader`], which undoes their layout.

mod compose;
mod detect;
mod draft;
mod error;

pub use detect::Format;
pub use draft::{Draft, Piece};
pub use error::FormatError;

use super::structure::Structurer;
use super::{Document, Metadata, PlainReader, TableError};

/// Reads documents of every format; holds the tables that this needs.
pub struct Reader {
    plain: PlainReader,
    structurer: Structurer,
}

impl Reader {
    /// Loads the tables.
    ///
    /// # Errors
    /// Where a table of the binary is wrong.
    pub fn new() -> Result<Self, TableError> {
        Ok(Self { plain: PlainReader::new()?, structurer: Structurer::load()? })
    }

    /// Reads `bytes`, the file called `name`; `metadata` is what is known of it
    /// beside itself.
    ///
    /// # Errors
    /// Bytes that are no document of a format that is read, or one that is broken
    /// or larger than it may be.
    pub fn read(&self, name: &str, bytes: Vec<u8>, metadata: Metadata) -> Result<Document, FormatError> {
        let mut document = match Format::of(name, &bytes)? {
            Format::Text => self.plain.read(name, text(bytes)?, metadata),
        };
        self.structurer.find(&mut document);
        Ok(document)
    }
}

/// Bytes of plain text as characters.
fn text(bytes: Vec<u8>) -> Result<String, FormatError> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let line = 1 + memchr::memchr_iter(b'\n', &error.as_bytes()[..offset]).count();
        FormatError::Encoding { offset, line }
    })?;
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    if text.chars().all(blank) { Err(FormatError::Empty) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        let reader = Reader::new().unwrap();
        reader.read("a.txt", bytes.to_vec(), Metadata::default()).unwrap_err().to_string()
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(refused(b" \n\xEF\xBB\xBF"), "the file is empty");
        assert!(refused(b"PK\0\x03").contains("binary data (a zero byte at offset 2)"));
        assert!(refused(b"een\ntwee\xE9").contains("not valid UTF-8 at byte 8 (line 2)"));
    }
}
