//! When a fact was announced, takes effect and ends, and on what it is based.
//!
//! # What it reads
//!
//! A pass over the facts of a document. In the clause that states a fact, and those on which it depends:
//!
//! * a date behind "met ingang van", "per", "vanaf" or beside "treedt in werking", "is ingegaan": `effective`;
//! * behind "tot en met", "tot" or beside "loopt af": `until`;
//! * beside "kondigde aan", "maakte bekend": `announcedOn` (`data/date-words.tsv`);
//! * for sanctions, the law, decision or resolution behind "op grond van", "krachtens", "onder":
//!   `legalBasis`, and the regime behind such words: `programme` (`data/basis-words.tsv`).
//!
//! Where the date of a fact that is only announced is that of its announcement, and the text gives the
//! day on which it takes effect, its date is that day. What is said of a day behind that of the document
//! is announced.
//!
//! # Where it stops
//!
//! A date in another clause beside that of the fact is not its own, nor is one under "van"
//! ("de brief van 3 maart").
//!
//! # Known misses
//!
//! Dates in the next sentence ("De maatregelen gelden tot …"); periods ("voor een jaar").
//!
//! # Example
//!
//! "De VS kondigden op 3 maart 2025 aan dat zij per 1 april 2025 sancties opleggen aan Iran" is announced on
//! 3 March and effective from 1 April.

mod basis;
mod dated;

use super::clauses::Opener;
use super::dates::{Tense, tense};
use super::sanctions::SANCTIONS;
use super::scene::{Scene, Words};
use super::treaty_status::WITHDREW_FROM;
use super::{Argument, Attribute, Fact, Passage, Shape, Status};
use crate::gazetteer::TableError;
use crate::grammar::PartialDate;
use basis::Basis;
use dated::DateWords;

/// Facts whose date is the day on which they take effect.
const DATED: [Shape; 2] = [SANCTIONS, WITHDREW_FROM];

/// A sentence with more tokens than this is no sentence.
const LONGEST_SENTENCE: usize = 400;

/// Adds further dates and legal bases to facts.
pub struct Particulars {
    words: Words,
    dates: DateWords,
    basis: Basis,
}

impl Particulars {
    /// Reads the tables.
    ///
    /// # Errors
    /// Where one of them is wrong.
    pub fn load() -> Result<Self, TableError> {
        Ok(Self { words: Words::load()?, dates: DateWords::load()?, basis: Basis::load()? })
    }

    /// Adds to each fact what its sentence says more of it.
    pub fn add(&self, passage: &Passage<'_>, facts: &mut [Fact]) {
        for fact in facts
            .iter_mut()
            .filter(|fact| fact.object != Argument::Document && fact.subject != Argument::Document)
        {
            let place = fact.place(passage, fact.evidence);
            let Some(index) = passage.document.sentence_at(place) else { continue };
            let text =
                passage.document.sentences.get(index).map_or("", |span| span.of(passage.document.text()));
            let based = fact.shape == SANCTIONS && self.basis.concerns(text);
            if !based && !self.dates.concerns(text) {
                not_yet(passage, fact);
                continue;
            }
            let Some(sentence) = passage.sentence(index).filter(|it| it.tokens.len() <= LONGEST_SENTENCE)
            else {
                continue;
            };
            let scene = Scene::new(&self.words, passage, &sentence);
            let clauses = chain(&scene, place);
            self.dates(&scene, &clauses, fact);
            if based {
                self.basis.add(&scene, &clauses, fact);
            }
            not_yet(passage, fact);
        }
    }

    fn dates(&self, scene: &Scene<'_, '_>, clauses: &[usize], fact: &mut Fact) {
        for (label, date) in self.dates.read(scene, clauses) {
            fact.attributes.entry(label).or_insert(Attribute::Date(date));
        }
        let of = |name| match fact.attributes.get(name) {
            Some(Attribute::Date(date)) => Some(*date),
            _ => None,
        };
        let said = fact.status == Status::Announced && fact.date == of("announcedOn");
        let real = [Status::Asserted, Status::Announced, Status::Ended].contains(&fact.status);
        if DATED.contains(&fact.shape) && real && (fact.date.is_none() || said) {
            fact.date = of("effective").or(fact.date);
        }
    }
}

/// What is dated behind the day of the document and told as present is yet to come: `wordt op 10 januari 2026 van kracht`.
fn not_yet(passage: &Passage<'_>, fact: &mut Fact) {
    let today = passage.document.metadata.date.map(PartialDate::from);
    let coming = fact.date.zip(today).is_some_and(|(date, today)| date.is_after(today));
    if !coming || fact.status != Status::Asserted {
        return;
    }
    let index = passage.document.sentence_at(fact.place(passage, fact.evidence));
    let Some(sentence) = index.and_then(|index| passage.sentence(index)) else { return };
    let all: Vec<usize> = (0..sentence.tokens.len()).collect();
    if tense(&sentence.tokens, &all) == Tense::Coming {
        fact.status = Status::Announced;
    }
}

/// The clause of a place and those on which it depends, and a relative clause right behind the place.
fn chain(scene: &Scene<'_, '_>, place: usize) -> Vec<usize> {
    let at = scene.at(place);
    let mut found: Vec<usize> =
        (0..scene.clauses.list.len()).filter(|clause| says_more(scene, *clause, at)).collect();
    let mut clause = scene.clauses.of.get(at).copied();
    while let Some(here) = clause {
        found.push(here);
        clause = scene.clauses.list.get(here).and_then(|it| it.parent);
    }
    found
}

/// Whether a relative clause begins right behind token `at`: `tegen Belarus, die op 3 maart zijn ingegaan`.
fn says_more(scene: &Scene<'_, '_>, clause: usize, at: usize) -> bool {
    let Some(Opener::Relative(opener)) = scene.clauses.list.get(clause).map(|it| it.opener) else {
        return false;
    };
    let gap = opener.checked_sub(at + 1);
    gap == Some(0) || gap == Some(1) && scene.is(at + 1, ",")
}
