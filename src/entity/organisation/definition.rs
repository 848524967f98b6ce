//! Abbreviations, and brackets that give them to a name.
//!
//! ```text
//! definition = blank "(" [ lead ] [ quote ] abbreviation [ quote ] ( ")" | "," | ";" )
//!            | blank "(" words "," blank abbreviation ")"
//! lead       = ( "hierna" | "verder" | "afgekort" | "ook wel" | "kortweg" ) [ ":" ] blank
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, verify};
use nom::sequence::delimited;

use super::grammar::token;
use crate::grammar::{ParseResult, blank};

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

/// Letters that stand for a name: at least two capitals and no blank. A Roman number in
/// brackets is no name but a chapter of the budget: `Justitie en Veiligheid (VI)`.
///
/// Accepts `UNITAD`, `DT&V)`; refuses `Nederland`, `2025`, `VI`.
///
/// # Errors
/// Where none stands here.
pub(super) fn abbreviation(input: &str) -> ParseResult<'_, &str> {
    let letters = take_while_m_n(2, 16, |c: char| c.is_alphanumeric() || matches!(c, '&' | '-' | '/'));
    let shouts = |text: &str| {
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        let number = text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        !number
            && text.starts_with(char::is_uppercase)
            && capitals > 1
            && capitals * 2 >= text.chars().count()
    };
    verify(letters, shouts).parse(input)
}

/// Whether half the letters of an abbreviation are initials of a name: it may be that of
/// the name in another language, but not of another body.
pub(crate) fn shares_initials(short: &str, name: &str) -> bool {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let mut initials: Vec<char> =
        words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
    let letters: Vec<char> = short.chars().filter(|c| c.is_uppercase()).collect();
    let shared = letters.iter().filter(|letter| {
        let at = initials.iter().position(|initial| initial == *letter);
        at.is_some_and(|at| initials.swap_remove(at) == **letter)
    });
    shared.count() * 2 >= letters.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_share_initials_with_their_name() {
        assert!(shares_initials("DPPA", "VN organisatie voor Politieke en Vredesopbouw Aangelegenheden"));
        assert!(shares_initials("UNOLA", "VN Office of Legal Affairs"));
        assert!(!shares_initials("OFAC", "US Department of the Treasury"));
    }

    #[test]
    fn definitions_in_brackets() {
        assert_eq!(definition(" (CAVV)").unwrap().1, "CAVV");
        assert!(definition(" (XVI)").is_err());
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
