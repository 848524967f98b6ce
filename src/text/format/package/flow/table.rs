//! Tables: a row is one block, unless its cells hold running text.

use super::Flow;
use crate::text::format::Piece;
use crate::text::{BlockKind, PassageKind, Span};

/// A row of a table that is being read.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: usize,
    /// The cell that text was last written to.
    pub(super) written: Option<usize>,
    /// The pieces that end its paragraphs.
    pub(super) ends: Vec<usize>,
    /// Whether each cell has one paragraph at most and no table of its own.
    pub(super) plain: bool,
}

impl Flow {
    /// A table begins.
    pub(in crate::text::format) fn begin_table(&mut self) {
        self.end_paragraph();
        if let Some(row) = self.rows.last_mut() {
            row.plain = false;
        } else {
            self.end_lists();
            if !self.inner {
                self.push(Piece::Open(PassageKind::Table));
            }
        }
    }

    /// The table ends.
    pub(in crate::text::format) fn end_table(&mut self) {
        if self.has_passages() {
            self.push(Piece::Close);
        }
        if self.rows.is_empty() {
            self.place_boxes();
        }
    }

    /// A row begins.
    pub(in crate::text::format) fn begin_row(&mut self) {
        self.rows.push(Row { plain: true, ..Row::default() });
    }

    /// A cell of the row begins.
    pub(in crate::text::format) fn begin_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.cells += 1;
        }
    }

    /// The row ends. With one paragraph a cell it is one block; otherwise its
    /// cells hold running text, and their paragraphs are blocks.
    pub(in crate::text::format) fn end_row(&mut self) {
        self.end_paragraph();
        let Some(row) = self.rows.pop() else { return };
        if row.written.is_none() {
            return;
        }
        if row.plain && row.cells > 1 {
            for end in &row.ends {
                self.pieces[*end] = Piece::Text(Span::default());
            }
            self.push(Piece::End(BlockKind::Row));
        }
        if !self.source.ends_with('\n') {
            self.source.push('\n');
        }
    }

    /// Parts this paragraph from the one before it in the row.
    pub(super) fn part_cells(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        let cell = row.cells;
        let before = row.written.replace(cell);
        if before == Some(cell) {
            row.plain = false;
        }
        if before.is_some_and(|before| before != cell) {
            self.gap('\t');
        } else if !self.source.is_empty() && !self.source.ends_with('\n') {
            // The paragraph before in this cell, or in a cell around this table.
            self.source.push('\n');
        }
    }
}
