//! A draft into a document.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Draft, Piece};
use crate::text::document::page_starts;
use crate::text::layout::{clean, damage};
use crate::text::structure::Splitter;
use crate::text::{
    Block, BlockKind, Document, Metadata, Note, Passage, PassageKind, Reading, Remark, RemarkKind, Span,
};

/// Composes the document called `name`; `metadata` fills what the file does not say.
pub(in crate::text) fn compose(
    name: &str,
    draft: Draft,
    metadata: Metadata,
    splitter: &Splitter,
) -> Document {
    let Draft { source, pieces, metadata: mut known } = draft;
    known.fill(metadata);
    let remarks = remarks(&source, &pieces);
    let mut composer = Composer::new(&source);
    for piece in pieces {
        composer.add(piece);
    }
    let (body, passages, notes) = composer.finish();
    let sentences = splitter.split(&body.reading.text, &body.blocks);
    Document {
        name: name.to_owned(),
        metadata: known,
        reading: body.reading,
        blocks: body.blocks,
        sentences,
        notes,
        passages,
        pages: page_starts(&source),
        remarks,
        source,
    }
}

/// The characters that were damaged upstream, among those that are text.
fn remarks(source: &str, pieces: &[Piece]) -> Vec<Remark> {
    let text = |piece: &Piece| if let Piece::Text(span) = piece { Some(*span) } else { None };
    let found = pieces.iter().filter_map(text).flat_map(|span| damage::find(source, span, &BTreeSet::new()));
    // Sentences are parted by the reader of plain text alone.
    found.filter(|remark| remark.kind != RemarkKind::GluedSentences).collect()
}

/// A reading text being written, with its blocks.
#[derive(Default)]
struct Flow {
    reading: Reading,
    blocks: Vec<Block>,
    /// Where the block being written starts.
    start: usize,
}

impl Flow {
    fn at(&self) -> usize {
        self.reading.text.len()
    }

    /// Whether a blank here would be one too many.
    fn has_gap(&self) -> bool {
        self.at() == self.start || self.reading.text.ends_with([' ', '\t'])
    }

    fn end(&mut self, kind: BlockKind) {
        self.reading.trim_end();
        let span = Span::new(self.start, self.at().max(self.start));
        if !span.is_empty() {
            self.blocks.push(Block { span, kind });
            let last = self.reading.source_so_far();
            self.reading.replace("\n", Span::new(last, last));
        }
        self.start = self.at();
    }
}

/// A passage that is still open.
struct Open {
    kind: PassageKind,
    start: usize,
    by: Option<Span>,
    /// Its place among the passages.
    index: usize,
}

struct Composer<'a> {
    source: &'a str,
    body: Flow,
    notes: Flow,
    /// Whether pieces go to the notes.
    in_note: bool,
    labels: Vec<String>,
    anchors: Vec<(String, usize)>,
    open: Vec<Open>,
    passages: Vec<Option<Passage>>,
    by_start: Option<usize>,
}

impl<'a> Composer<'a> {
    fn new(source: &'a str) -> Self {
        let mut body = Flow::default();
        body.reading.text.reserve(source.len());
        Self {
            source,
            body,
            notes: Flow::default(),
            in_note: false,
            labels: Vec::new(),
            anchors: Vec::new(),
            open: Vec::new(),
            passages: Vec::new(),
            by_start: None,
        }
    }

    fn flow(&mut self) -> &mut Flow {
        if self.in_note { &mut self.notes } else { &mut self.body }
    }

    fn add(&mut self, piece: Piece) {
        match piece {
            Piece::Text(span) => self.text(span),
            Piece::Instead(text, span) => self.instead(&text, span),
            Piece::Gap(span) => self.gap(span),
            Piece::End(kind) if !self.in_note => self.body.end(kind),
            // A note is one block, whatever stands in it.
            Piece::End(_) => self.instead(" ", Span::default()),
            Piece::Anchor(label) if !self.in_note => self.anchors.push((label, self.body.at())),
            Piece::Anchor(_) => {}
            Piece::Note(label) => {
                self.end_note();
                self.labels.push(label);
                self.in_note = true;
            }
            Piece::NoteEnd => self.end_note(),
            Piece::Open(kind) => self.open(kind),
            Piece::By => self.by_start = Some(self.body.at()),
            Piece::ByEnd => self.named(),
            Piece::Close => self.close(),
        }
    }

    fn text(&mut self, span: Span) {
        let source = self.source;
        let mut rest = span.of(source);
        while !rest.is_empty() {
            let blank = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
            if blank > 0 {
                let start = Span::of_part(source, rest).start;
                self.instead(" ", Span::new(start, start + blank));
            }
            let words = &rest[blank..];
            let length = words_before_gap(words.as_bytes());
            let start = Span::of_part(source, words).start;
            clean::copy(&mut self.flow().reading, source, Span::new(start, start + length));
            rest = &words[length..];
        }
    }

    /// A tab, instead of the blanks before it.
    fn gap(&mut self, span: Span) {
        let flow = self.flow();
        if flow.at() > flow.start {
            flow.reading.trim_end();
            self.instead("\t", span);
        }
    }

    fn instead(&mut self, text: &str, span: Span) {
        let cleaned = if text.is_ascii() { None } else { Some(clean::cleaned(text)) };
        let text = cleaned.as_deref().unwrap_or(text);
        if text.is_empty() {
            return;
        }
        let flow = self.flow();
        let span = if span == Span::default() {
            let last = flow.reading.source_so_far();
            Span::new(last, last)
        } else {
            span
        };
        let blank = text.chars().all(char::is_whitespace);
        if !(blank && flow.has_gap()) {
            flow.reading.replace(if blank && text != "\t" { " " } else { text }, span);
        }
    }

    fn end_note(&mut self) {
        if !self.in_note {
            return;
        }
        let index = self.labels.len() - 1;
        let before = self.notes.blocks.len();
        self.notes.end(BlockKind::Note(index));
        if self.notes.blocks.len() == before {
            self.labels.pop();
        }
        self.in_note = false;
    }

    fn open(&mut self, kind: PassageKind) {
        let index = self.passages.len();
        self.passages.push(None);
        self.open.push(Open { kind, start: self.body.at(), by: None, index });
    }

    fn named(&mut self) {
        let Some(start) = self.by_start.take() else { return };
        let words = self.body.reading.text.get(start..).unwrap_or_default();
        let skipped = words.len() - words.trim_start().len();
        let named = words.trim_end_matches(|c: char| c.is_whitespace() || c == ':');
        let span = Span::new(start + skipped, start + named.len());
        if let Some(open) = self.open.last_mut().filter(|_| !span.is_empty()) {
            open.by = Some(span);
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let end = self.body.reading.text.trim_end().len();
        if open.start < end {
            let span = Span::new(open.start, end);
            self.passages[open.index] = Some(Passage { span, kind: open.kind, by: open.by });
        }
    }

    /// What was written: the text with the notes behind it, the passages, the notes.
    fn finish(mut self) -> (Flow, Vec<Passage>, Vec<Note>) {
        self.end_note();
        self.body.end(BlockKind::Paragraph);
        while !self.open.is_empty() {
            self.close();
        }
        let shift = self.body.at();
        let mut notes = Vec::new();
        let mut anchors: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
        for (label, at) in std::mem::take(&mut self.anchors) {
            anchors.entry(label).or_default().push_back(at);
        }
        for (block, label) in self.notes.blocks.iter().zip(self.labels) {
            let span = Span::new(block.span.start + shift, block.span.end + shift);
            self.body.blocks.push(Block { span, kind: block.kind });
            let anchor = anchors.get_mut(&label).and_then(VecDeque::pop_front);
            notes.push(Note { label, span, anchor });
        }
        self.body.reading.append(self.notes.reading);
        (self.body, renumbered(self.passages), notes)
    }
}

/// How many bytes come before white space that is more than one blank.
fn words_before_gap(text: &[u8]) -> usize {
    let blank = |at: usize| text.get(at).is_some_and(u8::is_ascii_whitespace);
    let gap = |at: &usize| blank(*at) && (text[*at] != b' ' || blank(*at + 1));
    (0..text.len()).find(gap).unwrap_or(text.len())
}

/// Passages without the empty ones, their references following.
fn renumbered(passages: Vec<Option<Passage>>) -> Vec<Passage> {
    let mut place = Vec::with_capacity(passages.len());
    let mut kept = 0;
    for passage in &passages {
        place.push(passage.as_ref().map(|_| kept));
        kept += usize::from(passage.is_some());
    }
    let mut passages: Vec<Passage> = passages.into_iter().flatten().collect();
    for passage in &mut passages {
        if let PassageKind::Answer { question, .. } = &mut passage.kind {
            *question = question.and_then(|index| place.get(index).copied().flatten());
        }
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn composed(source: &str, pieces: Vec<Piece>) -> Document {
        let draft = Draft { source: source.to_owned(), pieces, metadata: Metadata::default() };
        compose("a", draft, Metadata::default(), &Splitter::load().unwrap())
    }

    #[test]
    fn a_note_inside_a_paragraph_stands_behind_the_body() {
        let source = "<p>De  brief<n>Kamerstuk 1</n> is\n er &amp; ligt.</p>";
        let at = |part: &str| {
            let start = source.find(part).unwrap();
            Span::new(start, start + part.len())
        };
        let document = composed(
            source,
            vec![
                Piece::Open(PassageKind::Turn),
                Piece::By,
                Piece::Text(at("De  brief")),
                Piece::ByEnd,
                Piece::Anchor("1".to_owned()),
                Piece::Note("1".to_owned()),
                Piece::Text(at("Kamerstuk 1")),
                Piece::NoteEnd,
                Piece::Text(at(" is\n er ")),
                Piece::Instead("&".to_owned(), at("&amp;")),
                Piece::Text(at(" ligt.")),
                Piece::End(BlockKind::Paragraph),
                Piece::Close,
            ],
        );
        assert_eq!(document.text(), "De brief is er & ligt.\nKamerstuk 1\n");
        assert_eq!(document.notes[0].anchor, Some("De brief".len()));
        assert_eq!(document.quote(Span::new(12, 16)), "er &amp;");
        assert_eq!(document.quote(document.notes[0].span), "Kamerstuk 1");
        let turn = &document.passages[0];
        assert_eq!(turn.span.of(document.text()), "De brief is er & ligt.");
        assert_eq!(turn.by.unwrap().of(document.text()), "De brief");
    }

    #[test]
    fn what_is_empty_is_left_out() {
        let open = || Piece::Open(PassageKind::List);
        let answer = PassageKind::Answer { number: None, question: Some(1) };
        let question = PassageKind::Question { number: None };
        let document = composed(
            "ja",
            vec![
                open(),
                Piece::Close,
                Piece::Open(question),
                Piece::Text(Span::new(0, 1)),
                Piece::End(BlockKind::Paragraph),
                Piece::Close,
                Piece::Open(answer),
                Piece::Text(Span::new(1, 2)),
                Piece::Note("1".to_owned()),
                Piece::NoteEnd,
            ],
        );
        assert_eq!(document.passages.len(), 2);
        assert_eq!(document.passages[1].kind, PassageKind::Answer { number: None, question: Some(0) });
        assert!(document.notes.is_empty());
    }
}
