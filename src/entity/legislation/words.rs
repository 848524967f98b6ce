//! The words of the names of laws, from their tables.

use crate::embedded;
use crate::gazetteer::{Roles, TableError};
use crate::grammar::WordSet;

/// The roles of `data/legislation-words.tsv`.
const ROLES: [&str; 17] = [
    "regulation",
    "directive",
    "decision",
    "framework",
    "position",
    "before",
    "dated",
    "title",
    "plain-title",
    "code",
    "ending",
    "generic",
    "abroad",
    "home",
    "link",
    "inner",
    "end",
];

/// Everything that the grammar asks.
pub(super) struct Words {
    /// Sorts of European acts with their letter in a CELEX number.
    pub(super) sorts: Vec<(WordSet, char)>,
    pub(super) before: WordSet,
    pub(super) dated: WordSet,
    pub(super) title: WordSet,
    pub(super) plain_title: WordSet,
    pub(super) code: WordSet,
    pub(super) ending: WordSet,
    pub(super) generic: WordSet,
    pub(super) link: WordSet,
    pub(super) inner: WordSet,
    /// Never the last word of a title.
    pub(super) function: WordSet,
    /// Opens a subject wherever it stands.
    pub(super) strong: WordSet,
    /// Endings of the adjectives of countries.
    abroad: WordSet,
    /// Adjectives with these endings that are not of another country.
    pub(super) home: WordSet,
    end: WordSet,
    stop: WordSet,
}

impl Words {
    /// Reads them.
    ///
    /// # Errors
    /// Where a table is wrong.
    pub(super) fn read() -> Result<Self, TableError> {
        let mut roles = Roles::read(embedded!("legislation-words.tsv"), &ROLES)?;
        let mut take = |role| roles.take(role);
        Ok(Self {
            sorts: vec![
                (take("regulation"), 'R'),
                (take("directive"), 'L'),
                (take("framework"), 'F'),
                (take("decision"), 'D'),
                (take("position"), 'E'),
            ],
            before: take("before"),
            dated: take("dated"),
            title: take("title"),
            plain_title: take("plain-title"),
            code: take("code"),
            ending: take("ending"),
            generic: take("generic"),
            link: take("link"),
            inner: take("inner"),
            abroad: take("abroad"),
            home: take("home"),
            end: take("end"),
            stop: stops()?,
            function: of_titles("function")?,
            strong: of_titles("strong")?,
        })
    }

    /// Whether no title holds this word.
    pub(super) fn stops(&self, word: &str) -> bool {
        let small = word.to_lowercase();
        [&self.stop, &self.end].into_iter().any(|set| set.contains(word) || set.contains(&small))
    }

    /// The adjective of another country at the end of `before`: `Poolse` in "de Poolse ".
    pub(super) fn foreign<'a>(&self, before: &'a str) -> Option<&'a str> {
        let last = before.strip_suffix(' ')?.rsplit(|c: char| !c.is_alphanumeric()).next()?;
        let ends = self.abroad.iter().any(|ending| last.ends_with(ending));
        let capital = last.starts_with(char::is_uppercase) && last.len() > 4;
        (capital && ends && !self.home.contains(last)).then_some(last)
    }

    /// The letter of the European act that `word` is or ends in; the longest head counts.
    pub(super) fn letter(&self, word: &str) -> Option<char> {
        let heads =
            self.sorts.iter().flat_map(|(heads, letter)| heads.iter().map(move |head| (head, *letter)));
        let ends = heads.filter(|(head, _)| word.ends_with(head));
        ends.max_by_key(|(head, _)| head.len()).map(|(_, letter)| letter)
    }
}

/// The words that no title holds: those of treaties, and every finite verb that is known.
fn stops() -> Result<WordSet, TableError> {
    let table = embedded!("function-words.tsv").table(&["word", "classes"])?;
    let verbs = table.rows().filter(|row| row.get("classes") == "finite").map(|row| row.get("word"));
    Ok(of_titles("stop")?.iter().chain(verbs).collect())
}

/// The words that no title of a treaty or a law holds, or with which none ends.
fn of_titles(role: &str) -> Result<WordSet, TableError> {
    let table = embedded!("treaty-words.tsv").table(&["word", "roles", "why"])?;
    Ok(table
        .rows()
        .filter(|row| row.get("roles").split(' ').any(|found| found == role))
        .map(|row| row.get("word"))
        .collect())
}
