//! The numbers in references to papers: dossiers, numbers in them, parliamentary years.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{map, not, opt, peek, value, verify};
use nom::multi::many0;
use nom::sequence::{delimited, preceded, terminated};

use crate::grammar::{ParseResult, blank, word_end};

pub(super) fn digits<'a>(least: usize, most: usize) -> impl FnMut(&'a str) -> ParseResult<'a, &'a str> {
    move |i| {
        terminated(
            take_while_m_n(least, most, |c: char| c.is_ascii_digit()),
            not(take_while1(|c: char| c.is_ascii_digit())),
        )
        .parse(i)
    }
}

/// A comma, a blank, both or neither.
pub(super) fn gap(i: &str) -> ParseResult<'_, ()> {
    value((), (opt(blank), opt(char(',')), opt(blank))).parse(i)
}

fn dash(i: &str) -> ParseResult<'_, char> {
    one_of("-–‑/").parse(i)
}

/// The main number of a dossier, without blanks.
///
/// ```text
/// main = 2 digits [ blank | "." ] 3 digits
/// ```
///
/// Accepts `32 735`, `21501`; refuses `2025`, `32 7351`.
fn main_number(i: &str) -> ParseResult<'_, String> {
    let parted = (digits(2, 2), alt((blank, tag("."))), digits(3, 3)).map(|(a, _, b)| format!("{a}{b}"));
    let joined = digits(5, 5).map(str::to_owned);
    verify(alt((parted, joined)), |number: &str| !number.starts_with('0')).parse(i)
}

/// A chapter of a budget or a part of a dossier: `VI`, `XVI`, `A`.
fn chapter(i: &str) -> ParseResult<'_, &str> {
    let roman = take_while_m_n(1, 6, |c: char| matches!(c, 'I' | 'V' | 'X'));
    let letter = take_while_m_n(1, 1, |c: char| ('A'..='J').contains(&c));
    terminated(alt((terminated(roman, word_end), letter)), (word_end, not(char('.')))).parse(i)
}

/// A dossier and, where hyphens join it, a number in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dossier {
    /// Main number and suffix: `21501-20`, `36410-VI`.
    pub(super) id: String,
    /// The number behind a hyphen: `2241` in `21501-20-2241`.
    pub(super) number: Option<String>,
    /// Whether it carries the number of a kingdom act, `(R 2181)`, which names nothing by itself.
    pub(super) kingdom: bool,
}

/// The one dossier whose parts have numbers of their own with a hyphen (councils of the European
/// Union); also as misprinted.
const DIVIDED: [&str; 2] = ["21501", "21510"];

/// A dossier.
///
/// ```text
/// dossier = main [ "-" part [ "-" number ] | blank chapter ] [ [ "(" ] "R" number [ ")" ] ]
/// part    = 2 digits | chapter
/// ```
///
/// Accepts `36 410 VI`, `21501-20-2241`, `23 432-537`, `36 321 (R 2181)`; refuses `2025-2026`, `5 000`.
pub(super) fn dossier(i: &str) -> ParseResult<'_, Dossier> {
    let (rest, main) = main_number(i)?;
    let hyphen = |i| one_of("-–‑").parse(i);
    let part = alt((terminated(digits(2, 2), not(char(' ').and(digits(3, 3)))), chapter));
    let nested = (preceded(hyphen, part), opt(preceded(hyphen, digits(1, 4))))
        .map(|(part, number): (&str, Option<&str>)| (Some(part.to_owned()), number.map(str::to_owned)));
    let numbered = preceded(hyphen, digits(1, 4)).map(|number: &str| (None, Some(number.to_owned())));
    let chaptered = preceded(blank, chapter).map(|part: &str| (Some(part.to_owned()), None));
    let (rest, (part, number)) =
        map(opt(alt((nested, numbered, chaptered))), Option::unwrap_or_default).parse(rest)?;
    let (rest, ()) = word_end(rest)?;
    let inner = |i| (char('R'), opt(blank), digits(3, 4), word_end).parse(i);
    let kingdom = alt((value((), delimited(char('('), inner, char(')'))), value((), inner)));
    let (rest, kingdom) = opt(preceded(opt(blank), kingdom)).parse(rest)?;
    let divided = DIVIDED.contains(&main.as_str());
    let (part, number) = match (part, number) {
        // `23 432-53` is the number 53, `21 501-20` a part.
        (Some(part), None) if !divided && part.starts_with(|c: char| c.is_ascii_digit()) => {
            (None, Some(part))
        }
        other => other,
    };
    let id = part.map_or(main.clone(), |part| format!("{main}-{part}"));
    Ok((rest, Dossier { id, number, kingdom: kingdom.is_some() }))
}

/// Dossiers joined by `en`, a comma or a slash; the first gives the key.
pub(super) fn dossiers(i: &str) -> ParseResult<'_, Dossier> {
    let join =
        alt((value((), (blank, tag("en"), blank)), value((), char('/')), value((), (char(','), blank))));
    let (rest, first) = dossier(i)?;
    let (rest, _) = many0(preceded(join, dossier)).parse(rest)?;
    Ok((rest, first))
}

/// The word before a number: `nr.`, `nrs.`, `no.`, `nummer`; true where several follow.
pub(super) fn marker(i: &str) -> ParseResult<'_, bool> {
    let many = alt((tag_no_case("nrs"), tag_no_case("nummers"), tag_no_case("nos")));
    let one = alt((tag_no_case("nummer"), tag_no_case("nr"), tag_no_case("no")));
    let word = alt((value(true, many), value(false, one)));
    terminated(word, (peek(not(take_while1(char::is_alphabetic))), opt(char('.')), opt(blank))).parse(i)
}

/// A number in a dossier: at most four digits that do not begin another dossier.
fn number(i: &str) -> ParseResult<'_, &str> {
    let figures = terminated(digits(1, 4), not((blank, digits(3, 3), word_end)));
    terminated(figures, word_end).parse(i)
}

/// Numbers in a dossier; the first gives the key.
///
/// ```text
/// numbers = marker number { ( "," | "en" | "t/m" | "-" ) number }      the list only behind a plural
/// ```
///
/// Accepts `nr. 413`, `nrs. 383, 348 en 309`, `Nr. 658`; refuses `nr. 27 925`, `nr. X`.
pub(super) fn numbers(i: &str) -> ParseResult<'_, &str> {
    let (rest, several) = marker(i)?;
    let (mut rest, first) = number(rest)?;
    let join = |i| {
        let word = alt((tag("en"), tag("t/m"), tag("tot en met")));
        alt((
            value((), (blank, word, blank)),
            value((), (char(','), blank)),
            value((), (opt(blank), dash, opt(blank))),
        ))
        .parse(i)
    };
    while let (true, Ok((after, _))) = (several, preceded(join, number).parse(rest)) {
        rest = after;
    }
    Ok((rest, first))
}

/// A parliamentary year, as the keys write it: `20242025`.
///
/// ```text
/// session = [ "vergaderjaar" ] year ( "-" | "/" ) ( year | 2 digits )
/// ```
///
/// Accepts `2009/10`, `vergaderjaar 2024–2025`; refuses `2024`, `32-735`.
pub(super) fn session(i: &str) -> ParseResult<'_, String> {
    let (rest, _) = opt((tag_no_case("vergaderjaar"), blank)).parse(i)?;
    let century = verify(digits(4, 4), |year: &str| year.starts_with("19") || year.starts_with("20"));
    let (rest, (first, second)) =
        (terminated(century, (opt(blank), dash, opt(blank))), alt((digits(4, 4), digits(2, 2))))
            .parse(rest)?;
    let (rest, ()) = word_end(rest)?;
    let century = first.get(..4 - second.len()).unwrap_or_default();
    Ok((rest, format!("{first}{century}{second}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_references() {
        assert_eq!(session("2009/10, 32").map(|(_, year)| year), Ok("20092010".to_owned()));
        assert!(session("2024").is_err());
        assert!(session("32-735").is_err());
        assert_eq!(numbers("nrs. 383, 348 en 309)"), Ok((")", "383")));
        assert_eq!(numbers("nr. 43, 9 april"), Ok((", 9 april", "43")));
        assert!(numbers("nr. 27 925").is_err());
        assert!(numbers("nr. X").is_err());
        assert!(dossier("2025-2026").is_err());
        assert!(dossier("5 000").is_err());
    }
}
