//! Named natural persons.
//!
//! # What it reads
//! Names by their form in a context that only a person has: a member (`het lid Dobbe c.s.`, `de
//! leden Bontenbal (CDA), Krul (CDA) en Boswijk (CDA)`), an address (`De heer Van Helvert (CDA):`),
//! a role (`Minister Blok`, `VN-gezant Griffiths`, `de Britse hoofdaanklager, Karim Khan,`), a title
//! (`Prof. Dr P.A. Nollkaemper`), initials (`D.M. van Weel`), a surname kept back (`Hasna A.`), a
//! signature under an office or a motion, an attendance list, a roll call (`Voor stemmen de leden: …`), a label
//! (`Naam: DIAO, Malick`), a known given name (`Joseph Kony`), a surname that papers never
//! introduce (`Poetin`), what a person gave the name to
//! (`Assad-regime`), a clause behind it that only a person has (`X, tegen wie …`; `X, die … werd aangehouden`), the word for who
//! lives somewhere (`de Libiër X`). Later bare surnames of the same persons are learned from the document. The
//! norm is the name as written with a stroke before the surname: `Karim|Khan`, `|Van der Staaij`.
//!
//! # Where it stops
//! The span is the name without role, title, party or `c.s.`. A prefix in lower case that is an
//! ordinary word (`van`, `de`) belongs to a name only behind a given name or initials. A word of
//! `data/no-names.tsv` ends a name, or makes it that of a body.
//!
//! # Known misses
//! Two capitalised words without any context whose first is no common given name; a bare surname
//! never introduced; names of one letter group such as `Xi` without a role.
//!
//! # Example
//! `Volgens VN-gezant [Griffiths](person:griffiths) is dat zo.`

mod context;
mod grammar;
mod learned;
mod lines;
mod relative;
mod tables;

pub(crate) use grammar::{and_others, list};
pub(crate) use tables::names;

use crate::gazetteer::{Name, TableError};
use crate::grammar::{NameGrammar, WordSet};
use crate::mention::{Kind, Mention, Place, Recognizer, Trigger};
use crate::text::Document;

/// The kind.
pub const PERSON: Kind = Kind { name: "Person", path: "person" };

/// The words that end a motion; its movers stand below.
const END_OF_MOTION: &str = "orde van de dag";

/// Reads mentions of this kind.
struct Reader {
    names: NameGrammar,
    announces: tables::Announcers,
    signers: WordSet,
    /// What befalls persons, in a clause behind their name.
    fates: WordSet,
    /// Surnames that need no introduction.
    known: Vec<Name>,
    /// Closed words with the capital that they have at the start of a sentence: `Tegen`, `Nadat`.
    closed: WordSet,
}

/// The recognizer of this kind.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn recognizer() -> Result<Box<dyn Recognizer>, TableError> {
    Ok(Box::new(Reader {
        names: names()?,
        announces: tables::announcers()?,
        signers: tables::signers(),
        fates: tables::fates()?,
        known: tables::well_known()?,
        closed: tables::closed()?,
    }))
}

impl Recognizer for Reader {
    fn kind(&self) -> Kind {
        PERSON
    }

    fn names(&self) -> &[Name] {
        &self.known
    }

    fn triggers(&self) -> Vec<Trigger> {
        let mut words: Vec<&String> = self.announces.keys().collect();
        words.sort_unstable();
        // `rebellenleider`, `oud-president`: roles end compounds; a word of address is whole.
        let announced = words.into_iter().map(|word| match self.announces.get(word) {
            Some(tables::Announces::Role { .. }) if word.starts_with(char::is_lowercase) => {
                Trigger::ending(word)
            }
            _ => Trigger::word(word),
        });
        let capitals = ["LID", "LEDEN", END_OF_MOTION].map(Trigger::word);
        let initials = ('A'..='Z').map(|letter| Trigger::beginning(format!("{letter}.")));
        let short = ["Th.", "Ch.", "Ph.", "IJ.", "Chr.", "St."].map(Trigger::beginning);
        let given = self.names.given.iter().map(Trigger::word);
        announced.chain(capitals).chain(initials).chain(short).chain(given).collect()
    }

    fn read(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let here = place.here();
        if here.ends_with('.') && here.starts_with(char::is_uppercase) && !self.announces.contains_key(here) {
            return self.initial(place, found);
        }
        if here == END_OF_MOTION {
            return self.movers_below(place, found);
        }
        if matches!(here, "LID" | "LEDEN") {
            return self.announced(place, tables::Announces::Address { many: here == "LEDEN" }, found);
        }
        if let Some(what) = self.announces.get(here) {
            self.announced(place, *what, found);
        }
        if self.names.given.contains(here) {
            self.full(place, found);
        }
    }

    fn learn(&self, document: &Document, mentions: &[Mention]) -> Vec<Name> {
        learned::names(self, document, mentions)
    }

    fn accepts(&self, place: &Place<'_>, _name: &Name) -> bool {
        self.stands_alone(place)
    }
}
