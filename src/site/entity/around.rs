//! The neighbourhood of an entry as a picture: who does something to it, and what it does.

use std::collections::BTreeMap;

use crate::picture::{self, Link, Picture};
use crate::site::sanctions::{node, node_of};
use crate::site::{Context, Frame};
use crate::view::Edge;

/// Lines on each side.
const MOST: usize = 14;

/// Facts of one sort with one neighbour.
type Bundle<'a> = ((usize, &'a str), Vec<&'a Edge>);

/// The picture; nothing where there is no neighbour. And whether some were left out.
pub(super) fn picture(context: Context<'_>, frame: &Frame<'_>, entry: usize) -> (Option<Picture>, bool) {
    let (before, cut_before) = side(context, entry, |edge| (edge.object == entry).then_some(edge.subject));
    let (behind, cut_behind) = side(context, entry, |edge| (edge.subject == entry).then_some(edge.object));
    let own = context.edition.entry(entry);
    let (Some(own), false) = (own, before.is_empty() && behind.is_empty()) else { return (None, false) };
    let middle = usize::from(!before.is_empty());
    let mut nodes = vec![node(frame, middle, &own.thing, None)];
    let mut links = Vec::new();
    for (bundles, column) in [(before, 0), (behind, middle + 1)] {
        for ((other, class), edges) in bundles {
            let at = node_of(context, frame, &mut nodes, column, other);
            let (from, to) = if column == 0 { (at, 0) } else { (0, at) };
            links.push(link(frame, (from, to), class, &edges));
        }
    }
    let title = frame.with("entity.picture_title", &frame.name(&own.thing));
    (Some(picture::place(&title, nodes, links)), cut_before || cut_behind)
}

/// The most told neighbours on one side.
fn side(
    context: Context<'_>,
    entry: usize,
    other: impl Fn(&Edge) -> Option<usize>,
) -> (Vec<Bundle<'_>>, bool) {
    let mut bundles: BTreeMap<(usize, &str), Vec<&Edge>> = BTreeMap::new();
    for edge in context.edition.edges_at(entry) {
        if let Some(other) = other(edge).filter(|other| *other != entry) {
            bundles.entry((other, &edge.class)).or_default().push(edge);
        }
    }
    let mut bundles: Vec<Bundle<'_>> = bundles.into_iter().collect();
    bundles.sort_by_key(|((other, _), edges)| (std::cmp::Reverse(edges.len()), *other));
    let cut = bundles.len() > MOST;
    bundles.truncate(MOST);
    // The same neighbour's lines stand together.
    bundles.sort_by_key(|((other, class), _)| (class.to_owned(), *other));
    (bundles, cut)
}

fn link(frame: &Frame<'_>, (from, to): (usize, usize), class: &str, edges: &[&Edge]) -> Link {
    let statuses = crate::site::sanctions::STATUSES;
    let status = statuses.into_iter().find(|status| edges.iter().any(|edge| edge.status == *status));
    let status = status.unwrap_or_default();
    let mut label = frame.term(class).to_owned();
    if edges.len() > 1 {
        label = format!("{label} × {}", edges.len());
    } else if status != statuses[0] {
        label = format!("{label}, {}", frame.term(status));
    }
    let href = match edges {
        [edge] => frame.href(&edge.path),
        _ => "#facts".to_owned(),
    };
    let title = format!("{label}: {}", frame.term(status));
    Link {
        from,
        to,
        backwards: false,
        weight: edges.len(),
        status: status.to_owned(),
        label,
        title,
        href: Some(href),
    }
}
