//! Damage done to a text before it came here, found and told.

use std::collections::BTreeSet;

use super::encoding;
use super::suspect;
use crate::text::{Remark, RemarkKind, Span};

/// Most remarks on one document; the rest of a text that is all damage is not told.
const MOST: usize = 10_000;
/// Longest half of two glued words, bytes.
const LONGEST_HALF: usize = 48;
/// Fewest letters of a word that stands glued before a full stop or behind a small word.
const SHORTEST_HALF: usize = 3;

/// Finds the damage in `span` of `source`, in order. `words` are small words that
/// may stand glued to a name (`deKamer`).
pub(in crate::text) fn find(source: &str, span: Span, words: &BTreeSet<String>) -> Vec<Remark> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let mut at = span.start;
    while let Some(place) =
        suspect::next(bytes, Span::new(at, span.end), suspect::may_be_damaged, suspect::is_damaged)
            .filter(|_| found.len() < MOST)
    {
        let remark = match bytes[place] {
            b'.' | b'?' | b'!' => glued_sentences(source, place),
            b'a'..=b'z' => glued_words(source, place + 1, words),
            _ => characters(source, place),
        };
        at = remark.map_or(place + 1, |remark| remark.span.end.max(place + 1));
        found.extend(remark);
    }
    found
}

/// Where the blank belongs between two sentences that stand glued.
pub(super) fn parting(source: &str, remark: &Remark) -> Option<usize> {
    let stop = remark.span.of(source).find(['.', '?', '!'])?;
    (remark.kind == RemarkKind::GluedSentences).then_some(remark.span.start + stop + 1)
}

fn characters(source: &str, at: usize) -> Option<Remark> {
    let (before, here) = source.split_at_checked(at)?;
    let told = |length: usize, kind| Some(Remark { span: Span::new(at, at + length), kind });
    if here.starts_with('\u{FFFD}') {
        let length = here.len() - here.trim_start_matches('\u{FFFD}').len();
        return told(length, RemarkKind::LostCharacter);
    }
    let (length, _) = encoding::decoded(here)?;
    if encoding::is_certain(before, here, length) { told(length, RemarkKind::EncodedTwice) } else { None }
}

/// `gedaan.Het`: a small word, a stop and a word with a capital, and no other sign
/// that would make them an address or the name of a file.
fn glued_sentences(source: &str, stop: usize) -> Option<Remark> {
    let (before, after) = (&source[..stop], &source[stop + 1..]);
    let left = last_letters(before);
    let right = first_letters(after);
    let mut letters = right.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let sentence = capital && right.len() >= 2 && letters.all(char::is_lowercase);
    let word = left.chars().count() >= SHORTEST_HALF && left.chars().skip(1).all(char::is_lowercase);
    let joined = |c: char| c.is_alphanumeric() || ".@/\\_-:&=~#".contains(c);
    let outside = before[..before.len() - left.len()].ends_with(joined);
    let rest = after[right.len()..].trim_start_matches(['.', ',', ':', '-']);
    let inside = rest.len() == after[right.len()..].len() && rest.starts_with(joined)
        || after[right.len()..].starts_with(['.', ':', '-']) && rest.starts_with(char::is_alphanumeric);
    let whole = Span::new(stop - left.len(), stop + 1 + right.len());
    (sentence && word && !outside && !inside)
        .then_some(Remark { span: whole, kind: RemarkKind::GluedSentences })
}

/// `deKamer`: a small word and a name; `at` is where the capital stands.
fn glued_words(source: &str, at: usize, words: &BTreeSet<String>) -> Option<Remark> {
    let left = last_letters(&source[..at]);
    let right = first_letters(&source[at..]);
    let name = right.chars().count() >= SHORTEST_HALF && right.chars().skip(1).all(char::is_lowercase);
    let start = at - left.len();
    let joined = |c: char| c.is_alphanumeric() || "./@_-’'&=".contains(c);
    let whole = Span::new(start, at + right.len());
    (name && words.contains(left) && !source[..start].ends_with(joined))
        .then_some(Remark { span: whole, kind: RemarkKind::GluedWords })
}

fn last_letters(text: &str) -> &str {
    let length: usize =
        text.chars().rev().take(LONGEST_HALF).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    &text[text.len() - length..]
}

fn first_letters(text: &str) -> &str {
    let length: usize =
        text.chars().take(LONGEST_HALF).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    &text[..length]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(&str, RemarkKind)> {
        let words = BTreeSet::from(["de".to_owned(), "het".to_owned()]);
        let remarks = find(text, Span::new(0, text.len()), &words);
        remarks.into_iter().map(|remark| (remark.span.of(text), remark.kind)).collect()
    }

    #[test]
    fn glued_sentences_are_told() {
        let glued = RemarkKind::GluedSentences;
        assert_eq!(told("is gedaan.Het kabinet"), [("gedaan.Het", glued)]);
        assert_eq!(told("(waarom?De Kamer)"), [("waarom?De", glued)]);
        for whole in [
            "www.Rijksoverheid.nl",
            "zie Compendium.Rapport.doc",
            "J.P.Dobbe",
            "https://a.nl/naam.Htm",
            "bestand.PDF",
            "x.Het",
            "naam@voorbeeld.Nl/a",
            "einde. Het",
        ] {
            assert_eq!(told(whole), [], "{whole}");
        }
    }

    #[test]
    fn glued_words_are_told_only_behind_a_small_word() {
        assert_eq!(
            told("in deKamer en hetHof"),
            [("deKamer", RemarkKind::GluedWords), ("hetHof", RemarkKind::GluedWords)]
        );
        for whole in ["GroenLinks", "PvdA", "DTenV", "eHerkenning", "deBV", "d’deKamer"] {
            assert_eq!(told(whole), [], "{whole}");
        }
    }

    #[test]
    fn lost_and_twice_encoded_characters_are_told() {
        let twice = RemarkKind::EncodedTwice;
        assert_eq!(
            told("Ã©\u{FFFD}\u{FFFD}n"),
            [("Ã©", twice), ("\u{FFFD}\u{FFFD}", RemarkKind::LostCharacter)]
        );
        assert_eq!(told("NGOâ€™s, één"), [("â€™", twice)]);
    }
}
