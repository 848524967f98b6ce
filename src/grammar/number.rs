//! Numbers in figures and in Dutch words.

use std::collections::HashMap;
use std::sync::LazyLock;

use nom::Parser;
use nom::bytes::complete::take_while_m_n;
use nom::combinator::{map_res, verify};
use nom::sequence::terminated;

use super::{ParseResult, word, word_end};

/// A whole number of at most nine figures, as a whole word.
///
/// # Errors
/// Where none stands here.
pub fn integer(input: &str) -> ParseResult<'_, u64> {
    let figures = take_while_m_n(1, 9, |c: char| c.is_ascii_digit());
    terminated(map_res(figures, str::parse), word_end).parse(input)
}

/// A number below a hundred in Dutch words: `vier`, `achtentwintig`, `één`.
///
/// The class is closed, so it is computed and not listed. The article `een` is
/// no number here; `één` is.
///
/// # Errors
/// Where none stands here.
pub fn numeral(input: &str) -> ParseResult<'_, u64> {
    verify(nom::combinator::map(word, value), Option::is_some).map(Option::unwrap_or_default).parse(input)
}

const ONES: [&str; 10] = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"];
const TEENS: [&str; 10] = [
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
];
const TENS: [&str; 8] =
    ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];

/// How Dutch writes a number below a hundred.
fn written(number: usize) -> String {
    match (number / 10, number % 10) {
        (0, ones) => ONES[ones].to_owned(),
        (1, ones) => TEENS[ones].to_owned(),
        (tens, 0) => TENS[tens - 2].to_owned(),
        (tens, ones) => {
            let link = if ONES[ones].ends_with('e') { "ën" } else { "en" };
            format!("{}{link}{}", ONES[ones], TENS[tens - 2])
        }
    }
}

/// Every number below a hundred as Dutch writes it; `een` is an article, `één` is one.
static WRITTEN: LazyLock<HashMap<String, u64>> = LazyLock::new(|| {
    let numbers = (0..100).filter(|number| *number != 1).map(|number| (written(number), number as u64));
    numbers.chain([("één".to_owned(), 1)]).collect()
});

/// Every number below a hundred as Dutch writes it, in no certain order.
pub fn numerals() -> impl Iterator<Item = &'static str> {
    WRITTEN.keys().map(String::as_str)
}

/// Bytes of the longest written number below a hundred (`zevenenzeventig` and its like).
const LONGEST: usize = 20;

fn value(word: &str) -> Option<u64> {
    if word.len() > LONGEST {
        return None;
    }
    WRITTEN.get(word).or_else(|| WRITTEN.get(&word.to_lowercase())).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_read_back() {
        for number in (0..100).filter(|number| *number != 1) {
            assert_eq!(value(&written(number)), Some(number as u64), "{}", written(number));
        }
        assert!(WRITTEN.keys().all(|word| word.len() <= LONGEST));
        assert_eq!(written(28), "achtentwintig");
        assert_eq!(written(22), "tweeëntwintig");
    }

    #[test]
    fn figures_and_words() {
        assert_eq!(integer("6 van de 18"), Ok((" van de 18", 6)));
        assert!(integer("6e").is_err());
        assert_eq!(numeral("Vier rechters"), Ok((" rechters", 4)));
        assert!(numeral("een rechter").is_err());
        assert_eq!(numeral("één rechter"), Ok((" rechter", 1)));
    }
}
