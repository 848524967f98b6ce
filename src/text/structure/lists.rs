//! Lists and tables.

use super::Found;
use super::blocks::Blocks;
use crate::text::{BlockKind, PassageKind};

/// The tables: rows one behind the other.
pub(super) fn tables(blocks: &mut Blocks<'_>) -> Vec<Found> {
    if blocks.has(|kind| *kind == PassageKind::Table) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let from = at;
        while blocks.kind(at) == Some(BlockKind::Row) {
            at += 1;
        }
        if at > from {
            found.push(Found::new(blocks.span(from, at), PassageKind::Table));
            blocks.tell(from, at);
        }
        at += 1;
    }
    found
}

/// How an item of a list is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `•`, `–`.
    Sign(char),
    /// `1.`, with the character behind the number.
    Figure(char),
    /// `a)`.
    Letter(char),
    /// `ii.`
    Roman(char),
}

/// A list that goes on.
struct Open {
    style: Style,
    last: u32,
    /// The blocks with which its items begin.
    items: Vec<usize>,
}

/// The lists: at least two blocks one behind the other that are marked alike and counted on.
pub(super) fn find(blocks: &mut Blocks<'_>) -> Vec<Found> {
    if blocks.has(|kind| matches!(kind, PassageKind::List | PassageKind::Item)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for at in 0..blocks.len() {
        let marks = if blocks.is_told(at) { Vec::new() } else { marks(blocks.words(at)) };
        if marks.is_empty() {
            close(blocks, &mut open, 0, at, &mut found);
            continue;
        }
        let fits = |list: &Open| {
            marks
                .iter()
                .find(|(style, value)| *style == list.style && (list.last + 1 == *value || *value == 0))
        };
        if let Some((depth, value)) = open
            .iter()
            .enumerate()
            .rev()
            .find_map(|(depth, list)| fits(list).map(|(_, value)| (depth, *value)))
        {
            close(blocks, &mut open, depth + 1, at, &mut found);
            if let Some(list) = open.last_mut() {
                list.items.push(at);
                list.last = value;
            }
        } else if let Some((style, value)) = marks.iter().rev().find(|(_, value)| *value <= 1) {
            open.push(Open { style: *style, last: *value, items: vec![at] });
        } else {
            close(blocks, &mut open, 0, at, &mut found);
        }
    }
    close(blocks, &mut open, 0, blocks.len(), &mut found);
    found
}

/// Ends the lists from `depth` on before block `end`.
fn close(blocks: &mut Blocks<'_>, open: &mut Vec<Open>, depth: usize, end: usize, found: &mut Vec<Found>) {
    for list in open.drain(depth.min(open.len())..) {
        let [first, _, ..] = list.items[..] else { continue };
        found.push(Found::new(blocks.span(first, end), PassageKind::List));
        let ends = list.items.iter().skip(1).copied().chain([end]);
        for (from, to) in list.items.iter().zip(ends) {
            found.push(Found::new(blocks.span(*from, to), PassageKind::Item));
        }
        blocks.tell(first, end);
    }
}

/// The ways to read the mark at the head of an item, each with its count; 0 where it has none.
fn marks(text: &str) -> Vec<(Style, u32)> {
    let Some(first) = text.chars().next() else { return Vec::new() };
    if "•·▪◦‣●○■□–—-*".contains(first) {
        let rest = &text[first.len_utf8()..];
        let item = rest.starts_with([' ', '\t'])
            && rest.trim_start().starts_with(|c: char| c.is_alphanumeric() || "«“‘\"'(".contains(c));
        return if item { vec![(Style::Sign(first), 0)] } else { Vec::new() };
    }
    let open = usize::from(first == '(');
    let end = text[open..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(text.len(), |end| open + end);
    let (mark, rest) = (&text[open..end], &text[end..]);
    let Some(sign) = rest.chars().next().filter(|sign| ".):".contains(*sign) || *sign == '°') else {
        return Vec::new();
    };
    let behind = &rest[sign.len_utf8()..];
    if mark.is_empty() || mark.len() > 4 || !behind.starts_with([' ', '\t']) || sign == ':' {
        return Vec::new();
    }
    let sign = if open == 1 { '(' } else { sign };
    counted(mark, sign)
}

fn counted(mark: &str, sign: char) -> Vec<(Style, u32)> {
    let mut marks = Vec::new();
    if let Some(value) = mark.parse().ok().filter(|value| (1..=999).contains(value)) {
        marks.push((Style::Figure(sign), value));
    }
    if let [letter @ b'a'..=b'z'] = mark.as_bytes() {
        marks.push((Style::Letter(sign), u32::from(letter - b'a') + 1));
    }
    if let Some(value) = roman(mark) {
        marks.push((Style::Roman(sign), value));
    }
    marks
}

/// `i` to `xxxix` in lower case.
fn roman(mark: &str) -> Option<u32> {
    let value = |byte| match byte {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        _ => None,
    };
    let values: Option<Vec<u32>> = mark.bytes().map(value).collect();
    let values = values.filter(|values| !values.is_empty())?;
    let (mut sum, mut largest) = (0_u32, 0);
    for value in values.into_iter().rev() {
        sum = if value < largest { sum.saturating_sub(value) } else { sum + value };
        largest = largest.max(value);
    }
    Some(sum)
}
