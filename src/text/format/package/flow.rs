//! The text of a word processor, paragraph by paragraph, on its way to a draft.
//!
//! The source that it makes is the text a person would print: a paragraph a
//! line, the cells of a table's row parted by a tab, the label of a numbered
//! paragraph before it. Marks of notes are not in it.

use super::super::{Draft, FormatError, Piece};
use crate::text::{BlockKind, PassageKind, Span};

/// Most pieces of a document; a report of a thousand pages has some hundred thousand.
const MOST_PIECES: usize = 2_000_000;

/// What is known of a paragraph before its first word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::text::format) struct Paragraph {
    /// The level of a heading, from 1.
    pub(in crate::text::format) heading: Option<u8>,
    /// Whether it is the document's title.
    pub(in crate::text::format) title: bool,
    /// The item of a list that it begins or goes on with.
    pub(in crate::text::format) item: Option<Item>,
    /// Whether it is set in like the text of a list: it goes on with the item before.
    pub(in crate::text::format) indented: bool,
    /// The label that is printed before it.
    pub(in crate::text::format) label: String,
}

/// An item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text::format) struct Item {
    /// Which list; another one on the same level is a list of its own.
    pub(in crate::text::format) list: usize,
    /// How deep, from 0.
    pub(in crate::text::format) level: usize,
    /// Whether the item goes on from the paragraph before.
    pub(in crate::text::format) goes_on: bool,
}

/// A note: its mark, and its text as a flow of its own.
pub(in crate::text::format) struct Note {
    /// The mark, as printed.
    pub(in crate::text::format) label: String,
    /// The text.
    pub(in crate::text::format) flow: Flow,
}

/// A row of a table that is being read.
#[derive(Debug, Default)]
struct Row {
    cells: usize,
    /// The cell that text was last written to.
    written: Option<usize>,
    /// The pieces that end its paragraphs.
    ends: Vec<usize>,
    /// Whether each cell has one paragraph at most and no table of its own.
    plain: bool,
}

/// Text being written.
#[derive(Default)]
pub(in crate::text::format) struct Flow {
    source: String,
    pieces: Vec<Piece>,
    /// Pieces so far, with those of other flows of the document.
    spent: usize,
    /// Whether it is a note or a text box: no passages of its own.
    inner: bool,
    paragraph: Paragraph,
    /// Whether the paragraph has text.
    started: bool,
    /// Line breaks since the last word, and where they start in the source.
    breaks: usize,
    break_start: usize,
    sections: Vec<u8>,
    lists: Vec<Item>,
    rows: Vec<Row>,
    /// Text boxes, to be written behind the paragraph or table that holds them.
    boxes: Vec<Flow>,
}

impl Flow {
    /// A flow for a note or a text box of this document.
    pub(in crate::text::format) fn inner(&self) -> Self {
        Self { inner: true, spent: self.spent, ..Self::default() }
    }

    /// Adds text; white space before the first word and around line breaks is left out.
    pub(in crate::text::format) fn text(&mut self, text: &str) {
        let blank = text.trim_ascii().is_empty();
        if blank && (!self.started || self.breaks > 0) {
            return;
        }
        let text = if self.started && self.breaks == 0 { text } else { text.trim_ascii_start() };
        if !self.started {
            self.begin();
        }
        if self.breaks > 0 {
            self.resolve_breaks(text);
        }
        let start = self.source.len();
        self.source.extend(text.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }));
        self.copied(Span::new(start, self.source.len()));
    }

    /// A blank that is an element of its own; many are one.
    pub(in crate::text::format) fn blank(&mut self) {
        if !self.source.ends_with(' ') {
            self.text(" ");
        }
    }

    /// A tab: a gap in the reading text.
    pub(in crate::text::format) fn tab(&mut self) {
        if self.started && self.breaks == 0 {
            self.gap('\t');
        }
    }

    /// A line break within a paragraph.
    pub(in crate::text::format) fn line_break(&mut self) {
        if !self.started {
            return;
        }
        if self.breaks == 0 {
            self.break_start = self.source.len();
        }
        self.breaks += 1;
        self.source.push('\n');
    }

    /// The mark of a note stands here.
    pub(in crate::text::format) fn anchor(&mut self, label: String) {
        self.push(Piece::Anchor(label));
    }

    /// Says what the paragraph is whose text comes next.
    /// Once it has text it stays what it is.
    pub(in crate::text::format) fn set_paragraph(&mut self, paragraph: Paragraph) {
        if !self.started {
            self.paragraph = paragraph;
        }
    }

    /// The paragraph ends.
    pub(in crate::text::format) fn end_paragraph(&mut self) {
        if self.started {
            self.end_block();
            if self.breaks == 0 && self.rows.is_empty() {
                self.source.push('\n');
            }
            if self.is_title() && self.has_passages() {
                self.push(Piece::Close);
            }
        }
        self.started = false;
        self.breaks = 0;
        self.paragraph = Paragraph::default();
        if self.rows.is_empty() {
            self.place_boxes();
        }
    }

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

    /// Lists end here, whatever follows.
    pub(in crate::text::format) fn end_lists(&mut self) {
        while self.lists.pop().is_some() {
            self.push(Piece::Close);
            self.push(Piece::Close);
        }
    }

    /// Takes a text box, to be written behind the paragraph that holds it.
    pub(in crate::text::format) fn take_box(&mut self, mut text_box: Self) {
        text_box.end_paragraph();
        self.spent = text_box.spent;
        if !text_box.source.is_empty() {
            self.boxes.push(text_box);
        }
    }

    /// The flow of a note goes on its way; what it cost is counted here.
    pub(in crate::text::format) const fn count(&mut self, other: &Self) {
        self.spent = other.spent;
    }

    /// Leaves out the sign with which a note repeats its mark.
    pub(in crate::text::format) fn leave_out(&mut self, sign: &str) {
        if let Some(Piece::Text(first)) = self.pieces.first_mut()
            && first.of(&self.source).starts_with(sign)
        {
            first.start += sign.len();
        }
    }

    /// Whether the document is still of a size that is read.
    ///
    /// # Errors
    /// Where it is not.
    pub(in crate::text::format) fn check(&self) -> Result<(), FormatError> {
        if self.spent <= MOST_PIECES {
            return Ok(());
        }
        Err(FormatError::Limit {
            what: "the number of pieces of text in the document".to_owned(),
            limit: format!("{MOST_PIECES}"),
            hint: "split the document",
        })
    }

    /// The draft: this as the body, the notes behind it, and behind them in the
    /// source alone what stands at the head and the foot of pages.
    pub(in crate::text::format) fn into_draft(mut self, notes: Vec<Note>, margins: Vec<Self>) -> Draft {
        self.end_paragraph();
        for mut note in notes {
            note.flow.end_paragraph();
            self.pieces.push(Piece::Note(note.label));
            self.append(note.flow);
            self.pieces.push(Piece::NoteEnd);
        }
        for mut margin in margins {
            margin.end_paragraph();
            self.source.push_str(&margin.source);
        }
        Draft { source: self.source, pieces: self.pieces, ..Draft::default() }
    }

    const fn is_heading(&self) -> bool {
        self.paragraph.heading.is_some() || self.paragraph.title
    }

    const fn is_title(&self) -> bool {
        self.paragraph.title && self.paragraph.heading.is_none()
    }

    fn has_passages(&self) -> bool {
        !self.inner && self.rows.is_empty()
    }

    fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
        self.spent += 1;
    }

    /// Source characters to be read as they stand.
    fn copied(&mut self, span: Span) {
        match self.pieces.last_mut() {
            Some(Piece::Text(last)) if last.end == span.start => last.end = span.end,
            _ => self.push(Piece::Text(span)),
        }
    }

    fn gap(&mut self, sign: char) {
        let start = self.source.len();
        self.source.push(sign);
        let span = Span::new(start, self.source.len());
        match self.pieces.last_mut() {
            Some(Piece::Gap(last)) if last.end == span.start => last.end = span.end,
            _ => self.push(Piece::Gap(span)),
        }
    }

    /// The first text of a paragraph is about to come.
    fn begin(&mut self) {
        self.started = true;
        if self.rows.is_empty() {
            self.open_passages();
        } else {
            self.part_cells();
        }
        let label = std::mem::take(&mut self.paragraph.label);
        if !label.is_empty() {
            self.text(&label);
            self.text(" ");
        }
    }

    /// Parts this paragraph from the one before it in the row.
    fn part_cells(&mut self) {
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

    fn open_passages(&mut self) {
        if self.inner {
            return;
        }
        match self.paragraph.item {
            Some(item) if self.paragraph.heading.is_none() => self.open_item(item),
            None if self.paragraph.indented => {}
            _ => self.end_lists(),
        }
        if let Some(level) = self.paragraph.heading {
            while self.sections.pop_if(|open| *open >= level).is_some() {
                self.push(Piece::Close);
            }
            self.sections.push(level);
            self.push(Piece::Open(PassageKind::Section { level }));
        } else if self.is_title() {
            self.push(Piece::Open(PassageKind::Title));
        }
    }

    fn open_item(&mut self, item: Item) {
        let ends =
            |open: &mut Item| open.level > item.level || open.level == item.level && open.list != item.list;
        while self.lists.pop_if(ends).is_some() {
            self.push(Piece::Close);
            self.push(Piece::Close);
        }
        if self.lists.last().is_none_or(|open| open.level < item.level) {
            self.lists.push(item);
            self.push(Piece::Open(PassageKind::List));
        } else if item.goes_on {
            return;
        } else {
            self.push(Piece::Close);
        }
        self.push(Piece::Open(PassageKind::Item));
    }

    fn end_block(&mut self) {
        let heading = self.is_heading();
        if let Some(row) = self.rows.last_mut() {
            row.ends.push(self.pieces.len());
        }
        self.push(Piece::End(if heading { BlockKind::Heading } else { BlockKind::Paragraph }));
    }

    /// Line breaks before `next`: a paragraph's end where the line before has come
    /// to an end (the offices and names of a signature), else a blank.
    fn resolve_breaks(&mut self, next: &str) {
        let line = self.source[..self.break_start].trim_end();
        let line = line.trim_end_matches(['»', '”', '’', '"', '\'', ')']);
        let low = next.trim_start().starts_with(char::is_lowercase);
        let ends = self.breaks > 1 || line.ends_with(['.', '?', '!', ':', ';', ',']) && !low;
        if ends && !self.is_heading() && self.rows.is_empty() {
            self.end_block();
        } else {
            self.copied(Span::new(self.break_start, self.source.len()));
        }
        self.breaks = 0;
    }

    fn place_boxes(&mut self) {
        for text_box in std::mem::take(&mut self.boxes) {
            if !self.source.is_empty() && !self.source.ends_with('\n') {
                self.source.push('\n');
            }
            self.append(text_box);
        }
    }

    /// Adds what another flow wrote behind what this one wrote.
    fn append(&mut self, other: Self) {
        let shift = self.source.len();
        let moved = |span: Span| Span::new(span.start + shift, span.end + shift);
        self.source.push_str(&other.source);
        self.pieces.extend(other.pieces.into_iter().map(|piece| match piece {
            Piece::Text(span) => Piece::Text(moved(span)),
            Piece::Gap(span) => Piece::Gap(moved(span)),
            Piece::Instead(text, span) => Piece::Instead(text, moved(span)),
            other => other,
        }));
    }
}
