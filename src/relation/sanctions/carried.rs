//! When something was imposed, where only the sentence before says so: `Op 3 mei heeft de EU X gesanctioneerd. Tevens heeft de
//! EU …`, `Op 3 mei nam de Raad een besluit aan. Daarmee zijn …`.

use std::collections::BTreeSet;

use super::super::{Argument, Fact, Status};
use super::claim::Claim;
use super::issuer::Issuers;
use super::lexicon::Role;
use super::reading::Reading;
use crate::grammar::{PartialDate, date};
use crate::linking::EntityId;
use crate::text::Span;

/// Words with which a sentence goes on with what was done.
const FURTHER: [&str; 9] =
    ["daarnaast", "ook", "tevens", "bovendien", "voorts", "verder", "eveneens", "hierbij", "daarbij"];

/// What is done with a package or a decision.
const DECIDED: [&str; 4] = ["aangenomen", "vastgesteld", "bekrachtigd", "goedgekeurd"];

/// The Council, whose meetings are reported.
const COUNCIL: [&str; 3] = ["council-of-the-eu", "foreign-affairs-council", "general-affairs-council"];

/// Words that say that it was not done at the meeting.
const EARLIER: [&str; 7] = ["eerder", "al", "reeds", "sinds", "sedert", "recentelijk", "onlangs"];

/// How far the head of a paper reaches that says of what it is the report, bytes.
const BEGINNING: usize = 1500;

/// How many sentences before are looked at.
const NEAR: usize = 2;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The date of a claim that has none, from the sentence with which this one goes on.
    pub(super) fn carried(&self, claim: &Claim, issuers: &Issuers, facts: &[Fact]) -> Option<PartialDate> {
        let first = self.tokens.first()?;
        let continues = |token: &super::super::Token<'a>| {
            let forms = self.lexicon.forms(token);
            forms.iter().any(|(verb, _)| {
                self.lexicon.verbs.get(*verb).is_some_and(|verb| self.lexicon.continues(verb))
            })
        };
        if claim.status != Status::Asserted
            || claim.rule == "sanctions/nominal"
            || self.tokens.iter().any(continues)
        {
            return None;
        }
        let further = FURTHER.iter().any(|word| first.is(word));
        let therewith = self.lexicon.starts(self.tokens, Role::Therewith).is_some();
        let told = || self.told_when(issuers, facts).filter(|_| further || therewith);
        told()
            .or_else(|| self.decided_when(issuers).filter(|_| therewith))
            .or_else(|| self.at_meeting(issuers))
    }

    /// The one date of what the nearest sentence before says that the same have imposed.
    fn told_when(&self, issuers: &Issuers, facts: &[Fact]) -> Option<PartialDate> {
        let before = (1..=NEAR).filter_map(|back| self.before_here(back));
        let told = before.map(|before| dates(before, issuers, facts)).find(|dates| !dates.is_empty())?;
        let mut told = told.into_iter();
        told.next().flatten().filter(|_| told.next().is_none())
    }

    /// The date of the sentence before, which has the same subject: `Op 3 mei nam de Raad een besluit aan.`
    fn decided_when(&self, issuers: &Issuers) -> Option<PartialDate> {
        let before = self.neighbour(self.index.checked_sub(1)?)?;
        let reading = Reading::new(self.lexicon, self.passage, &before);
        let owner = reading.subject_in(&reading.clause(0), None)?;
        let same = |(id, _): &(EntityId, Span)| {
            issuers.arguments.iter().any(|(issuer, _)| *issuer == Argument::Entity(id.clone()))
        };
        // `is op 18 juli het achttiende pakket aangenomen`: nobody else did it.
        let adopted = before.tokens.iter().any(|token| DECIDED.iter().any(|word| token.is(word)));
        let all = if owner.named().is_empty() { adopted } else { owner.named().iter().all(same) };
        reading.date(0).filter(|_| all)
    }

    /// The day of the meeting of which the paper is the report, where the Council did it: `Verslag van de Raad … van 17 oktober`.
    fn at_meeting(&self, issuers: &Issuers) -> Option<PartialDate> {
        let council = |(issuer, _): &(Argument, _)| matches!(issuer, Argument::Entity(id) if COUNCIL.contains(&id.id.as_str()));
        let earlier = self.tokens.iter().any(|token| EARLIER.iter().any(|word| token.is(word)));
        let document = self.passage.document;
        let today = document.metadata.date.map(PartialDate::from);
        let head = document.blocks.iter().take_while(|block| block.span.end <= BEGINNING);
        let mut head = head.map(|block| block.span.of(document.text()));
        let meeting = |text: &str| {
            let report = text.find("erslag").or_else(|| text.find("ERSLAG"))?;
            let behind =
                text.get(report..).filter(|behind| behind.contains("aad ") || behind.contains("AAD "))?;
            let starts = behind.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at);
            let mut found = starts.filter_map(|at| Some(date(behind.get(at..)?, today).ok()?.1));
            found.find(|found| found.day.is_some())
        };
        let all = !issuers.inferred && !issuers.arguments.is_empty() && issuers.arguments.iter().all(council);
        head.find_map(meeting).filter(|_| all && !earlier)
    }

    /// A sentence before, in the same paragraph.
    fn before_here(&self, back: usize) -> Option<Span> {
        let before = *self.passage.document.sentences.get(self.index.checked_sub(back)?)?;
        let block = self.passage.document.block_at(self.span.start)?.span;
        Some(before).filter(|before| block.contains(*before))
    }
}

/// When what a sentence says was imposed by the same, `None` for what has no date.
fn dates(sentence: Span, issuers: &Issuers, facts: &[Fact]) -> BTreeSet<Option<PartialDate>> {
    let same = |fact: &&Fact| {
        fact.shape == super::SANCTIONS
            && fact.status == Status::Asserted
            && fact.evidence.start == sentence.start
            && issuers.arguments.iter().any(|(issuer, _)| *issuer == fact.subject)
    };
    facts.iter().filter(same).map(|fact| fact.date).collect()
}
