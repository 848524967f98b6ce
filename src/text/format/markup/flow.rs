//! The pieces being written, and the state of the block at their end.

use super::{MOST, too_many};
use crate::text::{BlockKind, FormatError, Piece, Span};

/// Pieces, and what stands in the block that is being written.
pub(super) struct Flow<'a> {
    pub(super) source: &'a str,
    pub(super) pieces: Vec<Piece>,
    pub(super) state: State,
    /// Whether anything but blanks was ever written.
    pub(super) any: bool,
    /// Whether there were more pieces than there may be.
    full: bool,
}

/// Whether a blank is due before what comes.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Due {
    /// It is not.
    #[default]
    No,
    /// Before a word: parts of a name parted by elements alone.
    Word,
    /// Before anything: a block ended within this one.
    Always,
}

/// The state of a block.
#[derive(Clone, Copy, Default)]
pub(super) struct State {
    /// Its first piece.
    pub(super) start: usize,
    /// Whether more than blanks stands in it.
    pub(super) has_text: bool,
    /// Whether it holds the number of an item and no more.
    pub(super) numbered: bool,
    /// Its last character.
    pub(super) last: Option<char>,
    /// Whether a blank is due.
    pub(super) due: Due,
    /// Whether a line break was the last that came.
    pub(super) broken: bool,
    /// Within how many elements the ends of blocks are blanks: headings, rows, notes.
    pub(super) whole: usize,
}

impl<'a> Flow<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, pieces: Vec::new(), state: State::default(), any: false, full: false }
    }

    /// Whether all pieces had room.
    pub(super) fn check(&self) -> Result<(), FormatError> {
        if self.full { Err(too_many()) } else { Ok(()) }
    }

    /// Adds a piece that is no text.
    pub(super) fn push(&mut self, piece: Piece) {
        if self.pieces.len() < MOST {
            self.pieces.push(piece);
        } else {
            self.full = true;
        }
    }

    /// Adds a piece between blocks.
    pub(super) fn mark(&mut self, piece: Piece) {
        self.push(piece);
        if !self.state.has_text {
            self.state.start = self.pieces.len();
        }
    }

    /// Adds characters of the source.
    pub(super) fn text(&mut self, span: Span) {
        let text = span.of(self.source);
        self.write(text, Piece::Text(span));
    }

    /// Adds text that stands for characters of the source.
    pub(super) fn instead(&mut self, text: &str, span: Span) {
        self.write(text, Piece::Instead(text.to_owned(), span));
    }

    fn write(&mut self, text: &str, piece: Piece) {
        let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else { return };
        if text.chars().all(char::is_whitespace) {
            if self.state.has_text {
                self.push(piece);
                self.state.last = Some(' ');
            }
            return;
        }
        let blank = self.state.last.is_none_or(char::is_whitespace);
        let word = first.is_alphanumeric() || "(«“‘–".contains(first);
        let open = self.state.last.is_some_and(|last| "(«“‘".contains(last));
        let due = self.state.due == Due::Always || (self.state.due == Due::Word && word && !open);
        if due && !blank {
            self.push(Piece::Instead(" ".to_owned(), Span::default()));
        }
        self.push(piece);
        let State { start, whole, .. } = self.state;
        self.state = State { start, whole, has_text: true, last: Some(last), ..State::default() };
        self.any = true;
    }

    /// A blank, unless one stands there.
    pub(super) fn blank(&mut self, span: Span) {
        if self.state.has_text && !self.state.last.is_some_and(char::is_whitespace) {
            self.push(Piece::Instead(" ".to_owned(), span));
            self.state.last = Some(' ');
        }
    }

    /// A line break: a blank; a second one ends the paragraph.
    pub(super) fn line(&mut self, span: Span) -> bool {
        self.blank(span);
        std::mem::replace(&mut self.state.broken, true)
    }

    /// Ends the block.
    pub(super) fn end(&mut self, kind: BlockKind) {
        if self.state.whole > 0 {
            self.state.due = Due::Always;
            return;
        }
        if self.state.has_text {
            self.push(Piece::End(kind));
        }
        self.state = State { start: self.pieces.len(), ..State::default() };
    }

    /// The text of the pieces from `from` on.
    pub(super) fn read(&self, from: usize) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Text(span) => span.of(self.source).to_owned(),
            Piece::Instead(text, _) => text.clone(),
            Piece::Gap(_) => " ".to_owned(),
            _ => String::new(),
        };
        self.pieces.get(from..).unwrap_or_default().iter().map(text).collect()
    }

    /// Takes the pieces from `from` on away and gives their text. What stood before
    /// them in the block is `before`.
    pub(super) fn cut(&mut self, from: usize, before: State) -> String {
        let text = self.read(from);
        self.pieces.truncate(from);
        self.state = before;
        text
    }
}
