//! How the numbers of resolutions are written.
//!
//! ```text
//! first   = [ "." ] [ blank ] [ sign blank ] ( symbol | session | plain )
//! another = [ blank ] ( "," [ blank ( "en" | "of" ) ] | "en" | "of" | "alsmede" | … ) blank ( session | plain )
//! sign    = "nr." | "nummer" | "No."
//! session = [ "S-" | "ES-" ] digits ( "/" | "." ) digits                       (* 60/251, WHA 73.1 *)
//! plain   = 1 to 4 digits [ blank capital ] [ [ blank ] "(" ( year | roman ) ")" ]
//! symbol  = organ "/" { part "/" } ( "RES/" session | "RES/" plain | ( "Res." | "Dec." ) [ blank ] digits )
//! title   = [ blank ] opening quote up to 150 signs closing quote
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map, not, opt, peek, recognize, value, verify};
use nom::error::{Error, ErrorKind};
use nom::multi::many1;
use nom::sequence::{delimited, preceded, terminated};

use crate::grammar::{ParseResult, blank, keyword, slug, word_end};

/// What sort of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `1970`.
    Plain,
    /// `2758 (XXVI)`: the General Assembly's until 1976.
    Roman,
    /// `60/251`.
    Session,
    /// The whole symbol, whose norm is complete.
    Symbol,
}

/// A number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// As a part of an id: `1970`, `es-11-1`.
    pub(super) id: String,
    pub(super) shape: Shape,
    /// How many figures a plain one or a session has.
    pub(super) figures: usize,
    /// Whether its year or session stands in brackets behind it.
    pub(super) dated: bool,
}

fn figures<'a>(least: usize, most: usize) -> impl Parser<&'a str, Output = &'a str, Error = Error<&'a str>> {
    terminated(
        take_while_m_n(least, most, |c: char| c.is_ascii_digit()),
        not(satisfy(|c| c.is_ascii_digit())),
    )
}

/// What makes a number none of a resolution: `1,5`, `2015-2020`, `12%`.
fn closed(input: &str) -> ParseResult<'_, ()> {
    let more = (one_of(".,-–/"), take_while1(|c: char| c.is_ascii_digit()));
    let unit = (opt(blank), one_of("%€°"));
    value((), (word_end, not(more), not(unit))).parse(input)
}

/// The number of a session and a number in it.
///
/// Accepts `60/251`, `ES-11/1`, `73.1`; refuses `1970`, `2015/16/17`.
///
/// # Errors
/// Where none stands here.
pub(super) fn session(input: &str) -> ParseResult<'_, Number> {
    let special = opt(alt((tag("ES-"), tag("S-"), tag("ES\u{2011}"), tag("S\u{2011}"))));
    let (rest, (special, first, _, second)) =
        (special, figures(1, 4), one_of("/."), figures(1, 4)).parse(input)?;
    closed(rest)?;
    let id = slug(&format!("{}{first}-{second}", special.unwrap_or_default()));
    Ok((rest, Number { id, shape: Shape::Session, figures: first.len(), dated: false }))
}

/// A number of its own.
///
/// Accepts `1970 (2011)`, `2417`, `377 A (V)`; refuses `1,5`, `2015-2020`, `12345`.
///
/// # Errors
/// Where none stands here.
pub(super) fn plain(input: &str) -> ParseResult<'_, Number> {
    let (rest, number) = terminated(figures(1, 4), word_end).parse(input)?;
    let year =
        value(Shape::Plain, verify(figures(4, 4), |y: &str| y.starts_with("19") || y.starts_with("20")));
    let roman = value(Shape::Roman, take_while1(|c: char| matches!(c, 'I' | 'V' | 'X' | 'L')));
    let letter = (blank, satisfy(|c| ('A'..='F').contains(&c)));
    let mut bracket =
        preceded(opt(letter), preceded(opt(blank), delimited(char('('), alt((year, roman)), char(')'))));
    let number = |shape, dated| Number { id: number.to_owned(), shape, figures: number.len(), dated };
    let bracket: ParseResult<'_, Shape> = bracket.parse(rest);
    if let Ok((rest, shape)) = bracket {
        return Ok((rest, number(shape, true)));
    }
    closed(rest)?;
    Ok((rest, number(Shape::Plain, false)))
}

/// The first number behind a head.
///
/// Accepts ` 1970 (2011)`, ` nr. 2417`, `. 2254`, ` S/RES/2334`; refuses ` van`, ` over 12`.
///
/// # Errors
/// Where no number stands here.
pub(super) fn first(input: &str) -> ParseResult<'_, Number> {
    let word = alt((tag_no_case("nummer"), tag_no_case("nr"), tag_no_case("no"), tag_no_case("number")));
    let sign = (word, peek(not(satisfy(char::is_alphabetic))), opt(char('.')), opt(blank));
    let symbol = map(symbol, |id| Number { id, shape: Shape::Symbol, figures: 0, dated: false });
    preceded((opt(char('.')), opt(blank), opt(sign)), alt((symbol, session, plain))).parse(input)
}

/// The next number of a list, and how long it is.
///
/// Accepts ` en 2585`, `, 2254 (2015)`; refuses ` en 12 landen`, `, aangenomen`.
///
/// # Errors
/// Where the list ends.
pub(super) fn another(input: &str) -> ParseResult<'_, (Number, usize)> {
    let word = alt((keyword("en"), keyword("of"), keyword("alsmede"), keyword("alsook"), keyword("and")));
    let comma = (opt(blank), char(','));
    let mut join = alt((value((), (opt(comma), blank, word, blank)), value((), (char(','), blank))));
    let (start, ()) = join.parse(input)?;
    let (rest, number) = alt((session, plain)).parse(start)?;
    if number.shape == Shape::Plain && number.figures < 3 && !number.dated {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    Ok((rest, (number, start.len() - rest.len())))
}

/// What stands behind the last number of a list.
pub(super) fn last(mut input: &str) -> &str {
    while let Ok((rest, _)) = another(input) {
        input = rest;
    }
    input
}

/// A symbol, as the norm of its resolution.
///
/// Accepts `S/RES/1970(2011)`, `A/HRC/RES/46/1`, `ICC-ASP/S-1/Res.1`; refuses `S/2011/30`, `A/75/PV.1`.
///
/// # Errors
/// Where none stands here.
pub(super) fn symbol(input: &str) -> ParseResult<'_, String> {
    let part = |i| recognize(take_while1(|c: char| c.is_ascii_alphanumeric() || c == '-')).parse(i);
    let is_sort = |part: &str| part.eq_ignore_ascii_case("res") || part.eq_ignore_ascii_case("dec");
    let organ = many1(terminated(verify(part, |part: &str| !is_sort(part)), char('/')));
    let sort = alt((tag_no_case("RES"), tag_no_case("DEC")));
    let (rest, (organ, sort)) = (organ, sort).parse(input)?;
    let slashed = preceded(char('/'), alt((session, plain)));
    let dotted = (char('.'), opt(blank), figures(1, 4), word_end);
    let dotted = map(dotted, |(_, _, number, ())| Number {
        id: number.to_owned(),
        shape: Shape::Plain,
        figures: 0,
        dated: false,
    });
    let (rest, number) = alt((slashed, dotted)).parse(rest)?;
    let body = match organ.join("/").as_str() {
        "S" => "unsc".to_owned(),
        "A" => "unga".to_owned(),
        "A/HRC" | "HRC" => "unhrc".to_owned(),
        "E" => "ecosoc".to_owned(),
        other => slug(other),
    };
    Ok((rest, format!("{body}-{}-{}", sort.to_lowercase(), number.id)))
}

/// A title in quotes behind a head; the quotes are read with it.
///
/// Accepts ` «Towards torture-free trade.»`, ` ‘Women’`; refuses ` over vrouwen`, ` «…`.
///
/// # Errors
/// Where no title stands here.
pub(super) fn title(input: &str) -> ParseResult<'_, &str> {
    const QUOTES: [(char, char); 5] = [('«', '»'), ('“', '”'), ('‘', '’'), ('"', '"'), ('„', '”')];
    let (rest, opening) = preceded(blank, one_of("«“‘\"„")).parse(input)?;
    let closing = QUOTES.iter().find(|(open, _)| *open == opening).map_or('"', |(_, close)| *close);
    delimited(nom::combinator::success(()), take_while_m_n(3, 150, |c| c != closing), char(closing))
        .parse(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&str, String, Shape)> {
        first(text).ok().map(|(rest, number)| (rest, number.id, number.shape))
    }

    #[test]
    fn numbers() {
        assert_eq!(read(" 1970 (2011), waarmee"), Some((", waarmee", "1970".to_owned(), Shape::Plain)));
        assert_eq!(read(" nr. 2417."), Some((".", "2417".to_owned(), Shape::Plain)));
        assert_eq!(read(" 2758 (XXVI)"), Some(("", "2758".to_owned(), Shape::Roman)));
        assert_eq!(read(" 377 A (V)"), Some(("", "377".to_owned(), Shape::Roman)));
        assert_eq!(read(" 60/251 van"), Some((" van", "60-251".to_owned(), Shape::Session)));
        assert_eq!(read(" ES-11/1"), Some(("", "es-11-1".to_owned(), Shape::Session)));
        assert_eq!(read(" S/RES/2334 (2016)"), Some(("", "unsc-res-2334".to_owned(), Shape::Symbol)));
        for text in [" van", " over 12", " 1,5", " 2015-2020", " 12345", " 2015/16/17"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn lists_symbols_and_titles() {
        let next = |text| another(text).ok().map(|(rest, (number, length))| (rest, number.id, length));
        assert_eq!(next(" en 2585 (2021)"), Some(("", "2585".to_owned(), 11)));
        assert_eq!(next(", 2254 en"), Some((" en", "2254".to_owned(), 4)));
        assert_eq!(next(" en 12 landen"), None);
        assert_eq!(next(", aangenomen"), None);
        let norm = |text| symbol(text).ok().map(|(_, norm)| norm);
        assert_eq!(norm("A/HRC/RES/46/1").as_deref(), Some("unhrc-res-46-1"));
        assert_eq!(norm("ICC-ASP/S-1/Res.1").as_deref(), Some("icc-asp-s-1-res-1"));
        assert_eq!(norm("S/2011/30"), None);
        assert_eq!(norm("A/75/PV.1"), None);
        assert_eq!(title(" «Torture-free trade.» Zie"), Ok((" Zie", "Torture-free trade.")));
        assert!(title(" over vrouwen").is_err());
        assert!(title(" «open").is_err());
    }
}
