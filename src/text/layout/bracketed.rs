//! What a word processor's export leaves in brackets: `[footnoteRef:1]`, `[1: …]`, `[bookmark: …]`.

use std::collections::HashMap;

use super::notes::FoundNote;
use crate::text::Span;

/// Longest mark or bookmark in brackets, bytes.
const LONGEST_MARK: usize = 128;
/// Longest note in brackets, bytes.
const LONGEST_NOTE: usize = 65_536;
/// After so many brackets that nothing closes no more notes are looked for.
const MOST_UNCLOSED: usize = 256;

/// What stands in brackets.
#[derive(Debug, Default)]
pub(super) struct Bracketed {
    /// Notes `[1: …]` with their marks `[footnoteRef:1]`.
    pub(super) notes: Vec<FoundNote>,
    /// Characters that are no text: the notes' own, `[bookmark: …]`.
    pub(super) cuts: Vec<Span>,
}

/// Finds `[footnoteRef:1]`, `[1: …]` and `[bookmark: …]`.
pub(super) fn find(source: &str) -> Bracketed {
    let mut found = Bracketed::default();
    // By number, the last of each; a second document may begin anew.
    let mut marks: HashMap<&str, Span> = HashMap::new();
    let (mut end, mut unclosed) = (0, 0);
    for open in memchr::memchr_iter(b'[', source.as_bytes()) {
        let rest = &source[open + 1..];
        let inside = || {
            let near = &rest.as_bytes()[..rest.len().min(LONGEST_MARK)];
            let length = memchr::memchr(b']', near).map_or(0, |close| close + 1);
            Span::new(open, open + 1 + length)
        };
        match rest.as_bytes().first() {
            Some(b'f') => {
                let reference = inside().of(source).strip_prefix("[footnoteRef:");
                if let Some(label) = reference.and_then(|label| label.strip_suffix(']')) {
                    marks.insert(label.trim(), inside());
                }
            }
            Some(b'b') if rest.starts_with("bookmark:") => found.cuts.push(inside()),
            // A note does not stand within a note.
            Some(b'0'..=b'9') if open >= end && unclosed < MOST_UNCLOSED && !marks.is_empty() => {
                let Some((note, bracket)) = note(source, open, &mut marks) else {
                    unclosed += 1;
                    continue;
                };
                end = bracket.end;
                found.cuts.push(bracket);
                found.notes.push(note);
            }
            _ => {}
        }
    }
    found
}

/// The note whose bracket opens at `open`, if its mark stands before it, and the whole bracket.
fn note<'a>(source: &'a str, open: usize, marks: &mut HashMap<&'a str, Span>) -> Option<(FoundNote, Span)> {
    let rest = &source[open + 1..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let label = &rest[..digits];
    let body = rest[digits..].strip_prefix(':')?;
    let mark = *marks.get(label)?;
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
    marks.remove(label);
    let parts = inside.lines().map(str::trim).filter(|line| !line.is_empty());
    let parts = parts.map(|line| Span::of_part(source, line)).collect();
    let note = FoundNote { label: label.to_owned(), mark: Some(mark), parts };
    Some((note, Span::new(open, open + 1 + digits + 1 + length + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_of_a_word_processor() {
        let source = "[bookmark: a]brief.[footnoteRef:1] Meer. [1: De [hele] term.\n\n Meer.] Slot [2: nee]";
        let found = find(source);
        assert_eq!(found.notes.len(), 1);
        let parts: Vec<&str> = found.notes[0].parts.iter().map(|part| part.of(source)).collect();
        assert_eq!(parts, ["De [hele] term.", "Meer."]);
        let cuts: Vec<&str> = found.cuts.iter().map(|cut| cut.of(source)).collect();
        assert_eq!(cuts, ["[bookmark: a]", "[1: De [hele] term.\n\n Meer.]"]);
    }
}
