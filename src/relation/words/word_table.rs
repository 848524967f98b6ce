//! Tables of single words, found by a number that the token brings along.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::super::Token;

/// The letters of a word, whatever their case, as a number; other words may have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Letters(u64);

impl Letters {
    /// The number of a word: its lower case, eight bytes at a time.
    pub fn of(word: &str) -> Self {
        if word.is_ascii() {
            Self::of_bytes(word.as_bytes())
        } else {
            Self::of_bytes(word.to_lowercase().as_bytes())
        }
    }

    fn of_bytes(bytes: &[u8]) -> Self {
        /// The bit by which an ASCII letter in lower case differs from the capital.
        const CASE: u64 = 0x2020_2020_2020_2020;
        let step = |hash: u64, eight: &[u8]| {
            let mut padded = [0; 8];
            padded[..eight.len()].copy_from_slice(eight);
            let mixed = (hash ^ (u64::from_le_bytes(padded) | CASE)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            mixed ^ (mixed >> 32)
        };
        Self(bytes.chunks(8).fold(bytes.len() as u64, step))
    }
}

/// Hands on the number of a word as its hash.
#[derive(Clone, Debug, Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// What is known of words by their letters; those of other words may be the same.
pub(super) type ByLetters<T> = HashMap<Letters, T, BuildHasherDefault<AsIs>>;

/// What is known of single words; a word as written is found before one in lower case.
#[derive(Clone, Debug)]
pub struct WordTable<T>(ByLetters<Vec<(String, T)>>);

impl<T> Default for WordTable<T> {
    fn default() -> Self {
        Self(ByLetters::default())
    }
}

impl<T> WordTable<T> {
    /// What the token's word is, as written or in lower case.
    pub fn get(&self, token: &Token<'_>) -> Option<&T> {
        self.find(token.letters, token.text)
    }

    /// What a word is, as written or in lower case.
    pub fn get_text(&self, word: &str) -> Option<&T> {
        self.find(Letters::of(word), word)
    }

    /// What a word is, exactly as written.
    pub fn written(&self, word: &str) -> Option<&T> {
        let known = self.0.get(&Letters::of(word))?;
        known.iter().find(|(other, _)| other == word).map(|(_, found)| found)
    }

    /// What the token's word is together with how the table writes it.
    pub fn get_with_word(&self, token: &Token<'_>) -> Option<(&str, &T)> {
        self.entry_of(token.letters, token.text).map(|(word, found)| (word.as_str(), found))
    }

    fn find(&self, letters: Letters, text: &str) -> Option<&T> {
        self.entry_of(letters, text).map(|(_, found)| found)
    }

    fn entry_of(&self, letters: Letters, text: &str) -> Option<&(String, T)> {
        let known = self.0.get(&letters)?;
        let written = known.iter().find(|(word, _)| word == text);
        written.or_else(|| known.iter().find(|(word, _)| lowers_to(text, word)))
    }

    /// Puts a word in, in place of what was known of it.
    pub fn insert(&mut self, word: &str, value: T) {
        let known = self.0.entry(Letters::of(word)).or_default();
        known.retain(|(other, _)| other != word);
        known.push((word.to_owned(), value));
    }

    /// What is known of a word as written, to be changed.
    pub fn entry(&mut self, word: &str) -> &mut T
    where
        T: Default,
    {
        let known = self.0.entry(Letters::of(word)).or_default();
        let at = known.iter().position(|(other, _)| other == word).unwrap_or_else(|| {
            known.push((word.to_owned(), T::default()));
            known.len() - 1
        });
        &mut known[at].1
    }

    /// All words with what is known of them, in the order of the words.
    pub fn sorted(&self) -> Vec<(&str, &T)> {
        let mut all: Vec<(&str, &T)> =
            self.0.values().flatten().map(|(word, value)| (word.as_str(), value)).collect();
        all.sort_unstable_by_key(|(word, _)| *word);
        all
    }
}

/// Whether `text` in lower case is `word`.
pub(super) fn lowers_to(text: &str, word: &str) -> bool {
    if !text.is_ascii() {
        return text.to_lowercase() == word;
    }
    let lower = text.bytes().map(|byte| byte.to_ascii_lowercase());
    text.len() == word.len() && lower.eq(word.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_no_difference_unless_the_table_makes_one() {
        let mut table = WordTable::default();
        table.insert("Raad", 1);
        table.insert("één", 2);
        assert_eq!(table.get_text("Raad"), Some(&1));
        assert_eq!(table.get_text("raad"), None);
        assert_eq!(table.get_text("RAAD"), None);
        assert_eq!(table.get_text("Één"), Some(&2));
        *table.entry("raad") = 3;
        assert_eq!((table.get_text("Raad"), table.get_text("RAAD")), (Some(&1), Some(&3)));
        assert_eq!(table.sorted(), [("Raad", &1), ("raad", &3), ("één", &2)]);
    }

    #[test]
    fn lower_case_is_compared_without_a_copy() {
        assert!(lowers_to("Indien", "indien") && lowers_to("ËN", "ën"));
        assert!(!lowers_to("indien", "Indien") && !lowers_to("in", "indien"));
    }
}
