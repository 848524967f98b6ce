//! Bare surnames of persons whom the document has named.

use std::collections::BTreeMap;

use crate::gazetteer::{Edges, Form, Matcher, Name};
use crate::grammar::{PersonName, blank, with_capital, word_end, word_start};
use crate::mention::{Mention, Place};
use crate::text::{Document, Span};

use super::super::party::PARTY;
use super::grammar::{is_name_word, last_word};
use super::{PERSON, Reader};

/// Articles and the like behind which a surname is an ordinary noun.
const ARTICLES: [&str; 8] = ["de", "het", "een", "deze", "De", "Het", "Een", "Deze"];

/// What the persons named so far may be called further on: their surname, and the whole name
/// where the surname is kept back.
pub(super) fn names(reader: &Reader, document: &Document, mentions: &[Mention]) -> Vec<Name> {
    let mut names: BTreeMap<String, Name> = BTreeMap::new();
    let fuller = reader.fuller(document.text(), &bare_surnames(mentions));
    for mention in mentions.iter().filter(|mention| mention.kind == PARTY) {
        if let Some(name) = reader.in_brackets(document.text(), mention) {
            let known = Name { text: name.text.to_owned(), id: name.norm(), form: Form::Short };
            names.entry(known.text.clone()).or_insert(known);
        }
    }
    for mention in mentions.iter().filter(|mention| mention.kind == PERSON) {
        let Some((given, surname)) = mention.norm.split_once('|') else { continue };
        let mut add = |text: &str, norm: String| {
            let name = Name { text: text.to_owned(), id: norm, form: Form::Short };
            names.entry(text.to_owned()).or_insert(name);
        };
        if surname.ends_with('.') {
            add(mention.span.of(document.text()), mention.norm.clone());
            continue;
        }
        if !given.is_empty() && surname.chars().count() > 3 && !surname.chars().any(char::is_lowercase) {
            // `Ismaël WAGNÉ` is Wagné further on.
            let small = in_small_letters(surname);
            add(&format!("{given} {small}"), mention.norm.clone());
            add(&small, format!("|{small}"));
        }
        if !teaches(surname) {
            continue;
        }
        if !given.is_empty() {
            add(mention.span.of(document.text()), mention.norm.clone());
        }
        if let Some(text) = double(given, surname) {
            add(&text, mention.norm.clone());
        }
        for name in reader.beside(document.text(), mention, mentions) {
            add(name.text, name.norm());
        }
        for text in spellings(surname, given.is_empty()) {
            add(&text, format!("|{text}"));
        }
        if given.is_empty() {
            for given in fuller.get(surname).into_iter().flatten() {
                add(&format!("{given} {surname}"), format!("{given}|{surname}"));
            }
        }
    }
    names.into_values().collect()
}

/// Whether a surname is looked for further on: not one in capitals, nor a very short one.
fn teaches(surname: &str) -> bool {
    surname.chars().any(char::is_lowercase) && surname.chars().count() >= 3
}

/// `KOKALLA MAÏGA` as `Kokalla Maïga`.
fn in_small_letters(capitals: &str) -> String {
    let words = capitals.split_inclusive([' ', '-']);
    words.map(|word| with_capital(&word.to_lowercase())).collect()
}

/// The surnames that stand without a given name.
fn bare_surnames(mentions: &[Mention]) -> Vec<&str> {
    let persons = mentions.iter().filter(|mention| mention.kind == PERSON);
    let bare = persons.filter_map(|mention| mention.norm.strip_prefix('|'));
    let mut surnames: Vec<&str> =
        bare.filter(|surname| !surname.ends_with('.') && teaches(surname)).collect();
    surnames.sort_unstable();
    surnames.dedup();
    surnames
}

/// How a surname stands alone: `van Weel` as `Van Weel`; `al-Assad` also as `Assad`.
fn spellings(surname: &str, bare: bool) -> Vec<String> {
    let mut forms = vec![with_capital(surname)];
    if bare {
        forms.push(surname.to_owned());
    }
    if let Some((article, stem)) = surname.split_once('-')
        && matches!(article.to_lowercase().as_str(), "al" | "el")
    {
        forms.push(surname.to_owned());
        forms.push(stem.to_owned());
    }
    forms
}

/// `Schraner Burgener` for Christine Schraner Burgener: the last two of three words, which may be
/// given names or surnames.
fn double(given: &str, surname: &str) -> Option<String> {
    let (_, last) = given.rsplit_once(' ')?;
    let words = is_name_word(last) && !surname.contains(' ') && !given.contains('.');
    words.then(|| format!("{last} {surname}"))
}

impl Reader {
    /// The full name that `en` joins to a full name, behind it or before it: `Idris Adam en Yasir Bakhit`.
    fn beside<'t>(&self, text: &'t str, known: &Mention, mentions: &[Mention]) -> Vec<PersonName<'t>> {
        let adjective = |name: &PersonName<'_>| {
            name.given.split(' ').any(|word| word.ends_with("se") || word.ends_with("sche"))
        };
        let free = |(start, name): &(usize, PersonName<'_>)| {
            let span = Span::new(*start, start + name.text.len());
            !name.given.is_empty()
                && !adjective(name)
                && !mentions.iter().any(|other| other.span.overlaps(span))
        };
        let found = [self.next_beside(text, known), self.previous_beside(text, known)];
        let full = found.into_iter().flatten().filter(|_| !known.norm.starts_with('|'));
        full.filter(free).map(|(_, name)| name).collect()
    }

    /// The surname before a party in brackets: `nr. 2788 (Amhali, DENK)`.
    fn in_brackets<'t>(&self, text: &'t str, party: &Mention) -> Option<PersonName<'t>> {
        let closed = text.get(party.span.end..)?.starts_with(')');
        let before = text.get(..party.span.start)?.strip_suffix(", ")?;
        let inside = before.get(before.rfind(['(', '\n', ')'])?..)?.strip_prefix('(')?;
        let (rest, name) = self.names.name(inside).ok()?;
        (closed && rest.is_empty() && teaches(name.surname)).then_some(name)
    }

    /// The name behind a name and `en`, or behind a comma where `en` follows it; and where it starts.
    fn next_beside<'t>(&self, text: &'t str, known: &Mention) -> Option<(usize, PersonName<'t>)> {
        let behind = text.get(known.span.end..)?.split('\n').next()?;
        let joint = [" en ", ", "].into_iter().find(|joint| behind.starts_with(joint))?;
        let (rest, name) = self.names.name(behind.get(joint.len()..)?).ok()?;
        (joint != ", " || rest.starts_with(" en ")).then_some((known.span.end + joint.len(), name))
    }

    /// The name before `en` and a name; and where it starts.
    fn previous_beside<'t>(&self, text: &'t str, known: &Mention) -> Option<(usize, PersonName<'t>)> {
        let line = text.get(..known.span.start)?.rsplit('\n').next()?.strip_suffix(" en ")?;
        let starts = line.char_indices().rev().filter(|(at, _)| line[..*at].ends_with(' '));
        let whole = |(at, _): (usize, char)| {
            let (rest, name) = self.names.name(line.get(at..)?).ok()?;
            let fresh = !is_name_word(last_word(line.get(..at)?)) && !starts_sentence(line, name.text);
            (rest.is_empty() && fresh).then_some((known.span.start - " en ".len() - name.text.len(), name))
        };
        starts.take(4).filter_map(whole).max_by_key(|(_, name)| name.text.len())
    }

    /// The given names that stand before surnames that the document has used bare: `Nicolás`
    /// before `Maduro`.
    fn fuller<'t>(&self, text: &'t str, surnames: &[&'t str]) -> BTreeMap<&'t str, Vec<&'t str>> {
        let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        if surnames.is_empty() {
            return found;
        }
        let words = surnames.iter().map(|surname| (*surname, Edges::default()));
        let Ok(matcher) = Matcher::new(words) else { return found };
        for hit in matcher.hits(text) {
            let before = text.get(..hit.span.start).unwrap_or_default();
            let line = before.get(before.rfind('\n').map_or(0, |end| end + 1)..).unwrap_or_default();
            let given = last_word(line);
            let inner = line.ends_with(' ') && !starts_sentence(line, given) && !self.ends_name(line, given);
            if inner
                && self.is_given(given)
                && let Some(surname) = surnames.get(hit.pattern)
            {
                found.entry(surname).or_default().push(given);
            }
        }
        found
    }

    /// Whether another word with a capital stands before `word`, the last of `line`; not `Met`, the
    /// first of its sentence.
    fn ends_name(&self, line: &str, word: &str) -> bool {
        let earlier = line.trim_end();
        let earlier = earlier.get(..earlier.len() - word.len()).unwrap_or_default();
        let last = last_word(earlier);
        let closed = self.names.refused.contains(last) || self.closed.contains(last);
        let opens = starts_sentence(earlier, last) && closed;
        earlier.ends_with(['-', '\'', '’']) || last.starts_with(char::is_uppercase) && !opens
    }

    /// Whether a word can be a given name and is nothing else that is known.
    fn is_given(&self, word: &str) -> bool {
        is_name_word(word)
            && !self.names.refused.contains(word)
            && !self.closed.contains(word)
            && !self.is_role(word)
            && !word.ends_with("se")
    }

    /// Whether a word is a role or ends in one: `Raadsvoorzitter`, `Medeverdachte`.
    pub(super) fn is_role(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let ends = word.char_indices().filter_map(|(at, _)| word.get(at..)).take_while(|end| end.len() > 3);
        ends.into_iter().any(|end| self.announces.contains_key(end))
    }

    /// Whether a surname that the document has taught names its person at `place`: it must not
    /// be part of another name, nor a word that stands there as a word.
    pub(super) fn stands_alone(&self, place: &Place<'_>) -> bool {
        let (before, after) = (place.before(), place.after());
        if before.ends_with(['\'', '’', '.', '@', '_']) || after.starts_with(['@', '_']) {
            return false;
        }
        // `Khan-zaak` and `Khan's` hold the name, `Khan-Smith` is another.
        if let Some(joined) = after.strip_prefix('-')
            && joined.starts_with(char::is_uppercase)
        {
            return false;
        }
        if let Ok((next, _)) = blank(after)
            && self.names.surname(next, false).is_ok()
            && !place.here().ends_with('.')
        {
            return false;
        }
        !self.follows_name(before) && !Self::is_word_here(place)
    }

    /// Whether a word of another name stands right before: `Amir Khan`, `Piet-Khan`.
    fn follows_name(&self, before: &str) -> bool {
        let previous = last_word(before);
        if before.ends_with('-') {
            return previous.trim_end_matches('-').ends_with(char::is_uppercase) || {
                let stem = last_word(before.trim_end_matches('-'));
                stem.starts_with(char::is_uppercase) && !stem.to_lowercase().ends_with("motie")
            };
        }
        let refused = self.names.refused.contains(previous) || self.announces.contains_key(previous);
        before.ends_with(char::is_whitespace)
            && is_name_word(previous)
            && !refused
            && !starts_sentence(before, previous)
    }

    /// Whether the surname is an ordinary word here: behind an article, or first in a sentence
    /// of a document that has it in lower case too.
    fn is_word_here(place: &Place<'_>) -> bool {
        let before = place.before();
        let behind_article = ARTICLES.contains(&last_word(before)) && before.ends_with(char::is_whitespace);
        if behind_article && !place.after().starts_with('-') {
            return true;
        }
        let first =
            before.trim_end().is_empty() || before.trim_end().ends_with(['.', '!', '?', ':', '•', '-']);
        first && has_word(place.document.text(), &place.here().to_lowercase())
    }
}

/// Whether `word`, the last of `before`, is the first of its sentence.
fn starts_sentence(before: &str, word: &str) -> bool {
    let trimmed = before.trim_end();
    let earlier = trimmed.get(..trimmed.len() - word.len()).unwrap_or_default().trim_end();
    earlier.is_empty() || earlier.ends_with(['.', '!', '?', ':'])
}

/// Whether `text` has `word` as a whole word.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let (before, after) = (text.get(..at), text.get(at + found.len()..));
        before.is_some_and(word_start) && after.is_some_and(|after| word_end(after).is_ok())
    })
}
