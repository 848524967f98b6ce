//! What a format's reader makes of a file: its characters, and how they are to be read.

use crate::text::{BlockKind, Metadata, PassageKind, Span};

/// A file on its way to a [`Document`](crate::text::Document).
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The characters that positions count in. For text, XML and HTML the file's
    /// own; for a container (DOCX, ODT) the text that its parts hold.
    pub source: String,
    /// What stands in the reading text, in reading order.
    pub pieces: Vec<Piece>,
    /// What the file itself says of the document.
    pub metadata: Metadata,
}

/// One step of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Characters of the source as they stand. A run of white space is one
    /// blank; none stands at the start of a block.
    Text(Span),
    /// Text that stands for source characters: `é` for `&eacute;`, a blank for `<br/>`.
    Instead(String, Span),
    /// A wide gap between columns or cells: a tab in the reading text.
    Gap(Span),
    /// The block ends here; without text since the last end it is none.
    End(BlockKind),
    /// The mark of the note with this label stands here.
    Anchor(String),
    /// What follows up to [`Piece::NoteEnd`] is the text of the note with this
    /// label. It stands behind the body in the reading text, wherever it comes.
    Note(String),
    /// The note ends.
    NoteEnd,
    /// A passage begins.
    Open(PassageKind),
    /// What follows up to [`Piece::ByEnd`] names who asks, answers, speaks or
    /// signs in the innermost open passage.
    By,
    /// The name ends.
    ByEnd,
    /// The innermost open passage ends.
    Close,
}
