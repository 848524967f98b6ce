//! Which relations a sentence may concern.

use crate::gazetteer::{Edges, Matcher};
use crate::mention::ScanError;
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
}

impl Concerns {
    pub(super) fn new(relations: &[Box<dyn Relation>]) -> Result<Self, ScanError> {
        let mut patterns: Vec<(String, Edges)> = Vec::new();
        let (mut owners, mut always) = (Vec::new(), 0);
        for (index, relation) in relations.iter().enumerate() {
            let triggers = relation.triggers();
            if triggers.is_empty() {
                always |= bit(index);
            }
            for trigger in triggers {
                patterns.push((trigger.text, trigger.edges));
                owners.push(bit(index));
            }
        }
        let matcher = Matcher::new(patterns.iter().map(|(text, edges)| (text.as_str(), *edges)))?;
        Ok(Self { matcher, relations: owners, always })
    }

    /// For each sentence the relations that it may concern.
    pub(super) fn of(&self, document: &Document) -> Vec<Set> {
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
