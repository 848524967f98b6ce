//! Names with their article: `de Verenigde Staten`, `het Internationaal Strafhof`, `Spanje`.

use std::collections::BTreeMap;

use super::Language;
use crate::embedded;
use crate::gazetteer::{Embedded, TableError};

const TABLE: Embedded = embedded!("articles.tsv");

/// A name as it stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The name with its article.
    pub(super) words: String,
    /// Whether a verb behind it is plural.
    pub(super) many: bool,
}

/// A noun with its articles.
#[derive(Clone, Debug)]
struct Noun {
    /// In small letters.
    word: String,
    nl: Option<String>,
    en: Option<String>,
    many: bool,
}

/// The nouns whose names take an article, by the last byte of the noun, each in the order of the table.
#[derive(Clone, Debug)]
pub struct Articles(BTreeMap<u8, Vec<Noun>>);

impl Articles {
    /// Reads `data/articles.tsv`.
    ///
    /// # Errors
    /// Where the table is wrong.
    pub fn load() -> Result<Self, TableError> {
        let table = TABLE.table(&["word", "nl", "en", "number"])?;
        let noun = |row: crate::text::Row<'_>| {
            let many = match row.get("number") {
                "one" => false,
                "many" => true,
                other => return Err(row.error(format!("`number` must be one or many, not {other:?}"))),
            };
            let cell = |column| row.optional(column).map(str::to_owned);
            Ok(Noun { word: row.get("word").to_lowercase(), nl: cell("nl"), en: cell("en"), many })
        };
        let mut nouns = BTreeMap::<u8, Vec<Noun>>::new();
        for noun in table.rows().map(noun) {
            let noun = noun?;
            nouns.entry(last(&noun.word)).or_default().push(noun);
        }
        Ok(Self(nouns))
    }

    /// A name as it stands in a Dutch sentence.
    pub fn in_dutch(&self, name: &str) -> String {
        self.named(name, Language::Dutch).words
    }

    /// A name as it stands in an English sentence.
    pub fn in_english(&self, name: &str) -> String {
        self.named(name, Language::English).words
    }

    /// `name` with its article, if it takes one.
    pub(super) fn named(&self, name: &str, language: Language) -> Named {
        // "The Hague District Court" has its article.
        let bare = !name.starts_with("The ");
        let found = heads(name).filter(|_| bare).find_map(|word| self.article(word, language));
        match found {
            Some((article, many)) => Named { words: format!("{article} {name}"), many },
            None => Named { words: name.to_owned(), many: false },
        }
    }

    /// The article of a word that is one of the nouns or a compound that ends with it, and whether it is plural.
    fn article(&self, word: &str, language: Language) -> Option<(&str, bool)> {
        let word = word.to_lowercase();
        let those = self.0.get(&last(&word))?.iter().filter(|noun| word.ends_with(&noun.word));
        let mut articles = those.filter_map(|noun| {
            let article = match language {
                Language::Dutch => noun.nl.as_deref(),
                Language::English => noun.en.as_deref(),
            };
            Some((article?, noun.many))
        });
        articles.next()
    }
}

/// The last byte of a word.
fn last(word: &str) -> u8 {
    word.bytes().last().unwrap_or_default()
}

/// The words of a name that can be its head: up to its first preposition, that is, the
/// first word in small letters, which may itself be the head (`motie van het lid Dobbe`).
fn heads(name: &str) -> impl Iterator<Item = &str> {
    let mut over = false;
    name.split(' ').take_while(move |word| {
        let goes_on = !over;
        over = word.starts_with(char::is_lowercase);
        goes_on
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_decides() {
        let articles = Articles::load().unwrap();
        let dutch = |name| articles.named(name, Language::Dutch).words;
        assert_eq!(
            dutch("Hof van Justitie van de Europese Unie"),
            "het Hof van Justitie van de Europese Unie"
        );
        assert_eq!(dutch("Amazoneraad"), "de Amazoneraad");
        assert_eq!(dutch("motie van het lid Dobbe c.s."), "de motie van het lid Dobbe c.s.");
        assert_eq!(dutch("Spanje"), "Spanje");
        assert_eq!(dutch("Vrienden van de Raad"), "Vrienden van de Raad");
        assert!(articles.named("Filipijnen", Language::Dutch).many);
        let english = |name| articles.named(name, Language::English).words;
        assert_eq!(english("United Kingdom"), "the United Kingdom");
        assert_eq!(english("Spain"), "Spain");
    }
}
