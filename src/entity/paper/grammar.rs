//! How references to parliamentary papers are written.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{eof, not, opt, peek, value, verify};
use nom::sequence::{delimited, preceded, terminated};

use super::dossier::{Dossier, digits, dossier, dossiers, gap, marker, numbers, session};
use crate::grammar::{ParseResult, blank, integer, word_end};

/// Which chamber, and what else stands between the first word and the number.
fn chamber(i: &str) -> ParseResult<'_, ()> {
    let name = alt((
        tag("Tweede Kamer der Staten-Generaal"),
        tag("Eerste Kamer der Staten-Generaal"),
        tag("Tweede Kamer"),
        tag("Eerste Kamer"),
        tag("TK"),
        tag("EK"),
        tag("II"),
        tag("I"),
    ));
    value((), terminated(name, word_end)).parse(i)
}

/// `[ chamber ] [ session | "(" year ")" ]`, with commas where they please.
fn frame(i: &str) -> ParseResult<'_, Option<String>> {
    let year = delimited(char('('), digits(4, 4), char(')'));
    let held = delimited(opt(char('(')), session, opt(char(')')));
    let when = alt((
        held.map(Some),
        year.map(|_| None),
        (tag_no_case("vergaderjaar"), blank, digits(4, 4)).map(|_| None),
    ));
    let (rest, _) = opt(terminated(chamber, gap)).parse(i)?;
    let (rest, when) = opt(terminated(when, gap)).parse(rest)?;
    Ok((rest, when.flatten()))
}

/// First words of a reference.
fn head(i: &str) -> ParseResult<'_, ()> {
    let word = alt((
        tag_no_case("kamerstukken"),
        tag_no_case("kamerstuknummer"),
        tag_no_case("kamerstuk"),
        tag_no_case("kamerbrief"),
        tag_no_case("kst"),
    ));
    value((), (word, word_end, opt(char('.')), opt((blank, marker)), gap)).parse(i)
}

/// A reference by dossier and number, first words included.
///
/// ```text
/// paper  = head frame dossiers [ "," numbers | "," letter ] | head document number
/// head   = "Kamerstuk" | "Kamerstukken" | "KST" | "Kamerbrief"
/// ```
///
/// Accepts `Kamerstukken II 2009/10, 32 123 XVI, nr. 30`, `KST 2024-2025, 29 754, nr. 745`,
/// `Kamerbrief (2019) 27 925, Nr. 658`; refuses `Kamerbrief over Irak`, `Kamerstuk van 2 juli`.
pub(super) fn headed(i: &str) -> ParseResult<'_, String> {
    let (rest, ()) = head(i)?;
    if let Ok(found) = document_number(rest) {
        return Ok(found);
    }
    let (rest, _) = frame(rest)?;
    let (rest, dossier) = dossiers(rest)?;
    let (rest, found) = opt(preceded(gap, numbers)).parse(rest)?;
    let letter = preceded((opt(char(',')), blank, opt((tag("letter"), blank))), letter);
    let (rest, letter) =
        if found.is_none() && dossier.number.is_none() { opt(letter).parse(rest)? } else { (rest, None) };
    let key = key(&dossier, found.or(letter));
    Ok((rest, key))
}

/// The letter of a paper of the upper house, or two of them; no initial of a name.
fn letter(i: &str) -> ParseResult<'_, &str> {
    let letters = take_while_m_n(1, 2, |c: char| c.is_ascii_uppercase());
    let initial = (char('.'), not(alt((value((), satisfy(char::is_whitespace)), value((), eof)))));
    terminated(letters, (word_end, not(initial))).parse(i)
}

/// A reference that begins with its dossier.
///
/// ```text
/// bare = dossiers "," ( numbers | "letter" letters ) | main "-" chapter "-" number | main "(R" number ")"
/// ```
///
/// Accepts `32 623, nr. 343`, `36 200 V, letter K`, `36410-V-57`, `36 321 (R 2181)`; refuses `12 500`,
/// `32 735, artikel 3`, `32 735, letterlijk`.
pub(super) fn bare(i: &str) -> ParseResult<'_, String> {
    let (rest, dossier) = dossiers(i)?;
    let lettered = preceded((tag("letter"), blank), letter);
    let (rest, found) = opt(preceded(gap, alt((numbers, lettered)))).parse(rest)?;
    let certain = found.is_some() || dossier.kingdom || dossier.number.is_some() && dossier.id.contains('-');
    if !certain {
        return Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Verify)));
    }
    Ok((rest, key(&dossier, found)))
}

/// A dossier and a number joined by a hyphen, for brackets that hold nothing else: `23 432-537`.
///
/// Accepts `23 432-537`; refuses `2019-2020`, `23 432 tot`.
pub(super) fn joined(i: &str) -> ParseResult<'_, String> {
    let (rest, dossier) = verify(dossier, |dossier: &Dossier| dossier.number.is_some()).parse(i)?;
    Ok((rest, key(&dossier, None)))
}

/// A number before its dossier, as the president of the House reads it out.
///
/// ```text
/// read out = "nr." number "(" dossier ")"
/// ```
///
/// Accepts `nr. 3215 (21501-02)`; refuses `nr. 3 (2025)`, `nr. 4 van de lijst`.
pub(super) fn read_out(i: &str) -> ParseResult<'_, String> {
    let (rest, found) = numbers(i)?;
    let (rest, dossier) = delimited((blank, char('(')), dossier, char(')')).parse(rest)?;
    Ok((rest, key(&dossier, Some(found))))
}

fn key(dossier: &Dossier, number: Option<&str>) -> String {
    match (dossier.number.as_deref(), number) {
        (Some(number), _) | (None, Some(number)) => format!("kst-{}-{number}", dossier.id),
        (None, None) => dossier.id.clone(),
    }
}

/// The number of a case or a document of the House.
///
/// ```text
/// document number = year ( "Z" | "D" ) 5 digits
/// ```
///
/// Accepts `2025Z10267`, `2024D04512`; refuses `2025X10267`, `2025Z1026`.
pub(super) fn document_number(i: &str) -> ParseResult<'_, String> {
    let year =
        verify(take_while_m_n(4, 4, |c: char| c.is_ascii_digit()), |year: &str| year.starts_with("20"));
    let (rest, (year, letter, number)) = (year, one_of("ZD"), digits(5, 5)).parse(i)?;
    let (rest, ()) = word_end(rest)?;
    let prefix = if letter == 'Z' { "kv-" } else { "" };
    Ok((rest, format!("{prefix}{year}{letter}{number}")))
}

/// Answers to questions and debates, which have numbers of their own.
///
/// ```text
/// proceedings = "Aanhangsel" [ ( "van de" | "der" ) ] [ "Handelingen" ] frame numbers [ session ]
///             | "Handelingen" frame [ "Aanhangsel" ] numbers [ "item" number ]
/// ```
///
/// Accepts `Aanhangsel Handelingen II 2019/20, nr. 3225`, `Handelingen II 2024/25, nr. 12, item 3`;
/// refuses `Handelingen van de Kamer`, `Aanhangsel 3`.
pub(super) fn proceedings(i: &str) -> ParseResult<'_, String> {
    let appendix = |i| value((), (tag_no_case("aanhangsel"), word_end)).parse(i);
    let link = opt(preceded(blank, alt((tag("van de"), tag("der"), tag("bij de")))));
    let debates = |i| value((), (tag_no_case("handelingen"), word_end)).parse(i);
    let (rest, (first, _, second, ())) =
        (opt(appendix), link, opt(preceded(opt(blank), debates)), gap).parse(i)?;
    let (rest, before) = frame(rest)?;
    let (rest, later) = opt(terminated(appendix, gap)).parse(rest)?;
    let (rest, found) = numbers(rest)?;
    let (rest, after) =
        if before.is_none() { opt(preceded(gap, session)).parse(rest)? } else { (rest, None) };
    let Some(session) = before.or(after).filter(|_| first.is_some() || second.is_some()) else {
        return Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Verify)));
    };
    if first.or(later).is_some() {
        return Ok((rest, format!("ah-{session}-{found}")));
    }
    let item = preceded((gap, tag("item"), blank), integer);
    let (rest, item) = opt(item).parse(rest)?;
    let item = item.map_or(String::new(), |item| format!("-{item}"));
    Ok((rest, format!("h-{session}-{found}{item}")))
}

/// The chamber and session of a printed paper, before its dossier: `Tweede Kamer, vergaderjaar 2008–2009,`.
///
/// Accepts `Tweede Kamer, vergaderjaar 2008–2009, 31 700 V, nr. 5`; refuses `Tweede Kamer, 31 700`.
pub(super) fn printed(i: &str) -> ParseResult<'_, String> {
    let (rest, _) = (chamber, gap, peek(tag_no_case("vergaderjaar")), frame).parse(i)?;
    let (rest, _) = take_while(|c: char| c == ' ').parse(rest)?;
    bare(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(parser: impl Fn(&str) -> ParseResult<'_, String>, text: &str) -> Option<(String, String)> {
        parser(text).ok().map(|(rest, key)| (text[..text.len() - rest.len()].to_owned(), key))
    }

    /// The whole of `text` is read, and as `key`.
    fn all(parser: impl Fn(&str) -> ParseResult<'_, String>, text: &str, key: &str) {
        assert_eq!(read(parser, text), Some((text.to_owned(), key.to_owned())));
    }

    #[test]
    fn references_with_a_first_word() {
        for (text, key) in [
            ("Kamerstuk 26 407, nr. 134", "kst-26407-134"),
            ("Kamerstukken 30 196 en 31 793, nr. 708", "kst-30196-708"),
            ("Kamerstuk 21501-20-2241 nr. 2241", "kst-21501-20-2241"),
            ("KST 2024-2025, 29 754, nr. 745", "kst-29754-745"),
            ("Kamerstukken II 2009/10, 32 123 XVI, nr. 30", "kst-32123-XVI-30"),
            ("Kamerstuk II, 2023-2024, 36 410 VI, nr. 106", "kst-36410-VI-106"),
            ("Kamerstukken II, 2023–2024,\u{a0}29 754, nr. 698", "kst-29754-698"),
            ("Kamerstuk, 2021–2022, 29 754, nr. 649", "kst-29754-649"),
            ("Kamerbrief (2019) 27 925, Nr. 658", "kst-27925-658"),
            ("Kamerstuk 21 510-20, nr. 2310", "kst-21510-20-2310"),
            ("Kamerstukken 33 750, nrs. 383, 348 en 309", "kst-33750-383"),
            ("Kamerstuk 35 258 (R2130), nr. 3", "kst-35258-3"),
            ("Kamerstukken I 2019/20, 35 300, D", "kst-35300-D"),
            ("Kamerstukken I 2019/20, 35 300, AB", "kst-35300-AB"),
            ("Kamerstukken I 2019/20, 35 300, letter AB", "kst-35300-AB"),
            ("Kamerstuk 28498", "28498"),
            ("Kamerstuk 2025Z10261", "kv-2025Z10261"),
        ] {
            all(headed, text, key);
        }
        assert_eq!(read(headed, "Kamerbrief over Irak"), None);
        assert_eq!(read(headed, "Kamerstuk van 2 juli"), None);
    }

    #[test]
    fn references_that_begin_with_their_dossier() {
        for (text, key) in [
            ("32 623, nr. 343", "kst-32623-343"),
            ("36 200 V, letter K", "kst-36200-V-K"),
            ("31 293/31 289, nr. 390", "kst-31293-390"),
            ("36410-V-57", "kst-36410-V-57"),
            ("36 321 (R 2181)", "36321"),
            ("36 410 VI, nr. 106", "kst-36410-VI-106"),
        ] {
            all(bare, text, key);
        }
        for text in [
            "12 500",
            "32 735, artikel 3",
            "32 735, letterlijk",
            "20244, waarin",
            "2019-2020, nr. 4",
            "21 501-02",
        ] {
            assert_eq!(read(bare, text), None, "{text}");
        }
        let two = "32 735, nr. 413 en 27 925, nr. 658";
        assert_eq!(read(bare, two), Some(("32 735, nr. 413".to_owned(), "kst-32735-413".to_owned())));
        all(read_out, "nr. 3215 (21501-02)", "kst-21501-02-3215");
        assert_eq!(read(read_out, "nr. 3 (2025)"), None);
        assert_eq!(read(read_out, "nr. 4 van de lijst"), None);
        all(joined, "23 432-537", "kst-23432-537");
        assert_eq!(read(joined, "23 432 tot"), None);
        assert_eq!(read(joined, "2019-2020"), None);
    }

    #[test]
    fn proceedings_and_document_numbers() {
        for (text, key) in [
            ("Aanhangsel Handelingen II 2019/20, nr. 3225", "ah-20192020-3225"),
            ("Aanhangsel Handelingen, vergaderjaar 2024–2025,nr. 156", "ah-20242025-156"),
            ("Aanhangsel van de Handelingen, nr. 156, vergaderjaar 2024-2025", "ah-20242025-156"),
            ("Handelingen II 2003/04, Aanhangsel nr. 12", "ah-20032004-12"),
            ("Handelingen II 2024/25, nr. 12, item 3", "h-20242025-12-3"),
        ] {
            all(proceedings, text, key);
        }
        assert_eq!(read(proceedings, "Handelingen van de Kamer"), None);
        assert_eq!(read(proceedings, "Aanhangsel 3"), None);
        all(document_number, "2025Z10267", "kv-2025Z10267");
        all(document_number, "2024D04512", "2024D04512");
        assert_eq!(read(document_number, "2025X10267"), None);
        assert_eq!(read(document_number, "2025Z1026"), None);
        all(printed, "Tweede Kamer, vergaderjaar 2008–2009, 31 700 V, nr. 5", "kst-31700-V-5");
        assert_eq!(read(printed, "Tweede Kamer, 31 700"), None);
    }
}
