//! A table read as text, line by line, with what is wrong with its lines.

use std::collections::BTreeMap;

use unicode_normalization::is_nfc;

/// A table as it stands in its file.
pub(crate) struct Table {
    /// Path from the project's root, for messages.
    pub(crate) file: String,
    /// Names of the columns.
    pub(crate) header: Vec<String>,
    /// Line number (from 1) and cells.
    pub(crate) rows: Vec<(usize, Vec<String>)>,
    /// Line number and name of each `# left out: NAME: why`.
    pub(crate) left_out: Vec<(usize, String)>,
    /// Problems of single lines, found while reading.
    pub(crate) problems: Vec<String>,
}

impl Table {
    /// Reads the text of a table; `file` is its name in messages.
    pub(crate) fn parse(file: &str, text: &str) -> Self {
        let mut table = Self {
            file: file.to_owned(),
            header: cells(text.lines().next().unwrap_or_default()),
            rows: Vec::new(),
            left_out: Vec::new(),
            problems: Vec::new(),
        };
        if !text.ends_with('\n') || text.contains('\r') {
            table.problem(1, "the file must end with a line feed and have no carriage return");
        }
        for (index, line) in text.lines().enumerate() {
            table.line(index + 1, line);
        }
        table
    }

    fn line(&mut self, number: usize, line: &str) {
        if !is_nfc(line) {
            self.problem(number, "not in NFC");
        }
        if let Some(comment) = line.strip_prefix('#') {
            self.comment(number, comment);
        } else if line.trim().is_empty() {
            self.problem(number, "an empty line");
        } else if number > 1 {
            self.rows.push((number, cells(line)));
        }
    }

    fn comment(&mut self, number: usize, comment: &str) {
        if comment.trim_end() != comment {
            self.problem(number, "a blank at the end of the comment");
        }
        if let Some(rest) = comment.strip_prefix(" left out: ") {
            match rest.split_once(": ") {
                Some((name, _)) => self.left_out.push((number, name.to_owned())),
                None => self.problem(number, "expected `# left out: NAME: why`"),
            }
        }
    }

    fn problem(&mut self, line: usize, message: &str) {
        self.problems.push(at(&self.file, line, message));
    }

    /// The line of each value of the first column.
    pub(crate) fn keys(&self) -> BTreeMap<&str, usize> {
        self.rows.iter().map(|(line, row)| (row[0].as_str(), *line)).collect()
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// Line and cell of a column; nothing if the table has no such column.
    pub(crate) fn values<'t>(&'t self, name: &str) -> impl Iterator<Item = (usize, &'t str)> {
        let column = self.column(name);
        self.rows.iter().filter_map(move |(line, row)| Some((*line, row.get(column?)?.as_str())))
    }
}

fn cells(line: &str) -> Vec<String> {
    line.split('\t').map(str::to_owned).collect()
}

/// A problem as it is told: `file:line: message`.
pub(crate) fn at(file: &str, line: usize, message: &str) -> String {
    format!("{file}:{line}: {message}")
}
