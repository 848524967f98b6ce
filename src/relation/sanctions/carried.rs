//! When something was imposed, where only the sentence before says so: `Op 3 mei heeft de EU X gesanctioneerd. Tevens heeft de
//! EU …`, `Op 3 mei nam de Raad een besluit aan. Daarmee zijn …`.

use std::collections::BTreeSet;

use super::super::{Argument, Fact, Status};
use super::claim::Claim;
use super::issuer::Issuers;
use super::lexicon::Role;
use super::reading::Reading;
use crate::grammar::PartialDate;
use crate::linking::EntityId;
use crate::text::Span;

/// Words with which a sentence goes on with what was done.
const FURTHER: [&str; 9] =
    ["daarnaast", "ook", "tevens", "bovendien", "voorts", "verder", "eveneens", "hierbij", "daarbij"];

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
        told().or_else(|| self.decided_when(issuers).filter(|_| therewith))
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
        let all = !owner.named().is_empty() && owner.named().iter().all(same);
        reading.date(0).filter(|_| all)
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
