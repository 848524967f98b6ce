//! Shortest ways between two entries, breadth first.

use std::collections::{BTreeMap, VecDeque};

use crate::site::Edition;
use crate::view::Edge;

/// Most ways that are told.
const MOST: usize = 5;
/// Longer ways say nothing.
const LONGEST: usize = 6;

/// A step from one entry to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step<'e> {
    pub(super) from: usize,
    pub(super) to: usize,
    /// The fact between them; nothing where a document names an entity.
    pub(super) edge: Option<&'e Edge>,
    /// Whether the fact's subject is where the step begins.
    pub(super) forwards: bool,
}

/// The shortest ways over facts, and where there are none, those over documents too.
pub(super) fn ways(edition: &Edition, from: usize, to: usize) -> Vec<Vec<Step<'_>>> {
    if from == to || edition.entry(from).is_none() || edition.entry(to).is_none() {
        return Vec::new();
    }
    let over_facts = shortest(edition, from, to, false);
    if over_facts.is_empty() { shortest(edition, from, to, true) } else { over_facts }
}

fn shortest(edition: &Edition, from: usize, to: usize, named: bool) -> Vec<Vec<Step<'_>>> {
    // For each entry that was reached, its distance and the entries before it.
    let mut reached: BTreeMap<usize, (usize, Vec<usize>)> = BTreeMap::from([(from, (0, Vec::new()))]);
    let mut queue = VecDeque::from([from]);
    while let Some(at) = queue.pop_front() {
        let distance = reached.get(&at).map_or(0, |(distance, _)| *distance);
        let limit = reached.get(&to).map_or(LONGEST, |(distance, _)| *distance);
        if distance >= limit {
            continue;
        }
        for next in neighbours(edition, at, named) {
            let (known, before) = reached.entry(next).or_insert_with(|| {
                queue.push_back(next);
                (distance + 1, Vec::new())
            });
            if *known == distance + 1 && !before.contains(&at) {
                before.push(at);
            }
        }
    }
    let mut ways = Vec::new();
    back(&reached, from, vec![to], &mut ways);
    ways.into_iter().map(|way| way.windows(2).map(|pair| step(edition, pair[0], pair[1])).collect()).collect()
}

/// Walks back from the end; ways come out from the beginning on.
fn back(
    reached: &BTreeMap<usize, (usize, Vec<usize>)>,
    from: usize,
    way: Vec<usize>,
    ways: &mut Vec<Vec<usize>>,
) {
    let Some(at) = way.last() else { return };
    if *at == from {
        ways.push(way.into_iter().rev().collect());
        return;
    }
    for before in reached.get(at).map(|(_, before)| before).into_iter().flatten() {
        if ways.len() < MOST {
            let mut longer = way.clone();
            longer.push(*before);
            back(reached, from, longer, ways);
        }
    }
}

fn neighbours(edition: &Edition, at: usize, named: bool) -> Vec<usize> {
    let facts = edition.edges_at(at).filter(|edge| edge.status != "negated");
    let mut all: Vec<usize> =
        facts.map(|edge| if edge.subject == at { edge.object } else { edge.subject }).collect();
    if named {
        all.extend(edition.places_of(at).map(|place| place.document));
        all.extend(edition.named_in(at).iter().map(|place| place.entity));
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn step(edition: &Edition, from: usize, to: usize) -> Step<'_> {
    let joins = |edge: &&Edge| edge.status != "negated" && (edge.subject, edge.object) == (from, to);
    let joins_back = |edge: &&Edge| edge.status != "negated" && (edge.subject, edge.object) == (to, from);
    let forwards = edition.edges_at(from).find(joins);
    let edge = forwards.or_else(|| edition.edges_at(from).find(joins_back));
    let names = edition.named_in(from).iter().any(|place| place.entity == to);
    let forwards = forwards.is_some() || (edge.is_none() && names);
    Step { from, to, edge, forwards }
}
