//! Which format a file has: what its first bytes say, then what its name says.

mod markup;
mod office;

use super::FormatError;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines of text.
    Text,
    /// A text document of Office Open XML.
    Docx,
    /// A text document of `OpenDocument`.
    Odt,
    /// The same as one XML file.
    FlatOdt,
    /// XML.
    Xml,
    /// HTML, also written as XML.
    Html,
    /// PDF.
    Pdf,
}

/// How a PDF begins, within so many bytes.
const PDF: (&[u8], usize) = (b"%PDF-", 1024);

impl Format {
    /// The format of the file called `name` that holds `bytes`.
    ///
    /// # Errors
    /// Bytes of a format that is known and not read.
    pub fn of(name: &str, bytes: &[u8]) -> Result<Self, FormatError> {
        if let Some(format) = office::office(name, bytes)? {
            return Ok(format);
        }
        if memchr::memmem::find(&bytes[..bytes.len().min(PDF.1)], PDF.0).is_some() {
            return Ok(Self::Pdf);
        }
        // What is no text is refused where its characters are read: UTF-16 has zero bytes too.
        Ok(markup::markup(name, bytes).unwrap_or(Self::Text))
    }
}
