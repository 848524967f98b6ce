//! What a folder's `documents.tsv` says of its files.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{Metadata, Origin, Row, Table, TableError};

/// The name of the table in a folder of documents.
pub const CATALOGUE: &str = "documents.tsv";

/// The largest catalogue that is read, bytes; of an archive, all that are in it.
pub(super) const LARGEST_CATALOGUE: u64 = 16 << 20;

const COLUMNS: [&str; 7] = ["file", "title", "kind", "date", "dossier", "number", "source"];

/// Metadata by file name, from a `documents.tsv`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    entries: BTreeMap<String, Metadata>,
    problems: Vec<TableError>,
}

/// Why a catalogue was refused.
#[derive(Debug, Error)]
pub enum CatalogueError {
    /// It could not be read.
    #[error("{}: cannot be read: {reason}", path.display())]
    Unreadable {
        /// The catalogue.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// A row or a cell is wrong.
    #[error(transparent)]
    Table(#[from] TableError),
}

impl Catalogue {
    /// The catalogue of a folder; an empty one where the folder has none.
    ///
    /// # Errors
    /// A catalogue that cannot be read or has no proper header. A bad row is left
    /// out and stands in [`Catalogue::problems`].
    pub fn of_folder(folder: &Path) -> Result<Self, CatalogueError> {
        let path = folder.join(CATALOGUE);
        match read(&path) {
            Ok(text) => Ok(Self::parse(&path.display().to_string(), &text)?),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                Ok(Self::default())
            }
            Err(reason) => Err(CatalogueError::Unreadable { path, reason }),
        }
    }

    /// Reads the table `text`, called `file` in messages.
    ///
    /// # Errors
    /// Where it has no proper header.
    pub fn parse(file: &str, text: &str) -> Result<Self, TableError> {
        let (table, problems) = Table::parse_rows(file, text, &COLUMNS)?;
        let mut catalogue = Self { entries: BTreeMap::new(), problems };
        for row in table.rows() {
            if let Err(problem) = catalogue.add(row) {
                catalogue.problems.push(problem);
            }
        }
        Ok(catalogue)
    }

    fn add(&mut self, row: Row<'_>) -> Result<(), TableError> {
        let name = row.get("file");
        if self.entries.contains_key(name) {
            return Err(row.error(format!("the file {name:?} has a row already")));
        }
        self.entries.insert(name.to_owned(), metadata(row)?);
        Ok(())
    }

    /// The rows that were left out: another number of cells, a date that is none,
    /// a file named twice.
    pub fn problems(&self) -> &[TableError] {
        &self.problems
    }

    /// What it says of the file with this name; nothing is known of others.
    pub fn of_file(&self, name: &str) -> Metadata {
        self.entries.get(name).cloned().unwrap_or_default()
    }
}

/// The text of a catalogue; a pipe is not waited for.
fn read(path: &Path) -> io::Result<String> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    if metadata.len() > LARGEST_CATALOGUE {
        let limit = LARGEST_CATALOGUE >> 20;
        return Err(io::Error::other(format!("it is larger than the {limit} MB that a catalogue may have")));
    }
    fs::read_to_string(path)
}

fn metadata(row: Row<'_>) -> Result<Metadata, TableError> {
    let cell = |column| row.optional(column).map(str::to_owned);
    let date = row.optional("date").map(|date| {
        date.parse().map_err(|_| row.error(format!("the date {date:?} is none; write YYYY-MM-DD")))
    });
    Ok(Metadata {
        title: cell("title"),
        kind: cell("kind"),
        date: date.transpose()?,
        dossier: cell("dossier"),
        number: cell("number"),
        source: cell("source"),
        ..Metadata::default()
    }
    .said_by(Origin::Catalogue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_what_is_known() {
        let header = COLUMNS.join("\t");
        let text = format!("{header}\na.txt\tBrief\tKamerbrief\t2025-11-21\t\t\t\n");
        let metadata = Catalogue::parse("documents.tsv", &text).unwrap().of_file("a.txt");
        assert_eq!(metadata.title.as_deref(), Some("Brief"));
        assert_eq!(metadata.date, Some(jiff::civil::date(2025, 11, 21)));
        assert_eq!(metadata.dossier, None);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let header = COLUMNS.join("\t");
        let refused = |rows: &str| {
            let catalogue = Catalogue::parse("d.tsv", &format!("{header}\n{rows}")).unwrap();
            catalogue.problems()[0].to_string()
        };
        assert!(refused("a.txt\tBrief\n").starts_with("d.tsv:2: the row has 2 cells, the header 7"));
        let date = "d.tsv:2: the date \"21-11-2025\" is none; write YYYY-MM-DD";
        assert_eq!(refused("a.txt\t\t\t21-11-2025\t\t\t\n"), date);
        let row = "a.txt\t\t\t\t\t\t\n";
        assert_eq!(refused(&format!("{row}{row}")), "d.tsv:3: the file \"a.txt\" has a row already");
        assert!(Catalogue::parse("d.tsv", "file\n").is_err());
    }
}
