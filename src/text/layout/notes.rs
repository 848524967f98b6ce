//! Footnotes: where they stand, and where their marks do.
//!
//! Three ways of setting them are read. At the page foot, a line `2 Kamerstuk …`
//! whose mark is glued to a word or a sign (`c.s.2`); at the end, a line
//! `1) Binnenlands …` whose mark stands alone (`hiervan? 1)`); and, as a word
//! processor exports them, `[footnoteRef:1]` with `[1: …]`. A line is a note only
//! if its mark was seen before it, so a text line that happens to begin with a
//! number stays text.

use super::lines::Line;
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

/// Most marks that wait for their note; the oldest are forgotten.
const WAITING: usize = 4096;
/// How far before a number its word is looked for, bytes.
const REACH: usize = 64;
/// Longest mark or bookmark in brackets, bytes.
const LONGEST_MARK: usize = 128;
/// Longest note in brackets, bytes.
const LONGEST_NOTE: usize = 65_536;

/// A mark that may belong to a note.
#[derive(Clone, Copy, Debug)]
struct Mark<'a> {
    label: &'a str,
    span: Span,
    /// Whether it stands alone with a bracket: `1)`.
    alone: bool,
}

/// Finds the notes that are set as lines of their own; `text` says which lines
/// may be text. Lines that turn out to be notes are struck from it.
pub(super) fn find_lines(source: &str, lines: &[Line], text: &mut [bool]) -> Vec<FoundNote> {
    let mut notes: Vec<FoundNote> = Vec::new();
    let mut marks: Vec<Mark<'_>> = Vec::new();
    let mut open = false;
    for (index, line) in lines.iter().enumerate() {
        if !text[index] || line.is_blank() || line.page {
            open = false;
        }
        if !text[index] || line.is_blank() {
            continue;
        }
        let head = head(source, line.span).filter(|head| follows(&notes, head.label));
        let mark = head.and_then(|head| take_mark(&mut marks, &head));
        if let (Some(head), Some(mark)) = (head, mark) {
            let body = Span::new(head.span.end, line.span.end);
            notes.push(FoundNote { label: head.label.to_owned(), mark: Some(mark), parts: vec![body] });
            open = true;
        } else if let (true, Some(note)) = (open, notes.last_mut()) {
            note.parts.push(line.span);
        } else {
            collect_marks(source, line.span, &mut marks);
            marks.drain(..marks.len().saturating_sub(WAITING));
            continue;
        }
        text[index] = false;
    }
    notes
}

/// The number at the head of a line: `2 Kamerstuk`, `1) Binnenlands`.
fn head(source: &str, line: Span) -> Option<Mark<'_>> {
    let text = line.of(source);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let alone = text[digits..].starts_with(')');
    let end = digits + usize::from(alone);
    let rest = text.get(end..)?;
    let blank = rest.len() - rest.trim_start().len();
    (blank > 0 && rest.trim_start().chars().next().is_some_and(|c| !c.is_ascii_digit())).then(|| Mark {
        label: &text[..digits],
        span: Span::new(line.start, line.start + end + blank),
        alone,
    })
}

/// Whether `label` is the number after the last note's, or starts anew at 1.
fn follows(notes: &[FoundNote], label: &str) -> bool {
    let last = notes.last().and_then(|note| note.label.parse::<u32>().ok()).unwrap_or(0);
    label.parse() == Ok(last + 1) || label == "1"
}

/// The mark of a note's label: preferably behind a sign, else the first; marks before it are spent.
fn take_mark(marks: &mut Vec<Mark<'_>>, head: &Mark<'_>) -> Option<Span> {
    let index = marks.iter().position(|mark| mark.label == head.label && mark.alone == head.alone)?;
    let mark = marks[index].span;
    // Marks before it of the same setting have had their chance.
    let mut place = 0..;
    marks.retain(|other| place.next() > Some(index) || other.alone != head.alone);
    Some(mark)
}

/// Adds the numbers of a text line that may be marks.
fn collect_marks<'a>(source: &'a str, line: Span, marks: &mut Vec<Mark<'a>>) {
    let text = line.of(source);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|found| at + found) {
        let end = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        at = end;
        let (before, after) = (tail(&text[..start]), &text[end..]);
        if end - start > 3 || after.chars().next().is_some_and(char::is_alphanumeric) {
            continue;
        }
        let alone =
            after.starts_with(')') && before.ends_with(' ') && !before.trim_end().ends_with(['(', ',']);
        if alone || is_glued(before) {
            let from = if alone { start - (before.len() - before.trim_end().len()) } else { start };
            let span = Span::new(line.start + from, line.start + end + usize::from(alone));
            marks.push(Mark { label: &text[start..end], span, alone });
        }
    }
}

/// The end of `text`, as far as it matters.
fn tail(text: &str) -> &str {
    let from = (text.len().saturating_sub(REACH)..=text.len()).find(|at| text.is_char_boundary(*at));
    &text[from.unwrap_or(0)..]
}

/// Whether a number behind `before` can be a mark: it is glued to a word that is
/// not all capitals ("CO2", "G20") or to a sign that ends words.
fn is_glued(before: &str) -> bool {
    let Some(last) = before.chars().next_back() else { return false };
    if last.is_alphabetic() {
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        return word.chars().count() > 1 && word.chars().any(char::is_lowercase);
    }
    let word_before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    matches!(last, '.' | ',' | ';' | ':' | '?' | '!' | ')' | '»' | '”' | '’' | '"' | '\'')
        && word_before.chars().next_back().is_some_and(char::is_alphabetic)
}

/// What a word processor's export leaves in brackets.
#[derive(Debug, Default)]
pub(super) struct Bracketed {
    /// Notes `[1: …]` with their marks `[footnoteRef:1]`.
    pub(super) notes: Vec<FoundNote>,
    /// Characters that are no text: the notes' own, `[bookmark: …]`.
    pub(super) cuts: Vec<Span>,
}

/// Finds `[footnoteRef:1]`, `[1: …]` and `[bookmark: …]`.
pub(super) fn find_bracketed(source: &str) -> Bracketed {
    let mut found = Bracketed::default();
    let mut marks: Vec<(&str, Span)> = Vec::new();
    for open in memchr::memchr_iter(b'[', source.as_bytes()) {
        let rest = &source[open + 1..];
        let Some(first) =
            rest.bytes().next().filter(|byte| byte.is_ascii_digit() || matches!(byte, b'f' | b'b'))
        else {
            continue;
        };
        let near = &rest.as_bytes()[..rest.len().min(LONGEST_MARK)];
        let inside = Span::new(open, open + 1 + memchr::memchr(b']', near).map_or(0, |close| close + 1));
        match first {
            b'f' => {
                if let Some(label) =
                    inside.of(source).strip_prefix("[footnoteRef:").and_then(|l| l.strip_suffix(']'))
                {
                    marks.push((label.trim(), inside));
                }
            }
            b'b' if rest.starts_with("bookmark:") => found.cuts.push(inside),
            b'b' => {}
            _ => {
                if let Some((note, bracket)) = bracketed_note(source, open, &marks) {
                    found.cuts.push(bracket);
                    found.notes.push(note);
                }
            }
        }
    }
    found
}

/// The note whose bracket opens at `open`, if its mark stands before it, and the whole bracket.
fn bracketed_note(source: &str, open: usize, marks: &[(&str, Span)]) -> Option<(FoundNote, Span)> {
    let rest = &source[open + 1..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let label = &rest[..digits];
    let body = rest[digits..].strip_prefix(':')?;
    let (_, mark) = marks.iter().rev().find(|(marked, _)| *marked == label)?;
    let mut depth = 1_usize;
    let length = body.bytes().take(LONGEST_NOTE).position(|byte| {
        depth = match byte {
            b'[' => depth + 1,
            b']' => depth - 1,
            _ => depth,
        };
        depth == 0
    })?;
    let inside = body.get(..length)?.trim();
    let parts = vec![Span::of_part(source, inside)];
    let note = FoundNote { label: label.to_owned(), mark: Some(*mark), parts };
    Some((note, Span::new(open, open + 1 + digits + 1 + length + 1)))
}

#[cfg(test)]
mod tests {
    use super::super::lines::Lines;
    use super::*;

    /// Label, mark and text of each note, and the lines that stay text.
    fn read(source: &str) -> (Vec<String>, Vec<&str>) {
        let lines = Lines::of(source).all;
        let mut text = vec![true; lines.len()];
        let notes = find_lines(source, &lines, &mut text);
        let shown = notes.iter().map(|note| {
            let parts: Vec<&str> = note.parts.iter().map(|part| part.of(source)).collect();
            format!("{}@{} {}", note.label, note.mark.unwrap().start, parts.join("/"))
        });
        let kept = lines.iter().zip(&text).filter(|(line, text)| **text && !line.is_blank());
        (shown.collect(), kept.map(|(line, _)| line.span.of(source)).collect())
    }

    #[test]
    fn a_note_at_the_page_foot() {
        let (notes, text) = read("de motie Dobbe c.s.1 en\nmeer\n1 Kamerstuk 3,\nnr. 4\n verder");
        assert_eq!(notes, ["1@19 Kamerstuk 3,/nr. 4"]);
        assert_eq!(text, ["de motie Dobbe c.s.1 en", "meer", "verder"]);
    }

    #[test]
    fn a_text_line_that_begins_with_a_number_stays() {
        for source in ["in 2019 waren er\n12 landen", "CO2 en\n2 landen", "1. Antwoord\nhoofdstuk.1"] {
            assert!(read(source).0.is_empty(), "{source}");
        }
    }

    #[test]
    fn a_mark_that_stands_alone() {
        assert_eq!(read("wat vindt u? 1)\n\n1) De krant").0, ["1@12 De krant"]);
    }

    #[test]
    fn brackets_of_a_word_processor() {
        let source = "[bookmark: a]brief.[footnoteRef:1] Meer. [1: De [hele] term.] Slot [2: nee]";
        let found = find_bracketed(source);
        assert_eq!(found.notes.len(), 1);
        assert_eq!(found.notes[0].parts[0].of(source), "De [hele] term.");
        let cuts: Vec<&str> = found.cuts.iter().map(|cut| cut.of(source)).collect();
        assert_eq!(cuts, ["[bookmark: a]", "[1: De [hele] term.]"]);
    }
}
