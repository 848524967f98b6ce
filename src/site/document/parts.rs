//! A document in parts of a length that a browser likes, as events for the template.

use super::blocks::{Block, Note, block, cells, facts, note};
use super::marks::{Piece, Stretch};
use crate::view::{BlockShape, DocumentView, FactView, PassageShape, PassageView};

/// About how long a part is, bytes of the reading text.
const LENGTH: usize = 48 << 10;

/// Blocks `first..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) first: usize,
    pub(super) end: usize,
}

/// What the template writes, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event<'v> {
    /// A passage begins.
    Open(Open<'v>),
    /// It ends: the element to close.
    Close(&'static str),
    /// A paragraph.
    Paragraph(Block<'v>),
    /// A heading with its level, 2 to 6.
    Heading(Block<'v>, u8),
    /// A table: its rows of cells, and the facts in them.
    Table(Vec<Vec<Vec<Piece<'v>>>>, Vec<&'v FactView>),
    /// A note whose mark stands nowhere.
    Note(Note<'v>),
}

/// How a passage begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Open<'v> {
    /// The element.
    pub(super) element: &'static str,
    /// Its class, and the key of the word that stands above it.
    pub(super) class: &'static str,
    /// Its place among the passages.
    pub(super) place: usize,
    /// Its number as printed.
    pub(super) number: Option<&'v str>,
    /// Whether it begins with a heading of its own.
    pub(super) headed: bool,
    /// Who speaks.
    pub(super) by: Option<&'v str>,
    /// The place of the question that it answers, or of the answer to it.
    pub(super) other: Option<usize>,
}

/// Parts that break between blocks, in front of a heading where one is near the end.
pub(super) fn parts(view: &DocumentView) -> Vec<Part> {
    let (mut parts, mut first, mut length) = (Vec::new(), 0, 0);
    for (place, block) in view.blocks.iter().enumerate() {
        let heading = block.shape == BlockShape::Heading;
        let row = block.shape == BlockShape::Row;
        if length > LENGTH && !row || heading && length > LENGTH / 4 * 3 {
            parts.push(Part { first, end: place });
            (first, length) = (place, 0);
        }
        length += block.end - block.start;
    }
    parts.push(Part { first, end: view.blocks.len() });
    parts
}

/// The part in which a stretch of the source begins; for a note, the part with its mark.
pub(super) fn of_stretch(view: &DocumentView, parts: &[Part], (from, _): (usize, usize)) -> Option<usize> {
    let sentence = view.sentences.iter().find(|sentence| sentence.from <= from && from < sentence.to)?;
    let block = view.block_at(sentence.start)?;
    let at = match block.shape {
        BlockShape::Note(note) => view.notes.get(note)?.anchor.map_or(block.start, |at| at.saturating_sub(1)),
        _ => block.start,
    };
    let place = view.blocks.partition_point(|block| block.start <= at).checked_sub(1)?;
    parts.iter().position(|part| part.first <= place && place < part.end)
}

/// What a part shows. A passage that began in an earlier part is opened again.
pub(super) fn events<'v>(view: &'v DocumentView, part: &Part, stretch: Stretch) -> Vec<Event<'v>> {
    let blocks = view.blocks.get(part.first..part.end).unwrap_or_default();
    let (mut out, mut open): (Vec<Event<'v>>, Vec<(usize, &'static str)>) = (Vec::new(), Vec::new());
    let mut next = 0;
    for own in blocks {
        close(&mut out, &mut open, own.start);
        if let BlockShape::Note(place) = own.shape {
            if view.notes.get(place).is_none_or(|note| note.anchor.is_none()) {
                out.extend(note(view, place, stretch).map(Event::Note));
            }
            continue;
        }
        while let Some(passage) = view.passages.get(next).filter(|passage| passage.start <= own.start) {
            if passage.end > own.start
                && let Some(opened) = opened(view, next, passage)
            {
                open.push((passage.end, opened.element));
                out.push(Event::Open(opened));
            }
            next += 1;
        }
        match (own.shape, out.last_mut()) {
            (BlockShape::Row, Some(Event::Table(rows, told))) => {
                rows.push(cells(view, own, stretch));
                told.extend(facts(view, own));
            }
            (BlockShape::Row, _) => out.push(Event::Table(vec![cells(view, own, stretch)], facts(view, own))),
            (BlockShape::Heading, _) => {
                out.push(Event::Heading(block(view, own, stretch), level(view, own.start)))
            }
            _ => out.push(Event::Paragraph(block(view, own, stretch))),
        }
    }
    close(&mut out, &mut open, usize::MAX);
    out
}

/// Ends the passages that end before a place.
fn close(out: &mut Vec<Event<'_>>, open: &mut Vec<(usize, &'static str)>, at: usize) {
    while let Some((_, element)) = open.pop_if(|(end, _)| *end <= at) {
        out.push(Event::Close(element));
    }
}

/// How a passage is begun; titles, sections and tables show themselves.
fn opened<'v>(view: &'v DocumentView, place: usize, passage: &'v PassageView) -> Option<Open<'v>> {
    let answer = |question: usize| {
        let of = |other: &PassageView| matches!(other.shape, PassageShape::Answer(_, Some(own)) if own == question);
        view.passages.iter().position(of)
    };
    let (element, class, number, other) = match &passage.shape {
        PassageShape::Title | PassageShape::Section(_) | PassageShape::Table => return None,
        PassageShape::Question(number) => ("section", "question", number.as_deref(), answer(place)),
        PassageShape::Answer(number, question) => ("section", "answer", number.as_deref(), *question),
        PassageShape::Turn => ("section", "turn", None, None),
        PassageShape::Signature => ("section", "signature", None, None),
        PassageShape::List => ("div", "list", None, None),
        PassageShape::Item => ("div", "item", None, None),
    };
    let headed = view.block_at(passage.start).is_some_and(|block| block.shape == BlockShape::Heading);
    Some(Open { element, class, place, number, headed, by: passage.by.as_deref(), other })
}

/// The level of a heading: that of its section below the title of the page.
fn level(view: &DocumentView, at: usize) -> u8 {
    let sections = view.passages.iter().filter(|passage| passage.start <= at && at < passage.end);
    let levels = sections.filter_map(|passage| match passage.shape {
        PassageShape::Section(level) => Some(level),
        _ => None,
    });
    levels.max().map_or(2, |level| level.saturating_add(1).clamp(2, 6))
}
