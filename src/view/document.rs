//! A document as its page shows it, and as the views of the whole are made from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Said, Thing};
use crate::text::{BlockKind, PassageKind, Span};

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
    /// Behind its last byte.
    pub end: usize,
    /// Further particulars by their names: `count`, `programme`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
    /// What it states, in plain words.
    pub said: Said,
    /// Who does: a place in the list of things.
    pub subject: usize,
    /// To whom: a place in the list of things.
    pub object: usize,
}

impl DocumentView {
    /// Gives persons and facts other IRIs: for each path the new one.
    pub fn rename(&mut self, paths: &BTreeMap<String, String>) {
        let mut places: Vec<usize> = (0..self.things.len()).collect();
        for path in self
            .things
            .iter_mut()
            .map(|thing| &mut thing.path)
            .chain(self.facts.iter_mut().map(|fact| &mut fact.path))
        {
            if let Some(new) = paths.get(path) {
                new.clone_into(path);
            }
        }
        // The list stays in the order of the paths.
        places.sort_by(|one, other| self.things[*one].path.cmp(&self.things[*other].path));
        let mut new = vec![0; places.len()];
        for (place, old) in places.iter().enumerate() {
            new[*old] = place;
        }
        self.things.sort();
        let ends = self.facts.iter_mut().flat_map(|fact| [&mut fact.subject, &mut fact.object]);
        for place in self.mentions.iter_mut().map(|mention| &mut mention.thing).chain(ends) {
            *place = new.get(*place).copied().unwrap_or(*place);
        }
    }

    /// What a fact or a mention speaks of.
    pub fn thing(&self, place: usize) -> Option<&Thing> {
        self.things.get(place)
    }

    /// The facts of one class.
    pub fn facts_of<'v>(&'v self, class: &'v str) -> impl Iterator<Item = &'v FactView> {
        self.facts.iter().filter(move |fact| fact.class == class)
    }

    /// Some bytes of the reading text.
    pub fn text_of(&self, start: usize, end: usize) -> &str {
        Span::new(start, end).of(&self.text)
    }

    /// The paragraph, heading, row or note in which a byte of the reading text stands.
    pub fn block_at(&self, position: usize) -> Option<&BlockView> {
        let next = self.blocks.partition_point(|block| block.start <= position);
        self.blocks.get(next.checked_sub(1)?)
    }
}

impl BlockView {
    pub(super) fn of(span: Span, kind: BlockKind) -> Self {
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
    pub(super) fn of(kind: &PassageKind) -> Self {
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
