//! SQLite: all tables in one file, with keys and indices, and all facts as one view.
//!
//! The same rows are written in the same order with fixed settings, so the same version gives
//! the same bytes. Keys are declared and hold for whole versions; a graph of a query may name
//! things that it does not describe.

use std::fmt::Write as _;
use std::io::{self, Seek, Write};

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, params_from_iter};

use super::ExportError;
use super::source::Source;
use super::tables::{Cell, Column, ColumnKind, Table, Tables};

/// Nothing is lost by not waiting for the disk: the file is of no use before it is whole.
const SETTINGS: &str = "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; \
                        PRAGMA encoding = 'UTF-8'; PRAGMA application_id = 1801937766; PRAGMA user_version = 1;";

/// Makes the file beside and copies it to `out`.
pub(super) fn write(source: &Source<'_>, out: &mut dyn Write) -> Result<Vec<String>, ExportError> {
    let tables = Tables::read(source)?;
    let mut file = tempfile::NamedTempFile::new()?;
    let connection = Connection::open(file.path())?;
    connection.execute_batch(SETTINGS)?;
    connection.execute_batch("BEGIN")?;
    for table in &tables.list {
        fill(&connection, &tables, table)?;
    }
    for table in &tables.list {
        connection.execute_batch(&indices(table))?;
    }
    connection.execute_batch(&facts_view(&tables.list))?;
    connection.execute_batch("COMMIT")?;
    connection.close().map_err(|(_, error)| error)?;
    file.rewind()?;
    io::copy(&mut file, &mut *out)?;
    out.flush()?;
    Ok(Vec::new())
}

fn fill(connection: &Connection, tables: &Tables<'_>, table: &Table) -> Result<(), ExportError> {
    connection.execute_batch(&definition(table))?;
    let places = vec!["?"; table.columns.len()].join(", ");
    let mut insert = connection.prepare(&format!("INSERT INTO {} VALUES ({places})", quoted(&table.name)))?;
    tables.rows(table, &mut |row| {
        insert.execute(params_from_iter(row))?;
        Ok(())
    })
}

/// A name as SQL takes it, whatever word it is.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn definition(table: &Table) -> String {
    let columns: Vec<String> = table.columns.iter().map(column_definition).collect();
    format!("CREATE TABLE {} (\n  {}\n) STRICT;", quoted(&table.name), columns.join(",\n  "))
}

fn column_definition(column: &Column) -> String {
    let mut text = quoted(&column.name);
    text.push_str(match column.kind {
        ColumnKind::Text => " TEXT",
        ColumnKind::Integer => " INTEGER",
    });
    if column.is_key() {
        text.push_str(" PRIMARY KEY");
    }
    if column.required {
        text.push_str(" NOT NULL");
    }
    if let Some(table) = column.refers {
        // Writing to a String cannot fail.
        let _ = write!(text, " REFERENCES {} (\"iri\")", quoted(table));
    }
    text
}

/// An index over each column that refers, and over status and date.
fn indices(table: &Table) -> String {
    let wanted = |column: &&Column| {
        let by_value = column.name == "status" || column.name == "date" || column.name == "property";
        !column.is_key() && (column.refers.is_some() || by_value)
    };
    table.columns.iter().filter(wanted).fold(String::new(), |mut text, column| {
        let name = quoted(&format!("{}_{}", table.name, column.name));
        let _ = writeln!(text, "CREATE INDEX {name} ON {} ({});", quoted(&table.name), quoted(&column.name));
        text
    })
}

/// The columns that all facts have, over all relations.
fn facts_view(tables: &[Table]) -> String {
    let selects = tables.iter().filter(|table| table.is_relation()).map(|table| {
        let [subject, object] = [1, 3].map(|at| table.columns.get(at).map_or("", |column| &column.name));
        format!(
            "SELECT iri, '{}' AS relation, {} AS subject, {} AS object, status, date, sentence_nl, rule, \
             document, quote FROM {}",
            table.name,
            quoted(subject),
            quoted(object),
            quoted(&table.name)
        )
    });
    let selects: Vec<String> = selects.collect();
    format!("CREATE VIEW fact AS\n{};", selects.join("\nUNION ALL\n"))
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Empty => ValueRef::Null,
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Integer(number) => ValueRef::Integer(*number),
        }))
    }
}
