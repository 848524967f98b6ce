//! The forms of parties' names, and the words around them.
//!
//! ```text
//! subject  = blank link blank [ article blank ] capitalised { blank [ inner blank ] capitalised }
//! before   = { capitalised blank }                    (* before "Partij", read backwards *)
//! group    = blank surname { "/" surname } ")"        (* behind "(Groep": " Van Haga)" *)
//! surname  = [ prefix blank ] capitalised
//! compound = "-" word of a party | "'er" | "'s"       (* behind a name: "-fractie" *)
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, peek, recognize, verify};
use nom::multi::{many0_count, separated_list1};
use nom::sequence::{preceded, terminated};

use crate::grammar::{ParseResult, WordSet, blank, capitalised, keyword};

/// What a party is for: ` voor de Dieren`.
///
/// Accepts ` voor de Dieren`, ` van Cuba is`; refuses ` bij het Verdrag`, ` voor`.
///
/// # Errors
/// Where no link and capitalised word follow.
pub(super) fn subject<'a>(input: &'a str, links: &WordSet) -> ParseResult<'a, &'a str> {
    let article = opt(terminated(alt((keyword("de"), keyword("het"))), blank));
    let inner = opt(terminated(alt((keyword("en"), keyword("van"), keyword("de"))), blank));
    let more = many0_count((blank, inner, capitalised));
    recognize((blank, |i| links.parse(i), blank, article, capitalised, more)).parse(input)
}

/// The capitalised words before `Partij` that belong to the name, with the blank behind
/// them, read backwards.
///
/// Up to a word of `stops`; a word of `others` makes another thing of all of it. Reads
/// `Communistische ` from "de Communistische "; nothing from "de ", and nothing from
/// "Hoge Verdragsluitende " where `Hoge` is one of the others.
pub(super) fn before<'a>(text: &'a str, stops: &WordSet, others: &WordSet) -> &'a str {
    let mut start = text.len();
    while let Some(bare) = text.get(..start).unwrap_or_default().strip_suffix(' ') {
        let word = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
        if others.contains(word) {
            return "";
        }
        if stops.contains(word) || !matches!(capitalised(word), Ok(("", _))) {
            break;
        }
        start = bare.len() - word.len();
    }
    text.get(start..).unwrap_or_default()
}

/// The members after whom a group in brackets is called: ` Van Haga)`.
///
/// Accepts ` Van Haga)`, ` Kuzu/Öztürk) en`; refuses ` Van Haga`, ` van vijf)`.
///
/// # Errors
/// Where no names and closing bracket follow.
pub(super) fn group<'a>(input: &'a str, prefixes: &WordSet) -> ParseResult<'a, &'a str> {
    let surname = (opt(terminated(|i| prefixes.parse(i), blank)), capitalised);
    let names = recognize((one_of(" -"), separated_list1(char('/'), surname)));
    terminated(names, peek(char(')'))).parse(input)
}

/// The name behind a word for a party: ` Democratische Alliantie`.
///
/// Accepts ` Democratische Alliantie (DA)`, ` Ennahda en`; refuses ` van de`, ` De`.
///
/// # Errors
/// Where no capitalised word that can open a name follows.
pub(super) fn announced<'a>(input: &'a str, stops: &WordSet) -> ParseResult<'a, &'a str> {
    let first = verify(capitalised, |word: &str| !stops.contains(word));
    preceded(blank, recognize((first, many0_count((blank, capitalised))))).parse(input)
}

/// What makes of the letters before it the name of a party: `-fractie`, `'er`.
///
/// Accepts (for `fractie`) `-fractie`, `’er`; refuses `-speler`, ` fractie`.
///
/// # Errors
/// Where none of `words` follows.
pub(super) fn compound<'a>(input: &'a str, words: &WordSet) -> ParseResult<'a, &'a str> {
    let member = recognize((one_of("'’"), alt((keyword("er"), keyword("ers")))));
    alt((preceded(one_of("-\u{2011}"), |i| words.parse(i)), member)).parse(input)
}

/// The end of `text` behind which letters name a party: `fracties van de `.
///
/// Accepts (for `fracties`) `de fracties van de `, `fracties van `; refuses `de speler van de `,
/// `fracties `.
pub(super) fn announces(text: &str, words: &WordSet) -> bool {
    let Some(bare) = text.strip_suffix(' ') else { return false };
    let bare = bare.strip_suffix(" de").or_else(|| bare.strip_suffix(" het")).unwrap_or(bare);
    let Some(head) = bare.strip_suffix(" van") else { return false };
    words.contains(head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default())
}

/// Whether letters stand alone in brackets behind a name: `(CD)`, `(CD, voorzitter)`.
///
/// Accepts `Janmaat (` and `)`; refuses `de (` and `)`, `Janmaat ` and `)`.
pub(super) fn in_brackets(before: &str, after: &str) -> bool {
    let Some(head) = before.strip_suffix(" (") else { return false };
    let word = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    let closes: ParseResult<'_, &str> = alt((tag(")"), tag(", "))).parse(after);
    word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase) && closes.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(words: &[&str]) -> WordSet {
        words.iter().copied().collect()
    }

    #[test]
    fn subjects_and_words_before() {
        let links = set(&["voor", "van"]);
        assert_eq!(subject(" voor de Dieren wil", &links), Ok((" wil", " voor de Dieren")));
        assert_eq!(subject(" van Cuba is", &links), Ok((" is", " van Cuba")));
        assert!(subject(" bij het Verdrag", &links).is_err());
        assert!(subject(" voor", &links).is_err());
        let (stops, others) = (set(&["De"]), set(&["Hoge"]));
        assert_eq!(before("de Communistische ", &stops, &others), "Communistische ");
        assert_eq!(before("De Communistische ", &stops, &others), "Communistische ");
        assert_eq!(before("de ", &stops, &others), "");
        assert_eq!(before("Hoge Verdragsluitende ", &stops, &others), "");
    }

    #[test]
    fn announced_names() {
        let stops = set(&["De"]);
        assert_eq!(
            announced(" Democratische Alliantie (DA)", &stops),
            Ok((" (DA)", "Democratische Alliantie"))
        );
        assert_eq!(announced(" Ennahda en", &stops), Ok((" en", "Ennahda")));
        assert!(announced(" van de", &stops).is_err() && announced(" De", &stops).is_err());
    }

    #[test]
    fn groups() {
        let prefixes = set(&["Van"]);
        assert_eq!(group(" Van Haga)", &prefixes), Ok((")", " Van Haga")));
        assert_eq!(group(" Kuzu/Öztürk) en", &prefixes), Ok((") en", " Kuzu/Öztürk")));
        assert!(group(" Van Haga", &prefixes).is_err());
        assert!(group(" van vijf)", &prefixes).is_err());
    }

    #[test]
    fn words_around() {
        let words = set(&["fractie", "fracties"]);
        assert!(compound("-fractie", &words).is_ok());
        assert!(compound("’er", &words).is_ok());
        assert!(compound("-speler", &words).is_err());
        assert!(compound(" fractie", &words).is_err());
        assert!(announces("de fracties van de ", &words));
        assert!(announces("fracties van ", &words));
        assert!(!announces("de speler van de ", &words));
        assert!(!announces("fracties ", &words));
        assert!(in_brackets("het lid Janmaat (", ")"));
        assert!(!in_brackets("de (", ")"));
        assert!(!in_brackets("Janmaat ", ")"));
    }
}
