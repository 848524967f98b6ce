//! Who says so.
//!
//! # What it reads
//!
//! A pass over the facts of a document. For each stretch that states a fact, the first of these that
//! tells who says it:
//!
//! * *reported*: "volgens X", "aldus X", "X meldt dat …", "zo stelt X", "X: …", "het bericht van X dat",
//!   "uit het rapport van X blijkt dat" (`data/speech-words.tsv`). X is a person, party, body, country,
//!   the government of the Netherlands ("het kabinet"; it speaks for its country, as others do), or somebody in words ("deskundigen");
//! * *passage*: whose question, answer or turn it stands in;
//! * *document*: the movers of a motion, the signers of a letter, who puts the questions, the government
//!   where the sort of paper is one of its own.
//!
//! A statement made in several places has the speakers of all of them, in the order of the text.
//!
//! # Where it stops
//!
//! A pronoun that stands for somebody else ("hij stelt dat") leaves the speaker open, and so does a turn
//! whose speaker is not named. Titles, headings and signatures are said by nobody.
//!
//! # Known misses
//!
//! "Zijn woordvoerder"; speech over several sentences ("Volgens X … Ook …").
//!
//! # Example
//!
//! "Volgens Human Rights Watch heeft China sancties opgelegd aan Litouwen." is said by
//! `organisation:human-rights-watch`.

mod document;
mod reported;
mod who;
mod words;

use std::collections::BTreeMap;

use super::signs::SIGNS;
use super::{Argument, Fact, Passage};
use crate::gazetteer::TableError;
use crate::text::Span;
use document::Own;
use reported::Reports;
use words::SpeechWords;

/// Tells who states the facts of a document.
pub struct Speakers {
    words: SpeechWords,
}

impl Speakers {
    /// Reads the tables.
    ///
    /// # Errors
    /// Where one of them is wrong.
    pub fn load() -> Result<Self, TableError> {
        Ok(Self { words: SpeechWords::load()? })
    }

    /// The words that report a fact as somebody's, where some do.
    pub fn reported(&self, passage: &Passage<'_>, fact: &Fact) -> Option<Span> {
        let place = fact.place(passage, fact.evidence);
        let index = passage.document.sentence_at(place)?;
        Reports::read(&self.words, passage, index).at(place).map(|report| report.words)
    }

    /// Adds to each fact who says so.
    pub fn tell(&self, passage: &Passage<'_>, facts: &mut [Fact]) {
        if facts.is_empty() {
            return;
        }
        let own = Own::of(&self.words, passage, facts);
        let mut read: BTreeMap<usize, Reports> = BTreeMap::new();
        for fact in facts.iter_mut().filter(|fact| fact.shape != SIGNS) {
            let mut stretches = vec![fact.evidence];
            stretches.extend(&fact.attestation.again);
            stretches.sort_unstable();
            for stretch in stretches {
                let place = fact.place(passage, stretch);
                let Some(index) = passage.document.sentence_at(place) else { continue };
                let reports = read.entry(index).or_insert_with(|| Reports::read(&self.words, passage, index));
                let by = match reports.at(place) {
                    Some(report) => report.by.clone(),
                    None => own.at(&self.words, passage, place),
                };
                add(fact, by);
            }
        }
    }
}

fn add(fact: &mut Fact, by: Vec<Argument>) {
    for speaker in by {
        if !fact.attestation.by.contains(&speaker) {
            fact.attestation.by.push(speaker);
        }
    }
}
