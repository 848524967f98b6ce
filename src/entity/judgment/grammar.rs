//! How the identifiers of judgments are written.
//!
//! ```text
//! ecli    = "ECLI" ( colon | blank ) country colon court colon year colon number
//! country = 2 letters
//! court   = letter [ up to 6 letters or digits ]
//! year    = 4 digits
//! number  = letters or digits { "." digit letters or digits }     (* at most 25 signs; dots only in foreign ones *)
//! colon   = [ blank ] ":" [ blank ]
//! ljn     = "LJN" [ [ "-" | blank ] ( "nummer" | "nr" [ "." ] ) ] [ colon | blank ] 2 letters 4 digits
//! case    = ( "C" | "T" ) hyphen digits "/" 2 digits [ blank ( "PPU" | "P" ) ] [ behind ecli ]
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, peek, recognize, value, verify};
use nom::multi::many0_count;
use nom::sequence::{delimited, preceded, terminated};

use crate::grammar::{ParseResult, blank, word_end};

/// Countries and courts of which no number has a full stop in it.
const PLAIN: [&str; 3] = ["NL", "EU", "CE"];

/// The longest number of an ECLI, in signs.
const LONGEST: usize = 25;

fn colon(input: &str) -> ParseResult<'_, ()> {
    value((), delimited(opt(blank), char(':'), opt(blank))).parse(input)
}

fn figures<'a>(count: usize) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    take_while_m_n(count, count, |c: char| c.is_ascii_digit())
}

fn letters<'a>(count: usize) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    take_while_m_n(count, count, |c: char| c.is_ascii_alphabetic())
}

/// A European Case Law Identifier, in capitals and without blanks.
///
/// Accepts `ECLI:NL:RBDHA:2024:20594`, `ecli:eu:c:2023: 540`; refuses `ECLI:NL`, `ECLI:NLD:HR:2019:1`.
///
/// # Errors
/// Where none stands here.
pub(super) fn ecli(input: &str) -> ParseResult<'_, String> {
    let opening = (tag_no_case("ecli"), alt((colon, value((), blank))));
    let court = verify(take_while_m_n(1, 7, |c: char| c.is_ascii_alphanumeric()), |court: &str| {
        court.starts_with(|c: char| c.is_ascii_alphabetic())
    });
    let (rest, (country, court, year)) = preceded(
        opening,
        (terminated(letters(2), colon), terminated(court, colon), terminated(figures(4), colon)),
    )
    .parse(input)?;
    let country = country.to_uppercase();
    let (rest, number) = number(rest, !PLAIN.contains(&country.as_str()))?;
    Ok((rest, format!("ECLI:{country}:{court}:{year}:{number}").to_uppercase()))
}

/// The last part of an ECLI.
fn number(input: &str, dotted: bool) -> ParseResult<'_, &str> {
    let part = |i| take_while1(|c: char| c.is_ascii_alphanumeric()).parse(i);
    let more = preceded(char('.'), preceded(peek(figures(1)), part));
    let (_, whole) = recognize((part, many0_count(more))).parse(input)?;
    let (_, plain) = part(input)?;
    let chosen = if dotted { whole } else { plain };
    let (rest, number) =
        verify(|i| tag(chosen).parse(i), |number: &str| number.len() <= LONGEST).parse(input)?;
    word_end(rest)?;
    Ok((rest, number))
}

/// A number of the Dutch register before ECLI.
///
/// Accepts `LJN BX1234`, `LJN-nummer: AV1234`, `LJN:BI1124`; refuses `LJN`, `LJN 1234`.
///
/// # Errors
/// Where none stands here.
pub(super) fn ljn(input: &str) -> ParseResult<'_, String> {
    let word = alt((value((), tag("nummer")), value((), (tag("nr"), opt(char('.'))))));
    let sign = (opt(alt((value((), char('-')), value((), blank)))), word);
    let gap = alt((colon, value((), blank)));
    let (rest, (one, two)) =
        preceded((tag_no_case("ljn"), opt(sign), opt(gap)), (letters(2), figures(4))).parse(input)?;
    word_end(rest)?;
    Ok((rest, format!("LJN:{}{two}", one.to_uppercase())))
}

/// The number of a case of the Court of Justice; the ECLI right behind it is its identity.
///
/// Accepts `C-663/21`, `C-72/22 PPU`, `T-315/01`; refuses `C-130`, `C-1/2`, `C-663/2021`.
///
/// # Errors
/// Where none stands here.
pub(super) fn case(input: &str) -> ParseResult<'_, String> {
    let hyphen = one_of("-\u{2011}");
    let figure = |least, most| take_while_m_n(least, most, |c: char| c.is_ascii_digit());
    let (rest, (court, _, first, _, year)) =
        (one_of("CT"), hyphen, figure(1, 4), char('/'), figure(2, 2)).parse(input)?;
    word_end(rest)?;
    let (rest, _) = opt(preceded(blank, terminated(alt((tag("PPU"), tag("P"))), word_end))).parse(rest)?;
    Ok((rest, behind(rest).unwrap_or_else(|| format!("{court}-{first}/{year}"))))
}

/// The ECLI right behind the number of a case, with one comma or bracket between.
fn behind(input: &str) -> Option<String> {
    let gap = (opt(one_of(",;")), opt(blank), opt(one_of("([")));
    preceded(gap, ecli).parse(input).ok().map(|(_, ecli)| ecli)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Reading = fn(&str) -> ParseResult<'_, String>;

    fn read(reading: Reading, text: &str) -> Option<(String, String)> {
        reading(text).ok().map(|(rest, norm)| (text[..text.len() - rest.len()].to_owned(), norm))
    }

    fn all(reading: Reading, text: &str, norm: &str) {
        assert_eq!(read(reading, text), Some((text.to_owned(), norm.to_owned())));
    }

    #[test]
    fn eclis() {
        all(ecli, "ECLI:NL:RBDHA:2024:20594", "ECLI:NL:RBDHA:2024:20594");
        all(ecli, "ecli:eu:c:2023: 540", "ECLI:EU:C:2023:540");
        all(ecli, "ECLI: NL:HR:2009 :BI1124", "ECLI:NL:HR:2009:BI1124");
        all(ecli, "ECLI:CE:ECHR:2021:0525JUD005817013", "ECLI:CE:ECHR:2021:0525JUD005817013");
        all(ecli, "ECLI:DE:BGH:2021:280121U3STR564.19.0", "ECLI:DE:BGH:2021:280121U3STR564.19.0");
        let foreign = "ECLI:BE:CASS:2020:ARR.20200612.1N.5";
        all(ecli, foreign, foreign);
        let before = |text| read(ecli, text).map(|(span, _)| span);
        assert_eq!(before("ECLI:NL:HR:2019:2006.3").as_deref(), Some("ECLI:NL:HR:2019:2006"));
        assert_eq!(before("ECLI:BE:CASS:2020:ARR.1.").as_deref(), Some("ECLI:BE:CASS:2020:ARR.1"));
        for text in ["ECLI:NL", "ECLI:NLD:HR:2019:1", "ECLI:NL:HR:19:1", "ECLI-nummer"] {
            assert_eq!(read(ecli, text), None, "{text}");
        }
    }

    #[test]
    fn older_numbers_and_cases() {
        all(ljn, "LJN BX1234", "LJN:BX1234");
        all(ljn, "LJN-nummer: AV1234", "LJN:AV1234");
        all(ljn, "LJN:BI1124", "LJN:BI1124");
        assert_eq!(read(ljn, "LJN"), None);
        assert_eq!(read(ljn, "LJN 1234"), None);
        all(case, "C-663/21", "C-663/21");
        all(case, "C-72/22 PPU", "C-72/22");
        all(case, "T\u{2011}315/01", "T-315/01");
        let joined = "C-663/21, ECLI:EU:C:2023:540";
        assert_eq!(read(case, joined), Some(("C-663/21".to_owned(), "ECLI:EU:C:2023:540".to_owned())));
        for text in ["C-130", "C-1/2", "C-663/2021"] {
            assert_eq!(read(case, text), None, "{text}");
        }
    }
}
