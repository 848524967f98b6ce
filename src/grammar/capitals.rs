//! Names of persons in capitals, as the titles of motions have them.

use nom::Parser;
use nom::character::complete::char;
use nom::combinator::{opt, recognize, verify};
use nom::multi::separated_list1;
use nom::sequence::{preceded, separated_pair, terminated};

use super::name::{NameGrammar, PersonName, refuse};
use super::{ParseResult, blank, initials, name_word, word};

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

impl NameGrammar {
    /// A name whose surname is in capitals, on a line where only a name can stand.
    ///
    /// ```text
    /// marked = capitals { blank capitals } "," blank given       (* "DIAO, Malick" *)
    ///        | given blank capitals { blank capitals }           (* "Ismaël WAGNÉ", "F.H. HAMMERSMA" *)
    /// given  = initials with two full stops | name word { " " name word }
    /// ```
    ///
    /// Accepts `DIAO, Malick`, `Choguel KOKALLA MAÏGA`, `J.-Y. LEBRUN`; refuses `Malick Diao`,
    /// `WAGNÉ`, `A. TITEL`, `ARTIKEL 1`.
    pub fn marked<'a>(&self, line: &'a str) -> Option<PersonName<'a>> {
        let named = |i: &'a str| -> ParseResult<'a, &'a str> {
            let other = |word: &&str| !self.refused.contains(word);
            recognize(separated_list1(char(' '), verify(name_word, other))).parse(i)
        };
        let surname = |i: &'a str| self.surname_in_capitals(i).map(|(rest, name)| (rest, name.text));
        let listed: ParseResult<'a, _> = separated_pair(surname, (char(','), blank), named).parse(line);
        if let Ok(("", (surname, given))) = listed {
            return Some(PersonName { text: line, given, surname });
        }
        // `A. TITEL` is a heading.
        let letters = verify(initials, |letters: &str| letters.matches('.').count() > 1);
        let (given, surname) = match (letters, opt(blank), surname).parse(line) {
            Ok(("", (given, _, surname))) => (given, surname),
            _ => {
                separated_pair(named, blank, surname).parse(line).ok().filter(|(rest, _)| rest.is_empty())?.1
            }
        };
        Some(PersonName { text: line, given, surname })
    }
}

fn capitals(text: &str) -> bool {
    text.chars().all(char::is_uppercase)
        // `VVD` and `PVV` are said letter by letter.
        && !text.chars().all(|c| "BCDFGHJKLMNPQRSTVWXZ".contains(c))
        && text.chars().count() > 2
        && !matches!(text, "VAN" | "DEN" | "DER" | "HET" | "LID" | "LEDEN")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_marked_by_capitals() {
        let grammar =
            NameGrammar { refused: ["Publicatieblad"].into_iter().collect(), ..NameGrammar::default() };
        let read = |line| grammar.marked(line).map(|name| name.norm());
        assert_eq!(read("DIAO, Malick").as_deref(), Some("Malick|DIAO"));
        assert_eq!(read("Choguel KOKALLA MAÏGA").as_deref(), Some("Choguel|KOKALLA MAÏGA"));
        assert_eq!(read("J.-Y. LEBRUN").as_deref(), Some("J.-Y.|LEBRUN"));
        for line in ["Malick Diao", "WAGNÉ", "A. TITEL", "ARTIKEL 1", "Publicatieblad LXX", "DIAO, is"] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
