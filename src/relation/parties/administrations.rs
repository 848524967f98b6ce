//! Administrations called after who heads them: `de regering-Trump`, `het kabinet-Rutte`.

use std::collections::HashMap;

use super::super::Token;
use crate::embedded;
use crate::entity::country::COUNTRY;
use crate::entity::person::PERSON;
use crate::gazetteer::TableError;
use crate::linking::EntityId;
use crate::text::Span;

/// Who heads the government of which country; `data/administrations.tsv`.
#[derive(Clone, Debug)]
pub struct Administrations {
    countries: HashMap<String, String>,
}

impl Administrations {
    /// Reads the table.
    ///
    /// # Errors
    /// Where it is wrong.
    pub fn load() -> Result<Self, TableError> {
        let table = embedded!("administrations.tsv").table(&["surname", "country"])?;
        let row =
            |row: crate::gazetteer::Row<'_>| (row.get("surname").to_owned(), row.get("country").to_owned());
        Ok(Self { countries: table.rows().map(row).collect() })
    }

    /// The country of an administration whose hyphen and name stand at the start of `rest`, right behind
    /// the word `regering`, and where the name stands.
    pub fn of(&self, rest: &[Token<'_>]) -> Option<(EntityId, Span)> {
        let [hyphen, name, ..] = rest else { return None };
        let joined = matches!(hyphen.text, "-" | "\u{2011}") && hyphen.span.end == name.span.start;
        let id = self.countries.get(name.text).filter(|_| joined && name.names(PERSON))?;
        Some((EntityId { kind: COUNTRY, id: id.clone() }, name.span))
    }
}
