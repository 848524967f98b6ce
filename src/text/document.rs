//! A document: source, reading text, and what divides it.

use super::{CodePoints, Metadata, Passage, Reading, Remark, Span};

/// One file, read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file's name without folders; what records and IRIs call it.
    pub name: String,
    /// Title, kind, date, dossier and number, as far as known.
    pub metadata: Metadata,
    /// The file's characters as they stand.
    pub source: String,
    /// The reading text and its map to the source.
    pub reading: Reading,
    /// Paragraphs, headings and notes in reading order; they do not overlap.
    pub blocks: Vec<Block>,
    /// Sentences in reading order; each lies within one block.
    pub sentences: Vec<Span>,
    /// Footnotes in the order of the reading text.
    pub notes: Vec<Note>,
    /// Questions, answers, turns and the like; they nest, the outer ones first.
    pub passages: Vec<Passage>,
    /// Where in the source each page begins; empty where it has no pages.
    pub pages: Vec<usize>,
    /// Places of the source that were damaged upstream, in order.
    pub remarks: Vec<Remark>,
}

/// A stretch of the reading text between two breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in the reading text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A short line of its own without a full stop.
    Heading,
    /// A row of a table; its cells are parted by tabs.
    Row,
    /// A footnote: the index into [`Document::notes`].
    Note(usize),
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The mark, as printed: `1`.
    pub label: String,
    /// Its text in the reading text, without the mark.
    pub span: Span,
    /// Where in the reading text its mark stood: the offset just behind the
    /// characters that carried it. `None` where no mark was found.
    pub anchor: Option<usize>,
}

impl Document {
    /// The reading text.
    pub fn text(&self) -> &str {
        &self.reading.text
    }

    /// Where a stretch of the reading text stands in the source.
    pub fn source_span(&self, span: Span) -> Span {
        self.reading.source_span(span)
    }

    /// The source characters behind a stretch of the reading text, as they stand.
    pub fn quote(&self, span: Span) -> &str {
        self.source_span(span).of(&self.source)
    }

    /// Index for turning source bytes into code points.
    pub fn code_points(&self) -> CodePoints<'_> {
        CodePoints::new(&self.source)
    }

    /// The page, counted from 1, on which a position of the source stands; `None`
    /// where the source has no pages.
    pub fn page_of(&self, source_offset: usize) -> Option<usize> {
        Some(self.pages.partition_point(|start| *start <= source_offset)).filter(|page| *page > 0)
    }

    /// The block in which a position of the reading text stands.
    pub fn block_at(&self, position: usize) -> Option<&Block> {
        let next = self.blocks.partition_point(|block| block.span.start <= position);
        self.blocks.get(next.checked_sub(1)?).filter(|block| position <= block.span.end)
    }

    /// The index of the sentence in which a position of the reading text stands.
    pub fn sentence_at(&self, position: usize) -> Option<usize> {
        let next = self.sentences.partition_point(|sentence| sentence.start <= position);
        let index = next.checked_sub(1)?;
        self.sentences.get(index).filter(|sentence| position <= sentence.end).map(|_| index)
    }

    /// Notes whose mark stood within `span` or at its end, in order.
    pub fn notes_in(&self, span: Span) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(move |note| note.anchor.is_some_and(|at| span.start < at && at <= span.end))
    }
}

/// Where the pages of a source begin: form feeds part them, or stand behind each.
/// A source without form feeds has no pages.
pub(super) fn page_starts(source: &str) -> Vec<usize> {
    let breaks: Vec<usize> = memchr::memchr_iter(0x0C, source.as_bytes()).map(|at| at + 1).collect();
    let Some(last) = breaks.last() else { return Vec::new() };
    let ends_with_break = source[*last..].trim().is_empty();
    let kept = breaks.len() - usize::from(ends_with_break);
    [0].into_iter().chain(breaks.into_iter().take(kept)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_feeds_part_pages_or_end_them() {
        assert_eq!(page_starts("een"), Vec::<usize>::new());
        assert_eq!(page_starts("een\n\u{c}twee"), [0, 5]);
        assert_eq!(page_starts("een\n\u{c}twee\n\u{c}\n"), [0, 5]);
        assert_eq!(page_starts("een\u{c}"), [0]);
    }
}
