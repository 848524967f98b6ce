//! Footnotes: where they stand, and to which marks they belong.
//!
//! A line is a note only if its mark was seen before it and its number follows the
//! last note's, so a text line that happens to begin with a number stays text. A
//! note goes on as long as its lines do; over the end of a page where it had not
//! ended; and over a blank line where the next note of the page follows, whose mark
//! stood before this one began.

use super::lines::{Line, Lines};
use super::marks::{FigureWords, Mark, Marks, Setting, raised_digit};
use super::paragraphs::{Fit, ends_sentence, starts_low};
use super::words::LineWords;
use crate::text::Span;

/// A footnote in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundNote {
    /// Its mark without signs: `1`.
    pub(super) label: String,
    /// The characters of its mark in the text.
    pub(super) mark: Option<Span>,
    /// Its lines, without the mark at their head.
    pub(super) parts: Vec<Span>,
}

/// So many lines before the end of a page a foot may begin.
const DEEPEST_FOOT: usize = 24;
/// So many numbers may be left out between two notes of a page.
const LARGEST_STEP: u32 = 3;
/// Longest line by which a note goes on over a blank one, counted in lines.
const LONGEST_ASIDE: usize = 12;

/// The number at the head of a line.
#[derive(Clone, Copy, Debug)]
struct Head<'a> {
    label: &'a str,
    number: u32,
    setting: Setting,
    /// What stands behind it in the line; empty where the figure stands alone.
    body: Span,
}

/// Finds the notes that are set as lines of their own; `text` says which lines
/// may be text. Lines that turn out to be notes are struck from it.
pub(super) fn find(
    source: &str,
    lines: &Lines,
    text: &mut [bool],
    words: (&LineWords, &FigureWords),
) -> Vec<FoundNote> {
    let all = &lines.all;
    let Some(last) = all.iter().rposition(|line| head(source, line.span).is_some()) else {
        return Vec::new();
    };
    let fit = Fit { source, words: words.0, width: lines.width };
    let mut finder = Finder {
        source,
        lines: all,
        text,
        fit,
        marks: Marks::new(words.1, source),
        notes: Vec::new(),
        page: 0,
        last: None,
        open: false,
    };
    for index in 0..all.len() {
        if index > last && !finder.open && finder.last.is_none_or(|(_, line)| index > line + DEEPEST_FOOT) {
            break;
        }
        finder.line(index);
    }
    finder.notes
}

struct Finder<'a, 't> {
    source: &'a str,
    lines: &'a [Line],
    text: &'t mut [bool],
    fit: Fit<'a>,
    marks: Marks<'a>,
    notes: Vec<FoundNote>,
    /// The line with which the page begins.
    page: usize,
    /// Of the last note the line of its head and its last line.
    last: Option<(usize, usize)>,
    /// Whether the line before belongs to a note.
    open: bool,
}

impl Finder<'_, '_> {
    fn line(&mut self, index: usize) {
        let line = self.lines[index];
        if line.page {
            self.page = index;
        }
        if !self.text[index] || line.is_blank() || line.page {
            self.open = false;
        }
        if !self.text[index] {
            // Furniture parts pages where form feeds do not.
            self.page = index + 1;
        }
        if !self.text[index] || line.is_blank() {
            return;
        }
        if let Some(head) = head(self.source, line.span)
            && let Some(mark) = self.accepts(&head, index)
        {
            self.begin(&head, &mark, index);
        } else if self.open && self.goes_on(index) {
            self.add(index..index + 1);
        } else {
            self.open = false;
            self.marks.collect(line.span, index);
        }
    }

    /// The mark of the note that line `index` begins, if it begins one.
    fn accepts(&self, head: &Head<'_>, index: usize) -> Option<Mark> {
        let mark = self.marks.peek(head.number, head.setting, self.page)?;
        let before = self.text_before(index);
        let apart = before.is_none() || self.open || self.lines[index - 1].is_blank();
        let body = if head.body.is_empty() { self.lines.get(index + 1)?.span } else { head.body };
        let low = starts_low(body.of(self.source)) && !is_address(body.of(self.source));
        let first_of_page = self.lines[index].page && !self.after_note(index);
        if first_of_page || (low && !apart) || self.asks(index) {
            return None;
        }
        if head.body.is_empty() {
            let text = body.of(self.source);
            let begins =
                text.starts_with(|c: char| c.is_uppercase() || "«“‘\"".contains(c)) || is_address(text);
            if mark.line < self.page || !apart || !begins {
                return None;
            }
        }
        let previous = self.notes.last().and_then(|note| note.label.parse::<u32>().ok());
        let follows = match previous {
            Some(previous) if head.setting != Setting::Star => {
                head.number == previous + 1
                    || head.number == 1
                    || head.number > previous && head.number <= previous + LARGEST_STEP && self.at_foot(index)
            }
            _ => head.number == 1 || head.setting == Setting::Star || self.at_foot(index),
        };
        let finished = before.is_none_or(|before| ends_sentence(self.lines[before].span.of(self.source)));
        let placed = apart || finished || self.at_foot(index);
        (follows && placed && (!mark.doubtful || previous.is_some())).then_some(mark)
    }

    /// Begins the note at line `index`; what stands between it and the last note of
    /// the page, or before it on a page on which the last goes on, belongs to that.
    fn begin(&mut self, head: &Head<'_>, mark: &Mark, index: usize) {
        self.take_between(mark, index);
        self.take_run_on(index);
        self.marks.take(head.number, head.setting, self.page);
        let parts = if head.body.is_empty() { Vec::new() } else { vec![head.body] };
        self.notes.push(FoundNote { label: head.label.to_owned(), mark: Some(mark.span), parts });
        self.text[index] = false;
        self.last = Some((index, index));
        self.open = true;
    }

    /// A paragraph between two notes of one page whose marks both stand before.
    fn take_between(&mut self, mark: &Mark, index: usize) {
        if let Some((head, last)) = self.last
            && head >= self.page
            && mark.line < head
            && index - last <= LONGEST_ASIDE
            && self.lines[last + 1].is_blank()
        {
            self.add(last + 1..index);
        }
    }

    /// The lines before the first note of a page that go on with the last note of
    /// the page before: it had not ended, and they begin low behind a blank line.
    fn take_run_on(&mut self, index: usize) {
        let Some((head, last)) = self.last else { return };
        if head >= self.page || ends_sentence(self.lines[last].span.of(self.source)) {
            return;
        }
        let above = |end: usize, blank: bool| {
            (self.page..end)
                .rev()
                .find(|at| self.lines[*at].is_blank() != blank)
                .map_or(self.page, |at| at + 1)
        };
        let end = above(index, true);
        let start = above(end, false);
        let apart = start > self.page && self.lines[start - 1].is_blank() && end - start <= LONGEST_ASIDE;
        if start < end && apart && starts_low(self.lines[start].span.of(self.source)) {
            self.add(start..end);
        }
    }

    /// Adds lines to the last note.
    fn add(&mut self, lines: std::ops::Range<usize>) {
        let Some(note) = self.notes.last_mut() else { return };
        for index in lines {
            let line = self.lines[index];
            if !line.is_blank() && self.text[index] {
                note.parts.push(line.span);
                self.text[index] = false;
                self.last = self.last.map(|(head, _)| (head, index));
            }
        }
    }

    /// Whether line `index`, right behind a line of a note, belongs to the note.
    fn goes_on(&self, index: usize) -> bool {
        let (before, line) = (&self.lines[index - 1], &self.lines[index]);
        let bare = self.notes.last().is_some_and(|note| note.parts.is_empty());
        bare || starts_low(line.span.of(self.source)) || self.fit.is_full(before, line, None) || {
            let text = before.span.of(self.source);
            text.ends_with(['-', '/']) || self.fit.words.is_unfinished(text)
        }
    }

    /// The line of text before line `index` on its page, notes aside.
    fn text_before(&self, index: usize) -> Option<usize> {
        (self.page..index).rev().take_while(|at| !self.lines[*at].is_blank()).find(|at| self.text[*at])
    }

    /// Whether the last text before line `index` was a note.
    fn after_note(&self, index: usize) -> bool {
        let before = (0..index).rev().take(DEEPEST_FOOT).find(|at| !self.lines[*at].is_blank());
        before.is_some_and(|before| self.last.is_some_and(|(_, last)| last == before))
    }

    /// Whether a page ends soon behind line `index`.
    fn at_foot(&self, index: usize) -> bool {
        (index + 1..=index + DEEPEST_FOOT)
            .any(|at| self.lines.get(at).is_none_or(|line| line.page || !(self.text[at] || line.is_blank())))
    }

    /// Whether what line `index` begins ends as a question: its number is the question's.
    fn asks(&self, index: usize) -> bool {
        let lines = self.lines[index..].iter().enumerate().take(LONGEST_ASIDE);
        let own = |(at, line): &(usize, &Line)| {
            *at == 0 || !(line.is_blank() || line.page) && head(self.source, line.span).is_none()
        };
        let end = lines.take_while(own).last();
        let text = end.map(|(_, line)| line.span.of(self.source)).unwrap_or_default();
        text.trim_end_matches(|c: char| c.is_ascii_digit() || raised_digit(c).is_some() || c == ' ')
            .ends_with('?')
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("http") || text.starts_with("www.")
}

/// The number at the head of a line: `2 Kamerstuk`, `2Kamerstuk`, `² Kamerstuk`,
/// `1) Binnenlands`, `[1] Zie`, `* Zie`, or a number alone.
fn head(source: &str, line: Span) -> Option<Head<'_>> {
    let first = *source.as_bytes().get(line.start)?;
    if !matches!(first, b'0'..=b'9' | b'*' | b'[' | 0xC2 | 0xE2) {
        return None;
    }
    let text = line.of(source);
    let (label, number, setting, rest) = match first {
        b'*' => {
            let rest = text.trim_start_matches('*');
            let label = &text[..text.len() - rest.len()];
            (label, u32::try_from(label.len()).ok()?, Setting::Star, rest.strip_prefix(')').unwrap_or(rest))
        }
        b'[' => {
            let (label, rest) = text[1..].split_once(']')?;
            (label, figures(label)?, Setting::Square, rest)
        }
        b'0'..=b'9' => {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            let label = &text[..text.len() - rest.len()];
            let bracket = rest.strip_prefix(')');
            let setting = if bracket.is_some() { Setting::Bracket } else { Setting::Plain };
            (label, figures(label)?, setting, bracket.unwrap_or(rest))
        }
        _ => {
            let rest = text.trim_start_matches(|c: char| raised_digit(c).is_some());
            let label = &text[..text.len() - rest.len()];
            let number =
                label.chars().filter_map(raised_digit).fold(0, |all, digit| (all * 10 + digit) % 10_000);
            (label, Some(number).filter(|number| (1..1000).contains(number))?, Setting::Plain, rest)
        }
    };
    let body = rest.trim_start();
    let apart = body.len() < rest.len() || body.is_empty();
    let next = body.chars().next();
    let plain = first.is_ascii_digit() && setting == Setting::Plain;
    // "1Kamerstuk": a capital and a small letter; "1F-ers" and "2e" are words.
    let glued =
        || next.is_some_and(char::is_uppercase) && body.chars().nth(1).is_some_and(char::is_lowercase);
    let stands = match next {
        None => plain,
        Some(next) if plain => (apart && !next.is_ascii_digit()) || (!apart && glued()),
        Some(next) => next.is_alphanumeric() || "«“‘\"'(‚„'’".contains(next),
    };
    stands.then(|| Head { label, number, setting, body: Span::new(line.end - body.len(), line.end) })
}

/// One to three figures as a number.
fn figures(label: &str) -> Option<u32> {
    let few = (1..=3).contains(&label.len()) && !label.starts_with('0');
    if few && label.bytes().all(|byte| byte.is_ascii_digit()) { label.parse().ok() } else { None }
}

#[cfg(test)]
#[path = "notes_tests.rs"]
mod tests;
