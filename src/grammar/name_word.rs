//! The smallest parts of names of persons: words and initials.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::combinator::{opt, recognize, verify};
use nom::error::{Error, ErrorKind};
use nom::sequence::{preceded, terminated};

use super::{ParseResult, blank, word, word_end};

fn refuse<T>(input: &str) -> ParseResult<'_, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

/// A word of a name, whatever the word: `Khan`, `Hennis-Plasschaert`, `O'Brien`, `d'Estaing`.
///
/// ```text
/// name word = [ "d'" ] capital letters { ( "-" | "'" ) capital letters | "'" two or more letters }
/// ```
///
/// An `'s` behind it is no part of it. Accepts `Khan's` (up to `Khan`), `Assad-regime`
/// (up to `Assad`); refuses `VN`, `blok`, `GroenLinks`.
///
/// # Errors
/// Where none stands here.
pub fn name_word(input: &str) -> ParseResult<'_, &str> {
    let (mut rest, _) = (opt(tag("d'")), opt(tag("d’"))).parse(input)?;
    let mut letters = 0;
    let mut capital = true;
    loop {
        let (after, part) = word(rest)?;
        letters += part.chars().count();
        if part.chars().any(|c| !c.is_alphabetic())
            || !part.starts_with(char::is_uppercase) && capital
            || is_acronym(part)
        {
            return refuse(input);
        }
        rest = after;
        let Some(joint) = rest.chars().next().filter(|c| matches!(c, '-' | '‑' | '\'' | '’')) else {
            break;
        };
        let next = rest.get(joint.len_utf8()..).unwrap_or_default();
        let small = next.chars().take_while(|c| c.is_lowercase()).count();
        capital = next.starts_with(char::is_uppercase);
        if !capital && (matches!(joint, '-' | '‑') || small < 2 || letters > 3) {
            break;
        }
        rest = next;
    }
    let text = input.get(..input.len() - rest.len()).unwrap_or_default();
    let lower = text.trim_start_matches("d'").trim_start_matches("d’").chars().any(char::is_lowercase);
    if letters < 2 || !lower || word_end(rest).is_err() { refuse(input) } else { Ok((rest, text)) }
}

/// Whether capitals stand where a name has none: `VN`, `PvdA`, `GroenLinks`; `McConnell` and
/// `DeSantis` are names.
fn is_acronym(part: &str) -> bool {
    let letters: Vec<char> = part.chars().collect();
    let late = letters.iter().skip(4).any(|c| c.is_uppercase());
    late || letters.len() > 1 && letters.last().is_some_and(|c| c.is_uppercase())
}

/// Initials: `D.M.`, `Th.`, `J. P.`, `J.-Y.`.
///
/// Accepts `D.M. van Weel`, `Ch. de Gaulle`, `J.-Y. Lebrun`; refuses `nr. 3`, `VN. De`.
///
/// # Errors
/// Where none stand here.
pub fn initials(input: &str) -> ParseResult<'_, &str> {
    let letter = |i| {
        let short = |text: &&str| {
            let mut letters = text.chars();
            letters.next().is_some_and(char::is_uppercase)
                && text.chars().count() <= 2
                && (letters.all(char::is_lowercase) || *text == "IJ")
        };
        recognize(terminated(verify(word, short), char('.'))).parse(i)
    };
    let more = |i| {
        let mut rest = i;
        while let Ok((after, _)) = preceded(opt(alt((blank, tag("-")))), letter).parse(rest) {
            rest = after;
        }
        Ok((rest, ()))
    };
    recognize((letter, more)).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_names() {
        assert_eq!(name_word("Hennis-Plasschaert,"), Ok((",", "Hennis-Plasschaert")));
        assert_eq!(name_word("Khan's"), Ok(("'s", "Khan")));
        assert_eq!(name_word("Assad-regime"), Ok(("-regime", "Assad")));
        assert_eq!(name_word("O'Brien"), Ok(("", "O'Brien")));
        assert_eq!(name_word("d'Estaing"), Ok(("", "d'Estaing")));
        for text in ["VN", "blok", "A.", "G20", "2e", "GroenLinks-PvdA", "EU-Magnitski"] {
            assert!(name_word(text).is_err(), "{text}");
        }
    }

    #[test]
    fn letters_with_full_stops() {
        assert_eq!(initials("D.M. van Weel"), Ok((" van Weel", "D.M.")));
        assert_eq!(initials("Ch. de Gaulle"), Ok((" de Gaulle", "Ch.")));
        assert_eq!(initials("J.-Y. Lebrun"), Ok((" Lebrun", "J.-Y.")));
        assert!(initials("nr. 3").is_err());
        assert!(initials("VN. De").is_err());
    }
}
