//! `member_of`: who belongs to which party.
//!
//! # What it reads
//! A party in brackets behind a name (`de leden Bontenbal (CDA) en Krul (CDA)`, `beiden CDA`), joined to
//! what the person is (`CDA-Kamerlid Boswijk`, `VVD-minister Van Weel`), behind `van` or `namens`
//! (`het lid Boswijk van het CDA`, `de heer Boswijk, fractievoorzitter van het CDA`), and said in so many
//! words (`Boswijk is lid van het CDA`, `dat Boswijk Kamerlid voor het CDA is`, `zit namens het CDA in de Kamer`,
//! `vroeg namens het CDA`, `de leider van het CDA, Boswijk,`), with the status that the words around it give.
//!
//! Who has left a party, or was in it until a year, is so no more.
//!
//! # Where it stops
//! Brackets with two parties say nothing. `oud-CDA-leider`, `voormalig VVD-Kamerlid` say nothing of today's
//! party. A party without a person, and a person without a party beside it, give nothing.
//!
//! # Known misses
//! A party given once for persons far away (`De fractie van het CDA: Bontenbal, Krul`); a bare surname of
//! somebody whom the text has not introduced (`VVD'er Jansen`).
//!
//! # Example
//! `het CDA-Kamerlid Boswijk` gives `member_of(person:boswijk, party:cda)`.

mod grammar;
mod said;

use std::collections::BTreeMap;

use super::clauses::Clauses;
use super::function_words::FunctionWords;
use super::status::{StatusWords, settle};
use super::{Argument, Attestation, Fact, Passage, Relation, Sentence, Shape, Status};
use crate::entity::motion::MOTION;
use crate::entity::person::PERSON;
use crate::gazetteer::TableError;
use crate::mention::{Kind, Trigger};
use grammar::{Belonging, Words};

/// What its facts are called.
pub const MEMBERSHIP: Shape = Shape {
    name: "member_of",
    property: "memberOf",
    class: "Membership",
    subject: "member",
    object: "party",
};

struct Reader {
    words: Words,
    function: FunctionWords,
    status: StatusWords,
}

/// The relation.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    Ok(Box::new(Reader {
        words: Words::load()?,
        function: FunctionWords::load()?,
        status: StatusWords::load()?,
    }))
}

impl Relation for Reader {
    fn shapes(&self) -> Vec<Shape> {
        vec![MEMBERSHIP]
    }

    fn triggers(&self) -> Vec<Trigger> {
        self.words.parties.iter().map(Trigger::word).collect()
    }

    fn kinds(&self) -> &'static [Kind] {
        &[PERSON]
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        let motions = sentence.tokens.iter().filter(|token| token.names(MOTION));
        let movers = motions.flat_map(|motion| grammar::movers(passage, motion.span));
        let said = grammar::belongings(&self.words, &sentence.tokens);
        for belonging in said.into_iter().chain(movers) {
            let (Some(person), Some(party)) =
                (passage.entity(belonging.person), passage.entity(belonging.party))
            else {
                continue;
            };
            let Some(status) = self.status(sentence, &belonging) else { continue };
            let fact = Fact {
                attestation: Attestation::default(),
                shape: MEMBERSHIP,
                subject: Argument::Entity(person.id.clone()),
                object: Argument::Entity(party.id.clone()),
                status,
                date: None,
                attributes: BTreeMap::new(),
                evidence: belonging.span,
                rule: belonging.rule,
            };
            fact.state_once(facts);
        }
    }
}

impl Reader {
    /// What is named is so; what is said with a verb is what the words around the verb make of it.
    fn status(&self, sentence: &Sentence<'_>, belonging: &Belonging) -> Option<Status> {
        let Some(verb) = belonging.verb else { return Some(Status::Asserted) };
        let clauses = Clauses::divide(&sentence.tokens, &self.function);
        let clause = *clauses.of.get(verb)?;
        let signs = self.status.around_verb(&sentence.tokens, &clauses, clause, |_| false);
        let settled = settle(&signs, Status::Asserted)?;
        let was = matches!(settled, Status::Asserted | Status::Negated | Status::Ended);
        if belonging.over { was.then_some(Status::Ended) } else { Some(settled) }
    }
}
