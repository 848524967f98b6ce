//! What overlaps is settled.
//!
//! One name, one span: of two mentions of one kind the longer stays. Across
//! kinds the longer swallows the shorter, unless its kind holds the inner one
//! (`motie van het lid Dobbe` holds the person `Dobbe`; so does the motion
//! `Paternotte` in `moties Dobbe en Paternotte`). Of two others that cover the
//! same characters the kind that stands earlier in the list stays.

use std::cmp::Reverse;

use super::{Mention, Recognizer};

/// The rule of known names; of two readings of the same characters it is the strongest.
pub(super) const KNOWN: &str = "gazetteer";

/// The rule of names that the document itself has taught; a first reading is stronger.
pub(crate) const LEARNED: &str = "learned";

/// Sorts the mentions by where they stand and drops those that another one rules out.
pub(super) fn settle(found: &mut Vec<Mention>, recognizers: &[Box<dyn Recognizer>]) {
    let rank = |mention: &Mention| recognizers.iter().position(|kind| kind.kind() == mention.kind);
    let weaker = |mention: &Mention| (mention.rule == LEARNED, mention.rule != KNOWN);
    let mut ranked: Vec<(Option<usize>, Mention)> =
        found.drain(..).map(|mention| (rank(&mention), mention)).collect();
    ranked.sort_by(|(a_rank, a), (b_rank, b)| {
        let places = (a.span.start, Reverse(a.span.end)).cmp(&(b.span.start, Reverse(b.span.end)));
        let rules = || (weaker(a), a.rule, &a.norm).cmp(&(weaker(b), b.rule, &b.norm));
        places.then_with(|| a_rank.cmp(b_rank)).then_with(rules)
    });
    let holds = |outer: &Mention, inner: &Mention| {
        rank(outer).and_then(|rank| recognizers.get(rank)).is_some_and(|kind| kind.holds(outer, inner.kind))
    };
    let longest = ranked.iter().map(|(_, mention)| mention.span.len()).max().unwrap_or(0);
    let mut kept: Vec<Mention> = Vec::with_capacity(ranked.len());
    for (_, mention) in ranked {
        // What starts further back than the longest mention is long cannot reach this one.
        let near = kept.partition_point(|other| other.span.start + longest <= mention.span.start);
        keep(&mut kept, near, mention, &holds);
    }
    *found = kept;
}

/// Adds `mention` unless an earlier one rules it out; where it is the longer of
/// two that overlap in part, the shorter goes.
fn keep(kept: &mut Vec<Mention>, near: usize, mention: Mention, holds: &impl Fn(&Mention, &Mention) -> bool) {
    let rules_out =
        |other: &Mention| other.span.overlaps(mention.span) && !stands_beside(other, &mention, holds);
    while let Some(rival) = kept.iter().skip(near).rposition(rules_out) {
        if kept[near + rival].span.len() >= mention.span.len() {
            return;
        }
        kept.remove(near + rival);
    }
    kept.push(mention);
}

fn stands_beside(outer: &Mention, inner: &Mention, holds: &impl Fn(&Mention, &Mention) -> bool) -> bool {
    outer.span.contains(inner.span) && outer.kind != inner.kind && holds(outer, inner)
}
