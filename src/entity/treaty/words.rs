//! The words of treaties' names, from their table.

use super::super::country;
use crate::embedded;
use crate::gazetteer::{Form, Roles, TableError};
use crate::grammar::WordSet;

/// The roles of `data/treaty-words.tsv`.
const ROLES: [&str; 19] = [
    "head",
    "qualifier",
    "compound",
    "generic",
    "link",
    "strong",
    "stop",
    "function",
    "before-name",
    "english-head",
    "english-qualifier",
    "english-link",
    "english-inner",
    "body",
    "other",
    "several",
    "lower-head",
    "joined",
    "with",
];

/// Everything that the grammar asks.
pub(super) struct Words {
    pub(super) head: WordSet,
    pub(super) qualifier: WordSet,
    pub(super) compound: WordSet,
    pub(super) generic: WordSet,
    pub(super) link: WordSet,
    pub(super) strong: WordSet,
    pub(super) function: WordSet,
    pub(super) before_name: WordSet,
    pub(super) english_head: WordSet,
    pub(super) english_qualifier: WordSet,
    pub(super) english_link: WordSet,
    pub(super) english_inner: WordSet,
    pub(super) body: WordSet,
    pub(super) other: WordSet,
    pub(super) several: WordSet,
    pub(super) lower_head: WordSet,
    pub(super) joined: WordSet,
    /// Heads that may name their other party: `Uitleveringsverdrag met …`.
    pub(super) with: WordSet,
    /// Names of states.
    pub(super) states: WordSet,
    stop: WordSet,
}

/// The names of states.
///
/// # Errors
/// Where their table is wrong.
fn states() -> Result<WordSet, TableError> {
    let known = country::names()?.names;
    let states = known.iter().filter(|name| matches!(name.form, Form::Name | Form::Abbreviation));
    Ok(states.map(|name| name.text.as_str()).collect())
}

impl Words {
    /// Reads them.
    ///
    /// # Errors
    /// Where a table is wrong.
    pub(super) fn read() -> Result<Self, TableError> {
        let mut roles = Roles::read(embedded!("treaty-words.tsv"), &ROLES)?;
        let mut take = |role| roles.take(role);
        Ok(Self {
            head: take("head"),
            qualifier: take("qualifier"),
            compound: take("compound"),
            generic: take("generic"),
            link: take("link"),
            strong: take("strong"),
            stop: take("stop"),
            function: take("function"),
            before_name: take("before-name"),
            english_head: take("english-head"),
            english_qualifier: take("english-qualifier"),
            english_link: take("english-link"),
            english_inner: take("english-inner"),
            body: take("body"),
            other: take("other"),
            several: take("several"),
            lower_head: take("lower-head"),
            joined: take("joined"),
            with: take("with"),
            states: states()?,
        })
    }

    /// Whether no title holds this word.
    pub(super) fn stops(&self, word: &str) -> bool {
        self.stop.contains(word) || self.stop.contains(&word.to_lowercase())
    }

    /// Whether another treaty's name begins with this word.
    pub(super) fn begins(&self, word: &str) -> bool {
        let compound = |head: &str| word.ends_with(head);
        self.head.contains(word) || self.compound.iter().any(compound)
    }
}
