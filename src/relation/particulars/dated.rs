//! What a date is the date of; `data/date-words.tsv`.

use crate::embedded;
use crate::gazetteer::{Embedded, TableError};
use crate::grammar::PartialDate;
use crate::relation::Token;
use crate::relation::function_words::Class;
use crate::relation::scene::Scene;

const TABLE: Embedded = embedded!("date-words.tsv");

/// The attributes that a date may become.
const LABELS: [&str; 3] = ["announcedOn", "effective", "until"];

/// Words under which a date is that of its clause.
const UNDER: [&str; 4] = ["op", "in", "sinds", "per"];

/// Words between those and the date.
const PARTS: [&str; 5] = ["begin", "medio", "half", "eind", "uiterlijk"];

/// Words in order; `None` stands for any number of words.
type Pattern = (Vec<Option<String>>, &'static str);

/// The table.
pub(super) struct DateWords {
    before: Vec<Pattern>,
    clause: Vec<Pattern>,
}

impl DateWords {
    pub(super) fn load() -> Result<Self, TableError> {
        let (mut before, mut clause) = (Vec::new(), Vec::new());
        for row in TABLE.table(&["words", "label", "place"])?.rows() {
            let words =
                row.get("words").split(' ').map(|word| (word != "…").then(|| word.to_owned())).collect();
            let label = LABELS.into_iter().find(|label| *label == row.get("label"));
            let label = label.ok_or_else(|| row.error(format!("unknown label {:?}", row.get("label"))))?;
            match row.get("place") {
                "before" => before.push((words, label)),
                "clause" => clause.push((words, label)),
                other => return Err(row.error(format!("unknown place {other:?}; write before or clause"))),
            }
        }
        before.sort_by_key(|(words, _): &Pattern| std::cmp::Reverse(words.len()));
        Ok(Self { before, clause })
    }

    /// A quick look: whether a sentence can say such a date.
    pub(super) fn concerns(&self, text: &str) -> bool {
        let first = |(words, _): &Pattern| {
            // A sentence may begin with it: `Vanaf 1 maart`.
            let stands = |word: &String| {
                let rest = word.char_indices().nth(1).map_or("", |(at, _)| &word[at..]);
                text.match_indices(rest).any(|(at, _)| ends_alike(&text[..at], word))
            };
            words.first().and_then(Option::as_ref).is_some_and(stands)
        };
        self.before.iter().chain(&self.clause).any(first)
    }

    /// The dates of clauses, with what each is the date of; the first of each counts.
    pub(super) fn read(&self, scene: &Scene<'_, '_>, clauses: &[usize]) -> Vec<(&'static str, PartialDate)> {
        let mut found: Vec<(&'static str, PartialDate)> = Vec::new();
        for clause in clauses {
            let indices = scene.indices(*clause);
            for at in indices {
                let Some(date) = scene.date_at(*at, scene.tokens.len()).or_else(|| year(scene, *at)) else {
                    continue;
                };
                let Some(label) = self.label(scene, indices, *at) else { continue };
                if !found.iter().any(|(known, _)| *known == label) {
                    found.push((label, date));
                }
            }
        }
        found
    }

    fn label(&self, scene: &Scene<'_, '_>, clause: &[usize], at: usize) -> Option<&'static str> {
        let part = at.checked_sub(1).is_some_and(|before| PARTS.iter().any(|word| scene.is(before, word)));
        let end = at - usize::from(part);
        let before = scene.tokens.get(..end)?;
        if let Some((_, label)) = self.before.iter().find(|(words, _)| ends(before, words)) {
            return Some(*label);
        }
        let last = before.last();
        let governed = last.is_some_and(|last| scene.words.closed.is(last, Class::Preposition));
        let own = last.is_some_and(|last| UNDER.iter().any(|word| last.is(word)));
        if governed && !own {
            return None;
        }
        let tokens: Vec<Token<'_>> = clause.iter().filter_map(|at| scene.tokens.get(*at).copied()).collect();
        let stands = |(words, _): &&Pattern| (0..tokens.len()).any(|from| starts(&tokens[from..], words));
        self.clause.iter().find(stands).map(|(_, label)| *label)
    }
}

/// Whether the text ends in the first letter of the word, small or capital.
fn ends_alike(text: &str, word: &str) -> bool {
    let (last, first) = (text.chars().next_back(), word.chars().next());
    last.zip(first).is_some_and(|(last, first)| last == first || last.to_lowercase().eq(first.to_lowercase()))
}

/// `per 2026`: a bare year behind a preposition.
fn year(scene: &Scene<'_, '_>, at: usize) -> Option<PartialDate> {
    let token = scene.tokens.get(at).filter(|token| token.text.len() == 4 && token.mention.is_none())?;
    let number = token.text.parse::<i16>().ok().filter(|year| (1900..2100).contains(year))?;
    let before = at.checked_sub(1).and_then(|at| scene.tokens.get(at))?;
    scene.words.closed.is(before, Class::Preposition).then(|| PartialDate::year(number))
}

fn ends(tokens: &[Token<'_>], words: &[Option<String>]) -> bool {
    let Some(start) = tokens.len().checked_sub(words.len()) else { return false };
    tokens[start..].iter().zip(words).all(|(token, word)| word.as_ref().is_some_and(|word| token.is(word)))
}

fn starts(tokens: &[Token<'_>], words: &[Option<String>]) -> bool {
    match words {
        [] => true,
        [None, rest @ ..] => (0..tokens.len()).any(|at| starts(&tokens[at..], rest)),
        [Some(word), rest @ ..] => {
            tokens.split_first().is_some_and(|(first, after)| first.is(word) && starts(after, rest))
        }
    }
}
