//! The words of saying; `data/speech-words.tsv`.

use std::collections::HashSet;

use crate::embedded;
use crate::gazetteer::{Embedded, TableError};
use crate::relation::Token;
use crate::relation::scene::Words;
use crate::relation::word_table::WordTable;

const TABLE: Embedded = embedded!("speech-words.tsv");

/// The table whose class `addressee` has the words for the government of the Netherlands.
const GOVERNMENTS: Embedded = embedded!("sanction-words.tsv");

/// What a single word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Does {
    Says,
    By,
    Shows,
    Report,
    Person,
}

fn does(class: &str) -> Option<Does> {
    Some(match class {
        "says" => Does::Says,
        "by" => Does::By,
        "shows" => Does::Shows,
        "report" => Does::Report,
        "person" => Does::Person,
        _ => return None,
    })
}

/// The words of saying, with the closed words that know their verbs.
pub(super) struct SpeechWords {
    pub(super) words: Words,
    single: WordTable<Vec<Does>>,
    /// `geeft … aan`: words in order; `None` stands for any number of words.
    phrases: Vec<Vec<Option<String>>>,
    /// With which words the phrases begin.
    openers: WordTable<()>,
    papers: Vec<String>,
    home: HashSet<String>,
}

impl SpeechWords {
    /// Reads the tables.
    pub(super) fn load() -> Result<Self, TableError> {
        let mut words = Words::load()?;
        let (mut single, mut phrases, mut papers) =
            (WordTable::<Vec<Does>>::default(), Vec::new(), Vec::new());
        let table = TABLE.table(&["words", "classes", "comment"])?;
        for row in table.rows() {
            let text = row.get("words");
            let parts: Vec<_> = text.split(' ').map(|word| (word != "…").then(|| word.to_owned())).collect();
            for class in row.get("classes").split(' ') {
                match class {
                    "paper" => papers.push(text.to_owned()),
                    "says" if parts.len() > 1 => phrases.push(parts.clone()),
                    _ => {
                        let known =
                            does(class).ok_or_else(|| row.error(format!("unknown class {class:?}")))?;
                        single.entry(text).push(known);
                    }
                }
            }
        }
        let finite = |(word, does): &(&str, &Vec<Does>)| {
            let verb = does.contains(&Does::Says) || does.contains(&Does::Shows);
            verb && !does.contains(&Does::Report) && !word.starts_with("ge")
        };
        let verbs: Vec<String> =
            single.sorted().into_iter().filter(finite).map(|(word, _)| word.to_owned()).collect();
        let mut openers = WordTable::default();
        for word in phrases.iter().filter_map(|phrase: &Vec<Option<String>>| phrase.first()?.as_deref()) {
            openers.insert(word, ());
        }
        words.closed.add_verbs(verbs.iter().map(String::as_str), []);
        Ok(Self { words, single, phrases, openers, papers, home: home()? })
    }

    fn is(&self, token: &Token<'_>, what: Does) -> bool {
        token.mention.is_none() && self.single.get(token).is_some_and(|does| does.contains(&what))
    }

    /// A verb of saying, alone.
    pub(super) fn says(&self, token: &Token<'_>) -> bool {
        self.is(token, Does::Says)
    }

    /// `volgens`.
    pub(super) fn by(&self, token: &Token<'_>) -> bool {
        self.is(token, Does::By)
    }

    /// `blijkt`.
    pub(super) fn shows(&self, token: &Token<'_>) -> bool {
        self.is(token, Does::Shows)
    }

    /// `bericht`, `rapport`.
    pub(super) fn report(&self, token: &Token<'_>) -> bool {
        self.is(token, Does::Report)
    }

    /// `deskundigen`.
    pub(super) fn person(&self, token: &Token<'_>) -> bool {
        self.is(token, Does::Person)
    }

    /// `het kabinet`, `de minister`: words for the government of the Netherlands.
    pub(super) fn home(&self, word: &str) -> bool {
        self.home.contains(word) || self.home.contains(&word.to_lowercase())
    }

    /// Whether the government speaks in papers of this sort.
    pub(super) fn of_government(&self, paper: &str) -> bool {
        let paper = paper.to_lowercase();
        self.papers.iter().any(|start| paper.starts_with(start.as_str()))
    }

    /// The first word of saying among the tokens of a clause.
    pub(super) fn saying<'t, 'a>(&self, clause: &'t [Token<'a>]) -> Option<&'t Token<'a>> {
        let plain = clause.iter().find(|token| self.says(token));
        plain.or_else(|| {
            let opens = |at: &usize| self.openers.get(&clause[*at]).is_some();
            let starts =
                |at: &usize| opens(at) && self.phrases.iter().any(|words| stand(&clause[*at..], words));
            (0..clause.len()).find(starts).and_then(|at| clause.get(at))
        })
    }
}

/// Whether the words stand at the start of the tokens, apart only where any may stand.
fn stand(tokens: &[Token<'_>], words: &[Option<String>]) -> bool {
    match words {
        [] => true,
        [None, rest @ ..] => (0..tokens.len()).any(|at| stand(&tokens[at..], rest)),
        [Some(word), rest @ ..] => {
            tokens.split_first().is_some_and(|(first, after)| first.is(word) && stand(after, rest))
        }
    }
}

fn home() -> Result<HashSet<String>, TableError> {
    let table = GOVERNMENTS.table(&["word", "classes", "measure", "comment"])?;
    let addressed =
        table.rows().filter(|row| row.get("classes").split(' ').any(|class| class == "addressee"));
    Ok(addressed.map(|row| row.get("word").to_owned()).collect())
}
