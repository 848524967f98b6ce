//! All names and words at once, over a text.

use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError, MatchKind};

use super::word_starts::WordStarts;
use crate::grammar::{word_end, word_start};
use crate::text::Span;

/// Many patterns; reports every one that stands in a text between word ends.
///
/// Most patterns start where a word starts, and are looked for only there; the few that
/// may start within a word have an automaton over all of the text. Every pattern that
/// stands at a place is reported, so that `PvdA` is found in `PvdA-Groningen` even where a
/// longer pattern fails.
#[derive(Clone, Debug)]
pub struct Matcher {
    /// The patterns that start with a word, and which of the list each is.
    closed: (WordStarts, Vec<usize>),
    /// The others.
    open: Option<(AhoCorasick, Vec<usize>)>,
    edges: Vec<Edges>,
}

/// Which ends of a pattern need not be word ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edges {
    /// The pattern may start within a word: `verdrag` in `Vluchtelingenverdrag`.
    pub open_start: bool,
    /// The pattern may end within a word: `motie-`.
    pub open_end: bool,
}

/// A pattern found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which pattern: its place in the list given.
    pub pattern: usize,
    /// Where it stands.
    pub span: Span,
}

impl Matcher {
    /// Builds the automata over `patterns`.
    ///
    /// # Errors
    /// Where the patterns together are too many for an automaton.
    pub fn new<'a>(patterns: impl IntoIterator<Item = (&'a str, Edges)>) -> Result<Self, BuildError> {
        let (texts, edges): (Vec<&str>, Vec<Edges>) = patterns.into_iter().unzip();
        let (open, closed): (Vec<usize>, Vec<usize>) =
            (0..texts.len()).partition(|pattern| edges[*pattern].open_start);
        let those = |which: &[usize]| which.iter().map(|pattern| texts[*pattern]).collect::<Vec<_>>();
        let starts = WordStarts::new(&those(&closed))?;
        let within = || {
            let kind = Some(AhoCorasickKind::DFA);
            AhoCorasick::builder().match_kind(MatchKind::Standard).kind(kind).build(those(&open))
        };
        let open = if open.is_empty() { None } else { Some((within()?, open)) };
        Ok(Self { closed: (starts, closed), open, edges })
    }

    /// Every pattern that stands in `text`, by where it ends, then by where it starts.
    pub fn hits(&self, text: &str) -> impl Iterator<Item = Hit> + use<> {
        let mut hits = Vec::new();
        let (starts, numbers) = &self.closed;
        starts.each(text, |pattern, span| self.keep(numbers[pattern], span, text, &mut hits));
        if let Some((automaton, numbers)) = &self.open {
            for found in automaton.find_overlapping_iter(text) {
                let span = Span::new(found.start(), found.end());
                self.keep(numbers[found.pattern().as_usize()], span, text, &mut hits);
            }
        }
        hits.sort_by_key(|hit| (hit.span.end, hit.span.start, hit.pattern));
        hits.into_iter()
    }

    /// Keeps a pattern that stands between word ends.
    fn keep(&self, pattern: usize, span: Span, text: &str, hits: &mut Vec<Hit>) {
        let edges = self.edges[pattern];
        let (Some(before), Some(after)) = (text.get(..span.start), text.get(span.end..)) else { return };
        if (edges.open_start || word_start(before)) && (edges.open_end || word_end(after).is_ok()) {
            hits.push(Hit { pattern, span });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(patterns: &[&str], text: &str) -> Vec<String> {
        let closed = patterns.iter().map(|pattern| (*pattern, Edges::default()));
        Matcher::new(closed).unwrap().hits(text).map(|hit| hit.span.of(text).to_owned()).collect()
    }

    #[test]
    fn a_shorter_name_is_found_where_the_longer_fails() {
        assert_eq!(found(&["PvdA", "PvdA-Gr"], "de PvdA-Groningen"), ["PvdA"]);
    }

    #[test]
    fn names_within_words_are_not_found() {
        assert!(found(&["Mali", "Oman"], "Malinees Romantiek").is_empty());
        assert_eq!(found(&["China"], "China's"), ["China"]);
    }

    #[test]
    fn open_ends_find_parts_of_words() {
        let open = Edges { open_start: true, open_end: false };
        let matcher = Matcher::new([("verdrag", open)]).unwrap();
        assert_eq!(matcher.hits("Vluchtelingenverdrag en verdragen").count(), 1);
    }
}
