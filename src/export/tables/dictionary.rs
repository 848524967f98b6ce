//! The dictionary: what each table and column means.

use super::{Cell, ColumnKind, Table};
use crate::export::ExportError;
use crate::export::content::Definition;

/// A row for each table, and behind it one for each of its columns.
pub(super) fn rows(
    tables: &[Table],
    each: &mut dyn FnMut(Vec<Cell>) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    for table in tables {
        each(row(&table.name, [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty], &table.about))?;
        for column in &table.columns {
            let kind = match column.kind {
                ColumnKind::Text => "text",
                ColumnKind::Integer => "integer",
            };
            let required = if column.required { "yes" } else { "no" };
            let refers = column.refers.map(str::to_owned);
            let cells = [column.name.as_str().into(), kind.into(), required.into(), refers.into()];
            each(row(&table.name, cells, &column.about))?;
        }
    }
    Ok(())
}

fn row(table: &str, cells: [Cell; 4], about: &Definition) -> Vec<Cell> {
    let filled = |text: &Option<String>| Cell::from(text.clone().filter(|text| !text.is_empty()));
    let (labels, comments) = (&about.labels, &about.comments);
    let meaning = [&labels.nl, &labels.en, &comments.nl, &comments.en].map(filled);
    [Cell::from(table)].into_iter().chain(cells).chain(meaning).collect()
}
