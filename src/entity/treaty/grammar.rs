//! The forms of treaties' names.
//!
//! ```text
//! behind_head = blank "van" blank place [ [ year ] blank strong subject ]
//!             | ( body | between | number [ body ] ) [ blank ( strong | "bij" ) subject ]
//!             | blank link subject
//! body        = blank "van" blank article blank party
//! between     = blank "tussen" blank { party "," blank } party blank "en" blank party
//! with        = blank "met" blank [ article blank ] state
//! sides       = { any } ", enerzijds," { any } ", anderzijds"     (* within the sentence *)
//! number      = blank [ "nr." blank ] ( roman | digit+ )          (* at most four and three signs *)
//! place       = name { dash name }
//! party       = [ article blank ] name { blank ( "van" | "der" ) blank [ article blank ] name }
//! name        = capitalised { blank capitalised }
//! year        = blank ( "van" | "uit" ) blank [ day blank month blank ] digit digit digit digit
//! english     = blank link { blank ( inner | capitalised ) }      (* the last word is capitalised *)
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{opt, recognize, verify};
use nom::error::{Error, ErrorKind};
use nom::multi::many0_count;
use nom::sequence::{preceded, separated_pair, terminated};

use super::title::subject;
use super::words::Words;
use crate::grammar::{ParseResult, WordSet, blank, capitalised, keyword, month, word_end};

/// What follows a treaty's first word and belongs to its name, and how much of it
/// says which treaty it is.
pub(super) struct Behind<'a> {
    /// The short title: ` van Ljubljana – Den Haag`; all of it where there is none.
    pub(super) short: &'a str,
    /// All of it.
    pub(super) whole: &'a str,
}

/// The rest of a title behind its first word.
///
/// Accepts ` van Istanbul`, ` inzake clustermunitie`; refuses ` is`, ` van gisteren`.
///
/// # Errors
/// Where the first word stands alone.
pub(super) fn behind_head<'a>(input: &'a str, words: &Words) -> ParseResult<'a, Behind<'a>> {
    let town = |i| {
        let (rest, short) = place_of(i)?;
        let (rest, _) = opt(recognize((opt(year), |i| strong(i, words)))).parse(rest)?;
        let whole = consumed(i, rest);
        let several = words.several.contains(short.rsplit(" van ").next().unwrap_or_default());
        Ok((rest, Behind { short: if several { whole } else { short }, whole }))
    };
    let named = |i| {
        let numbered = recognize((number, opt(body_of)));
        let (rest, _) = alt((body_of, between, numbered)).parse(i)?;
        let (rest, _) = opt(alt((|i| strong(i, words), |i| annexed(i, words)))).parse(rest)?;
        let whole = consumed(i, rest);
        Ok((rest, Behind { short: whole, whole }))
    };
    let linked = |i| {
        let (rest, _) = preceded(blank, |i| words.link.parse(i)).parse(i)?;
        let (rest, _) = subject(rest, words)?;
        let whole = consumed(i, rest);
        Ok((rest, Behind { short: whole, whole }))
    };
    alt((town, named, linked)).parse(input)
}

/// A subject behind a name that is whole already: ` inzake geweld tegen vrouwen`.
///
/// Accepts ` inzake geweld tegen vrouwen`, ` betreffende asiel`; refuses ` voor`, ` in`.
///
/// # Errors
/// Where no such subject follows.
pub(super) fn strong<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let (rest, _) = preceded(blank, |i| words.strong.parse(i)).parse(input)?;
    let (rest, _) = subject(rest, words)?;
    Ok((rest, consumed(input, rest)))
}

/// The number of a treaty: ` nr. 169`, ` II`.
///
/// Accepts ` nr. 169`, ` II bij`; refuses ` in`, ` 1951 is`.
///
/// # Errors
/// Where no such number follows.
pub(super) fn number(input: &str) -> ParseResult<'_, &str> {
    let sign = terminated(alt((tag("nr."), tag("No."), tag("nummer"))), blank);
    let roman = terminated(take_while_m_n(1, 4, |c| matches!(c, 'I' | 'V' | 'X')), word_end);
    let figures = terminated(take_while_m_n(1, 3, |c: char| c.is_ascii_digit()), word_end);
    recognize((blank, opt(sign), alt((roman, figures)))).parse(input)
}

/// The treaty to which a protocol belongs: ` bij het EVRM`.
fn annexed<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let (rest, _) = preceded(blank, keyword("bij")).parse(input)?;
    let (rest, _) = subject(rest, words)?;
    Ok((rest, consumed(input, rest)))
}

/// ` van Ljubljana – Den Haag`.
///
/// Accepts ` van Istanbul`, ` van Ljubljana–Den Haag`; refuses ` van gisteren`, ` te Parijs`.
///
/// # Errors
/// Where no town follows.
pub(super) fn place_of(input: &str) -> ParseResult<'_, &str> {
    let dash = (opt(blank), one_of("-–—"), opt(blank));
    recognize((blank, keyword("van"), blank, name, opt((dash, name)))).parse(input)
}

/// ` van de Verenigde Naties`.
///
/// Accepts ` van de Raad van Europa`, ` van het Internationaal Gerechtshof`; refuses
/// ` van de ambtenaren`, ` van Europa`.
///
/// # Errors
/// Where no article and name follow.
pub(super) fn body_of(input: &str) -> ParseResult<'_, &str> {
    recognize((blank, keyword("van"), blank, article, blank, party)).parse(input)
}

/// ` tussen Nederland en België`.
///
/// Accepts ` tussen Nederland en België`, ` tussen het Hof en het Gastland`; refuses
/// ` tussen staten`, ` tussen Nederland`.
///
/// # Errors
/// Where no two parties follow.
pub(super) fn between(input: &str) -> ParseResult<'_, &str> {
    let parties = separated_pair(party, (blank, keyword("en"), blank), party);
    let first = many0_count((party, char(','), blank));
    recognize((blank, keyword("tussen"), blank, first, parties)).parse(input)
}

/// The other party of one that two have closed: ` met Kosovo`.
///
/// Accepts (for `Kosovo`) ` met Kosovo in`, ` met het Kosovo`; refuses ` met ingang van`, ` Kosovo`.
///
/// # Errors
/// Where no "met" and state stand here.
pub(super) fn with<'a>(input: &'a str, states: &WordSet) -> ParseResult<'a, &'a str> {
    recognize((blank, keyword("met"), blank, opt((article, blank)), |i| states.parse(i))).parse(input)
}

/// The rest of a title whose parties stand on two sides: `, enerzijds, en de Unie, anderzijds`.
///
/// Accepts ` in Afrika, enerzijds, en de Unie en haar lidstaten, anderzijds, te`; refuses ` in Afrika`,
/// `. Enerzijds en anderzijds`.
///
/// # Errors
/// Where the two words do not follow within the sentence.
pub(super) fn sides(input: &str) -> ParseResult<'_, &str> {
    const FURTHEST: usize = 400;
    let mut sentence = take_while_m_n(1, FURTHEST, |c: char| !matches!(c, '.' | ';' | '\n'));
    let (_, sentence) = sentence.parse(input)?;
    let end = sentence.find(", enerzijds,").and_then(|one| {
        let other = sentence.get(one..)?.find(", anderzijds")?;
        Some(one + other + ", anderzijds".len())
    });
    let whole = end.and_then(|end| input.split_at_checked(end));
    whole.map_or_else(
        || Err(nom::Err::Error(Error::new(input, ErrorKind::Verify))),
        |(title, rest)| Ok((rest, title)),
    )
}

fn party(input: &str) -> ParseResult<'_, &str> {
    let of = (blank, alt((keyword("van"), keyword("der"))), blank, opt((article, blank)), name);
    recognize((opt((article, blank)), name, many0_count(of))).parse(input)
}

fn article(input: &str) -> ParseResult<'_, &str> {
    alt((keyword("de"), keyword("het"), keyword("zijn"))).parse(input)
}

fn name(input: &str) -> ParseResult<'_, &str> {
    let old = (one_of("'‘’"), tag("s-"));
    recognize((opt(old), capitalised, many0_count((blank, capitalised)))).parse(input)
}

/// The year of a text: ` van 28 juli 1951`.
///
/// Accepts ` van 1951`, ` uit 1967`; refuses ` van Genève`, ` 1951`.
///
/// # Errors
/// Where no year follows.
pub(super) fn year(input: &str) -> ParseResult<'_, &str> {
    let day = (digit1, blank, month, blank);
    let year = verify(digit1, |figures: &str| figures.len() == 4);
    recognize((blank, alt((keyword("van"), keyword("uit"))), blank, opt(day), year, word_end)).parse(input)
}

/// The rest of an English title behind `Convention` and its like.
///
/// Accepts ` on Cluster Munitions`, ` against Torture en`; refuses ` on the`, ` over wapens`.
///
/// # Errors
/// Where no link and capitalised word follow.
pub(super) fn english<'a>(input: &'a str, words: &Words) -> ParseResult<'a, &'a str> {
    let (rest, _) = preceded(blank, |i| words.english_link.parse(i)).parse(input)?;
    let inner = many0_count(preceded(blank, |i| words.english_inner.parse(i)));
    let step = recognize((inner, blank, capitalised));
    let (rest, _) = recognize(nom::multi::many1_count(step)).parse(rest)?;
    Ok((rest, consumed(input, rest)))
}

fn consumed<'a>(input: &'a str, rest: &str) -> &'a str {
    input.get(..input.len() - rest.len()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn behind(input: &str) -> Option<(&str, &str)> {
        let words = Words::read().unwrap();
        behind_head(input, &words).ok().map(|(_, behind)| (behind.short, behind.whole))
    }

    #[test]
    fn parties_of_two_sides() {
        let states: WordSet = ["Kosovo"].into_iter().collect();
        assert_eq!(with(" met Kosovo in", &states), Ok((" in", " met Kosovo")));
        assert!(with(" met ingang van", &states).is_err() && with(" Kosovo", &states).is_err());
        let title = " in Afrika, enerzijds, en de Unie en haar lidstaten, anderzijds, te";
        assert_eq!(sides(title).map(|(rest, _)| rest), Ok(", te"));
        assert!(sides(" in Afrika").is_err() && sides(". Enerzijds en anderzijds").is_err());
    }

    #[test]
    fn titles_behind_their_head() {
        assert_eq!(behind(" van Istanbul is"), Some((" van Istanbul", " van Istanbul")));
        let clusters = " inzake clustermunitie";
        assert_eq!(behind(" inzake clustermunitie."), Some((clusters, clusters)));
        let refugees = " van Genève van 28 juli 1951 betreffende de status van vluchtelingen";
        assert_eq!(behind(refugees), Some((refugees, refugees)));
        let heritage = " van Faro inzake erfgoed";
        assert_eq!(behind(heritage), Some((" van Faro", heritage)));
        assert_eq!(behind(" nr. 16 bij het EVRM."), Some((" nr. 16 bij het EVRM", " nr. 16 bij het EVRM")));
        assert_eq!(behind(" is"), None);
        assert_eq!(behind(" van gisteren"), None);
    }

    #[test]
    fn subjects_behind_names() {
        let words = Words::read().unwrap();
        assert!(strong(" inzake geweld tegen vrouwen", &words).is_ok());
        assert!(strong(" betreffende asiel", &words).is_ok());
        assert!(strong(" voor", &words).is_err());
        assert!(strong(" in", &words).is_err());
    }

    #[test]
    fn places_bodies_and_parties() {
        assert_eq!(place_of(" van Ljubljana – Den Haag is"), Ok((" is", " van Ljubljana – Den Haag")));
        assert!(place_of(" van Ljubljana–Den Haag").is_ok());
        assert!(place_of(" van gisteren").is_err());
        assert!(place_of(" te Parijs").is_err());
        assert_eq!(body_of(" van de Raad van Europa en"), Ok((" en", " van de Raad van Europa")));
        assert!(body_of(" van het Internationaal Gerechtshof").is_ok());
        assert!(body_of(" van de ambtenaren").is_err());
        assert!(body_of(" van Europa").is_err());
        assert!(between(" tussen Nederland en België").is_ok());
        assert!(between(" tussen het Hof en het Gastland").is_ok());
        assert!(between(" tussen staten").is_err());
        assert!(between(" tussen Nederland").is_err());
    }

    #[test]
    fn numbers() {
        assert_eq!(number(" nr. 169 over"), Ok((" over", " nr. 169")));
        assert!(number(" II bij").is_ok());
        assert!(number(" in").is_err());
        assert!(number(" 1951 is").is_err());
    }

    #[test]
    fn years() {
        assert!(year(" van 1951").is_ok());
        assert!(year(" uit 1967").is_ok());
        assert!(year(" van Genève").is_err());
        assert!(year(" 1951").is_err());
    }

    #[test]
    fn english_titles() {
        let words = Words::read().unwrap();
        assert_eq!(english(" on Cluster Munitions", &words), Ok(("", " on Cluster Munitions")));
        assert_eq!(english(" against Torture en", &words), Ok((" en", " against Torture")));
        assert!(english(" on the", &words).is_err());
        assert!(english(" over wapens", &words).is_err());
    }
}
