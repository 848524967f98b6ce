//! The start: what is in the graph, search, the newest documents, questions to click.

use std::collections::BTreeMap;

use askama::Template;

use super::{Context, Frame};
use crate::view::Entry;

/// How many documents are shown as the newest, and how many hits of a search.
const NEWEST: usize = 10;
const HITS: usize = 100;

#[derive(Template)]
#[template(path = "start.html")]
struct Start<'a> {
    frame: Frame<'a>,
    documents: u64,
    quads: u64,
    newest: Vec<&'a Entry>,
    kinds: Vec<(&'a str, usize)>,
    facts: Vec<(&'a str, usize, BTreeMap<&'a str, usize>)>,
    statuses: Vec<&'a str>,
    questions: Vec<(String, String)>,
}

/// The page `/`.
///
/// # Errors
/// When memory runs out.
pub fn start(context: Context<'_>) -> askama::Result<String> {
    let frame = Frame::new(context, context.site.words.text("nav.start", context.visit.language));
    let index = &context.edition.index;
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in index.entries.iter().filter(|entry| entry.thing.kind != "Document") {
        *kinds.entry(&entry.thing.kind).or_default() += 1;
    }
    let mut kinds: Vec<(&str, usize)> = kinds.into_iter().collect();
    kinds.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(other.0)));
    let mut newest: Vec<&Entry> =
        index.entries.iter().filter(|entry| entry.thing.kind == "Document").collect();
    newest
        .sort_by(|one, other| other.date.cmp(&one.date).then_with(|| one.thing.path.cmp(&other.thing.path)));
    newest.truncate(NEWEST);
    let (facts, statuses) = facts(context);
    let manifest = &context.edition.version.manifest;
    let (documents, quads) = (manifest.documents, manifest.quads);
    let questions = questions(&frame, context);
    Start { frame, documents, quads, newest, kinds, facts, statuses, questions }.render()
}

/// Facts by relation and status, the most frequent relation first; and the statuses that occur.
#[expect(clippy::type_complexity, reason = "a table with its heads, used once")]
fn facts(context: Context<'_>) -> (Vec<(&str, usize, BTreeMap<&str, usize>)>, Vec<&str>) {
    let mut classes: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for edge in &context.edition.index.edges {
        *classes.entry(&edge.class).or_default().entry(&edge.status).or_default() += 1;
    }
    let occurs = |status: &&str| classes.values().any(|counts| counts.contains_key(*status));
    let statuses = super::sanctions::STATUSES.into_iter().filter(occurs).collect();
    let mut facts: Vec<_> =
        classes.into_iter().map(|(class, counts)| (class, counts.values().sum(), counts)).collect();
    facts.sort_by(|one: &(&str, usize, _), other| other.1.cmp(&one.1).then_with(|| one.0.cmp(other.0)));
    (facts, statuses)
}

/// Three questions with where they are answered. The second joins the company and the court of
/// the words, or the two that most others are joined with.
fn questions(frame: &Frame<'_>, context: Context<'_>) -> Vec<(String, String)> {
    let asked = [frame.t("question.from"), frame.t("question.to")];
    let mut ends: Vec<usize> =
        asked.iter().filter_map(|words| context.edition.search(words).first().copied()).collect();
    if ends.len() < 2 {
        let central = context.edition.statistics.measures.first();
        ends = central
            .into_iter()
            .flat_map(|measure| &measure.ranked)
            .filter_map(|ranked| ranked.entry)
            .collect();
    }
    let mut questions = vec![(frame.t("question.sanctions").to_owned(), frame.to("/sanctions"))];
    let ends: Vec<&Entry> =
        ends.into_iter().take(2).filter_map(|place| context.edition.entry(place)).collect();
    if let [one, other] = ends[..] {
        let words = frame
            .with("question.path", &frame.name(&one.thing))
            .replace("{other}", &frame.name(&other.thing));
        let state = [("from", one.thing.path.as_str()), ("to", other.thing.path.as_str())];
        questions.push((words, context.visit.to("/path", state)));
    }
    questions.push((frame.t("question.cited").to_owned(), frame.to("/statistics") + "#cited"));
    questions
}

#[derive(Template)]
#[template(path = "search.html")]
struct Search<'a> {
    frame: Frame<'a>,
    words: &'a str,
    count: usize,
    hits: Vec<&'a Entry>,
}

/// The page `/search`.
///
/// # Errors
/// When memory runs out.
pub fn search(context: Context<'_>) -> askama::Result<String> {
    let words = context.visit.first("q").unwrap_or_default();
    let found = context.edition.search(words);
    let hits = found.iter().take(HITS).filter_map(|place| context.edition.entry(*place)).collect();
    let frame = Frame::new(context, context.site.words.text("search.title", context.visit.language));
    Search { frame, words, count: found.len(), hits }.render()
}

impl Start<'_> {
    #[expect(clippy::unused_self, reason = "the template asks the page")]
    fn count_of(&self, counts: &BTreeMap<&str, usize>, status: &str) -> Option<usize> {
        counts.get(status).copied()
    }

    fn entities(&self) -> usize {
        self.kinds.iter().filter(|(kind, _)| *kind != "Group").map(|(_, count)| count).sum()
    }

    fn fact_count(&self) -> usize {
        self.facts.iter().map(|(_, count, _)| count).sum()
    }
}
