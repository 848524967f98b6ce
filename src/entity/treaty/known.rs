//! The known names, whatever their capitals, blanks and hyphens.

use std::collections::HashMap;

use crate::gazetteer::Names;
use crate::grammar::word_end;

/// How many bytes of a text may be one name.
const LONGEST: usize = 320;

/// Known names by their letters and figures alone; what would name two is left out.
pub(super) struct Known {
    ids: HashMap<String, Option<String>>,
}

impl Known {
    /// Indexes the names.
    pub(super) fn new(names: &Names) -> Self {
        let mut ids: HashMap<String, Option<String>> = HashMap::new();
        for name in &names.names {
            let id = Some(name.id.clone());
            let seen = ids.entry(key(&name.text)).or_insert_with(|| id.clone());
            if *seen != id {
                *seen = None;
            }
        }
        Self { ids }
    }

    /// What this text names.
    pub(super) fn id(&self, text: &str) -> Option<&str> {
        self.ids.get(&key(text))?.as_deref()
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

/// Letters and figures in lower case; a convention is a treaty.
fn key(text: &str) -> String {
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    plain.replace("conventie", "verdrag")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{Form, Name};

    fn known(names: &[(&str, &str)]) -> Known {
        let name = |(text, id): &(&str, &str)| Name {
            text: (*text).to_owned(),
            id: (*id).to_owned(),
            form: Form::Name,
        };
        Known::new(&Names { names: names.iter().map(name).collect(), ..Names::default() })
    }

    #[test]
    fn spelling_does_not_matter() {
        let known = known(&[("Istanbul-verdrag", "a"), ("Verdrag inzake Clustermunitie", "b")]);
        assert_eq!(known.id("Istanbul Conventie"), Some("a"));
        assert_eq!(known.longest("verdrag inzake clustermunitie is"), Some((29, "b")));
        assert_eq!(known.longest("verdrag inzake clustermunities"), None);
    }

    #[test]
    fn what_names_two_names_none() {
        let known = known(&[("A-verdrag", "a"), ("A verdrag", "b")]);
        assert_eq!(known.id("A-Verdrag"), None);
    }
}
