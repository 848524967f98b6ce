//! What the form offers to choose from: parties, programmes, what the legend counts.

use std::collections::BTreeMap;

use super::filter::Shown;
use super::rows::party;
use crate::site::{Context, Frame};
use crate::view::{Act, Thing};

/// Parties offered in a list; the others are found by words, or by a click on their names.
const OFFERED: usize = 200;

/// A choice of the legend.
pub(super) struct Choice<'p> {
    pub(super) value: &'p str,
    pub(super) name: &'p str,
    pub(super) count: usize,
    pub(super) on: bool,
}

/// The parties that most acts speak of, by name, and the one that is chosen already.
pub(super) fn parties<'a>(
    context: Context<'a>,
    chosen: Option<&str>,
    place: fn(&Act) -> usize,
) -> Vec<&'a Thing> {
    let sanctions = &context.edition.sanctions;
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for act in &sanctions.acts {
        *counts.entry(place(act)).or_default() += 1;
    }
    let is_chosen = |place: usize| party(sanctions, place).is_some_and(|thing| Some(&*thing.path) == chosen);
    let mut places: Vec<(usize, usize)> = counts.into_iter().collect();
    places.sort_by_key(|(place, count)| (!is_chosen(*place), std::cmp::Reverse(*count), *place));
    places.truncate(OFFERED);
    let things = places.into_iter().filter_map(|(place, _)| party(sanctions, place));
    let mut things: Vec<&Thing> = things.collect();
    things.sort_by(|one, other| one.label.cmp(&other.label));
    things
}

/// The programmes of all acts, in order.
pub(super) fn programmes(context: Context<'_>) -> Vec<&str> {
    let acts = context.edition.sanctions.acts.iter();
    let mut all: Vec<&str> = acts.filter_map(|act| act.programme.as_deref()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The statuses with how many acts each would show.
pub(super) fn statuses<'a>(context: Context<'a>, frame: &'a Frame<'_>, shown: &Shown<'_>) -> Vec<Choice<'a>> {
    let counts = shown.status_counts(context.edition.rows()).into_iter();
    let on = |status: &str| shown.statuses.contains(&status);
    counts
        .map(|(status, count)| Choice { value: status, name: frame.term(status), count, on: on(status) })
        .collect()
}

/// The sorts of target with how many acts each would show.
pub(super) fn kinds<'a>(context: Context<'a>, frame: &'a Frame<'_>, shown: &Shown<'_>) -> Vec<Choice<'a>> {
    let counts = shown.kind_counts(context.edition.rows()).into_iter();
    let on = |kind: &str| shown.kinds.is_empty() || shown.kinds.contains(&kind);
    counts.map(|(kind, count)| Choice { value: kind, name: frame.term(kind), count, on: on(kind) }).collect()
}
