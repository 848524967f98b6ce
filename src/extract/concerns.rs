//! Which relations a sentence may concern.

use std::collections::BTreeMap;

use crate::gazetteer::{Edges, Matcher};
use crate::mention::{Kind, Mention, ScanError};
use crate::relation::Relation;
use crate::text::Document;

/// Relations of a sentence, one bit each in the order of the list.
type Set = u64;

/// One automaton over the trigger words of all relations.
pub(super) struct Concerns {
    matcher: Matcher,
    /// For each pattern the relation whose word it is.
    relations: Vec<Set>,
    /// The relations that read every sentence.
    always: Set,
    /// For each kind the relations that need a mention of it.
    kinds: BTreeMap<Kind, Set>,
    /// The relations that need no mention.
    free: Set,
}

impl Concerns {
    pub(super) fn new(relations: &[Box<dyn Relation>]) -> Result<Self, ScanError> {
        let mut patterns: Vec<(String, Edges)> = Vec::new();
        let (mut owners, mut always, mut free) = (Vec::new(), 0, 0);
        let mut kinds: BTreeMap<Kind, Set> = BTreeMap::new();
        for (index, relation) in relations.iter().enumerate() {
            let triggers = relation.triggers();
            if triggers.is_empty() {
                always |= bit(index);
            }
            if relation.kinds().is_empty() {
                free |= bit(index);
            }
            for kind in relation.kinds() {
                *kinds.entry(*kind).or_default() |= bit(index);
            }
            for trigger in triggers {
                patterns.push((trigger.text, trigger.edges));
                owners.push(bit(index));
            }
        }
        let matcher = Matcher::new(patterns.iter().map(|(text, edges)| (text.as_str(), *edges)))?;
        Ok(Self { matcher, relations: owners, always, kinds, free })
    }

    /// For each sentence the relations that it may concern: those with a trigger in it and with
    /// the mention that they need.
    pub(super) fn of(&self, document: &Document, mentions: &[Mention]) -> Vec<Set> {
        let mut sets = self.by_words(document);
        let mut rest = mentions;
        for (sentence, set) in document.sentences.iter().zip(&mut sets) {
            let begun = rest.iter().take_while(|mention| mention.span.start < sentence.start).count();
            let here = rest[begun..].iter().take_while(|mention| mention.span.start < sentence.end);
            let of_kind = here.clone().filter_map(|mention| self.kinds.get(&mention.kind));
            *set &= of_kind.fold(self.free, |all, of_kind| all | of_kind);
            rest = &rest[begun + here.count()..];
        }
        sets
    }

    /// For each sentence the relations with a trigger in it.
    fn by_words(&self, document: &Document) -> Vec<Set> {
        let sentences = &document.sentences;
        let mut sets = vec![self.always; sentences.len()];
        let mut at = 0;
        for hit in self.matcher.hits(document.text()) {
            while sentences.get(at).is_some_and(|sentence| sentence.end < hit.span.end) {
                at += 1;
            }
            let (Some(sentence), Some(set)) = (sentences.get(at), sets.get_mut(at)) else { break };
            if sentence.contains(hit.span) {
                *set |= self.relations.get(hit.pattern).copied().unwrap_or_default();
            }
        }
        sets
    }
}

/// The bit of the relation with this place in the list.
pub(super) const fn bit(relation: usize) -> Set {
    1 << relation
}
