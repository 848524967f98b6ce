//! Tab-separated tables with a header, read strictly.

use thiserror::Error;

/// Why a table was refused; one sentence with the file and the line.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{file}:{line}: {problem}")]
pub struct TableError {
    /// The table's file name.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong and what is expected.
    pub problem: String,
}

/// A table, read.
#[derive(Clone, Debug)]
pub struct Table {
    file: String,
    columns: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

impl Table {
    /// Reads `text`, which must have exactly the columns named.
    ///
    /// # Errors
    /// A missing header, another set of columns, a row with too few or too many cells.
    pub fn parse(file: &str, text: &str, columns: &[&str]) -> Result<Self, TableError> {
        let (table, problems) = Self::parse_rows(file, text, columns)?;
        problems.into_iter().next().map_or(Ok(table), Err)
    }

    /// Reads what can be read of `text`: the good rows, and a complaint for each bad one.
    ///
    /// # Errors
    /// A missing header or another set of columns.
    pub fn parse_rows(
        file: &str,
        text: &str,
        columns: &[&str],
    ) -> Result<(Self, Vec<TableError>), TableError> {
        let fail = |line: usize, problem: String| TableError { file: file.to_owned(), line, problem };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = (1..)
            .zip(text.lines())
            .map(|(number, line)| (number, line.trim_end_matches('\r')))
            .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
        let expected = columns.join("<tab>");
        let Some((number, header)) = lines.next() else {
            return Err(fail(1, format!("the table is empty; its first line must be {expected}")));
        };
        let found: Vec<String> = header.split('\t').map(str::to_owned).collect();
        if found != columns {
            return Err(fail(number, format!("the header must be {expected}, not {}", found.join("<tab>"))));
        }
        let (mut rows, mut problems) = (Vec::new(), Vec::new());
        for (number, line) in lines {
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            if cells.len() == columns.len() {
                rows.push((number, cells));
                continue;
            }
            let (has, wants) = (cells.len(), columns.len());
            problems.push(fail(number, format!("the row has {has} cells, the header {wants} ({expected})")));
        }
        Ok((Self { file: file.to_owned(), columns: found, rows }, problems))
    }

    /// The rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { table: self, line: *line, cells })
    }
}

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
    line: usize,
    cells: &'a [String],
}

impl<'a> Row<'a> {
    /// The cell under `column`; empty where the table has no such column.
    pub fn get(&self, column: &str) -> &'a str {
        let index = self.table.columns.iter().position(|name| name == column);
        index.and_then(|index| self.cells.get(index)).map_or("", String::as_str)
    }

    /// The cell under `column`, or `None` where it is empty.
    pub fn optional(&self, column: &str) -> Option<&'a str> {
        Some(self.get(column)).filter(|cell| !cell.is_empty())
    }

    /// A complaint about this row.
    pub fn error(&self, problem: impl Into<String>) -> TableError {
        TableError { file: self.table.file.clone(), line: self.line, problem: problem.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_with_a_missing_cell_is_named() {
        let error = Table::parse("t.tsv", "name\tid\n# why\nVS\tUSA\nVK\n", &["name", "id"]).unwrap_err();
        assert_eq!(error.to_string(), "t.tsv:4: the row has 1 cells, the header 2 (name<tab>id)");
    }

    #[test]
    fn another_header_is_refused() {
        let error = Table::parse("t.tsv", "id\tname\n", &["name", "id"]).unwrap_err();
        assert_eq!(error.to_string(), "t.tsv:1: the header must be name<tab>id, not id<tab>name");
        assert!(Table::parse("t.tsv", "", &["name"]).is_err());
    }

    #[test]
    fn cells_are_found_by_column() {
        let table = Table::parse("t.tsv", "name\tid\r\nVS\tUSA\r\n", &["name", "id"]).unwrap();
        let row = table.rows().next().unwrap();
        assert_eq!((row.get("name"), row.get("id"), row.get("no")), ("VS", "USA", ""));
    }
}
