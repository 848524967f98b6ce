//! Patterns that stand where a word starts.

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, BuildError};

use super::beginnings::Beginnings;
use super::word_places::each_word_place;
use crate::text::Span;

/// An automaton that is entered at word starts alone, and there only where the first bytes
/// are those of a pattern, which nearly no word's are.
#[derive(Clone, Debug)]
pub(super) struct WordStarts {
    automaton: NFA,
    start: StateID,
    beginnings: Beginnings,
}

impl WordStarts {
    /// Builds the automaton over `patterns`.
    ///
    /// # Errors
    /// Where the patterns together are too many for one automaton.
    pub(super) fn new(patterns: &[&str]) -> Result<Self, BuildError> {
        let automaton = NFA::builder().build(patterns)?;
        let start = automaton.start_state(Anchored::Yes).unwrap_or_default();
        Ok(Self { automaton, start, beginnings: Beginnings::of(patterns) })
    }

    /// Visits every pattern that stands at the start of a word of `text`.
    pub(super) fn each(&self, text: &str, mut visit: impl FnMut(usize, Span)) {
        let bytes = text.as_bytes();
        each_word_place(text, |at| {
            if self.beginnings.may_be(bytes, at) {
                self.at(bytes, at, &mut visit);
            }
        });
    }

    fn at(&self, bytes: &[u8], start: usize, visit: &mut impl FnMut(usize, Span)) {
        let mut state = self.start;
        for (at, byte) in bytes.iter().enumerate().skip(start) {
            state = self.automaton.next_state(Anchored::Yes, state, *byte);
            if !self.automaton.is_special(state) {
                continue;
            }
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
        assert_eq!(found(&["(zie", "–"], "é (zie – x"), [(0, 3), (1, 8)]);
        assert_eq!(found(&[], "niets"), []);
    }
}
