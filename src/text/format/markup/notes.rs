//! Footnotes: where they open, and how they are called.

use super::flow::{Flow, State};
use super::walker::{Frame, Walker};
use super::{Element, Role};
use crate::text::{BlockKind, Piece};

/// A note that is being read.
pub(super) struct OpenNote {
    /// The piece of its mark in the text, where it has one of its own.
    anchor: Option<usize>,
    /// The piece with which it opens.
    note: usize,
    /// Its label, as far as known.
    pub(super) label: Option<String>,
    /// The block in which it stands.
    outside: State,
}

impl OpenNote {
    /// Opens a note at the end of `flow`, with its mark if it is `anchored`.
    pub(super) fn open(flow: &mut Flow<'_>, anchored: bool) -> Self {
        let anchor = anchored.then_some(flow.pieces.len());
        if anchored {
            flow.push(Piece::Anchor(String::new()));
        }
        let note = flow.pieces.len();
        flow.push(Piece::Note(String::new()));
        let inside = State { start: flow.pieces.len(), whole: 1, ..State::default() };
        let outside = std::mem::replace(&mut flow.state, inside);
        Self { anchor, note, label: None, outside }
    }

    /// Closes it; `fallback` is its label where it has none of its own.
    pub(super) fn close(self, flow: &mut Flow<'_>, fallback: String) {
        flow.push(Piece::NoteEnd);
        flow.state = self.outside;
        if !flow.state.has_text {
            flow.state.start = flow.pieces.len();
        }
        let label = self.label.unwrap_or(fallback);
        if let Some(Piece::Anchor(place)) = self.anchor.and_then(|at| flow.pieces.get_mut(at)) {
            place.clone_from(&label);
        }
        if let Some(Piece::Note(place)) = flow.pieces.get_mut(self.note) {
            *place = label;
        }
    }
}

/// A mark without its brackets: `[1]`, `(1)`, `1.` and `1)` are `1`.
pub(in crate::text::format) fn label(mark: &str) -> Option<String> {
    let label = mark.trim_matches(|c: char| c.is_whitespace() || "[]().:".contains(c));
    (!label.is_empty() && label.len() <= 30).then(|| label.to_owned())
}

impl Walker<'_> {
    /// Opens a footnote; one within another is a part of it.
    pub(super) fn note(&mut self, role: Role, element: &Element<'_>) {
        if self.note.is_some() {
            return self.begin();
        }
        if role == Role::NoteText {
            self.end(BlockKind::Paragraph);
        }
        let mut note = OpenNote::open(&mut self.flow, role == Role::Note);
        note.label = element.get("nr").and_then(label);
        self.note = Some(note);
        if let Some(frame) = self.stack.last_mut() {
            frame.begun = true;
        }
    }

    /// The paragraph that has just begun turns out to be the text of a footnote.
    pub(in crate::text::format) fn note_here(&mut self) {
        let paragraph = |frame: &&mut Frame| !matches!(frame.role, Role::Inline | Role::Emphasis);
        let frame = self.stack.iter_mut().rev().find(paragraph);
        let Some(frame) = frame.filter(|frame| matches!(frame.role, Role::Block | Role::Item)) else {
            return;
        };
        if self.note.is_none() && !self.flow.state.has_text {
            frame.role = Role::NoteText;
            frame.begun = true;
            self.note = Some(OpenNote::open(&mut self.flow, false));
        }
    }

    /// The footnote that is being read is called `mark`, unless it says otherwise.
    pub(in crate::text::format) fn label_note(&mut self, mark: &str) {
        if let Some(note) = self.note.as_mut().filter(|note| note.label.is_none()) {
            note.label = label(mark);
        }
    }

    /// The mark before a note's text is its label and no text.
    pub(super) fn note_number(&mut self, frame: &Frame) {
        let Some(note) = &mut self.note else { return };
        if !frame.state.has_text {
            let mark = self.flow.cut(frame.mark, frame.state);
            note.label = label(&mark).or(note.label.take());
        }
    }

    /// A mark whose note stands elsewhere; its number may be an attribute.
    pub(super) fn open_mark(&mut self, element: &Element<'_>) {
        if let Some(mark) = element.get("nr").and_then(label).filter(|_| self.note.is_none()) {
            self.flow.push(Piece::Anchor(mark));
            if let Some(frame) = self.stack.last_mut() {
                (frame.begun, frame.mark) = (true, self.flow.pieces.len());
            }
        }
    }

    /// The mark has been read; its text is none of the paragraph.
    pub(super) fn note_mark(&mut self, frame: &Frame) {
        if self.note.is_some() {
            return;
        }
        let mark = self.flow.cut(frame.mark, frame.state);
        if let Some(mark) = label(&mark).filter(|_| !frame.begun) {
            self.flow.push(Piece::Anchor(mark));
        }
    }

    pub(super) fn end_note(&mut self, frame: &Frame) {
        if !frame.begun {
            return self.begin();
        }
        if let Some(note) = self.note.take() {
            self.notes += 1;
            note.close(&mut self.flow, self.notes.to_string());
        }
    }
}
