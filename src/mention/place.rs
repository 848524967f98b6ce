//! A place at which a mention may stand.

use crate::text::{Block, Document, Span};

/// How far back a recognizer may look, bytes.
const BEHIND: usize = 512;
/// How far on a recognizer may read, bytes; longer than the longest title of a treaty.
const AHEAD: usize = 2048;

/// A trigger word or a known name in the reading text, and what is around it.
///
/// All slices end with the block (paragraph, heading, note) in which the place lies,
/// and reach no further than 512 bytes back and 2,048 bytes on, so that
/// reading a place costs the same in any text.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The document.
    pub document: &'a Document,
    /// The block in which it lies.
    pub block: &'a Block,
    /// The trigger word or the name.
    pub span: Span,
}

impl<'a> Place<'a> {
    /// The words of the trigger or the name.
    pub fn here(&self) -> &'a str {
        self.span.of(self.document.text())
    }

    /// Where [`Place::before`] begins.
    pub fn floor(&self) -> usize {
        let text = self.document.text();
        let far = self.span.start.saturating_sub(BEHIND);
        let near = (far..=self.span.start).find(|at| text.is_char_boundary(*at)).unwrap_or(self.span.start);
        self.block.span.start.max(near)
    }

    /// Where [`Place::from_here`], [`Place::after`] and [`Place::from_back`] end.
    pub fn limit(&self) -> usize {
        let text = self.document.text();
        let far = (self.span.start + AHEAD).max(self.span.end).min(self.block.span.end);
        (self.span.end..=far).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(self.span.end)
    }

    /// The block up to the place, as far back as one may look.
    pub fn before(&self) -> &'a str {
        Span::new(self.floor(), self.span.start).of(self.document.text())
    }

    /// The block from the place on, the trigger included, as far as one may read.
    pub fn from_here(&self) -> &'a str {
        self.from_back(0)
    }

    /// The block from `back` bytes before the place on, as far as one may read.
    pub fn from_back(&self, back: usize) -> &'a str {
        let from = self.span.start.saturating_sub(back).max(self.block.span.start);
        Span::new(from, self.limit()).of(self.document.text())
    }

    /// The block behind the trigger, as far as one may read.
    pub fn after(&self) -> &'a str {
        Span::new(self.span.end, self.limit()).of(self.document.text())
    }

    /// Whether the abbreviation at the place opens a code and names nothing itself:
    /// `ICC` in `ICC-ASP/S-1/Res.1`, `ICC-01/05`.
    pub fn is_code(&self) -> bool {
        let Some(tail) = self.after().strip_prefix(['-', '/', '\u{2011}']) else { return false };
        let part = tail.split(char::is_whitespace).next().unwrap_or_default();
        part.contains('/') || part.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether the capitalised word at the place can stand for one certain thing by
    /// itself: no other capitalised word stands before it, save an article at the head
    /// of a sentence, and no "een" or "geen".
    pub fn is_definite(&self) -> bool {
        const HEADS: [&str; 7] = ["Het", "De", "Dit", "Dat", "Deze", "Die", "Van"];
        let Some(before) = self.before().strip_suffix(' ') else {
            return !self.before().ends_with(['-', '\u{2011}', '/']);
        };
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let capital = bare.starts_with(char::is_uppercase) && word.ends_with(char::is_alphabetic);
        !self.is_indefinite() && (!capital || HEADS.contains(&bare))
    }

    /// Whether "een", "geen" or their like stand before the place: any one of its sort.
    pub fn is_indefinite(&self) -> bool {
        const WORDS: [&str; 5] = ["een", "geen", "elk", "elke", "ieder"];
        let before = self.before().trim_end();
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        WORDS.contains(&word.to_lowercase().as_str())
    }

    /// Whether a capitalised word stands directly before the place, within a sentence:
    /// `Kruis` before `Nederland` in "het Rode Kruis Nederland".
    pub fn closes_name(&self) -> bool {
        let Some(before) = self.before().strip_suffix(' ') else { return false };
        let word = before.rsplit(' ').next().unwrap_or_default();
        let head = before.get(..before.len() - word.len()).unwrap_or_default();
        let capital = word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphabetic);
        capital && head.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',')
    }

    /// Whether nothing of its sentence stands before the place, so that a capital says nothing.
    pub fn opens_sentence(&self) -> bool {
        let before = self.before().trim_end();
        before.is_empty() || before.ends_with(['.', '!', '?', ':', ';', '•', '–', '"', '“', '«'])
    }

    /// The text of the block that follows this one; empty behind the last.
    pub fn next_block(&self) -> &'a str {
        let blocks = &self.document.blocks;
        let next = blocks.partition_point(|block| block.span.start <= self.block.span.start);
        blocks.get(next).map_or("", |block| block.span.of(self.document.text()))
    }

    /// Where `part`, a slice of the reading text, stands in it.
    pub fn span_of(&self, part: &str) -> Span {
        Span::of_part(self.document.text(), part)
    }
}

/// The last word of what stands before a place, which a blank follows; brackets are no part of it.
pub(crate) fn last_word(before: &str) -> &str {
    let before = before.strip_suffix(' ').unwrap_or_default();
    before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default()
}
