//! One document into mentions, links and facts; many documents in parallel.

mod concerns;
mod metadata;
pub mod records;

use concerns::{Concerns, bit};
use metadata::Heads;
use rayon::prelude::*;

use crate::entity;
use crate::gazetteer::Label;
use crate::linking::{self, Linked};
use crate::mention::{Mention, ScanError, Scanner};
use crate::relation::particulars::Particulars;
use crate::relation::speaker::Speakers;
use crate::relation::{Argument, Fact, Passage, RELATIONS, Relation, implied};
use crate::text::Document;
use crate::wording::{End, Statement, Wording};

/// Tells this state of the program, its tables included, from any other: what another one has
/// read of a document may not be what this one reads.
pub const FINGERPRINT: &str = env!("KAMERGRAAF_FINGERPRINT");

/// Everything that one document says.
#[derive(Clone, Debug)]
pub struct Extraction {
    /// The document.
    pub document: Document,
    /// Its mentions in reading order.
    pub mentions: Vec<Mention>,
    /// What they name.
    pub linked: Linked,
    /// What it states, in reading order.
    pub facts: Vec<Fact>,
}

impl Extraction {
    /// What a fact of this document states, in plain words.
    pub fn sentence(&self, fact: &Fact, wording: &Wording) -> Option<Label> {
        let (subject, object) = (self.end(&fact.subject, fact.count()), self.end(&fact.object, fact.count()));
        let Fact { shape, status, date, attributes, .. } = fact;
        wording.sentence(&Statement {
            shape: *shape,
            subject: subject?,
            object: object?,
            status: *status,
            date: *date,
            attributes,
        })
    }

    fn end<'a>(&'a self, argument: &'a Argument, count: Option<u64>) -> Option<End<'a>> {
        Some(match argument {
            Argument::Document => End::Document,
            Argument::Group { text, .. } => End::Group(text, count),
            Argument::Entity(id) => End::entity(id.kind, &self.linked.entities.find(id)?.label),
        })
    }
}

/// All grammars and tables, ready to read documents.
pub struct Extractor {
    scanner: Scanner,
    relations: Vec<Box<dyn Relation>>,
    speakers: Speakers,
    particulars: Particulars,
    concerns: Concerns,
    heads: Heads,
}

impl Extractor {
    /// Loads the tables and builds the automaton (some milliseconds).
    ///
    /// # Errors
    /// Where a table of the binary is wrong.
    pub fn new() -> Result<Self, ScanError> {
        let load = || -> Result<_, ScanError> {
            let relations = RELATIONS.iter().map(|make| make()).collect::<Result<Vec<_>, _>>()?;
            let concerns = Concerns::new(&relations)?;
            Ok((relations, concerns, Speakers::load()?, Particulars::load()?, Heads::load()?))
        };
        let (scanner, loaded) = rayon::join(entity::scanner, load);
        let (scanner, (relations, concerns, speakers, particulars, heads)) = (scanner?, loaded?);
        Ok(Self { scanner, relations, speakers, particulars, concerns, heads })
    }

    /// Reads one document. The same document gives the same result every time. What its head says of it (date,
    /// title, number) is added to its metadata first, where nobody else said it.
    pub fn extract(&self, mut document: Document) -> Extraction {
        self.heads.read(&mut document);
        let mut mentions = self.scanner.scan(&document);
        let mut linked = linking::link(&document, &mentions, &self.scanner);
        linking::drop_unknown(&mut mentions, &mut linked);
        let facts = self.facts(&document, &mentions, &linked);
        implied::add(&facts, &self.scanner, &mut linked.entities);
        Extraction { document, mentions, linked, facts }
    }

    /// Reads many documents on all cores; the results stand in the order given.
    pub fn extract_all(&self, documents: Vec<Document>) -> Vec<Extraction> {
        documents.into_par_iter().map(|document| self.extract(document)).collect()
    }

    /// The scanner, for what looks at mentions alone.
    pub fn scanner(&self) -> &Scanner {
        &self.scanner
    }

    /// The facts of a document whose mentions are linked; a statement made twice is one fact.
    pub fn facts(&self, document: &Document, mentions: &[Mention], linked: &Linked) -> Vec<Fact> {
        let passage = Passage { document, mentions, linked };
        let mut facts = Vec::new();
        for (index, concerned) in self.concerns.of(document, mentions).into_iter().enumerate() {
            if concerned == 0 {
                continue;
            }
            let Some(sentence) = passage.sentence(index) else { continue };
            for (place, relation) in self.relations.iter().enumerate() {
                if concerned & bit(place) != 0 {
                    relation.read(&passage, &sentence, &mut facts);
                }
            }
        }
        self.particulars.add(&passage, &mut facts);
        self.speakers.tell(&passage, &mut facts);
        facts
    }
}
