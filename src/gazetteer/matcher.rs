//! All names and words at once, over a text.

use aho_corasick::{AhoCorasick, BuildError, MatchKind};

use crate::grammar::{word_end, word_start};
use crate::text::Span;

/// One automaton over many patterns; reports every one that stands in a text
/// between word ends.
///
/// It asks the automaton for all overlapping matches and checks the word ends
/// itself, so that `PvdA` is found in `PvdA-Groningen` even where a longer
/// pattern fails.
#[derive(Clone, Debug)]
pub struct Matcher {
    automaton: AhoCorasick,
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
    /// Builds the automaton over `patterns`.
    ///
    /// # Errors
    /// Where the patterns together are too many for the automaton.
    pub fn new<'a>(patterns: impl IntoIterator<Item = (&'a str, Edges)>) -> Result<Self, BuildError> {
        let (texts, edges): (Vec<&str>, Vec<Edges>) = patterns.into_iter().unzip();
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(texts)?;
        Ok(Self { automaton, edges })
    }

    /// Every pattern that stands in `text`, by where it ends.
    pub fn hits<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        self.automaton.find_overlapping_iter(text).filter_map(move |found| {
            let edges = self.edges.get(found.pattern().as_usize())?;
            let (before, after) = (text.get(..found.start())?, text.get(found.end()..)?);
            let whole =
                (edges.open_start || word_start(before)) && (edges.open_end || word_end(after).is_ok());
            whole.then(|| Hit {
                pattern: found.pattern().as_usize(),
                span: Span::new(found.start(), found.end()),
            })
        })
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
