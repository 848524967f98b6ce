//! Days and months without a year, and dates that point back: `op 2 juni`, `in april`, `in het voorjaar`, `op die dag`.
//!
//! The year is that of the last date of the paragraph, or the next one where the months run over; without
//! such a date it is the last time before the day of the document that the calendar had this day, or for
//! what is to come the next. Where the paragraph speaks of years long past and the clause tells of now
//! (`heeft`, `is`), nothing is said.

use std::sync::LazyLock;

use super::super::Token;
use super::super::function_words::{Class, number};
use super::super::word_roles::begins;
use crate::embedded;
use crate::gazetteer::{Embedded, Row, TableError};
use crate::grammar::{PartialDate, date, integer, month, season_month};
use crate::text::Document;

/// Days with a name.
const DAYS: Embedded = embedded!("named-days.tsv");
/// How far back a date is looked for to which another points, bytes.
const FAR: usize = 1500;

/// Whether what is dated is past or to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// It has happened, at the time of the paragraph.
    Told,
    /// It has happened, seen from now.
    Past,
    /// It is to come.
    Coming,
}

/// Whether a clause with these tokens tells of what is past or of what is to come.
pub fn tense(tokens: &[Token<'_>], clause: &[usize]) -> Tense {
    let has = |class| clause.iter().filter_map(|at| tokens.get(*at)).any(|token| token.is_class(class));
    if has(Class::Coming) && !has(Class::Present) {
        Tense::Coming
    } else if has(Class::Present) {
        Tense::Past
    } else {
        Tense::Told
    }
}

/// The first day, month or season without a year of a clause, or else the date to which it points back.
pub(super) fn undated(
    document: &Document,
    tokens: &[Token<'_>],
    clause: &[usize],
    tense: Tense,
) -> Option<PartialDate> {
    let adverbial = clause.iter().filter(|at| !describes(tokens, **at));
    let own = adverbial.into_iter().find_map(|at| without_year(document, tokens, *at, tense));
    own.or_else(|| {
        clause.iter().find_map(|at| pointing(document, tokens, *at).or_else(|| later(document, tokens, *at)))
    })
}

/// `drie dagen later`, `een week daarna`, `een dag eerder` at token `at`, which is the unit: counted from the last date of the paragraph.
fn later(document: &Document, tokens: &[Token<'_>], at: usize) -> Option<PartialDate> {
    let next = tokens.get(at + 1)?;
    let ahead = ["later", "daarna", "nadien"].iter().any(|word| next.is(word));
    let back = ["eerder", "daarvoor", "ervoor", "tevoren"].iter().any(|word| next.is(word));
    if !ahead && !back {
        return None;
    }
    let count = tokens.get(at.checked_sub(1)?)?;
    let some = || (count.is("een") || count.is("één")).then_some(1);
    let count = number(count).or_else(some)?;
    let block = document.block_at(next.span.start)?.span;
    let last = last_date(document, block.start, tokens.get(at - 1)?.span.start)?;
    let count = i64::try_from(count).ok().filter(|count| (1..=100).contains(count))?;
    let count = if back { -count } else { count };
    let step = jiff::Span::new();
    let (step, day) = match tokens.get(at)?.text {
        "dag" | "dagen" => (step.days(count), true),
        "week" | "weken" => (step.weeks(count), true),
        "maand" | "maanden" => (step.months(count), false),
        "jaar" | "jaren" => return Some(PartialDate::year(last.year + i16::try_from(count).ok()?)),
        _ => return None,
    };
    let from = if day { last.day? } else { 1 };
    let date = jiff::civil::Date::new(last.year, last.month?, from).ok()?.checked_add(step).ok()?;
    // Weeks and months are seldom counted to the day.
    let exact = matches!(tokens.get(at)?.text, "dag" | "dagen");
    Some(if exact { date.into() } else { PartialDate::month(date.year(), date.month()) })
}

/// `in juli`, `op 8 december`, `begin juni` at token `at`, which is the month; `in het voorjaar`.
pub(super) fn without_year(
    document: &Document,
    tokens: &[Token<'_>],
    at: usize,
    tense: Tense,
) -> Option<PartialDate> {
    let token = tokens.get(at).filter(|token| token.mention.is_none())?;
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let under = |token: &Token<'_>| token.is_class(Class::Dating);
    let next = tokens.get(at + 1);
    if let Some((month, day)) = named_day(tokens, at) {
        let said =
            next.and_then(|next| next.text.parse::<i16>().ok()).filter(|year| (1900..2100).contains(year));
        let year = said.or_else(|| year_of(document, token.span.start, month, Some(day), tense))?;
        return PartialDate::day(year, month, day);
    }
    if let Some(start) = season_month(token.text) {
        let said = before(2).is_some_and(under) && !next.is_some_and(|next| next.is("van"));
        let today = document.metadata.date.map(PartialDate::from).filter(|_| said)?;
        let begun = today.month? >= start;
        let step = if tense == Tense::Coming { i16::from(begun) } else { -i16::from(!begun) };
        return Some(PartialDate::year(today.year + step));
    }
    let (_, month) = month(token.text).ok().filter(|(rest, _)| rest.is_empty())?;
    if next.is_some_and(|next| next.text.parse::<u32>().is_ok() || next.text == "-" || next.text == "–") {
        return None;
    }
    let day = before(1).and_then(|token| token.text.parse::<i8>().ok());
    // `2 oktober jl.` has a year: whoever refused it had a reason.
    let first = if day.is_some() { before(1)? } else { token };
    let today = document.metadata.date.map(PartialDate::from);
    if date(document.text().get(first.span.start..)?, today).is_ok() {
        return None;
    }
    let part = before(1).filter(|token| token.is_class(Class::DatePart));
    let lead = before(if day.is_some() || part.is_some() { 2 } else { 1 });
    // `op maandag 3 maart`, `op 3 en 4 maart`: what stands between.
    let lead = match lead {
        Some(word) if word.is("en") && day.is_some() => before(4),
        Some(word) if word.text.ends_with("dag") && day.is_some() => before(3),
        other => other,
    };
    if !lead.is_some_and(under) && part.is_none() {
        return None;
    }
    let first = before(2).filter(|word| word.is("en") && day.is_some()).and_then(|_| before(3));
    let day = first.and_then(|token| token.text.parse::<i8>().ok()).or(day);
    let shared =
        next.filter(|next| next.is("en") || next.text == ",").and_then(|_| shared_year(document, tokens, at));
    let year = shared.or_else(|| year_of(document, token.span.start, month, day, tense))?;
    day.map_or(Some(PartialDate::month(year, month)), |day| PartialDate::day(year, month, day))
}

/// Month and day of each day with a name, by its words.
type NamedDays = Vec<(Vec<String>, i8, i8)>;

/// The days with a name. A wrong table, which a test of all tables reports, has none.
static NAMED_DAYS: LazyLock<Result<NamedDays, TableError>> = LazyLock::new(|| {
    let number = |row: Row<'_>, column| row.get(column).parse::<i8>().map_err(|_| row.error("no number"));
    let day = |row: Row<'_>| {
        let words = row.get("words").split(' ').map(str::to_owned).collect();
        Ok((words, number(row, "month")?, number(row, "day")?))
    };
    DAYS.table(&["words", "month", "day"])?.rows().map(day).collect()
});

/// Month and day of the day with a name whose last word stands at `at`.
fn named_day(tokens: &[Token<'_>], at: usize) -> Option<(i8, i8)> {
    let ends = |words: &[String]| {
        let start = (at + 1).checked_sub(words.len());
        start.is_some_and(|start| begins(&tokens[start..], words))
    };
    let days = NAMED_DAYS.as_ref().ok()?;
    days.iter().find(|(words, ..)| ends(words)).map(|(_, month, day)| (*month, *day))
}

/// `de op 2 juni aangenomen motie`: whether the month at `at` belongs to a participle before a noun.
fn describes(tokens: &[Token<'_>], at: usize) -> bool {
    let determined = tokens
        .get(at.saturating_sub(4)..at)
        .unwrap_or_default()
        .windows(2)
        .any(|pair| pair[0].is_class(Class::Determiner) && pair[1].is_class(Class::Dating));
    let participle = tokens.get(at + 1).is_some_and(|next| {
        next.mention.is_none() && ["de", "te", "en"].iter().any(|end| next.text.ends_with(end))
    });
    determined && participle
}

/// `in april en juli 2024`: the year of the date that follows.
fn shared_year(document: &Document, tokens: &[Token<'_>], at: usize) -> Option<i16> {
    let behind = tokens.get(at + 2)?;
    let (_, found) = date(document.text().get(behind.span.start..)?, None).ok()?;
    Some(found.year)
}

fn year_of(document: &Document, before: usize, month: i8, day: Option<i8>, tense: Tense) -> Option<i16> {
    let today = document.metadata.date.map(PartialDate::from);
    let block = document.block_at(before)?.span;
    if let Some(last) = last_date(document, block.start, before) {
        let long_past = today.is_some_and(|today| last.year + 1 < today.year);
        // `De EU heeft in 1989 een embargo ingesteld. In februari heeft de EU …`: seen from now.
        let since = since(document, block.start, before) == Some(last);
        let apart = long_past && tense == Tense::Past && (last.month.is_none() || since);
        if long_past && !apart && (tense != Tense::Told || last.month.is_none()) {
            return None;
        }
        if let Some(then) = last.month.filter(|_| !apart) {
            let year = if month >= then { last.year } else { last.year + 1 };
            // What has happened has not happened after the day of the document.
            let late = today.is_some_and(|today| (year, month) > (today.year, today.month.unwrap_or(12)));
            if tense == Tense::Coming || !late {
                return Some(year);
            }
        }
    }
    let today = today?;
    let now = (today.month?, day.and(today.day));
    let then = (month, day);
    Some(match tense {
        Tense::Told | Tense::Past if then > now => today.year - 1,
        Tense::Coming if then < now => today.year + 1,
        _ => today.year,
    })
}

/// The date of the last `sinds` between two offsets, which is none of what was done there.
fn since(document: &Document, from: usize, to: usize) -> Option<PartialDate> {
    let text = document.text().get(from..to)?;
    let behind =
        ["sinds ", "sedert "].iter().filter_map(|word| Some(text.rfind(word)? + word.len())).max()?;
    let today = document.metadata.date.map(PartialDate::from);
    date(text.get(behind..)?, today).ok().map(|(_, found)| found)
}

/// The last date between two offsets, the bare years of `in 2014` among them.
fn last_date(document: &Document, from: usize, to: usize) -> Option<PartialDate> {
    let today = document.metadata.date.map(PartialDate::from);
    let text = document.text();
    let mut found = None;
    let mut at = from;
    let mut fresh = true;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()).filter(|_| at < to) {
        let rest = text.get(at..).unwrap_or_default();
        let read =
            || date(rest, today).ok().or_else(|| bare_year(rest)).or_else(|| yearless(rest, found, today));
        let read = if fresh { read() } else { None };
        fresh = !c.is_alphanumeric();
        if let Some((behind, date)) = read {
            found = Some(date);
            at += rest.len() - behind.len();
        } else {
            at += c.len_utf8();
        }
    }
    found
}

/// `2 juni`: of the year of the date before it, or the last one seen from today.
fn yearless(
    text: &str,
    last: Option<PartialDate>,
    today: Option<PartialDate>,
) -> Option<(&str, PartialDate)> {
    let (rest, day) = integer(text).ok().filter(|(_, day)| (1..=31).contains(day))?;
    let (rest, month) = month(rest.strip_prefix(' ')?).ok()?;
    let year = match (last, today) {
        (Some(last), _) if last.month.is_some_and(|then| month >= then) => last.year,
        (_, Some(today)) => today.year - i16::from(today.month.is_some_and(|now| month > now)),
        _ => return None,
    };
    Some((rest, PartialDate::day(year, month, i8::try_from(day).ok()?)?))
}

/// `2014` as a whole word.
fn bare_year(text: &str) -> Option<(&str, PartialDate)> {
    let (head, rest) = text.split_at_checked(4)?;
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '/' || c == '-' || c == '–');
    let year = head.parse::<i16>().ok().filter(|year| ends && (1900..2100).contains(year))?;
    Some((rest, PartialDate::year(year)))
}

/// `op die dag`, `diezelfde maand`, `in dat jaar` at token `at`: the last date said before.
fn pointing(document: &Document, tokens: &[Token<'_>], at: usize) -> Option<PartialDate> {
    const THAT: [&str; 7] = ["die", "diezelfde", "dezelfde", "dat", "datzelfde", "hetzelfde", "deze"];
    let word = tokens.get(at).filter(|word| THAT.iter().any(|that| word.is(that)))?;
    let unit = tokens.get(at + 1)?;
    let same = word.text.ends_with("zelfde");
    let led = at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|lead| {
        lead.is_class(Class::Dating) || ["nog", "later", "eerder"].iter().any(|word| lead.is(word))
    });
    // `plaatsten die dag hun handtekening`
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let bare = word.is("die") && unit.is("dag") && !before.is_some_and(|it| it.is_class(Class::Preposition));
    if !led && !same && !bare || word.is("deze") {
        return None;
    }
    let start = word.span.start.saturating_sub(FAR);
    let start = (start..word.span.start).find(|at| document.text().is_char_boundary(*at))?;
    let last = last_date(document, start, word.span.start)?;
    match unit.text {
        "dag" | "datum" => last.day.map(|_| last),
        "maand" => last.month.map(|month| PartialDate::month(last.year, month)),
        "jaar" => Some(PartialDate::year(last.year)),
        _ => None,
    }
}
