//! Where in a text something may have to be undone: found many bytes at a time.

/// How many bytes are judged at once.
const CHUNK: usize = 32;

/// The next place from `from` on where `is_suspect` holds of a byte and the one
/// behind it (a zero behind the last). The test must be free of branches to be
/// judged for many bytes at once.
#[inline]
pub(super) fn next(bytes: &[u8], from: usize, is_suspect: impl Fn(u8, u8) -> bool) -> Option<usize> {
    let mut at = from;
    while let Some(window) = bytes.get(at..=at + CHUNK) {
        let (first, second) = (&window[..CHUNK], &window[1..]);
        let any = first.iter().zip(second).fold(false, |any, (a, b)| any | is_suspect(*a, *b));
        if any {
            let place = first.iter().zip(second).position(|(a, b)| is_suspect(*a, *b));
            return place.map(|place| at + place);
        }
        at += CHUNK;
    }
    let rest = bytes.get(at..)?;
    let second = rest.iter().skip(1).chain(&[0]);
    rest.iter().zip(second).position(|(a, b)| is_suspect(*a, *b)).map(|place| at + place)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_wherever_it_stands() {
        for length in 0..100 {
            let mut text = vec![b'a'; 100];
            assert_eq!(next(&text, length, is_unclean), None);
            text[length] = b'\t';
            assert_eq!(next(&text, 0, is_unclean), Some(length));
            assert_eq!(next(&text, length + 1, is_unclean), None);
        }
        assert_eq!(next(b"", 0, is_unclean), None);
        assert_eq!(next(b"a", 7, is_unclean), None);
    }
}
