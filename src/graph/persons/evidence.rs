//! What one document says of who a person is.

use std::collections::{BTreeMap, BTreeSet};

use super::PERSON;
use crate::extract::Extraction;
use crate::graph::summary::Person;
use crate::linking::{EntityId, WrittenName};
use crate::mention::Kind;
use crate::relation::{Argument, Status};

/// How many years apart two documents may be that speak of the same time.
const SAME_TIME: i16 = 1;

/// How many years a person can be named over.
const WORKING_LIFE: i16 = 40;

/// A person in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::graph) struct Evidence {
    /// The document's name.
    pub(super) document: String,
    /// The id there, and once they are parted over all documents.
    pub(super) id: EntityId,
    /// The surname, as all its spellings share it.
    pub(super) surname: String,
    /// The names with given names or initials; none where the surname stands alone.
    pub(super) names: Vec<WrittenName>,
    /// Ids of parties that the document says they belong to.
    pub(super) parties: BTreeSet<String>,
    /// The year of the document.
    pub(super) year: Option<i16>,
}

/// The persons of one document.
pub(in crate::graph) fn evidence(extraction: &Extraction) -> Vec<Evidence> {
    let mut names: BTreeMap<usize, (String, Vec<WrittenName>)> = BTreeMap::new();
    for (mention, link) in extraction.mentions.iter().zip(&extraction.linked.links) {
        if let (PERSON, Some(link)) = (mention.kind.path, link) {
            let written = WrittenName::of_norm(&mention.norm);
            let (_, names) = names.entry(link.entity).or_insert_with(|| (written.key(), Vec::new()));
            if !written.is_bare() && !names.contains(&written) {
                names.push(written);
            }
        }
    }
    let persons = names.into_iter().filter_map(|(entity, (surname, names))| {
        let id = extraction.linked.entities.get(entity)?.id.clone();
        Some(Evidence {
            document: extraction.document.name.clone(),
            parties: parties(extraction, &id),
            id,
            surname,
            names,
            year: extraction.document.metadata.date.map(jiff::civil::Date::year),
        })
    });
    persons.collect()
}

/// The parties that a document gives a person.
fn parties(extraction: &Extraction, person: &EntityId) -> BTreeSet<String> {
    let facts = extraction.facts.iter().filter(|fact| fact.shape.name == "member_of");
    let asserted = facts.filter(|fact| fact.status == Status::Asserted);
    let parties = asserted.filter_map(|fact| match (&fact.subject, &fact.object) {
        (Argument::Entity(subject), Argument::Entity(party)) if subject == person => Some(party.id.clone()),
        _ => None,
    });
    parties.collect()
}

/// Whether two parties can be one: `pvda` and `groenlinks-pvda`.
fn fit(one: &str, two: &str) -> bool {
    one.split('-').any(|part| two.split('-').any(|other| part == other))
}

impl Evidence {
    /// The person as a summary is kept; the document is known there.
    pub(in crate::graph) fn to_person(&self) -> Person {
        Person {
            kind: self.id.kind.path.to_owned(),
            id: self.id.id.clone(),
            surname: self.surname.clone(),
            names: self.names.iter().map(WrittenName::norm).collect(),
            parties: self.parties.clone(),
            year: self.year,
        }
    }

    /// What [`Self::to_person`] gave, of a document that is still to be named; `None` for an unknown kind.
    pub(in crate::graph) fn of_person(person: Person, kind: &impl Fn(&str) -> Option<Kind>) -> Option<Self> {
        Some(Self {
            document: String::new(),
            id: EntityId { kind: kind(&person.kind)?, id: person.id },
            surname: person.surname,
            names: person.names.iter().map(|norm| WrittenName::of_norm(norm)).collect(),
            parties: person.parties,
            year: person.year,
        })
    }

    /// Whether nothing but a surname is known.
    pub(super) fn is_bare(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether given names or initials rule out that both are one person.
    pub(super) fn names_differ(&self, other: &Self) -> bool {
        self.names.iter().any(|one| other.names.iter().any(|two| !one.agrees(two)))
    }

    /// Whether both have a party that can be one.
    pub(super) fn shares_party(&self, other: &Self) -> bool {
        self.parties.iter().any(|one| other.parties.iter().any(|two| fit(one, two)))
    }

    /// Whether both have parties, and none that can be one.
    fn parties_differ(&self, other: &Self) -> bool {
        !self.parties.is_empty() && !other.parties.is_empty() && !self.shares_party(other)
    }

    /// Years between the two, where both are known.
    fn apart(&self, other: &Self) -> Option<i16> {
        Some((self.year? - other.year?).abs())
    }

    /// Whether more years lie between the two than a person is named over.
    fn is_far(&self, other: &Self) -> bool {
        self.apart(other).is_some_and(|years| years > WORKING_LIFE)
    }

    /// Whether both cannot be one person: other years, other given names, another party at the same time. Of
    /// two bare surnames another party at any time is enough, since nothing else speaks for them.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let bare = self.is_bare() && other.is_bare();
        let same_time = bare || self.apart(other).is_none_or(|years| years <= SAME_TIME);
        self.is_far(other) || self.names_differ(other) || same_time && self.parties_differ(other)
    }

    /// Whether both may be one person, as far as names, parties and years say.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let same_time = self.apart(other).is_none_or(|years| years <= SAME_TIME);
        let other_party = same_time && self.parties_differ(other);
        !self.is_far(other) && !self.names_differ(other) && !other_party
    }
}
