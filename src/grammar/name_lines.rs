//! Names of persons that fill a line: under a motion, a letter, in a list of those present.

use super::{NameGrammar, ParseResult, PersonName};

impl NameGrammar {
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
