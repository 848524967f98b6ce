//! Names that go on behind their head, before it, or around it.

use crate::grammar::slug;
use crate::mention::{Mention, Place};
use crate::text::Span;

use super::definition::shares_initials;
use super::forms::opens_sentence;
use super::{Reader, grammar};

impl Reader {
    /// A name with a subject in lower case, which an abbreviation in brackets closes:
    /// `Nationaal Comité voor de redding van het volk (CNSP)`, `Nederlandse Vereniging voor Rechtspraak (NVvR)`.
    pub(super) fn defined(&self, place: &Place<'_>) -> Option<Mention> {
        let words = &self.words;
        let capital = place.here().starts_with(char::is_uppercase);
        if !capital || place.before().ends_with(['-', '\u{2011}']) {
            return None;
        }
        let (rest, short) = grammar::up_to_definition(place.after(), words).ok()?;
        let subject = Span::new(place.span.start, place.limit() - rest.len()).of(place.document.text());
        let stops = |word: &str| words.ends_at(word) || words.minister.contains(word);
        let before = grammar::backward(place.before(), &[], &stops);
        // An adjective belongs to the name where the abbreviation begins with its letter.
        let stated = |word: &str| words.stops(word) && !word.starts_with(short.chars().next().unwrap_or(' '));
        let before = if before.split(' ').any(stated) {
            grammar::backward(place.before(), &[], &|word| stops(word) || words.stops(word))
        } else {
            before
        };
        let start = place.span.start - before.len();
        let fits = shares_initials(short, &format!("{before}{subject}"));
        fits.then(|| self.written(place, start, place.limit() - rest.len(), "organisation/defined"))
    }

    /// A Dutch name: from its head on, or up to it.
    pub(super) fn dutch(&self, place: &Place<'_>) -> Option<Mention> {
        let words = &self.words;
        let lower = place.here().starts_with(char::is_lowercase);
        if words.is_generic(place.here(), place.from_here()) || place.before().ends_with(['-', '\u{2011}']) {
            return None;
        }
        let stops = |word: &str| words.stops(word) || words.state_begins(word);
        let before = if lower { "" } else { grammar::backward(place.before(), &[], &stops) };
        // `Arabische Liga` is whole: what follows without a link is another name.
        let whole = Span::new(place.span.start - before.len(), place.span.end).of(place.document.text());
        let whole = !before.is_empty() && self.ids.contains_key(whole);
        let direct = words.head.contains(place.here()) && !whole;
        let against = whole && place.after().starts_with(" tegen ");
        let behind = grammar::forward(place.after(), words, direct).ok().map(|(rest, _)| rest.len());
        let behind = behind.filter(|_| !against);
        // What is known from its head on needs nothing before it: `Raad van State`.
        let end = behind.map_or(place.span.end, |rest| place.limit() - rest);
        let known = self.ids.contains_key(Span::new(place.span.start, end).of(place.document.text()));
        let before = if known { "" } else { before };
        let start = place.span.start - before.len();
        if behind.is_none() && (before.is_empty() || opens_sentence(place, start)) {
            return None;
        }
        let state = || grammar::of_state(place.after(), words).ok().map(|(rest, _)| rest.len());
        let behind = behind.or_else(state);
        let end = behind.map_or(place.span.end, |rest| place.limit() - rest);
        let text = Span::new(start, end).of(place.document.text());
        if self.goes_beyond(text) {
            return None;
        }
        Some(self.written(place, start, end, "organisation/dutch"))
    }

    /// Whether a known name of several words stands first, and what it is not part of behind it: `de Europese Unie
    /// [van het EVRM]`.
    fn goes_beyond(&self, text: &str) -> bool {
        let known = |at: usize| {
            let head = text.get(..at).unwrap_or_default();
            head.contains(' ') && self.ids.contains_key(head)
        };
        let links = text.match_indices(" van ").chain(text.match_indices(" tot "));
        !self.ids.contains_key(text) && links.into_iter().any(|(at, _)| known(at))
    }

    /// An English name around its head.
    pub(super) fn english(&self, place: &Place<'_>) -> Option<Mention> {
        let words = &self.words;
        let before = grammar::backward(place.before(), &["and", "&"], &|word| words.stops(word));
        let behind = grammar::english(place.after(), words).ok().map(|(rest, _)| rest.len());
        if before.is_empty() && behind.is_none() {
            return None;
        }
        let start = place.span.start - before.len();
        let end = behind.map_or(place.span.end, |rest| place.limit() - rest);
        let mention = self.written(place, start, end, "organisation/english");
        let text = mention.span.of(place.document.text());
        Some(Mention { norm: self.ids.get(text).cloned().unwrap_or_else(|| plain_slug(text)), ..mention })
    }

    /// `Amazoneraad`: a capital within the sentence, behind a word in lower case.
    pub(super) fn one_word(&self, place: &Place<'_>) -> Option<Mention> {
        let before = place.before();
        let start = before.trim_end_matches(|c: char| c.is_alphanumeric()).len();
        let (head, first) = before.split_at(start);
        let previous = head.strip_suffix(' ')?.rsplit(char::is_whitespace).next()?;
        let coordinated = matches!(previous, "en" | "of") && head.trim_end_matches("en ").ends_with("- ");
        // `Nationale Overgangsraad`
        let stops = |word: &str| self.words.stops(word) || self.words.state_begins(word);
        let qualified = grammar::backward(head, &[], &stops);
        let qualified = if opens_sentence(place, place.span.start - first.len() - qualified.len()) {
            ""
        } else {
            qualified
        };
        let lower = !coordinated
            && previous.ends_with(char::is_lowercase)
            && (previous.starts_with(char::is_lowercase)
                || self.words.adjectives.contains_key(previous)
                || !qualified.is_empty());
        let word = Span::new(place.span.start - first.len(), place.span.end);
        let whole = Place { span: word, ..*place };
        let capital = first.chars().count() > 2 && first.starts_with(char::is_uppercase);
        let inside =
            self.words.is_generic(whole.here(), whole.here()) || first.chars().all(char::is_uppercase);
        (capital && lower && !inside)
            .then(|| self.written(place, word.start - qualified.len(), word.end, "organisation/one-word"))
    }

    /// `Sultan Suleiman Shah-brigade`: what a unit under arms is called, before a hyphen.
    pub(super) fn unit(&self, place: &Place<'_>) -> Option<Mention> {
        let before = place.before().strip_suffix(['-', '\u{2011}'])?;
        let last = before.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next()?;
        let head = before.get(..before.len() - last.len())?;
        if !last.starts_with(char::is_uppercase)
            || self.ids.contains_key(last)
            || self.words.state_begins(last)
        {
            return None;
        }
        let stops = |word: &str| self.words.stops(word) || self.words.state_begins(word);
        let start = head.len() - grammar::backward(head, &[], &stops).len();
        let length = place.before().len() - start;
        Some(self.written(place, place.span.start - length, place.span.end, "organisation/unit"))
    }

    /// `Solvinity Group B.V.`
    pub(super) fn company(&self, place: &Place<'_>) -> Option<Mention> {
        let words = &self.words;
        let stops = |word: &str| words.stops(word) && !words.state_begins(word);
        // `Van Oord en Zonen B.V.`, but `Volga Seaways en Terek Tankers` are two.
        let dutch = ["B.V.", "BV", "N.V.", "NV"].contains(&place.here());
        let inner: &[&str] = if dutch { &["&", "en", "and"] } else { &["&", "and"] };
        let before = grammar::backward(place.before(), inner, &stops);
        let start = place.span.start - before.len();
        // `Thales Nederland B.V.`, but no company is called after its state alone.
        let state = words.state(before).is_ok_and(|(rest, _)| rest.trim().is_empty());
        (!before.is_empty() && !state)
            .then(|| self.written(place, start, place.span.end, "organisation/company"))
    }
}

/// The slug of a name without the abbreviation in brackets within it.
fn plain_slug(text: &str) -> String {
    let within = text.split_once(" (").and_then(|(head, rest)| Some((head, rest.split_once(')')?.1)));
    within.map_or_else(|| slug(text), |(head, tail)| slug(&format!("{head}{tail}")))
}
