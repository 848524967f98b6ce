//! `asks`: which members and which parliamentary groups ask something.
//!
//! # What it reads
//! Questions with who put them: `vragen van de leden Bontenbal (CDA) en Krul (CDA)`, `de door het lid Piri gestelde
//! vragen`, `de leden Piri en Dobbe hebben vragen gesteld`; the paper and the day of sending in from the same
//! sentence or the next (`Deze vragen werden ingezonden op 22 mei 2025 met kenmerk 2025Z10267`). In a written
//! consultation what a group brings in and asks: `Inbreng van de leden van de VVD-fractie`, `De leden van de
//! D66-fractie vragen`, `hebben nog enkele vragen`, `stellen de vraag`, `willen weten`, `vernemen graag`, `informeert`,
//! `Het lid Omtzigt vraagt`.
//!
//! # Where it stops
//! Questions without a number are those that the document puts or answers only where it says so (a heading,
//! `Hierbij … antwoorden`), never earlier ones. What a group asked in the past, elsewhere, is no question of
//! this document. `geen vragen` and what is yet to be asked give nothing. The status is always asserted.
//!
//! # Known misses
//! A group that asks under a verb of another sort (`verzoeken toe te lichten`, `ontvangen graag een reactie`).
//!
//! # Example
//! `vragen van het lid Dobbe (SP), ingezonden op 22 mei 2025 (vraagnummer 2025Z10261)` gives
//! `asks(person:dobbe, paper:kv-2025Z10261) 2025-05-22`.

mod group;
mod questions;
mod words;

use std::collections::BTreeMap;

use super::{Argument, Attestation, Fact, Passage, Relation, Sentence, Shape, Status};
use crate::gazetteer::TableError;
use crate::grammar::PartialDate;
use crate::linking::EntityId;
use crate::mention::Trigger;
use crate::text::Span;
use words::Words;

/// What its facts are called.
pub const ASKS: Shape =
    Shape { name: "asks", property: "asks", class: "Asking", subject: "asker", object: "questionPaper" };

/// Somebody asks something.
struct Asking {
    who: EntityId,
    /// The question paper; without one it is the document.
    paper: Option<EntityId>,
    date: Option<PartialDate>,
    evidence: Span,
    rule: &'static str,
}

struct Reader {
    words: Words,
}

/// The relation.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    Ok(Box::new(Reader { words: Words::load()? }))
}

impl Relation for Reader {
    fn shapes(&self) -> Vec<Shape> {
        vec![ASKS]
    }

    fn triggers(&self) -> Vec<Trigger> {
        self.words.triggers()
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        let mut askings = questions::askings(&self.words, passage, sentence);
        askings.extend(group::askings(&self.words, passage, sentence));
        for asking in askings {
            let subject = Argument::Entity(asking.who);
            // Whoever asks on paper needs no second question to the document.
            let known = |fact: &Fact| fact.shape == ASKS && fact.subject == subject;
            if asking.paper.is_none() && facts.iter().any(known) {
                continue;
            }
            let fact = Fact {
                attestation: Attestation::default(),
                shape: ASKS,
                subject,
                object: asking.paper.map_or(Argument::Document, Argument::Entity),
                status: Status::Asserted,
                date: asking.date,
                attributes: BTreeMap::new(),
                evidence: asking.evidence,
                rule: asking.rule,
            };
            fact.state_once(facts);
        }
    }
}
