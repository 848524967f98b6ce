//! Where the title of an act ends.
//!
//! ```text
//! title   = [ blank link ] { blank word } [ blank year ]     (* up to a border; the last word is no function word *)
//! border  = a stop word | a figure | a sign | "en" or "of" before an article or a name | too many words
//! english = { capitalised blank [ inner blank ] } "Act" [ blank "of" ] [ blank year ]     (* read backwards *)
//! ```
//!
//! A title without a link ("Wet open overheid") has at most [`PLAIN`] words: nothing marks where it ends.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{take_while_m_n, take_while1};
use nom::character::complete::char;
use nom::combinator::{opt, recognize, verify};
use nom::error::{Error, ErrorKind};
use nom::sequence::{preceded, terminated};

use super::words::Words;
use crate::grammar::{ParseResult, blank, capitalised, keyword, word_end};

/// How many words a title has at most.
const LONGEST: usize = 24;

/// The same without a link.
const PLAIN: usize = 5;

/// The rest of a title behind its head.
///
/// Accepts ` internationale misdrijven is`, ` op de inlichtingen- en veiligheidsdiensten 2017`, ` Bibob`;
/// refuses ` is`, ` en regelgeving`, ` van 3 mei`.
///
/// # Errors
/// Where no word of a title stands here.
pub(super) fn behind<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let link: ParseResult<'_, &str> = preceded(blank, |i| words.link.parse(i)).parse(input);
    let (start, most) = link.map_or((input, PLAIN), |(rest, _)| (rest, LONGEST));
    let (mut rest, mut end, mut last) = (start, start, "");
    // Behind a capital only capitals go on: "Wet Bibob", "Sanctieregeling Rusland".
    let mut named = false;
    for count in 0..most {
        let Ok((next, word)) = preceded(blank, written).parse(rest) else { break };
        let plain = start.len() == input.len();
        let linked = plain && words.link.contains(word) && !words.strong.contains(word);
        let opens = plain && count == 0 && words.function.contains(word);
        let lower = named && !goes_on(word, last, next, words);
        let ends = !named && border(word, last, next, words);
        if linked || opens || lower || ends || plain && verb(word, next) {
            break;
        }
        named |= plain && count == 0 && word.starts_with(char::is_uppercase);
        if !words.function.contains(word) && !word.ends_with('-') {
            end = next;
        }
        (rest, last) = (next, word);
    }
    if end.len() == start.len() {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    let (end, _) = opt(alt((year, ended))).parse(end)?;
    Ok((end, &input[..input.len() - end.len()]))
}

/// Whether `word` goes on a title in capitals: a capital, or one small word between two.
fn goes_on(word: &str, last: &str, next: &str, words: &Words) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase) && !words.stops(word);
    let follower: ParseResult<'_, &str> = preceded(blank, written).parse(next);
    let shouted = last.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let act =
        |word: &str| words.title.contains(word) || words.letter(word).is_some() || word.ends_with("wet");
    let between = matches!(word, "en" | "van" | "op" | "voor" | "de" | "het") && !shouted;
    let carried = || {
        follower.is_ok_and(|(_, word)| capital(word) && word.chars().any(char::is_lowercase) && !act(word))
    };
    capital(word) && !act(word) || between && carried()
}

/// Whether `word` is a verb of the sentence, since an article follows it: "de Wet verandert de regels".
fn verb(word: &str, next: &str) -> bool {
    const ARTICLES: [&str; 6] = ["de", "het", "een", "dit", "deze", "zich"];
    let follower: ParseResult<'_, &str> = preceded(blank, written).parse(next);
    word.ends_with('t') && follower.is_ok_and(|(_, follower)| ARTICLES.contains(&follower))
}

/// Whether `word` no longer belongs to the title.
fn border(word: &str, last: &str, next: &str, words: &Words) -> bool {
    if words.stops(word) || word.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    if matches!(word, "en" | "of") {
        let follower: ParseResult<'_, &str> = preceded(blank, written).parse(next);
        let named = |word: &str| word.starts_with(char::is_uppercase);
        let shared = last.ends_with('-');
        return follower.map_or(true, |(_, word)| {
            !shared && (words.function.contains(word) || words.stops(word) || named(word))
        });
    }
    false
}

/// A year behind a title, which belongs to it: ` 2000`, ` 1977`; and ` BES`.
///
/// Accepts ` 2000 is`, ` 1977`; refuses ` 12`, ` 20004`.
///
/// # Errors
/// Where none stands here.
pub(super) fn year(input: &str) -> ParseResult<'_, &str> {
    let figures = verify(take_while_m_n(4, 4, |c: char| c.is_ascii_digit()), |year: &str| {
        ["18", "19", "20"].iter().any(|century| year.starts_with(century))
    });
    let islands = keyword("BES");
    recognize((blank, alt((terminated(figures, word_end), islands)))).parse(input)
}

/// The rest of a title of which only the year behind it says that it belongs to it: ` (Wit-Rusland) 2006`.
fn ended(input: &str) -> ParseResult<'_, &str> {
    let bracket = recognize((char('('), take_while_m_n(1, 30, |c| c != ')' && c != '('), char(')')));
    let name = recognize((keyword("en"), blank, capitalised));
    recognize((blank, alt((bracket, name)), year)).parse(input)
}

/// A word as it is written, hyphens and apostrophes included.
fn written(input: &str) -> ParseResult<'_, &str> {
    let within = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '\u{2011}');
    verify(take_while1(within), |word: &str| word.chars().any(char::is_alphanumeric)).parse(input)
}

/// A run of capitalised words: ` van Koophandel`, ` van Internationaal Privaatrecht`.
///
/// Accepts ` van Koophandel is`; refuses ` van wetten`, ` is`.
///
/// # Errors
/// Where none stands here.
pub(super) fn code(input: &str) -> ParseResult<'_, &str> {
    let more = nom::multi::many0_count(preceded(blank, capitalised));
    recognize((blank, keyword("van"), blank, capitalised, more)).parse(input)
}

/// The capitalised words before `Act`, as bytes at the end of `before`.
///
/// Reads `Foreign Agents ` from "de Foreign Agents ", `Prevention of Terrorism ` from "(Prevention of
/// Terrorism "; nothing from "de ", and nothing from "Het ".
pub(super) fn english(before: &str, words: &Words) -> Option<usize> {
    let mut start = before.len();
    let mut head = before;
    while let Some(bare) = head.strip_suffix(' ') {
        let word = last_word(bare);
        let capital = word.starts_with(char::is_uppercase) && !words.stops(word);
        if !capital && !words.inner.contains(word) || word.is_empty() {
            break;
        }
        head = bare.get(..bare.len() - word.len())?;
        if capital && !words.function.contains(word.to_lowercase().as_str()) {
            start = head.len();
        }
    }
    (start < before.len()).then_some(before.len() - start)
}

fn last_word(text: &str) -> &str {
    let within = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    text.get(text.trim_end_matches(within).len()..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &str) -> Option<&str> {
        behind(input, &Words::read().unwrap()).ok().map(|(_, title)| title.trim())
    }

    #[test]
    fn titles_end_at_borders() {
        assert_eq!(read(" internationale misdrijven is"), Some("internationale misdrijven"));
        let services = "op de inlichtingen- en veiligheidsdiensten 2017";
        assert_eq!(read(" op de inlichtingen- en veiligheidsdiensten 2017 geldt"), Some(services));
        assert_eq!(read(" wapens en munitie en de Opiumwet"), Some("wapens en munitie"));
        assert_eq!(read(" Bibob."), Some("Bibob"));
        assert_eq!(read(" Werk en Zekerheid is"), Some("Werk en Zekerheid"));
        assert_eq!(read(" DBA en Opiumwet"), Some("DBA"));
        assert_eq!(read(" Bibob van de Minister"), Some("Bibob"));
        assert_eq!(read(" arbeid vreemdelingen door werkgevers"), Some("arbeid vreemdelingen"));
        for text in [" is", " en regelgeving", " van 3 mei", ", die", " die wij maken"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn years_and_codes() {
        assert_eq!(year(" 2000 is"), Ok((" is", " 2000")));
        assert!(year(" 1977").is_ok());
        assert!(year(" 12").is_err());
        assert!(year(" 20004").is_err());
        assert_eq!(code(" van Koophandel is"), Ok((" is", " van Koophandel")));
        assert!(code(" van wetten").is_err());
        assert!(code(" is").is_err());
    }

    #[test]
    fn english_titles_are_read_backwards() {
        let words = Words::read().unwrap();
        assert_eq!(english("de Foreign Agents ", &words), Some(15));
        assert_eq!(english("(Prevention of Terrorism ", &words), Some(24));
        assert_eq!(english("de ", &words), None);
        assert_eq!(english("Het ", &words), None);
    }
}
