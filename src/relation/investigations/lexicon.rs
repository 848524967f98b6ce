//! The words of investigations, from `data/investigation-words.tsv`.

use std::collections::HashMap;

use super::super::Token;
use super::super::scene::Words;
use crate::embedded;
use crate::gazetteer::{Embedded, TableError};
use crate::mention::Trigger;

const WORDS: Embedded = embedded!("investigation-words.tsv");

/// What a word does near an investigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// `onderzoek`.
    Noun,
    /// `onderzoekt`.
    Verb,
    /// `aanklager`: acts for its court.
    Prosecutor,
    /// `geopend`, `loopt`: says that an investigation is there.
    Opening,
    /// `gesloten`.
    Closing,
    /// `voorlopig`: before a noun that is no investigation yet.
    Preliminary,
    /// `situatie`, `misdrijven`: what is investigated in a country.
    Crime,
    /// `in`, `naar`: stands before the country.
    Place,
    /// A form of a verb that is not finite.
    Participle,
}

/// The table, and the words that all facts need.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    pub(super) words: Words,
    roles: HashMap<String, Vec<Role>>,
}

impl Lexicon {
    /// Reads the table.
    ///
    /// # Errors
    /// A class that is not known.
    pub(super) fn load() -> Result<Self, TableError> {
        let mut lexicon = Self { words: Words::load()?, roles: HashMap::new() };
        for row in WORDS.table(&["word", "classes"])?.rows() {
            let roles = row.get("classes").split(' ').map(role).collect::<Option<Vec<_>>>();
            let roles =
                roles.ok_or_else(|| row.error(format!("unknown class in {:?}", row.get("classes"))))?;
            let word = row.get("word");
            let verb = roles.iter().any(|role| matches!(role, Role::Opening | Role::Closing));
            match roles.contains(&Role::Participle) {
                true => lexicon.words.closed.add_verbs([], [word]),
                false if verb => lexicon.words.closed.add_verbs([word], []),
                false => {}
            }
            lexicon.roles.insert(word.to_owned(), roles);
        }
        Ok(lexicon)
    }

    /// Whether the token is a word with this role.
    pub(super) fn is(&self, token: &Token<'_>, role: Role) -> bool {
        let known = self.roles.get(token.text).or_else(|| self.roles.get(&token.text.to_lowercase()));
        token.mention.is_none() && known.is_some_and(|roles| roles.contains(&role))
    }

    /// The nouns and verbs without which no sentence speaks of an investigation.
    pub(super) fn triggers(&self) -> Vec<Trigger> {
        let main = |roles: &[Role]| roles.iter().any(|role| matches!(role, Role::Noun | Role::Verb));
        let mut words: Vec<&String> =
            self.roles.iter().filter(|(_, roles)| main(roles)).map(|(word, _)| word).collect();
        words.sort();
        // Sentences begin with a capital.
        words.into_iter().map(|word| Trigger::ending(word.trim_start_matches('o'))).collect()
    }
}

fn role(word: &str) -> Option<Role> {
    Some(match word {
        "noun" => Role::Noun,
        "verb" => Role::Verb,
        "prosecutor" => Role::Prosecutor,
        "opening" => Role::Opening,
        "closing" => Role::Closing,
        "preliminary" => Role::Preliminary,
        "crime" => Role::Crime,
        "place" => Role::Place,
        "participle" => Role::Participle,
        _ => return None,
    })
}
