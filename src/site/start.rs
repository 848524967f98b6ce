//! The start: what is in the graph, search, the newest documents, questions to click.

use std::collections::BTreeMap;

use askama::Template;

use super::{Context, Frame, Tally};
use crate::view::Entry;

/// How many hits of a search are shown.
const HITS: usize = 100;

#[derive(Template)]
#[template(path = "start.html")]
struct Start<'a> {
    frame: Frame<'a>,
    documents: u64,
    quads: u64,
    newest: Vec<&'a Entry>,
    tally: &'a Tally,
    statuses: Vec<&'static str>,
    questions: Vec<(String, String)>,
}

/// The page `/`.
///
/// # Errors
/// When memory runs out.
pub fn start(context: Context<'_>) -> askama::Result<String> {
    let frame = Frame::new(context, context.site.words.text("nav.start", context.visit.language));
    let (edition, tally) = (context.edition, &context.edition.tally);
    let newest = tally.newest.iter().filter_map(|place| edition.entry(*place)).collect();
    let occurs = |status: &&str| tally.facts.iter().any(|(.., counts)| counts.contains_key(*status));
    let statuses = super::sanctions::STATUSES.into_iter().filter(occurs).collect();
    let manifest = &context.edition.version.manifest;
    let (documents, quads) = (manifest.documents, manifest.quads);
    let questions = questions(&frame, context);
    Start { frame, documents, quads, newest, tally, statuses, questions }.render()
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
            .with("question.path", &frame.name_in_sentence(&one.thing))
            .replace("{other}", &frame.name_in_sentence(&other.thing));
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
    fn count_of(&self, counts: &BTreeMap<String, usize>, status: &str) -> Option<usize> {
        counts.get(status).copied()
    }

    fn entities(&self) -> usize {
        self.tally.kinds.iter().filter(|(kind, _)| kind != "Group").map(|(_, count)| count).sum()
    }

    fn fact_count(&self) -> usize {
        self.tally.facts.iter().map(|(_, count, _)| count).sum()
    }
}
