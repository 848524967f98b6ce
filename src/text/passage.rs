//! Passages: what a stretch of blocks is for: a question, an answer, what one speaker says.

use super::Span;

/// A stretch of the reading text with a purpose. Passages nest and never cross;
/// they stand in the order of their starts, the outer one first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands in the reading text.
    pub span: Span,
    /// What it is for.
    pub kind: PassageKind,
    /// The words that name who asks, answers, speaks or signs, in the reading
    /// text: `De heer Van Helvert (CDA)`. They may stand before the passage.
    pub by: Option<Span>,
}

/// What a passage is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// The document's own title.
    Title,
    /// A heading and all that stands below it; level 1 is the highest.
    Section {
        /// Depth, from 1.
        level: u8,
    },
    /// A question, or the remarks with questions to which one answer belongs.
    Question {
        /// Its number as printed: `12`.
        number: Option<String>,
    },
    /// An answer.
    Answer {
        /// The number as printed.
        number: Option<String>,
        /// The index into the document's passages of the question that it answers.
        question: Option<usize>,
    },
    /// What one speaker says in a debate.
    Turn,
    /// Offices and names under a letter or a motion.
    Signature,
    /// A list.
    List,
    /// One item of a list.
    Item,
    /// A table; its rows are blocks of their own.
    Table,
}
