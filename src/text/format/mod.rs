//! One folder per format: a file's bytes into a [`Draft`], and that into a document.
//!
//! A format's folder has one entry, `fn read(bytes) -> Result<Draft, FormatError>`,
//! and knows nothing of files, names and the other formats. A format that has
//! only printed lines to offer (plain text, PDF) gives those lines to
//! [`PlainReader`], which undoes their layout.

mod compose;
mod detect;
mod docx;
mod draft;
mod encoding;
mod error;
mod html;
mod markup;
mod odt;
mod package;
mod pdf;
mod xml;

pub use detect::Format;
pub use draft::{Draft, Piece};
pub use encoding::Encoding;
pub use error::FormatError;

use super::structure::{Splitter, Structurer};
use super::{Document, Metadata, PlainReader, TableError};
use compose::compose;
use markup::Markup;

/// Reads documents of every format; holds the tables that this needs.
pub struct Reader {
    plain: PlainReader,
    splitter: Splitter,
    markup: Markup,
    glyph_names: pdf::GlyphNames,
    structurer: Structurer,
}

impl Reader {
    /// Loads the tables.
    ///
    /// # Errors
    /// Where a table of the binary is wrong.
    pub fn new() -> Result<Self, TableError> {
        Ok(Self {
            plain: PlainReader::new()?,
            splitter: Splitter::load()?,
            markup: Markup::load()?,
            structurer: Structurer::load()?,
            glyph_names: pdf::GlyphNames::load()?,
        })
    }

    /// Reads `bytes`, the file called `name`; `metadata` is what is known of it
    /// beside itself.
    ///
    /// # Errors
    /// Bytes that are no document of a format that is read, or one that is broken
    /// or larger than it may be.
    pub fn read(&self, name: &str, bytes: Vec<u8>, metadata: Metadata) -> Result<Document, FormatError> {
        let composed = |draft| compose(name, draft, metadata.clone(), &self.splitter);
        let mut document = match Format::of(name, &bytes)? {
            Format::Text => return self.read_plain(name, bytes, metadata),
            Format::Docx => composed(docx::read(&bytes)?),
            Format::Odt => composed(odt::read(&bytes)?),
            Format::FlatOdt => composed(odt::read_flat(bytes)?),
            Format::Xml => composed(xml::read(&self.markup, bytes)?),
            Format::Html => composed(html::read(&self.markup, bytes)?),
            Format::Pdf => self.read_pdf(name, &bytes, metadata)?,
        };
        self.structurer.find(&mut document);
        Ok(document)
    }

    fn read_pdf(&self, name: &str, bytes: &[u8], metadata: Metadata) -> Result<Document, FormatError> {
        let mut pdf = pdf::read(bytes, &self.glyph_names)?;
        pdf.metadata.fill(metadata);
        Ok(self.plain.read_with(name, pdf.source, pdf.metadata, &pdf.furniture))
    }

    /// Reads the characters of a text that is no file of its own, called `name`.
    ///
    /// # Errors
    /// A text without any character but blanks, or with zero bytes.
    pub fn read_text(&self, name: &str, text: String, metadata: Metadata) -> Result<Document, FormatError> {
        let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
        if text.chars().all(blank) {
            return Err(FormatError::Empty);
        }
        if let Some(offset) = memchr::memchr(0, text.as_bytes()) {
            return Err(FormatError::Binary { offset });
        }
        let mut document = self.plain.read(name, text, metadata);
        self.structurer.find(&mut document);
        Ok(document)
    }

    fn read_plain(&self, name: &str, bytes: Vec<u8>, metadata: Metadata) -> Result<Document, FormatError> {
        let (text, encoding) = encoding::decode(bytes)?;
        self.read_text(name, text, Metadata { encoding: Some(encoding), ..metadata })
    }
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
        assert!(refused(b"\xC3\xA9\ntwee\xE9").contains("not valid UTF-8 at byte 7 (line 2)"));
    }

    #[test]
    fn the_encoding_is_kept_in_the_document() {
        let reader = Reader::new().unwrap();
        let document = reader.read("a.txt", b"Belgi\xEB\r\n".to_vec(), Metadata::default()).unwrap();
        assert_eq!(document.metadata.encoding.map(Encoding::name), Some("Windows-1252"));
        assert_eq!(document.code_points().before(document.source.find('\r').unwrap()), 6);
    }
}
