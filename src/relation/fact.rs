//! What a fact is.

use std::collections::BTreeMap;

use super::{Attestation, Passage};
use crate::grammar::PartialDate;
use crate::linking::EntityId;
use crate::text::Span;

/// The attribute of a fact one of whose ends comes from elsewhere than its own words.
const INFERRED: &str = "inferred";

/// What is called how, for one relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its name in records and, as a property, between subject and object of an
    /// asserted fact: `sanctions`.
    pub name: &'static str,
    /// Its name as a property of the ontology: `sanctions`, `printedIn`.
    pub property: &'static str,
    /// The class of its facts: `Sanction`.
    pub class: &'static str,
    /// The role of the subject, a property of the ontology: `issuer`.
    pub subject: &'static str,
    /// The role of the object, a property of the ontology: `target`.
    pub object: &'static str,
}

/// One end of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Argument {
    /// An entity that the document names.
    Entity(EntityId),
    /// A group that the text describes without naming its members: `6 van de 18 rechters`.
    Group {
        /// The words of the reading text.
        text: String,
        /// Where they stand in the reading text.
        span: Span,
    },
    /// The document itself.
    Document,
}

/// Whether the text says that it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The text says that it is so.
    Asserted,
    /// Said to come, or declared but not carried out.
    Announced,
    /// Conditional, feared, hypothetical.
    Possible,
    /// Somebody asks for it.
    Requested,
    /// The text says that it is not so.
    Negated,
    /// It was so and was lifted or withdrawn.
    Ended,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 6] =
        [Self::Asserted, Self::Announced, Self::Possible, Self::Requested, Self::Negated, Self::Ended];

    /// Its word in records, tables and the ontology.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Announced => "announced",
            Self::Possible => "possible",
            Self::Requested => "requested",
            Self::Negated => "negated",
            Self::Ended => "ended",
        }
    }
}

/// A further particular of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribute {
    /// A number: how many a group has.
    Number(u64),
    /// Words.
    Text(String),
    /// A further date: when it was announced, takes effect, ends.
    Date(PartialDate),
    /// Entities: on what it is based.
    Entities(Vec<EntityId>),
}

/// What joins two ends, and the text on which that rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Which relation.
    pub shape: Shape,
    /// Who or what does.
    pub subject: Argument,
    /// To whom or what.
    pub object: Argument,
    /// Whether it is so.
    pub status: Status,
    /// When it was so, as precisely as the text says.
    pub date: Option<PartialDate>,
    /// Further particulars: `count`, `inferred`.
    pub attributes: BTreeMap<&'static str, Attribute>,
    /// The stretch of the reading text on which it rests.
    pub evidence: Span,
    /// The rule that read it: `sanctions/passive`.
    pub rule: &'static str,
    /// Who says so, and where else.
    pub attestation: Attestation,
}

impl Fact {
    /// Where in a stretch the fact is stated: at its object, else its subject, else the start.
    pub fn place(&self, passage: &Passage<'_>, stretch: Span) -> usize {
        let stands = |argument: &Argument| match argument {
            Argument::Group { span, .. } => stretch.contains(*span).then_some(span.start),
            Argument::Entity(id) => {
                let named =
                    |(index, _): &(usize, _)| passage.entity(*index).is_some_and(|entity| entity.id == *id);
                // The last one: `de Franse regering meldt dat … tegen Frankrijk`.
                passage.mentions_in(stretch).filter(named).last().map(|(_, mention)| mention.span.start)
            }
            Argument::Document => None,
        };
        stands(&self.object).or_else(|| stands(&self.subject)).unwrap_or(stretch.start)
    }

    /// Its two ends, and who says so.
    pub fn arguments(&self) -> impl Iterator<Item = &Argument> {
        [&self.subject, &self.object].into_iter().chain(&self.attestation.by)
    }

    /// How many the group has that is one of its ends, where the text says so.
    pub fn count(&self) -> Option<u64> {
        match self.attributes.get("count") {
            Some(Attribute::Number(count)) => Some(*count),
            _ => None,
        }
    }

    /// Adds it to `facts`, unless the same statement stands there already: then that one
    /// gets the date and the particulars that it lacked. Statements whose particulars differ
    /// (two amounts) are two.
    pub fn state_once(self, facts: &mut Vec<Self>) {
        let same = |other: &&mut Self| {
            other.shape == self.shape
                && other.subject == self.subject
                && other.object == self.object
                && other.status == self.status
                && (other.date.is_none() || self.date.is_none() || other.date == self.date)
                && self
                    .attributes
                    .iter()
                    .all(|(name, value)| other.attributes.get(name).is_none_or(|known| known == value))
        };
        let Some(known) = facts.iter_mut().find(same) else {
            facts.push(self);
            return;
        };
        if known.date.is_none() && self.date.is_some() {
            let before = known.evidence;
            known.date = self.date;
            known.evidence = self.evidence;
            known.rule = self.rule;
            known.attestation.again.retain(|span| *span != self.evidence);
            known.attestation.repeat(self.evidence, before);
        } else {
            known.attestation.repeat(known.evidence, self.evidence);
        }
        if !self.attributes.contains_key(INFERRED) {
            known.attributes.remove(INFERRED);
        }
        for (name, value) in self.attributes.into_iter().filter(|(name, _)| *name != INFERRED) {
            known.attributes.entry(name).or_insert(value);
        }
    }
}
