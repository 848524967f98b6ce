//! Addresses in a text: nothing in them is a mention.

use aho_corasick::{AhoCorasick, BuildError};

use crate::text::Span;

/// What only addresses hold.
const MARKS: [&str; 3] = ["://", "www.", "@"];
/// Longest address, bytes to each side of its mark.
const REACH: usize = 1024;

/// Finds addresses.
#[derive(Clone, Debug)]
pub(super) struct Addresses(AhoCorasick);

impl Addresses {
    /// Prepares the search.
    ///
    /// # Errors
    /// None with these marks.
    pub(super) fn new() -> Result<Self, BuildError> {
        AhoCorasick::new(MARKS).map(Self)
    }

    /// The URLs, mail addresses and names of files in `text`, in order.
    pub(super) fn find(&self, text: &str) -> Vec<Span> {
        let marks = self.0.find_iter(text).map(|mark| Span::new(mark.start(), mark.end()));
        let mut found: Vec<Span> = marks.map(|mark| around(text, mark)).collect();
        found.sort_unstable();
        found
    }
}

/// The stretch without blanks around a mark.
fn around(text: &str, mark: Span) -> Span {
    let blank = |byte: &u8| byte.is_ascii_whitespace();
    let bytes = text.as_bytes();
    let (from, to) = (mark.start.saturating_sub(REACH), (mark.end + REACH).min(bytes.len()));
    let before = bytes[from..mark.start].iter().rposition(blank).map_or(from, |at| from + at + 1);
    let after = bytes[mark.end..to].iter().position(blank).map_or(to, |at| mark.end + at);
    Span::new(before, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_address_is_found() {
        let text = "zie https://example.org/Nederland (of bz@minbuza.nl) en www.vs.nl.";
        let found: Vec<&str> =
            Addresses::new().unwrap().find(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["https://example.org/Nederland", "bz@minbuza.nl)", "www.vs.nl."]);
        assert!(Addresses::new().unwrap().find("geen adres").is_empty());
    }
}
