//! Remarks: where a text was damaged before it came here.

use super::Span;

/// A place of the source that was damaged upstream. The source stays as it is;
/// the reading text is repaired only where that is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where it stands in the source.
    pub span: Span,
    /// What is wrong.
    pub kind: RemarkKind,
}

/// What may be wrong with a place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemarkKind {
    /// A character was encoded twice (`Ã©` for `é`); the reading text has it right.
    EncodedTwice,
    /// A character was lost: U+FFFD stands in its place, in the reading text as well.
    LostCharacter,
    /// Two words stand without a blank (`deKamer`), in the reading text as well.
    GluedWords,
    /// Two sentences stand without a blank (`gedaan.Het`); the reading text has one.
    GluedSentences,
}

impl RemarkKind {
    /// What is wrong, in a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::EncodedTwice => "encoded twice, repaired",
            Self::LostCharacter => "a character was lost",
            Self::GluedWords => "two words without a blank, kept",
            Self::GluedSentences => "two sentences without a blank, parted",
        }
    }
}
