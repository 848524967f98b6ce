//! Which acts are shown, and how: what the address says.

use std::collections::BTreeMap;

use super::rows::{Rows, Sort, party};
use crate::grammar::slug;
use crate::relation::Status;
use crate::site::{Edition, Language, Visit};
use crate::view::{Act, Said, Sanctions};

/// The words of all statuses.
pub const STATUSES: [&str; 6] = [
    Status::Asserted.word(),
    Status::Announced.word(),
    Status::Requested.word(),
    Status::Ended.word(),
    Status::Possible.word(),
    Status::Negated.word(),
];

/// How many of them are shown where the address does not say which.
const USUAL: usize = 4;

/// What the address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<'v> {
    /// The statuses that are shown.
    pub statuses: Vec<&'v str>,
    /// The sorts of target that are shown; all where there is none.
    pub kinds: Vec<&'v str>,
    /// The path of the only issuer that is shown.
    pub issuer: Option<&'v str>,
    /// The path of the only target that is shown.
    pub target: Option<&'v str>,
    /// The only programme that is shown.
    pub programme: Option<&'v str>,
    /// Words that the sentence or a name has.
    pub words: Option<&'v str>,
    /// The same as they are searched for.
    slug: String,
    /// The first month or year that is shown, `YYYY` or `YYYY-MM`.
    pub from: Option<&'v str>,
    /// The last one.
    pub to: Option<&'v str>,
    /// Whether acts without a date are shown although a time is asked for.
    pub undated: bool,
    /// The path of the party whose neighbours alone are shown.
    pub near: Option<&'v str>,
    /// The column by which rows are sorted.
    pub sort: Sort,
    /// Whether the last one stands first.
    pub descending: bool,
    /// The issuer, the target and the programme of the line whose acts are told in full.
    pub line: Option<&'v str>,
}

impl<'v> Shown<'v> {
    /// Reads the state of an address; what it does not say is as usual.
    pub fn of(visit: &'v Visit) -> Self {
        let known = |status: &&str| STATUSES.contains(status);
        let asked: Vec<&str> = visit.all("status").filter(known).collect();
        let statuses = if asked.is_empty() { STATUSES[..USUAL].to_vec() } else { asked };
        let sort = visit.first("sort");
        Self {
            statuses,
            kinds: visit.all("kind").collect(),
            issuer: visit.first("issuer"),
            target: visit.first("target"),
            programme: visit.first("programme"),
            words: visit.first("words"),
            slug: visit.first("words").map(slug).unwrap_or_default(),
            from: visit.first("from"),
            to: visit.first("to"),
            undated: visit.first("undated").is_some(),
            near: visit.first("near"),
            sort: Sort::ALL.into_iter().find(|known| Some(known.word()) == sort).unwrap_or_default(),
            descending: visit.first("order") == Some("desc"),
            line: visit.first("line"),
        }
    }

    /// The acts that are shown, in the order that is asked for.
    pub fn acts<'e>(&self, edition: &'e Edition, language: Language) -> Vec<&'e Act> {
        let (rows, sanctions) = (edition.rows(), &edition.sanctions);
        let mut acts: Vec<&Act> = rows.chosen(|place, act| self.shows(rows, place, act)).collect();
        let name = |place| {
            party(sanctions, place).map_or_else(String::new, |thing| slug(&written(&thing.label, language)))
        };
        acts.sort_by_cached_key(|act| match self.sort {
            Sort::Issuer => name(act.issuer),
            Sort::Target => name(act.target),
            Sort::Date => act.date.clone().unwrap_or_default(),
            Sort::Status => {
                STATUSES.iter().position(|status| *status == act.status).unwrap_or_default().to_string()
            }
            Sort::Programme => act.programme.clone().unwrap_or_default(),
            Sort::Document => act.document_date.clone().unwrap_or_default() + &act.document,
        });
        if self.descending {
            acts.reverse();
        }
        acts
    }

    /// Whether an act passes everything that is asked.
    fn shows(&self, rows: Rows<'_>, place: usize, act: &Act) -> bool {
        self.statuses.contains(&act.status.as_str())
            && self.shows_kind(rows.sanctions, act)
            && self.shows_beside_legend(rows, place, act)
    }

    fn shows_kind(&self, sanctions: &Sanctions, act: &Act) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind(sanctions, act))
    }

    /// Whether an act passes everything but the legend.
    fn shows_beside_legend(&self, rows: Rows<'_>, place: usize, act: &Act) -> bool {
        let path = |place: usize| party(rows.sanctions, place).map(|thing| thing.path.as_str());
        let is = |asked: Option<&str>, own: Option<&str>| asked.is_none() || asked == own;
        let near = [path(act.issuer), path(act.target)].contains(&self.near);
        is(self.issuer, path(act.issuer))
            && is(self.target, path(act.target))
            && is(self.programme, act.programme.as_deref())
            && (self.near.is_none() || near)
            && self.in_time(act.date.as_deref())
            && rows.has_words(place, &self.slug)
    }

    /// Whether a date lies in the time that is asked for; one less precise than the bound lies
    /// in it when its first day may.
    fn in_time(&self, date: Option<&str>) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let Some(date) = date else { return self.undated };
        let cut = |date: &str, bound: &str| date.chars().take(bound.len()).collect::<String>();
        self.from
            .is_none_or(|from| *cut(date, from) >= *from.get(..date.len().min(from.len())).unwrap_or(from))
            && self.to.is_none_or(|to| *cut(date, to) <= *to)
    }

    /// For each status how many acts it would show beside what else is asked.
    pub fn status_counts(&self, rows: Rows<'_>) -> Vec<(&'static str, usize)> {
        let mut counts = STATUSES.map(|status| (status, 0));
        let fits = |place: usize, act: &Act| {
            self.shows_kind(rows.sanctions, act) && self.shows_beside_legend(rows, place, act)
        };
        for act in rows.chosen(fits) {
            if let Some((_, count)) = counts.iter_mut().find(|(status, _)| *status == act.status) {
                *count += 1;
            }
        }
        counts.into()
    }

    /// For each sort of target how many acts it would show beside what else is asked.
    pub fn kind_counts<'e>(&self, rows: Rows<'e>) -> BTreeMap<&'e str, usize> {
        let acts = rows.sanctions.acts.iter();
        let mut counts: BTreeMap<&str, usize> = acts.map(|act| (kind(rows.sanctions, act), 0)).collect();
        let fits = |place: usize, act: &Act| {
            self.statuses.contains(&act.status.as_str()) && self.shows_beside_legend(rows, place, act)
        };
        for act in rows.chosen(fits) {
            *counts.entry(kind(rows.sanctions, act)).or_default() += 1;
        }
        counts
    }

    /// The same with any time.
    #[must_use]
    pub fn at_any_time(&self) -> Self {
        Self { from: None, to: None, ..self.clone() }
    }
}

/// The class of an act's target.
pub(super) fn kind<'e>(sanctions: &'e Sanctions, act: &Act) -> &'e str {
    party(sanctions, act.target).map_or("", |thing| thing.kind.as_str())
}

fn written(label: &Said, language: Language) -> String {
    match language {
        Language::En => label.en.clone().unwrap_or_else(|| label.nl.clone()),
        Language::Nl => label.nl.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Party, Thing};

    fn sanctions() -> Sanctions {
        let party = |path: &str, kind: &str, nl: &str| Party {
            thing: Thing { path: path.to_owned(), kind: kind.to_owned(), label: Said::from(nl), count: None },
            as_issuer: 0,
            as_target: 0,
            x: 0,
            y: 0,
        };
        let act = |target, date: &str, status: &str| Act {
            path: String::new(),
            issuer: 0,
            target,
            date: Some(date.to_owned()).filter(|date| !date.is_empty()),
            status: status.to_owned(),
            programme: None,
            inferred: None,
            said: Said::default(),
            document: String::new(),
            title: String::new(),
            printed: Vec::new(),
            document_date: None,
            before: String::new(),
            sentence: "Tegen hem zijn sancties ingesteld.".to_owned(),
            after: String::new(),
            from: 0,
            to: 0,
        };
        Sanctions {
            parties: vec![
                party("id/country/USA", "Country", "Verenigde Staten"),
                party("id/person/khan", "Person", "Karim Khan"),
                party("id/group/1", "Group", "zes rechters"),
            ],
            acts: vec![
                act(1, "2025-02", "asserted"),
                act(2, "2025-06-05", "asserted"),
                act(2, "", "announced"),
                act(1, "2026", "possible"),
            ],
        }
    }

    fn shown(query: &str) -> Vec<usize> {
        let (sanctions, visit) = (sanctions(), Visit::new("/sanctions", query, None));
        let shown = Shown::of(&visit);
        let keys = Rows::keys(&sanctions);
        let (rows, acts) = (Rows { sanctions: &sanctions, keys: &keys }, sanctions.acts.iter().enumerate());
        acts.filter(|(at, act)| shown.shows(rows, *at, act)).map(|(at, _)| at).collect()
    }

    #[test]
    fn what_is_not_said_is_as_usual() {
        assert_eq!(shown(""), [0, 1, 2]);
        assert_eq!(shown("status=possible"), [3]);
        assert_eq!(shown("status=nonsense"), [0, 1, 2]);
    }

    #[test]
    fn a_time_takes_what_may_lie_in_it() {
        assert_eq!(shown("from=2025-03"), [1]);
        assert_eq!(shown("to=2025-05"), [0]);
        assert_eq!(shown("from=2025-02&to=2025-06"), [0, 1]);
        assert_eq!(shown("from=2025-02&to=2025-06&undated=yes"), [0, 1, 2]);
        assert_eq!(shown("from=2026-03&status=possible"), [3], "a year may lie in a month of it");
    }

    #[test]
    fn parties_and_words_are_asked_for() {
        assert_eq!(shown("near=id/person/khan"), [0]);
        assert_eq!(shown("kind=Group&words=RECHTERS"), [1, 2]);
        assert_eq!(shown("words=niets"), Vec::<usize>::new());
        assert_eq!(shown("issuer=id/person/khan"), Vec::<usize>::new());
    }

    #[test]
    fn the_legend_counts_what_each_entry_would_show() {
        let (sanctions, visit) = (sanctions(), Visit::new("/", "kind=Group", None));
        let shown = Shown::of(&visit);
        let keys = Rows::keys(&sanctions);
        let rows = Rows { sanctions: &sanctions, keys: &keys };
        let counts = shown.status_counts(rows);
        assert_eq!(counts.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 1, 0, 0, 0, 0]);
        assert_eq!(shown.kind_counts(rows), BTreeMap::from([("Group", 2), ("Person", 1)]));
    }
}
