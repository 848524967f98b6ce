//! The known names of acts, whatever their capitals, blanks and hyphens.

use std::collections::HashMap;

use crate::gazetteer::{Form, Names, Table};
use crate::grammar::word_end;

/// How many bytes of a text may be one name.
const LONGEST: usize = 120;

/// Known names by their letters and figures alone, and the acts by their CELEX numbers.
pub(super) struct Known {
    ids: HashMap<String, String>,
    celex: HashMap<String, String>,
}

impl Known {
    /// Indexes the names; abbreviations are not among them, since their capitals count.
    pub(super) fn new(names: &Names, table: &Table) -> Self {
        let full = names.names.iter().filter(|name| name.form != Form::Abbreviation);
        let numbers = table
            .rows()
            .filter_map(|row| Some((row.optional("celex")?.to_owned(), row.get("id").to_owned())));
        Self { ids: full.map(|name| (key(&name.text), name.id.clone())).collect(), celex: numbers.collect() }
    }

    /// What this text names.
    pub(super) fn id(&self, text: &str) -> Option<&str> {
        self.ids.get(&key(text)).map(String::as_str)
    }

    /// The act with this CELEX number; one without a name goes by the number itself.
    pub(super) fn act(&self, celex: String) -> String {
        self.celex.get(&celex).cloned().unwrap_or(celex)
    }

    /// The CELEX number of a known act.
    pub(super) fn number(&self, id: &str) -> Option<&str> {
        self.celex.iter().find(|(_, known)| *known == id).map(|(celex, _)| celex.as_str())
    }

    /// The longest known name at the start of `text`, whole words: its length and id.
    pub(super) fn longest(&self, text: &str) -> Option<(usize, &str)> {
        let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
        let whole = |end: &usize| {
            let (head, rest) = text.split_at(*end);
            head.ends_with(char::is_alphanumeric) && word_end(rest).is_ok()
        };
        let ends: Vec<usize> = ends.take_while(|end| *end <= LONGEST).filter(whole).collect();
        ends.into_iter().rev().find_map(|end| Some((end, self.id(text.get(..end)?)?)))
    }
}

/// Letters and figures in lower case.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{Labels, Name};

    #[test]
    fn spelling_does_not_matter() {
        let name = |text: &str, form| Name { text: text.to_owned(), id: "a".to_owned(), form };
        let names = vec![name("Wet open overheid", Form::Name), name("Woo", Form::Abbreviation)];
        let table = Table::parse("t.tsv", "id\tcelex\na\t32016R0679\n", &["id", "celex"]).unwrap();
        let known = Known::new(&Names { names, labels: Labels::default() }, &table);
        assert_eq!(known.longest("Wet Open Overheid geldt"), Some((17, "a")));
        assert_eq!(known.longest("Wet open overheidsdata"), None);
        assert_eq!(known.id("woo"), None);
        assert_eq!(known.act("32016R0679".to_owned()), "a");
        assert_eq!(known.act("32014R0833".to_owned()), "32014R0833");
        assert_eq!(known.number("a"), Some("32016R0679"));
    }
}
