//! The facts of one document with the place of each in the reading text.

use crate::extract::Extraction;
use crate::graph::{FactEdge, MentionEdge, Node};
use crate::relation::Fact;
use crate::text::{CodePoints, Span};

/// What the graph holds of one document, in reading order: its mentions and its facts, with
/// the nodes that they join.
#[derive(Default)]
pub(super) struct Told<'g> {
    pub(super) mentions: Vec<(&'g MentionEdge, &'g Node)>,
    pub(super) facts: Vec<(&'g FactEdge, &'g Node, &'g Node)>,
}

/// The stretches of the reading text on which the facts of the graph rest, in the same order.
///
/// The graph leaves out a fact whose ends it cannot find, so the two lists are run through
/// side by side.
pub(super) fn evidence(extraction: &Extraction, points: &CodePoints<'_>, told: &Told<'_>) -> Vec<Span> {
    let mut rest = extraction.facts.iter();
    let place = |edge: &FactEdge| rest.find(|fact| stands_for(fact, edge, extraction, points));
    let spans = told.facts.iter().map(|(edge, _, _)| *edge).map(place);
    spans.map(|fact| fact.map_or(Span::default(), |fact| fact.evidence)).collect()
}

fn stands_for(fact: &Fact, edge: &FactEdge, extraction: &Extraction, points: &CodePoints<'_>) -> bool {
    let source = extraction.document.source_span(fact.evidence);
    fact.shape == edge.shape
        && fact.status == edge.status
        && fact.rule == edge.rule
        && points.before(source.start) == edge.evidence.start
}

/// `text` cut behind at most `most` bytes, at a blank where there is one.
pub(super) fn first_bytes(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let cut = (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let head = &text[..cut];
    head.rfind(' ').map_or(head, |blank| &head[..blank])
}

/// `text` from at most `most` bytes before its end, from a blank where there is one.
pub(super) fn last_bytes(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let cut = (text.len() - most..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let tail = &text[cut..];
    tail.find(' ').map_or(tail, |blank| &tail[blank + 1..])
}
