//! Lines as a picture in two columns.

use std::collections::BTreeMap;

use super::edges::Line;
use crate::picture::{self, Link, Node, Picture};
use crate::site::{Context, Frame};
use crate::view::Thing;

/// The picture of some lines; `href` says where a node and where a line leads.
pub(super) fn picture(
    frame: &Frame<'_>,
    title: &str,
    lines: &[Line<'_>],
    node_href: impl Fn(&Thing) -> Option<String>,
    line_href: impl Fn(&Line<'_>) -> Option<String>,
) -> Picture {
    let mut nodes: Vec<Node> = Vec::new();
    let mut places: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for column in [0, 1] {
        let end = |line: &'_ Line<'_>| if column == 0 { line.order.0 } else { line.order.1 };
        let mut ordered: Vec<&Line<'_>> = lines.iter().collect();
        ordered.sort_by_key(|line| end(line));
        for line in ordered {
            let thing = if column == 0 { &line.issuer } else { &line.target };
            if !places.contains_key(&(column, thing.path.as_str())) {
                places.insert((column, &thing.path), nodes.len());
                nodes.push(node(frame, column, thing, node_href(thing)));
            }
        }
    }
    let drawn = lines.iter().map(|line| Link {
        from: places.get(&(0, line.issuer.path.as_str())).copied().unwrap_or_default(),
        to: places.get(&(1, line.target.path.as_str())).copied().unwrap_or_default(),
        backwards: false,
        weight: line.acts.len(),
        status: line.statuses().first().map_or("", |(status, _)| status).to_owned(),
        label: label(frame, line),
        title: title_of(frame, line),
        href: line_href(line),
    });
    picture::place(title, nodes, drawn.collect())
}

/// A node with the word for its sort below its name.
pub(in crate::site) fn node(frame: &Frame<'_>, column: usize, thing: &Thing, href: Option<String>) -> Node {
    let kind = frame.term(&thing.kind);
    let below = match thing.count {
        Some(count) => format!("{kind} · {}", frame.number(count)),
        // A group of all things of a sort is called by that sort already.
        None if thing.path.starts_with("kind/") => String::new(),
        None => kind.to_owned(),
    };
    Node { column, label: frame.name(thing), below, kind: thing.kind.clone(), href }
}

/// Which of `nodes` is that of an entry, whose page it leads to; it is added where it is not there yet.
pub(in crate::site) fn node_of(
    context: Context<'_>,
    frame: &Frame<'_>,
    nodes: &mut Vec<Node>,
    column: usize,
    entry: usize,
) -> usize {
    let Some(entry) = context.edition.entry(entry) else { return 0 };
    let new = node(frame, column, &entry.thing, Some(frame.href(&entry.thing.path)));
    nodes.iter().position(|known| *known == new).unwrap_or_else(|| {
        nodes.push(new);
        nodes.len() - 1
    })
}

/// `2 × gesteld`, or how often altogether where statuses differ.
pub(super) fn label(frame: &Frame<'_>, line: &Line<'_>) -> String {
    let said = line.statuses().into_iter().map(|(status, count)| match count {
        1 => frame.term(status).to_owned(),
        _ => format!("{count} × {}", frame.term(status)),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// All of a line in words.
fn title_of(frame: &Frame<'_>, line: &Line<'_>) -> String {
    let (issuer, target) = (frame.name(&line.issuer), frame.name(&line.target));
    let programme =
        line.programme.map(|programme| format!(" ({})", frame.cut(programme, 60))).unwrap_or_default();
    format!("{issuer} → {target}{programme}: {}", label(frame, line))
}
