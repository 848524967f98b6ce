//! What can go wrong with an export, each in one sentence.

use std::io;

use crate::gazetteer::TableError;
use crate::store::StoreError;

/// Why an export could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The version cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A part cannot be read to its end, or the output takes no more; a closed pipe is
    /// [`io::ErrorKind::BrokenPipe`].
    #[error("the export was cut: {0}")]
    Io(#[from] io::Error),
    /// A line of the version is no quad.
    #[error("the version holds a line that is no N-Quads statement: {0}")]
    Line(String),
    /// What was asked for makes no sense for this format; the command line exits with 2.
    #[error("{0}")]
    Refused(String),
    /// A table of this program is wrong.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The SQLite library refuses.
    #[error("the SQLite file cannot be written: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The Parquet library refuses.
    #[error("the Parquet file cannot be written: {0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// A network whose edges lead nowhere, or one of whose names stands for two things.
    #[error("the network is none: {0}")]
    Network(String),
}

impl ExportError {
    /// What makes no sense, as one sentence.
    pub(super) fn refused(sentence: impl Into<String>) -> Self {
        Self::Refused(sentence.into())
    }
}

impl From<csv::Error> for ExportError {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Io(error),
            other => Self::Io(io::Error::other(format!("{other:?}"))),
        }
    }
}
