//! What a rule has found, before it becomes a fact.

use std::collections::BTreeMap;

use super::super::groups::Target;
use super::super::{Argument, Attestation, Attribute, Fact, Status};
use super::Event;
use super::particulars::Particulars;
use super::places::Place;
use crate::grammar::PartialDate;
use crate::text::Span;

/// Persons, a court or country, and what is said of them.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) event: Event,
    pub(super) persons: Vec<Target>,
    pub(super) place: Place,
    pub(super) status: Status,
    pub(super) date: Option<PartialDate>,
    pub(super) particulars: Particulars,
    /// The words on which it rests, without those of the persons.
    pub(super) evidence: Span,
    pub(super) rule: &'static str,
}

impl Claim {
    /// One fact for each person; what is dated behind the day of the document, `today`, is still to come.
    pub(super) fn facts(mut self, today: Option<PartialDate>) -> Vec<Fact> {
        let ahead = self.date.zip(today).is_some_and(|(date, today)| date.is_after(today));
        if ahead && self.status == Status::Asserted {
            self.status = Status::Announced;
        }
        self.persons.iter().map(|person| self.fact(person)).collect()
    }

    fn fact(&self, person: &Target) -> Fact {
        let mut attributes = BTreeMap::new();
        if let Some(count) = person.count {
            attributes.insert("count", Attribute::Number(count));
        }
        let Particulars { sentence, crime, judgment, date, span, .. } = &self.particulars;
        let texts = [("sentence", sentence), ("crime", crime), ("judgment", judgment)];
        for (name, text) in texts.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?))) {
            attributes.insert(name, Attribute::Text(text.clone()));
        }
        if self.place.inferred {
            let role = self.event.shape().object;
            attributes.insert("inferred", Attribute::Text(role.to_owned()));
        }
        let place = self.place.span.filter(|_| !self.place.inferred);
        let parts = [Some(self.evidence), Some(person.span), place, *span];
        let evidence = parts.into_iter().flatten().reduce(Span::cover).unwrap_or(self.evidence);
        Fact {
            attestation: Attestation::default(),
            shape: self.event.shape(),
            subject: person.argument.clone(),
            object: Argument::Entity(self.place.id.clone()),
            status: self.status,
            date: self.date.or(*date),
            attributes,
            evidence,
            rule: self.rule,
        }
    }
}

/// Adds a fact, or what it says more to an earlier one that states the same.
pub(super) fn add(facts: &mut Vec<Fact>, new: Fact) {
    let same = |old: &&mut Fact| {
        old.shape == new.shape
            && old.subject == new.subject
            && old.object == new.object
            && old.status == new.status
            && (old.date.is_none() || new.date.is_none() || old.date == new.date)
    };
    let Some(old) = facts.iter_mut().find(same) else {
        facts.push(new);
        return;
    };
    old.date = old.date.or(new.date);
    old.attestation.repeat(old.evidence, new.evidence);
    if !new.attributes.contains_key("inferred") {
        old.attributes.remove("inferred");
    }
    for (name, value) in new.attributes {
        if name == "inferred" {
            continue;
        }
        match (old.attributes.get_mut(name), value) {
            (Some(Attribute::Text(known)), Attribute::Text(more))
                if name == "crime" && !known.contains(&more) =>
            {
                *known = format!("{known}; {more}");
            }
            (Some(_), _) => {}
            (None, value) => {
                old.attributes.insert(name, value);
            }
        }
    }
}
