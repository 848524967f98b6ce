//! How many acts fall in which time: bars that are links, and choices of first and last time.

use std::collections::BTreeMap;

use crate::view::Act;

/// Most bars that have room.
const MOST: usize = 24;

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bin {
    /// The first time in it, as in addresses: `2025`, `2025-02`.
    pub(super) from: String,
    /// The last time in it.
    pub(super) to: String,
    /// How many acts.
    pub(super) count: usize,
}

/// Bars over the dates of acts: months where they fit, then quarters, years, decades and
/// centuries. Acts that are dated by the year stand in its first month.
pub(super) fn histogram<'a>(acts: impl Iterator<Item = &'a Act>) -> Vec<Bin> {
    let months: Vec<i32> = acts.filter_map(|act| month(act.date.as_deref()?)).collect();
    let (Some(first), Some(last)) = (months.iter().min(), months.iter().max()) else { return Vec::new() };
    let count = |length: i32| usize::try_from(last / length - first / length + 1).unwrap_or(usize::MAX);
    let Some(length) = [1, 3, 12, 120, 1_200, 12_000].into_iter().find(|length| count(*length) <= MOST)
    else {
        return Vec::new();
    };
    let mut counts: BTreeMap<i32, usize> = (first / length..=last / length).map(|bin| (bin, 0)).collect();
    for month in &months {
        *counts.entry(month / length).or_default() += 1;
    }
    let bin = |(bin, count): (i32, usize)| {
        let (from, to) = (bin * length, bin * length + length - 1);
        let (from, to) = if length < 12 {
            (format!("{:04}-{:02}", from / 12, from % 12 + 1), format!("{:04}-{:02}", to / 12, to % 12 + 1))
        } else {
            (format!("{:04}", from / 12), format!("{:04}", to / 12))
        };
        Bin { from, to, count }
    };
    counts.into_iter().map(bin).collect()
}

/// Months since the year 0.
fn month(date: &str) -> Option<i32> {
    let mut parts = date.split('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let month: i32 = parts.next().map_or(Some(1), |month| month.parse().ok())?;
    Some(year * 12 + month - 1)
}

impl Bin {
    /// The time in words of the address: `2025-02`, `2025-01 – 2025-03`.
    pub(super) fn time(&self) -> String {
        if self.from == self.to { self.from.clone() } else { format!("{} – {}", self.from, self.to) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bins(dates: &[&str]) -> Vec<(String, usize)> {
        let act = |date: &&str| Act { date: Some((*date).to_owned()), ..crate::view::Act::default() };
        let acts: Vec<Act> = dates.iter().map(act).collect();
        histogram(acts.iter()).into_iter().map(|bin| (bin.time(), bin.count)).collect()
    }

    #[test]
    fn bars_are_as_fine_as_there_is_room() {
        assert_eq!(
            bins(&["2025-02", "2025-04-01", "2025-02-28"]),
            [("2025-02".to_owned(), 2), ("2025-03".to_owned(), 0), ("2025-04".to_owned(), 1)]
        );
        let quarters = bins(&["2021-02", "2025-12"]);
        assert_eq!((quarters.len(), quarters[0].0.as_str()), (20, "2021-01 – 2021-03"));
        assert_eq!(bins(&["2001", "2020"]).len(), 20);
        assert_eq!(bins(&["1801", "2020"])[0].0, "1800 – 1809");
        assert_eq!(bins(&[]), []);
    }
}
