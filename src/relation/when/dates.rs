//! The date of a fact, from its clause.
//!
//! A date counts where it stands as an adverbial of the clause: under `in`, `op`,
//! `sinds`, `per`, `vanaf`, or bare (`begin deze maand`). The date of something
//! else, under `van` (*de brief van 3 maart 2025*) or within another phrase (*de op
//! 2 oktober jl. aangenomen motie*), does not. Of two dates the first counts. A clause
//! without one may have a day or a month without a year (`undated`).

use super::super::Token;
use super::super::function_words::{Class, FunctionWords};
pub use super::undated::{Tense, tense};
use super::undated::{undated, without_year};
use crate::grammar::{PartialDate, date};
use crate::text::{Document, Span};

/// The date of the clause with these tokens (indices into `tokens`).
pub fn date_of(
    document: &Document,
    words: &FunctionWords,
    tokens: &[Token<'_>],
    clause: &[usize],
) -> Option<PartialDate> {
    date_in(document, words, tokens, clause, tense(tokens, clause))
}

/// The same where it is known whether the clause tells of what is past or of what is to come.
pub fn date_in(
    document: &Document,
    words: &FunctionWords,
    tokens: &[Token<'_>],
    clause: &[usize],
    tense: Tense,
) -> Option<PartialDate> {
    let full = full_date(document, words, tokens, clause);
    full.or_else(|| undated(document, tokens, clause, tense))
}

fn full_date(
    document: &Document,
    words: &FunctionWords,
    tokens: &[Token<'_>],
    clause: &[usize],
) -> Option<PartialDate> {
    let today = document.metadata.date.map(PartialDate::from);
    clause.iter().find_map(|at| {
        let token = tokens.get(*at)?;
        let word = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
        let part = word(1).is_some_and(|before| before.is_class(Class::DatePart));
        let before = word(if part { 2 } else { 1 });
        let of_time = before.is_some_and(|before| before.is("van"))
            && word(if part { 3 } else { 2 }).is_some_and(|noun| noun.is_class(Class::Period));
        let under = of_time || part || before.is_some_and(|before| before.is_class(Class::Dating));
        // `in april en juli 2024`: the first of both.
        if before.is_some_and(|before| before.is("en")) {
            let earlier = undated(document, tokens, &[at.checked_sub(2)?], Tense::Past);
            if earlier.is_some() {
                return earlier;
            }
        }
        let (found, end) = read(document, token, today, under)?;
        // `6 februari 2025`, not `februari 2025`: a date starts where no number stands before it.
        let whole = before.is_none_or(|before| before.text.parse::<u32>().is_err());
        let governed = before.is_some_and(|before| words.is(before, Class::Preposition)) && !under;
        let behind = tokens.iter().skip(at + 1).find(|token| token.span.start >= end);
        let within = word(if part { 3 } else { 2 }).is_some_and(|word| words.is(word, Class::Determiner));
        // `beperkende maatregelen` is no participle of the past, `het op 3 maart ondertekende verdrag` has one.
        let preterite = |next: &Token<'_>| participle(next) && (within || !next.text.ends_with("ende"));
        let attribute = behind.is_some_and(|next| words.open(next) && preterite(next));
        (whole && !governed && !attribute).then_some(found)
    })
}

/// The first date among the tokens from `start` to `end`, whatever it stands under.
pub fn date_within(
    document: &Document,
    tokens: &[Token<'_>],
    start: usize,
    end: usize,
) -> Option<PartialDate> {
    let today = document.metadata.date.map(PartialDate::from);
    let stretch = tokens.get(start..end)?;
    stretch.iter().find_map(|token| read(document, token, today, true)).map(|(found, _)| found)
}

/// The same, or else the first day or month without a year: `in februari ingestelde`.
pub fn date_of_stretch(
    document: &Document,
    tokens: &[Token<'_>],
    start: usize,
    end: usize,
) -> Option<PartialDate> {
    let full = date_within(document, tokens, start, end);
    full.or_else(|| (start..end).find_map(|at| without_year(document, tokens, at, Tense::Told)))
}

/// The date that starts at token `at`, and where its words stand.
pub fn date_span(document: &Document, tokens: &[Token<'_>], at: usize) -> Option<(PartialDate, Span)> {
    let today = document.metadata.date.map(PartialDate::from);
    let token = tokens.get(at)?;
    let (found, end) = read(document, token, today, true)?;
    Some((found, Span::new(token.span.start, end)))
}

fn read(
    document: &Document,
    token: &Token<'_>,
    today: Option<PartialDate>,
    under: bool,
) -> Option<(PartialDate, usize)> {
    let start = token.span.start;
    let text = document.text().get(start..)?;
    if let Ok((rest, found)) = date(text, today) {
        return Some((found, start + text.len() - rest.len()));
    }
    // `in 2024`: a bare year counts under a preposition only.
    let year = token.text.parse::<i16>().ok();
    let year = year.filter(|year| under && token.text.len() == 4 && (1900..2100).contains(year));
    year.map(|year| (PartialDate::year(year), token.span.end))
}

/// What stands before the `ge` of a participle.
const BEFORE: [&str; 14] =
    ["", "aan", "af", "bij", "in", "mede", "na", "om", "op", "over", "toe", "uit", "vast", "voor"];

/// Whether a word that follows a date is a participle before a noun: `aangenomen motie`, `ingestelde sancties`.
fn participle(token: &Token<'_>) -> bool {
    let text = token.text;
    // `gegeven`, `opgegeven`, but not `maatregelen`.
    let perfect =
        || BEFORE.iter().any(|part| text.strip_prefix(part).is_some_and(|rest| rest.starts_with("ge")));
    text.ends_with("de") || text.ends_with("te") || text.ends_with("en") && perfect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linking::Linked;
    use crate::relation::Passage;
    use crate::text::{Metadata, PlainReader};

    fn dated(text: &str) -> Option<String> {
        let metadata = Metadata { date: "2025-11-21".parse().ok(), ..Metadata::default() };
        let document = PlainReader::new().unwrap().read("example.txt", text.to_owned(), metadata);
        let linked = Linked::default();
        let sentence = Passage { document: &document, mentions: &[], linked: &linked }.sentence(0).unwrap();
        let all: Vec<usize> = (0..sentence.tokens.len()).collect();
        let words = FunctionWords::load().unwrap();
        date_of(&document, &words, &sentence.tokens, &all).map(|date| date.to_string())
    }

    #[test]
    fn adverbials_date_a_clause() {
        assert_eq!(dated("In februari jl. werden rechters gesanctioneerd").as_deref(), Some("2025-02"));
        assert_eq!(dated("Sinds begin juni jl. is de lijst uitgebreid").as_deref(), Some("2025-06"));
        assert_eq!(dated("op 6 februari 2025 ingesteld").as_deref(), Some("2025-02-06"));
        assert_eq!(dated("dat Rusland begin deze maand is doorgegaan").as_deref(), Some("2025-11"));
        assert_eq!(dated("dat Rusland in 2018 sancties instelde").as_deref(), Some("2018"));
        assert_eq!(dated("heeft in mei 2025 beperkende maatregelen ingesteld").as_deref(), Some("2025-05"));
    }

    #[test]
    fn dates_of_something_else_do_not() {
        assert_eq!(dated("in de brief van 3 maart 2025 staat"), None);
        assert_eq!(dated("de op 2 oktober jl. aangenomen motie"), None);
        assert_eq!(dated("het op 3 maart 2025 ondertekende verdrag"), None);
        assert_eq!(dated("2025 rechters"), None);
    }
}
