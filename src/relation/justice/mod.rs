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
//! describes without naming them.
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
mod persons;
mod places;
mod powers;
mod reading;
mod role;
mod trial;
mod verbal;
mod warrant;

use std::sync::{Arc, OnceLock};

use super::{Fact, Passage, Relation, Sentence, Shape};
use crate::gazetteer::TableError;
use crate::grammar::PartialDate;
use crate::mention::Trigger;
use event::Event;
use lexicon::Lexicon;
use reading::Reading;

/// The rules for one event.
struct Rules {
    event: Event,
    lexicon: Arc<Lexicon>,
}

/// The tables, read once for all relations of this folder.
fn rules(event: Event) -> Result<Box<dyn Relation>, TableError> {
    static LEXICON: OnceLock<Arc<Lexicon>> = OnceLock::new();
    let lexicon = match LEXICON.get() {
        Some(known) => Arc::clone(known),
        None => Arc::clone(LEXICON.get_or_init({
            let read = Arc::new(Lexicon::load()?);
            move || read
        })),
    };
    Ok(Box::new(Rules { event, lexicon }))
}

macro_rules! relations {
    ($($(#[$doc:meta])* $name:ident = $event:ident;)*) => {
        $(
            $(#[$doc])*
            ///
            /// # Errors
            /// Where one of the tables is wrong.
            pub fn $name() -> Result<Box<dyn Relation>, TableError> {
                rules(Event::$event)
            }
        )*
    };
}

relations! {
    /// Convicted by a court.
    convicted = Conviction;
    /// Acquitted by a court.
    acquitted = Acquittal;
    /// Tried by a court.
    tried = Trial;
    /// Arrested in a country or for a court.
    arrested = Arrest;
    /// Handed over to a court or a country.
    surrendered = Surrender;
    /// Charged by a court or in a country.
    charged = Charge;
    /// Sought by a warrant of a court or a country.
    warrant = Warrant;
}

impl Relation for Rules {
    fn shape(&self) -> Shape {
        self.event.shape()
    }

    fn triggers(&self) -> Vec<Trigger> {
        let capital = |stem: &str| {
            let mut letters = stem.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
        };
        let stems = self.lexicon.stems(self.event).into_iter();
        let both = stems.flat_map(|(stem, ends)| {
            let spelt = [Some(stem.to_owned()), capital(stem)].into_iter().flatten();
            spelt.map(move |word| if ends { Trigger::ending(word) } else { Trigger::word(word) })
        });
        both.collect()
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        let reading = Reading::new(&self.lexicon, passage, sentence);
        let today = passage.document.metadata.date.map(PartialDate::from);
        for claim in reading.claims(self.event) {
            for fact in claim.facts(today) {
                claim::add(facts, fact);
            }
        }
    }
}
