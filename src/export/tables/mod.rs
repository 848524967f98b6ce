//! What a version says as tables: one for each kind and each relation, and a dictionary of
//! all columns. CSV, Parquet and SQLite write the same tables.

mod dictionary;
mod rows;
mod schema;

use super::ExportError;
use super::content::{Content, Definition, Definitions};
use super::source::Source;

/// A table.
pub(super) struct Table {
    /// Its name: `person`, `sanctions`.
    pub(super) name: String,
    /// Its columns, in order.
    pub(super) columns: Vec<Column>,
    /// What it holds.
    pub(super) about: Definition,
    rows: Rows,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: String,
    /// What its cells hold.
    pub(super) kind: ColumnKind,
    /// Whether every row has a value.
    pub(super) required: bool,
    /// The table whose first column it names a row of.
    pub(super) refers: Option<&'static str>,
    /// What it means.
    pub(super) about: Definition,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnKind {
    /// Text.
    Text,
    /// Whole numbers.
    Integer,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
}

/// Where the rows of a table come from.
enum Rows {
    Things,
    Kind(&'static str),
    Statements,
    Mentions,
    Facts(&'static str),
    Dictionary,
}

/// All tables of a source.
pub(super) struct Tables<'s> {
    /// The tables: those that others refer to come first.
    pub(super) list: Vec<Table>,
    source: &'s Source<'s>,
    content: Content,
}

impl<'s> Tables<'s> {
    /// Reads a source and lays out its tables.
    pub(super) fn read(source: &'s Source<'s>) -> Result<Self, ExportError> {
        let content = Content::read(source)?;
        let list = schema::tables(&content, &Definitions::load());
        Ok(Self { list, source, content })
    }

    /// Calls `each` with every row of a table, in the order of its first column.
    pub(super) fn rows(
        &self,
        table: &Table,
        each: &mut dyn FnMut(Vec<Cell>) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        match table.rows {
            Rows::Things => rows::things(&self.content, each),
            Rows::Kind(class) => rows::kind(&self.content, class, table, each),
            Rows::Statements => rows::statements(&self.content, each),
            Rows::Mentions => rows::mentions(&self.content, self.source, each),
            Rows::Facts(relation) => rows::facts(&self.content, relation, table, each),
            Rows::Dictionary => dictionary::rows(&self.list, each),
        }
    }
}

impl Column {
    /// Whether its values tell the rows apart.
    pub(super) fn is_key(&self) -> bool {
        self.name == "iri"
    }
}

impl Table {
    /// Whether its rows are facts.
    pub(super) const fn is_relation(&self) -> bool {
        matches!(self.rows, Rows::Facts(_))
    }
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }
}

impl From<Option<i64>> for Cell {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Self::Empty, Self::Integer)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
