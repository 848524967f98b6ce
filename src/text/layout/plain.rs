//! Plain text into a document: lines joined to paragraphs, layout undone.

use super::clean;
use super::furniture::Letterhead;
use super::lines::{Line, Lines};
use super::notes::{self, FoundNote};
use crate::text::document::page_starts;
use crate::text::structure::Splitter;
use crate::text::{Block, BlockKind, Document, Metadata, Note, Reading, Span, Table, TableError};

/// Reads plain text; holds the tables that this needs.
pub struct PlainReader {
    letterhead: Letterhead,
    splitter: Splitter,
    /// First parts of words that keep their hyphen at a line end.
    prefixes: Vec<String>,
}

impl PlainReader {
    /// Loads the tables.
    ///
    /// # Errors
    /// Where a table of the binary is wrong.
    pub fn new() -> Result<Self, TableError> {
        let file = "data/hyphen-prefixes.tsv";
        let prefixes = Table::parse(file, include_str!("../../../data/hyphen-prefixes.tsv"), &["prefix"])?;
        Ok(Self {
            letterhead: Letterhead::load()?,
            splitter: Splitter::load()?,
            prefixes: prefixes.rows().map(|row| row.get("prefix").to_owned()).collect(),
        })
    }

    /// Reads `source`, the file called `name`. Any text gives a document.
    pub fn read(&self, name: &str, source: String, metadata: Metadata) -> Document {
        self.read_with(name, source, metadata, &[])
    }

    /// The same where the format knows lines that are no text: `furniture`, in order.
    pub(in crate::text) fn read_with(
        &self,
        name: &str,
        source: String,
        metadata: Metadata,
        furniture: &[Span],
    ) -> Document {
        let lines = Lines::of(&source);
        let gone = self.letterhead.find(&source, &lines.all);
        let known = |line: &Line| furniture.binary_search_by_key(&line.span.start, |span| span.start).is_ok();
        let bracketed = notes::find_bracketed(&source);
        let mut text: Vec<bool> =
            gone.iter().zip(&lines.all).map(|(gone, line)| !gone && !known(line)).collect();
        let mut found = notes::find_lines(&source, &lines.all, &mut text);
        found.extend(bracketed.notes);
        let mut cuts = bracketed.cuts;
        cuts.extend(found.iter().filter_map(|note| note.mark));
        cuts.sort_unstable();
        let mut body =
            Body { reader: self, source: &source, cuts: &cuts, next_cut: 0, out: Output::new(&source) };
        body.paragraphs(&lines, &text);
        let mut output = body.out;
        let anchors = output.anchors;
        output.anchors = Vec::new();
        let notes = found.iter().map(|note| self.note(&source, note, &anchors, &mut output)).collect();
        let Output { reading, blocks, .. } = output;
        let sentences = self.splitter.split(&reading.text, &blocks);
        let pages = page_starts(&source);
        Document {
            name: name.to_owned(),
            metadata,
            source,
            reading,
            blocks,
            sentences,
            notes,
            passages: Vec::new(),
            pages,
        }
    }

    /// Adds a note behind the body.
    fn note(&self, source: &str, found: &FoundNote, anchors: &[(Span, usize)], output: &mut Output) -> Note {
        let start = output.reading.text.len();
        for part in &found.parts {
            self.join(source, *part, start, &mut output.reading);
            clean::copy(&mut output.reading, source, *part);
        }
        output.reading.trim_end();
        let span = Span::new(start, output.reading.text.len());
        let index = output.notes;
        output.notes += 1;
        output.end_block(BlockKind::Note(index), start);
        let mark = found.mark.unwrap_or_default();
        let anchor = anchors.binary_search_by_key(&mark, |(mark, _)| *mark).ok();
        Note {
            label: found.label.clone(),
            span,
            anchor: anchor.and_then(|at| anchors.get(at)).map(|(_, position)| *position),
        }
    }

    /// Joins what stands from `start` on with the next piece: a broken word is
    /// made whole, else a blank parts them.
    fn join(&self, source: &str, next: Span, start: usize, reading: &mut Reading) {
        let line = reading.text.get(start..).unwrap_or_default();
        if line.is_empty() || line.ends_with([' ', '\t']) {
            return;
        }
        if let Some(stem) = line.strip_suffix('-')
            && let Some(follower) = next.of(source).chars().next()
            && follower.is_alphanumeric()
            && !starts_with_conjunction(next.of(source))
        {
            let word = stem.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
            if follower.is_lowercase() && self.is_broken(word) {
                let whole = reading.text.len() - 1;
                reading.truncate(whole);
            }
            return;
        }
        let end = reading.source_so_far();
        reading.replace(" ", Span::new(end.min(next.start), next.start));
    }

    /// Whether `word`, before a hyphen at a line end, is the first half of a broken word.
    fn is_broken(&self, word: &str) -> bool {
        let last = word.rsplit('-').next().unwrap_or_default();
        let capitals = last.chars().filter(|c| c.is_uppercase()).count();
        !last.is_empty()
            && last.chars().all(char::is_alphabetic)
            && capitals < 2
            && !self.prefixes.iter().any(|prefix| *prefix == last.to_lowercase())
    }
}

/// `begrotings-⏎en personeelszaken`: the hyphen stands for a shared part.
fn starts_with_conjunction(text: &str) -> bool {
    ["en ", "of ", "en/of ", "dan ", "als "].iter().any(|word| text.starts_with(word))
}

/// What is being written.
struct Output {
    reading: Reading,
    blocks: Vec<Block>,
    /// Marks in the source and where they stood in the reading text.
    anchors: Vec<(Span, usize)>,
    notes: usize,
}

impl Output {
    fn new(source: &str) -> Self {
        let reading = Reading::with_capacity(source.len() + source.len() / 64);
        Self { reading, blocks: Vec::new(), anchors: Vec::new(), notes: 0 }
    }

    /// Ends the block that began at `start`, unless nothing stands in it.
    fn end_block(&mut self, kind: BlockKind, start: usize) {
        self.reading.trim_end();
        let end = self.reading.text.len();
        if end > start {
            self.blocks.push(Block { span: Span::new(start, end), kind });
            let last = self.reading.source_so_far();
            self.reading.replace("\n", Span::new(last, last));
        }
    }
}

/// The body of a text, being written.
struct Body<'a> {
    reader: &'a PlainReader,
    source: &'a str,
    cuts: &'a [Span],
    next_cut: usize,
    out: Output,
}

/// A line without a full stop is a heading if it is no longer than this, bytes.
const LONGEST_HEADING: usize = 120;

impl Body<'_> {
    fn paragraphs(&mut self, lines: &Lines, text: &[bool]) {
        let mut start = self.out.reading.text.len();
        let mut last: Option<Line> = None;
        let (mut gap, mut interrupted) = (false, false);
        for (line, is_text) in lines.all.iter().zip(text) {
            if !is_text || line.is_blank() {
                interrupted |= !is_text;
                gap |= line.is_blank();
                continue;
            }
            if let Some(before) = last {
                let broken = interrupted || line.page;
                if self.ends_between(&before, line, gap, broken, lines.width) {
                    self.end_paragraph(start);
                    start = self.out.reading.text.len();
                }
            }
            self.reader.join(self.source, line.span, start, &mut self.out.reading);
            self.copy_line(line.span);
            last = Some(*line);
            (gap, interrupted) = (false, false);
        }
        self.end_paragraph(start);
    }

    /// Whether a paragraph ends between two lines of text.
    fn ends_between(&self, line: &Line, next: &Line, gap: bool, broken: bool, width: Option<usize>) -> bool {
        let Some(width) = width else { return true };
        let (text, follower) = (line.span.of(self.source), next.span.of(self.source));
        let finished = ends_sentence(text);
        let first_word = follower.split_whitespace().next().unwrap_or_default().len();
        // A full line is one into which the next word would not have fitted.
        let full = line.span.len() + 1 + first_word >= width * 9 / 10;
        if broken {
            // Between two pages only a sentence that has ended, or a short line, ends a paragraph.
            return (finished && (gap || !full)) || (!full && !starts_low(follower));
        }
        gap || (!full && !starts_low(follower) && !is_open(text))
    }

    fn end_paragraph(&mut self, start: usize) {
        let text = self.out.reading.text.get(start..).unwrap_or_default().trim_end();
        let heading = text.len() <= LONGEST_HEADING && !ends_sentence(text) && !text.ends_with(',');
        let kind = if heading { BlockKind::Heading } else { BlockKind::Paragraph };
        self.out.end_block(kind, start);
    }

    /// Copies a line without what is cut from it, and remembers where marks stood.
    fn copy_line(&mut self, line: Span) {
        let mut from = line.start;
        while let Some(cut) = self.cuts.get(self.next_cut).filter(|cut| cut.start < line.end) {
            self.next_cut += 1;
            if cut.end <= from {
                continue;
            }
            clean::copy(&mut self.out.reading, self.source, Span::new(from, cut.start.max(from)));
            self.out.anchors.push((*cut, self.out.reading.text.len()));
            from = cut.end;
        }
        if from < line.end {
            clean::copy(&mut self.out.reading, self.source, Span::new(from, line.end));
        }
    }
}

/// Whether a line ends where a sentence can.
fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['»', '”', '’', '"', '\'', ')', ' '])
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .ends_with(['.', '?', '!', ':', ';'])
}

/// Whether a line ends within brackets: `(Kamerstuk⏎33 783, nr. 23)`.
fn is_open(line: &str) -> bool {
    line.rfind('(') > line.rfind(')')
}

fn starts_low(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}
