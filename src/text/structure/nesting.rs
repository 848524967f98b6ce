//! Passages in order, nested and never crossing.

use std::cmp::Reverse;

use super::Found;
use crate::text::{Passage, PassageKind, Span};

/// A passage on its way; an answer knows its question by the question's span until places are known.
struct Placed {
    passage: Passage,
    question: Option<Span>,
    /// Its place among those that the reader of the format gave.
    given: Option<usize>,
    /// What it covered before it was cut.
    whole: Span,
}

/// The passages given and those found in the order of their starts, the outer one first. Where a found one crosses
/// another it is cut off; given ones stay as they are.
pub(super) fn nest(given: Vec<Passage>, found: Vec<Found>) -> Vec<Passage> {
    let mut placed: Vec<Placed> = Vec::with_capacity(given.len() + found.len());
    for (index, passage) in given.into_iter().enumerate() {
        placed.push(Placed { whole: passage.span, passage, question: None, given: Some(index) });
    }
    for Found { span, kind, by, question } in found {
        let passage = Passage { span, kind, by };
        placed.push(Placed { whole: span, passage, question, given: None });
    }
    placed.retain(|one| !one.whole.is_empty());
    placed.sort_by_key(|one| (one.whole.start, Reverse(one.whole.end), rank(&one.passage.kind), one.given));
    cut(&mut placed);
    refer(&mut placed);
    placed.into_iter().map(|one| one.passage).collect()
}

/// Of passages with the same span the outer first.
const fn rank(kind: &PassageKind) -> u8 {
    match kind {
        PassageKind::Section { .. } => 0,
        PassageKind::Title => 1,
        PassageKind::Turn => 2,
        PassageKind::Question { .. } | PassageKind::Answer { .. } => 3,
        PassageKind::Signature => 4,
        PassageKind::Table => 5,
        PassageKind::List => 6,
        PassageKind::Item => 7,
    }
}

/// Cuts off the ends of found passages that cross others.
fn cut(placed: &mut [Placed]) {
    let mut open: Vec<usize> = Vec::new();
    for index in 0..placed.len() {
        let span = placed[index].passage.span;
        while open.last().is_some_and(|last| placed[*last].passage.span.end <= span.start) {
            open.pop();
        }
        if placed[index].given.is_some() {
            // What was found and ends within a given passage ends before it.
            for outer in &open {
                let outer = &mut placed[*outer];
                if outer.given.is_none() && outer.passage.span.end < span.end {
                    outer.passage.span.end = span.start;
                }
            }
            open.retain(|outer| placed[*outer].passage.span.end > span.start);
        } else if let Some(last) = open.last() {
            let end = placed[*last].passage.span.end;
            placed[index].passage.span.end = span.end.min(end);
        }
        open.push(index);
    }
}

/// Points answers to the new places of their questions.
fn refer(placed: &mut [Placed]) {
    let mut given: Vec<(usize, usize)> =
        placed.iter().enumerate().filter_map(|(index, one)| Some((one.given?, index))).collect();
    given.sort_unstable();
    let of_given = |index: usize| {
        given
            .binary_search_by_key(&index, |(given, _)| *given)
            .ok()
            .and_then(|at| given.get(at))
            .map(|(_, at)| *at)
    };
    let mut questions: Vec<(Span, usize)> = placed
        .iter()
        .enumerate()
        .filter(|(_, one)| matches!(one.passage.kind, PassageKind::Question { .. }))
        .map(|(index, one)| (one.whole, index))
        .collect();
    questions.sort_unstable();
    let by_span =
        |span: Span| questions.binary_search_by_key(&span, |(span, _)| *span).ok().map(|at| questions[at].1);
    for one in placed.iter_mut() {
        let found = one.question.and_then(by_span);
        if let PassageKind::Answer { question, .. } = &mut one.passage.kind {
            *question = if one.given.is_some() { question.and_then(of_given) } else { found };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(passages: &[Passage]) -> Vec<String> {
        let show = |passage: &Passage| {
            let name = match &passage.kind {
                PassageKind::Section { level } => format!("section {level}"),
                PassageKind::Question { .. } => "question".to_owned(),
                PassageKind::Answer { question, .. } => format!("answer to {question:?}"),
                _ => "other".to_owned(),
            };
            format!("{name} {}-{}", passage.span.start, passage.span.end)
        };
        passages.iter().map(show).collect()
    }

    fn section(start: usize, end: usize) -> Found {
        Found::new(Span::new(start, end), PassageKind::Section { level: 1 })
    }

    #[test]
    fn what_crosses_is_cut() {
        let question = Found::new(Span::new(0, 10), PassageKind::Question { number: None });
        let kind = PassageKind::Answer { number: None, question: None };
        let mut answer = Found::new(Span::new(10, 30), kind);
        answer.question = Some(question.span);
        let passages = nest(Vec::new(), vec![section(20, 60), answer, question]);
        assert_eq!(shown(&passages), ["question 0-10", "answer to Some(0) 10-30", "section 1 20-30"]);
    }

    #[test]
    fn given_passages_stand() {
        let one = |start, end, question| Passage {
            span: Span::new(start, end),
            kind: PassageKind::Answer { number: None, question },
            by: None,
        };
        let asked =
            Passage { span: Span::new(5, 10), kind: PassageKind::Question { number: None }, by: None };
        let given = vec![asked, one(10, 20, Some(0))];
        let passages = nest(given, vec![section(0, 15), section(15, 40)]);
        assert_eq!(
            shown(&passages),
            ["section 1 0-10", "question 5-10", "answer to Some(1) 10-20", "section 1 15-20"]
        );
    }
}
