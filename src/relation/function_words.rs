//! The closed words of Dutch, from `data/function-words.tsv`.

use std::collections::{HashMap, HashSet};

use super::Token;
use crate::embedded;
use crate::gazetteer::{Embedded, TableError};
use crate::grammar::{integer, numeral};

const TABLE: Embedded = embedded!("function-words.tsv");

/// What a closed word does in a sentence; one word may do several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// `dat`, `omdat`, `indien`: opens a subordinate clause.
    Subordinator,
    /// `die`, `dat`, `wie`: opens a relative clause.
    Relative,
    /// `en`, `of`, `maar`.
    Coordinator,
    /// `tegen`, `ten aanzien van`.
    Preposition,
    /// `de`, `een`, `zijn`.
    Determiner,
    /// `zij`, `hierop`.
    Pronoun,
    /// A finite verb: `heeft`, `keurt`.
    Finite,
    /// `vragen`: a finite verb in one place, a noun in another.
    Homograph,
    /// `zal`, `heeft`: a finite verb that takes another one.
    Auxiliary,
    /// `onlangs`, `niet`.
    Adverb,
    /// `enkele`, `beide`.
    Quantity,
    /// `feit`, `kans`: a noun with a clause that says what it is.
    Content,
    /// `verantwoordelijk`, `betrokken`: carries a phrase on behind its noun.
    Predicate,
    /// `week`, `februari`: a phrase with it says when.
    Time,
}

/// The table, and the verbs that a relation adds to it.
#[derive(Clone, Debug)]
pub struct FunctionWords {
    classes: HashMap<String, Vec<Class>>,
    /// Prepositions of several words.
    phrases: Vec<Vec<String>>,
    /// Other forms of verbs (participles), which end a phrase too.
    verbs: HashSet<String>,
}

impl FunctionWords {
    /// Reads the table.
    ///
    /// # Errors
    /// A class that is not known.
    pub fn load() -> Result<Self, TableError> {
        let mut words = Self { classes: HashMap::new(), phrases: Vec::new(), verbs: HashSet::new() };
        for row in TABLE.table(&["word", "classes"])?.rows() {
            let word = row.get("word");
            let classes = row.get("classes").split(' ').map(class).collect::<Option<Vec<_>>>();
            let classes =
                classes.ok_or_else(|| row.error(format!("unknown class in {:?}", row.get("classes"))))?;
            if word.contains(' ') {
                words.phrases.push(word.split(' ').map(str::to_owned).collect());
            } else {
                words.classes.insert(word.to_owned(), classes);
            }
        }
        Ok(words)
    }

    /// Adds verbs: their finite forms, and other forms that end a phrase.
    pub fn add_verbs<'w>(
        &mut self,
        finite: impl IntoIterator<Item = &'w str>,
        other: impl IntoIterator<Item = &'w str>,
    ) {
        for form in finite {
            let classes = self.classes.entry(form.to_owned()).or_default();
            if !classes.contains(&Class::Finite) {
                classes.push(Class::Finite);
            }
        }
        self.verbs.extend(other.into_iter().map(str::to_owned));
    }

    /// Whether the token is a word of this class.
    pub fn is(&self, token: &Token<'_>, class: Class) -> bool {
        token.mention.is_none() && self.classes(token).contains(&class)
    }

    /// Whether the token is a word of none of the classes, and no sign, mention, number or verb form.
    pub fn open(&self, token: &Token<'_>) -> bool {
        token.mention.is_none()
            && !token.is_sign()
            && number(token).is_none()
            && self.classes(token).iter().all(|class| {
                matches!(class, Class::Time | Class::Content | Class::Predicate | Class::Homograph)
            })
            && !self.verbs.contains(token.text)
    }

    /// Whether the token is a form of a verb, finite or not.
    pub fn verb(&self, token: &Token<'_>) -> bool {
        token.mention.is_none() && (self.verbs.contains(token.text) || self.is(token, Class::Finite))
    }

    /// Whether the token at `at` is a finite verb there; `zijn medewerkers` has none, nor has `te nemen`.
    pub fn finite(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let Some(token) = tokens.get(at) else { return false };
        if self.is(token, Class::Homograph) {
            return self.homograph(tokens, at);
        }
        if !self.is(token, Class::Finite) {
            return false;
        }
        if token.text.ends_with("en") && !self.auxiliary(token) && self.governed(tokens, at) {
            return false;
        }
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        if before
            .is_some_and(|before| before.is("te") || self.is(before, Class::Determiner) && !token.is("zijn"))
        {
            return before.is_some_and(|before| self.is(before, Class::Pronoun) && !before.is("te"));
        }
        let owner = before
            .is_some_and(|before| self.is(before, Class::Preposition) || self.is(before, Class::Coordinator));
        !(token.is("zijn") && owner && tokens.get(at + 1).is_some_and(|next| self.open(next)))
    }

    /// A verb that takes another one: `zal`, `heeft`.
    fn auxiliary(&self, token: &Token<'_>) -> bool {
        self.is(token, Class::Auxiliary)
    }

    /// Whether an auxiliary before `at`, in the same clause as far as can be seen, makes it an infinitive.
    fn governed(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let before = tokens.get(..at).unwrap_or_default().iter().rev();
        let border = |token: &&Token<'_>| {
            matches!(token.text, ";" | ":")
                || self.is(token, Class::Subordinator)
                || self.is(token, Class::Relative) && !self.is(token, Class::Determiner)
        };
        before.take_while(|token| !border(token)).any(|token| self.auxiliary(token))
    }

    /// Whether `vragen` is the verb at `at`: behind a pronoun, or between a noun and what one asks.
    fn homograph(&self, tokens: &[Token<'_>], at: usize) -> bool {
        const ASKED: [&str; 8] = ["of", "naar", "om", "waarom", "hoe", "welke", "wat", "voor"];
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let (Some(before), Some(next)) = (before, tokens.get(at + 1)) else { return false };
        let noun = before.mention.is_some() || self.open(before) && !before.text.ends_with('e');
        let asked = ASKED.iter().any(|word| next.is(word)) || self.is(next, Class::Determiner);
        self.is(before, Class::Pronoun) && !self.is(before, Class::Determiner) || noun && asked
    }

    /// How many tokens the preposition has that starts at the first of `tokens`.
    pub fn preposition(&self, tokens: &[Token<'_>]) -> Option<usize> {
        let stands = |phrase: &&Vec<String>| {
            phrase.len() <= tokens.len() && phrase.iter().zip(tokens).all(|(word, token)| token.is(word))
        };
        let phrase = self.phrases.iter().filter(stands).map(Vec::len).max();
        phrase.or_else(|| tokens.first().filter(|token| self.is(token, Class::Preposition)).map(|_| 1))
    }

    fn classes(&self, token: &Token<'_>) -> &[Class] {
        let known = self.classes.get(token.text).or_else(|| self.classes.get(&token.text.to_lowercase()));
        known.map_or(&[], Vec::as_slice)
    }
}

/// The number that a token is, in figures or in words.
pub fn number(token: &Token<'_>) -> Option<u64> {
    if token.mention.is_some() {
        return None;
    }
    let whole = |(rest, number): (&str, u64)| rest.is_empty().then_some(number);
    let figures = integer(token.text).ok().and_then(whole);
    figures.or_else(|| numeral(token.text).ok().and_then(whole))
}

fn class(word: &str) -> Option<Class> {
    Some(match word {
        "subordinator" => Class::Subordinator,
        "relative" => Class::Relative,
        "coordinator" => Class::Coordinator,
        "preposition" => Class::Preposition,
        "determiner" => Class::Determiner,
        "pronoun" => Class::Pronoun,
        "finite" => Class::Finite,
        "homograph" => Class::Homograph,
        "auxiliary" => Class::Auxiliary,
        "adverb" => Class::Adverb,
        "quantity" => Class::Quantity,
        "content" => Class::Content,
        "predicate" => Class::Predicate,
        "time" => Class::Time,
        _ => return None,
    })
}
