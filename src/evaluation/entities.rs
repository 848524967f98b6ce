//! Entities: one entity of the system for one key of the gold.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::mentions::Reading;
use super::mistakes::MistakeSort;
use super::scores::Scores;

/// An entity's IRI; none for the mentions that linking left without one, which
/// are judged together as if they were one.
type Entity<'a> = Option<&'a str>;

/// Which key each entity stands for, by the mentions that they share.
pub(super) struct Identities<'a> {
    key_of: HashMap<Entity<'a>, &'a str>,
    best_for: HashMap<&'a str, Entity<'a>>,
}

/// How often an entity answered a key, in the order of the first answers.
type Votes<'a> = Vec<(Entity<'a>, Vec<(&'a str, u32)>)>;

impl<'a> Identities<'a> {
    /// Lets the paired mentions of a document vote.
    ///
    /// An entity stands for the key that most of its mentions answer, and of the
    /// entities that stand for a key the one with most answers is the right one;
    /// of equals, the first.
    pub(super) fn of(read: &Reading<'a>) -> Self {
        let mut identities = Self { key_of: HashMap::new(), best_for: HashMap::new() };
        let mut most: HashMap<&str, u32> = HashMap::new();
        for (entity, votes) in votes(read) {
            let Some((key, count)) = winner(&votes) else { continue };
            identities.key_of.insert(entity, key);
            if most.get(key).is_none_or(|&best| count > best) {
                most.insert(key, count);
                identities.best_for.insert(key, entity);
            }
        }
        identities
    }

    /// The key that an entity stands for.
    pub(super) fn key_of(&self, entity: Entity<'_>) -> Option<&'a str> {
        self.key_of.get(&entity).copied()
    }

    fn is_best(&self, entity: Entity<'_>) -> bool {
        self.key_of(entity).is_some_and(|key| self.best_for.get(key) == Some(&entity))
    }
}

fn votes<'a>(read: &Reading<'a>) -> Votes<'a> {
    let mut all: Votes<'a> = Vec::new();
    let mut place = HashMap::new();
    for &(i, j) in &read.pairs {
        let (key, entity) = (read.gold.mentions[i].key.as_str(), read.system[j].entity.as_deref());
        let at = *place.entry(entity).or_insert_with(|| {
            all.push((entity, Vec::new()));
            all.len() - 1
        });
        let votes = &mut all[at].1;
        match votes.iter_mut().find(|(voted, _)| *voted == key) {
            Some((_, count)) => *count += 1,
            None => votes.push((key, 1)),
        }
    }
    all
}

/// The first of the keys with most votes.
fn winner<'a>(votes: &[(&'a str, u32)]) -> Option<(&'a str, u32)> {
    votes.iter().copied().reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// Adds the entities of a document to the scores.
pub(super) fn score(read: &Reading<'_>, identities: &Identities<'_>, scores: &mut Scores) {
    score_keys(read, identities, scores);
    let mut seen = HashSet::new();
    let document = &read.gold.document;
    for mention in read.system.iter().filter(|mention| seen.insert(mention.entity.as_deref())) {
        let entity = mention.entity.as_deref();
        if identities.is_best(entity) {
            continue;
        }
        scores.entities.of(&mention.kind).spurious += 1;
        let part = identities.key_of(entity).map(|key| format!(" (part of {key})")).unwrap_or_default();
        let what = format!("{document} {} {}{part}", mention.kind, entity.unwrap_or("without entity"));
        scores.note(MistakeSort::EntitySpurious, what);
    }
}

/// Each key that a firm mention carries is found or missed; its type is that of
/// its last mention.
fn score_keys(read: &Reading<'_>, identities: &Identities<'_>, scores: &mut Scores) {
    let mut keys: BTreeMap<&str, (&str, bool)> = BTreeMap::new();
    for mention in &read.gold.mentions {
        let (kind, is_firm) = keys.entry(&mention.key).or_default();
        *kind = &mention.kind;
        *is_firm |= !mention.is_optional();
    }
    let document = &read.gold.document;
    for (key, (kind, _)) in keys.into_iter().filter(|(_, (_, is_firm))| *is_firm) {
        let tally = scores.entities.of(kind);
        if identities.best_for.contains_key(key) {
            tally.found += 1;
        } else {
            tally.missed += 1;
            scores.note(MistakeSort::EntityMissed, format!("{document} {kind} {key}"));
        }
    }
}
