//! The known names, whatever their capitals, blanks, hyphens and small words.

use std::collections::BTreeMap;

use crate::gazetteer::Names;
use crate::text::Span;

/// Words that differ between two ways to write one title ("inzake de", "voor").
const SMALL: [&str; 12] =
    ["aan", "betreffende", "de", "der", "des", "het", "inzake", "over", "ter", "tot", "van", "voor"];

/// Known names by their telling words alone; what would name two is left out.
pub(super) struct Known {
    /// Keys in order, each with what it names.
    ids: Vec<(String, Option<String>)>,
}

impl Known {
    /// Indexes the names.
    pub(super) fn new(names: &Names) -> Self {
        let mut ids: BTreeMap<String, Option<String>> = BTreeMap::new();
        for name in &names.names {
            let id = Some(name.id.clone());
            let seen = ids.entry(key(&name.text)).or_insert_with(|| id.clone());
            if *seen != id {
                *seen = None;
            }
        }
        Self { ids: ids.into_iter().collect() }
    }

    /// What this text names.
    pub(super) fn id(&self, text: &str) -> Option<&str> {
        let text = key(text);
        let at = self.ids.binary_search_by(|(key, _)| key.as_str().cmp(&text)).ok()?;
        self.ids.get(at)?.1.as_deref()
    }

    /// The longest known name at the start of `text`, whole words: its length and id.
    pub(super) fn longest(&self, text: &str) -> Option<(usize, &str)> {
        let (mut so_far, mut found) = (String::new(), None);
        // The keys that begin with the words so far.
        let mut left = self.ids.as_slice();
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            let length = so_far.len();
            tell(word, &mut so_far);
            if so_far.len() == length {
                continue;
            }
            left = beginning(left, &so_far);
            match left.first() {
                None => break,
                Some((key, Some(id))) if *key == so_far => {
                    found = Some((Span::of_part(text, word).end, id.as_str()));
                }
                Some(_) => {}
            }
        }
        found
    }
}

/// Of the sorted keys those that begin with `start`.
fn beginning<'a, T>(keys: &'a [(String, T)], start: &str) -> &'a [(String, T)] {
    let from = keys.partition_point(|(key, _)| key.as_str() < start);
    let keys = &keys[from..];
    &keys[..keys.partition_point(|(key, _)| key.starts_with(start))]
}

/// The telling words, joined.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    text.split(|c: char| !c.is_alphanumeric()).for_each(|word| tell(word, &mut key));
    key
}

/// Adds a word in lower case; nothing of a small one; a convention is a treaty.
fn tell(word: &str, key: &mut String) {
    let start = key.len();
    key.extend(word.chars().flat_map(char::to_lowercase));
    let word = &key[start..];
    if SMALL.contains(&word) {
        key.truncate(start);
    } else if word.contains("conventie") {
        let word = word.replace("conventie", "verdrag");
        key.truncate(start);
        key.push_str(&word);
    }
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
        assert_eq!(known.longest("Verdrag over clustermunitie van"), Some((27, "b")));
        assert_eq!(known.longest("verdrag inzake clustermunities"), None);
    }

    #[test]
    fn what_names_two_names_none() {
        let known = known(&[("A-verdrag", "a"), ("A verdrag", "b")]);
        assert_eq!(known.id("A-Verdrag"), None);
    }
}
