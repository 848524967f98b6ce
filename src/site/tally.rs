//! What the start page tells of the whole, counted once a version.

use std::collections::BTreeMap;

use crate::view::Index;

/// How many documents are kept as the newest.
const NEWEST: usize = 10;

/// The counts of one version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Entities and groups by their class, the most frequent one first.
    pub kinds: Vec<(String, usize)>,
    /// The newest documents: places among the entries.
    pub newest: Vec<usize>,
    /// Facts by their class, with how many there are and how many of each status.
    pub facts: Vec<(String, usize, BTreeMap<String, usize>)>,
}

impl Tally {
    /// Counts.
    pub(super) fn of(index: &Index) -> Self {
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        let mut newest: Vec<usize> = Vec::new();
        for (place, entry) in index.entries.iter().enumerate() {
            match entry.thing.kind.as_str() {
                "Document" => newest.push(place),
                kind => *kinds.entry(kind).or_default() += 1,
            }
        }
        // Of one day in the order of the entries, which is that of the paths.
        newest.sort_by(|one, other| index.entries[*other].date.cmp(&index.entries[*one].date));
        newest.truncate(NEWEST);
        let mut kinds: Vec<(String, usize)> =
            kinds.into_iter().map(|(kind, count)| (kind.to_owned(), count)).collect();
        kinds.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        Self { kinds, newest, facts: facts(index) }
    }
}

/// Facts by class and status, the most frequent class first.
fn facts(index: &Index) -> Vec<(String, usize, BTreeMap<String, usize>)> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for edge in &index.edges {
        *counts.entry((&edge.class, &edge.status)).or_default() += 1;
    }
    let mut facts: Vec<(String, usize, BTreeMap<String, usize>)> = Vec::new();
    for ((class, status), count) in counts {
        if facts.last().is_none_or(|(last, ..)| last != class) {
            facts.push((class.to_owned(), 0, BTreeMap::new()));
        }
        if let Some((_, all, statuses)) = facts.last_mut() {
            *all += count;
            statuses.insert(status.to_owned(), count);
        }
    }
    facts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    facts
}
