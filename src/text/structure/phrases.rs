//! Phrases at the start of a text.

/// Words and phrases that are looked for at the start of a text, in any case.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    /// The longest first.
    phrases: Vec<String>,
}

impl Phrases {
    pub(super) fn new(mut phrases: Vec<String>) -> Self {
        phrases.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        Self { phrases }
    }

    /// The length of the longest phrase with which `text` starts and behind which a word ends.
    pub(super) fn start(&self, text: &str) -> Option<usize> {
        let first = text.bytes().next()?.to_ascii_lowercase();
        let fits = |phrase: &&String| {
            phrase.bytes().next().is_some_and(|byte| byte.to_ascii_lowercase() == first)
                && text.get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase))
                && ends_word(phrase, &text[phrase.len()..])
        };
        self.phrases.iter().find(fits).map(String::len)
    }

    /// What stands behind the longest phrase with which `text` starts.
    pub(super) fn strip<'a>(&self, text: &'a str) -> Option<&'a str> {
        self.start(text).map(|length| &text[length..])
    }

    /// Whether `word` is one of them.
    pub(super) fn is(&self, word: &str) -> bool {
        self.phrases.iter().any(|phrase| phrase.eq_ignore_ascii_case(word))
    }
}

/// Whether no letter or digit carries the phrase on; behind a sign anything may stand.
fn ends_word(phrase: &str, rest: &str) -> bool {
    !phrase.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
}

/// Takes the first word (up to a blank) off `text`: the word and the rest without blanks.
pub(super) fn first_word(text: &str) -> (&str, &str) {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_in_any_case() {
        let phrases = Phrases::new(vec!["vragen".to_owned(), "vragen van".to_owned(), "w.g.".to_owned()]);
        assert_eq!(phrases.strip("VRAGEN VAN het lid"), Some(" het lid"));
        assert_eq!(phrases.strip("Vragen vanuit"), Some(" vanuit"));
        assert_eq!(phrases.strip("w.g.Blok"), Some("Blok"));
        assert_eq!(phrases.strip("vragenlijst"), None);
        assert!(phrases.is("Vragen") && !phrases.is("vraag"));
        assert_eq!(first_word("De  leden"), ("De", "leden"));
        assert_eq!(first_word(""), ("", ""));
    }
}
