//! The forms of organisations' names.
//!
//! ```text
//! token      = [ arabic "-" ] capitalised { "/" capitalised }
//! run        = token { blank { inner blank } token }                    (* at most twelve tokens *)
//! forward    = blank link blank [ article blank ] run | blank run       (* the second not for all heads *)
//! of_state   = blank "van" blank [ article blank ] state             (* where a capital stands before the head *)
//! english    = blank [ "(" abbreviation ")" blank ] link blank { inner blank } run [ english ]   (* again only at a bracket *)
//! backward   = { token blank }                                          (* read backwards, up to a stop word *)
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::combinator::{opt, recognize};
use nom::error::{Error, ErrorKind};
use nom::multi::many0_count;
use nom::sequence::{preceded, terminated};

use super::definition::{abbreviation, definition};
use super::words::Words;
use crate::grammar::{ParseResult, WordSet, blank, capitalised, keyword, word};

/// The most words that a name can have.
const LONGEST: usize = 12;

/// A capitalised word of a name.
///
/// Accepts `Counter-Terrorism`, `Da'esh/ISIL is`, `al-Khair`; refuses `voor`, `(VN)`, `al-gebruikt`.
///
/// # Errors
/// Where no capital stands here.
pub(super) fn token(input: &str) -> ParseResult<'_, &str> {
    let article = opt((alt((tag("al"), tag("el"), tag("ar"), tag("as"), tag("ash"), tag("an"))), char('-')));
    recognize((article, capitalised, many0_count((char('/'), capitalised)))).parse(input)
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
        let Ok((after, word)) = token(at) else { break };
        // `B.V.`, an initial: a letter with a full stop opens no word of a name.
        if word.len() == 1 && after.starts_with('.') {
            break;
        }
        // `Raad voor Cultuur en de Raad`: an article behind "en" opens another name.
        let another = joints > 1 && consumed(rest, at).starts_with(" en ");
        if another || joints > 0 && ends(at) {
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
        if !direct || words.state_begins(rest) || words.ends_at(first) {
            return refuse(i);
        }
        run(rest, &words.inner, &ends)
    };
    let (rest, _) = alt((linked, plain)).parse(input)?;
    Ok((rest, consumed(input, rest)))
}

/// What stands between a head and the abbreviation in brackets that names the whole; gives the abbreviation.
///
/// Accepts ` van deskundigen inzake mensenhandel (GRETA)`, ` voor Rechtspraak (NVvR)`; refuses ` (VN)`,
/// ` is volgens de minister (VN)`, ` van deskundigen`.
///
/// # Errors
/// Where no such bracket follows, or a verb before it.
pub(super) fn up_to_definition<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let (mut rest, _) = preceded(blank, |i| words.link.parse(i)).parse(input)?;
    for _ in 0..LONGEST {
        if let Ok((_, short)) = definition(rest) {
            return Ok((rest, short));
        }
        let (after, part) = preceded(blank, word).parse(rest)?;
        if words.breaks.contains(part) || part.contains(|c: char| c.is_ascii_digit()) {
            break;
        }
        rest = after;
    }
    refuse(input)
}

/// The state behind a head that an adjective has made a name: ` van Oekraïne` behind
/// "Nationale Bank".
///
/// Accepts ` van Oekraïne`, ` van de Verenigde Staten is`; refuses ` van Amsterdam`, ` Oekraïne`.
///
/// # Errors
/// Where no state's name follows.
pub(super) fn of_state<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let article = opt(terminated(alt((keyword("de"), keyword("het"))), blank));
    recognize((blank, keyword("van"), blank, article, |i| words.state(i))).parse(input)
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

pub(super) fn refuse<T>(input: &str) -> ParseResult<'_, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

pub(super) fn consumed<'a>(input: &'a str, rest: &str) -> &'a str {
    input.get(..input.len() - rest.len()).unwrap_or_default()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::embedded;
    use crate::gazetteer::Names;

    pub(in super::super) fn words() -> Words {
        let ids = embedded!("organisations.tsv").table(&["id", "nl", "en", "type"]).unwrap();
        let names = embedded!("organisation-names.tsv").table(&["name", "id", "form"]).unwrap();
        Words::read(
            &Names::join(&ids, &names).unwrap(),
            &["min-bz", "min-def", "min-jenv"].map(str::to_owned),
        )
        .unwrap()
    }

    pub(in super::super) fn end<T>(read: ParseResult<'_, T>) -> Option<&str> {
        read.ok().map(|(rest, _)| rest)
    }

    #[test]
    fn runs_of_capitals() {
        let inner: WordSet = ["en"].into_iter().collect();
        assert_eq!(end(token("Counter-Terrorism")), Some(""));
        assert_eq!(end(token("Da'esh/ISIL is")), Some(" is"));
        assert_eq!(end(token("al-Khair te")), Some(" te"));
        assert!(token("voor").is_err() && token("(VN)").is_err() && token("al-gebruikt").is_err());
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
    fn states_behind_heads() {
        let words = words();
        assert_eq!(end(of_state(" van Oekraïne en", &words)), Some(" en"));
        assert_eq!(end(of_state(" van de Verenigde Staten is", &words)), Some(" is"));
        assert!(of_state(" van Amsterdam", &words).is_err());
        assert!(of_state(" Oekraïne", &words).is_err());
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
}
