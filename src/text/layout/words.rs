//! Small words by which the ends of lines are judged.

use std::collections::BTreeSet;

use crate::text::{Table, TableError};

/// Small words by their role.
pub(super) struct LineWords {
    /// No paragraph ends with one: `namens de⏎⏎Kamer`.
    pub(super) unfinished: BTreeSet<String>,
    /// Behind a hyphen at a line end, one says that the hyphen stands for a
    /// shared part: `begrotings-⏎en personeelszaken`.
    pub(super) shared: BTreeSet<String>,
    /// One may stand glued to a name: `deKamer`.
    pub(super) glued: BTreeSet<String>,
}

impl LineWords {
    /// Reads the table `data/line-words.tsv`.
    pub(super) fn load() -> Result<Self, TableError> {
        let text = include_str!("../../../data/line-words.tsv");
        let table = Table::parse("data/line-words.tsv", text, &["word", "roles"])?;
        let (mut unfinished, mut shared, mut glued) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for row in table.rows() {
            for role in row.get("roles").split(' ') {
                let set = match role {
                    "unfinished" => &mut unfinished,
                    "shared" => &mut shared,
                    "glued" => &mut glued,
                    other => {
                        let problem = format!("`roles` must be unfinished, shared or glued, not {other:?}");
                        return Err(row.error(problem));
                    }
                };
                set.insert(row.get("word").to_owned());
            }
        }
        Ok(Self { unfinished, shared, glued })
    }

    /// Whether a line ends with a word behind which a paragraph cannot end.
    pub(super) fn is_unfinished(&self, line: &str) -> bool {
        let word = line.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
        let low = word.starts_with(char::is_lowercase);
        word.len() < 16
            && (self.unfinished.contains(word) || !low && self.unfinished.contains(&word.to_lowercase()))
    }
}
