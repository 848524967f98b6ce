//! Measures of the whole: who stands in the middle, who belongs together, what is cited most.
//!
//! The graph that is measured has the entities that asserted facts join, each pair once and
//! without direction; documents and groups in words are left out. Numbers are rounded to four
//! decimals, and sums run in one order, so that they are the same on any machine.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::{NodeIndex, UnGraph};
use rustworkx_core::centrality::betweenness_centrality;
use serde::{Deserialize, Serialize};

use super::Index;

/// How many are kept of a ranking.
const KEPT: usize = 25;
/// A larger graph has no betweenness: its time grows with nodes times edges.
const MOST_BETWEEN: usize = 5_000;
/// How often labels are handed on when communities are sought.
const ROUNDS: usize = 50;

/// The measures of one version.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Statistics {
    /// Entities that are measured.
    pub nodes: usize,
    /// Pairs of entities that facts join.
    pub pairs: usize,
    /// Rankings, in the order in which they are shown.
    pub measures: Vec<Measure>,
    /// Groups of entities that are joined among each other more than with others.
    pub communities: Vec<Community>,
    /// Whether the graph was too large for the betweenness.
    pub cut: bool,
}

/// A ranking by one measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Its name: `degree`, `betweenness`, `cited`, `motions`.
    pub name: String,
    /// The first ones, the largest value first.
    pub ranked: Vec<Ranked>,
}

/// One place of a ranking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ranked {
    /// Who: a place among the entries of the index; nobody where it is not known.
    pub entry: Option<usize>,
    /// The measure.
    pub value: f64,
}

/// Entities that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Community {
    /// How many there are.
    pub size: usize,
    /// The first of them by the number of their neighbours: places among the entries.
    pub members: Vec<usize>,
}

/// Measures all of it.
pub(super) fn statistics(index: &Index) -> Statistics {
    let (graph, entries) = joined(index);
    let degree = |node: NodeIndex| graph.neighbors(node).count();
    let degrees = graph.node_indices().map(|node| (entries[node.index()], count(degree(node))));
    let mut measures = vec![measure("degree", degrees)];
    let cut = graph.node_count() > MOST_BETWEEN;
    if !cut {
        let between = betweenness_centrality(&graph, false, true, usize::MAX);
        let values = entries.iter().copied().zip(between.into_iter().map(Option::unwrap_or_default));
        measures.push(measure("betweenness", values.map(|(entry, value)| (entry, rounded(value)))));
    }
    measures.push(measure("cited", cited(index).into_iter().map(|(entry, number)| (entry, count(number)))));
    measures.push(motions(index));
    let communities = communities(&graph, &entries);
    Statistics { nodes: graph.node_count(), pairs: graph.edge_count(), measures, communities, cut }
}

/// The graph that is measured, and which entry each of its nodes is.
fn joined(index: &Index) -> (UnGraph<(), ()>, Vec<usize>) {
    let counts = |entry: usize| {
        let kind = index.entries.get(entry).map(|entry| entry.thing.kind.as_str());
        kind.is_some_and(|kind| !matches!(kind, "Document" | "Group"))
    };
    let asserted = index.edges.iter().filter(|edge| edge.status == "asserted");
    let pairs = asserted.map(|edge| (edge.subject.min(edge.object), edge.subject.max(edge.object)));
    let pairs: BTreeSet<(usize, usize)> =
        pairs.filter(|(one, other)| one != other && counts(*one) && counts(*other)).collect();
    let entries: BTreeSet<usize> = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
    let entries: Vec<usize> = entries.into_iter().collect();
    let node = |entry: usize| entries.binary_search(&entry).map(NodeIndex::new).unwrap_or_default();
    let mut graph = UnGraph::with_capacity(entries.len(), pairs.len());
    for _ in &entries {
        graph.add_node(());
    }
    for (one, other) in &pairs {
        graph.add_edge(node(*one), node(*other), ());
    }
    (graph, entries)
}

/// How many documents cite each paper, motion or judgment; a document's citing itself aside.
fn cited(index: &Index) -> BTreeMap<usize, usize> {
    let citations =
        index.edges.iter().filter(|edge| edge.class == "Citation" && edge.object != edge.document);
    let pairs: BTreeSet<(usize, usize)> = citations.map(|edge| (edge.object, edge.document)).collect();
    let mut counts = BTreeMap::new();
    for (cited, _) in pairs {
        *counts.entry(cited).or_default() += 1;
    }
    counts
}

/// How many motions the members of each party moved; each motion counts once a party, and for
/// nobody where the party of its mover is not known.
fn motions(index: &Index) -> Measure {
    let asserted = |class: &'static str| {
        index.edges.iter().filter(move |edge| edge.class == class && edge.status == "asserted")
    };
    let mut parties: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for edge in asserted("Membership") {
        parties.entry(edge.subject).or_default().insert(edge.object);
    }
    let mut moved: BTreeMap<Option<usize>, BTreeSet<usize>> = BTreeMap::new();
    for edge in asserted("Submission") {
        let of = parties.get(&edge.subject).into_iter().flatten().copied().map(Some);
        let known = parties.contains_key(&edge.subject);
        for party in of.chain((!known).then_some(None)) {
            moved.entry(party).or_default().insert(edge.object);
        }
    }
    let ranked = moved.into_iter().map(|(entry, motions)| Ranked { entry, value: count(motions.len()) });
    Measure { name: "motions".to_owned(), ranked: sorted(ranked.collect()) }
}

/// Groups by handing on labels: each node takes the label that most of its neighbours have, of
/// labels that are as frequent the smallest, until nothing changes.
fn communities(graph: &UnGraph<(), ()>, entries: &[usize]) -> Vec<Community> {
    let mut labels: Vec<usize> = graph.node_indices().map(NodeIndex::index).collect();
    for _ in 0..ROUNDS {
        let mut changed = false;
        for node in graph.node_indices() {
            let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
            for neighbour in graph.neighbors(node) {
                *counts.entry(labels[neighbour.index()]).or_default() += 1;
            }
            let best = counts.into_iter().max_by_key(|(label, count)| (*count, std::cmp::Reverse(*label)));
            if let Some((label, _)) = best.filter(|(label, _)| labels[node.index()] != *label) {
                labels[node.index()] = label;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    let mut groups: BTreeMap<usize, Vec<NodeIndex>> = BTreeMap::new();
    for node in graph.node_indices() {
        groups.entry(labels[node.index()]).or_default().push(node);
    }
    let mut communities: Vec<Community> = groups
        .into_values()
        .map(|mut nodes| {
            nodes.sort_by_key(|node| (std::cmp::Reverse(graph.neighbors(*node).count()), *node));
            let members = nodes.iter().take(KEPT).map(|node| entries[node.index()]);
            Community { size: nodes.len(), members: members.collect() }
        })
        .collect();
    communities.sort_by(|one, other| other.size.cmp(&one.size).then_with(|| one.members.cmp(&other.members)));
    communities.truncate(KEPT);
    communities
}

fn measure(name: &str, values: impl Iterator<Item = (usize, f64)>) -> Measure {
    let ranked = values.filter(|(_, value)| *value > 0.0);
    let ranked = ranked.map(|(entry, value)| Ranked { entry: Some(entry), value }).collect();
    Measure { name: name.to_owned(), ranked: sorted(ranked) }
}

/// The largest first; of those that are alike, in the order of the entries.
fn sorted(mut ranked: Vec<Ranked>) -> Vec<Ranked> {
    ranked.sort_by(|one, other| other.value.total_cmp(&one.value).then_with(|| one.entry.cmp(&other.entry)));
    ranked.truncate(KEPT);
    ranked
}

fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Edge, Entry, Said, Thing};

    /// An index of entities named by letters, with facts `a class b`, all in document `d`.
    fn index(facts: &[(&str, &str, &str)]) -> Index {
        let names: BTreeSet<&str> = facts.iter().flat_map(|(one, _, other)| [*one, *other]).collect();
        let names: Vec<&str> = names.into_iter().collect();
        let entries = names.iter().map(|name| Entry {
            thing: Thing {
                path: (*name).to_owned(),
                kind: "Person".to_owned(),
                label: Said::from(*name),
                count: None,
            },
            date: None,
            paper: None,
            spellings: Vec::new(),
            mentions: 0,
        });
        let place = |name: &str| names.iter().position(|other| *other == name).unwrap();
        let edges = facts.iter().map(|(one, class, other)| Edge {
            path: String::new(),
            class: (*class).to_owned(),
            status: "asserted".to_owned(),
            date: None,
            subject: place(one),
            object: place(other),
            document: usize::MAX,
            from: 0,
            to: 0,
            said: Said::default(),
        });
        Index { edges: edges.collect(), entries: entries.collect(), places: Vec::new() }
    }

    #[test]
    fn the_one_in_the_middle_is_first_in_both_centralities() {
        let measured =
            statistics(&index(&[("a", "X", "m"), ("b", "X", "m"), ("m", "X", "c"), ("m", "X", "a")]));
        assert_eq!((measured.nodes, measured.pairs), (4, 3));
        for measure in &measured.measures[..2] {
            assert_eq!(measure.ranked[0].entry, Some(3), "{}", measure.name);
        }
        assert!((measured.measures[0].ranked[0].value - 3.0).abs() < 1e-9);
        assert!((measured.measures[1].ranked[0].value - 1.0).abs() < 1e-9);
    }

    #[test]
    fn two_triangles_are_two_communities() {
        let facts = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "e"), ("e", "f"), ("f", "d")];
        let facts: Vec<_> = facts.iter().map(|(one, other)| (*one, "X", *other)).collect();
        let sizes: Vec<usize> =
            statistics(&index(&facts)).communities.iter().map(|group| group.size).collect();
        assert_eq!(sizes, [3, 3]);
    }

    #[test]
    fn motions_count_for_the_mover_s_party_or_for_nobody() {
        let facts = [
            ("jansen", "Membership", "sp"),
            ("jansen", "Submission", "motie-1"),
            ("jansen", "Submission", "motie-2"),
            ("smit", "Submission", "motie-3"),
        ];
        let index = index(&facts);
        let measured = statistics(&index);
        let motions = measured.measures.iter().find(|measure| measure.name == "motions").unwrap();
        let sp = index.find("sp");
        assert_eq!(motions.ranked.len(), 2);
        assert_eq!((motions.ranked[0].entry, motions.ranked[1].entry), (sp, None));
        assert!((motions.ranked[0].value - 2.0).abs() < 1e-9);
    }
}
