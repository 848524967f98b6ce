//! Persons of one name whom the documents contradict are parted.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::Evidence;
use crate::grammar::slug;

/// Parts the persons of each id that contradict one another: gives the new ids by document and
/// old id, and puts them into `seen`.
pub(super) fn part(seen: &mut [Evidence]) -> BTreeMap<(String, String), String> {
    let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, person) in seen.iter().enumerate() {
        by_id.entry(person.id.id.clone()).or_default().push(at);
    }
    let taken: BTreeSet<String> = by_id.keys().cloned().collect();
    let mut renamed = BTreeMap::new();
    for (id, places) in &by_id {
        let persons: Vec<&Evidence> = places.iter().filter_map(|at| seen.get(*at)).collect();
        let whole = persons.iter().all(|one| persons.iter().all(|two| !one.contradicts(two)));
        if persons.len() < 2 || whole {
            continue;
        }
        for (at, new) in places.iter().zip(ids(id, &persons, &taken)) {
            if let (Some(person), Some(new)) = (seen.get_mut(*at), new) {
                renamed.insert((person.document.clone(), id.clone()), new.clone());
                person.id.id = new;
            }
        }
    }
    renamed
}

/// The new id of each person, none for those of whom nothing is known but the name.
fn ids(id: &str, persons: &[&Evidence], taken: &BTreeSet<String>) -> Vec<Option<String>> {
    let groups = groups(persons);
    let mut suffixes: BTreeMap<usize, String> = BTreeMap::new();
    let unknown: BTreeSet<usize> =
        groups.iter().copied().filter(|group| known(*group, &groups, persons).is_none()).collect();
    for (at, group) in groups.iter().enumerate() {
        let suffix = known(*group, &groups, persons);
        // Nothing is known of either: the years are what parts them.
        let years = (unknown.len() > 1).then(|| years(*group, &groups, persons)).flatten();
        if let Some(suffix) = suffix.or(years) {
            suffixes.insert(at, suffix);
        }
    }
    let group_of = |suffix: &str| {
        let same = suffixes.iter().filter(|(_, other)| *other == suffix);
        same.filter_map(|(at, _)| groups.get(*at)).collect::<BTreeSet<_>>().len()
    };
    (0..persons.len())
        .map(|at| {
            let suffix = suffixes.get(&at)?;
            let first = persons.get(*groups.get(at)?)?;
            // Two groups with one suffix are told apart by their first document too.
            let new = if group_of(suffix) > 1 {
                format!("{id}-{suffix}-{}", slug(&first.document.replace('.', "-")))
            } else {
                format!("{id}-{suffix}")
            };
            Some(if taken.contains(&new) { format!("{new}-2") } else { new })
        })
        .collect()
}

/// The members of a group.
fn members<'a>(
    group: usize,
    groups: &'a [usize],
    persons: &'a [&'a Evidence],
) -> impl Iterator<Item = &'a Evidence> {
    groups.iter().zip(persons).filter(move |(other, _)| **other == group).map(|(_, person)| *person)
}

/// What is known of a group: a party, else initials. The first in the order of letters, so that the order of the
/// documents says nothing.
fn known(group: usize, groups: &[usize], persons: &[&Evidence]) -> Option<String> {
    let party = members(group, groups, persons).flat_map(|person| &person.parties).min();
    let several = members(group, groups, persons).filter(|person| person.names.len() > 1);
    let name = || several.flat_map(|person| &person.names).map(|name| slug(name.given())).max();
    party.map(|party| slug(party)).or_else(name)
}

/// The first year of a group.
fn years(group: usize, groups: &[usize], persons: &[&Evidence]) -> Option<String> {
    members(group, groups, persons).filter_map(|person| person.year).min().map(|year| year.to_string())
}

/// For each person the first of those with whom there is a reason to be one: a shared party or the same
/// given names, and no contradiction with anybody of the group.
fn groups(persons: &[&Evidence]) -> Vec<usize> {
    let mut groups: Vec<usize> = Vec::with_capacity(persons.len());
    for (at, person) in persons.iter().enumerate() {
        let fits = |first: usize| {
            let mut members =
                groups.iter().zip(persons).filter(|(group, _)| **group == first).map(|(_, other)| other);
            let reason = members.clone().any(|other| reason(person, other));
            reason && members.all(|other| !person.contradicts(other))
        };
        let first = (0..at).find(|first| groups.get(*first) == Some(first) && fits(*first));
        groups.push(first.unwrap_or(at));
    }
    groups
}

/// Whether something beside the common name speaks for one person.
fn reason(one: &Evidence, two: &Evidence) -> bool {
    let nothing = |person: &Evidence| person.parties.is_empty() && person.names.len() < 2;
    one.shares_party(two) || nothing(one) && nothing(two) || !one.names_differ(two) && one.names.len() > 1
}
