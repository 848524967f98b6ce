//! Phrases in which a country's name names something else.

use std::collections::HashMap;

use crate::gazetteer::{Embedded, Name, TableError};
use crate::grammar::{word_end, word_start};
use crate::mention::Place;

/// For each country's name what stands before and behind it in a trap.
#[derive(Debug, Default)]
pub(super) struct Traps {
    around: HashMap<String, Vec<(String, String)>>,
}

impl Traps {
    /// Reads the phrases and finds the names in them.
    ///
    /// # Errors
    /// Where the table is wrong.
    pub(super) fn read(table: Embedded, names: &[Name]) -> Result<Self, TableError> {
        let phrases = table.table(&["phrase", "why"])?;
        let mut around: HashMap<String, Vec<(String, String)>> = HashMap::new();
        for row in phrases.rows() {
            let phrase = row.get("phrase");
            for name in names {
                for (at, text) in phrase.match_indices(name.text.as_str()) {
                    let (before, after) = (&phrase[..at], &phrase[at + text.len()..]);
                    if word_start(before) && word_end(after).is_ok() {
                        let pair = (before.to_owned(), after.to_owned());
                        around.entry(name.text.clone()).or_default().push(pair);
                    }
                }
            }
        }
        Ok(Self { around })
    }

    /// Whether the name at `place` stands in one of the phrases.
    pub(super) fn hold(&self, place: &Place<'_>) -> bool {
        let (before, after) = (place.before(), place.after());
        self.around.get(place.here()).into_iter().flatten().any(|(head, tail)| {
            let rest = (before.strip_suffix(head.as_str()), after.strip_prefix(tail.as_str()));
            matches!(rest, (Some(before), Some(after)) if word_start(before) && word_end(after).is_ok())
        })
    }
}
