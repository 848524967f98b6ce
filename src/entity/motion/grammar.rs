//! How motions are named after their movers.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n};
use nom::character::complete::char;
use nom::combinator::{opt, value};
use nom::sequence::{delimited, preceded, terminated};

use crate::entity::person::{and_others, list};
use crate::grammar::{NameGrammar, ParseResult, PersonName, blank, integer, month, word, word_end};

/// A motion, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WrittenMotion<'a> {
    /// From the word `motie` (the name, for all but the first of several) to the last mover or `c.s.`.
    pub(super) text: &'a str,
    /// Who moved it.
    pub(super) movers: Vec<PersonName<'a>>,
}

/// How the movers of a motion are written.
#[derive(Clone, Copy, Debug)]
struct How {
    /// Several motions are named together.
    several: bool,
    /// A prefix in lower case may begin the first name: `motie-de Roon`.
    small: bool,
    /// The heading of a motion, in capitals.
    capitals: bool,
}

/// Motions named together.
///
/// ```text
/// motions = "motie" [ sort ] [ "(" … ")" ] [ when ] ( "-" | " " | " van " [ member ] ) movers
///         | "moties" ( "-" | " " | " van " [ member ] ) movers { ( "," | "en" ) [ [ "van" ] member ] movers }
/// ```
///
/// Accepts `motie van het lid Dobbe c.s.`, `motie-Laçin/Beckerman`, `moties Dobbe en Paternotte`;
/// refuses `motie van wantrouwen`, `motie van de VVD`.
pub(super) fn motions<'a>(grammar: &NameGrammar, input: &'a str) -> ParseResult<'a, Vec<WrittenMotion<'a>>> {
    let (rest, _) = tag_no_case("motie").parse(input)?;
    let (rest, several) = opt(terminated(tag_no_case("s"), word_end)).parse(rest)?;
    let number = opt((blank, tag("op"), blank, tag("stuk"), blank, tag("nr."), blank, integer));
    let (start, _) =
        (opt(preceded(blank, sort)), opt((blank, bracket)), number, opt((blank, when))).parse(rest)?;
    let (names, small) = lead(start)?;
    let shouted = input.starts_with("MOTIE");
    // In capitals any word could be a surname: only behind `VAN HET LID` or a hyphen.
    if shouted && !between(start, names).contains(['-', 'L', 'l']) {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    let start = names;
    let how = How { several: several.is_some(), small, capitals: shouted };
    let (rest, first) = movers(grammar, start, how)?;
    let mut found = vec![WrittenMotion { text: between(input, rest), movers: first }];
    let mut rest = rest;
    let joint = |i| {
        // A party or a number in brackets belongs to the motion before it.
        let sign = alt((tag(","), value("", blank)));
        let (rest, (_, sign)) = (opt(preceded(opt(blank), bracket)), sign).parse(i)?;
        let (rest, (_, and, _)) =
            (opt(blank), opt((tag("en"), blank)), opt(alt(((tag("van"), member), (tag(""), another)))))
                .parse(rest)?;
        Ok::<_, nom::Err<nom::error::Error<&str>>>((rest, (sign, and)))
    };
    while several.is_some()
        && let Ok((next, (sign, and))) = joint(rest)
        && (and.is_some() || sign == ",")
        && let Ok((after, more)) = movers(grammar, next.strip_prefix('-').unwrap_or(next), how)
        && (and.is_some() || goes_on(after))
    {
        let text = between(
            more.first().map_or(next, |name| &next[next.len().min(offset(next, name.text))..]),
            after,
        );
        found.push(WrittenMotion { text, movers: more });
        rest = after;
    }
    Ok((rest, found))
}

/// The part of `whole` before `rest`, its tail.
fn between<'a>(whole: &'a str, rest: &str) -> &'a str {
    whole.get(..whole.len() - rest.len()).unwrap_or_default()
}

/// Where `part`, a slice of `whole`, starts in it.
fn offset(whole: &str, part: &str) -> usize {
    crate::text::Span::of_part(whole, part).start
}

/// Whether a list of motions that has reached `rest` still ends in `en`; a number in brackets is read over.
fn goes_on(rest: &str) -> bool {
    let read: ParseResult<'_, _> = opt((blank, bracket)).parse(rest);
    let rest = read.map_or(rest, |(rest, _)| rest);
    rest.starts_with(',') || rest.starts_with(" en ")
}

/// `het lid`, `de heer`, `mevrouw` before another mover.
fn another(input: &str) -> ParseResult<'_, ()> {
    let title = alt((tag("het lid"), tag("de heer"), tag("mevrouw"), tag("het Kamerlid")));
    value((), (title, blank)).parse(input)
}

/// `van wantrouwen`: what sort of motion it is.
fn sort(input: &str) -> ParseResult<'_, ()> {
    let word = alt((tag("wantrouwen"), tag("treurnis"), tag("afkeuring"), tag("orde")));
    value((), (tag("van"), blank, word, word_end)).parse(input)
}

/// A reference in brackets between `motie` and its movers.
fn bracket(input: &str) -> ParseResult<'_, &str> {
    delimited(char('('), take_while_m_n(1, 60, |c: char| !matches!(c, '(' | ')' | '\n')), char(')'))
        .parse(input)
}

/// `van 2 juli 2020`: when it was moved.
fn when(input: &str) -> ParseResult<'_, ()> {
    let lead = alt((tag("van"), tag("d.d."), tag("dd.")));
    value((), (lead, blank, integer, blank, month, opt((blank, integer)))).parse(input)
}

/// What stands before the movers; whether a prefix in lower case may begin the first name.
fn lead(input: &str) -> ParseResult<'_, bool> {
    alt((
        value(false, (blank, tag_no_case("van"), member)),
        value(true, char('-')),
        value(false, (blank, tag("van"), blank)),
        value(false, blank),
    ))
    .parse(input)
}

/// `het lid`, `de leden`, `D66-Kamerlid`, `mevrouw`.
fn member(input: &str) -> ParseResult<'_, ()> {
    let article = opt(terminated(alt((tag_no_case("het"), tag_no_case("de"))), blank));
    let party = opt((word, char('-')));
    let title = alt((
        tag_no_case("leden"),
        tag_no_case("lid"),
        tag_no_case("kamerleden"),
        tag_no_case("kamerlid"),
        tag("heren"),
        tag("heer"),
        tag("mevrouw"),
        tag("senator"),
    ));
    value((), (blank, article, party, title, blank)).parse(input)
}

/// The movers of one motion, up to the last name or its `c.s.`; of several motions only those joined by a slash.
fn movers<'a>(grammar: &NameGrammar, input: &'a str, how: How) -> ParseResult<'a, Vec<PersonName<'a>>> {
    let (rest, mut names) = match list(grammar, input, how.capitals) {
        Ok(found) => found,
        Err(error) if !how.small => return Err(error),
        Err(_) => {
            let (rest, surname) = grammar.surname(input, true)?;
            (rest, vec![PersonName { text: surname, given: "", surname }])
        }
    };
    let gap = |pair: &[PersonName<'a>]| {
        let [one, two] = pair else { return "" };
        let end = offset(input, one.text) + one.text.len();
        input.get(end..offset(input, two.text)).unwrap_or_default()
    };
    // Behind `c.s.` the movers of this motion end; so they do at `en` where several are named.
    let parted = |gap: &str| gap.contains("c.s") || gap.contains("C.S") || how.several && gap != "/";
    if let Some(last) = names.windows(2).position(|pair| parted(gap(pair))) {
        names.truncate(last + 1);
    }
    let mut rest = names.last().map_or(rest, |name| &input[offset(input, name.text) + name.text.len()..]);
    // `motie van het lid Dobbe en het lid Piri`
    while !how.several
        && let Ok((next, _)) = (opt((blank, bracket)), blank, tag("en"), blank, another).parse(rest)
        && let Ok((after, surname)) = grammar.surname(next, false)
    {
        names.push(PersonName { text: surname, given: "", surname });
        rest = after;
    }
    let party = opt((blank, bracket));
    let (rest, _) = opt((party, blank, and_others)).parse(rest)?;
    Ok((rest, names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::person::names;

    fn read(text: &str) -> Vec<(String, Vec<String>)> {
        let grammar = names().unwrap();
        let found = motions(&grammar, text).map(|(_, found)| found).unwrap_or_default();
        found
            .iter()
            .map(|motion| {
                (motion.text.to_owned(), motion.movers.iter().map(|name| name.text.to_owned()).collect())
            })
            .collect()
    }

    fn one(text: &str, movers: &[&str]) {
        let (all, _) = text.split_once('|').unwrap();
        let movers = movers.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(read(&text.replace('|', "")), [(all.to_owned(), movers)], "{text}");
    }

    #[test]
    fn one_motion() {
        one("motie van het lid Dobbe c.s.| over", &["Dobbe"]);
        one("motie van de leden Bamenga en Paternotte| van 22 mei", &["Bamenga", "Paternotte"]);
        one("Motie-Koopmans c.s.|)", &["Koopmans"]);
        one("motie Omtzigt| over", &["Omtzigt"]);
        one("motie-Laçin/Beckerman| is", &["Laçin", "Beckerman"]);
        one("motie Van der Staaij/Voordewind|", &["Van der Staaij", "Voordewind"]);
        one("motie-de Roon|", &["de Roon"]);
        one("motie van Dobbe en Piri|", &["Dobbe", "Piri"]);
        one("MOTIE VAN DE LEDEN HIRSCH EN VAN BAARLE|", &["HIRSCH", "VAN BAARLE"]);
        one("motie van wantrouwen van het lid Wilders| is", &["Wilders"]);
        one("motie (32 735, nr. 413) van het lid Dobbe|", &["Dobbe"]);
        one("motie van het lid Dobbe c.s.| en Karim Khan", &["Dobbe"]);
        one("motie van D66-Kamerlid Sjoerdsma|", &["Sjoerdsma"]);
    }

    #[test]
    fn several_motions() {
        let texts = |text| read(text).into_iter().map(|(text, _)| text).collect::<Vec<_>>();
        assert_eq!(texts("moties Dobbe en Paternotte t.a.v."), ["moties Dobbe", "Paternotte"]);
        assert_eq!(
            texts("moties-Dobbe/Piri, Kuik c.s. en Omtzigt"),
            ["moties-Dobbe/Piri", "Kuik c.s.", "Omtzigt"]
        );
        assert_eq!(
            texts("moties van het lid Dobbe c.s. en van het lid Piri"),
            ["moties van het lid Dobbe c.s.", "Piri"]
        );
        assert_eq!(texts("moties Dobbe, Nederland"), ["moties Dobbe"]);
    }

    #[test]
    fn no_motion() {
        for text in [
            "motie van wantrouwen",
            "motie van de VVD",
            "motie is aangenomen",
            "moties in EU-verband",
            "motie van de Kamer",
            "motiefout",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
