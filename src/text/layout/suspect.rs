//! Where in a text something may have to be undone: found many bytes at a time.
#![expect(
    clippy::needless_bitwise_bool,
    clippy::manual_range_contains,
    reason = "without branches the compiler judges many bytes at once"
)]

use crate::text::Span;

/// How many bytes are judged at once.
const CHUNK: usize = 32;

/// The next place in `span` where `is_suspect` holds of a byte and the one behind
/// it (a zero behind the last of all). `may_be` is a cheaper test that holds wherever
/// `is_suspect` does; most bytes are asked nothing more. Both must be free of branches
/// to be judged for many bytes at once; they read on behind the span, whose end is often
/// that of a line, since that is cheaper than to judge its last bytes one by one.
#[inline]
pub(super) fn next(
    bytes: &[u8],
    span: Span,
    may_be: impl Fn(u8, u8) -> bool,
    is_suspect: impl Fn(u8, u8) -> bool,
) -> Option<usize> {
    let mut at = span.start;
    while at < span.end {
        let Some((first, second)) = bytes.get(at..at + CHUNK).zip(bytes.get(at + 1..=at + CHUNK)) else {
            return last(bytes, Span::new(at, span.end), is_suspect);
        };
        if any(first, second, &may_be) {
            let mut flags = [0_u8; CHUNK];
            for ((flag, a), b) in flags.iter_mut().zip(first).zip(second) {
                *flag = u8::from(is_suspect(*a, *b));
            }
            if let Some(place) = first_set(&flags) {
                return Some(at + place).filter(|place| *place < span.end);
            }
        }
        at += CHUNK;
    }
    None
}

/// Whether the test holds of some pair.
#[inline]
fn any(first: &[u8], second: &[u8], test: impl Fn(u8, u8) -> bool) -> bool {
    first.iter().zip(second).fold(0, |any, (a, b)| any | u8::from(test(*a, *b))) != 0
}

/// The first flag that is set.
fn first_set(flags: &[u8; CHUNK]) -> Option<usize> {
    let words = flags.as_chunks::<8>().0;
    let (index, word) =
        words.iter().map(|word| u64::from_le_bytes(*word)).enumerate().find(|(_, word)| *word != 0)?;
    Some(index * 8 + word.trailing_zeros() as usize / 8)
}

/// The same among the last bytes of a text.
fn last(bytes: &[u8], span: Span, is_suspect: impl Fn(u8, u8) -> bool) -> Option<usize> {
    (span.start..span.end.min(bytes.len()))
        .find(|at| is_suspect(bytes[*at], bytes.get(at + 1).copied().unwrap_or(0)))
}

/// Whether something may begin here that does not stand in a reading text as it is.
#[inline]
pub(super) fn is_unclean(a: u8, b: u8) -> bool {
    // A control character; a blank before another blank.
    let blank = (a < 0x20) | ((a == b' ') & ((b <= b' ') | (b >= 0x80)));
    // Latin-1 signs, soft hyphens and hard blanks; what UTF-8 read as Windows-1252 begins with.
    let latin = (a == 0xC2) & ((b < 0xA1) | (b == 0xA8) | (b == 0xAD));
    let twice = (a == 0xC3) & (((b >= 0x82) & (b <= 0x85)) | (b == 0xA2));
    // Ligatures, accents, and the punctuation of U+1680 to U+FFFF without common quotes and dashes.
    let letters = ((a == 0xC4) & ((b == 0xB2) | (b == 0xB3))) | (a == 0xCC) | (a == 0xCD);
    let wide = (a == 0xE1) | ((a == 0xE2) & ((b == 0x80) | (b == 0x81))) | (a == 0xE3) | (a == 0xEF);
    blank | latin | twice | letters | wide
}

/// Whether [`is_unclean`] may hold: no ASCII, a control character, or a blank before no letter.
#[inline]
pub(super) fn may_be_unclean(a: u8, b: u8) -> bool {
    let odd = a.wrapping_sub(0x20) >= 0xC2 - 0x20;
    odd | ((a == b' ') & (b.wrapping_sub(0x21) >= 0x80 - 0x21))
}

/// Whether the mark of a note may stand here: a figure, a raised one, a star, a bracket.
#[inline]
pub(super) fn is_mark(a: u8, b: u8) -> bool {
    let raised = (a == 0xC2) & ((b == 0xB2) | (b == 0xB3) | (b == 0xB9)) | ((a == 0xE2) & (b == 0x81));
    (a.wrapping_sub(b'0') < 10) | (a == b'*') | (a == b'[') | raised
}

/// Whether the text may be damaged here: a small letter or a full stop before a
/// capital, characters encoded twice, a character that was lost.
#[inline]
pub(super) fn is_damaged(a: u8, b: u8) -> bool {
    let small = (a.wrapping_sub(b'a') < 26) | (a == b'.') | (a == b'?') | (a == b'!');
    let glued = small & (b.wrapping_sub(b'A') < 26);
    let twice = (a == 0xC3) & (((b >= 0x82) & (b <= 0x85)) | (b == 0xA2));
    let control = (a == 0xC2) & (b < 0xA0);
    let lost = (a == 0xEF) & (b == 0xBF);
    glued | twice | control | lost
}

/// Whether [`is_damaged`] may hold: no ASCII, or a capital behind something else than a blank.
#[inline]
pub(super) fn may_be_damaged(a: u8, b: u8) -> bool {
    (a >= 0xC2) | ((a != b' ') & (b.wrapping_sub(b'A') < 26))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_wherever_it_stands() {
        for length in 0..100 {
            let mut text = vec![b'a'; 100];
            assert_eq!(next(&text, Span::new(length, 100), may_be_unclean, is_unclean), None);
            text[length] = b'\t';
            assert_eq!(next(&text, Span::new(0, 100), may_be_unclean, is_unclean), Some(length));
            assert_eq!(next(&text, Span::new(length + 1, 100), may_be_unclean, is_unclean), None);
            assert_eq!(next(&text, Span::new(0, length), may_be_unclean, is_unclean), None);
        }
        assert_eq!(next(b"", Span::new(0, 0), may_be_unclean, is_unclean), None);
        assert_eq!(next(b"a", Span::new(7, 9), may_be_unclean, is_unclean), None);
    }

    #[test]
    fn the_cheaper_tests_miss_nothing() {
        for (a, b) in (0..=u8::MAX).flat_map(|a| (0..=u8::MAX).map(move |b| (a, b))) {
            assert!(!is_unclean(a, b) || may_be_unclean(a, b), "{a} {b}");
            assert!(!is_damaged(a, b) || may_be_damaged(a, b), "{a} {b}");
        }
    }
}
