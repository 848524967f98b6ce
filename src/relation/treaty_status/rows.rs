//! Rows of registers and members of lists, in the reading text: `Albanië 18-12-2001 10-04-2002 R 10-05-2002`,
//! `België (3 juni 2014)`.

use super::super::parties::{Parties, Party};
use crate::entity::country::COUNTRY;
use crate::grammar::{PartialDate, date, figures, short_figures};
use crate::mention::Mention;
use crate::relation::{Passage, Token};
use crate::text::Span;

/// A cell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// A day.
    Day(PartialDate),
    /// A dash, or nothing.
    Empty,
    /// How it was done: `R`, `T`.
    Code(String),
}

/// A row: who, and what stands behind the name.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) party: Party,
    pub(super) cells: Vec<Option<Cell>>,
    pub(super) span: Span,
}

/// A member of a list with its own day and what brackets say of it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) party: Party,
    pub(super) day: Option<PartialDate>,
    pub(super) note: String,
    pub(super) span: Span,
}

/// So many mentions at most are read as rows of one register.
const MOST: usize = 500;
/// A row is no longer than this, bytes.
const LONGEST_ROW: usize = 200;
/// What has no name that is known is passed over so far, bytes.
const FURTHEST: usize = 100;

/// The rows from `at` on.
pub(super) fn rows(passage: &Passage<'_>, at: usize, barred: bool) -> Vec<Row> {
    let text = passage.document.text();
    let first = passage.mentions.partition_point(|mention| mention.span.start < at);
    let countries = passage.mentions.iter().enumerate().skip(first);
    let countries: Vec<(usize, &Mention)> =
        countries.take(MOST).filter(|(_, mention)| mention.kind == COUNTRY).collect();
    let mut found: Vec<Row> = Vec::new();
    let mut end = at;
    for (place, (index, mention)) in countries.iter().enumerate() {
        let gap = text.get(end..mention.span.start).unwrap_or_default();
        // A name that nobody knows has days too; running text has none.
        let dated = gap.bytes().filter(u8::is_ascii_digit).count() > 5;
        if gap.len() > FURTHEST || !gap.trim_matches(blank).is_empty() && !dated {
            break;
        }
        let next = countries.get(place + 1).map_or(text.len(), |(_, next)| next.span.start);
        let limit = next.min(mention.span.end + LONGEST_ROW).min(text.len());
        let rest = text.get(mention.span.end..limit).or_else(|| text.get(mention.span.end..next));
        let token = Token::new(mention.span.of(text), mention.span, Some((*index, mention)));
        let party = Parties::named(passage, &token).filter(|_| !rest.unwrap_or_default().starts_with(':'));
        let (cells, length) = if barred { bars(passage, rest) } else { sequence(passage, rest) };
        if cells.is_empty() {
            break;
        }
        end = mention.span.end + length;
        found.extend(party.map(|party| Row { party, cells, span: Span::new(mention.span.start, end) }));
    }
    found
}

fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '•' | '*' | '|' | ';' | '·')
}

/// The cells between bars or tabs, each in its place.
fn bars(passage: &Passage<'_>, rest: Option<&str>) -> (Vec<Option<Cell>>, usize) {
    let rest = rest.unwrap_or_default();
    let bar = |c: char| c == '|' || c == '\t';
    let Some(first) = rest.find(bar).filter(|at| *at < 40) else { return (Vec::new(), 0) };
    let mut length = first;
    let mut cells = Vec::new();
    let mut pieces = rest.get(first + 1..).unwrap_or_default().split(bar).peekable();
    while let Some(piece) = pieces.next() {
        let inside = piece.trim();
        let read = cell(passage, inside);
        let used = read.as_ref().map_or(0, |(_, used)| piece.len() - piece.trim_start().len() + used);
        length += 1 + if pieces.peek().is_some() || read.is_none() { piece.len() } else { used };
        let empty = inside.is_empty().then_some(Cell::Empty);
        cells.push(read.map(|(cell, _)| cell).or(empty));
    }
    (cells, length.min(rest.len()))
}

/// The cells one after the other, up to what is none.
fn sequence(passage: &Passage<'_>, rest: Option<&str>) -> (Vec<Option<Cell>>, usize) {
    let rest = rest.unwrap_or_default();
    let mut cells = Vec::new();
    // `Korea (Republiek) 09-10-2001`, `Nederlanden, het Koninkrijk der 10-01-2000`
    let name = rest.find(|c: char| c.is_ascii_digit() || matches!(c, '–' | '-' | '—')).unwrap_or(rest.len());
    let plain = rest.get(..name).is_some_and(|name| name.len() < 40 && !name.contains(['.', ':', ';']));
    let mut at = if plain { name } else { return (cells, 0) };
    loop {
        let here = rest.get(at..).unwrap_or_default();
        let ahead =
            here.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')'));
        let Some((cell, used)) = cell(passage, ahead) else { break };
        cells.push(Some(cell));
        at += here.len() - ahead.len() + used;
    }
    if cells.iter().flatten().any(|cell| matches!(cell, Cell::Day(_))) {
        (cells, at)
    } else {
        (Vec::new(), 0)
    }
}

/// One cell, and its length.
fn cell(passage: &Passage<'_>, text: &str) -> Option<(Cell, usize)> {
    if let Some((day, length)) = day(passage, text) {
        return Some((Cell::Day(day), length));
    }
    let dash = text.chars().next().filter(|c| matches!(c, '-' | '–' | '—'));
    if let Some(dash) = dash.filter(|_| text.chars().nth(1).is_none_or(char::is_whitespace)) {
        return Some((Cell::Empty, dash.len_utf8()));
    }
    let code = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let ends = text.get(code..)?.chars().next().is_none_or(|c| !c.is_alphanumeric());
    (matches!(code, 1 | 2) && ends).then(|| (Cell::Code(text[..code].to_owned()), code))
}

/// A day in figures or words at the start of `text`, and its length.
fn day(passage: &Passage<'_>, text: &str) -> Option<(PartialDate, usize)> {
    let today = passage.document.metadata.date.map(PartialDate::from);
    let short = |text| today.and_then(|today| short_figures(text, today).ok());
    let (rest, day) = figures(text).ok().or_else(|| short(text)).or_else(|| date(text, None).ok())?;
    Some((day, text.len() - rest.len()))
}

/// The members of a list from `at` on, each with its own day; empty where something else stands there.
///
/// ```text
/// list  = { sign | "en" | "de" | "het" } country [ "(" … ")" ] [ [ "op" | "," ] day ] …
/// ```
pub(super) fn entries(passage: &Passage<'_>, at: usize) -> Vec<Entry> {
    let text = passage.document.text();
    let mut found: Vec<Entry> = Vec::new();
    let mut at = at;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let start = at + rest.len() - joints(rest, found.is_empty()).len();
        let first = passage.mentions.partition_point(|mention| mention.span.start < start);
        let Some(mention) =
            passage.mentions.get(first).filter(|it| it.span.start == start && it.kind == COUNTRY)
        else {
            return found;
        };
        let token = Token::new(mention.span.of(text), mention.span, Some((first, mention)));
        let Some(party) = Parties::named(passage, &token) else { return found };
        let (day, note, length) = tail(passage, text.get(mention.span.end..).unwrap_or_default());
        at = mention.span.end + length;
        let goes_on = text.get(at..).unwrap_or_default();
        // `Letland heeft het verdrag`: a sentence begins, no member.
        let ends = joints(goes_on, false).len() < goes_on.len() && !goes_on.starts_with(' ')
            || goes_on.trim_start().is_empty()
            || goes_on.starts_with(" en ");
        if !ends {
            return found;
        }
        found.push(Entry { party, day, note, span: Span::new(start, at) });
        if goes_on.starts_with('.') && !goes_on.trim_start_matches('.').starts_with('\n') {
            return found;
        }
    }
}

/// What follows the joints of a list, the bullets and the articles.
fn joints(text: &str, first: bool) -> &str {
    let mut rest = text;
    loop {
        let sign = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-' | '–' | '•' | '*' | '·');
        let mut after = rest.trim_start_matches(sign);
        if !first {
            after = after.strip_prefix('.').filter(|after| after.starts_with('\n')).unwrap_or(after);
        }
        for word in ["en ", "de ", "het "] {
            after = after.strip_prefix(word).unwrap_or(after);
        }
        if after.len() == rest.len() {
            return rest;
        }
        rest = after;
    }
}

/// The day and the brackets behind a member, and their length.
fn tail(passage: &Passage<'_>, text: &str) -> (Option<PartialDate>, String, usize) {
    let (mut own, mut note, mut length) = (None, String::new(), 0);
    loop {
        let rest = text.get(length..).unwrap_or_default();
        if let Some(inside) = rest.strip_prefix(" (").and_then(|rest| rest.split_once(')')).map(|(it, _)| it)
            && inside.len() < 60
        {
            own = own.or_else(|| bracketed(passage, inside));
            note.push_str(inside);
            length += inside.len() + 3;
            continue;
        }
        let lead =
            [" op ", " per ", ", ", ": ", " – ", " - ", " "].iter().find_map(|lead| rest.strip_prefix(lead));
        match lead.and_then(|ahead| Some((ahead, day(passage, ahead)?))).filter(|_| own.is_none()) {
            Some((ahead, (found, used))) => {
                own = Some(found);
                length += rest.len() - ahead.len() + used;
            }
            None => return (own, note, length),
        }
    }
}

/// `27 juni 2025`, `2014`, `toetreding, 3 mei 2001`.
pub(super) fn bracketed(passage: &Passage<'_>, inside: &str) -> Option<PartialDate> {
    let start = inside.find(|c: char| c.is_ascii_digit())?;
    let text = inside.get(start..)?;
    let whole = |(found, used): (PartialDate, usize)| (used == text.len()).then_some(found);
    let year = || text.parse::<i16>().ok().filter(|year| (1900..2100).contains(year)).map(PartialDate::year);
    let month = || date(inside, None).ok().filter(|(rest, _)| rest.is_empty()).map(|(_, date)| date);
    day(passage, text).and_then(whole).or_else(month).or_else(year)
}
