//! Names of persons in capitals, as the titles of motions have them.

use nom::Parser;
use nom::character::complete::char;
use nom::combinator::{opt, verify};
use nom::sequence::{preceded, terminated};

use super::name::{NameGrammar, PersonName, refuse};
use super::{ParseResult, blank, initials, word};

impl NameGrammar {
    /// A surname in capitals: `VAN BAARLE`, `HIRSCH`, and `BRUINS SLOT` where the list
    /// goes on behind it.
    ///
    /// Accepts `VAN DER STAAIJ c.s.`, `LAÇIN/BECKERMAN`, `M.B. VOS`; refuses `EN`, `Hirsch`.
    ///
    /// # Errors
    /// Where none stands here.
    pub fn in_capitals<'a>(&self, input: &'a str) -> ParseResult<'a, PersonName<'a>> {
        // `M.B. VOS`
        if let Ok((behind, given)) = terminated(initials, blank).parse(input)
            && let Ok((rest, surname)) = self.surname_in_capitals(behind)
        {
            let text = input.get(..input.len() - rest.len()).unwrap_or_default();
            return Ok((rest, PersonName { text, given, surname: surname.text }));
        }
        if let Ok((behind, given)) = self.given_in_capitals(input)
            && let Ok((rest, surname)) = self.surname_in_capitals(behind)
        {
            let text = input.get(..input.len() - rest.len()).unwrap_or_default();
            return Ok((rest, PersonName { text, given, surname: surname.text }));
        }
        self.surname_in_capitals(input)
    }

    /// A known given name in capitals and the blank behind it, where a surname in capitals follows: `JASPER `.
    fn given_in_capitals<'a>(&self, input: &'a str) -> ParseResult<'a, &'a str> {
        let known = |word: &str| {
            let mut letters = word.chars();
            let first = letters.next().into_iter().collect::<String>();
            capitals(word) && self.given.contains(&(first + &letters.as_str().to_lowercase()))
        };
        let (rest, given) = terminated(verify(word, known), blank).parse(input)?;
        let (_, next) = word(rest)?;
        let prefixed = self.all_capitals_prefixes.parse(rest).is_ok() || next.starts_with(['’', '\'']);
        let ends = ["EN", "OVER", "TER", "C", "HERDRUK"].contains(&next) || !capitals(next) && !prefixed;
        if ends { refuse(input) } else { Ok((rest, given)) }
    }

    /// A surname in capitals with its prefix.
    fn surname_in_capitals<'a>(&self, input: &'a str) -> ParseResult<'a, PersonName<'a>> {
        let (start, _) = opt(terminated(|i| self.all_capitals_prefixes.parse(i), blank)).parse(input)?;
        let (rest, _) = verify(word, capitals).parse(start)?;
        let prefix = |i| terminated(|i| self.all_capitals_prefixes.parse(i), blank).parse(i);
        let (mut rest, _) = opt((char('-'), opt(prefix), verify(word, capitals))).parse(rest)?;
        let second: ParseResult<'_, _> = preceded(blank, verify(word, capitals)).parse(rest);
        if let Ok((after, _)) = second
            && (after.is_empty()
                || [" EN ", " C.S", "/", " (", ", ", " TER VERVANGING"]
                    .iter()
                    .any(|next| after.starts_with(next)))
        {
            rest = after;
        }
        let text = input.get(..input.len() - rest.len()).unwrap_or_default();
        let small = text.to_lowercase();
        // `VAN DE VVD-FRACTIE`.
        if self.endings.iter().any(|ending| small.ends_with(ending)) {
            return refuse(input);
        }
        Ok((rest, PersonName::new(text, text)))
    }
}

fn capitals(text: &str) -> bool {
    text.chars().all(char::is_uppercase)
        // `VVD` and `PVV` are said letter by letter.
        && !text.chars().all(|c| "BCDFGHJKLMNPQRSTVWXZ".contains(c))
        && text.chars().count() > 2
        && !matches!(text, "VAN" | "DEN" | "DER" | "HET" | "LID" | "LEDEN")
}
