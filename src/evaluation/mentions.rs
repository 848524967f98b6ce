//! Mentions: found with the right type, and with the right span.

use std::collections::HashSet;

use super::gold::{Gold, GoldMention};
use super::mistakes::MistakeSort;
use super::pairs::pairs;
use super::scores::{CORE_FIVE, Scores};
use crate::extract::records::MentionRecord;

/// The mentions of one document: the gold's, those of the system that are
/// judged, and which answers which.
pub(super) struct Reading<'a> {
    pub(super) gold: &'a Gold,
    pub(super) system: Vec<&'a MentionRecord>,
    /// Indices (gold, system), in the order in which they were settled.
    pub(super) pairs: Vec<(usize, usize)>,
}

impl<'a> Reading<'a> {
    /// Keeps what is judged of a system's mentions and pairs it with the gold.
    pub(super) fn of(gold: &'a Gold, system: &[&'a MentionRecord]) -> Self {
        let system = judged(gold, system);
        let pairs = pairs(&gold.mentions, &system);
        Self { gold, system, pairs }
    }
}

/// Mentions of a type that the gold knows, inside its range, each span once.
fn judged<'a>(gold: &Gold, system: &[&'a MentionRecord]) -> Vec<&'a MentionRecord> {
    let known: HashSet<&str> = gold.mentions.iter().map(|m| m.kind.as_str()).chain(CORE_FIVE).collect();
    let mut seen = HashSet::new();
    let is_judged = |m: &MentionRecord| known.contains(m.kind.as_str()) && gold.covers(m.start);
    let mut judged: Vec<_> = system.iter().copied().filter(|m| is_judged(m)).collect();
    judged.retain(|m| seen.insert((m.start, m.end, m.kind.as_str())));
    judged
}

/// Adds the mentions of a document to the scores.
pub(super) fn score(read: &Reading<'_>, scores: &mut Scores) {
    let mut answers = vec![None; read.gold.mentions.len()];
    let mut is_answer = vec![false; read.system.len()];
    for &(i, j) in &read.pairs {
        answers[i] = Some(read.system[j]);
        is_answer[j] = true;
    }
    let document = &read.gold.document;
    for (wanted, answer) in read.gold.mentions.iter().zip(answers).filter(|(gold, _)| !gold.is_optional()) {
        match answer {
            Some(answer) => score_found(document, wanted, answer, scores),
            None => score_missed(document, wanted, scores),
        }
    }
    for (found, _) in read.system.iter().zip(is_answer).filter(|(_, is_answer)| !is_answer) {
        score_spurious(document, found, scores);
    }
}

fn score_found(document: &str, wanted: &GoldMention, found: &MentionRecord, scores: &mut Scores) {
    let kind = &wanted.kind;
    scores.relaxed.of(kind).found += 1;
    let strict = scores.strict.of(kind);
    if (wanted.start, wanted.end) == (found.start, found.end) {
        strict.found += 1;
        return;
    }
    strict.missed += 1;
    strict.spurious += 1;
    let what = format!("{document}:{} {kind}: gold {:?} system {:?}", wanted.start, wanted.text, found.text);
    scores.note(MistakeSort::Span, what);
}

fn score_missed(document: &str, wanted: &GoldMention, scores: &mut Scores) {
    let GoldMention { start, kind, text, key, .. } = wanted;
    scores.relaxed.of(kind).missed += 1;
    scores.strict.of(kind).missed += 1;
    scores.note(MistakeSort::Missed, format!("{document}:{start} {kind} {text:?} [{key}]"));
}

fn score_spurious(document: &str, found: &MentionRecord, scores: &mut Scores) {
    let MentionRecord { start, kind, text, .. } = found;
    scores.relaxed.of(kind).spurious += 1;
    scores.strict.of(kind).spurious += 1;
    scores.note(MistakeSort::Spurious, format!("{document}:{start} {kind} {text:?}"));
}
