//! How the words of a table end.

/// The last letters of words: a quick look by which most words are seen to end in none of them.
#[derive(Clone, Debug, Default)]
pub struct Endings(Vec<Ending>);

/// The last bytes of a word in lower case, the last one first, behind its last hyphen.
type Ending = [u8; 4];

impl Endings {
    /// The endings of `words`.
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut endings: Vec<Ending> = words.into_iter().map(ending).collect();
        endings.sort_unstable();
        endings.dedup();
        Self(endings)
    }

    /// Whether `word` may be one of the words, or end in one of at least four letters or in one
    /// behind a hyphen. Never no in error.
    pub fn may_end(&self, word: &str) -> bool {
        self.0.binary_search(&ending(word)).is_ok()
    }
}

fn ending(word: &str) -> Ending {
    let mut ending = Ending::default();
    let last = word.as_bytes().iter().rev().take_while(|byte| **byte != b'-');
    for (to, from) in ending.iter_mut().zip(last) {
        // `Ë` and `ë` are told apart when the whole word is looked up.
        *to = if from.is_ascii() { from.to_ascii_lowercase() } else { 0x80 };
    }
    ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_missed() {
        let endings = Endings::of(["minister", "MP", "coördinatoren", "café"]);
        for word in ["Minister", "oud-minister", "viceminister", "mp", "oud-MP", "COÖRDINATOREN", "CAFÉ"] {
            assert!(endings.may_end(word), "{word}");
        }
        for word in ["ministerie", "kamp", "", "-"] {
            assert!(!endings.may_end(word), "{word}");
        }
    }
}
