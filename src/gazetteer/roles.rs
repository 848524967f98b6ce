//! Words by the part that they play in a grammar.

use std::collections::BTreeMap;

use super::{Embedded, TableError};
use crate::grammar::WordSet;

/// The words of one table (`word`, `role`, `why`), by role.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    sets: BTreeMap<String, WordSet>,
}

impl Roles {
    /// Reads a table in which only these roles stand, each at least once; a word with
    /// several has them with blanks between.
    ///
    /// # Errors
    /// As [`Embedded::table`]; a role that is not among `roles`, or one without words.
    pub fn read(table: Embedded, roles: &[&str]) -> Result<Self, TableError> {
        let rows = table.table(&["word", "role", "why"])?;
        let mut words: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in rows.rows() {
            for role in row.get("role").split(' ') {
                if !roles.contains(&role) {
                    return Err(row.error(format!("unknown role {role:?}")));
                }
                words.entry(role).or_default().push(row.get("word"));
            }
        }
        if let Some(missing) = roles.iter().find(|role| !words.contains_key(*role)) {
            let problem = format!("no word has the role {missing:?}");
            return Err(TableError { file: table.file.to_owned(), line: 1, problem });
        }
        let sets = words.into_iter().map(|(role, words)| (role.to_owned(), words.into_iter().collect()));
        Ok(Self { sets: sets.collect() })
    }

    /// The words with this role; none where nobody has it.
    pub fn take(&mut self, role: &str) -> WordSet {
        self.sets.remove(role).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &'static str) -> Result<Roles, TableError> {
        Roles::read(Embedded { file: "w.tsv", text }, &["head", "stop"])
    }

    #[test]
    fn words_stand_under_their_role() {
        let mut roles = read("word\trole\twhy\nVerdrag\thead\t\nis\tstop head\tverb\n").unwrap();
        let head = roles.take("head");
        assert!(head.contains("Verdrag") && head.contains("is"));
        assert!(!roles.take("stop").contains("Verdrag"));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let refused = |text| read(text).unwrap_err().to_string();
        assert_eq!(refused("word\trole\twhy\nis\tverb\t\n"), "w.tsv:2: unknown role \"verb\"");
        assert_eq!(refused("word\trole\twhy\nis\tstop\t\n"), "w.tsv:1: no word has the role \"head\"");
    }
}
