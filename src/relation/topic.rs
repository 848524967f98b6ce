//! What a text is about at a place: the last entity of a kind that was named alone, or that of the heading above.

use super::Passage;
use crate::linking::EntityId;
use crate::mention::Kind;
use crate::text::{BlockKind, Span};

/// How many sentences before are looked at for the last one named.
const REACH: usize = 30;
/// How many blocks above a heading is looked for that names something.
const FAR: usize = 100;
/// How many blocks the heading of a section stands above.
const NEAR: usize = 20;

/// The entity of `kind` that the last sentence before `at` names which names any; where that names several, the one of
/// the heading above.
///
/// ```text
/// A. TITEL / Verdrag inzake clustermunitie; Dublin, 30 mei 2008 / E. PARTIJGEGEVENS → the convention
/// ```
pub fn topic(passage: &Passage<'_>, kind: Kind, at: usize) -> Option<EntityId> {
    let sentences = &passage.document.sentences;
    let end = sentences.partition_point(|sentence| sentence.start < at);
    for sentence in sentences.get(end.saturating_sub(REACH)..end)?.iter().rev() {
        match named(passage, kind, Span::new(sentence.start, sentence.end.min(at))).as_slice() {
            [] => {}
            [one] => return Some(one.clone()),
            _ => break,
        }
    }
    headed(passage, kind, at)
}

/// The only entity of `kind` that the nearest heading above `at` names which names any.
pub fn headed(passage: &Passage<'_>, kind: Kind, at: usize) -> Option<EntityId> {
    let blocks = &passage.document.blocks;
    let above = blocks.partition_point(|block| block.span.end <= at);
    let headings =
        blocks.get(..above)?.iter().rev().take(FAR).filter(|block| block.kind == BlockKind::Heading);
    let mut named = headings.map(|block| named(passage, kind, block.span)).filter(|ids| !ids.is_empty());
    match named.next()?.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// The only entity of `kind` that the heading next above `at` names, where the text names no other one since.
pub fn under_heading(passage: &Passage<'_>, kind: Kind, at: usize) -> Option<EntityId> {
    let blocks = &passage.document.blocks;
    let above = blocks.partition_point(|block| block.span.end <= at);
    let heading =
        blocks.get(..above)?.iter().rev().take(NEAR).find(|block| block.kind == BlockKind::Heading)?;
    let ids = named(passage, kind, heading.span);
    let since = named(passage, kind, Span::new(heading.span.end, at));
    match ids.as_slice() {
        [one] => since.iter().all(|other| other == one).then(|| one.clone()),
        _ => None,
    }
}

/// The different entities of `kind` that a stretch names.
pub fn named(passage: &Passage<'_>, kind: Kind, span: Span) -> Vec<EntityId> {
    let here = passage.mentions_in(span).filter(|(_, mention)| mention.kind == kind);
    let mut ids: Vec<EntityId> =
        here.filter_map(|(index, _)| passage.entity(index)).map(|entity| entity.id.clone()).collect();
    ids.sort();
    ids.dedup();
    ids
}
