//! Which format a file has: what its first bytes say, then what its name says.

use super::FormatError;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines of text.
    Text,
    /// PDF.
    Pdf,
}

/// How a PDF begins, within so many bytes.
const PDF: (&[u8], usize) = (b"%PDF-", 1024);

impl Format {
    /// The format of the file called `name` that holds `bytes`.
    ///
    /// # Errors
    /// Bytes that are of no format that is read.
    pub fn of(_name: &str, bytes: &[u8]) -> Result<Self, FormatError> {
        if memchr::memmem::find(&bytes[..bytes.len().min(PDF.1)], PDF.0).is_some() {
            return Ok(Self::Pdf);
        }
        match memchr::memchr(0, bytes) {
            Some(offset) => Err(FormatError::Binary { offset }),
            None => Ok(Self::Text),
        }
    }
}
