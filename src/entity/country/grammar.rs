//! What stands around a country's name.
//!
//! ```text
//! coordinated = "-" ( blank link blank | "/" ) word "-" word      (* behind "Noord": "- en Zuid-Korea" *)
//! compound    = head of a compound, word end                      (* behind "Iran": "beleid" *)
//! code        = "-" ( digit+ | capital ), word end                (* behind "CAR": "-T" *)
//! own_name    = blank capitalised                                 (* behind "Koninkrijk": " Hannover" *)
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, digit1, satisfy};
use nom::combinator::{opt, recognize, value};
use nom::sequence::{delimited, preceded, separated_pair, terminated};

use crate::grammar::{ParseResult, WordSet, blank, capitalised, keyword, word, word_end};

/// The second part of the compound behind a prefix that stands alone: `Korea` in
/// "Noord- en Zuid-Korea", read from behind `Noord-`.
///
/// Accepts ` en Zuid-Korea`, `/Zuid-Koreaanse`; refuses ` en Oekraïne`, ` Korea`.
///
/// # Errors
/// Where no such pair stands here.
pub(super) fn coordinated(input: &str) -> ParseResult<'_, &str> {
    let link = alt((keyword("en"), keyword("of"), keyword("als"), keyword("tot"), tag("&")));
    let between = alt((value((), delimited(blank, link, blank)), value((), (opt(blank), char('/')))));
    let (rest, (_, stem)) = preceded(between, separated_pair(word, char('-'), word)).parse(input)?;
    Ok((rest, stem))
}

/// The second part of a compound written as one word, from behind the country's name.
///
/// Accepts `beleid`, `gangers en`; refuses `aanse`, `-beleid`.
///
/// # Errors
/// Where none of `heads` stands here.
pub(super) fn compound<'a>(input: &'a str, heads: &WordSet) -> ParseResult<'a, &'a str> {
    terminated(|i| heads.parse(i), word_end).parse(input)
}

/// The own name that follows a general word: `Hannover` in "Koninkrijk Hannover".
///
/// Accepts ` Hannover`, ` van Hannover`; refuses `. Nederland`, ` en België`.
///
/// # Errors
/// Where no capitalised word follows.
pub(super) fn own_name(input: &str) -> ParseResult<'_, &str> {
    recognize((blank, opt((keyword("van"), blank)), capitalised)).parse(input)
}

/// One of `words` as the next word.
///
/// Accepts (for `Airways`) ` Airways`; refuses `-Airways`, ` airways`.
///
/// # Errors
/// Where another word follows, or none.
pub(super) fn next_word<'a>(input: &'a str, words: &WordSet) -> ParseResult<'a, &'a str> {
    preceded(blank, |i| words.parse(i)).parse(input)
}

/// The number or letter that makes an abbreviation part of a code: `-T` in "CAR-T".
///
/// Accepts `-T`, `-2020`; refuses `-beleid`, `-EU`.
///
/// # Errors
/// Where none follows.
pub(super) fn code(input: &str) -> ParseResult<'_, &str> {
    let letter = recognize(satisfy(char::is_uppercase));
    recognize((char('-'), alt((digit1, letter)), word_end)).parse(input)
}

/// The second half of two adjectives: `-Duitse` in "Frans-Duitse".
///
/// Accepts `-Duitse`, `-Algerijnse oorlog`; refuses `-duits`, ` Duitse`.
///
/// # Errors
/// Where no hyphen and capital follow.
pub(super) fn hyphenated(input: &str) -> ParseResult<'_, &str> {
    preceded(char('-'), capitalised).parse(input)
}

/// A capitalised word that follows.
///
/// Accepts ` Fund`, ` Navy.`; refuses `, Fund`, ` en`.
///
/// # Errors
/// Where no capitalised word follows.
pub(super) fn capital(input: &str) -> ParseResult<'_, &str> {
    preceded(blank, capitalised).parse(input)
}

/// A word in lower case that follows: the noun of an adjective.
///
/// Accepts ` schip`, ` schip.`; refuses ` Timmermans`, `, dat`.
///
/// # Errors
/// Where no word in lower case follows.
pub(super) fn lower_case(input: &str) -> ParseResult<'_, &str> {
    let (rest, next) = preceded(blank, word).parse(input)?;
    if next.chars().all(char::is_lowercase) {
        return Ok((rest, next));
    }
    Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinated_prefixes() {
        assert_eq!(coordinated(" en Zuid-Korea."), Ok((".", "Korea")));
        assert_eq!(coordinated("/Zuid-Koreaanse"), Ok(("", "Koreaanse")));
        assert!(coordinated(" en Oekraïne").is_err());
        assert!(coordinated(" Korea").is_err());
    }

    #[test]
    fn compounds() {
        let heads: WordSet = ["beleid", "gangers"].into_iter().collect();
        assert_eq!(compound("beleid", &heads), Ok(("", "beleid")));
        assert_eq!(compound("gangers en", &heads), Ok((" en", "gangers")));
        assert!(compound("aanse", &heads).is_err());
        assert!(compound("-beleid", &heads).is_err());
    }

    #[test]
    fn own_names() {
        assert!(own_name(" Hannover").is_ok());
        assert!(own_name(" van Hannover").is_ok());
        assert!(own_name(". Nederland").is_err());
        assert!(own_name(" en België").is_err());
    }

    #[test]
    fn codes_and_pairs() {
        assert!(code("-T").is_ok());
        assert!(code("-2020").is_ok());
        assert!(code("-beleid").is_err());
        assert!(code("-EU").is_err());
        assert!(hyphenated("-Duitse").is_ok());
        assert!(hyphenated("-Algerijnse oorlog").is_ok());
        assert!(hyphenated("-duits").is_err());
        assert!(hyphenated(" Duitse").is_err());
    }

    #[test]
    fn words_that_follow() {
        let words: WordSet = ["Airways"].into_iter().collect();
        assert!(next_word(" Airways", &words).is_ok());
        assert!(next_word("-Airways", &words).is_err());
        assert!(next_word(" airways", &words).is_err());
        assert!(capital(" Fund").is_ok());
        assert!(capital(" Navy.").is_ok());
        assert!(capital(", Fund").is_err());
        assert!(capital(" en").is_err());
        assert_eq!(lower_case(" schip."), Ok((".", "schip")));
        assert!(lower_case(" Timmermans").is_err());
        assert!(lower_case(", dat").is_err());
    }
}
