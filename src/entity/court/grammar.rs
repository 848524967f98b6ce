//! The forms of courts' names.
//!
//! ```text
//! seats   = seat { [","] ( blank | blank ( "en" | "of" ) blank ) seat }   (* behind "rechtbanken " *)
//! seat    = known seat
//! town    = [ ( "te" | "in" | "van" ) blank ] capitalised
//! state   = blank ( "van" | "in" | "of" ) blank [ "de" | "het" | "the" ] name of a state
//! forward = { blank capitalised } blank head [ blank ( "voor" | "van" | "inzake" ) blank [ article ] names ]
//! names   = capitalised { blank [ inner { blank inner } blank ] capitalised }
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::combinator::{map, not, opt, recognize, verify};
use nom::multi::{many0, many1_count};
use nom::sequence::{preceded, terminated};

use crate::grammar::{ParseResult, WordSet, blank, capitalised, keyword};

/// The seats of several courts: `Haarlem`, `Den Bosch` in "Haarlem en Den Bosch".
///
/// Accepts `Haarlem en Den Bosch`, `Haarlem`; refuses `die`, `Parijs en Haarlem`.
///
/// # Errors
/// Where no known seat stands here.
pub(super) fn seats<'a>(input: &'a str, known: &WordSet) -> ParseResult<'a, Vec<&'a str>> {
    let seat = |i| known.parse(i);
    let link = preceded(blank, terminated(alt((keyword("en"), keyword("of"), keyword("als"))), blank));
    let comma = terminated(tag(","), blank);
    let more = many0(preceded(alt((link, comma)), seat));
    map((seat, more), |(first, more)| std::iter::once(first).chain(more).collect()).parse(input)
}

/// A court's town that no table knows, from behind the court's word.
///
/// Accepts ` te Koblenz`, ` van Antwerpen`; refuses ` in februari`, ` Koblenz`.
///
/// # Errors
/// Where no preposition and capitalised word stand here, or one of `elsewhere`.
pub(super) fn town<'a>(input: &'a str, elsewhere: &impl Fn(&str) -> bool) -> ParseResult<'a, &'a str> {
    let preposition = alt((keyword("te"), keyword("van"), keyword("in")));
    let name = verify(capitalised, |name: &str| !elsewhere(name));
    preceded((blank, preposition, blank), name).parse(input)
}

/// A court's town that no table knows, directly behind the court's word.
///
/// Accepts ` Tampere achtte`; refuses ` in februari`, ` Minsk-Noord`, ` Van Dijk`.
///
/// # Errors
/// Where no capitalised word stands here, or one of `elsewhere`, or the first word of a longer name.
pub(super) fn town_beside<'a>(input: &'a str, elsewhere: &impl Fn(&str) -> bool) -> ParseResult<'a, &'a str> {
    let small = |name: &&str| name.chars().skip(1).all(char::is_lowercase) && name.chars().count() > 3;
    let name = verify(capitalised, |name: &str| !elsewhere(name) && small(&name));
    let alone = not((blank, capitalised));
    terminated(preceded(blank, name), alone).parse(input)
}

/// A court's town of two words that no table knows, directly behind the court's word.
///
/// Accepts ` Phnom Penh veroordeeld`; refuses ` Tampere achtte`, ` Van Dijk is`, ` Den Haag Noord is`.
///
/// # Errors
/// Where no two capitalised words stand here, or three.
pub(super) fn town_of_two<'a>(input: &'a str, elsewhere: &impl Fn(&str) -> bool) -> ParseResult<'a, &'a str> {
    let small = |name: &str| name.chars().skip(1).all(char::is_lowercase) && name.chars().count() > 3;
    let word = || verify(capitalised, |name: &str| !elsewhere(name) && small(name));
    terminated(preceded(blank, recognize((word(), blank, word()))), not((blank, capitalised))).parse(input)
}

/// The town at which a state's court sits.
///
/// Accepts ` te Bogota`; refuses ` in Den Haag`, ` te beslissen`.
///
/// # Errors
/// Where no "te" and capitalised word stand here.
pub(super) fn town_at(input: &str) -> ParseResult<'_, &str> {
    preceded((blank, keyword("te"), blank), capitalised).parse(input)
}

/// A town directly behind the word of a court abroad.
///
/// Accepts ` Koblenz`, ` Frankfurt am Main`; refuses ` in`, `, Koblenz`.
///
/// # Errors
/// Where no capitalised word follows.
pub(super) fn foreign_town(input: &str) -> ParseResult<'_, &str> {
    let river = (blank, tag("am"), blank, capitalised);
    preceded(blank, recognize((capitalised, opt(river)))).parse(input)
}

/// The state whose court it is, from behind the court's word.
///
/// Accepts (for `Israël`) ` van Israël`, ` in Israël`; refuses ` van Den Haag`, ` Israël`.
///
/// # Errors
/// Where none of `states` stands here.
pub(super) fn state<'a>(input: &'a str, states: &WordSet) -> ParseResult<'a, &'a str> {
    let preposition = alt((keyword("van"), keyword("of"), keyword("in"), keyword("for")));
    let article = alt((keyword("de"), keyword("het"), keyword("the")));
    preceded((blank, preposition, blank, opt((article, blank))), |i| states.parse(i)).parse(input)
}

/// The rest of an international court's name behind its first word; gives what the
/// court is for.
///
/// Accepts (for `Tribunaal`) ` Tribunaal voor Libanon`, ` Militair Tribunaal`;
/// refuses ` tribunaal`, ` recht en het Tribunaal`.
///
/// # Errors
/// Where no head follows, after capitalised words only.
pub(super) fn forward<'a>(input: &'a str, heads: &WordSet) -> ParseResult<'a, Option<&'a str>> {
    let head = |i| preceded(blank, |i| heads.parse(i)).parse(i);
    let between = many0(verify(preceded(blank, capitalised), |word: &str| !heads.contains(word)));
    preceded((between, head), opt(purpose)).parse(input)
}

/// What a court named by its head alone is for: ` voor Joegoslavië`.
///
/// Accepts ` voor Joegoslavië`, ` voor het voormalige Joegoslavië`; refuses ` voor misdrijven`,
/// ` van Twente`.
///
/// # Errors
/// Where no "voor" and name follow.
pub(super) fn object(input: &str) -> ParseResult<'_, &str> {
    recognize((blank, alt((keyword("voor"), keyword("for"))), names)).parse(input)
}

/// What a court is for: ` voor Libanon`, ` van Justitie`.
///
/// Accepts ` voor het Recht van de Zee`, ` for Sierra Leone`; refuses ` voor misdrijven`, ` dat`.
///
/// # Errors
/// Where no preposition and name follow.
pub(super) fn purpose(input: &str) -> ParseResult<'_, &str> {
    let preposition =
        alt((keyword("voor"), keyword("van"), keyword("inzake"), keyword("for"), keyword("of")));
    recognize((blank, preposition, opt((blank, article)), names)).parse(input)
}

fn names(input: &str) -> ParseResult<'_, &str> {
    let inner = || alt((keyword("van"), keyword("der"), keyword("of"), keyword("and"), article));
    let name = recognize((many0((blank, inner())), blank, capitalised));
    recognize(many1_count(name)).parse(input)
}

fn article(input: &str) -> ParseResult<'_, &str> {
    alt((keyword("de"), keyword("het"), keyword("the"), keyword("voormalige"), keyword("former")))
        .parse(input)
}

/// What follows a short word that makes another name of it.
///
/// Accepts (for `advisering`) ` advisering`, ` van Twente`; refuses ` oordeelt`, ` van de`.
///
/// # Errors
/// Where the short word stands for itself.
pub(super) fn broken<'a>(input: &'a str, breaks: &WordSet) -> ParseResult<'a, &'a str> {
    let own = recognize((keyword("van"), blank, capitalised));
    alt((preceded(blank, alt((own, |i| breaks.parse(i)))), recognize((char('-'), capitalised)))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(words: &[&str]) -> WordSet {
        words.iter().copied().collect()
    }

    #[test]
    fn seats_in_a_list() {
        let known = set(&["Haarlem", "Den Bosch", "Utrecht"]);
        assert_eq!(seats("Haarlem en Den Bosch dat", &known), Ok((" dat", vec!["Haarlem", "Den Bosch"])));
        assert_eq!(seats("Haarlem, Utrecht en", &known), Ok((" en", vec!["Haarlem", "Utrecht"])));
        assert!(seats("die", &known).is_err());
        assert!(seats("Parijs en Haarlem", &known).is_err());
    }

    #[test]
    fn towns_need_a_preposition() {
        let elsewhere = |name: &str| name == "Europa";
        assert_eq!(town(" te Koblenz.", &elsewhere), Ok((".", "Koblenz")));
        assert!(town(" van Antwerpen", &elsewhere).is_ok());
        assert!(town(" in februari", &elsewhere).is_err());
        assert!(town(" Koblenz", &elsewhere).is_err());
        assert!(town(" in Europa", &elsewhere).is_err());
        assert_eq!(town_beside(" Tampere achtte", &elsewhere), Ok((" achtte", "Tampere")));
        assert!(town_beside(" in februari", &elsewhere).is_err());
        assert!(town_beside(" Minsk-Noord", &elsewhere).is_err());
        assert!(town_beside(" Van Dijk", &elsewhere).is_err());
        assert_eq!(town_of_two(" Phnom Penh veroordeeld", &elsewhere), Ok((" veroordeeld", "Phnom Penh")));
        for other in [" Tampere achtte", " Van Dijk is", " Den Haag Noord is"] {
            assert!(town_of_two(other, &elsewhere).is_err(), "{other}");
        }
        assert_eq!(town_at(" te Bogota moet"), Ok((" moet", "Bogota")));
        assert!(town_at(" in Den Haag").is_err());
        assert!(town_at(" te beslissen").is_err());
        assert_eq!(foreign_town(" Frankfurt am Main"), Ok(("", "Frankfurt am Main")));
        assert!(foreign_town(" Koblenz").is_ok());
        assert!(foreign_town(" in").is_err());
        assert!(foreign_town(", Koblenz").is_err());
    }

    #[test]
    fn states_and_purposes() {
        let states = set(&["Israël"]);
        assert_eq!(state(" van Israël", &states), Ok(("", "Israël")));
        assert!(state(" in Israël", &states).is_ok());
        assert!(state(" van Den Haag", &states).is_err());
        assert!(state(" Israël", &states).is_err());
        assert_eq!(purpose(" voor het Recht van de Zee in"), Ok((" in", " voor het Recht van de Zee")));
        assert!(purpose(" for Sierra Leone").is_ok());
        assert!(object(" voor Joegoslavië").is_ok());
        assert!(object(" voor het voormalige Joegoslavië").is_ok());
        assert!(object(" voor misdrijven").is_err());
        assert!(object(" van Twente").is_err());
        assert!(purpose(" voor misdrijven").is_err());
        assert!(purpose(" dat").is_err());
    }

    #[test]
    fn international_courts() {
        let heads = set(&["Tribunaal"]);
        assert_eq!(forward(" Tribunaal voor Libanon is", &heads), Ok((" is", Some(" voor Libanon"))));
        assert!(forward(" Militair Tribunaal", &heads).is_ok());
        assert!(forward(" tribunaal", &heads).is_err());
        assert!(forward(" recht en het Tribunaal", &heads).is_err());
    }

    #[test]
    fn broken_short_words() {
        let breaks = set(&["advisering"]);
        assert!(broken(" advisering", &breaks).is_ok());
        assert!(broken(" van Twente", &breaks).is_ok());
        assert!(broken(" oordeelt", &breaks).is_err());
        assert!(broken(" van de", &breaks).is_err());
    }
}
