//! Phrases in which a country's name names something else.

use std::collections::{HashMap, HashSet};

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
        let names: HashSet<&str> = names.iter().map(|name| name.text.as_str()).collect();
        let mut around: HashMap<String, Vec<(String, String)>> = HashMap::new();
        for row in phrases.rows() {
            for (before, name, after) in stretches(row.get("phrase")).filter(|(_, it, _)| names.contains(it))
            {
                around.entry(name.to_owned()).or_default().push((before.to_owned(), after.to_owned()));
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

/// Every stretch of whole words in a phrase, with what stands before and behind it.
fn stretches(phrase: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let places = || phrase.char_indices().map(|(at, _)| at).chain([phrase.len()]);
    let starts = places().filter(|at| word_start(&phrase[..*at]));
    starts.flat_map(move |start| {
        let ends = places().filter(move |end| *end > start && word_end(&phrase[*end..]).is_ok());
        ends.map(move |end| (&phrase[..start], &phrase[start..end], &phrase[end..]))
    })
}
