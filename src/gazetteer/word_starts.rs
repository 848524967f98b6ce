//! Patterns that stand where a word starts.

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, BuildError};

use crate::text::Span;

/// Pairs of bytes.
const PAIRS: usize = 1 << 16;

/// An automaton that is entered at word starts alone. Nearly all words end it after two
/// bytes: with which pairs a pattern begins is a table of its own.
#[derive(Clone, Debug)]
pub(super) struct WordStarts {
    automaton: NFA,
    start: StateID,
    /// A bit for each pair of bytes with which a pattern begins.
    pairs: Vec<u64>,
}

impl WordStarts {
    /// Builds the automaton over `patterns`.
    ///
    /// # Errors
    /// Where the patterns together are too many for one automaton.
    pub(super) fn new(patterns: &[&str]) -> Result<Self, BuildError> {
        let automaton = NFA::builder().build(patterns)?;
        let start = automaton.start_state(Anchored::Yes).unwrap_or_default();
        let mut pairs = vec![0; PAIRS / 64];
        let mut add = |pair: usize| pairs[pair / 64] |= 1 << (pair % 64);
        for pattern in patterns {
            match pattern.as_bytes() {
                [] => {}
                [only] => (0..=u8::MAX).for_each(|second| add(pair(*only, second))),
                [first, second, ..] => add(pair(*first, *second)),
            }
        }
        Ok(Self { automaton, start, pairs })
    }

    /// Visits every pattern that stands at the start of a word of `text`.
    pub(super) fn each(&self, text: &str, mut visit: impl FnMut(usize, Span)) {
        let bytes = text.as_bytes();
        let mut within = false;
        for (at, character) in text.char_indices() {
            if !within && self.may_start(bytes, at) {
                self.at(bytes, at, &mut visit);
            }
            within = character.is_alphanumeric();
        }
    }

    /// Whether a pattern begins with the two bytes at `at`; behind the text stands a zero.
    fn may_start(&self, bytes: &[u8], at: usize) -> bool {
        let pair = pair(bytes[at], bytes.get(at + 1).copied().unwrap_or(0));
        self.pairs[pair / 64] >> (pair % 64) & 1 == 1
    }

    fn at(&self, bytes: &[u8], start: usize, visit: &mut impl FnMut(usize, Span)) {
        let mut state = self.start;
        for (at, byte) in bytes.iter().enumerate().skip(start) {
            state = self.automaton.next_state(Anchored::Yes, state, *byte);
            if self.automaton.is_dead(state) {
                return;
            }
            if self.automaton.is_match(state) {
                for index in 0..self.automaton.match_len(state) {
                    let pattern = self.automaton.match_pattern(state, index);
                    // A pattern that ends here and began behind the start is met at its own.
                    if self.automaton.pattern_len(pattern) == at + 1 - start {
                        visit(pattern.as_usize(), Span::new(start, at + 1));
                    }
                }
            }
        }
    }
}

fn pair(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(patterns: &[&str], text: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        WordStarts::new(patterns).unwrap().each(text, |pattern, span| found.push((pattern, span.start)));
        found
    }

    #[test]
    fn every_pattern_at_a_word_start_is_met() {
        assert_eq!(found(&["VN", "VN-gezant", "gezant", "N"], "de VN-gezant"), [(0, 3), (1, 3), (2, 6)]);
        assert_eq!(found(&["é", "één"], "één, é"), [(0, 0), (1, 0), (0, 7)]);
        assert_eq!(found(&["a"], "xa a"), [(0, 3)]);
        assert_eq!(found(&[], "niets"), []);
    }
}
