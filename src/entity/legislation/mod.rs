//! Laws, regulations, decisions and decrees, of a state or of the European Union.
//!
//! # What it reads
//! The known names (`data/legislation-names.tsv`), in any spelling of capitals and hyphens where
//! they are one word (`dublinverordening`, `Dublin-verordening`); acts of the European Union by
//! number, also in lists (`Verordening (EU) nr. 269/2014`, `Richtlijnen 2004/38/EG en 2003/86/EG`);
//! Dutch acts by their form (`Wet …`, `Rijkswet …`, `Sanctieregeling …`, `Jachtwet`, `Wetboek van …`);
//! English ones (`Foreign Agents Act`); orders of the President of the United States. The norm is the id
//! of the table, the CELEX number of an act that is not in it, or the title as a part of an IRI.
//!
//! # Where it stops
//! A numbered act ends with its number; who made it and its full title are not in the span. A Dutch title
//! ends where its subject does (see `title`). `de Verordening`, `de Wet` in capitals are short forms
//! for one that the document
//! names elsewhere, and an abbreviation in brackets behind a title is one (`(Wnra)`). Lower case words and bills name nothing, nor do laws of
//! other countries take the id of the Dutch one (`de Poolse Grondwet`).
//!
//! # Known misses
//! Acts by their date alone, save a `Raadsbesluit`; titles with a comma or with words after "in",
//! "voor" or "door" that the table lacks; old decisions of foreign policy have no CELEX number.
//!
//! # Example
//! `Artikel 90 van de [Grondwet](legislation:grondwet) en [Verordening (EU) 2016/679](legislation:gdpr).`

mod form;
mod grammar;
mod known;
mod learned;
mod title;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::embedded;
use crate::gazetteer::{Form, Label, Name, Names, TableError};
use crate::grammar::WordSet;
use crate::mention::{Kind, Mention, Place, Recognizer, Trigger};
use crate::text::{Document, Span};
use known::Known;
use words::Words;

/// The kind.
pub const LEGISLATION: Kind = Kind { name: "Legislation", path: "legislation" };

/// The rule of an act named by its number.
pub const NUMBERED: &str = "legislation/numbered";

/// Words behind which the number of an order of the President may stand.
const ORDERS: [&str; 7] = [
    "Executive Order",
    "Executive order",
    "executive order",
    "Executive Orders",
    "executive orders",
    "EO",
    "E.O.",
];

/// Reads mentions of this kind.
struct Reader {
    names: Names,
    known: Known,
    words: Words,
    /// What each short word may stand for, of the acts known.
    meanings: BTreeMap<&'static str, BTreeSet<String>>,
}

/// Last parts of the words that may be short for an act.
const SHORT: [&str; 5] = ["wet", "verordening", "richtlijn", "besluit", "regeling"];

/// The recognizer of this kind.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn recognizer() -> Result<Box<dyn Recognizer>, TableError> {
    let ids = embedded!("legislation.tsv").table(&["id", "nl", "en", "celex"])?;
    let names = embedded!("legislation-names.tsv").table(&["name", "id", "form"])?;
    let names = Names::join(&ids, &names)?;
    let known = Known::new(&names, &ids);
    let meanings = SHORT.iter().map(|head| (*head, names.called(head))).collect();
    Ok(Box::new(Reader { known, words: Words::read()?, meanings, names }))
}

impl Recognizer for Reader {
    fn kind(&self) -> Kind {
        LEGISLATION
    }

    fn names(&self) -> &[Name] {
        &self.names.names
    }

    fn accepts(&self, place: &Place<'_>, name: &Name) -> bool {
        if place.is_code() {
            return false;
        }
        match name.form {
            Form::Abbreviation => name.text.len() > 2 || near_article(place.before()),
            _ => self.is_own(place, name.text.as_str()),
        }
    }

    fn triggers(&self) -> Vec<Trigger> {
        let Words { sorts, ending, title, plain_title, code, .. } = &self.words;
        let heads = sorts.iter().flat_map(|(heads, _)| heads.iter()).chain(ending.iter());
        let endings = heads.filter(|head| !head.contains(' ')).map(Trigger::ending);
        let phrases = sorts.iter().flat_map(|(heads, _)| heads.iter()).filter(|head| head.contains(' '));
        let words = [title, plain_title, code].into_iter().flat_map(WordSet::iter);
        let words = words.chain(phrases).chain(ORDERS).chain(["Act"]);
        endings.chain(words.map(Trigger::word)).collect()
    }

    fn read(&self, place: &Place<'_>, found: &mut Vec<Mention>) {
        let here = place.here();
        if here == "Act" {
            found.extend(self.english(place));
        } else if ORDERS.contains(&here) {
            found.extend(order(place));
        } else if self.words.code.contains(here) {
            found.extend(self.code(place));
        } else if !self.numbered(place, found) {
            found.extend(self.named(place));
        }
    }

    fn learn(&self, document: &Document, mentions: &[Mention]) -> Vec<Name> {
        learned::names(document, mentions)
    }

    fn may_mean(&self, norm: &str, id: &str) -> bool {
        let constitution = id == "grondwet" || id.starts_with("statuut-");
        let celex = if id.starts_with('3') { Some(id) } else { self.known.number(id) };
        match celex.and_then(|celex| celex.chars().nth(5)) {
            Some(letter) => norm == sort_of(letter),
            None if self.names.labels.contains_key(id) => {
                !constitution && self.meanings.get(norm).is_some_and(|ids| ids.contains(id))
            }
            None => !constitution && id.split('-').any(|part| part.ends_with(norm)),
        }
    }

    fn label(&self, id: &str) -> Option<&Label> {
        self.names.labels.get(id)
    }
}

/// The Dutch word for acts with this letter in EUR-Lex.
fn sort_of(letter: char) -> &'static str {
    match letter {
        'R' => "verordening",
        'L' => "richtlijn",
        _ => "besluit",
    }
}

/// A mention of the stretch `span`.
fn mention(span: Span, norm: String, rule: &'static str) -> Mention {
    Mention { kind: LEGISLATION, span, norm, form: Form::Name, rule }
}

/// Whether an article of a law was named shortly before: `artikel 140, eerste lid, `.
fn near_article(before: &str) -> bool {
    const REACH: usize = 60;
    let from = before.char_indices().rev().map(|(at, _)| at).find(|at| before.len() - at >= REACH);
    let near = before.get(from.unwrap_or(0)..).unwrap_or_default();
    near.contains("artikel") || near.contains("Artikel") || near.contains("art.") || near.contains("Art.")
}

/// An order of the President of the United States, by number.
fn order(place: &Place<'_>) -> Option<Mention> {
    let (rest, number) = grammar::order(place.after()).ok()?;
    let span = Span::new(place.span.start, place.limit() - rest.len());
    Some(mention(span, format!("us-executive-order-{number}"), NUMBERED))
}
