//! The blocks of a body as structure sees them: which are told already, which may be headings.

use super::words::Words;
use crate::text::{Block, BlockKind, Document, Passage, PassageKind, Span};

/// Longest block that can be a heading, a head of a question or a line of a signature, bytes.
pub(super) const SHORT: usize = 400;

/// Most blocks that can stand before the salutation of a letter.
const LETTERHEAD: usize = 40;

/// The blocks of a document without its notes.
pub(super) struct Blocks<'a> {
    pub(super) text: &'a str,
    pub(super) list: &'a [Block],
    /// Which of them are told already, so that they are no headings and nothing else.
    told: Vec<bool>,
    given: Vec<PassageKind>,
}

impl<'a> Blocks<'a> {
    pub(super) fn of(document: &'a Document, words: &Words, given: &[Passage]) -> Self {
        let body = document.blocks.iter().position(|block| matches!(block.kind, BlockKind::Note(_)));
        let list = &document.blocks[..body.unwrap_or(document.blocks.len())];
        let text = document.text();
        let mut told = vec![false; list.len()];
        let greets = |block: &Block| words.salutation.start(block.span.of(text)).is_some();
        if let Some(salutation) = list.iter().take(LETTERHEAD).position(greets) {
            told[..=salutation].fill(true);
        }
        let given = given.iter().map(|passage| passage.kind.clone()).collect();
        Self { text, list, told, given }
    }

    /// Whether the format's reader gave a passage like this.
    pub(super) fn has(&self, like: impl Fn(&PassageKind) -> bool) -> bool {
        self.given.iter().any(like)
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The text of a block; empty behind the last.
    pub(super) fn words(&self, index: usize) -> &'a str {
        self.list.get(index).map_or("", |block| block.span.of(self.text))
    }

    pub(super) fn kind(&self, index: usize) -> Option<BlockKind> {
        self.list.get(index).map(|block| block.kind)
    }

    pub(super) fn is_heading(&self, index: usize) -> bool {
        self.kind(index) == Some(BlockKind::Heading)
    }

    pub(super) fn is_told(&self, index: usize) -> bool {
        self.told.get(index).copied().unwrap_or(true)
    }

    /// Marks the blocks `from` up to `to` as told.
    pub(super) fn tell(&mut self, from: usize, to: usize) {
        let to = to.min(self.told.len());
        self.told[from.min(to)..to].fill(true);
    }

    /// From the start of block `from` to the end of the block before `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.list.get(from).map_or(0, |block| block.span.start);
        let end = to.checked_sub(1).and_then(|last| self.list.get(last)).map_or(start, |last| last.span.end);
        Span::new(start, end.max(start))
    }

    /// Where `part`, a slice of the text, stands.
    pub(super) fn span_of(&self, part: &str) -> Span {
        Span::of_part(self.text, part)
    }
}
