//! Persons of one surname who may be one.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::Evidence;
use crate::linking::EntityId;

/// The pairs of persons with one surname and two ids who may be one, each in order.
pub(super) fn possibly_same(seen: &[Evidence]) -> Vec<(EntityId, EntityId)> {
    let mut by_surname: BTreeMap<&str, BTreeMap<&EntityId, Vec<&Evidence>>> = BTreeMap::new();
    for person in seen {
        by_surname.entry(&person.surname).or_default().entry(&person.id).or_default().push(person);
    }
    let mut pairs = BTreeSet::new();
    for persons in by_surname.values() {
        let persons: Vec<(&EntityId, &Vec<&Evidence>)> =
            persons.iter().map(|(id, seen)| (*id, seen)).collect();
        for (at, (one, first)) in persons.iter().enumerate() {
            for (two, second) in persons.iter().skip(at + 1) {
                if first.iter().all(|a| second.iter().all(|b| a.may_be(b))) {
                    pairs.insert(((*one).clone(), (*two).clone()));
                }
            }
        }
    }
    pairs.into_iter().collect()
}
