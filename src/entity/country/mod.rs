//! Countries: states and territories with an ISO 3166-1 code.
//!
//! Reads the known names (`data/country-names.tsv`): names, abbreviations,
//! adjectives and inhabitants, alone, before a hyphen (`Irak-beleid`) and behind
//! one (`anti-Amerikaanse`); the genitive (`Ruslands`, the country alone); the
//! first part of a compound written as one word (`Iranbeleid`); the shortened
//! half of a pair (`Noord- en Zuid-Korea`). The norm is the alpha-3 code.
//!
//! It stops at the name itself: `Irak` in `Noord-Irak`. It does not read the
//! phrases of `data/country-traps.tsv` (seas, cities, newspapers, former states),
//! an adjective that begins the name of a body (`Nederlandse Vereniging voor …`),
//! a name that another name continues (`Kenya Airways`, `Koninkrijk Hannover`),
//! nor anything within an address. Names of treaties and courts swallow it.
//!
//! Known misses: a country as a surname (`mevrouw Oostenrijk`) is read; languages
//! (`in het Nederlands`) are read as adjectives; compounds whose second part
//! `data/country-words.tsv` lacks are not read.
//!
//! Example: `Amerikaanse` and `VS` in "Amerikaanse sancties; de VS zwijgen" are USA.

mod grammar;
mod traps;

use std::collections::HashMap;

use crate::embedded;
use crate::gazetteer::{Form, Label, Name, Names, Roles, TableError};
use crate::grammar::{WordSet, word_start};
use crate::mention::{Kind, Mention, Place, Recognizer, Trigger};
use crate::text::Span;
use traps::Traps;

/// The kind.
pub const COUNTRY: Kind = Kind { name: "Country", path: "country" };

/// The roles of `data/country-words.tsv`.
const ROLES: [&str; 9] = [
    "after-adjective",
    "tail",
    "compound",
    "generic",
    "article",
    "first-name",
    "surname",
    "before-surname",
    "branch",
];

/// Reads mentions of this kind.
struct Reader {
    names: Names,
    /// Each name's place in `names`.
    index: HashMap<String, usize>,
    traps: Traps,
    bodies: WordSet,
    tails: WordSet,
    heads: WordSet,
    generic: WordSet,
    first_names: WordSet,
    /// Adjectives that are surnames too, and what ends the words before a surname.
    surnames: WordSet,
    /// What ends the words before a surname.
    introductions: Vec<String>,
    /// Given names.
    given: WordSet,
    articles: WordSet,
    branches: WordSet,
    /// Names in English only.
    english: WordSet,
}

/// The recognizer of this kind.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn recognizer() -> Result<Box<dyn Recognizer>, TableError> {
    let ids = embedded!("countries.tsv").table(&["id", "nl", "en", "alpha2"])?;
    let table = embedded!("country-names.tsv").table(&["name", "id", "form", "lang"])?;
    let mut names = Names::join(&ids, &table)?;
    let english = table.rows().filter(|row| row.get("lang") == "en").map(|row| row.get("name"));
    let mut roles = Roles::read(embedded!("country-words.tsv"), &ROLES)?;
    let first_names = roles.take("first-name");
    names.names.extend(adjectives(&first_names, &names.names));
    let index = names.names.iter().enumerate().map(|(at, name)| (name.text.clone(), at)).collect();
    Ok(Box::new(Reader {
        traps: Traps::read(embedded!("country-traps.tsv"), &names.names)?,
        index,
        names,
        bodies: roles.take("after-adjective"),
        tails: roles.take("tail"),
        heads: roles.take("compound"),
        generic: roles.take("generic"),
        first_names,
        surnames: roles.take("surname"),
        introductions: roles.take("before-surname").iter().map(str::to_owned).collect(),
        given: embedded!("given-names.tsv").words(&["name"], "name")?,
        articles: roles.take("article"),
        branches: roles.take("branch"),
        english: english.collect(),
    }))
}

/// Every known name of a country, for kinds whose names hold one.
pub(super) fn names() -> Result<Names, TableError> {
    let ids = embedded!("countries.tsv").table(&["id", "nl", "en", "alpha2"])?;
    let names = embedded!("country-names.tsv").table(&["name", "id", "form", "lang"])?;
    Names::join(&ids, &names)
}

/// Adjectives that are first names too; each names what its inflected form does (`Frans`, `Franse`).
fn adjectives(first_names: &WordSet, names: &[Name]) -> Vec<Name> {
    let inflected = |word: &str| names.iter().find(|name| name.text.strip_suffix('e') == Some(word));
    first_names
        .iter()
        .filter_map(|word| Some(Name { text: word.to_owned(), ..inflected(word)?.clone() }))
        .collect()
}

impl Recognizer for Reader {
    fn kind(&self) -> Kind {
        COUNTRY
    }

    fn names(&self) -> &[Name] {
        &self.names.names
    }

    fn accepts(&self, place: &Place<'_>, name: &Name) -> bool {
        let after = place.after();
        let continued = match name.form {
            Form::Adjective => grammar::next_word(after, &self.bodies).is_ok(),
            Form::Abbreviation => grammar::code(after).is_ok(),
            _ => {
                grammar::next_word(after, &self.tails).is_ok()
                    || (self.generic.contains(&name.text) && grammar::own_name(after).is_ok())
            }
        };
        // `te Luxemburg`: a town has the name too.
        let town = name.form == Form::Name
            && matches!(place.before().strip_suffix("te "), Some(head) if word_start(head));
        let doubtful = town || self.first_names.contains(&name.text) && !self.is_adjective(place);
        let branch = self.branches.contains(&name.text) && place.closes_name();
        let inside = branch || self.in_english_name(place, name);
        let doubtful = doubtful || self.is_surname(place);
        !continued && !doubtful && !inside && !self.traps.hold(place)
    }

    fn triggers(&self) -> Vec<Trigger> {
        let plain = self.names.names.iter().filter(|name| name.form == Form::Name);
        let mut triggers: Vec<Trigger> = Vec::new();
        for Name { text, .. } in plain {
            if text.ends_with(|last: char| !"aiouysxz.’'".contains(last)) {
                triggers.push(Trigger::word(format!("{text}s")));
            }
            if text.chars().all(char::is_alphabetic) {
                triggers.push(Trigger::beginning(text.clone()));
            }
            if let Some((prefix, _)) = text.rsplit_once('-') {
                triggers.push(Trigger::word(format!("{prefix}-")));
            }
        }
        triggers.sort_by(|a, b| a.text.cmp(&b.text));
        triggers.dedup();
        triggers
    }

    fn read(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let here = place.here();
        let read = if here.ends_with('-') {
            self.pair(place)
        } else if self.index.contains_key(here) {
            self.compound(place)
        } else {
            here.strip_suffix('s').and_then(|name| Some((self.known(name)?, name.len(), "country/genitive")))
        };
        let Some((name, length, rule)) = read else { return };
        let span = Span::new(place.span.start, place.span.start + length);
        if !self.traps.hold(&Place { span, ..*place }) {
            found.push(Mention { kind: COUNTRY, span, norm: name.id.clone(), form: name.form, rule });
        }
    }

    fn label(&self, id: &str) -> Option<&Label> {
        self.names.labels.get(id)
    }
}

/// A name, how many of the characters at the place it covers, and the rule.
type Read<'a> = Option<(&'a Name, usize, &'static str)>;

impl Reader {
    fn known(&self, name: &str) -> Option<&Name> {
        self.names.names.get(*self.index.get(name)?)
    }

    /// `Noord-` in "Noord- en Zuid-Korea".
    fn pair(&self, place: &Place<'_>) -> Read<'_> {
        let (_, stem) = grammar::coordinated(place.after()).ok()?;
        let name = self.known(&format!("{}{stem}", place.here()))?;
        Some((name, place.here().len(), "country/pair"))
    }

    /// `Iran` in "Iranbeleid".
    fn compound(&self, place: &Place<'_>) -> Read<'_> {
        grammar::compound(place.after(), &self.heads).ok()?;
        Some((self.known(place.here())?, place.here().len(), "country/compound"))
    }

    /// Whether an English name is part of a longer one: "Taskforce (OTF) Ukraine", "the
    /// Yemen Humanitarian Fund".
    fn in_english_name(&self, place: &Place<'_>, name: &Name) -> bool {
        let opens = name.form == Form::Abbreviation || place.is_definite();
        let continued = grammar::capital(place.after()).is_ok() || place.before().ends_with(") ");
        self.english.contains(&name.text) && (!opens || continued)
    }

    /// Whether an adjective that is a surname too is one here: behind a role or a form of address, or
    /// where it is no adjective in a document that has it there (`VN-rapporteur Albanese`).
    fn is_surname(&self, place: &Place<'_>) -> bool {
        let here = place.here();
        let called = |before: &str| {
            let word = before.trim_end().rsplit([' ', '-', '\n']).next().unwrap_or_default();
            let introduced = self.introductions.iter().any(|ending| word.ends_with(ending.as_str()));
            before.ends_with(' ') && (introduced || self.given.contains(word))
        };
        let elsewhere = |(at, _): (usize, &str)| place.document.text().get(..at).is_some_and(called);
        self.surnames.contains(here)
            && (called(place.before())
                || !self.is_adjective(place) && place.document.text().match_indices(here).any(elsewhere))
    }

    /// Whether an adjective that is a first name too is an adjective here: "een Frans schip".
    fn is_adjective(&self, place: &Place<'_>) -> bool {
        let before = place.before().trim_end();
        let article = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let noun = grammar::lower_case(place.after()).is_ok();
        (noun && self.articles.contains(&article.to_lowercase()))
            || grammar::hyphenated(place.after()).is_ok()
    }
}
