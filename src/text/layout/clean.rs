//! Characters undone: ligatures, blanks of every kind, soft hyphens.

use crate::text::{Reading, Span};

/// From so many blanks on, a gap parts columns and stands as a tab in the reading text.
const COLUMN_GAP: usize = 8;

/// Adds the source characters at `span` to the reading text, cleaned: a run of
/// blanks is one blank (a wide one a tab), a ligature its letters; soft hyphens
/// and characters without width are left out.
pub(in crate::text) fn copy(reading: &mut Reading, source: &str, span: Span) {
    let bytes = source.as_bytes();
    let mut from = span.start;
    let mut at = span.start;
    while let Some(step) = bytes[at..span.end].iter().position(|byte| MAY_BE_SPECIAL[usize::from(*byte)]) {
        at += step;
        let (length, stands_for) = special(&bytes[at..span.end]);
        if length == 0 {
            at += 1;
            continue;
        }
        reading.copy(source, Span::new(from, at));
        reading.replace(stands_for, Span::new(at, at + length));
        at += length;
        from = at;
    }
    reading.copy(source, Span::new(from, span.end));
}

/// A text of its own, cleaned in the same way.
pub(in crate::text) fn cleaned(text: &str) -> String {
    let mut reading = Reading::default();
    copy(&mut reading, text, Span::new(0, text.len()));
    reading.text
}

/// The bytes with which something begins that may not stay as it is.
const MAY_BE_SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut first = [b' ', b'\t', b'\r', 0x0B, 0x0C, 0xC2, 0xC4, 0xE2, 0xEF].as_slice();
    while let [byte, rest @ ..] = first {
        table[*byte as usize] = true;
        first = rest;
    }
    table
};

/// Length and replacement of what does not stay as it is; length 0 where it does.
fn special(bytes: &[u8]) -> (usize, &'static str) {
    match bytes {
        [b' ', next, ..] if !is_blank_start(*next) => (0, ""),
        [b' ' | b'\t' | b'\r' | 0x0B | 0x0C, ..]
        | [0xC2, 0xA0, ..]
        | [0xE2, 0x80, 0x80..=0x8A | 0xAF, ..] => blanks(bytes),
        [0xC2, 0xAD, ..] => (2, ""),
        [0xE2, 0x80, 0x8B..=0x8F, ..] | [0xEF, 0xBB, 0xBF, ..] => (3, ""),
        [0xC4, 0xB3, ..] => (2, "ij"),
        [0xC4, 0xB2, ..] => (2, "IJ"),
        [0xEF, 0xAC, 0x80, ..] => (3, "ff"),
        [0xEF, 0xAC, 0x81, ..] => (3, "fi"),
        [0xEF, 0xAC, 0x82, ..] => (3, "fl"),
        _ => (0, ""),
    }
}

const fn is_blank_start(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | 0x0B | 0x0C | 0xC2 | 0xE2)
}

/// A run of blanks: its length and the one that stands for it.
fn blanks(bytes: &[u8]) -> (usize, &'static str) {
    let (mut length, mut width) = (0, 0);
    loop {
        let (step, wide) = match &bytes[length..] {
            [b'\t', ..] => (1, COLUMN_GAP),
            [b' ' | b'\r' | 0x0B | 0x0C, ..] => (1, 1),
            [0xC2, 0xA0, ..] => (2, 1),
            [0xE2, 0x80, 0x80..=0x8A | 0xAF, ..] => (3, 1),
            _ => break,
        };
        length += step;
        width += wide;
    }
    // A single plain blank stays as it is.
    if length == 1 && bytes[0] == b' ' {
        return (0, "");
    }
    (length, if width >= COLUMN_GAP { "\t" } else { " " })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_ligatures() {
        assert_eq!(cleaned("29     754, nr.\u{a0}698"), "29 754, nr. 698");
        assert_eq!(cleaned("D.M. van Weel\t\t Foort"), "D.M. van Weel\tFoort");
        assert_eq!(cleaned("Weel            Foort"), "Weel\tFoort");
        assert_eq!(cleaned("grondwettelĳke ﬁscus soft\u{ad}hyphen"), "grondwettelijke fiscus softhyphen");
        assert_eq!(cleaned("één «gewone» regel – met strepen"), "één «gewone» regel – met strepen");
    }
}
