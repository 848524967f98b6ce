//! The known names, whatever their capitals, blanks, hyphens and small words.

use std::collections::HashMap;

use crate::gazetteer::Names;
use crate::text::Span;

/// How many bytes of a text may be one name.
const LONGEST: usize = 320;

/// Words that differ between two ways to write one title ("inzake de", "voor").
const SMALL: [&str; 12] =
    ["aan", "betreffende", "de", "der", "des", "het", "inzake", "over", "ter", "tot", "van", "voor"];

/// Known names by their telling words alone; what would name two is left out.
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
        let (mut so_far, mut found) = (String::new(), None);
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            let end = Span::of_part(text, word).end;
            if end > LONGEST {
                break;
            }
            let length = so_far.len();
            so_far.push_str(&telling(word));
            if so_far.len() > length
                && let Some(Some(id)) = self.ids.get(&so_far)
            {
                found = Some((end, id.as_str()));
            }
        }
        found
    }
}

/// The telling words, joined.
fn key(text: &str) -> String {
    text.split(|c: char| !c.is_alphanumeric()).map(telling).collect()
}

/// A word in lower case; nothing of a small one; a convention is a treaty.
fn telling(word: &str) -> String {
    let word = word.to_lowercase();
    if SMALL.contains(&word.as_str()) { String::new() } else { word.replace("conventie", "verdrag") }
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
