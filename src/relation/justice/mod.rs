//! What befalls persons in criminal justice: arrested, surrendered, charged, sought by warrant,
//! tried, convicted, acquitted; seven relations over one grammar.
//!
//! # What it reads
//! Verbs in either voice (`werd door de rechtbank Den Haag veroordeeld tot …`, `het Strafhof sprak
//! X vrij`), nouns with what hangs on them (`de veroordeling door … van …`, `arrestatiebevelen
//! tegen …`, `de behandeling bij … zal plaatsvinden op …`), participles before a noun (`de door het
//! ISH veroordeelde …`). The subject is a person with a name, a described group (`een Libische
//! verdachte`), or whom a pronoun or `de verdachte` points back to where only one person is meant.
//! The object is a court, or for arrests, surrenders and charges also a country. A court that
//! the sentence leaves out comes from the three sentences before in the same paragraph, or is
//! the international court that the whole document is about; then `inferred` says so.
//! Attributes: `sentence`, `crime`, `judgment` (the one ECLI of the sentence or its notes).
//!
//! # Where it stops
//! No court named and none certain, no fact. Being suspected is no charge, condemning a deed no
//! conviction, a city no country. A noun for what may still come (`uitlevering`, `berechting`)
//! states nothing by itself.
//!
//! # Known misses
//! Sentences about several persons told by pronouns; arrests told by a city; courts that the text
//! describes without naming them; a name right behind the word of who acts (`arresteerde de Duitse politie Hasna A.`);
//! `heeft bekendgemaakt dat een bevel is uitgevaardigd`, which leaves out by whom.
//!
//! # Example
//! `Hasna A. is door de rechtbank Den Haag veroordeeld tot een gevangenisstraf van tien jaar` is
//! `convicted_by` with its `sentence`.

mod charging;
mod claim;
mod context;
mod dated;
mod event;
mod lexicon;
mod nominal;
mod participle;
mod particulars;
mod patients;
mod persons;
mod places;
mod powers;
mod reading;
mod role;
mod ruling;
mod trial;
mod verbal;
mod warrant;

use super::{Fact, Passage, Relation, Sentence, Shape};
use crate::gazetteer::TableError;
use crate::grammar::PartialDate;
use crate::mention::Trigger;
use event::Event;
use lexicon::Lexicon;
use reading::Reading;

/// The rules for all events.
struct Rules {
    lexicon: Lexicon,
}

/// The seven relations over one grammar.
///
/// # Errors
/// Where one of the tables is wrong.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    Ok(Box::new(Rules { lexicon: Lexicon::load()? }))
}

impl Relation for Rules {
    fn shapes(&self) -> Vec<Shape> {
        Event::ALL.map(Event::shape).to_vec()
    }

    fn triggers(&self) -> Vec<Trigger> {
        let capital = |stem: &str| {
            let mut letters = stem.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
        };
        let stems = Event::ALL.into_iter().flat_map(|event| self.lexicon.stems(event));
        let both = stems.flat_map(|(stem, ends)| {
            let spelt = [Some(stem.to_owned()), capital(stem)].into_iter().flatten();
            spelt.map(move |word| if ends { Trigger::ending(word) } else { Trigger::word(word) })
        });
        both.collect()
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        let Some(reading) = Reading::telling(&self.lexicon, passage, sentence) else { return };
        let today = passage.document.metadata.date.map(PartialDate::from);
        for claim in Event::ALL.into_iter().flat_map(|event| reading.claims(event)) {
            for fact in claim.facts(today) {
                claim::add(facts, fact);
            }
        }
    }
}
