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

use super::dates::date_within;
use super::{Argument, Attestation, Fact, Passage, Relation, Sentence, Shape, Status};
use crate::gazetteer::TableError;
use crate::grammar::{PartialDate, date};
use crate::linking::EntityId;
use crate::mention::Trigger;
use crate::text::{Document, Span};
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
        let letter = by_letter(passage, sentence);
        let groups = group::askings(&self.words, passage, sentence);
        askings.extend(groups.into_iter().map(|asking| Asking { date: asking.date.or(letter), ..asking }));
        for asking in askings {
            let subject = Argument::Entity(asking.who);
            // Whoever asks on paper needs no second question to the document.
            let known = |fact: &Fact| fact.shape == ASKS && fact.subject == subject;
            if asking.paper.is_none() && facts.iter().any(known) {
                continue;
            }
            let of_document = asking.paper.is_none();
            let fact = Fact {
                attestation: Attestation::default(),
                shape: ASKS,
                subject,
                object: asking.paper.map_or(Argument::Document, Argument::Entity),
                status: Status::Asserted,
                date: asking.date.or_else(|| sent(passage.document).filter(|_| of_document)),
                attributes: BTreeMap::new(),
                evidence: asking.evidence,
                rule: asking.rule,
            };
            fact.state_once(facts);
        }
    }
}

/// `Bij brief van 16 november 2021 hebben de leden … vragen gesteld`: the day of the letter.
fn by_letter(passage: &Passage<'_>, sentence: &Sentence<'_>) -> Option<PartialDate> {
    let tokens = &sentence.tokens;
    let letter = tokens.iter().position(|token| token.is("brief"))?;
    let led = letter.checked_sub(1).and_then(|at| tokens.get(at));
    let own = led.is_some_and(|led| ["bij", "per", "hun"].iter().any(|word| led.is(word)));
    let of = tokens.get(letter + 1).is_some_and(|token| token.is("van") || token.is("d.d"));
    (own && of)
        .then(|| date_within(passage.document, tokens, letter + 2, tokens.len().min(letter + 6)))
        .flatten()
}

/// Among how many blocks at the start the day is looked for on which questions were sent in.
const HEAD: usize = 12;

/// The day in the head on which questions were sent in, `(ingezonden 14 februari 2023)`, or else on which a committee
/// put them: `heeft op 8 mei 2006 vragen voorgelegd`.
fn sent(document: &Document) -> Option<PartialDate> {
    let blocks = || document.blocks.iter().take(HEAD).map(|block| block.span.of(document.text()));
    blocks().find_map(day_sent).or_else(|| blocks().find_map(|block| day_put(document, block)))
}

/// The day behind `ingezonden`, alone on its line or in brackets.
fn day_sent(block: &str) -> Option<PartialDate> {
    let (before, behind) =
        block.split_once("ngezonden ").filter(|(before, _)| before.ends_with(['i', 'I']))?;
    let lead = before.get(..before.len() - 1)?.trim_end();
    let begins = lead.is_empty() || lead.ends_with(['(', '.', '–', '-']);
    let (rest, day) = date(behind.strip_prefix("op ").unwrap_or(behind), None).ok().filter(|_| begins)?;
    let ends = rest.trim_start().is_empty() || rest.starts_with([')', '.', ';', ',']);
    ends.then_some(day)
}

/// The day in a sentence in which a committee puts questions.
fn day_put(document: &Document, block: &str) -> Option<PartialDate> {
    let sentence = block.split(". ").find(|sentence| {
        let has = |word: &str| sentence.contains(word);
        has("commissie") && has("vragen") && (has("voorgelegd") || has("toegezonden") || has("gesteld"))
    })?;
    let (_, behind) = sentence.split_once(" op ")?;
    date(behind, document.metadata.date.map(PartialDate::from)).ok().map(|(_, day)| day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent_on(block: &str) -> Option<String> {
        day_sent(block).map(|day| day.to_string())
    }

    #[test]
    fn the_day_behind_the_word() {
        assert_eq!(sent_on("(ingezonden 14 februari 2023)").as_deref(), Some("2023-02-14"));
        assert_eq!(
            sent_on("Vragen over Soedan. (Ingezonden 16 september 2003)").as_deref(),
            Some("2003-09-16")
        );
        assert_eq!(sent_on("Ingezonden op 3 mei 2024").as_deref(), Some("2024-05-03"));
        assert_eq!(sent_on("de vragen die het lid heeft ingezonden 3 mei 2024"), None);
        assert_eq!(sent_on("(ingezonden 14 februari 2023 met kenmerk"), None);
    }
}
