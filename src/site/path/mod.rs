//! How two things are connected: the shortest ways over facts, else over documents that name both.

mod ways;

use askama::Template;

use self::ways::{Step, ways};
use super::sanctions::node_of;
use super::{Context, Frame};
use crate::picture::{self, Link, Node};
use crate::view::{Entry, Thing};

/// Things offered where a name may be several.
const OFFERED: usize = 10;

#[derive(Template)]
#[template(path = "path.html")]
struct Page<'a> {
    frame: Frame<'a>,
    context: Context<'a>,
    ends: [End<'a>; 2],
    ways: Vec<Vec<Step<'a>>>,
    picture: Option<String>,
}

/// One end as it was asked for.
struct End<'a> {
    name: &'static str,
    key: &'static str,
    words: String,
    found: Option<&'a Entry>,
    place: usize,
    /// Others that the words may mean.
    others: Vec<&'a Entry>,
}

impl<'a> End<'a> {
    fn of(context: Context<'a>, frame: &Frame<'_>, name: &'static str, key: &'static str) -> Self {
        let asked = context.visit.first(name).unwrap_or_default();
        let exact = context.edition.index.find(asked);
        let hits = if exact.is_some() { Vec::new() } else { context.edition.search(asked) };
        let place = exact.or(hits.first().copied());
        let found = place.and_then(|place| context.edition.entry(place));
        let others = hits.iter().skip(1).take(OFFERED);
        let others = others.filter_map(|place| context.edition.entry(*place)).collect();
        let words = match found {
            Some(entry) if exact.is_some() => frame.name(&entry.thing),
            _ => frame.cut(asked, 200),
        };
        Self { name, key, words, found, place: place.unwrap_or(usize::MAX), others }
    }
}

/// The page `/path`.
///
/// # Errors
/// When memory runs out.
pub fn path(context: Context<'_>) -> askama::Result<String> {
    let frame = Frame::new(context, context.site.words.text("nav.path", context.visit.language));
    let ends = [("from", "path.from"), ("to", "path.to")];
    let ends = ends.map(|(name, key)| End::of(context, &frame, name, key));
    let ways = ways(context.edition, ends[0].place, ends[1].place);
    let picture = drawn(context, &frame, &ways)?;
    Page { frame, context, ends, ways, picture }.render()
}

/// All ways in one picture: a column for each step.
fn drawn(context: Context<'_>, frame: &Frame<'_>, ways: &[Vec<Step<'_>>]) -> askama::Result<Option<String>> {
    let (mut nodes, mut links): (Vec<Node>, Vec<Link>) = (Vec::new(), Vec::new());
    for way in ways {
        for (column, step) in way.iter().enumerate() {
            let from = node_of(context, frame, &mut nodes, column, step.from);
            let to = node_of(context, frame, &mut nodes, column + 1, step.to);
            let (label, status, href) = match step.edge {
                Some(edge) => (frame.term(&edge.class), edge.status.as_str(), Some(frame.href(&edge.path))),
                None => (frame.t("path.named"), "requested", None),
            };
            let title = label.to_owned();
            let link = Link {
                from,
                to,
                backwards: !step.forwards,
                weight: 1,
                status: status.to_owned(),
                label: title.clone(),
                title,
                href,
            };
            if !links.contains(&link) {
                links.push(link);
            }
        }
    }
    let title = frame.t("path.picture_title");
    if nodes.is_empty() {
        return Ok(None);
    }
    picture::svg(&picture::place(title, nodes, links), false).map(Some)
}

impl Page<'_> {
    fn asked(&self) -> bool {
        self.ends.iter().all(|end| !end.words.is_empty())
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the template hands on a reference")]
    fn thing(&self, place: &usize) -> Option<&Thing> {
        Some(&self.context.edition.entry(*place)?.thing)
    }

    fn instead(&self, end: &End<'_>, other: &Entry) -> String {
        self.context.visit.with(&[(end.name, Some(&other.thing.path))])
    }
}
