//! Remarks before an answer: where they begin, and who makes them.

use crate::text::structure::blocks::Blocks;
use crate::text::structure::groups::{self, Speaker};
use crate::text::structure::words::Words;

/// The block with which the remarks before the answer at block `end` begin, when the answer before them may
/// run up to `least`: the first block that asks, with the headings above it; where none does, the last heading
/// or else the last block.
pub(super) fn begin(words: &Words, blocks: &Blocks<'_>, least: usize, end: usize) -> usize {
    let first = (least..end).find(|at| asks(words, blocks.words(*at)));
    let heading = || (least..end).rev().find(|at| blocks.is_heading(*at));
    let mut from = first.or_else(heading).unwrap_or(end.saturating_sub(1)).max(least).min(end);
    while from > least && blocks.is_heading(from - 1) {
        from -= 1;
    }
    from
}

/// Whether a group speaks in a paragraph, or it holds a question.
fn asks(words: &Words, paragraph: &str) -> bool {
    groups::speaker(words, paragraph).is_some() || has_question(paragraph)
}

/// The first block behind an answer in which a group speaks that is named there.
pub(super) fn unanswered(words: &Words, blocks: &Blocks<'_>, least: usize, end: usize) -> Option<usize> {
    let speaks = |at: &usize| matches!(groups::speaker(words, blocks.words(*at)), Some(Speaker::Named(_)));
    (least..end).find(speaks)
}

/// Whether any block asks.
pub(super) fn any_asks(words: &Words, blocks: &Blocks<'_>, from: usize, end: usize) -> bool {
    (from..end).any(|at| asks(words, blocks.words(at)))
}

/// Who makes the remarks, where they say so: the group named last as speaking.
pub(super) fn asker<'a>(words: &Words, blocks: &Blocks<'a>, from: usize, end: usize) -> Option<&'a str> {
    (from..end).rev().find_map(|at| match groups::speaker(words, blocks.words(at)) {
        Some(Speaker::Named(who)) => Some(who),
        Some(Speaker::Same) | None => None,
    })
}

/// Whether a question mark stands outside quotation marks and addresses.
fn has_question(paragraph: &str) -> bool {
    let mut depth = 0_i32;
    let mut letters = paragraph.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '«' | '“' | '„' => depth += 1,
            '»' | '”' => depth = (depth - 1).max(0),
            '?' if depth == 0 && letters.peek().is_none_or(|next| !next.is_alphabetic()) => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_in_a_title_asks_nothing() {
        assert!(has_question("Is dat zo? Nee."));
        assert!(has_question("Wat vindt u van «De macht»?1"));
        assert!(!has_question("Het boek «Wat nu?» ligt in de winkel."));
        assert!(!has_question("Zie https://voorbeeld.nl/zoek?q=1 daarvoor."));
        assert!(!has_question("Dat is zo."));
    }
}
