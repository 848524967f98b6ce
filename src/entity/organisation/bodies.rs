//! The forms of ministries, committees and bodies of the UN.
//!
//! ```text
//! portfolio  = known portfolio | token { blank token }
//! portfolios = blank "van" blank portfolio { ( "," blank | blank "en" blank ) [ "van" blank ] portfolio }
//! named      = "-" [ prefix blank ] token                               (* behind "commissie": "-Davids" *)
//! un_body    = ( "-" | " " ) body blank "voor" blank [ article blank ] run
//! standing   = blank ( "voor" | "inzake" ) blank [ article blank ] ( known portfolio [ more ] | run [ also ] )
//! more       = "," blank portfolio { "," blank portfolio } blank "en" blank ( portfolio | token )
//! also       = blank "en" blank article blank token                     (* both of several *)
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::one_of;
use nom::combinator::{opt, recognize, verify};
use nom::multi::{many0_count, many1_count, separated_list1};
use nom::sequence::{preceded, terminated};

use super::grammar::{consumed, run, token};
use super::words::Words;
use crate::grammar::{ParseResult, WordSet, blank, keyword};

/// What a ministry is for.
///
/// Accepts `Buitenlandse Zaken is`, `Oorlog`; refuses `zaken`, `de`.
///
/// # Errors
/// Where none stands here.
pub(super) fn portfolio<'a>(input: &'a str, known: &WordSet) -> ParseResult<'a, &'a str> {
    let unknown = recognize((token, many0_count((blank, token))));
    alt((|i| known.parse(i), unknown)).parse(input)
}

/// The portfolios of ministries, from behind `ministeries`.
///
/// Accepts ` van Defensie`, ` van Buitenlandse Zaken, Defensie en Financiën`; refuses
/// ` van de`, ` Defensie`.
///
/// # Errors
/// Where none stands here.
pub(super) fn portfolios<'a>(input: &'a str, known: &WordSet) -> ParseResult<'a, Vec<&'a str>> {
    let of = || terminated(alt((keyword("van"), keyword("voor"))), blank);
    let joint = (alt((tag(", "), tag(" en "), tag(" of "))), opt(of()));
    preceded((blank, of()), separated_list1(joint, |i| portfolio(i, known))).parse(input)
}

/// Whose committee it is: `-Davids`, `-Van Oven`.
///
/// Accepts `-Davids`, `-Van Oven heeft`; refuses `-voorstel`, ` Davids`.
///
/// # Errors
/// Where no hyphen and name follow.
pub(super) fn named(input: &str) -> ParseResult<'_, &str> {
    let prefix =
        alt((tag("Van der "), tag("Van den "), tag("Van de "), tag("Van "), tag("De "), tag("Den ")));
    recognize((one_of("-\u{2011}"), opt(prefix), token)).parse(input)
}

/// What a body behind `VN` is for: ` voor Palestijnse Vluchtelingen`.
///
/// Accepts `-bureau voor Drugs en Misdaad`, ` organisatie voor Politieke Zaken`; refuses
/// `-organisatie`, ` voor Drugs`.
///
/// # Errors
/// Where no such body and name follow.
pub(super) fn un_body<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let joint = alt((tag("-"), tag(" ")));
    let article = opt(terminated(alt((keyword("de"), keyword("het"))), blank));
    let (rest, _) =
        (joint, |i| words.un_body.parse(i), blank, keyword("voor"), blank, article).parse(input)?;
    let (rest, _) = run(rest, &words.inner, &|i| words.other_begins(i))?;
    Ok((rest, consumed(input, rest)))
}

/// What a standing committee of the House is for.
///
/// Accepts ` voor Buitenlandse Zaken`, ` voor Buitenlandse Zaken, Defensie en Financiën`,
/// ` voor de Verzoekschriften en de Burgerinitiatieven`; refuses ` voor`, ` is`.
///
/// # Errors
/// Where no link and capitalised word follow.
pub(super) fn behind_standing<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let link = alt((keyword("voor"), keyword("inzake")));
    let article = opt(terminated(alt((keyword("de"), keyword("het"))), blank));
    let (start, _) = (blank, link, blank, article).parse(input)?;
    let portfolio = |i| words.portfolio.parse(i);
    let further = |i| preceded(tag(", "), portfolio).parse(i);
    let last = alt((portfolio, verify(token, |name: &str| !words.ends_at(name))));
    let more = opt((many1_count(further), tag(" en "), last));
    let named = |i| run(i, &words.inner, &|i| words.other_begins(i));
    let listed = recognize((portfolio, more));
    let paired = recognize((verify(named, |name: &str| several(name)), opt(|i| also(i, words))));
    let (rest, _) = alt((listed, paired, named)).parse(start)?;
    Ok((rest, consumed(input, rest)))
}

/// A second subject of a committee: ` en de Burgerinitiatieven`.
fn also<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let (start, _) = tag(" en de ").parse(input)?;
    let subject = |name: &&str| several(name) && !words.ends_at(name) && !words.other_begins(start);
    verify(token, |name: &str| subject(&name)).parse(start)
}

/// Whether a name is that of several: `Verzoekschriften`.
fn several(name: &str) -> bool {
    name.ends_with("en") && !name.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::super::grammar::tests::{end, words};
    use super::*;

    #[test]
    fn ministries_and_their_portfolios() {
        let words = words();
        let read = |i| portfolios(i, &words.portfolio).ok().map(|(_, list)| list);
        assert_eq!(read(" van Defensie"), Some(vec!["Defensie"]));
        let three = " van Buitenlandse Zaken, Defensie en Justitie en Veiligheid is";
        assert_eq!(read(three), Some(vec!["Buitenlandse Zaken", "Defensie", "Justitie en Veiligheid"]));
        assert_eq!(read(" van de"), None);
        assert_eq!(read(" Defensie"), None);
        assert_eq!(end(portfolio("Oorlog is", &words.portfolio)), Some(" is"));
        assert!(portfolio("zaken", &words.portfolio).is_err());
        assert!(portfolio("de", &words.portfolio).is_err());
    }

    #[test]
    fn committees_and_un_bodies() {
        let words = words();
        assert_eq!(end(named("-Davids")), Some(""));
        assert_eq!(end(named("-Van Oven heeft")), Some(" heeft"));
        assert!(named("-voorstel").is_err());
        assert!(named(" Davids").is_err());
        assert_eq!(end(behind_standing(" voor Buitenlandse Zaken heeft", &words)), Some(" heeft"));
        assert!(behind_standing(" voor de Rijksuitgaven", &words).is_ok());
        let three = " voor Buitenlandse Zaken, Defensie en Justitie en Veiligheid. De";
        assert_eq!(end(behind_standing(three, &words)), Some(". De"));
        let two = " voor de Verzoekschriften en de Burgerinitiatieven om";
        assert_eq!(end(behind_standing(two, &words)), Some(" om"));
        let one = " voor de Rijksuitgaven en de Minister";
        assert_eq!(end(behind_standing(one, &words)), Some(" en de Minister"));
        assert!(behind_standing(" voor", &words).is_err());
        assert!(behind_standing(" is", &words).is_err());
        assert!(un_body("-bureau voor Drugs en Misdaad", &words).is_ok());
        assert!(un_body(" organisatie voor Politieke Zaken", &words).is_ok());
        assert!(un_body("-organisatie", &words).is_err());
        assert!(un_body(" voor Drugs", &words).is_err());
    }
}
