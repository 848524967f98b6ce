//! How the numbers of acts of the European Union are written, and what number that makes.
//!
//! ```text
//! act    = blank [ domain [ blank ] ] [ sign ] digits "/" digits [ "/" code | blank "(" code ")" ]
//! domain = "(" code { ( "," | "/" ) [ blank ] code } ")" | code
//! sign   = ( "nr" | "no" ) [ "." ] [ blank ] | "nummer" blank
//! code   = "EU" | "EG" | "EEG" | "EGKS" | "Euratom" | "GBVB" | "JBZ" | …
//! dated  = blank "van" blank [ "de Raad" … blank "van" blank ] day month year
//! order  = blank [ sign ] [ "EO" blank ] 5 digits
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{not, opt, peek, recognize, value, verify};
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded, terminated};

use crate::grammar::{ParseResult, blank, date, keyword, word_end};

/// The number of an act, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Act<'a> {
    /// `(EU)`, `GBVB`: before the number or behind it; empty where nothing says it.
    domain: &'a str,
    /// Whether `nr.` stands before the number.
    sign: bool,
    first: &'a str,
    second: &'a str,
}

/// The community or policy that a code names.
fn code(input: &str) -> ParseResult<'_, &str> {
    const CODES: [&str; 14] = [
        "EU", "EG", "EEG", "EGKS", "Euratom", "EURATOM", "GBVB", "JBZ", "EC", "EEC", "ECSC", "CFSP", "JHA",
        "JAI",
    ];
    verify(take_while1(char::is_alphanumeric), |word: &str| CODES.contains(&word)).parse(input)
}

fn domain(input: &str) -> ParseResult<'_, &str> {
    let join = (one_of(",/"), opt(blank));
    let bracket = recognize(delimited(char('('), separated_list1(join, code), char(')')));
    terminated(alt((bracket, terminated(code, peek(blank)))), opt(blank)).parse(input)
}

fn sign(input: &str) -> ParseResult<'_, ()> {
    let short = (alt((tag_no_case("nr"), tag_no_case("no"))), opt(char('.')), opt(blank));
    let long = (tag_no_case("nummer"), blank);
    let word = alt((value((), long), value((), short)));
    terminated(word, peek(satisfy(|c| c.is_ascii_digit()))).parse(input)
}

fn figures(input: &str) -> ParseResult<'_, &str> {
    terminated(take_while_m_n(1, 4, |c: char| c.is_ascii_digit()), not(satisfy(|c| c.is_ascii_digit())))
        .parse(input)
}

/// The number of an act behind its head.
///
/// Accepts ` (EG) nr. 2271/96`, ` (EU) 2016/679`, ` 2011/168/GBVB`, ` nr. 1313/2013/EU`;
/// refuses ` van`, ` 2016`, ` 12/3/2020`.
///
/// # Errors
/// Where no number stands here.
pub(super) fn act(input: &str) -> ParseResult<'_, Act<'_>> {
    let (rest, (domain, sign, first, _, second)) =
        preceded(opt(blank), (opt(domain), opt(sign), figures, char('/'), figures)).parse(input)?;
    let bracket = delimited((blank, char('(')), code, char(')'));
    let (rest, suffix) = opt(alt((preceded(char('/'), code), bracket))).parse(rest)?;
    let (rest, ()) =
        terminated(word_end, not((one_of("/-"), satisfy(|c| c.is_ascii_digit())))).parse(rest)?;
    let domain = domain.or(suffix).unwrap_or_default();
    Ok((rest, Act { domain, sign: sign.is_some(), first, second }))
}

/// The next act of a list and its length.
///
/// Accepts ` en (EU) nr. 833/2014`, `, 2003/86/EG`; refuses ` en de`, ` en 12`.
///
/// # Errors
/// Where the list ends.
pub(super) fn another(input: &str) -> ParseResult<'_, (Act<'_>, usize)> {
    let word = alt((keyword("en"), keyword("of"), keyword("and"), keyword("alsmede")));
    let mut join = alt((value((), (opt(char(',')), blank, word, blank)), value((), (char(','), blank))));
    let (start, ()) = join.parse(input)?;
    let (rest, found) = act(start)?;
    Ok((rest, (found, start.len() - rest.len())))
}

/// The year that figures mean.
fn year(figures: &str) -> Option<u16> {
    let number: u16 = figures.parse().ok()?;
    match figures.len() {
        2 if number >= 52 => Some(1900 + number),
        4 if (1952..=2099).contains(&number) => Some(number),
        _ => None,
    }
}

impl Act<'_> {
    /// Whether the text says that it is an act of the European Union.
    pub(super) fn has_domain(&self) -> bool {
        !self.domain.is_empty()
    }

    /// Year and number in it.
    ///
    /// Regulations had the number first until 2014 and have the year first since 2015, `nr.` or not,
    /// save where the second part alone can be the year; other acts have the year first, save
    /// decisions with `nr.` and a domain.
    fn parts(&self, letter: char) -> Option<(u16, &str)> {
        let year_first = year(self.first).map(|year| (year, self.second));
        let number_first = year(self.second).map(|year| (year, self.first));
        if letter == 'R' {
            let old = self.sign && number_first.as_ref().is_some_and(|(year, _)| *year < 2015);
            let new = year_first.filter(|(year, _)| *year >= 2015 && self.first.len() == 4 && !old);
            return new.or(number_first);
        }
        let counted = letter == 'D' && self.sign && self.second.len() == 4 && self.has_domain();
        if counted && number_first.is_some() { number_first } else { year_first }
    }

    /// Its CELEX number, where what is written gives it for certain.
    ///
    /// Nothing for a decision of which no domain says whose it is, nor for one of foreign policy before
    /// 2010, when the letter was another.
    pub(super) fn celex(&self, letter: char) -> Option<String> {
        let (year, number) = self.parts(letter)?;
        let foreign = self.domain.contains("GBVB") || self.domain.contains("CFSP");
        let certain = letter != 'D' || self.has_domain() && (!foreign || year >= 2010);
        certain.then(|| format!("3{year}{letter}{number:0>4}"))
    }
}

/// The date that does for the number of an act: ` van 21 maart 2011`.
///
/// Accepts ` van 21 maart 2011`, ` van de Raad van 17 maart 2014`; refuses ` van de Raad`, ` van maart`.
///
/// # Errors
/// Where no full date stands here.
pub(super) fn dated(input: &str) -> ParseResult<'_, &str> {
    let of = |i| (blank, keyword("van"), blank).parse(i);
    let giver = (of, alt((tag("de Raad"), tag("de Commissie"))), word_end);
    let full = verify(|i| date(i, None), |date: &crate::grammar::PartialDate| date.to_string().len() == 10);
    recognize((opt(giver), of, full)).parse(input)
}

/// The number of an order of the President of the United States.
///
/// Accepts ` 14203`, ` (EO) 14203`, ` nr. 13928`; refuses ` van`, ` 2025`.
///
/// # Errors
/// Where none stands here.
pub(super) fn order(input: &str) -> ParseResult<'_, &str> {
    let short = alt((tag("(EO)"), tag("(E.O.)"), tag("EO")));
    let number = take_while_m_n(5, 5, |c: char| c.is_ascii_digit());
    delimited((blank, opt((short, blank)), opt(sign)), number, word_end).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn celex(letter: char, text: &str) -> Option<String> {
        act(text).ok().filter(|(rest, _)| rest.is_empty())?.1.celex(letter)
    }

    #[test]
    fn numbers_of_acts() {
        for (letter, text, number) in [
            ('R', " (EG) nr. 2271/96", "31996R2271"),
            ('R', " (EU) nr. 269/2014", "32014R0269"),
            ('R', " (EU) 2016/679", "32016R0679"),
            ('R', " (EU, Euratom) 2018/1046", "32018R1046"),
            ('R', " 604/2013", "32013R0604"),
            ('R', " EU 2022/2065", "32022R2065"),
            ('L', " 2004/38/EG", "32004L0038"),
            ('L', " 95/46/EG", "31995L0046"),
            ('L', " 96/71/EG", "31996L0071"),
            ('L', " (EU) 2019/1937", "32019L1937"),
            ('D', " 2011/168/GBVB", "32011D0168"),
            ('D', " (GBVB) 2015/1333", "32015D1333"),
            ('D', " 2022/266 (GBVB)", "32022D0266"),
            ('D', " nr. 1313/2013/EU", "32013D1313"),
            ('F', " 2002/584/JBZ", "32002F0584"),
            ('E', " 2008/944/GBVB", "32008E0944"),
        ] {
            assert_eq!(celex(letter, text).as_deref(), Some(number), "{text}");
        }
        for (letter, text) in [('D', " 1/80"), ('D', " 2007/384/GBVB"), ('R', " 12/34"), ('L', " 3/2")] {
            assert!(act(text).is_ok() && celex(letter, text).is_none(), "{text}");
        }
        for text in [" van", " 2016", " 12/3/2020", " nr. 5"] {
            assert!(act(text).is_err(), "{text}");
        }
    }

    #[test]
    fn lists_dates_and_orders() {
        assert_eq!(
            another(" en (EU) nr. 833/2014.").map(|(rest, (_, length))| (rest, length)),
            Ok((".", 17))
        );
        assert!(another(", 2003/86/EG").is_ok());
        assert!(another(" en de").is_err());
        assert!(another(" en 12").is_err());
        assert_eq!(dated(" van 21\u{a0}maart 2011, waarin"), Ok((", waarin", " van 21\u{a0}maart 2011")));
        assert!(dated(" van de Raad van 17 maart 2014").is_ok());
        assert!(dated(" van de Raad").is_err());
        assert!(dated(" van maart").is_err());
        assert_eq!(order(" 14203 en"), Ok((" en", "14203")));
        assert!(order(" (EO) 14203").is_ok());
        assert!(order(" nr. 13928").is_ok());
        assert!(order(" van").is_err());
        assert!(order(" 2025").is_err());
    }
}
