//! Names of persons, as Dutch papers write them.
//!
//! The grammar says what *can* be a name; whether one stands somewhere is for the
//! words around it to say (`lid`, `Minister`, a signature).

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::combinator::{opt, recognize, verify};
use nom::error::{Error, ErrorKind};
use nom::sequence::preceded;

use super::{ParseResult, WordSet, blank, initials, name_word};

/// The closed parts of names, from tables.
#[derive(Clone, Debug, Default)]
pub struct NameGrammar {
    /// Prefixes of surnames in lower case: `van der`.
    pub prefixes: WordSet,
    /// The same with a capital first letter: `Van der`.
    pub capital_prefixes: WordSet,
    /// The same in capitals: `VAN DER`.
    pub all_capitals_prefixes: WordSet,
    /// Titles before initials, with a full stop: `Dr.`.
    pub titles: WordSet,
    /// Those that are ordinary words as well: `van`.
    pub ambiguous: WordSet,
    /// Given names that are hardly anything else.
    pub given: WordSet,
    /// Surnames behind which a given name of two syllables stands: `Park` in `Park Geun-hye`.
    pub before_syllables: WordSet,
    /// Words with a capital that are no part of a name.
    pub refused: WordSet,
    /// Those of them that make the whole a body or a work: `Foundation`.
    pub bodies: WordSet,
    /// Those that an office may be of: `Staten`; departments also in lower case: `zaken`.
    pub fields: WordSet,
    /// Countries, of which somebody is rather than called after: `Idris Adam van Soedan`.
    pub countries: WordSet,
    /// How words for bodies end, in lower case: `krachten` in `Landstrijdkrachten`.
    pub endings: Vec<String>,
}

/// A name and its two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonName<'a> {
    /// As written.
    pub text: &'a str,
    /// Given names or initials; empty in a bare surname.
    pub given: &'a str,
    /// The surname with its prefix.
    pub surname: &'a str,
}

impl<'a> PersonName<'a> {
    /// The name `text` whose surname starts with `surname`, a slice of it.
    pub(super) fn new(text: &'a str, surname: &'a str) -> Self {
        let at = text.len().saturating_sub(surname.len());
        Self { text, given: text.get(..at).unwrap_or_default().trim_end(), surname }
    }

    /// The normal form: `given|surname`.
    pub fn norm(&self) -> String {
        format!("{}|{}", self.given, self.surname)
    }
}

pub(super) fn refuse<T>(input: &str) -> ParseResult<'_, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

impl NameGrammar {
    /// A word of a name that no table refuses.
    pub(super) fn part<'a>(&self, input: &'a str) -> ParseResult<'a, &'a str> {
        if self.refused.parse(input).is_ok() {
            return refuse(input);
        }
        let body = |text: &&str| !self.endings.iter().any(|ending| text.to_lowercase().ends_with(ending));
        verify(name_word, body).parse(input)
    }

    /// A surname.
    ///
    /// ```text
    /// surname = ( [ prefix blank ] name word | small prefix "-" name word ) [ "-" prefix blank name word ]
    /// ```
    ///
    /// A prefix in lower case must be no ordinary word unless `bound`: behind a given
    /// name or initials it is one. Accepts `Van der Staaij`, `al-Bashir`, `Albers-van Dam`; refuses
    /// `van Frankrijk` (not bound), `Den Haag` (in the table of what is no name).
    ///
    /// # Errors
    /// Where none stands here.
    pub fn surname<'a>(&self, input: &'a str, bound: bool) -> ParseResult<'a, &'a str> {
        let (rest, first) = self.single_surname(input, bound)?;
        let second = (char('-'), |i| self.prefixes.parse(i), blank, |i| self.part(i));
        match recognize(second).parse(rest) {
            Ok((after, _)) => Ok((after, input.get(..input.len() - after.len()).unwrap_or(first))),
            Err(_) => Ok((rest, first)),
        }
    }

    /// A surname without a second one behind a hyphen.
    fn single_surname<'a>(&self, input: &'a str, bound: bool) -> ParseResult<'a, &'a str> {
        let Ok((rest, prefix)) = self.prefixes.parse(input).or_else(|_| self.capital_prefixes.parse(input))
        else {
            return self.part(input);
        };
        // `Den Haag` is refused, `De` alone only where it is no prefix.
        if self.refused.parse(input).is_ok_and(|(_, word)| word.len() > prefix.len()) {
            return refuse(input);
        }
        let small = prefix.starts_with(char::is_lowercase);
        let plain = !self.ambiguous.contains(&prefix.to_lowercase());
        if small && !plain && !bound {
            return refuse(input);
        }
        // Behind `van der` stands a name, whatever the word is elsewhere.
        let tail = |i| if plain && prefix.contains(' ') { name_word(i) } else { self.part(i) };
        let joint = |i| match blank(i) {
            Ok((rest, _)) => Ok((rest, ())),
            Err(_) if prefix.len() <= 3 => char('-').parse(i).map(|(rest, _)| (rest, ())),
            Err(error) => Err(error),
        };
        match recognize((joint, tail)).parse(rest) {
            Ok((after, _)) => Ok((after, input.get(..input.len() - after.len()).unwrap_or_default())),
            // `Al-Bashir`, `Den` and the like are words of a name themselves.
            Err(error) if small => Err(error),
            Err(_) => self.part(input),
        }
    }

    /// A name in running text.
    ///
    /// ```text
    /// name = initialled | surname { blank surname }        at most four words
    /// ```
    ///
    /// Accepts `Van der Staaij`, `Karim Khan`, `Eddie van Marum`, `D.M. van Weel`; refuses
    /// `Kagame van Rwanda` (up to `Kagame`), `Human Rights Watch`.
    ///
    /// # Errors
    /// Where none stands here.
    pub fn name<'a>(&self, input: &'a str) -> ParseResult<'a, PersonName<'a>> {
        if let Ok(found) = self.initialled(input) {
            return Ok(found);
        }
        if let Ok(found) = self.of_syllables(input) {
            return Ok(found);
        }
        let (mut rest, first) = self.surname(input, false)?;
        let mut surname = first;
        let known = self.given.contains(first);
        for count in 1..4 {
            let Ok((at, _)) = blank(rest) else { break };
            if self.of_country(at) {
                break;
            }
            let Ok((after, part)) = self.middle(at).or_else(|_| self.surname(at, known)) else { break };
            // `Caspar Veldkamp Eddie van Marum`: a second given name starts a second person.
            if count > 1 && self.given.contains(part) && self.name_goes_on(after) {
                break;
            }
            rest = after;
            surname = part;
        }
        if self.continues_as_body(rest) {
            return refuse(input);
        }
        let text = input.get(..input.len() - rest.len()).unwrap_or_default();
        if surname.len() == text.len() || !first.contains(' ') {
            return Ok((rest, PersonName::new(text, surname)));
        }
        // `Van Nieuwenhuizen Wijbenga`: with the prefix first, all of it is the surname.
        Ok((rest, PersonName::new(text, text)))
    }

    /// Initials between given name and surname: `Joe R. Biden`.
    fn middle<'a>(&self, input: &'a str) -> ParseResult<'a, &'a str> {
        preceded((initials, blank), |i| self.surname(i, true)).parse(input)
    }

    /// Whether `van` and a country follow: `van Soedan`, `van de Verenigde Staten`.
    fn of_country(&self, input: &str) -> bool {
        let article = opt((alt((tag("de"), tag("het"))), blank));
        let of: ParseResult<'_, _> =
            preceded((tag("van"), blank, article), |i| self.countries.parse(i)).parse(input);
        of.is_ok()
    }

    pub(super) fn name_goes_on(&self, rest: &str) -> bool {
        preceded(blank, |i| self.surname(i, true)).parse(rest).is_ok()
    }

    /// Whether the next word makes it the name of a body: `Anne Frank Stichting`.
    pub(super) fn continues_as_body(&self, rest: &str) -> bool {
        preceded(blank, |i| self.bodies.parse(i)).parse(rest).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grammar() -> NameGrammar {
        let prefixes = ["van", "van der", "van den", "al", "de", "ten", "von der", "den"];
        NameGrammar {
            prefixes: prefixes.into_iter().collect(),
            capital_prefixes: ["Van", "Van der", "Van den", "Al", "De", "Den"].into_iter().collect(),
            all_capitals_prefixes: ["VAN", "VAN DER"].into_iter().collect(),
            titles: ["Dr."].into_iter().collect(),
            ambiguous: ["van", "de", "ten", "den"].into_iter().collect(),
            before_syllables: ["Park"].into_iter().collect(),
            given: ["Karim", "Eddie", "Caspar", "Bart", "Joe"].into_iter().collect(),
            refused: ["De", "Van", "Den Haag", "Minister", "Nederland", "Rights", "Bijlage"]
                .into_iter()
                .collect(),
            bodies: ["Rights", "Stichting"].into_iter().collect(),
            countries: ["Rwanda"].into_iter().collect(),
            fields: WordSet::default(),
            endings: vec!["krachten".to_owned()],
        }
    }

    fn name(text: &str) -> Option<String> {
        grammar().name(text).ok().map(|(_, name)| name.norm())
    }

    #[test]
    fn names_in_running_text() {
        assert_eq!(name("Van der Staaij c.s.").as_deref(), Some("|Van der Staaij"));
        assert_eq!(name("Karim Khan, als").as_deref(), Some("Karim|Khan"));
        assert_eq!(name("Eddie van Marum").as_deref(), Some("Eddie|van Marum"));
        assert_eq!(name("Al-Bashir en").as_deref(), Some("|Al-Bashir"));
        assert_eq!(name("al-Bashir en").as_deref(), Some("|al-Bashir"));
        assert_eq!(name("Park Geun-hye en").as_deref(), Some("Park|Geun-hye"));
        assert_eq!(name("Khan Geun-zaak").as_deref(), Some("Khan|Geun"));
        assert_eq!(name("Albers-van Dam (CDA)").as_deref(), Some("|Albers-van Dam"));
        assert_eq!(name("Jan Albers-van der Dam en").as_deref(), Some("Jan|Albers-van der Dam"));
        assert_eq!(name("Kagame van Rwanda").as_deref(), Some("|Kagame"));
        assert_eq!(name("Karim Kagame van Rwanda").as_deref(), Some("Karim|Kagame"));
        assert_eq!(name("Karim Kagame van de Rwanda").as_deref(), Some("Karim|Kagame"));
        assert_eq!(name("Ursula von der Leyen").as_deref(), Some("Ursula|von der Leyen"));
        assert_eq!(name("Caspar Veldkamp Eddie van Marum").as_deref(), Some("Caspar|Veldkamp"));
        for text in
            ["van Frankrijk", "Den Haag", "Human Rights Watch", "De Minister", "VN", "Landstrijdkrachten"]
        {
            assert_eq!(name(text), None, "{text}");
        }
    }

    #[test]
    fn names_with_initials() {
        let read = |text| grammar().initialled(text).ok().map(|(_, name)| name.norm());
        assert_eq!(read("D.M. van Weel Bart van den Brink").as_deref(), Some("D.M.|van Weel"));
        assert_eq!(read("P.A. Nollkaemper, Kamerbrief").as_deref(), Some("P.A.|Nollkaemper"));
        assert_eq!(read("H.G.J. (Hanke) Bruins Slot").as_deref(), Some("H.G.J. (Hanke)|Bruins Slot"));
        assert_eq!(read("B.V. Nederland"), None);
        assert_eq!(read("A. De minister"), None);
        assert_eq!(read("Dr. R.A. van Dam"), None);
    }

    #[test]
    fn names_under_a_letter() {
        let read = |text| grammar().full_name(text).ok().map(|(_, name)| name.norm());
        assert_eq!(read("Foort van Oosten").as_deref(), Some("Foort|van Oosten"));
        assert_eq!(read("Bart van den Brink").as_deref(), Some("Bart|van den Brink"));
        assert_eq!(read("Veldkamp"), None);
        assert_eq!(read("De minister"), None);
    }

    #[test]
    fn surnames_kept_back_and_in_capitals() {
        let read = |text| grammar().abbreviated(text).ok().map(|(_, name)| name.norm());
        assert_eq!(read("Hasna A. Ze werd").as_deref(), Some("Hasna|A."));
        assert_eq!(read("Karim van D. ging").as_deref(), Some("Karim|van D."));
        assert_eq!(read("Bijlage A. Ze"), None);
        assert_eq!(read("Plan B is"), None);
        let read = |text| grammar().in_capitals(text).ok().map(|(_, name)| name.norm());
        assert_eq!(read("VAN DER STAAIJ").as_deref(), Some("|VAN DER STAAIJ"));
        assert_eq!(read("HIRSCH EN").as_deref(), Some("|HIRSCH"));
        assert_eq!(read("HIRSCH OVER HULP").as_deref(), Some("|HIRSCH"));
        assert_eq!(read("BRUINS SLOT EN VAN BAARLE").as_deref(), Some("|BRUINS SLOT"));
        assert_eq!(read("EDDIE VAN DIJK").as_deref(), Some("EDDIE|VAN DIJK"));
        assert_eq!(read("VAN DER BURG-VAN WAARD").as_deref(), Some("|VAN DER BURG-VAN WAARD"));
        assert_eq!(read("Hirsch"), None);
        assert_eq!(read("EN"), None);
    }
}
