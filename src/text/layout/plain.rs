//! Plain text into a document: lines joined to paragraphs, layout undone.

use super::bracketed;
use super::damage;
use super::furniture::Furniture;
use super::hyphen::{Hyphens, Joiner};
use super::lines::{Line, Lines};
use super::marks::FigureWords;
use super::motions::Printed;
use super::notes::{self, FoundNote};
use super::output::{Edit, Output};
use super::paragraphs::{Between, Fit, is_heading, is_item};
use super::rows::{self, TableRow};
use super::words::LineWords;
use crate::text::document::page_starts;
use crate::text::structure::Splitter;
use crate::text::{BlockKind, Document, Metadata, Note, Span, TableError};

/// Reads plain text; holds the tables that this needs.
pub struct PlainReader {
    furniture: Furniture,
    splitter: Splitter,
    hyphens: Hyphens,
    words: LineWords,
    figures: FigureWords,
}

impl PlainReader {
    /// Loads the tables.
    ///
    /// # Errors
    /// Where a table of the binary is wrong.
    pub fn new() -> Result<Self, TableError> {
        Ok(Self {
            furniture: Furniture::load()?,
            splitter: Splitter::load()?,
            hyphens: Hyphens::load()?,
            words: LineWords::load()?,
            figures: FigureWords::load()?,
        })
    }

    /// Reads `source`, the file called `name`. Any text gives a document.
    pub fn read(&self, name: &str, source: String, metadata: Metadata) -> Document {
        self.read_with(name, source, metadata, &[])
    }

    /// The same where the format knows lines that are no text: `furniture`, in order.
    pub(in crate::text) fn read_with(
        &self,
        name: &str,
        source: String,
        metadata: Metadata,
        furniture: &[Span],
    ) -> Document {
        let lines = Lines::of(&source);
        let known = |line: &Line| furniture.binary_search_by_key(&line.span.start, |span| span.start).is_ok();
        let gone = self.furniture.find(&source, &lines).into_iter().zip(&lines.all);
        let mut text: Vec<bool> = gone.map(|(gone, line)| !gone && !known(line)).collect();
        let bracketed = bracketed::find(&source);
        let mut found = bracketed.notes;
        if found.is_empty() {
            found = notes::find(&source, &lines, &mut text, (&self.words, &self.figures));
        }
        let remarks = damage::find(&source, Span::new(0, source.len()), &self.words.glued);
        let partings = remarks.iter().filter_map(|remark| damage::parting(&source, remark));
        let mut edits: Vec<Edit> = bracketed.cuts.into_iter().map(|span| Edit { span }).collect();
        edits.extend(found.iter().filter_map(|note| note.mark).map(|span| Edit { span }));
        edits.extend(partings.map(|at| Edit { span: Span::new(at, at) }));
        edits.sort_unstable();
        let rows = rows::find(&source, &lines, &text);
        let joiner = Joiner::new(&self.hyphens, &self.words, &source);
        let fit = Fit { source: &source, words: &self.words, width: lines.width };
        let mut body =
            Body { fit, lines: &lines.all, text: &text, out: Output::new(&source, joiner, &edits) };
        body.write(&rows);
        let mut out = body.out;
        let notes = found.iter().enumerate().map(|(index, note)| add_note(index, note, &mut out)).collect();
        let Output { reading, blocks, .. } = out;
        let sentences = self.splitter.split(&reading.text, &blocks);
        let pages = page_starts(&source);
        Document {
            name: name.to_owned(),
            metadata,
            source,
            reading,
            blocks,
            sentences,
            notes,
            passages: Vec::new(),
            pages,
            remarks,
        }
    }
}

/// Adds a note behind the body.
fn add_note(index: usize, found: &FoundNote, out: &mut Output<'_>) -> Note {
    for part in &found.parts {
        out.note_line(*part);
    }
    let span = out.end_block(BlockKind::Note(index));
    let mark = found.mark.unwrap_or_default();
    let anchor = out.anchors.binary_search_by_key(&mark, |(mark, _)| *mark).ok();
    let anchor = anchor.and_then(|at| out.anchors.get(at)).map(|(_, position)| *position);
    Note { label: found.label.clone(), span, anchor }
}

/// The body of a text, being written.
struct Body<'a> {
    fit: Fit<'a>,
    lines: &'a [Line],
    text: &'a [bool],
    out: Output<'a>,
}

impl Body<'_> {
    fn write(&mut self, rows: &[TableRow]) {
        let mut rows = rows.iter().peekable();
        let mut last: Option<usize> = None;
        let mut between = Between::default();
        let (mut width, mut measured, mut index) = (None, 0, 0);
        let mut printed = Printed::default();
        while index < self.lines.len() {
            if let Some(row) = rows.next_if(|row| row.lines.start == index) {
                self.end_paragraph();
                self.row(row);
                (last, between, index) = (None, Between::default(), row.lines.end);
                continue;
            }
            let line = &self.lines[index];
            index += 1;
            if !self.text[index - 1] || line.is_blank() {
                between.broken |= !self.text[index - 1];
                between.gap |= line.is_blank();
                continue;
            }
            between.broken |= line.page;
            between.item = is_item(line.span.of(self.fit.source)) && is_item(self.out.block());
            let stands_alone = printed.parts(line.span.of(self.fit.source));
            if let Some(before) = last
                && (stands_alone || self.fit.ends(&self.lines[before], line, between, width))
            {
                self.end_paragraph();
            }
            if index > measured {
                (width, measured) = self.width_around(index - 1);
            }
            self.out.line(line.span);
            (last, between) = (Some(index - 1), Between::default());
        }
        self.end_paragraph();
    }

    /// The width of the lines from `index` up to the next blank one, bytes, and
    /// where that stands. Few lines say little, and much narrower ones are a list.
    fn width_around(&self, index: usize) -> (Option<usize>, usize) {
        let whole = |line: &&Line| !line.is_blank();
        let lines = self.lines[index..].iter().take_while(whole);
        let (count, widest) =
            lines.fold((0, 0), |(count, widest), line| (count + 1, widest.max(line.span.len())));
        let local = self.fit.width.map(|width| widest.clamp(width * 3 / 4, width));
        (local.filter(|_| count > 2), index + count)
    }

    fn row(&mut self, row: &TableRow) {
        for cell in &row.cells {
            if let Some(first) = cell.first() {
                self.out.next_cell(first.start);
            }
            for part in cell {
                self.out.line(*part);
            }
        }
        self.out.end_block(BlockKind::Row);
    }

    fn end_paragraph(&mut self) {
        let heading = is_heading(self.out.block());
        self.out.end_block(if heading { BlockKind::Heading } else { BlockKind::Paragraph });
    }
}
