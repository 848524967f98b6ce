//! What the words of a table do: each word or phrase with its roles.

use super::super::Token;
use super::word_table::{ByLetters, Letters, WordTable};
use crate::gazetteer::{Row, TableError};

/// The words and phrases of a table with their roles.
#[derive(Clone, Debug)]
pub struct WordRoles<R> {
    words: WordTable<Vec<R>>,
    /// Words under a role that consist of more than one, by the letters of the first.
    phrases: ByLetters<Vec<Phrase<R>>>,
}

/// The words of a phrase and its roles.
type Phrase<R> = (Vec<String>, Vec<R>);

impl<R> Default for WordRoles<R> {
    fn default() -> Self {
        Self { words: WordTable::default(), phrases: ByLetters::default() }
    }
}

impl<R: Copy + PartialEq> WordRoles<R> {
    /// Adds the words in column `column` of a row with their `classes`, which `role` reads; gives the roles.
    ///
    /// # Errors
    /// A class that is not known.
    pub fn add(
        &mut self,
        row: Row<'_>,
        column: &str,
        role: fn(&str) -> Option<R>,
    ) -> Result<&[R], TableError> {
        let roles = row.get("classes").split(' ').map(role).collect::<Option<Vec<R>>>();
        let roles = roles.ok_or_else(|| row.error(format!("unknown class in {:?}", row.get("classes"))))?;
        let word = row.get(column);
        if !word.contains(' ') {
            let known = self.words.entry(word);
            *known = roles;
            return Ok(known);
        }
        let words: Vec<String> = word.split(' ').map(str::to_owned).collect();
        let first = Letters::of(words.first().map_or("", String::as_str));
        let alike = self.phrases.entry(first).or_default();
        alike.push((words, roles));
        Ok(alike.last().map_or(&[], |(_, roles)| roles))
    }

    /// The roles of a token's word, a mention's too.
    pub fn of(&self, token: &Token<'_>) -> &[R] {
        self.words.get(token).map_or(&[], Vec::as_slice)
    }

    /// The roles of a word.
    pub fn of_text(&self, word: &str) -> &[R] {
        self.words.get_text(word).map_or(&[], Vec::as_slice)
    }

    /// Whether the token is a word with this role, and no mention.
    pub fn is(&self, token: &Token<'_>, role: R) -> bool {
        token.mention.is_none() && self.of(token).contains(&role)
    }

    /// How many of `tokens` make up a word or a phrase with this role.
    pub fn starts(&self, tokens: &[Token<'_>], role: R) -> Option<usize> {
        let first = tokens.first()?;
        let alike = self.phrases.get(&first.letters).into_iter().flatten();
        let of_role = alike.filter(|(words, roles)| roles.contains(&role) && begins(tokens, words));
        let phrase = of_role.map(|(words, _)| words.len()).max();
        phrase.or_else(|| self.is(first, role).then_some(1))
    }

    /// Whether a word or a phrase with this role stands among the tokens.
    pub fn has(&self, tokens: &[Token<'_>], role: R) -> bool {
        (0..tokens.len()).any(|at| self.starts(&tokens[at..], role).is_some())
    }

    /// The single words in order, with their roles.
    pub fn sorted(&self) -> Vec<(&str, &Vec<R>)> {
        self.words.sorted()
    }
}

/// Whether the tokens begin with these words.
pub fn begins(tokens: &[Token<'_>], words: &[String]) -> bool {
    words.len() <= tokens.len() && words.iter().zip(tokens).all(|(word, token)| token.is(word))
}
