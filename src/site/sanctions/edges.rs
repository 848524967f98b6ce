//! Acts as lines: one for each pair and programme, perhaps of groups of parties.

use std::collections::{BTreeMap, BTreeSet};

use super::filter::STATUSES;
use super::rows::party;
use crate::gazetteer::Embedded;
use crate::picture::{MOST_NODES, MOST_TOLD};
use crate::site::{Context, Frame};
use crate::view::{Act, Said, Thing};

const BLOCS: Embedded = crate::embedded!("blocs.tsv");
const COURTS: Embedded = crate::embedded!("courts.tsv");

/// By what parties are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Grouping {
    /// Each stands alone.
    #[default]
    None,
    /// By the sort of entity.
    Kind,
    /// Countries by the bloc that they are members of.
    Bloc,
    /// Courts by their country.
    Country,
}

impl Grouping {
    pub(super) const ALL: [Self; 4] = [Self::None, Self::Kind, Self::Country, Self::Bloc];

    /// The word in addresses.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Kind => "kind",
            Self::Bloc => "bloc",
            Self::Country => "country",
        }
    }

    pub(super) fn of(word: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|known| Some(known.word()) == word).unwrap_or_default()
    }
}

/// Which party stands in the picture for which.
pub(super) struct Groups<'a> {
    context: Context<'a>,
    grouping: Grouping,
    /// The path of the group for the path of the party.
    by_path: BTreeMap<String, String>,
}

impl<'a> Groups<'a> {
    pub(super) fn new(context: Context<'a>, grouping: Grouping) -> Self {
        let mut by_path = BTreeMap::new();
        // The tables of the binary are checked by a test; without them, all stand alone.
        if grouping == Grouping::Bloc
            && let Ok(table) = BLOCS.table(&["country", "bloc"])
        {
            let row = |row: crate::gazetteer::Row<'_>| {
                (format!("id/country/{}", row.get("country")), format!("id/organisation/{}", row.get("bloc")))
            };
            by_path.extend(table.rows().map(row));
        }
        if grouping == Grouping::Country
            && let Ok(table) = COURTS.table(&["id", "nl", "en", "ecli?", "country?"])
        {
            let rows = table.rows().filter(|row| !row.get("country").is_empty());
            by_path.extend(rows.map(|row| {
                (format!("id/court/{}", row.get("id")), format!("id/country/{}", row.get("country")))
            }));
        }
        Self { context, grouping, by_path }
    }

    /// Who stands for a party.
    pub(super) fn of(&self, frame: &Frame<'_>, thing: &Thing) -> Thing {
        if self.grouping == Grouping::Kind {
            let label = Said::from(frame.term(&thing.kind));
            return Thing {
                path: format!("kind/{}", thing.kind),
                kind: thing.kind.clone(),
                label,
                count: None,
            };
        }
        let known = self.by_path.get(&thing.path).and_then(|path| {
            let place = self.context.edition.index.find(path)?;
            Some(self.context.edition.entry(place)?.thing.clone())
        });
        known.unwrap_or_else(|| thing.clone())
    }
}

/// A line of the picture.
#[derive(Clone, Debug)]
pub(super) struct Line<'e> {
    pub(super) issuer: Thing,
    pub(super) target: Thing,
    pub(super) programme: Option<&'e str>,
    pub(super) acts: Vec<&'e Act>,
    /// The places of the two ends in their columns.
    pub(super) order: (usize, usize),
}

impl Line<'_> {
    /// What the address calls it.
    pub(super) fn name(&self) -> String {
        let programme = self.programme.map(|programme| format!("~{programme}")).unwrap_or_default();
        format!("{}~{}{programme}", self.issuer.path, self.target.path)
    }

    /// How often which status is told, in their order.
    pub(super) fn statuses(&self) -> Vec<(&'static str, usize)> {
        let count = |status: &str| self.acts.iter().filter(|act| act.status == status).count();
        STATUSES.into_iter().map(|status| (status, count(status))).filter(|(_, count)| *count > 0).collect()
    }
}

/// The lines of some acts, in the order of their ends.
pub(super) fn lines<'e>(
    context: Context<'e>,
    frame: &Frame<'_>,
    grouping: Grouping,
    acts: &[&'e Act],
) -> Vec<Line<'e>> {
    let (sanctions, groups) = (&context.edition.sanctions, Groups::new(context, grouping));
    let mut lines: BTreeMap<(String, String, Option<&str>), Line<'_>> = BTreeMap::new();
    for act in acts {
        let ends = (party(sanctions, act.issuer), party(sanctions, act.target));
        let (Some(issuer), Some(target)) = ends else { continue };
        let order = (sanctions.parties[act.issuer].as_issuer, sanctions.parties[act.target].as_target);
        let (issuer, target) = (groups.of(frame, issuer), groups.of(frame, target));
        let programme = act.programme.as_deref();
        let line = lines
            .entry((issuer.path.clone(), target.path.clone(), programme))
            .or_insert_with(|| Line { issuer, target, programme, acts: Vec::new(), order });
        line.acts.push(act);
        line.order = (line.order.0.min(order.0), line.order.1.min(order.1));
    }
    let mut lines: Vec<Line<'_>> = lines.into_values().collect();
    lines.sort_by(|one, other| one.order.cmp(&other.order).then_with(|| one.name().cmp(&other.name())));
    lines
}

/// The lines that columns show: all, or where they are too many those with the most acts; and
/// whether some were left out.
pub(super) fn in_columns(lines: Vec<Line<'_>>) -> (Vec<Line<'_>>, bool) {
    let (all, cut) = at_most(lines.clone(), MOST_NODES);
    if cut { at_most(lines, MOST_TOLD) } else { (all, false) }
}

/// How many names stand in the two columns of some lines.
pub(super) fn names(lines: &[Line<'_>]) -> usize {
    let left: BTreeSet<&str> = lines.iter().map(|line| line.issuer.path.as_str()).collect();
    let right: BTreeSet<&str> = lines.iter().map(|line| line.target.path.as_str()).collect();
    left.len() + right.len()
}

/// The lines with the most acts first; of those with as many, each issuer's first, then each
/// issuer's second: one issuer does not take the place of all others.
fn most_told_first<'e>(lines: Vec<Line<'e>>) -> Vec<Line<'e>> {
    let mut before: BTreeMap<(String, usize), usize> = BTreeMap::new();
    let rank = |line: Line<'e>| {
        let count = line.acts.len();
        let own = before.entry((line.issuer.path.clone(), count)).or_default();
        *own += 1;
        ((std::cmp::Reverse(count), *own), line)
    };
    let mut ranked: Vec<(_, Line<'e>)> = lines.into_iter().map(rank).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, line)| line).collect()
}

/// The lines with the most acts whose ends together are at most `most`.
pub(super) fn at_most(lines: Vec<Line<'_>>, most: usize) -> (Vec<Line<'_>>, bool) {
    if names(&lines) <= most {
        return (lines, false);
    }
    let mut lines = most_told_first(lines);
    let (mut low, mut high) = (0, lines.len());
    while low + 1 < high {
        let middle = usize::midpoint(low, high);
        if names(&lines[..middle]) <= most { low = middle } else { high = middle }
    }
    lines.truncate(low);
    lines.sort_by(|one, other| one.order.cmp(&other.order).then_with(|| one.name().cmp(&other.name())));
    (lines, true)
}
