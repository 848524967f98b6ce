//! The words of the pages, in Dutch and English: data, like all that is said.

use std::collections::BTreeMap;

use super::visit::Language;
use crate::gazetteer::{Embedded, TableError};
use crate::rdf::{DEFAULT_BASE, ONTOLOGY, STATUSES};

const WORDS: Embedded = crate::embedded!("page-words.tsv");

/// Both languages of a text.
type Pair = (String, String);

/// The texts of the pages, and what the ontology calls its terms.
#[derive(Debug)]
pub struct Words {
    texts: BTreeMap<String, Pair>,
    terms: BTreeMap<String, Pair>,
}

impl Words {
    /// Reads them.
    ///
    /// # Errors
    /// Where the table of the binary is wrong.
    pub fn load() -> Result<Self, TableError> {
        let table = WORDS.table(&["key", "nl", "en"])?;
        let texts = table
            .rows()
            .map(|row| (row.get("key").to_owned(), (row.get("nl").to_owned(), row.get("en").to_owned())));
        Ok(Self { texts: texts.collect(), terms: terms() })
    }

    /// The text with this key; a test sees to it that there is one.
    pub fn text<'w>(&'w self, key: &'w str, language: Language) -> &'w str {
        self.texts.get(key).map_or(key, |pair| of(pair, language))
    }

    /// What the ontology calls a term: `Person`, `asserted`, `issuer`.
    pub fn term<'w>(&'w self, name: &'w str, language: Language) -> &'w str {
        self.terms.get(name).map_or(name, |pair| of(pair, language))
    }
}

fn of(pair: &Pair, language: Language) -> &str {
    match language {
        Language::Nl => &pair.0,
        Language::En => &pair.1,
    }
}

/// The labels of the ontology and of the statuses by the local names of its terms.
fn terms() -> BTreeMap<String, Pair> {
    let mut terms: BTreeMap<String, Pair> = BTreeMap::new();
    let texts = [ONTOLOGY, STATUSES].into_iter();
    for triple in texts.flat_map(|text| oxttl::TurtleParser::new().for_slice(text)).filter_map(Result::ok) {
        let oxrdf::NamedOrBlankNode::NamedNode(subject) = &triple.subject else { continue };
        let name =
            subject.as_str().strip_prefix(DEFAULT_BASE).and_then(|path| path.strip_prefix("ontology#"));
        let (Some(name), oxrdf::Term::Literal(label)) = (name, &triple.object) else { continue };
        if triple.predicate == oxrdf::vocab::rdfs::LABEL {
            let pair = terms.entry(name.to_owned()).or_default();
            match label.language() {
                Some("en") => label.value().clone_into(&mut pair.1),
                _ => label.value().clone_into(&mut pair.0),
            }
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ontology_s_labels_are_found() {
        let words = Words::load().unwrap();
        assert_eq!(words.term("Person", Language::Nl), "persoon");
        assert_eq!(words.term("asserted", Language::Nl), "gesteld");
        assert_eq!(words.term("asserted", Language::En), "asserted");
        assert_eq!(words.term("unheardOf", Language::En), "unheardOf");
    }
}
