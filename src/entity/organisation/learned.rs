//! Names that the document itself gives to organisations.

use std::collections::{BTreeMap, HashMap};

use crate::gazetteer::{Form, Name};
use crate::grammar::word_start;
use crate::mention::Mention;
use crate::text::{Document, Span};

use super::ORGANISATION;
use super::announced::ANNOUNCED;
use super::definition::{abbreviation, definition};
use super::words::Words;

/// The shortest name that a company may go by without its last words.
const SHORTEST: usize = 4;

/// Abbreviations in brackets behind a name or before one in brackets, names that a word has
/// announced, and what companies are called without `B.V.` and the like. What is known already
/// (`ids`) is not learned.
pub(super) fn names(
    document: &Document,
    mentions: &[Mention],
    ids: &HashMap<String, String>,
    words: &Words,
) -> Vec<Name> {
    let mut names: BTreeMap<String, Name> = BTreeMap::new();
    let full = |mention: &&Mention| mention.kind == ORGANISATION && mention.form == Form::Name;
    for mention in mentions.iter().filter(full) {
        let written = mention.span.of(document.text());
        let short = [behind(document, mention), before(document, mention), within(written)];
        let short = short.into_iter().flatten().filter(|short| !names_its_end(short, written));
        let announced = (mention.rule == ANNOUNCED).then_some(written);
        let shortened = shortened(document.text(), written, words);
        let full = announced.into_iter().chain(shortened);
        for (text, form) in
            short.map(|text| (text, Form::Abbreviation)).chain(full.map(|text| (text, Form::Name)))
        {
            if !ids.contains_key(text) {
                let name = Name { text: text.to_owned(), id: mention.norm.clone(), form };
                names.entry(text.to_owned()).or_insert(name);
            }
        }
    }
    names.into_values().collect()
}

/// What a company is called without its last words: `Delta Trading` and `Delta` for `Delta Trading B.V.`; no town.
fn shortened<'a>(text: &str, written: &'a str, words: &Words) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut left = written;
    while let Some((head, last)) = left.rsplit_once(' ') {
        if !words.company.contains(last) {
            break;
        }
        let plain = head.contains(' ') || head.chars().count() >= SHORTEST && !is_place(text, head);
        if plain && !words.stops(head) && !words.nation_begins(head) {
            found.push(head);
        }
        left = head;
    }
    found
}

/// Whether a document goes to `name` or is there: `te Rotterdam`.
fn is_place(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        ["in ", "te ", "naar ", "uit ", "nabij ", "rond "].iter().any(|place| {
            before
                .strip_suffix(place)
                .is_some_and(|head| head.is_empty() || head.ends_with(char::is_whitespace))
        })
    })
}

/// `CAVV` in "Commissie van advies (CAVV)".
fn behind<'a>(document: &'a Document, mention: &Mention) -> Option<&'a str> {
    let block = document.block_at(mention.span.start)?;
    let after = Span::new(mention.span.end, block.span.end.max(mention.span.end)).of(document.text());
    definition(after).ok().map(|(_, short)| short)
}

/// `GGE` in "Group of Governmental Experts (GGE) on Lethal Autonomous Weapons Systems".
fn within(name: &str) -> Option<&str> {
    let at = name.find(" (")?;
    definition(name.get(at..)?).ok().map(|(_, short)| short)
}

/// `MOPAN` in "MOPAN (Multilateral Organisation Performance Assessment Network)".
fn before<'a>(document: &'a Document, mention: &Mention) -> Option<&'a str> {
    let text = document.text();
    let block = document.block_at(mention.span.start)?;
    let before = Span::new(block.span.start, mention.span.start).of(text).strip_suffix(" (")?;
    let word = before.rsplit(char::is_whitespace).next()?;
    let closed = text.get(mention.span.end..)?.starts_with([')', ',']);
    let start = word.trim_start_matches(['‘', '"', '“']);
    let (rest, short) = abbreviation(start).ok()?;
    (closed && rest.is_empty() && word_start(before.get(..before.len() - start.len())?)).then_some(short)
}

/// Whether letters are the initials of the last words of a name only, and so of something
/// within it: `LAWS` behind "Group of Experts on Lethal Autonomous Weapons Systems".
fn names_its_end(short: &str, name: &str) -> bool {
    let initials: Vec<char> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .filter(|first| first.is_uppercase())
        .collect();
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() < initials.len() && initials.ends_with(&letters)
}

#[cfg(test)]
mod tests {
    use super::super::grammar::tests::words;
    use super::*;

    #[test]
    fn companies_without_their_last_words() {
        let words = words();
        let text = "Tulip Trading B.V. en Delft Shipping Ltd uit Delft.";
        assert_eq!(shortened(text, "Tulip Trading B.V.", &words), ["Tulip Trading", "Tulip"]);
        assert_eq!(shortened(text, "Delft Shipping Ltd", &words), ["Delft Shipping"]);
        assert!(shortened(text, "Raad van Tulip", &words).is_empty());
    }

    #[test]
    fn initials_of_the_end() {
        assert!(names_its_end("LAWS", "Group of Experts on Lethal Autonomous Weapons Systems"));
        assert!(!names_its_end("UNOLA", "UN Office of Legal Affairs"));
        assert!(!names_its_end("OIOS", "Office of Internal Oversight Services"));
    }
}
