//! `kamergraaf explain --text`: the reading text with its structure marked.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::text::{Block, BlockKind, Document, Field, Metadata, Note, Origin, Passage, PassageKind, Span};

const HEAD: Style = Style::new().bold();
const MARK: Style = AnsiColor::Green.on_default();
const NOTE: Style = AnsiColor::Cyan.on_default();
const PLACE: Style = Style::new().dimmed();

/// Prints what is known of a document, then its text block by block, one sentence a line.
pub(super) fn show(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{HEAD}# {}{HEAD:#}", document.name)?;
    metadata(&document.metadata, out)?;
    let mut shown =
        Shown { document, passages: document.passages.iter().peekable(), open: Vec::new(), page: 1 };
    document.blocks.iter().try_for_each(|block| shown.block(block, out))?;
    remarks(document, out)
}

/// Where the text was damaged before it came here, by the lines of the source.
fn remarks(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    if !document.remarks.is_empty() {
        writeln!(out, "\n{MARK}damaged text{MARK:#}")?;
    }
    let (mut line, mut at) = (1, 0);
    for remark in &document.remarks {
        line += Span::new(at, remark.span.start).of(&document.source).matches('\n').count();
        at = remark.span.start.max(at);
        let words = remark.span.of(&document.source);
        writeln!(out, "{PLACE}line {line}:{PLACE:#} {}: “{words}”", remark.kind.words())?;
    }
    Ok(())
}

/// What is known, and who says so.
fn metadata(known: &Metadata, out: &mut dyn Write) -> io::Result<()> {
    let date = known.date.map(|date| date.to_string());
    let submitters = Some(known.submitters.join(", ")).filter(|all| !all.is_empty());
    let fields = [
        (Field::Title, "title", known.title.as_ref()),
        (Field::Kind, "kind", known.kind.as_ref()),
        (Field::Date, "date", date.as_ref()),
        (Field::Dossier, "dossier", known.dossier.as_ref()),
        (Field::Number, "number", known.number.as_ref()),
        (Field::Session, "session", known.session.as_ref()),
        (Field::Submitters, "submitters", submitters.as_ref()),
        (Field::Source, "source", known.source.as_ref()),
    ];
    for (field, name, value) in fields {
        let Some(value) = value else { continue };
        let origin = match known.origins.get(&field) {
            Some(Origin::File) => " (the file)",
            Some(Origin::Catalogue) => " (catalogue)",
            Some(Origin::Text) => " (the text)",
            None => "",
        };
        writeln!(out, "{PLACE}{name}:{PLACE:#} {value}{PLACE}{origin}{PLACE:#}")?;
    }
    Ok(())
}

/// How far the text is shown.
struct Shown<'a> {
    document: &'a Document,
    passages: std::iter::Peekable<std::slice::Iter<'a, Passage>>,
    /// Passages that are not over.
    open: Vec<&'a Passage>,
    page: usize,
}

impl Shown<'_> {
    fn block(&mut self, block: &Block, out: &mut dyn Write) -> io::Result<()> {
        self.turn_pages(block, out)?;
        self.open.retain(|passage| passage.span.end > block.span.start);
        let close = |passage: &&Passage| {
            matches!(passage.kind, PassageKind::List | PassageKind::Table | PassageKind::Signature)
        };
        let mut told = self.open.iter().any(close);
        if !told {
            writeln!(out)?;
        }
        while let Some(passage) = self.passages.next_if(|passage| passage.span.start < block.span.end) {
            told = true;
            if let Some(mark) = mark(self.document, passage) {
                writeln!(out, "{MARK}{}{mark}{MARK:#}", self.indent())?;
            }
            self.open.push(passage);
        }
        if block.kind == BlockKind::Heading && !told {
            writeln!(out, "{MARK}{}heading{MARK:#}", self.indent())?;
        }
        self.sentences(block, out)
    }

    fn indent(&self) -> String {
        let inner = |passage: &&&Passage| {
            !matches!(passage.kind, PassageKind::Section { .. } | PassageKind::Item | PassageKind::Title)
        };
        "  ".repeat(self.open.iter().filter(inner).count())
    }

    fn sentences(&self, block: &Block, out: &mut dyn Write) -> io::Result<()> {
        let indent = self.indent();
        let sentences = &self.document.sentences;
        let first = sentences.partition_point(|sentence| sentence.end <= block.span.start);
        let within = sentences[first..].iter().take_while(|sentence| sentence.start < block.span.end);
        if let BlockKind::Note(index) = block.kind {
            let note = self.document.notes.get(index);
            let label = note.map_or("", |note| note.label.as_str());
            let lost =
                if note.is_some_and(|note| note.anchor.is_none()) { " (its mark was not found)" } else { "" };
            write!(out, "{NOTE}[{label}]{lost}{NOTE:#} ")?;
        }
        for (count, sentence) in within.enumerate() {
            let note = matches!(block.kind, BlockKind::Note(_)) && count == 0;
            let lead = if note { "" } else { indent.as_str() };
            let text = marked(self.document, *sentence, block.span.end);
            let text = if block.kind == BlockKind::Row { text.replace('\t', " | ") } else { text };
            writeln!(out, "{lead}{text}")?;
        }
        Ok(())
    }

    /// Says on which page the block begins, where the source is parted into pages.
    fn turn_pages(&mut self, block: &Block, out: &mut dyn Write) -> io::Result<()> {
        let page = self.document.page_of(self.document.source_span(block.span).start);
        if let Some(page) = page.filter(|page| *page > self.page) {
            self.page = page;
            writeln!(out, "\n{PLACE}--- page {page} ---{PLACE:#}")?;
        }
        Ok(())
    }
}

/// The sentence with the marks of its notes; one in the gap behind it belongs to it.
fn marked(document: &Document, sentence: Span, end: usize) -> String {
    let text = document.text();
    let mut anchors: Vec<(usize, &Note)> =
        document.notes_in(sentence).filter_map(|note| Some((note.anchor?, note))).collect();
    anchors.sort_by_key(|(at, _)| *at);
    let mut out = String::new();
    let mut from = sentence.start;
    for (at, note) in anchors {
        let at = at.min(end);
        out.push_str(Span::new(from, at).of(text));
        let mark = format!("{NOTE}[{}]{NOTE:#}", note.label);
        out.push_str(&mark);
        from = at;
    }
    out + Span::new(from, sentence.end).of(text)
}

/// What stands above a passage; items and sentences speak for themselves.
fn mark(document: &Document, passage: &Passage) -> Option<String> {
    let number =
        |number: &Option<String>| number.as_ref().map_or(String::new(), |number| format!(" {number}"));
    let name = match &passage.kind {
        PassageKind::Title => "title".to_owned(),
        PassageKind::Section { level } => format!("section, level {level}"),
        PassageKind::Question { number: printed } => format!("question{}", number(printed)),
        PassageKind::Answer { number: printed, question } => {
            format!("answer{}{}", number(printed), to_question(document, *question))
        }
        PassageKind::Turn => "turn".to_owned(),
        PassageKind::Signature => "signature".to_owned(),
        PassageKind::List => "list".to_owned(),
        PassageKind::Table => "table".to_owned(),
        PassageKind::Item => return None,
    };
    let by = passage.by.map(|by| by.of(document.text()).split_whitespace().collect::<Vec<_>>().join(" "));
    Some(by.map_or_else(|| name.clone(), |by| format!("{name} · {by}")))
}

/// The question of an answer, where its number says it not.
fn to_question(document: &Document, question: Option<usize>) -> String {
    match question.and_then(|index| document.passages.get(index)).map(|passage| &passage.kind) {
        Some(PassageKind::Question { number: Some(number) }) => format!(" to question {number}"),
        Some(_) => " to the remarks above".to_owned(),
        None => " to no question".to_owned(),
    }
}
