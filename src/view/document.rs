//! A document as its page shows it.

use serde::{Deserialize, Serialize};

use super::passage::{Told, evidence};
use super::{Said, Thing};
use crate::extract::Extraction;
use crate::rdf::{Iris, fact_iri, fact_sentence};
use crate::text::{BlockKind, CodePoints, Document, PassageKind, Span};
use crate::wording::Wording;

/// The reading text of a document with all that was read in it.
///
/// `start` and `end` are bytes of [`text`](Self::text); `from` and `to` are code points of the
/// source, as in the IRIs of mentions and evidence; all ends are exclusive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentView {
    /// The document's name.
    pub name: String,
    /// Its IRI behind the base.
    pub path: String,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// What sort of paper it is, in Dutch.
    pub kind: Option<String>,
    /// Its day, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The dossier in which it is printed.
    pub dossier: Option<String>,
    /// Its number in the dossier.
    pub number: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
    /// The reading text.
    pub text: String,
    /// Paragraphs, headings, rows and notes in reading order.
    pub blocks: Vec<BlockView>,
    /// Sentences in reading order.
    pub sentences: Vec<SentenceView>,
    /// Footnotes.
    pub notes: Vec<NoteView>,
    /// Questions, answers, turns and the like; they nest, the outer ones first.
    pub passages: Vec<PassageView>,
    /// What the document names and speaks of.
    pub things: Vec<Thing>,
    /// Where it names what, in reading order.
    pub mentions: Vec<MentionView>,
    /// What it states, in reading order.
    pub facts: Vec<FactView>,
}

/// A block of the reading text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockView {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// What it is.
    pub shape: BlockShape,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockShape {
    /// Running text.
    Paragraph,
    /// A heading.
    Heading,
    /// A row of a table; its cells are parted by tabs.
    Row,
    /// A footnote: its place among the notes.
    Note(usize),
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceView {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// First code point in the source.
    pub from: usize,
    /// Behind the last code point in the source.
    pub to: usize,
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteView {
    /// The mark, as printed.
    pub label: String,
    /// Where in the reading text its mark stood.
    pub anchor: Option<usize>,
}

/// A stretch of blocks with a purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassageView {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// What it is for.
    pub shape: PassageShape,
    /// Who asks, answers, speaks or signs, as printed.
    pub by: Option<String>,
}

/// What a passage is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PassageShape {
    /// The title.
    Title,
    /// A heading and what stands below it; 1 is the highest level.
    Section(u8),
    /// A question with its number as printed.
    Question(Option<String>),
    /// An answer, with the place among the passages of its question.
    Answer(Option<String>, Option<usize>),
    /// What one speaker says.
    Turn,
    /// Offices and names under a letter.
    Signature,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A table.
    Table,
}

/// A stretch that names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionView {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// First code point in the source.
    pub from: usize,
    /// Behind the last code point in the source.
    pub to: usize,
    /// What it names: a place in the list of things.
    pub thing: usize,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactView {
    /// Its IRI behind the base.
    pub path: String,
    /// Its class in the ontology.
    pub class: String,
    /// Whether it is so: the word of the status.
    pub status: String,
    /// When, as precisely as the text says.
    pub date: Option<String>,
    /// First code point of its evidence.
    pub from: usize,
    /// Behind the last one.
    pub to: usize,
    /// First byte of its evidence.
    pub start: usize,
    /// What it states, in plain words.
    pub said: Said,
    /// Who does: a place in the list of things.
    pub subject: usize,
    /// To whom: a place in the list of things.
    pub object: usize,
}

/// Makes the view of one document.
pub(super) fn view(
    extraction: &Extraction,
    told: &Told<'_>,
    iris: &Iris,
    wording: &Wording,
) -> DocumentView {
    let document = &extraction.document;
    let points = document.code_points();
    let mut things: Vec<Thing> = told.mentions.iter().map(|(_, node)| *node)
        .chain(told.facts.iter().flat_map(|(_, from, to)| [*from, *to]))
        .map(|node| Thing::of(node, iris))
        .collect();
    things.sort();
    things.dedup_by(|one, other| one.path == other.path);
    let linked = extraction.mentions.iter().zip(&extraction.linked.links).filter(|(_, link)| link.is_some());
    let mentions = linked.zip(&told.mentions).map(|((mention, _), (edge, node))| MentionView {
        start: mention.span.start,
        end: mention.span.end,
        from: edge.quote.start,
        to: edge.quote.end,
        thing: place(&things, &Thing::of(node, iris)),
    });
    let mentions = mentions.collect();
    let facts = facts(extraction, &points, told, &things, (iris, wording));
    DocumentView { mentions, facts, things, ..bare(document, &points, iris) }
}

/// The text and its division.
fn bare(document: &Document, points: &CodePoints<'_>, iris: &Iris) -> DocumentView {
    let text = document.text();
    let metadata = document.metadata.clone();
    let sentences = document.sentences.iter().map(|span| {
        let source = document.source_span(*span);
        let (from, to) = (points.before(source.start), points.before(source.end));
        SentenceView { start: span.start, end: span.end, from, to }
    });
    let notes = document.notes.iter();
    let passages = document.passages.iter().map(|passage| PassageView {
        start: passage.span.start,
        end: passage.span.end,
        shape: PassageShape::of(&passage.kind),
        by: passage.by.map(|by| by.of(text).to_owned()),
    });
    DocumentView {
        name: document.name.clone(),
        path: iris.document(&document.name).as_str().strip_prefix(iris.base()).unwrap_or_default().to_owned(),
        title: metadata.title,
        kind: metadata.kind,
        date: metadata.date.map(|date| date.to_string()),
        dossier: metadata.dossier,
        number: metadata.number,
        source: metadata.source,
        text: text.to_owned(),
        blocks: document.blocks.iter().map(|block| BlockView::of(block.span, block.kind)).collect(),
        sentences: sentences.collect(),
        notes: notes.map(|note| NoteView { label: note.label.clone(), anchor: note.anchor }).collect(),
        passages: passages.collect(),
        ..DocumentView::default()
    }
}

fn facts(
    extraction: &Extraction,
    points: &CodePoints<'_>,
    told: &Told<'_>,
    things: &[Thing],
    (iris, wording): (&Iris, &Wording),
) -> Vec<FactView> {
    let spans = evidence(extraction, points, told);
    let view = |((fact, from, to), span): (&(&crate::graph::FactEdge, &crate::graph::Node, &crate::graph::Node), Span)| FactView {
        path: fact_iri(iris, fact, from, to).as_str().strip_prefix(iris.base()).unwrap_or_default().to_owned(),
        class: fact.shape.class.to_owned(),
        status: fact.status.word().to_owned(),
        date: fact.date.map(|date| date.to_string()),
        from: fact.evidence.start,
        to: fact.evidence.end,
        start: span.start,
        said: fact_sentence(wording, fact, from, to).as_ref().map(Said::from).unwrap_or_default(),
        subject: place(things, &Thing::of(from, iris)),
        object: place(things, &Thing::of(to, iris)),
    };
    told.facts.iter().zip(spans).map(view).collect()
}

/// The place of a thing in a sorted list that has it.
fn place(things: &[Thing], thing: &Thing) -> usize {
    things.partition_point(|other| other.path < thing.path)
}

impl BlockView {
    fn of(span: Span, kind: BlockKind) -> Self {
        let shape = match kind {
            BlockKind::Paragraph => BlockShape::Paragraph,
            BlockKind::Heading => BlockShape::Heading,
            BlockKind::Row => BlockShape::Row,
            BlockKind::Note(index) => BlockShape::Note(index),
        };
        Self { start: span.start, end: span.end, shape }
    }
}

impl PassageShape {
    fn of(kind: &PassageKind) -> Self {
        match kind {
            PassageKind::Title => Self::Title,
            PassageKind::Section { level } => Self::Section(*level),
            PassageKind::Question { number } => Self::Question(number.clone()),
            PassageKind::Answer { number, question } => Self::Answer(number.clone(), *question),
            PassageKind::Turn => Self::Turn,
            PassageKind::Signature => Self::Signature,
            PassageKind::List => Self::List,
            PassageKind::Item => Self::Item,
            PassageKind::Table => Self::Table,
        }
    }
}
