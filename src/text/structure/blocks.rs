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
    /// The passages that the format's reader gave.
    given: &'a [Passage],
}

impl<'a> Blocks<'a> {
    pub(super) fn of(document: &'a Document, words: &Words, given: &'a [Passage]) -> Self {
        let body = document.blocks.iter().position(|block| matches!(block.kind, BlockKind::Note(_)));
        let list = &document.blocks[..body.unwrap_or(document.blocks.len())];
        let text = document.text();
        let mut told = vec![false; list.len()];
        let greets = |block: &Block| words.salutation.start(block.span.of(text)).is_some();
        if let Some(salutation) = list.iter().take(LETTERHEAD).position(greets) {
            told[..=salutation].fill(true);
        }
        let mut blocks = Self { text, list, told, given };
        for passage in given {
            blocks.tell_given(passage);
        }
        blocks
    }

    /// Marks what a given passage tells: all of a title, a signature, a table or a list, the head of a turn.
    fn tell_given(&mut self, passage: &Passage) {
        let from = self.list.partition_point(|block| block.span.end <= passage.span.start);
        let to = self.list.partition_point(|block| block.span.start < passage.span.end);
        match passage.kind {
            PassageKind::Title | PassageKind::Signature | PassageKind::Table | PassageKind::List => {
                self.tell(from, to);
            }
            PassageKind::Turn => self.tell(from, (from + 1).min(to)),
            _ => {}
        }
    }

    /// Whether the format's reader gave a passage like this.
    pub(super) fn has(&self, like: impl Fn(&PassageKind) -> bool) -> bool {
        self.given.iter().any(|passage| like(&passage.kind))
    }

    /// The title that the format's reader gave.
    pub(super) fn title(&self) -> Option<Span> {
        self.given.iter().find(|passage| passage.kind == PassageKind::Title).map(|title| title.span)
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
