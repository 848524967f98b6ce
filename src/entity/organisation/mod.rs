//! Named bodies that are no court and no party: organs of the UN and the EU,
//! ministries, committees, associations, companies, armed groups, media.
//!
//! Reads the known names (`data/organisation-names.tsv`; those of UN bodies also
//! behind `VN-`, `UN` and `United Nations`) and, by form: ministries (`ministeries
//! van Defensie en Financiën`), committees (`vaste commissie voor …`,
//! `commissie-Davids`), Dutch names from their head on (`Stichting …`, `Raad voor
//! …`, `Team Internationale Misdrijven`) or up to it (`Mensenrechten Coalitie`),
//! English names around theirs (`Yemen Humanitarian Fund`, `Office of …`), what a
//! word announces (`het bedrijf Palantir`), a state's parliament behind its
//! adjective, units under arms (`Azov-brigade`), and a name with its subject in lower
//! case up to the abbreviation in brackets. An abbreviation in brackets behind a name
//! is learned for the whole document. `Kamer` is the chamber that the document is addressed to. A
//! capitalised `Commissie`, `Raad`, `Bureau` behind an article is a short form:
//! linking gives it the body of that sort that the document names last, and where
//! there is none it is no mention.
//!
//! A name ends with its last capitalised word. In compounds the name alone counts
//! (`VN` in `VN-systeem`). A portfolio behind `minister` is an office and no
//! ministry; `kabinet`, `regering` and `politie` name nothing.
//!
//! What stands around a name makes it one too (`announced`): the noun of its kind before it (`de rederij X`) or behind it (`X, de
//! Ierse luchtvaartmaatschappij`), a measure against it (`sancties tegen UNITA`), who leads it (`leider van de Jonge Patriotten`).
//! A company is learned without its last words (`Tulip` for `Tulip Trading B.V.`).
//!
//! Known misses: names without a head that no table has and no word announces;
//! lower case subjects (`commissie voor de bescherming van …`); municipalities.
//!
//! Example: "de Europese Commissie en EDEO" names european-commission and eeas.

mod announced;
mod bodies;
mod context;
mod definition;
mod forms;
mod grammar;
mod heads;
mod learned;
mod words;

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::embedded;
use crate::gazetteer::{Form, Label, Name, Names, Table, TableError};
use crate::grammar::WordSet;
use crate::mention::{Kind, Mention, Place, Recognizer, Trigger};
use crate::text::Document;
use words::Words;

pub(crate) use definition::{definition, shares_initials};

/// The kind.
pub const ORGANISATION: Kind = Kind { name: "Organisation", path: "organisation" };

/// Reads mentions of this kind.
struct Reader {
    names: Names,
    /// The id of each name, whatever its form.
    ids: HashMap<String, String>,
    /// Ids of Dutch ministries.
    ministries: Vec<String>,
    words: Words,
}

/// The recognizer of this kind.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn recognizer() -> Result<Box<dyn Recognizer>, TableError> {
    let ids = embedded!("organisations.tsv").table(&["id", "nl", "en", "type"])?;
    let names = embedded!("organisation-names.tsv").table(&["name", "id", "form"])?;
    let mut names = Names::join(&ids, &names)?;
    let ministries: Vec<String> = of_type(&ids, "ministry").map(str::to_owned).collect();
    let words = Words::read(&names, &ministries)?;
    names.names.extend(prefixed(&ids, &names, &words.un));
    Ok(Box::new(Reader {
        ids: names.names.iter().map(|name| (name.text.clone(), name.id.clone())).collect(),
        ministries,
        names,
        words,
    }))
}

/// The ids of bodies of this type.
fn of_type<'t>(ids: &'t Table, sort: &'t str) -> impl Iterator<Item = &'t str> {
    ids.rows().filter(move |row| row.get("type") == sort).map(|row| row.get("id"))
}

/// The names of UN bodies behind the name of the UN: `VN-Mensenrechtenraad`, `UN Office of Legal Affairs`.
fn prefixed(ids: &Table, names: &Names, un: &WordSet) -> Vec<Name> {
    let bodies: Vec<&str> = of_type(ids, "un").chain(of_type(ids, "un-organ")).collect();
    let full =
        names.names.iter().filter(|name| name.form == Form::Name && bodies.contains(&name.id.as_str()));
    let bare = full.filter(|name| un.parse(&name.text).is_err());
    let prefixes: Vec<String> =
        un.iter().flat_map(|un| ["-", " ", "- "].map(|joint| format!("{un}{joint}"))).collect();
    let behind =
        |prefix: &String, name: &Name| Name { text: format!("{prefix}{}", name.text), ..name.clone() };
    let new = bare.flat_map(|name| prefixes.iter().map(move |prefix| behind(prefix, name)));
    let known: HashSet<&str> = names.names.iter().map(|name| name.text.as_str()).collect();
    new.filter(|name| !known.contains(name.text.as_str())).collect()
}

impl Recognizer for Reader {
    fn kind(&self) -> Kind {
        ORGANISATION
    }

    fn names(&self) -> &[Name] {
        &self.names.names
    }

    fn accepts(&self, place: &Place<'_>, name: &Name) -> bool {
        self.stands(place, name)
    }

    fn triggers(&self) -> Vec<Trigger> {
        let Words { head, linked, english, cue, state_body, ministry, committee, short, .. } = &self.words;
        let Words { house, un, ending, company, unit, led, apposed, against, by_state, .. } = &self.words;
        let sets = [
            head, linked, english, state_body, ministry, committee, short, house, un, company, against,
            by_state,
        ];
        let mut words: Vec<&str> = sets.into_iter().flat_map(WordSet::iter).collect();
        words.sort_unstable();
        words.dedup();
        // `hulporganisatie Cordaid`: what announces a name may end a compound.
        let parts = [cue, led, ending, unit, apposed].into_iter().flat_map(WordSet::iter);
        let parts: BTreeSet<&str> = parts.collect();
        words.into_iter().map(Trigger::word).chain(parts.into_iter().map(Trigger::ending)).collect()
    }

    fn read(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        self.forms(place, found);
    }

    fn learn(&self, document: &Document, mentions: &[Mention]) -> Vec<Name> {
        learned::names(document, mentions, &self.ids, &self.words)
    }

    fn may_mean(&self, norm: &str, id: &str) -> bool {
        if self.names.labels.contains_key(norm) {
            return norm == id;
        }
        let known = self.names.labels.contains_key(id);
        if known {
            self.words.meanings.get(norm).is_some_and(|ids| ids.contains(id))
        } else {
            id.contains(norm)
        }
    }

    fn label(&self, id: &str) -> Option<&Label> {
        self.names.labels.get(id)
    }
}
