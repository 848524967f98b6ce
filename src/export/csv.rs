//! CSV: one file per table, as RFC 4180 has it, in UTF-8 with a header row.

use std::borrow::Cow;
use std::io::Write;

use super::ExportError;
use super::files::Folder;
use super::source::Source;
use super::tables::{Cell, Tables};

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes every table as `NAME.csv`.
pub(super) fn write(source: &Source<'_>, folder: &mut dyn Folder) -> Result<Vec<String>, ExportError> {
    let tables = Tables::read(source)?;
    let spreadsheet = source.export.spreadsheet;
    for table in &tables.list {
        folder.file(&format!("{}.csv", table.name), &mut |out: &mut dyn Write| {
            if spreadsheet {
                // Without this mark spreadsheets take the file for one in an older encoding.
                out.write_all("\u{feff}".as_bytes())?;
            }
            let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
            csv.write_record(table.columns.iter().map(|column| column.name.as_str()))?;
            tables.rows(table, &mut |row| {
                Ok(csv.write_record(row.iter().map(|cell| text(cell, spreadsheet).into_owned()))?)
            })?;
            Ok(csv.flush()?)
        })?;
    }
    Ok(Vec::new())
}

/// A cell as text; for a spreadsheet an apostrophe keeps it from being a formula.
fn text(cell: &Cell, spreadsheet: bool) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Integer(number) => Cow::Owned(number.to_string()),
        Cell::Text(text) if spreadsheet && text.starts_with(FORMULA) => Cow::Owned(format!("'{text}")),
        Cell::Text(text) => Cow::Borrowed(text),
    }
}
