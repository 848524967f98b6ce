//! The tables that are part of the binary.

use super::{Table, TableError};
use crate::grammar::WordSet;

/// A table of `data/`, as it was when the binary was built.
#[derive(Clone, Copy, Debug)]
pub struct Embedded {
    /// Its path in the project, for messages.
    pub file: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// The table `data/$file` as part of the binary.
#[macro_export]
macro_rules! embedded {
    ($file:literal) => {
        $crate::gazetteer::Embedded {
            file: concat!("data/", $file),
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $file)),
        }
    };
}

impl Embedded {
    /// Reads it; it must have exactly these columns.
    ///
    /// # Errors
    /// As [`Table::parse`].
    pub fn table(self, columns: &[&str]) -> Result<Table, TableError> {
        Table::parse(self.file, self.text, columns)
    }

    /// The cells under `column` as a set of words.
    ///
    /// # Errors
    /// As [`Table::parse`].
    pub fn words(self, columns: &[&str], column: &str) -> Result<WordSet, TableError> {
        Ok(self.table(columns)?.rows().map(|row| row.get(column)).collect())
    }
}
