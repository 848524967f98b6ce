//! Rows of tables in plain text: columns with wide gaps between them, or one cell
//! on a line behind a tab, as word processors export them.

use std::ops::Range;

use super::lines::Lines;
use crate::text::Span;

/// From so many blanks on, a gap parts the cells of a row.
const CELL_GAP: &[u8] = b"   ";
/// So many rows below each other are a table.
const FEWEST_ROWS: usize = 3;
/// How far the second cells of two rows may stand apart, bytes.
const CROOKED: usize = 4;
/// Cells longer than this on average are columns of text, bytes.
const LONGEST_CELL: usize = 28;
/// A longer line is no cell, bytes.
const LONGEST_CELL_LINE: usize = 80;

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TableRow {
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// Its cells, each with its lines; an empty cell has none.
    pub(super) cells: Vec<Vec<Span>>,
}

/// Finds the rows among the lines of text, in order.
pub(super) fn find(source: &str, lines: &Lines, text: &[bool]) -> Vec<TableRow> {
    let mut rows = exported(lines, text);
    rows.extend(printed(source, lines, text));
    rows.sort_by_key(|row| row.lines.start);
    let mut end = 0;
    rows.retain(|row| {
        let apart = row.lines.start >= end;
        end = if apart { row.lines.end } else { end };
        apart
    });
    rows
}

/// Rows whose cells stand on lines of their own: a tab begins a cell, lines without
/// one go on with it, a blank line without a tab ends the row.
fn exported(lines: &Lines, text: &[bool]) -> Vec<TableRow> {
    let all = &lines.all;
    let mut rows = Vec::new();
    let mut index = 0;
    while let Some(start) = (index..all.len()).find(|at| all[*at].tab && text[*at]) {
        let goes_on = |at: &usize| {
            let line = &all[*at];
            text[*at] && (line.tab || !line.is_blank()) && line.span.len() <= LONGEST_CELL_LINE && !line.page
        };
        let end = start + (start..all.len()).take_while(goes_on).count().max(1);
        let mut cells: Vec<Vec<Span>> = Vec::new();
        for line in &all[start..end] {
            if line.tab {
                cells.push(Vec::new());
            }
            if let Some(cell) = cells.last_mut().filter(|_| !line.is_blank()) {
                cell.push(line.span);
            }
        }
        if cells.iter().filter(|cell| !cell.is_empty()).count() > 1 {
            rows.push(TableRow { lines: start..end, cells });
        }
        index = end;
    }
    rows
}

/// Rows on one line each, whose second cells stand below each other.
fn printed(source: &str, lines: &Lines, text: &[bool]) -> Vec<TableRow> {
    let all = &lines.all;
    let mut rows: Vec<TableRow> = Vec::new();
    let mut run: Vec<TableRow> = Vec::new();
    for index in wide_lines(source, lines) {
        let cells = cells(source, all[index].span);
        if !text[index] || cells.len() < 2 {
            continue;
        }
        let row =
            TableRow { lines: index..index + 1, cells: cells.into_iter().map(|cell| vec![cell]).collect() };
        if !run.last().is_some_and(|last| follows(source, last, &row)) {
            settle(&mut run, &mut rows);
        }
        run.push(row);
    }
    settle(&mut run, &mut rows);
    rows
}

/// Keeps a run of rows if it is a table.
fn settle(run: &mut Vec<TableRow>, rows: &mut Vec<TableRow>) {
    let cells: Vec<usize> = run.iter().flat_map(|row| &row.cells).flatten().map(|cell| cell.len()).collect();
    let short = cells.iter().sum::<usize>() <= LONGEST_CELL * cells.len();
    if run.len() >= FEWEST_ROWS && short {
        rows.append(run);
    }
    run.clear();
}

/// Whether one row stands right below another, its second cell below the other's.
fn follows(source: &str, last: &TableRow, row: &TableRow) -> bool {
    let column = |row: &TableRow| {
        let (first, second) = (row.cells.first()?.first()?, row.cells.get(1)?.first()?);
        let start = memchr::memrchr(b'\n', &source.as_bytes()[..first.start]).map_or(0, |end| end + 1);
        Some(second.start - start)
    };
    let tabs = |row: &TableRow| row.cells.len();
    let below = column(last).zip(column(row)).is_some_and(|(a, b)| a.abs_diff(b) <= CROOKED);
    row.lines.start <= last.lines.end + 1 && (below || tabs(last) == tabs(row) && tabs(row) > 2)
}

/// The lines with a wide gap or a tab between words, in order.
fn wide_lines(source: &str, lines: &Lines) -> Vec<usize> {
    let bytes = source.as_bytes();
    let gaps = memchr::memmem::find_iter(bytes, CELL_GAP);
    let tabs = memchr::memchr_iter(b'\t', bytes);
    let mut found = places(gaps, lines);
    found.extend(places(tabs, lines));
    found.sort_unstable();
    found.dedup();
    found
}

fn places(offsets: impl Iterator<Item = usize>, lines: &Lines) -> Vec<usize> {
    let mut found = Vec::new();
    let mut line = 0;
    for offset in offsets {
        while lines.all.get(line).is_some_and(|line| line.span.end <= offset) {
            line += 1;
        }
        let Some(span) = lines.all.get(line).map(|line| line.span) else { break };
        if span.start < offset && found.last() != Some(&line) {
            found.push(line);
        }
    }
    found
}

/// The stretches of a line between wide gaps.
fn cells(source: &str, line: Span) -> Vec<Span> {
    let bytes = &source.as_bytes()[line.start..line.end];
    let mut cells = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        let blank = bytes[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        if blank >= CELL_GAP.len() || bytes[at..at + blank].contains(&b'\t') {
            if at > start {
                cells.push(Span::new(line.start + start, line.start + at));
            }
            start = at + blank;
        }
        at += blank.max(1);
    }
    if start < bytes.len() {
        cells.push(Span::new(line.start + start, line.end));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> Vec<String> {
        let lines = Lines::of(source);
        let rows = find(source, &lines, &vec![true; lines.all.len()]);
        let cell = |cell: &Vec<Span>| cell.iter().map(|part| part.of(source)).collect::<Vec<_>>().join("+");
        rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn columns_below_each_other() {
        let table = "Land         2024    2025\nNederland    1       20\nBelgië       300     4\n\nSlot";
        assert_eq!(shown(table), ["Land|2024|2025", "Nederland|1|20", "België|300|4"]);
        assert!(shown("D.M. van Weel            Foort van Oosten\nminister").is_empty());
        let column = "een lange regel van de linker kolom      een regel van de rechter kolom\n";
        assert!(shown(&column.repeat(5)).is_empty());
    }

    #[test]
    fn cells_on_lines_of_their_own() {
        let table =
            "\tOnder de rechter\n· in eerste aanleg\n· in cassatie\n\t\n0\n2\n\n\tTotaal\n\t16\n\n\tKop\n";
        assert_eq!(shown(table), ["Onder de rechter+· in eerste aanleg+· in cassatie|0+2", "Totaal|16"]);
        assert!(shown("\tEen alinea met een inspringing\nen een tweede regel.").is_empty());
    }
}
