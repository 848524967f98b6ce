//! The forms of organisations' names.
//!
//! ```text
//! token      = capitalised { "/" capitalised }
//! run        = token { blank { inner blank } token }                    (* at most twelve tokens *)
//! forward    = blank link blank [ article blank ] run | blank run       (* the second not for all heads *)
//! english    = blank [ "(" abbreviation ")" blank ] link blank { inner blank } run [ english ]   (* again only at a bracket *)
//! backward   = { token blank }                                          (* read backwards, up to a stop word *)
//! portfolio  = known portfolio | token { blank token }
//! portfolios = blank "van" blank portfolio { ( "," blank | blank "en" blank ) [ "van" blank ] portfolio }
//! named      = "-" [ prefix blank ] token                               (* behind "commissie": "-Davids" *)
//! definition = blank "(" [ lead ] [ quote ] abbreviation [ quote ] ( ")" | "," | ";" )
//!            | blank "(" words "," blank abbreviation ")"
//! lead       = ( "hierna" | "verder" | "afgekort" | "ook wel" | "kortweg" ) [ ":" ] blank
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, recognize, verify};
use nom::error::{Error, ErrorKind};
use nom::multi::{many0_count, separated_list1};
use nom::sequence::{delimited, preceded, terminated};

use super::words::Words;
use crate::grammar::{ParseResult, WordSet, blank, capitalised, keyword};

/// The most words that a name can have.
const LONGEST: usize = 12;

/// A capitalised word of a name.
///
/// Accepts `Counter-Terrorism`, `Da'esh/ISIL is`; refuses `voor`, `(VN)`.
///
/// # Errors
/// Where no capital stands here.
pub(super) fn token(input: &str) -> ParseResult<'_, &str> {
    recognize((capitalised, many0_count((char('/'), capitalised)))).parse(input)
}

/// Capitalised words with `inner` words between them; behind an inner word no other
/// name may begin, which `ends` tells.
///
/// Accepts (for `en`) `Gezondheidszorg en Jeugd is`, `Zaken`; refuses `zaken`, `en Jeugd`.
///
/// # Errors
/// Where no capitalised word stands here.
pub(super) fn run<'a>(
    input: &'a str,
    inner: &WordSet,
    ends: &impl Fn(&str) -> bool,
) -> ParseResult<'a, &'a str> {
    let (mut rest, _) = token(input)?;
    for _ in 1..LONGEST {
        let between = preceded(blank, many0_count(terminated(|i| inner.parse(i), blank))).parse(rest);
        let Ok((at, joints)) = between else { break };
        let Ok((after, _)) = token(at) else { break };
        if joints > 0 && ends(at) {
            break;
        }
        rest = after;
    }
    Ok((rest, consumed(input, rest)))
}

/// What a Dutch head is followed by and makes its name: ` voor Multilateralisme`,
/// and where it is `direct` also ` Internationale Misdrijven`.
///
/// Accepts ` voor Multilateralisme`, ` Gezondheidszorg en Jeugd` (direct); refuses ` voor`,
/// ` Nederland`.
///
/// # Errors
/// Where the head stands alone.
pub(super) fn forward<'a>(input: &'a str, words: &Words, direct: bool) -> ParseResult<'a, &'a str> {
    let ends = |i: &str| words.other_begins(i);
    let article = || opt(terminated(alt((keyword("de"), keyword("het"))), blank));
    let linked = |i| {
        let (rest, _) = (blank, |i| words.link.parse(i), blank, article()).parse(i)?;
        if ends(rest) {
            return refuse(i);
        }
        run(rest, &words.inner, &ends)
    };
    let plain = |i| {
        let (rest, _) = blank(i)?;
        let (_, first) = token(rest)?;
        if !direct || words.state_begins(rest) || words.stops(first) {
            return refuse(i);
        }
        run(rest, &words.inner, &ends)
    };
    let (rest, _) = alt((linked, plain)).parse(input)?;
    Ok((rest, consumed(input, rest)))
}

/// The rest of an English name behind its head.
///
/// Accepts ` of Economic and Social Affairs`, ` (GGE) on Lethal Weapons`; refuses ` of de`,
/// ` is`.
///
/// # Errors
/// Where no link and capitalised word follow.
pub(super) fn english<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let bracket = opt((char('('), abbreviation, char(')'), blank));
    let inner = many0_count(terminated(|i| words.english_inner.parse(i), blank));
    let (start, (_, _, link, _, _)) =
        (blank, bracket, |i| words.english_link.parse(i), blank, inner).parse(input)?;
    if words.other_begins(start) && link == "voor" {
        return refuse(input);
    }
    let (rest, _) = run(start, &words.english_inner, &|_| false)?;
    // `Group of Governmental Experts (GGE) on …`: once more behind the bracket.
    let rest =
        if rest.starts_with(" (") { english(rest, words).map_or(rest, |(rest, _)| rest) } else { rest };
    Ok((rest, consumed(input, rest)))
}

/// The capitalised words that stand before a head and belong to its name, with the
/// blank behind them, read backwards.
///
/// Reads `Global Peace ` from "het Global Peace ", `Small and Light ` from "de Small and
/// Light "; nothing from "het ", and nothing from "De " where `stops` holds for `De`.
pub(super) fn backward<'a>(before: &'a str, inner: &[&str], stops: &impl Fn(&str) -> bool) -> &'a str {
    let mut start = before.len();
    let mut seen = start;
    for _ in 1..LONGEST {
        let head = before.get(..seen).unwrap_or_default();
        let Some(bare) = head.strip_suffix(' ') else { break };
        let whole = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
        let word = whole.trim_start_matches(['(', '"', '“', '‘', '«', '„', '\'']);
        seen = bare.len() - word.len();
        if inner.contains(&word) && start < before.len() {
            continue;
        }
        if stops(word) || !matches!(token(word), Ok(("", _))) {
            break;
        }
        start = seen;
        if whole.len() != word.len() {
            break;
        }
    }
    before.get(start..).unwrap_or_default()
}

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

/// The name behind a word that announces one: ` Palantir`, ` Breaking the Silence`.
///
/// Accepts ` Palantir Technologies is`, ` Breaking the Silence`; refuses ` De krant`, ` is`.
///
/// # Errors
/// Where no capitalised word follows that can be a name.
pub(super) fn announced<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let (start, _) = blank(input)?;
    let first = |i| verify(token, |word: &str| !words.stops(word)).parse(i);
    if first(start).is_err() || words.state_begins(start) {
        return refuse(input);
    }
    run(start, &words.english_inner, &|i| words.other_begins(i))
}

/// The abbreviation that a bracket behind a name gives it.
///
/// Accepts ` (CAVV)`, ` (hierna: UNITAD)`, ` (‘OIOS’)`, ` (Assembly of States Parties, ASP)`;
/// refuses ` (2025)`, ` (zie ook ASP)`, ` CAVV`.
///
/// # Errors
/// Where no such bracket stands here.
pub(crate) fn definition(input: &str) -> ParseResult<'_, &str> {
    let word = alt((tag("hierna"), tag("verder"), tag("afgekort"), tag("ook wel"), tag("kortweg")));
    let lead = opt((word, opt(char(':')), blank));
    let quoted = || delimited(opt(one_of("‘'\"“«")), abbreviation, opt(one_of("’'\"”»")));
    let plain = delimited((blank, char('('), lead), quoted(), one_of("),;"));
    let words = (token, take_while(|c| !matches!(c, '(' | ')' | ',' | '\n')), tag(", "));
    let last = delimited((blank, char('('), words), quoted(), char(')'));
    alt((plain, last)).parse(input)
}

/// Letters that stand for a name: at least two capitals and no blank.
///
/// Accepts `UNITAD`, `DT&V)`; refuses `Nederland`, `2025`.
///
/// # Errors
/// Where none stands here.
pub(super) fn abbreviation(input: &str) -> ParseResult<'_, &str> {
    let letters = take_while_m_n(2, 16, |c: char| c.is_alphanumeric() || matches!(c, '&' | '-' | '/'));
    let shouts = |text: &str| {
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        text.starts_with(char::is_uppercase) && capitals > 1 && capitals * 2 >= text.chars().count()
    };
    verify(letters, shouts).parse(input)
}

fn refuse<T>(input: &str) -> ParseResult<'_, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

fn consumed<'a>(input: &'a str, rest: &str) -> &'a str {
    input.get(..input.len() - rest.len()).unwrap_or_default()
}

/// What a standing committee of the House is for.
///
/// Accepts ` voor Buitenlandse Zaken`, ` voor de Rijksuitgaven`; refuses ` voor`, ` is`.
///
/// # Errors
/// Where no link and capitalised word follow.
pub(super) fn behind_standing<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let link = alt((keyword("voor"), keyword("inzake")));
    let article = opt(terminated(alt((keyword("de"), keyword("het"))), blank));
    let (start, _) = (blank, link, blank, article).parse(input)?;
    let named = |i| run(i, &words.inner, &|_| false);
    let (rest, _) = alt((|i| words.portfolio.parse(i), named)).parse(start)?;
    Ok((rest, consumed(input, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;
    use crate::gazetteer::Names;

    fn words() -> Words {
        let ids = embedded!("organisations.tsv").table(&["id", "nl", "en", "type"]).unwrap();
        let names = embedded!("organisation-names.tsv").table(&["name", "id", "form"]).unwrap();
        Words::read(&Names::join(&ids, &names).unwrap()).unwrap()
    }

    fn end<'a, T>(read: ParseResult<'a, T>) -> Option<&'a str> {
        read.ok().map(|(rest, _)| rest)
    }

    #[test]
    fn runs_of_capitals() {
        let inner: WordSet = ["en"].into_iter().collect();
        assert_eq!(end(token("Counter-Terrorism")), Some(""));
        assert_eq!(end(token("Da'esh/ISIL is")), Some(" is"));
        assert!(token("voor").is_err() && token("(VN)").is_err());
        assert_eq!(end(run("Gezondheidszorg en Jeugd is", &inner, &|_| false)), Some(" is"));
        assert_eq!(end(run("Zaken en Jeugd is", &inner, &|_| true)), Some(" en Jeugd is"));
        assert!(run("zaken", &inner, &|_| false).is_err());
        assert!(run("en Jeugd", &inner, &|_| false).is_err());
    }

    #[test]
    fn dutch_heads_and_what_follows() {
        let words = words();
        assert_eq!(end(forward(" voor Multilateralisme", &words, false)), Some(""));
        assert_eq!(end(forward(" Gezondheidszorg en Jeugd is", &words, true)), Some(" is"));
        assert!(forward(" Gezondheidszorg", &words, false).is_err());
        assert!(forward(" voor", &words, true).is_err());
        assert!(forward(" Nederland", &words, true).is_err());
    }

    #[test]
    fn english_heads_and_what_follows() {
        let words = words();
        assert_eq!(end(english(" of Economic and Social Affairs (DESA)", &words)), Some(" (DESA)"));
        assert_eq!(end(english(" (GGE) on Lethal Weapons.", &words)), Some("."));
        assert!(english(" of de", &words).is_err());
        assert!(english(" is", &words).is_err());
        assert!(english(" voor Nederland", &words).is_err());
    }

    #[test]
    fn words_before_a_head() {
        let stops = |word: &str| word == "De";
        assert_eq!(backward("het Global Peace ", &["and"], &stops), "Global Peace ");
        assert_eq!(backward("de Small and Light ", &["and"], &stops), "Small and Light ");
        assert_eq!(backward("(‘Yemen Humanitarian ", &["and"], &stops), "Yemen Humanitarian ");
        assert_eq!(backward("het ", &["and"], &stops), "");
        assert_eq!(backward("De ", &["and"], &stops), "");
    }

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
        assert!(behind_standing(" voor", &words).is_err());
        assert!(behind_standing(" is", &words).is_err());
        assert!(un_body("-bureau voor Drugs en Misdaad", &words).is_ok());
        assert!(un_body(" organisatie voor Politieke Zaken", &words).is_ok());
        assert!(un_body("-organisatie", &words).is_err());
        assert!(un_body(" voor Drugs", &words).is_err());
    }

    #[test]
    fn announced_names() {
        let words = words();
        assert_eq!(end(announced(" Palantir Technologies is", &words)), Some(" is"));
        assert_eq!(end(announced(" Breaking the Silence", &words)), Some(""));
        assert!(announced(" De krant", &words).is_err());
        assert!(announced(" is", &words).is_err());
    }

    #[test]
    fn definitions_in_brackets() {
        assert_eq!(definition(" (CAVV)").unwrap().1, "CAVV");
        assert_eq!(definition(" (hierna: UNITAD), is").unwrap().1, "UNITAD");
        assert_eq!(definition(" (‘OIOS’)").unwrap().1, "OIOS");
        assert_eq!(definition(" (Assembly of States Parties, ASP)").unwrap().1, "ASP");
        assert!(definition(" (2025)").is_err());
        assert!(definition(" (zie ook ASP)").is_err());
        assert!(definition(" CAVV").is_err());
        assert_eq!(abbreviation("DT&V)").unwrap().1, "DT&V");
        assert!(abbreviation("Nederland").is_err());
        assert!(abbreviation("2025").is_err());
    }
}
