//! Names of persons that fill a line: under a motion, a letter, in a list of those present.

use nom::Parser;
use nom::character::complete::char;
use nom::combinator::{recognize, verify};
use nom::sequence::terminated;

use super::{NameGrammar, ParseResult, PersonName, blank, word, word_end};

impl NameGrammar {
    /// A surname before a given name of two syllables.
    ///
    /// ```text
    /// of syllables = surname of the table, blank, capital letters "-" small letters
    /// ```
    ///
    /// Accepts `Park Geun-hye`, `Kim Jong-un is`; refuses `Kim Jong`, `Khan Jan-zaak`.
    pub(super) fn of_syllables<'a>(&self, input: &'a str) -> ParseResult<'a, PersonName<'a>> {
        let syllable = |small: bool| {
            move |i| {
                verify(word, |part: &str| part.len() < 7 && part.starts_with(char::is_lowercase) == small)
                    .parse(i)
            }
        };
        let (start, _) = terminated(|i| self.before_syllables.parse(i), blank).parse(input)?;
        let (rest, given) =
            terminated(recognize((syllable(false), char('-'), syllable(true))), word_end).parse(start)?;
        let text = input.get(..input.len() - rest.len()).unwrap_or_default();
        Ok((rest, PersonName::new(text, given)))
    }

    /// A name of at least two words whose prefix may be an ordinary word; for places
    /// where only a name can stand, such as under a letter.
    ///
    /// Accepts `Foort van Oosten`, `Caspar Veldkamp`; refuses `Veldkamp`, `De minister`.
    ///
    /// # Errors
    /// Where none stands here.
    pub fn full_name<'a>(&self, input: &'a str) -> ParseResult<'a, PersonName<'a>> {
        if let Ok(found) = self.initialled(input) {
            return Ok(found);
        }
        let (start, _) = terminated(|i| self.part(i), blank).parse(input)?;
        let (rest, surname) = self.surname(start, true)?;
        let text = input.get(..input.len() - rest.len()).unwrap_or_default();
        Ok((rest, PersonName::new(text, surname)))
    }

    /// A name that fills a line on which nothing else can stand, as under a motion.
    ///
    /// Accepts `Van ’t Riet`, `Van der Burg-de Waard`, `Diederik van Dijk`; refuses `De minister`, `kst-36410-V-41`.
    pub fn line<'a>(&self, line: &'a str) -> Option<PersonName<'a>> {
        let whole = |found: ParseResult<'a, PersonName<'a>>| {
            found.ok().filter(|(rest, _)| rest.is_empty()).map(|(_, name)| name)
        };
        let known = whole(self.name(line)).or_else(|| whole(self.full_name(line)));
        known.or_else(|| {
            // `Hanke Bruins Slot`
            if let Some((given, surname)) = line.split_once(' ')
                && self.given.contains(given)
                && surname.split(' ').count() == 2
            {
                return self.line(surname).map(|name| PersonName::new(line, name.text));
            }
            let (rest, first) = self.surname(line, true).ok()?;
            let more = rest.strip_prefix('-').or_else(|| rest.strip_prefix(' '))?;
            let (end, _) = self.surname(more, true).ok()?;
            end.is_empty().then(|| PersonName::new(line, if first.contains(' ') { line } else { more }))
        })
    }

    /// A line of the form of a name where names are signed, whatever else its words may be.
    ///
    /// Accepts `Wiegman-van Meppelen Scheppink`, `Welzijn`; refuses `Toelichting`, `Kamerstuk 32 735`.
    pub fn signing<'a>(&self, line: &'a str) -> Option<PersonName<'a>> {
        let words: Vec<&str> = line.split(' ').collect();
        let letters = |word: &&str| {
            word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
                && (word.starts_with(char::is_uppercase) || word.chars().count() <= 3)
        };
        let formed = words.iter().all(letters) && line.starts_with(char::is_uppercase);
        let known = match words.as_slice() {
            [one] => self.fields.contains(one),
            several => several.len() <= 5 && line.contains('-') && !line.chars().all(|c| !c.is_lowercase()),
        };
        (formed && known).then(|| PersonName::new(line, line))
    }
}
