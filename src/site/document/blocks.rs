//! Blocks with the facts that stand beside them.

use super::marks::{Piece, Stretch, pieces};
use crate::view::{BlockShape, BlockView, DocumentView, FactView};

/// A paragraph, a heading or a note, with the facts that its sentences state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block<'v> {
    pub(super) pieces: Vec<Piece<'v>>,
    pub(super) facts: Vec<&'v FactView>,
    /// The notes whose marks stand in it.
    pub(super) notes: Vec<Note<'v>>,
}

/// A note with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note<'v> {
    pub(super) place: usize,
    pub(super) label: &'v str,
    pub(super) pieces: Vec<Piece<'v>>,
    pub(super) facts: Vec<&'v FactView>,
}

/// A block with what belongs beside it.
pub(super) fn block<'v>(view: &'v DocumentView, own: &BlockView, stretch: Stretch) -> Block<'v> {
    let notes = view.notes.iter().enumerate();
    let here = notes.filter(|(_, note)| note.anchor.is_some_and(|at| own.start < at && at <= own.end));
    Block {
        pieces: pieces(view, own.start, own.end, stretch),
        facts: facts(view, own),
        notes: here.filter_map(|(place, _)| note(view, place, stretch)).collect(),
    }
}

/// The cells of a row.
pub(super) fn cells<'v>(view: &'v DocumentView, own: &BlockView, stretch: Stretch) -> Vec<Vec<Piece<'v>>> {
    let text = view.text_of(own.start, own.end);
    let mut at = own.start;
    let cell = |cell: &str| {
        let (start, end) = (at, at + cell.len());
        at = end + 1;
        pieces(view, start, end, stretch)
    };
    text.split('\t').map(cell).collect()
}

/// A note by its place among the notes.
pub(super) fn note(view: &DocumentView, place: usize, stretch: Stretch) -> Option<Note<'_>> {
    let own = view.blocks.iter().filter(|block| block.shape == BlockShape::Note(place));
    let own: Vec<&BlockView> = own.collect();
    let (first, last) = (own.first()?, own.last()?);
    let pieces = pieces(view, first.start, last.end, stretch);
    let facts = own.iter().flat_map(|block| facts(view, block)).collect();
    Some(Note { place, label: &view.notes.get(place)?.label, pieces, facts })
}

/// The facts whose evidence begins in a block.
pub(super) fn facts<'v>(view: &'v DocumentView, own: &BlockView) -> Vec<&'v FactView> {
    let here = |fact: &&FactView| own.start <= fact.start && fact.start < own.end && fact.start < fact.end;
    view.facts.iter().filter(here).collect()
}
