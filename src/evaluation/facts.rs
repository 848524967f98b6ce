//! Facts: the same relation between the same sides; then status and date.

use std::collections::HashSet;

use super::entities::Identities;
use super::gold::{Gold, GoldFact, GoldSide};
use super::mistakes::MistakeSort;
use super::scores::Scores;
use crate::extract::records::{FactRecord, Side};

/// Relations whose facts are judged even where the gold has none of them.
const ALWAYS_JUDGED: [&str; 6] = ["sanctions", "submitted", "printed_in", "role", "member_of", "cites"];

/// How much of a quote is shown with a mistake, in code points.
const SHOWN: usize = 90;

/// Adds the facts of a document to the scores.
pub(super) fn score(gold: &Gold, system: &[&FactRecord], identities: &Identities<'_>, scores: &mut Scores) {
    let mut open: Vec<Option<&FactRecord>> = distinct(gold, system).into_iter().map(Some).collect();
    for wanted in &gold.facts {
        let Some(place) = best_answer(wanted, &open, identities) else {
            score_missed(&gold.document, wanted, scores);
            continue;
        };
        if let Some(found) = open[place].take().filter(|_| !wanted.optional) {
            score_found(&gold.document, wanted, found, scores);
        }
    }
    let known: HashSet<&str> = gold.facts.iter().map(|f| f.relation.as_str()).chain(ALWAYS_JUDGED).collect();
    for fact in open.into_iter().flatten().filter(|fact| known.contains(fact.relation.as_str())) {
        score_spurious(&gold.document, fact, scores);
    }
}

/// The facts inside the range, each statement once whatever its evidence.
fn distinct<'a>(gold: &Gold, system: &[&'a FactRecord]) -> Vec<&'a FactRecord> {
    let mut seen = HashSet::new();
    let mut facts: Vec<_> = system.iter().copied().filter(|fact| is_in_range(gold, fact)).collect();
    facts.retain(|fact| {
        let attributes: Vec<_> = fact.attributes.iter().map(|(k, v)| (k.as_str(), v.to_string())).collect();
        let FactRecord { relation, subject, object, status, date, .. } = fact;
        seen.insert((relation, subject, object, status, date, attributes))
    });
    facts
}

/// Whether a fact rests on text that was annotated; one without evidence may.
fn is_in_range(gold: &Gold, fact: &FactRecord) -> bool {
    (fact.start, fact.end) == (0, 0) || gold.covers(fact.start)
}

/// Of the open facts that say what is wanted, the first with the right status
/// and date, or at least the right status, or else the right date.
fn best_answer(
    wanted: &GoldFact,
    open: &[Option<&FactRecord>],
    identities: &Identities<'_>,
) -> Option<usize> {
    let says_it = |fact: &FactRecord| {
        fact.relation == wanted.relation
            && is_side(&wanted.subject, &fact.subject, identities)
            && is_side(&wanted.object, &fact.object, identities)
    };
    (open.iter().enumerate())
        .filter_map(|(place, fact)| fact.filter(|fact| says_it(fact)).map(|fact| (place, fact)))
        .min_by_key(|(_, fact)| (fact.status != wanted.status, fact.date != wanted.attributes.date))
        .map(|(place, _)| place)
}

/// Whether a side of a fact is the one that the gold has.
fn is_side(wanted: &GoldSide, found: &Side, identities: &Identities<'_>) -> bool {
    match wanted {
        GoldSide::Key(key) if key == "document" => *found == Side::Document,
        // The House adopts and rejects, whether a fact says so or not.
        GoldSide::Key(key) if key == "NLD-house" => true,
        GoldSide::Key(key) => identities.key_of(entity(found)) == Some(key),
        GoldSide::Text(text) => match found {
            Side::Entity { label, .. } => share_words(text, label),
            Side::Text(words) => share_words(text, words),
            Side::Document => false,
        },
    }
}

fn entity(side: &Side) -> Option<&str> {
    match side {
        Side::Entity { entity, .. } => Some(entity),
        Side::Text(_) | Side::Document => None,
    }
}

/// Whether two groups in words have half of their words in common.
fn share_words(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let (a, b) = (words(&a), words(&b));
    let common = a.intersection(&b).count();
    common > 0 && 4 * common >= a.len() + b.len()
}

/// The words of a text: letters, digits and low lines in a row.
fn words(text: &str) -> HashSet<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect()
}

fn score_found(document: &str, wanted: &GoldFact, found: &FactRecord, scores: &mut Scores) {
    let GoldFact { relation, subject, object, status, .. } = wanted;
    scores.facts.of(relation).found += 1;
    let what = format!("{document} {relation} {subject} -> {object}");
    scores.status.judge(found.status == *status);
    if found.status != *status {
        let what = format!("{what}: gold {status} system {}", found.status);
        scores.note(MistakeSort::Status, what);
    }
    let Some(date) = wanted.attributes.date.as_deref().filter(|date| !date.is_empty()) else { return };
    let found_date = found.date.as_deref();
    scores.date.judge(found_date == Some(date));
    if found_date != Some(date) {
        let what = format!("{what}: gold {date} system {}", found_date.unwrap_or("without date"));
        scores.note(MistakeSort::Date, what);
    }
}

fn score_missed(document: &str, wanted: &GoldFact, scores: &mut Scores) {
    if wanted.optional {
        return;
    }
    let GoldFact { relation, subject, object, status, quote, .. } = wanted;
    scores.facts.of(relation).missed += 1;
    let what = format!("{document} {relation} {subject} -> {object} [{status}] {:?}", shown(quote));
    scores.note(MistakeSort::FactMissed, what);
}

fn score_spurious(document: &str, fact: &FactRecord, scores: &mut Scores) {
    let FactRecord { relation, subject, object, status, quote, .. } = fact;
    scores.facts.of(relation).spurious += 1;
    let (subject, object) = (side_name(subject), side_name(object));
    let what = format!("{document} {relation} {subject} -> {object} [{status}] {:?}", shown(quote));
    scores.note(MistakeSort::FactSpurious, what);
}

fn side_name(side: &Side) -> String {
    match side {
        Side::Entity { entity, .. } => entity.clone(),
        Side::Text(text) => format!("{text:?}"),
        Side::Document => "document".to_owned(),
    }
}

/// The first part of a quote.
fn shown(quote: &str) -> &str {
    quote.char_indices().nth(SHOWN).map_or(quote, |(end, _)| &quote[..end])
}
