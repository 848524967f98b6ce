//! The reading text of a plain text, being written.

use super::clean;
use super::hyphen::Joiner;
use crate::text::{Block, BlockKind, Reading, Span};

/// What is left out of a line, or put into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edit {
    /// The source characters; none where a blank is put in.
    pub(super) span: Span,
}

/// What is being written.
pub(super) struct Output<'a> {
    pub(super) source: &'a str,
    pub(super) reading: Reading,
    pub(super) blocks: Vec<Block>,
    /// Marks in the source and where they stood in the reading text.
    pub(super) anchors: Vec<(Span, usize)>,
    joiner: Joiner<'a>,
    edits: &'a [Edit],
    /// How many of the edits are done, and up to where they reach.
    done: usize,
    cut: usize,
    /// Where the block being written starts.
    start: usize,
}

impl<'a> Output<'a> {
    pub(super) fn new(source: &'a str, joiner: Joiner<'a>, edits: &'a [Edit]) -> Self {
        let reading = Reading::with_capacity(source.len() + source.len() / 64);
        Self {
            source,
            reading,
            blocks: Vec::new(),
            anchors: Vec::new(),
            joiner,
            edits,
            done: 0,
            cut: 0,
            start: 0,
        }
    }

    /// The text of the block so far.
    pub(super) fn block(&self) -> &str {
        self.reading.text.get(self.start..).unwrap_or_default().trim_end()
    }

    /// Adds a line of the body: joined with what stands before it, without what
    /// is cut from it; remembers where marks stood.
    pub(super) fn line(&mut self, line: Span) {
        let start = line.start.max(self.cut);
        if start >= line.end {
            return;
        }
        let mut from = self.joiner.join(Span::new(start, line.end), self.start, &mut self.reading);
        while let Some(Edit { span }) = self.edits.get(self.done).filter(|edit| edit.span.start < line.end) {
            self.done += 1;
            if span.end < from || span.start < line.start {
                continue;
            }
            clean::copy(&mut self.reading, self.source, Span::new(from, span.start.max(from)));
            if span.is_empty() {
                self.reading.replace(" ", *span);
            } else {
                self.anchors.push((*span, self.reading.text.len()));
            }
            from = span.end.max(from);
            self.cut = from;
        }
        if from < line.end {
            clean::copy(&mut self.reading, self.source, Span::new(from, line.end));
        }
    }

    /// Adds a line of a note.
    pub(super) fn note_line(&mut self, line: Span) {
        let from = self.joiner.join(line, self.start, &mut self.reading);
        if from < line.end {
            clean::copy(&mut self.reading, self.source, Span::new(from, line.end));
        }
    }

    /// Adds the tab between two cells, unless the row has no cell yet.
    pub(super) fn next_cell(&mut self, next: usize) {
        self.reading.trim_end();
        if self.reading.text.len() > self.start {
            let last = self.reading.source_so_far();
            self.reading.replace("\t", Span::new(last, next.max(last)));
        }
    }

    /// Ends the block, unless nothing stands in it.
    pub(super) fn end_block(&mut self, kind: BlockKind) -> Span {
        self.reading.trim_end();
        let span = Span::new(self.start, self.reading.text.len());
        if !span.is_empty() {
            self.blocks.push(Block { span, kind });
            let last = self.reading.source_so_far();
            self.reading.replace("\n", Span::new(last, last));
            self.start = self.reading.text.len();
        }
        span
    }
}
