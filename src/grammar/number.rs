//! Numbers in figures and in Dutch words.

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

fn value(word: &str) -> Option<u64> {
    let word = word.to_lowercase();
    match word.as_str() {
        "een" => None,
        "één" => Some(1),
        _ => (0..100).find(|number| written(*number) == word).map(|number| number as u64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_read_back() {
        for number in (0..100).filter(|number| *number != 1) {
            assert_eq!(value(&written(number)), Some(number as u64), "{}", written(number));
        }
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
