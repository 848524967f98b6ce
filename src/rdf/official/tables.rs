//! What the tables know of official identifiers.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Official;
use crate::embedded;
use crate::gazetteer::{Embedded, Label, TableError};

/// All of it. A wrong table, which a test finds, gives nothing.
pub(super) static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::load().unwrap_or_default());

/// One column of a table by another.
type Column = BTreeMap<String, String>;

/// What the tables know.
#[derive(Default)]
pub(super) struct Tables {
    celex: Column,
    gazette: Column,
    courts: Column,
    countries: Column,
    classes: Column,
    labels: BTreeMap<(&'static str, String), Label>,
    given: BTreeMap<(String, String), Vec<Official>>,
}

impl Tables {
    fn load() -> Result<Self, TableError> {
        let courts = ["id", "nl", "en", "ecli", "country"];
        Ok(Self {
            celex: column(embedded!("legislation.tsv"), &["id", "nl", "en", "celex"], "id", "celex")?,
            gazette: column(embedded!("treaties.tsv"), &["id", "nl", "en", "trb"], "id", "trb")?,
            courts: column(embedded!("courts.tsv"), &courts, "ecli", "id")?,
            countries: column(embedded!("countries.tsv"), &["id", "nl", "en", "alpha2"], "alpha2", "id")?,
            classes: column(embedded!("organisations.tsv"), &["id", "nl", "en", "type"], "id", "type")?,
            labels: labels()?,
            given: given()?,
        })
    }

    /// What a court or a country is called.
    pub(super) fn label(&self, kind: &'static str, id: &str) -> Option<&Label> {
        self.labels.get(&(kind, id.to_owned()))
    }

    /// The CELEX number of an act, which may be its id.
    pub(super) fn celex<'a>(&'a self, id: &'a str) -> Option<&'a str> {
        let numbered = id.len() == 10 && id.starts_with('3');
        if numbered { Some(id) } else { self.celex.get(id).map(String::as_str) }
    }

    /// Where a treaty was published: `trb-2000-120`.
    pub(super) fn gazette(&self, id: &str) -> Option<&str> {
        self.gazette.get(id).map(String::as_str)
    }

    /// The Dutch court with this code in an ECLI.
    pub(super) fn court(&self, code: &str) -> Option<&str> {
        self.courts.get(code).map(String::as_str)
    }

    /// The country with this code of two letters.
    pub(super) fn country(&self, alpha2: &str) -> Option<&str> {
        self.countries.get(alpha2).map(String::as_str)
    }

    /// The class of an organisation.
    pub(super) fn classification(&self, id: &str) -> Option<&str> {
        self.classes.get(id).map(String::as_str)
    }

    /// What the table of identifiers gives.
    pub(super) fn given(&self, kind: &str, id: &str) -> &[Official] {
        self.given.get(&(kind.to_owned(), id.to_owned())).map_or(&[], Vec::as_slice)
    }
}

/// The values of `value` by those of `key`, where both are there.
fn column(table: Embedded, columns: &[&str], key: &str, value: &str) -> Result<Column, TableError> {
    let table = table.table(columns)?;
    let pairs =
        table.rows().filter_map(|row| Some((row.optional(key)?.to_owned(), row.optional(value)?.to_owned())));
    Ok(pairs.collect())
}

fn labels() -> Result<BTreeMap<(&'static str, String), Label>, TableError> {
    let courts = embedded!("courts.tsv").table(&["id", "nl", "en", "ecli", "country"])?;
    let countries = embedded!("countries.tsv").table(&["id", "nl", "en", "alpha2"])?;
    let mut labels = BTreeMap::new();
    for (kind, table) in [("court", &courts), ("country", &countries)] {
        for row in table.rows() {
            let label = Label { nl: row.get("nl").to_owned(), en: row.optional("en").map(str::to_owned) };
            labels.insert((kind, row.get("id").to_owned()), label);
        }
    }
    Ok(labels)
}

fn given() -> Result<BTreeMap<(String, String), Vec<Official>>, TableError> {
    let table = embedded!("official-identifiers.tsv").table(&["value", "kind", "id", "property"])?;
    let mut given: BTreeMap<_, Vec<Official>> = BTreeMap::new();
    for row in table.rows() {
        let value = row.get("value").to_owned();
        let official = match row.get("property") {
            "identifier" => Official::Identifier(value),
            "seeAlso" => Official::SeeAlso(value),
            "sameAs" => Official::SameAs(value),
            "exactMatch" => Official::ExactMatch(value),
            other => return Err(row.error(format!("unknown property {other:?}"))),
        };
        given.entry((row.get("kind").to_owned(), row.get("id").to_owned())).or_default().push(official);
    }
    Ok(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_read() {
        let tables = Tables::load().unwrap();
        assert_eq!(tables.celex("eu-blocking-statute"), Some("31996R2271"));
        assert_eq!(tables.celex("grondwet"), None);
        assert_eq!(tables.court("RBDHA"), Some("rechtbank-den-haag"));
        assert_eq!(tables.country("NL"), Some("NLD"));
        assert_eq!(tables.classification("min-bz"), Some("ministry"));
        assert_eq!(tables.given("court", "icc").len(), 1);
    }
}
