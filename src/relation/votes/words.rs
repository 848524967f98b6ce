//! The words of voting, from `data/vote-words.tsv`.

use crate::embedded;
use crate::gazetteer::{Embedded, TableError};
use crate::relation::Token;
use crate::relation::function_words::FunctionWords;
use crate::relation::status::StatusWords;

const TABLE: Embedded = embedded!("vote-words.tsv");

/// What a vote came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Adopted,
    Rejected,
}

/// In which form a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `aangenomen`, with a verb beside it or before a noun.
    Participle,
    /// `verwierp`, `nam … aan`.
    Finite,
    /// `aan te nemen`.
    Infinitive,
    /// `aanneming van`.
    Noun,
    /// `kreeg een meerderheid`, with the motion as subject.
    Result,
}

/// A row: its words in order, `None` for any number of words.
struct Pattern {
    words: Vec<Option<String>>,
    outcome: Outcome,
    form: Form,
}

/// A verb or noun of voting among tokens.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The tokens of its words.
    pub(super) at: Vec<usize>,
    pub(super) outcome: Outcome,
    pub(super) form: Form,
}

/// The tables.
pub(super) struct Words {
    patterns: Vec<Pattern>,
    pub(super) function: FunctionWords,
    pub(super) status: StatusWords,
}

impl Words {
    /// Reads the tables.
    ///
    /// # Errors
    /// An outcome or a form that is not known.
    pub(super) fn load() -> Result<Self, TableError> {
        let table = TABLE.table(&["words", "outcome", "form"])?;
        let mut patterns = Vec::new();
        for row in table.rows() {
            let words =
                row.get("words").split(' ').map(|word| (word != "…").then(|| word.to_owned())).collect();
            let outcome = match row.get("outcome") {
                "adopted" => Outcome::Adopted,
                "rejected" => Outcome::Rejected,
                other => {
                    return Err(row.error(format!("unknown outcome {other:?}; write adopted or rejected")));
                }
            };
            let form = match row.get("form") {
                "participle" => Form::Participle,
                "finite" => Form::Finite,
                "infinitive" => Form::Infinitive,
                "noun" => Form::Noun,
                "result" => Form::Result,
                other => return Err(row.error(format!("unknown form {other:?}"))),
            };
            patterns.push(Pattern { words, outcome, form });
        }
        let mut function = FunctionWords::load()?;
        let single = |form: Form| patterns.iter().filter(move |pattern| pattern.form == form);
        // `voor … gestemd`, `het … haalde`: the verb stands behind.
        let first = |pattern: &Pattern| {
            let mut words = pattern.words.iter().flatten();
            words.find(|word| !["voor", "tegen", "het"].contains(&word.as_str())).cloned()
        };
        let finite: Vec<String> =
            single(Form::Finite).chain(single(Form::Result)).filter_map(first).collect();
        let participles: Vec<String> = single(Form::Participle).filter_map(first).collect();
        function.add_verbs(finite.iter().map(String::as_str), participles.iter().map(String::as_str));
        Ok(Self { patterns, function, status: StatusWords::load()? })
    }

    /// What stands among the tokens with these indices, in order.
    pub(super) fn find(&self, tokens: &[Token<'_>], clause: &[usize]) -> Vec<Found> {
        let here = |pattern: &Pattern| {
            let at =
                (0..clause.len()).find_map(|start| starts(tokens, clause.get(start..)?, &pattern.words))?;
            Some(Found { at, outcome: pattern.outcome, form: pattern.form })
        };
        self.patterns.iter().filter_map(here).collect()
    }

    /// The outcome of a single participle.
    pub(super) fn participle(&self, token: &Token<'_>) -> Option<Outcome> {
        let is = |pattern: &&Pattern| {
            pattern.form == Form::Participle
                && matches!(pattern.words.as_slice(), [Some(word)] if token.is(word))
        };
        self.patterns.iter().find(is).map(|pattern| pattern.outcome)
    }
}

/// Where the words of the pattern stand, the first of them at the first index.
fn starts(tokens: &[Token<'_>], clause: &[usize], words: &[Option<String>]) -> Option<Vec<usize>> {
    match words {
        [] => Some(Vec::new()),
        [None, rest @ ..] => (0..clause.len()).find_map(|skip| starts(tokens, clause.get(skip..)?, rest)),
        [Some(word), rest @ ..] => {
            let (first, after) = clause.split_first()?;
            let found = tokens.get(*first).is_some_and(|token| token.is(word));
            let mut more = found.then(|| starts(tokens, after, rest)).flatten()?;
            more.insert(0, *first);
            Some(more)
        }
    }
}
