//! Which format a file has: what its first bytes say, then what its name says.

use super::FormatError;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines of text.
    Text,
}

impl Format {
    /// The format of the file called `name` that holds `bytes`.
    ///
    /// # Errors
    /// Bytes that are of no format that is read.
    pub fn of(_name: &str, _bytes: &[u8]) -> Result<Self, FormatError> {
        // What is no text is refused where its characters are read: UTF-16 has zero bytes too.
        Ok(Self::Text)
    }
}
