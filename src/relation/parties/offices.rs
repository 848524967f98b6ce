//! Offices and what they are of, as words: `minister van Buitenlandse Zaken`.

use std::collections::HashMap;

use super::super::Token;
use super::super::endings::Endings;
use crate::embedded;
use crate::entity::person;
use crate::gazetteer::{Edges, Embedded, TableError};
use crate::grammar::{WordSet, with_capital};
use crate::mention::Trigger;

const TABLE: Embedded = embedded!("offices.tsv");

/// What an office may be of, by the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a word of the table, and any of them may go together"
)]
pub struct Office {
    /// Of the country whose adjective stands before it.
    pub state: bool,
    /// Of the Netherlands, where nothing else is said.
    pub home: bool,
    /// Of the organisation joined to it.
    pub body: bool,
    /// Of the court last named, where nothing else is said.
    pub court: bool,
    /// Its line stands above a signature.
    pub signer: bool,
    /// The singular of a plural form.
    pub one: Option<String>,
}

/// The table of offices, and the words of what they are of.
#[derive(Clone, Debug)]
pub struct Offices {
    words: HashMap<String, Office>,
    endings: Endings,
    /// Offices of several words.
    phrases: Vec<(Vec<String>, Office)>,
    /// `Zaken`, `justitie`.
    fields: WordSet,
}

/// Words that may stand within a field: `van Justitie en Veiligheid`.
const LINKS: [&str; 9] = ["van", "voor", "de", "het", "der", "en", "&", "in", "of"];

/// What stands before an office that somebody had.
const FORMER: [&str; 2] = ["oud-", "ex-"];

/// An office of this length may be the end of a word: `oud-president`.
const SHORTEST_ENDING: usize = 6;

impl Offices {
    /// Reads the tables.
    ///
    /// # Errors
    /// A class of office that is not known.
    pub fn load() -> Result<Self, TableError> {
        let (mut words, mut phrases) = (HashMap::new(), Vec::new());
        for row in TABLE.table(&["word", "of", "one"])?.rows() {
            let mut office = Office { one: row.optional("one").map(str::to_owned), ..Office::default() };
            for class in row.get("of").split(' ') {
                let flag = match class {
                    "state" => &mut office.state,
                    "home" => &mut office.home,
                    "body" => &mut office.body,
                    "court" => &mut office.court,
                    "signer" => &mut office.signer,
                    other => return Err(row.error(format!("unknown class {other:?}"))),
                };
                *flag = true;
            }
            let word = row.get("word").to_lowercase();
            if word.contains(' ') {
                phrases.push((word.split(' ').map(str::to_owned).collect(), office));
            } else {
                words.insert(word, office);
            }
        }
        let endings = Endings::of(words.keys().map(String::as_str));
        Ok(Self { words, endings, phrases, fields: person::names()?.fields })
    }

    /// The office at `at`, and how many tokens its word has.
    pub fn at(&self, tokens: &[Token<'_>], at: usize) -> Option<(&Office, usize)> {
        let rest = tokens.get(at..)?;
        let stands = |words: &[String]| {
            words.len() <= rest.len() && words.iter().zip(rest).all(|(word, token)| token.is(word))
        };
        if let Some((words, office)) = self.phrases.iter().find(|(words, _)| stands(words)) {
            return Some((office, words.len()));
        }
        let token = rest.first().filter(|token| token.mention.is_none())?;
        self.word(token.text).map(|office| (office, 1))
    }

    /// The office that a word is, alone or as its last part.
    pub fn word(&self, word: &str) -> Option<&Office> {
        let word = Some(word).filter(|word| self.endings.may_end(word))?.to_lowercase();
        let starts = word.char_indices().map(|(at, _)| at);
        let whole = self.words.get(&word);
        whole.or_else(|| {
            let mut endings =
                starts.filter_map(|at| word.get(at..)).filter(|end| end.len() >= SHORTEST_ENDING);
            endings.find_map(|end| self.words.get(end))
        })
    }

    /// Whether the word is the office itself, not the end of another word but `oud-` and its like.
    pub fn plain(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let stem = FORMER.iter().find_map(|prefix| word.strip_prefix(prefix)).unwrap_or(&word);
        self.words.contains_key(stem)
    }

    /// Whether a role is one that somebody had: `oud-minister`, `voormalig president`.
    pub fn former(role: &str) -> bool {
        let role = role.to_lowercase();
        FORMER.iter().chain(&["voormalig", "gewezen"]).any(|prefix| role.starts_with(prefix))
    }

    /// How many tokens at the start of `tokens` say what an office is of without naming it:
    /// `van Buitenlandse Zaken`, `voor Buitenlandse Handel en Ontwikkelingssamenwerking`.
    ///
    /// ```text
    /// field = ( "van" | "voor" ) { link | word of the table | capitalised } , at its end no link
    /// ```
    pub fn field(&self, tokens: &[Token<'_>]) -> usize {
        let opens = tokens.first().is_some_and(|first| first.is("van") || first.is("voor"));
        if !opens {
            return 0;
        }
        let mut end = 0;
        for (at, token) in tokens.iter().enumerate().skip(1) {
            if self.is_field(token) {
                end = at + 1;
            } else if !(LINKS.iter().any(|link| token.is(link))
                || token.text == "," && self.goes_on(tokens, at))
            {
                break;
            }
        }
        end
    }

    /// `Volksgezondheid, Welzijn en Sport`: a comma within a field.
    fn goes_on(&self, tokens: &[Token<'_>], comma: usize) -> bool {
        tokens.get(comma + 1).is_some_and(|next| self.is_field(next) && self.word(next.text).is_none())
    }

    /// Whether a token can be a word of a field.
    pub fn is_field(&self, token: &Token<'_>) -> bool {
        let capital = token.text.starts_with(char::is_uppercase);
        token.mention.is_none()
            && !token.is_sign()
            && (capital || self.fields.contains(token.text))
            && self.word(token.text).is_none()
    }

    /// The words without which a sentence names no office.
    pub fn triggers(&self) -> Vec<Trigger> {
        let mut texts: Vec<&String> = self.words.keys().collect();
        texts.sort_unstable();
        let ending = |text: String| {
            let open_start = text.len() >= SHORTEST_ENDING;
            Trigger { text, edges: Edges { open_start, open_end: false } }
        };
        let spellings =
            texts.into_iter().flat_map(|text| [text.clone(), with_capital(text), text.to_uppercase()]);
        let phrases = self.phrases.iter().filter_map(|(words, _)| words.first());
        spellings.map(ending).chain(phrases.map(|word| Trigger::word(with_capital(word)))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_end_words() {
        let offices = Offices::load().unwrap();
        for word in ["minister", "Minister", "oud-president", "vicepresident", "rebellenleider", "MP"] {
            assert_eq!(offices.word(word).is_some(), word != "MP", "{word}");
        }
        assert!(offices.plain("oud-minister") && !offices.plain("viceminister"));
        assert!(offices.word("hoofdaanklager").is_some_and(|office| office.court));
        assert!(offices.word("ministerie").is_none() && offices.word("hoofdstad").is_none());
    }
}
