//! Names and numbers that look misprinted: told, never corrected.
//!
//! A misprint keeps its printed form and a link of its own; what it may stand for is
//! said beside it. Two sorts are seen: a dossier whose figures stand the other way
//! round than in a standing one or in one that the document names more often
//! (`21 510-20` beside 21 501-20), and a surname named once that is one letter away
//! from that of a person whom the document names otherwise (`Soerdsma` beside
//! Sjoerdsma).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Linked;
use crate::embedded;
use crate::entity::{paper::PAPER, person::PERSON};
use crate::grammar::{WordSet, slug};
use crate::mention::Mention;

/// A mention that looks misprinted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misprint {
    /// Index of the mention.
    pub mention: usize,
    /// What it may stand for: a dossier (`21501-20`) or a surname.
    pub near: String,
}

/// Dossiers that papers cite for years. A wrong table, which a test finds, gives none.
static STANDING: LazyLock<WordSet> = LazyLock::new(|| {
    embedded!("standing-dossiers.tsv").words(&["dossier", "why"], "dossier").unwrap_or_default()
});

/// Shortest surname of which one letter may be wrong, letters.
const SHORTEST: usize = 6;

/// The mentions of a document that look misprinted, in reading order.
pub fn misprints(mentions: &[Mention], linked: &Linked) -> Vec<Misprint> {
    let mut found = papers(mentions);
    found.extend(persons(mentions, linked));
    found.sort_by_key(|misprint| misprint.mention);
    found
}

/// The dossier of a paper's norm: `21501-20` in `kst-21501-20-2310`.
fn dossier(mention: &Mention) -> Option<&str> {
    let printed = mention.norm.strip_prefix("kst-")?;
    printed.rsplit_once('-').map(|(dossier, _)| dossier).filter(|_| mention.kind == PAPER)
}

fn papers(mentions: &[Mention]) -> Vec<Misprint> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for dossier in mentions.iter().filter_map(dossier) {
        *counts.entry(dossier).or_default() += 1;
    }
    let near = |odd: &str, count: usize| {
        let often = counts.iter().filter(|(_, times)| **times > count + 1).map(|(dossier, _)| *dossier);
        let mut known = STANDING.iter().chain(often).filter(|known| are_swapped(odd, known));
        let first = known.next()?;
        known.all(|other| other == first).then(|| first.to_owned())
    };
    let odd = mentions.iter().enumerate().filter_map(|(index, mention)| {
        let dossier = dossier(mention).filter(|dossier| !STANDING.contains(dossier))?;
        let near = near(dossier, counts.get(dossier).copied().unwrap_or_default())?;
        Some(Misprint { mention: index, near })
    });
    odd.collect()
}

/// Whether a dossier looks like a standing one with two figures that changed places.
pub fn is_doubtful_dossier(dossier: &str) -> bool {
    !STANDING.contains(dossier) && STANDING.iter().any(|known| are_swapped(dossier, known))
}

/// Whether two neighbours have changed places, and nothing else: `21510-20` and `21501-20`.
fn are_swapped(one: &str, two: &str) -> bool {
    let (one, two) = (one.as_bytes(), two.as_bytes());
    let Some(at) = one.iter().zip(two).position(|(a, b)| a != b) else { return false };
    let (Some([a, b, tail @ ..]), Some([c, d, other @ ..])) = (one.get(at..), two.get(at..)) else {
        return false;
    };
    a == d && b == c && tail == other
}

/// A surname in the document: its letters, whose it is, how often it stands.
struct Surname<'a> {
    text: &'a str,
    slug: String,
    entity: usize,
    first: usize,
    times: usize,
    full: bool,
}

fn persons(mentions: &[Mention], linked: &Linked) -> Vec<Misprint> {
    let mut surnames: BTreeMap<String, Surname<'_>> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.kind == PERSON) {
        let Some(link) = linked.links.get(index).copied().flatten() else { continue };
        let (given, text) = mention.norm.split_once('|').unwrap_or(("", &mention.norm));
        let new = |slug| Surname { text, slug, entity: link.entity, first: index, times: 0, full: false };
        let surname = surnames.entry(slug(text)).or_insert_with(|| new(slug(text)));
        surname.times += 1;
        surname.full |= !given.is_empty();
    }
    let likely = |odd: &&Surname<'_>| odd.times == 1 && !odd.full && odd.slug.len() >= SHORTEST;
    let near = |odd: &Surname<'_>| {
        let mut right = surnames.values().filter(|other| {
            (other.full || other.times > 1)
                && other.entity != odd.entity
                && is_one_edit(&odd.slug, &other.slug)
        });
        let first = right.next()?;
        right.next().is_none().then(|| first.text.to_owned())
    };
    let odd = surnames.values().filter(likely);
    odd.filter_map(|odd| Some(Misprint { mention: odd.first, near: near(odd)? })).collect()
}

/// Whether one letter is missing, too much, another, or changed places with its neighbour.
fn is_one_edit(one: &str, two: &str) -> bool {
    let (one, two) = (one.as_bytes(), two.as_bytes());
    let head = one.iter().zip(two).take_while(|(a, b)| a == b).count();
    let (one, two) = (one.get(head..).unwrap_or_default(), two.get(head..).unwrap_or_default());
    match (one, two) {
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([_, a @ ..], b) if a == b => true,
        (a, [_, b @ ..]) if a == b => true,
        ([a, b, tail @ ..], [c, d, other @ ..]) => a == d && b == c && tail == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_changed_places() {
        assert!(are_swapped("21510-20", "21501-20"));
        assert!(!are_swapped("21501-20", "21501-20"));
        assert!(!are_swapped("21501-02", "21501-21"));
        assert!(!are_swapped("32736", "32735"));
        assert!(!STANDING.is_empty());
    }

    #[test]
    fn one_letter_away() {
        for (odd, right) in [
            ("soerdsma", "sjoerdsma"),
            ("sjoerdsmaa", "sjoerdsma"),
            ("sjoertsma", "sjoerdsma"),
            ("sjeordsma", "sjoerdsma"),
        ] {
            assert!(is_one_edit(odd, right), "{odd}");
        }
        assert!(!is_one_edit("sjoerdsma", "sjoerdsma") && !is_one_edit("soertsma", "sjoerdsma"));
    }
}
