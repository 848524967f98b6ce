//! Where a known name stands for its body, and where for something else.

use crate::gazetteer::{Form, Name};
use crate::mention::Place;

use super::Reader;

/// How far back a minister's title reaches over the portfolios behind it, bytes.
const TITLE: usize = 160;

impl Reader {
    /// Whether a name names its body at `place`.
    pub(super) fn stands(&self, place: &Place<'_>, name: &Name) -> bool {
        if self.words.is_generic(place.here(), place.from_here()) {
            return false;
        }
        // `de heer Philips` is a person.
        let last = place.before().split_whitespace().next_back().unwrap_or_default();
        if !name.text.contains(' ') && self.words.address.contains(last) {
            return false;
        }
        let abbreviation = name.form != Form::Name;
        if abbreviation && (place.is_code() || self.is_shouted(place)) {
            return false;
        }
        !self.ministries.contains(&name.id) || self.is_ministry(place, name)
    }

    /// Whether an abbreviation is a word here, in a line of capitals: `WAT IS ER GEBEURD`.
    fn is_shouted(&self, place: &Place<'_>) -> bool {
        let shouts = |word: &str| {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            letters > 1 && !word.chars().any(char::is_lowercase) && !self.ids.contains_key(word)
        };
        let bare = |word: &'_ str| shouts(word.trim_matches(|c: char| !c.is_alphanumeric()));
        let before = place.before().split_whitespace().next_back().unwrap_or_default();
        let after = place.after().split_whitespace().next().unwrap_or_default();
        self.words.shouted.contains(place.here()) && (bare(before) || bare(after))
    }

    /// Whether the name of a Dutch ministry or its portfolio is the ministry here: not an
    /// office (`Minister van Buitenlandse Zaken`), not a foreign one.
    fn is_ministry(&self, place: &Place<'_>, name: &Name) -> bool {
        let before = place.before();
        let last = before.split_whitespace().next_back().unwrap_or_default();
        if name.text.starts_with("ministerie") {
            return self.words.adjectives.get(last).is_none_or(|code| code == "nld");
        }
        // `hoofdstuk Buitenlandse Zaken` of the budget.
        !matches!(last, "voor" | "Raad" | "hoofdstuk" | "Hoofdstuk" | "begrotingshoofdstuk")
            && !self.has_title(before)
    }

    /// Whether a minister's title stands before, in the same sentence.
    fn has_title(&self, before: &str) -> bool {
        let mut start = before.len().saturating_sub(TITLE);
        while !before.is_char_boundary(start) {
            start += 1;
        }
        let near = before.get(start..).unwrap_or_default();
        let sentence = near.rsplit(". ").next().unwrap_or_default();
        sentence
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .any(|word| self.words.minister.contains(word))
    }
}
