//! Abbreviations that the document gives an act in brackets behind its title.

use crate::gazetteer::{Form, Name};
use crate::mention::Mention;
use crate::text::Document;

use super::LEGISLATION;

/// The longest abbreviation, in signs.
const LONGEST: usize = 10;

/// The abbreviations defined behind the acts among `mentions`.
pub(super) fn names(document: &Document, mentions: &[Mention]) -> Vec<Name> {
    let acts = mentions.iter().filter(|mention| mention.kind == LEGISLATION && mention.form == Form::Name);
    let defined = acts.filter_map(|act| {
        let title = act.span.of(document.text());
        let text = defined(title, document.text().get(act.span.end..)?)?;
        Some(Name { text: text.to_owned(), id: act.norm.clone(), form: Form::Abbreviation })
    });
    defined.collect()
}

/// The abbreviation of `title` in brackets at the start of `after`.
///
/// Reads `Wnra` from " (Wnra)" and " (hierna: Wnra)" behind "Wet normalisering rechtspositie
/// ambtenaren"; nothing from " (Stb. 2019, 3)", and nothing from " (VVD)".
fn defined<'a>(title: &str, after: &'a str) -> Option<&'a str> {
    let inner = after.strip_prefix(" (")?;
    let inner = ["hierna: ", "hierna ", "afgekort: "]
        .iter()
        .find_map(|lead| inner.strip_prefix(lead))
        .unwrap_or(inner);
    let (text, _) = inner.split_once(')')?;
    let text = text.trim_matches(['‘', '’', '“', '”', '"', '\'']);
    let letters = text.len() > 2 && text.len() <= LONGEST && text.chars().all(char::is_alphanumeric);
    let first = |text: &str| text.chars().next().map(|c| c.to_uppercase().to_string());
    let known = letters && text.starts_with(char::is_uppercase) && first(text) == first(title);
    (known && title.contains(' ') && title != text).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_in_brackets() {
        let title = "Wet normalisering rechtspositie ambtenaren";
        assert_eq!(defined(title, " (Wnra) geldt"), Some("Wnra"));
        assert_eq!(defined(title, " (hierna: ‘Wnra’)"), Some("Wnra"));
        assert_eq!(defined(title, " (hierna: de Wet)"), None);
        assert_eq!(defined(title, " (Stb. 2019, 3)"), None);
        assert_eq!(defined(title, " (VVD)"), None);
        assert_eq!(defined("Woo", " (Woo)"), None);
    }
}
