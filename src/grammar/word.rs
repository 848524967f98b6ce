//! Words: where they begin and end, blanks between them, sets of them.

use nom::Parser;
use nom::bytes::complete::{tag, take_while1};
use nom::combinator::{recognize, verify};
use nom::error::{Error, ErrorKind};
use rustc_hash::FxHashSet;

use super::ParseResult;

/// Whether a character carries a word on.
fn is_letter(character: char) -> bool {
    character.is_alphanumeric()
}

/// Succeeds where no letter or digit follows.
///
/// Accepts `""`, `"-gezant"`; refuses `"s"`, `"1"`.
///
/// # Errors
/// Where a letter or digit follows.
pub fn word_end(input: &str) -> ParseResult<'_, ()> {
    if input.chars().next().is_some_and(is_letter) {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    Ok((input, ()))
}

/// Whether a word can start behind `before`: no letter or digit stands there.
pub fn word_start(before: &str) -> bool {
    !before.chars().next_back().is_some_and(is_letter)
}

/// One or more blanks (also a no-break space or a tab); no line end.
///
/// # Errors
/// Where there is none.
pub fn blank(input: &str) -> ParseResult<'_, &str> {
    take_while1(|c: char| c.is_whitespace() && c != '\n')(input)
}

/// A run of letters and digits.
///
/// # Errors
/// Where none stands here.
pub fn word(input: &str) -> ParseResult<'_, &str> {
    take_while1(is_letter)(input)
}

/// A word that starts with a capital letter; hyphens and apostrophes within it
/// belong to it (`Jean-Pierre`, `Hennis-Plasschaert`, `d'Estaing` does not).
///
/// # Errors
/// Where no capital stands here.
pub fn capitalised(input: &str) -> ParseResult<'_, &str> {
    verify(recognize(joined), |text: &str| text.chars().next().is_some_and(char::is_uppercase)).parse(input)
}

/// A word or a sentence with a capital, as it begins a sentence.
pub fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn joined(input: &str) -> ParseResult<'_, &str> {
    let (mut rest, mut last) = word(input)?;
    loop {
        let mut after = rest.chars();
        if !matches!(after.next(), Some('-' | '\'' | '’' | '‑')) {
            return Ok((rest, last));
        }
        match word(after.as_str()) {
            Ok((next, part)) if part.chars().next().is_some_and(char::is_alphabetic) => {
                rest = next;
                last = part;
            }
            _ => return Ok((rest, last)),
        }
    }
}

/// Exactly `text`, as a whole word.
pub fn keyword(text: &str) -> impl Parser<&str, Output = &str, Error = Error<&str>> {
    nom::sequence::terminated(tag(text), word_end)
}

/// A set of words or phrases, as a parser that takes the longest that stands here.
#[derive(Clone, Debug, Default)]
pub struct WordSet {
    words: FxHashSet<String>,
    /// How long they are, bytes, the longest first.
    lengths: Vec<usize>,
    /// The bytes with which one of them begins, sorted.
    first: Vec<u8>,
}

impl WordSet {
    /// Whether `word` is one of them, as written.
    pub fn contains(&self, word: &str) -> bool {
        self.begins(word) && self.lengths.contains(&word.len()) && self.words.contains(word)
    }

    /// Whether `word` in lower case is one of them.
    pub fn contains_in_lower_case(&self, word: &str) -> bool {
        let lower = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
        if word.bytes().all(lower) { self.contains(word) } else { self.contains(&word.to_lowercase()) }
    }

    /// Whether one of them begins with the byte with which `input` does.
    fn begins(&self, input: &str) -> bool {
        input.bytes().next().is_some_and(|first| self.first.binary_search(&first).is_ok())
    }

    /// The words in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        words.sort_unstable();
        words.into_iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The longest of them that stands at the start of `input` and ends where a word ends.
    ///
    /// # Errors
    /// Where none of them stands here.
    pub fn parse<'a>(&self, input: &'a str) -> ParseResult<'a, &'a str> {
        let lengths = if self.begins(input) { self.lengths.as_slice() } else { &[] };
        lengths
            .iter()
            .filter_map(|length| input.split_at_checked(*length))
            .find(|(head, rest)| word_end(rest).is_ok() && self.words.contains(*head))
            .map(|(head, rest)| (rest, head))
            .ok_or_else(|| nom::Err::Error(Error::new(input, ErrorKind::OneOf)))
    }
}

impl<S: Into<String>> FromIterator<S> for WordSet {
    fn from_iter<I: IntoIterator<Item = S>>(words: I) -> Self {
        let words: FxHashSet<String> = words.into_iter().map(Into::into).collect();
        let mut lengths: Vec<usize> = words.iter().map(String::len).filter(|length| *length > 0).collect();
        lengths.sort_unstable_by(|a, b| b.cmp(a));
        lengths.dedup();
        let mut first: Vec<u8> = words.iter().filter_map(|word| word.bytes().next()).collect();
        first.sort_unstable();
        first.dedup();
        Self { words, lengths, first }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_no_letter_follows() {
        assert!(word_end("").is_ok());
        assert!(word_end("-gezant").is_ok());
        assert!(word_end("s").is_err());
        assert!(word_end("1").is_err());
    }

    #[test]
    fn capitalised_words_keep_their_hyphens() {
        assert_eq!(capitalised("Hennis-Plasschaert, VN"), Ok((", VN", "Hennis-Plasschaert")));
        assert_eq!(capitalised("Blok."), Ok((".", "Blok")));
        assert!(capitalised("blok").is_err());
        assert!(capitalised("-Blok").is_err());
    }

    #[test]
    fn a_set_takes_the_longest() {
        let set: WordSet = ["van", "van der", "van de"].into_iter().collect();
        assert_eq!(set.parse("van der Staaij"), Ok((" Staaij", "van der")));
        assert_eq!(set.parse("van Dam"), Ok((" Dam", "van")));
        assert!(set.parse("vanaf").is_err());
        assert!(set.parse("Van").is_err());
    }
}
