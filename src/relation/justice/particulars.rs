//! Sentence, crime and judgment of a fact.
//!
//! ```text
//! sentence = "tot" [ determiner ] { word } with a word for a punishment | "ter dood"
//! crime    = ( "voor" | "wegens" | "van" | … ) [ "onder meer" ] [ "het plegen van" ] words
//! ```
//!
//! A crime ends where something else begins: a verb, `door`, `tot` and a sentence, a place or a
//! time, the clause that says when or how it was done.

use nom::Parser;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::char;
use nom::combinator::recognize;

use super::super::function_words::{Class, number};
use super::Event;
use super::places::Place;
use super::reading::{Part, Reading};
use super::role::Role;
use crate::grammar::{ParseResult, PartialDate, date};
use crate::text::Span;

/// What is said beside the fact itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Particulars {
    pub(super) sentence: Option<String>,
    pub(super) crime: Option<String>,
    /// An ECLI.
    pub(super) judgment: Option<String>,
    /// The day of the judgment, where its note gives it.
    pub(super) date: Option<PartialDate>,
    /// Where sentence and crime stand.
    pub(super) span: Option<Span>,
    /// From the crime to the end of what is said of it: when and where it was done.
    pub(super) deed: Option<Span>,
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// Sentence and crime of the verb at token `verb`, whose part has other verbs at `others`.
    pub(super) fn particulars(
        &self,
        part: &Part,
        event: Event,
        verb: usize,
        others: &[usize],
    ) -> Particulars {
        let end = self.end_of(part, verb);
        let next = others.iter().copied().filter(|at| *at > verb).min().unwrap_or(end);
        let last = others.iter().copied().filter(|at| *at < verb).max().map_or(0, |at| at + 1);
        let first = part.tokens.first().copied().unwrap_or(0).max(last);
        let behind = self.crime(event, verb + 1, next).map(|crime| (crime, next));
        let found = behind.or_else(|| self.crime(event, first, verb).map(|crime| (crime, verb)));
        let last = found.and_then(|(_, last)| self.token(last.checked_sub(1)?));
        let deed = found.zip(last).map(|((crime, _), last)| crime.cover(last.span));
        let crime = found.map(|(crime, _)| crime);
        let punished = event == Event::Conviction;
        let sentence =
            punished.then(|| self.punishment(verb + 1, next).or_else(|| self.punishment(first, verb)));
        let sentence = sentence.flatten();
        let text = |span: Span| span.of(self.passage.document.text()).to_owned();
        Particulars {
            sentence: sentence.map(text),
            crime: crime.map(text),
            span: [crime, sentence].into_iter().flatten().reduce(Span::cover),
            deed,
            ..Particulars::default()
        }
    }

    /// The crime between two tokens.
    pub(super) fn crime(&self, event: Event, start: usize, end: usize) -> Option<Span> {
        if matches!(event, Event::Surrender | Event::Warrant) {
            return None;
        }
        (start..end).find_map(|at| {
            let length = self.lexicon.starts(self.tokens.get(at..end)?, Role::CrimeOpener)?;
            let word = self.token(at)?;
            let guilty = self.tokens.get(at.saturating_sub(3)..at)?.iter().any(|token| token.is("schuldig"));
            let wrong = word.is("van") && event != Event::Acquittal || word.is("aan") && !guilty;
            if wrong {
                return None;
            }
            self.crime_words(at + length, end)
        })
    }

    fn crime_words(&self, start: usize, end: usize) -> Option<Span> {
        let mut first = start;
        while let Some(length) = self.lexicon.starts(self.tokens.get(first..end)?, Role::CrimeLead) {
            first += length;
        }
        let mut stop = (first..end).find(|at| self.ends_crime(*at)).unwrap_or(end);
        while stop > first
            && self
                .token(stop - 1)
                .is_some_and(|last| last.text == "," || self.lexicon.words.is(last, Class::Coordinator))
        {
            stop -= 1;
        }
        let span = super::super::Tokens(self.tokens.get(first..stop)?).span()?;
        let head = self.token(first)?;
        // `een van hen`
        let other = head.mention.is_some()
            || head.is("hen")
            || self.lexicon.words.is(head, Class::Time)
            || head.is("het") && {
                self.token(first + 1).is_some_and(|next| next.is("eerst") || next.mention.is_some())
            };
        let court = self.tokens.get(first..stop)?.iter().any(|token| self.court(token).is_some());
        (!other && !court).then_some(span)
    }

    /// Whether something else begins at this token.
    fn ends_crime(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return true };
        let next = self.token(at + 1);
        let placed = |next: &super::super::Token<'_>| {
            next.mention.is_some()
                || next.text.starts_with(char::is_uppercase)
                || self.lexicon.words.is(next, Class::Time)
                || number(next).is_some()
        };
        let place = token.is("in") && {
            next.is_some_and(placed)
                || next.is_some_and(|next| next.is("de"))
                    && self.token(at + 2).is_some_and(|token| token.is("periode") || placed(token))
        };
        let comma = token.text == ","
            && next.is_some_and(|next| {
                self.lexicon.words.is(next, Class::Relative)
                    || next.is("aldus")
                    || next.is("zo")
                    || next.is("waarvan")
            });
        // `IS` is no verb.
        let capital = token.text.chars().count() < 2 || !token.text.chars().all(char::is_uppercase);
        matches!(token.text, ";" | ":" | "(" | "." | "–" | "?")
            || self.lexicon.is(token, Role::CrimeEnd)
            || token.is("door")
            || token.is("tot") && self.punishment(at, self.tokens.len()).is_some()
            || place
            || comma
            || capital && self.verb_at(at)
    }

    /// Whether a verb stands here: `zijn deelname` has none.
    fn verb_at(&self, at: usize) -> bool {
        let words = &self.lexicon.words;
        let other = self.token(at).is_some_and(|token| words.verb(token) && !words.is(token, Class::Finite));
        other || words.finite(self.tokens, at)
    }

    /// The sentence between two tokens.
    fn punishment(&self, start: usize, end: usize) -> Option<Span> {
        let slice = self.tokens.get(start..end.min(self.tokens.len()))?;
        let death = slice.windows(2).find(|pair| pair[0].is("ter") && pair[1].is("dood"));
        if let Some(pair) = death {
            return super::super::Tokens(pair).span();
        }
        let to = slice.iter().position(|token| token.is("tot"))?;
        let article = slice.get(to + 1).filter(|token| self.lexicon.words.is(token, Class::Determiner));
        let first = start + to + 1 + usize::from(article.is_some());
        self.penalty(first, end)
    }

    /// The words of a sentence that starts at this token.
    pub(super) fn penalty(&self, first: usize, end: usize) -> Option<Span> {
        // Tokens; no sentence is as long, and reading one costs the same in any text.
        const MOST: usize = 64;
        let end = end.min(first.saturating_add(MOST));
        let stops = |at: &usize| {
            let Some(token) = self.token(*at) else { return true };
            let counted = self
                .token(at + 1)
                .is_some_and(|next| number(next).is_some() || self.lexicon.words.is(next, Class::Determiner));
            // `levenslang van het Hof`
            let article =
                self.token(at + 1).is_some_and(|next| self.lexicon.words.is(next, Class::Determiner));
            let named = self.token(at + 1 + usize::from(article)).is_some_and(|next| next.mention.is_some());
            token.is("van") && named
                || token.is_sign() && token.text != "-"
                || self.lexicon.words.is(token, Class::Preposition) && !token.is("van")
                || self.lexicon.words.is(token, Class::Adverb)
                || self.lexicon.words.is(token, Class::Coordinator) && !counted
                || self.lexicon.words.verb(token)
        };
        let stop = (first..end).find(stops).unwrap_or(end);
        let words = self.tokens.get(first..stop)?;
        let punishes = words.iter().any(|token| self.lexicon.ends_in(token, Role::Sentence))
            && words.iter().all(|token| token.mention.is_none());
        super::super::Tokens(words).span().filter(|_| punishes)
    }

    /// Adds the judgment: the only ECLI of this court in the sentence and its notes, and those of
    /// the sentence before where the court comes from there; with the date that stands beside it.
    pub(super) fn add_judgment(&self, particulars: &mut Particulars, place: &Place) {
        let text = self.passage.document.text();
        let Some(code) = self.lexicon.ecli(&place.id.id) else { return };
        let before = self.index.checked_sub(1).filter(|_| place.inferred);
        let before = before.and_then(|before| self.passage.document.sentences.get(before)).copied();
        let mut found: Vec<(&str, Option<Span>)> =
            eclis(self.span.of(text)).into_iter().map(|ecli| (ecli, None)).collect();
        for note in before.into_iter().chain([self.span]).flat_map(|span| self.passage.notes_in(span)) {
            found.extend(eclis(note.span.of(text)).into_iter().map(|ecli| (ecli, Some(note.span))));
        }
        found.retain(|(ecli, _)| ecli.split(':').nth(2) == Some(code));
        found.dedup_by_key(|(ecli, _)| *ecli);
        if let [(ecli, note)] = found.as_slice() {
            particulars.judgment = Some((*ecli).to_owned());
            particulars.date = note.and_then(|note| self.date_beside(note, ecli));
        }
    }

    /// The day in the part of a note, between `;`, in which this ECLI stands.
    fn date_beside(&self, note: Span, ecli: &str) -> Option<PartialDate> {
        let text = note.of(self.passage.document.text());
        let part = text.split(';').find(|part| part.contains(ecli))?;
        let today = self.passage.document.metadata.date.map(PartialDate::from);
        let starts = part.char_indices().filter(|(at, _)| {
            let head = part.get(..*at).and_then(|head| head.chars().next_back());
            head.is_none_or(|before| !before.is_alphanumeric())
        });
        let mut dates = starts.filter_map(|(at, _)| date(part.get(at..)?, today).ok());
        dates.find_map(|(_, date)| date.day.map(|_| date))
    }
}

/// The ECLIs in a text.
fn eclis(text: &str) -> Vec<&str> {
    let starts = text.match_indices("ECLI:").map(|(at, _)| at);
    starts.filter_map(|at| ecli(text.get(at..)?).ok()).map(|(_, found)| found.trim_end_matches('.')).collect()
}

/// `ECLI:NL:RBDHA:2024:575`.
///
/// ```text
/// ecli = "ECLI:" country ":" court ":" year ":" number
/// ```
///
/// Accepts `ECLI:NL:GHDHA:2025:1715, r.o. 4`, `ECLI:CE:ECHR:2012:0113JUD000000001`; refuses
/// `ECLI:NL`, `ECLI-nummer`.
fn ecli(input: &str) -> ParseResult<'_, &str> {
    let letters = |c: char| c.is_ascii_uppercase();
    recognize((
        tag("ECLI:"),
        take_while_m_n(2, 2, letters),
        char(':'),
        take_while_m_n(1, 7, |c: char| c.is_ascii_alphanumeric()),
        char(':'),
        take_while_m_n(4, 4, |c: char| c.is_ascii_digit()),
        char(':'),
        take_while1(|c: char| c.is_ascii_alphanumeric() || c == '.'),
    ))
    .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eclis_are_read_whole() {
        let text = "Zie ECLI:NL:RBDHA:2024:575. En ECLI:NL:GHDHA:2025:1715, r.o. 4.";
        assert_eq!(eclis(text), ["ECLI:NL:RBDHA:2024:575", "ECLI:NL:GHDHA:2025:1715"]);
        assert!(eclis("het ECLI-nummer, ECLI:NL, ECLI:NL:RBDHA").is_empty());
    }
}
