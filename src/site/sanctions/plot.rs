//! What is shown as the browser draws it where it is too much for columns: names with their
//! places, and lines.

use std::collections::BTreeMap;

use serde::Serialize;

use super::columns;
use super::edges::{Grouping, Line, at_most, lines};
use super::filter::{STATUSES, Shown};
use crate::picture::MOST_SPREAD;
use crate::site::{Context, Frame};
use crate::view::Thing;

/// Issuer, target, place of the status, acts, programme, how often which status is told.
type DrawnEdge<'a> = (usize, usize, usize, usize, Option<&'a str>, String);

/// The names and the lines; short, because there may be many.
#[derive(Serialize)]
struct Plot<'a> {
    /// Statuses with their words.
    statuses: Vec<(&'a str, &'a str)>,
    /// Classes with their words.
    kinds: Vec<(&'a str, &'a str)>,
    /// Path, name, place of the class, place to the right and downwards, acts.
    nodes: Vec<(&'a str, String, usize, i32, i32, usize)>,
    /// The lines.
    edges: Vec<DrawnEdge<'a>>,
    /// Whether there are more than are drawn.
    cut: bool,
}

/// What is shown, as JSON for the script that draws it.
///
/// # Errors
/// When memory runs out.
pub fn plot(context: Context<'_>) -> serde_json::Result<String> {
    let frame = Frame::new(context, "");
    let acts = Shown::of(context.visit).acts(context.edition, context.visit.language);
    let grouping = Grouping::of(context.visit.first("group"));
    let (lines, cut) = at_most(lines(context, &frame, grouping, &acts), MOST_SPREAD);
    let mut plot = Plot {
        statuses: STATUSES.iter().map(|status| (*status, frame.term(status))).collect(),
        kinds: Vec::new(),
        nodes: Vec::new(),
        edges: Vec::new(),
        cut,
    };
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for line in &lines {
        let own = line_place(context, line);
        let ends = [(&line.issuer, own.0), (&line.target, own.1)].map(|(thing, (x, y))| {
            *places.entry(&thing.path).or_insert_with(|| {
                let kind = plot.kind(&frame, thing);
                plot.nodes.push((&thing.path, frame.name(thing), kind, x, y, 0));
                plot.nodes.len() - 1
            })
        });
        for end in ends {
            plot.nodes[end].5 += line.acts.len();
        }
        let told = line.statuses();
        let status = told.first().and_then(|(status, _)| STATUSES.iter().position(|known| known == status));
        let label = columns::label(&frame, line);
        plot.edges.push((
            ends[0],
            ends[1],
            status.unwrap_or_default(),
            line.acts.len(),
            line.programme,
            label,
        ));
    }
    serde_json::to_string(&plot)
}

/// The places of the two ends of a line: of those that are put together, that of the first.
fn line_place(context: Context<'_>, line: &Line<'_>) -> ((i32, i32), (i32, i32)) {
    let parties = &context.edition.sanctions.parties;
    let place = |place: usize| parties.get(place).map_or((0, 0), |party| (party.x, party.y));
    line.acts.first().map_or(((0, 0), (0, 0)), |act| (place(act.issuer), place(act.target)))
}

impl<'a> Plot<'a> {
    /// The place of a thing's class among the classes.
    fn kind(&mut self, frame: &'a Frame<'_>, thing: &'a Thing) -> usize {
        let known = self.kinds.iter().position(|(kind, _)| *kind == thing.kind);
        known.unwrap_or_else(|| {
            self.kinds.push((&thing.kind, frame.term(&thing.kind)));
            self.kinds.len() - 1
        })
    }
}
