//! Which part of a version is exported, in the words of the command line.

use super::view::View;
use crate::grammar::PartialDate;
use crate::relation::Status;

/// A part of a version; what is empty or `None` selects everything.
///
/// Facts must meet all that is given. With [`view`](Self::view) or
/// [`statuses`](Self::statuses) the export is about facts: their ends, their evidence and
/// their documents come along, other entities and mentions do not. Otherwise the mentions of
/// the documents come along too. Descriptions of the data set and the ontology are left out
/// of every selection, because their figures speak of the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Facts of these relations.
    pub view: Option<View>,
    /// What documents of these names say.
    pub documents: Vec<String>,
    /// Nothing before this day, month or year. A fact is judged by its date or, without one,
    /// by that of its document; what has neither is left out.
    pub from: Option<PartialDate>,
    /// Nothing behind this day, month or year.
    pub to: Option<PartialDate>,
    /// Facts with one of these statuses.
    pub statuses: Vec<Status>,
    /// Entities of these kinds, by their names (`Person`), the facts with one of them at an
    /// end, and what is at the other end.
    pub kinds: Vec<String>,
}

impl Selection {
    /// Whether it leaves nothing out.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether facts alone are asked for, and what belongs to them.
    pub(super) fn facts_alone(&self) -> bool {
        self.view.is_some() || !self.statuses.is_empty()
    }

    /// Whether a period is asked for.
    pub(super) fn has_period(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether a date lies within the period, as far as its precision tells: a year lies
    /// within a period that contains a day of it.
    pub(super) fn in_period(&self, date: Option<&str>) -> bool {
        if !self.has_period() {
            return true;
        }
        let Some(date) = date.filter(|date| !date.is_empty()) else { return false };
        // Dates of one precision compare as their texts do; of two precisions, the rougher
        // one is as long as what they share.
        let shared = |limit: &str| {
            let length = limit.len().min(date.len());
            (date.get(..length).unwrap_or(date).to_owned(), limit.get(..length).unwrap_or(limit).to_owned())
        };
        let after = self.from.is_none_or(|from| {
            let (date, from) = shared(&from.to_string());
            date >= from
        });
        let before = self.to.is_none_or(|to| {
            let (date, to) = shared(&to.to_string());
            date <= to
        });
        after && before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_contains_what_touches_it() {
        let period = Selection {
            from: PartialDate::day(2025, 2, 6),
            to: Some(PartialDate::month(2025, 3)),
            ..Selection::default()
        };
        for (date, within) in [
            ("2025-02-06", true),
            ("2025-02-05", false),
            ("2025-03-31", true),
            ("2025-04-01", false),
            ("2025-02", true),
            ("2025", true),
            ("2024", false),
            ("2026", false),
        ] {
            assert_eq!(period.in_period(Some(date)), within, "{date}");
        }
        assert!(!period.in_period(None));
        assert!(Selection::default().in_period(None));
    }
}
