//! Characters undone: ligatures, blanks of every kind, soft hyphens, accents set
//! apart from their letter, characters that were encoded twice.

use super::encoding;
use super::suspect;
use crate::text::{Reading, Span};

/// From so many blanks on, a gap parts columns and stands as a tab in the reading text.
const COLUMN_GAP: usize = 8;

/// Adds the source characters at `span` to the reading text, cleaned: a run of
/// blanks is one blank (a wide one a tab), a ligature its letters; soft hyphens
/// and characters without width are left out; an accent joins its letter, and
/// characters that were certainly encoded twice are what they were before.
pub(in crate::text) fn copy(reading: &mut Reading, source: &str, span: Span) {
    let all = source.as_bytes();
    let Some(bytes) = all.get(..span.end) else { return };
    let mut from = span.start;
    let mut at = span.start;
    while let Some(found) =
        suspect::next(all, Span::new(at, span.end), suspect::may_be_unclean, suspect::is_unclean)
    {
        let (length, stands_for) = special(&bytes[found..]);
        if length > 0 {
            reading.copy(source, Span::new(from, found));
            reading.replace(stands_for, Span::new(found, found + length));
            from = found + length;
            at = from;
        } else if let 0xC2 | 0xC3 | 0xCC | 0xCD = bytes[found]
            && let Some((whole, letter)) = odd(&source[from..span.end], found - from)
        {
            let whole = Span::new(from + whole.start, from + whole.end);
            reading.copy(source, Span::new(from, whole.start));
            reading.replace(letter.encode_utf8(&mut [0; 4]), whole);
            from = whole.end;
            at = from;
        } else {
            at = found + 1;
        }
    }
    reading.copy(source, Span::new(from, span.end));
}

/// A text of its own, cleaned in the same way.
pub(in crate::text) fn cleaned(text: &str) -> String {
    let mut reading = Reading::default();
    copy(&mut reading, text, Span::new(0, text.len()));
    reading.text
}

/// Length and replacement of what does not stay as it is; length 0 where it does.
fn special(bytes: &[u8]) -> (usize, &'static str) {
    match bytes {
        [b' ' | b'\t' | b'\r' | b'\n' | 0x0B | 0x0C, ..]
        | [0xC2, 0xA0 | 0x85, ..]
        | [0xE1, 0x9A, 0x80, ..]
        | [0xE2, 0x80, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF, ..]
        | [0xE2, 0x81, 0x9F, ..]
        | [0xE3, 0x80, 0x80, ..] => blanks(bytes),
        [0xC2, 0xAD, ..] => (2, ""),
        [0xE1, 0xA0, 0x8E, ..]
        | [0xE2, 0x80, 0x8B..=0x8F | 0xAA..=0xAE, ..]
        | [0xE2, 0x81, 0xA0..=0xA9, ..]
        | [0xEF, 0xBB, 0xBF, ..] => (3, ""),
        [0xE2, 0x80, 0x90 | 0x91, ..] => (3, "-"),
        [0xC4, 0xB3, ..] => (2, "ij"),
        [0xC4, 0xB2, ..] => (2, "IJ"),
        [0xEF, 0xAC, 0x80, ..] => (3, "ff"),
        [0xEF, 0xAC, 0x81, ..] => (3, "fi"),
        [0xEF, 0xAC, 0x82, ..] => (3, "fl"),
        [0xEF, 0xAC, 0x83, ..] => (3, "ffi"),
        [0xEF, 0xAC, 0x84, ..] => (3, "ffl"),
        [0xEF, 0xAC, 0x85 | 0x86, ..] => (3, "st"),
        _ => (0, ""),
    }
}

/// A run of blanks: its length and the one that stands for it.
fn blanks(bytes: &[u8]) -> (usize, &'static str) {
    let (mut length, mut width) = (0, 0);
    loop {
        let (step, wide) = match &bytes[length..] {
            [b'\t', ..] => (1, COLUMN_GAP),
            [b' ' | b'\r' | b'\n' | 0x0B | 0x0C, ..] => (1, 1),
            [0xC2, 0xA0 | 0x85, ..] => (2, 1),
            [0xE1, 0x9A, 0x80, ..]
            | [0xE2, 0x80, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF, ..]
            | [0xE2, 0x81, 0x9F, ..]
            | [0xE3, 0x80, 0x80, ..] => (3, 1),
            // A soft hyphen or a character without width among blanks.
            [0xC2, 0xAD, ..] if length > 0 => (2, 0),
            [0xE2, 0x80, 0x8B..=0x8F, ..] | [0xEF, 0xBB, 0xBF, ..] if length > 0 => (3, 0),
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

/// What stands at byte `at` of `text` if it is an accent apart from its letter
/// (`e` and U+0301, the `ı¨` of old typesetting) or was encoded twice (`Ã©`):
/// its bytes in `text` and the letter that it is.
fn odd(text: &str, at: usize) -> Option<(Span, char)> {
    let (before, here) = text.split_at_checked(at)?;
    let mark = here.chars().next()?;
    if let Some((length, letter)) = encoding::decoded(here) {
        return encoding::is_certain(before, here, length).then(|| (Span::new(at, at + length), letter));
    }
    let letter = before.chars().next_back()?;
    let start = at - letter.len_utf8();
    let after = &here[mark.len_utf8()..];
    let composed = match mark {
        '\u{300}'..='\u{36F}' => unicode_normalization::char::compose(letter, mark)?,
        '\u{A8}' if after.starts_with(char::is_alphabetic) => diaeresis(letter)?,
        _ => return None,
    };
    Some((Span::new(start, at + mark.len_utf8()), composed))
}

/// The letter with a diaeresis; a dotless i is one that gave its dot away.
fn diaeresis(letter: char) -> Option<char> {
    let letter = if letter == 'ı' { 'i' } else { letter };
    "aeiouAEIOU".contains(letter).then(|| unicode_normalization::char::compose(letter, '\u{308}')).flatten()
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

    #[test]
    fn every_ligature_and_blank() {
        let ligatures: String = ('\u{FB00}'..='\u{FB06}').collect();
        assert_eq!(cleaned(&ligatures), "fffiflffifflstst");
        for blank in "\u{85}\u{1680}\u{2000}\u{2007}\u{2028}\u{202F}\u{205F}\u{3000}\u{A0}\u{2029}".chars() {
            assert_eq!(cleaned(&format!("a{blank}b")), "a b", "{blank:?}");
        }
        for nothing in "\u{AD}\u{180E}\u{200B}\u{200D}\u{202C}\u{2060}\u{FEFF}".chars() {
            assert_eq!(cleaned(&format!("a{nothing}b")), "ab", "{nothing:?}");
        }
        assert_eq!(cleaned("EU\u{2010}lidstaat, IS\u{2011}strijder"), "EU-lidstaat, IS-strijder");
    }

    #[test]
    fn accents_join_their_letter() {
        assert_eq!(cleaned("ge\u{131}\u{A8}nformeerd, financie\u{A8}le"), "geïnformeerd, financiële");
        assert_eq!(cleaned("e\u{301}e\u{301}n Orba\u{301}n"), "één Orbán");
        assert_eq!(cleaned("\u{A8} los, x\u{A8}y"), "\u{A8} los, x\u{A8}y");
    }

    #[test]
    fn what_was_encoded_twice_is_read_once() {
        assert_eq!(cleaned("Ã©Ã©n â€˜keerâ€™ â‚¬ 5 Libi\u{c3}\u{ab}"), "één ‘keer’ € 5 Libië");
        assert_eq!(cleaned("Â«jaÂ» â€“ Å¡koda"), "«ja» – škoda");
        assert_eq!(cleaned("NGO\u{92}s"), "NGO’s");
        assert_eq!(cleaned("ÂNGSTRÖM Ångström TÊTE À Ã"), "ÂNGSTRÖM Ångström TÊTE À Ã");
    }
}
