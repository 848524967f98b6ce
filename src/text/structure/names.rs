//! Names of persons as lines and heads have them, by their form.

use super::phrases::first_word;
use super::words::Words;

/// Most words of a line with one or two names.
const MOST_WORDS: usize = 14;

/// What a word can be in a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// `Veldkamp`, `Hennis-Plasschaert`.
    Name,
    /// `D.M.`, `drs.`.
    Before,
    /// `van`.
    Prefix,
}

fn part(words: &Words, word: &str) -> Option<Part> {
    let mut letters = word.chars();
    let first = letters.next()?;
    let bare = word.trim_end_matches('.');
    if words.titles.is(bare) || word.starts_with('(') && words.signed.is(word) {
        return Some(Part::Before);
    }
    if words.prefixes.contains(&word.to_lowercase()) {
        return Some(Part::Prefix);
    }
    if first.is_uppercase() && word.contains('.') {
        // `D.M.`, `Th.`, `S.A.M.`
        let initials = word.split('.').all(|part| part.chars().count() <= 2 && is_name(part));
        return (initials && word.ends_with('.')).then_some(Part::Before);
    }
    (first.is_uppercase() && is_name(word)).then_some(Part::Name)
}

fn is_name(word: &str) -> bool {
    word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '‑'))
}

/// The name of a person at the start of `text`: its length.
///
/// ```text
/// name = { title | initials | given } { prefix } surname
/// ```
///
/// Accepts `Van Helvert`, `D.M. van Weel`, `Bart van den Brink`; refuses `het kabinet`, `van de`.
pub(super) fn name(words: &Words, text: &str) -> Option<usize> {
    if text.starts_with(char::is_lowercase) && words.titles.start(text).is_none() {
        return None;
    }
    let mut end = None;
    let mut rest = text;
    for _ in 0..MOST_WORDS {
        let (written, next) = first_word(rest);
        let word = written.trim_end_matches([',', ':', ';', ')']);
        let kind = part(words, word).or_else(|| part(words, word.trim_end_matches('.')));
        let Some(kind) = kind else { break };
        if kind == Part::Name {
            let at = rest.as_ptr().addr() - text.as_ptr().addr();
            end = Some(at + word.trim_end_matches('.').len());
        }
        if word.len() < written.len() {
            break;
        }
        rest = next;
    }
    end
}

/// Whether a line holds nothing but a name, or names in columns: `Caspar Veldkamp  Eddie van Marum`.
pub(super) fn is_name_line(words: &Words, line: &str) -> bool {
    let line = words.signed.strip(line).map_or(line, str::trim_start);
    if words.place.start(line).is_some() || words.ends.start(line).is_some() {
        return false;
    }
    let parts: Option<Vec<Part>> =
        line.split_whitespace().take(MOST_WORDS + 1).map(|word| part(words, word)).collect();
    let Some(parts) = parts.filter(|parts| parts.len() <= MOST_WORDS) else { return false };
    let shouted = line.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    !shouted && parts.last() == Some(&Part::Name)
}

/// Names in a list: `Bontenbal (CDA), Krul (CDA) en Boswijk (CDA)`: its length with brackets.
pub(super) fn names(words: &Words, text: &str) -> Option<usize> {
    let mut end = with_brackets(text, name(words, text)?);
    loop {
        let rest = &text[end..];
        let joint = [", en ", ", ", " en "].into_iter().find(|joint| rest.starts_with(joint));
        let Some(joint) = joint else { break };
        let from = end + joint.len();
        let Some(length) = name(words, &text[from..]) else { break };
        end = with_brackets(text, from + length);
    }
    let rest = text[end..].strip_prefix(" c.s.");
    Some(rest.map_or(end, |rest| text.len() - rest.len()))
}

/// Longest text in brackets behind a name, bytes: `(GroenLinks-PvdA)`.
const BRACKETS: usize = 48;

fn with_brackets(text: &str, end: usize) -> usize {
    let Some(inside) = text[end..].strip_prefix(" (") else { return end };
    match inside.find([')', '(', '\n']) {
        Some(close) if close <= BRACKETS && inside[close..].starts_with(')') => end + 2 + close + 1,
        _ => end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_their_form() {
        let words = Words::load().unwrap();
        let read = |text: &'static str| name(&words, text).map(|length| &text[..length]);
        assert_eq!(read("Van Helvert (CDA):"), Some("Van Helvert"));
        assert_eq!(read("D.M. van Weel heeft"), Some("D.M. van Weel"));
        assert_eq!(read("Th. Bosman, lid"), Some("Th. Bosman"));
        assert_eq!(read("drs. S.A. Blok"), Some("drs. S.A. Blok"));
        assert_eq!(read("Dobbe. De"), Some("Dobbe"));
        assert_eq!(read("het kabinet"), None);
        assert_eq!(read("van de"), None);
        assert_eq!(read("2025"), None);
    }

    #[test]
    fn lines_of_names() {
        let words = Words::load().unwrap();
        for line in
            ["Caspar Veldkamp Eddie van Marum", "D.M. van Weel\tFoort van Oosten", "w.g. Blok", "Klaver"]
        {
            assert!(is_name_line(&words, line), "{line}");
        }
        for line in ["Den Haag", "Groningen, Koninkrijksrelaties en", "Zie ook", "Postbus 20061", "MOTIE"] {
            assert!(!is_name_line(&words, line), "{line}");
        }
    }

    #[test]
    fn lists_of_names() {
        let words = Words::load().unwrap();
        let read = |text: &'static str| names(&words, text).map(|length| &text[..length]);
        assert_eq!(
            read("Bontenbal (CDA), Krul (CDA) en Boswijk (CDA) over het bericht"),
            Some("Bontenbal (CDA), Krul (CDA) en Boswijk (CDA)")
        );
        assert_eq!(read("Dobbe c.s. over"), Some("Dobbe c.s."));
        assert_eq!(read("Piri (GroenLinks-PvdA) aan de minister"), Some("Piri (GroenLinks-PvdA)"));
        assert_eq!(read("van de Kamer"), None);
    }
}
