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
    pub fn of(_name: &str, bytes: &[u8]) -> Result<Self, FormatError> {
        match memchr::memchr(0, bytes) {
            Some(offset) => Err(FormatError::Binary { offset }),
            None => Ok(Self::Text),
        }
    }
}
