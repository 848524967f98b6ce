//! The words and known seats of courts, from their tables.

use std::collections::{BTreeMap, BTreeSet};

use super::super::country;
use crate::embedded;
use crate::gazetteer::{Names, Roles, TableError};
use crate::grammar::{WordSet, slug};

/// The roles of `data/court-words.tsv`.
const ROLES: [&str; 13] = [
    "bench",
    "benches",
    "foreign",
    "supreme",
    "constitutional",
    "national",
    "qualifier",
    "head",
    "english",
    "short",
    "breaks",
    "elsewhere",
    "shared",
];

/// Everything that the grammar asks.
pub(super) struct Words {
    pub(super) bench: WordSet,
    pub(super) benches: WordSet,
    pub(super) foreign: WordSet,
    pub(super) supreme: WordSet,
    pub(super) constitutional: WordSet,
    pub(super) national: WordSet,
    pub(super) qualifier: WordSet,
    pub(super) head: WordSet,
    pub(super) english: WordSet,
    pub(super) short: WordSet,
    pub(super) breaks: WordSet,
    pub(super) elsewhere: WordSet,
    /// Short words that other bodies bear too.
    pub(super) shared: WordSet,
    /// Seats of Dutch courts.
    pub(super) seats: WordSet,
    /// Names and adjectives of states.
    pub(super) states: WordSet,
    /// The code of each of them.
    pub(super) codes: BTreeMap<String, String>,
    /// What each short word may stand for, of the courts known.
    pub(super) meanings: BTreeMap<String, BTreeSet<String>>,
}

impl Words {
    /// What the id of a court begins with that its state names.
    pub(super) fn of_state(&self, word: &str) -> Option<String> {
        if self.supreme.contains(word) {
            return Some("supreme-court".to_owned());
        }
        if self.constitutional.contains(word) {
            return Some("constitutional-court".to_owned());
        }
        self.national.contains(word).then(|| slug(word))
    }

    /// Reads the words; seats and meanings come from the known names.
    ///
    /// # Errors
    /// Where a table is wrong.
    pub(super) fn read(names: &Names) -> Result<Self, TableError> {
        let mut roles = Roles::read(embedded!("court-words.tsv"), &ROLES)?;
        let countries = country::names()?;
        let codes: BTreeMap<String, String> =
            countries.names.iter().map(|name| (name.text.clone(), name.id.to_lowercase())).collect();
        let short = roles.take("short");
        let benches = roles.take("benches");
        Ok(Self {
            seats: seats(names, &benches),
            meanings: meanings(&short, names),
            states: codes.keys().map(String::as_str).collect(),
            codes,
            bench: roles.take("bench"),
            benches,
            foreign: roles.take("foreign"),
            supreme: roles.take("supreme"),
            constitutional: roles.take("constitutional"),
            national: roles.take("national"),
            qualifier: roles.take("qualifier"),
            head: roles.take("head"),
            english: roles.take("english"),
            short,
            breaks: roles.take("breaks"),
            elsewhere: roles.take("elsewhere"),
            shared: roles.take("shared"),
        })
    }
}

/// What stands behind "rechtbanken" and "gerechtshoven" in known names.
fn seats(names: &Names, benches: &WordSet) -> WordSet {
    let seat = |text: &str| {
        let (bench, seat) = text.split_once(' ')?;
        benches.contains(bench).then(|| seat.to_owned())
    };
    names.names.iter().filter_map(|name| seat(&name.text)).collect()
}

/// What each short word may stand for, under the word in lower case.
fn meanings(short: &WordSet, names: &Names) -> BTreeMap<String, BTreeSet<String>> {
    short.iter().map(|word| (word.to_lowercase(), names.called(word))).collect()
}
