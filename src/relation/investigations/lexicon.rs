//! The words of investigations, from `data/investigation-words.tsv`.

use super::super::Token;
use super::super::scene::Words;
use super::super::word_roles::WordRoles;
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
    /// `opening`: with `van`, says that one was opened.
    Inception,
    /// `sluiting`: with `van`, says that one was closed.
    Closure,
    /// A form of a verb that is not finite.
    Participle,
}

/// The table, and the words that all facts need.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    pub(super) words: Words,
    roles: WordRoles<Role>,
}

impl Lexicon {
    /// Reads the table.
    ///
    /// # Errors
    /// A class that is not known.
    pub(super) fn load() -> Result<Self, TableError> {
        let mut lexicon = Self { words: Words::load()?, roles: WordRoles::default() };
        for row in WORDS.table(&["word", "classes"])?.rows() {
            let roles = lexicon.roles.add(row, "word", role)?;
            let word = row.get("word");
            let verb = roles.iter().any(|role| matches!(role, Role::Opening | Role::Closing));
            match roles.contains(&Role::Participle) {
                true => lexicon.words.closed.add_verbs([], [word]),
                false if verb => lexicon.words.closed.add_verbs([word], []),
                false => {}
            }
        }
        Ok(lexicon)
    }

    /// Whether the token is a word with this role.
    pub(super) fn is(&self, token: &Token<'_>, role: Role) -> bool {
        self.roles.is(token, role)
    }

    /// Whether a text is a word with this role.
    pub(super) fn text_is(&self, text: &str, role: Role) -> bool {
        self.roles.of_text(&text.to_lowercase()).contains(&role)
    }

    /// The nouns and verbs without which no sentence speaks of an investigation.
    pub(super) fn triggers(&self) -> Vec<Trigger> {
        let main = |roles: &[Role]| roles.iter().any(|role| matches!(role, Role::Noun | Role::Verb));
        let words = self.roles.sorted().into_iter().filter(|(_, roles)| main(roles)).map(|(word, _)| word);
        // Sentences begin with a capital.
        words.map(|word| Trigger::ending(word.trim_start_matches('o'))).collect()
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
        "inception" => Role::Inception,
        "closure" => Role::Closure,
        _ => return None,
    })
}
