//! The blocks with which questions, answers and contributions begin.

use crate::text::structure::blocks::{Blocks, SHORT};
use crate::text::structure::contributions::contribution;
use crate::text::structure::heads::{self, Head};
use crate::text::structure::words::Words;

/// What a block is the head of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    Question(Head<'a>),
    Answer(Head<'a>),
    /// What a group brings in.
    Contribution(&'a str),
    /// Something else begins here.
    Bound,
}

/// The marks of a document in order, with their blocks.
pub(super) fn marks<'a>(words: &Words, blocks: &Blocks<'a>, title: &str) -> Vec<(usize, Mark<'a>)> {
    let mut marks = Vec::new();
    let mut bare = Vec::new();
    for at in 0..blocks.len() {
        if let Some(mark) = mark(words, blocks, at) {
            marks.push((at, mark));
        } else if let Some((value, number)) = heads::bare(blocks.words(at)) {
            bare.push((at, value, number));
        }
    }
    let asked = marks.iter().any(|(_, mark)| matches!(mark, Mark::Question(_)));
    let answered = marks.iter().any(|(_, mark)| matches!(mark, Mark::Answer(_)));
    if !asked && (answered || words.question.start(title).is_some()) {
        marks.extend(numbered(blocks, &bare));
        marks.sort_by_key(|(at, _)| *at);
    }
    marks
}

fn mark<'a>(words: &Words, blocks: &Blocks<'a>, at: usize) -> Option<Mark<'a>> {
    if blocks.is_told(at) {
        return Some(Mark::Bound);
    }
    let text = blocks.words(at);
    if !text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(') {
        return None;
    }
    if let Some(head) = heads::question(words, text) {
        return Some(Mark::Question(head));
    }
    if let Some(head) = heads::answer(words, text) {
        return Some(Mark::Answer(head));
    }
    let ends = words.ends.start(text).is_some_and(|length| text[..length].contains(' '));
    if text.len() > SHORT || !blocks.is_heading(at) {
        return ends.then_some(Mark::Bound);
    }
    if let Some(who) = contribution(words, text) {
        return Some(Mark::Contribution(who));
    }
    (heads::roman(text).is_some() || words.ends.start(text).is_some()).then_some(Mark::Bound)
}

/// The questions with nothing but a number at their head, if they run from 1 without a gap.
fn numbered<'a>(blocks: &Blocks<'a>, bare: &[(usize, u32, &'a str)]) -> Vec<(usize, Mark<'a>)> {
    let mut wanted = 1;
    let mut found = Vec::new();
    for (at, value, number) in bare {
        let goes_on = blocks.words(*at).len() > number.len() + 1;
        let asks = goes_on || blocks.words(at + 1).contains('?');
        if *value == wanted && asks {
            found.push((*at, Mark::Question(Head { number: Some(number), goes_on, ..Head::default() })));
            wanted += 1;
        }
    }
    found
}
