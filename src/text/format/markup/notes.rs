//! Footnotes: where they open, and how they are called.

use super::flow::{Flow, State};
use crate::text::Piece;

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

    /// Whether nothing was written in it yet.
    pub(super) fn is_empty(&self, flow: &Flow<'_>) -> bool {
        !flow.state.has_text
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
