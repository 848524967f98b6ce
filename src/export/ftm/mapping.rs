//! Which schema a kind or a relation becomes, from the tables.

use std::collections::BTreeMap;

use crate::embedded;
use crate::gazetteer::{Row, TableError};

/// What two things are joined by where no schema fits.
pub(super) const UNKNOWN: &str = "UnknownLink";

/// The schema of things whose kind has no row.
const THING: &str = "LegalEntity";

/// What becomes of a relation.
pub(super) struct Edge {
    pub(super) schema: String,
    /// The property of the subject.
    pub(super) subject: String,
    /// What the subject must be; empty where its name alone is written.
    pub(super) subject_range: String,
    /// The property of the object.
    pub(super) object: String,
    /// What the object must be.
    pub(super) object_range: String,
    /// The property of the date.
    pub(super) date: String,
    /// Whether it can say that something is not so.
    pub(super) has_status: bool,
}

/// The tables.
pub(super) struct Mapping {
    kinds: BTreeMap<String, (String, Vec<String>)>,
    /// Relations by their names.
    pub(super) edges: BTreeMap<String, Edge>,
    /// Two-letter codes of countries by those of three.
    pub(super) countries: BTreeMap<String, String>,
}

impl Edge {
    fn of(row: Row<'_>) -> Self {
        let get = |column: &str| row.get(column).to_owned();
        Self {
            schema: get("schema"),
            subject: get("subject"),
            subject_range: get("subject-range"),
            object: get("object"),
            object_range: get("object-range"),
            date: get("date"),
            has_status: row.optional("status").is_some(),
        }
    }
}

/// The columns of the table of relations.
const COLUMNS: [&str; 8] =
    ["relation", "schema", "subject", "subject-range", "object", "object-range", "date", "status"];

impl Mapping {
    /// Reads the tables.
    pub(super) fn load() -> Result<Self, TableError> {
        let kinds = embedded!("followthemoney-kinds.tsv").table(&["kind", "schema", "ranges"])?;
        let relations = embedded!("followthemoney-relations.tsv").table(&COLUMNS)?;
        let countries = embedded!("countries.tsv").table(&["id", "nl", "en", "alpha2"])?;
        let kind = |row: Row<'_>| {
            let ranges = row.get("ranges").split(' ').map(str::to_owned).collect();
            (row.get("kind").to_owned(), (row.get("schema").to_owned(), ranges))
        };
        let country = |row: Row<'_>| (row.get("id").to_owned(), row.get("alpha2").to_owned());
        Ok(Self {
            kinds: kinds.rows().map(kind).collect(),
            edges: relations.rows().map(|row| (row.get("relation").to_owned(), Edge::of(row))).collect(),
            countries: countries.rows().map(country).collect(),
        })
    }

    /// The schema of the things of a class.
    pub(super) fn schema(&self, class: &str) -> &str {
        self.kinds.get(class).map_or(THING, |(schema, _)| schema)
    }

    /// Whether things of a class may stand where `range` is wanted.
    pub(super) fn fits(&self, class: &str, range: &str) -> bool {
        self.kinds.get(class).is_some_and(|(_, ranges)| ranges.iter().any(|known| known == range))
    }
}
