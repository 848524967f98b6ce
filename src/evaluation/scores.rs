//! Counts, and the figures that follow from them.

use std::collections::BTreeMap;

use super::mistakes::{Mistake, MistakeSort};

/// The types that the project is judged by before all others.
pub(super) const CORE_FIVE: [&str; 5] = ["Person", "Court", "Treaty", "Country", "Motion"];

/// What was found, found though it is not there, and not found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// In the gold and in the output.
    pub found: u32,
    /// In the output alone.
    pub spurious: u32,
    /// In the gold alone.
    pub missed: u32,
}

/// Precision, recall and F1, each from 0 to 1, and how many there are in the gold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// Of what the output has, the share that is right.
    pub precision: f64,
    /// Of what the gold has, the share that was found.
    pub recall: f64,
    /// The harmonic mean of the two.
    pub f1: f64,
    /// How many the gold has.
    pub gold: u32,
}

impl Tally {
    /// The figures; with nothing to find and nothing found, all is right.
    pub fn figures(self) -> Figures {
        let gold = self.found + self.missed;
        let precision = ratio(self.found, self.found + self.spurious).unwrap_or(1.0);
        let recall = ratio(self.found, gold).unwrap_or(1.0);
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        Figures { precision, recall, f1, gold }
    }

    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.spurious += other.spurious;
        self.missed += other.missed;
    }
}

/// The part of a whole; nothing of an empty whole.
fn ratio(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

/// One thing that is measured, by type.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Measure {
    tallies: BTreeMap<String, Tally>,
}

impl Measure {
    /// The counts of a type, to be added to.
    pub(super) fn of(&mut self, kind: &str) -> &mut Tally {
        self.tallies.entry(kind.to_owned()).or_default()
    }

    /// The counts by type, in the order of the names.
    pub fn tallies(&self) -> impl Iterator<Item = (&str, Tally)> {
        self.tallies.iter().map(|(kind, tally)| (kind.as_str(), *tally))
    }

    /// The counts of all types together.
    pub fn all(&self) -> Tally {
        self.sum(|_| true)
    }

    /// The counts of persons, courts, treaties, countries and motions together.
    pub fn core_five(&self) -> Tally {
        self.sum(|kind| CORE_FIVE.contains(&kind))
    }

    fn sum(&self, wanted: impl Fn(&str) -> bool) -> Tally {
        let mut sum = Tally::default();
        self.tallies().filter(|(kind, _)| wanted(kind)).for_each(|(_, tally)| sum.add(tally));
        sum
    }
}

/// How many of those judged are right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// How many are right.
    pub right: u32,
    /// How many were judged.
    pub judged: u32,
}

impl Share {
    /// Judges one more.
    pub(super) fn judge(&mut self, right: bool) {
        self.judged += 1;
        self.right += u32::from(right);
    }

    /// The share that is right, from 0 to 1; none where nothing was judged.
    pub fn value(self) -> Option<f64> {
        ratio(self.right, self.judged)
    }
}

/// How well a system read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scores {
    /// Mentions with the same span and type.
    pub strict: Measure,
    /// Mentions of the same type whose spans overlap.
    pub relaxed: Measure,
    /// Identities, judged by the mentions that carry them.
    pub entities: Measure,
    /// Facts with the same type, subject and object.
    pub facts: Measure,
    /// Of the facts found, those with the right status.
    pub status: Share,
    /// Of the facts found that have a date in the gold, those with that date.
    pub date: Share,
    /// Each thing that went wrong, in the order in which it was found.
    pub mistakes: Vec<Mistake>,
}

impl Scores {
    /// Notes something that went wrong.
    pub(super) fn note(&mut self, sort: MistakeSort, what: String) {
        self.mistakes.push(Mistake { sort, what });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Precision, recall and F1 with three digits.
    fn figures(found: u32, spurious: u32, missed: u32) -> String {
        let Figures { precision, recall, f1, .. } = Tally { found, spurious, missed }.figures();
        format!("{precision:.3} {recall:.3} {f1:.3}")
    }

    #[test]
    fn nothing_wanted_and_nothing_found_is_right() {
        assert_eq!(figures(0, 0, 0), "1.000 1.000 1.000");
        assert_eq!(figures(0, 0, 3), "1.000 0.000 0.000");
        assert_eq!(figures(0, 3, 0), "0.000 1.000 0.000");
        assert_eq!(figures(0, 3, 3), "0.000 0.000 0.000");
        assert_eq!(figures(1, 1, 0), "0.500 1.000 0.667");
    }

    #[test]
    fn the_core_five_leave_the_rest_out() {
        let mut measure = Measure::default();
        measure.of("Person").found += 2;
        measure.of("Motion").missed += 1;
        measure.of("Party").spurious += 4;
        assert_eq!(measure.all(), Tally { found: 2, spurious: 4, missed: 1 });
        assert_eq!(measure.core_five(), Tally { found: 2, spurious: 0, missed: 1 });
    }

    #[test]
    fn a_share_of_nothing_has_no_value() {
        let mut share = Share::default();
        assert_eq!(share.value(), None);
        share.judge(true);
        share.judge(false);
        assert_eq!(share.value(), Some(0.5));
    }
}
