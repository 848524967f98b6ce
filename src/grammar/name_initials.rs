//! Names of persons with initials: for the given names, or for a surname that is kept back.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till};
use nom::character::complete::char;
use nom::combinator::{consumed, opt, recognize, verify};
use nom::sequence::{delimited, preceded, terminated};

use super::name::refuse;
use super::{NameGrammar, ParseResult, PersonName, blank, initials, word};

impl NameGrammar {
    /// A name with its initials.
    ///
    /// ```text
    /// initialled = initials [ "(" given ")" ] surname [ name word ]
    /// ```
    ///
    /// Accepts `P.A. Nollkaemper`, `H.G.J. (Hanke) Bruins Slot`; refuses `B.V. Nederland`
    /// (a table refuses `Nederland`), `A. De minister`, `Dr. R.A. van Dam` (a table has the title).
    ///
    /// # Errors
    /// Where none stands here.
    pub fn initialled<'a>(&self, input: &'a str) -> ParseResult<'a, PersonName<'a>> {
        if self.titles.parse(input).is_ok() {
            return refuse(input);
        }
        let called = delimited(char('('), take_till(|c| matches!(c, ')' | '\n')), char(')'));
        let (start, _) = (initials, opt(blank), opt(terminated(called, blank))).parse(input)?;
        let (mut rest, mut surname) = self.surname(start, true)?;
        let second: ParseResult<'_, _> = preceded(blank, |i| self.part(i)).parse(rest);
        if let Ok((after, part)) = second
            && !self.given.contains(part)
            && !self.name_goes_on(after)
        {
            rest = after;
            surname = start.get(..start.len() - after.len()).unwrap_or(surname);
        }
        if self.continues_as_body(rest) {
            return refuse(input);
        }
        let text = input.get(..input.len() - rest.len()).unwrap_or_default();
        Ok((rest, PersonName::new(text, surname)))
    }

    /// A given name, or two, and initials with full stops for the surname.
    ///
    /// ```text
    /// abbreviated = given [ given ] blank [ "al-" | "el-" | prefix blank ] initial { initial }
    /// ```
    ///
    /// Accepts `Hasna A. Ze werd`, `Abdul Razaq R.`, `Ahmad al-Y.`, `Rudolf van D.`; refuses `Bijlage A.`, `Plan B`.
    ///
    /// # Errors
    /// Where none stands here.
    pub fn abbreviated<'a>(&self, input: &'a str) -> ParseResult<'a, PersonName<'a>> {
        let initial = |i| {
            let one = |text: &str| text.chars().count() == 2 && text.starts_with(char::is_uppercase);
            verify(recognize((word, char('.'))), one).parse(i)
        };
        let prefix = recognize((|i| self.prefixes.parse(i), blank));
        let article = opt(alt((tag("al-"), tag("el-"), tag("Al-"), tag("El-"), prefix)));
        let surname = recognize((article, initial, opt(initial), opt(initial)));
        let second = opt(preceded(blank, |i| self.part(i)));
        let (rest, (text, (_, _, _, surname))) =
            consumed((|i| self.part(i), second, blank, surname)).parse(input)?;
        Ok((rest, PersonName::new(text, surname)))
    }
}
