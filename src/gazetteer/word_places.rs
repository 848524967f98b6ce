//! Where words may begin.

use std::ops::Range;

/// The highest bit of each of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Visits every character that no letter or digit precedes, in order: the first letters of
/// words, and signs behind signs.
///
/// Eight bytes are looked at together, unless a longer character is among them.
pub(super) fn each_word_place(text: &str, mut visit: impl FnMut(usize)) {
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let mut inside = false;
    for (number, eight) in eights.iter().enumerate() {
        let start = number * 8;
        let bytes = u64::from_le_bytes(*eight);
        if bytes & HIGH != 0 {
            inside = one_by_one(text, start..start + 8, inside, &mut visit);
            continue;
        }
        let words = letters_and_digits(bytes);
        let mut places = !(words << 8 | u64::from(inside) << 7) & HIGH;
        inside = words >> 63 == 1;
        while places != 0 {
            visit(start + (places.trailing_zeros() / 8) as usize);
            places &= places - 1;
        }
    }
    one_by_one(text, text.len() - rest.len()..text.len(), inside, &mut visit);
}

/// Of eight ASCII characters those that are letters or digits, as the highest bit of each byte.
fn letters_and_digits(bytes: u64) -> u64 {
    /// The same byte eight times.
    const fn all(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    // No byte has its highest bit set, so adding sets it where the character is not less.
    let from = |bytes: u64, least: u8| bytes + all(0x80 - least);
    let between = |bytes: u64, first: u8, last: u8| from(bytes, first) & !from(bytes, last + 1);
    (between(bytes, b'0', b'9') | between(bytes | all(0x20), b'a', b'z')) & HIGH
}

/// Visits the places within `range`, whose ends may lie within characters; says whether a word goes on behind it.
fn one_by_one(text: &str, range: Range<usize>, mut inside: bool, visit: &mut impl FnMut(usize)) -> bool {
    for at in range {
        let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        if !inside {
            visit(at);
        }
        inside = character.is_alphanumeric();
    }
    inside
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        each_word_place(text, |at| found.push(at));
        found
    }

    proptest! {
        #[test]
        fn a_place_is_a_character_with_no_letter_or_digit_before_it(text in "[a-zA-Z0-9@`{/:. ,\u{7f}é–ĳ߿٣]{0,40}|.{0,40}") {
            let behind_none = |at: &usize| !text[..*at].ends_with(char::is_alphanumeric);
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).filter(behind_none).collect();
            prop_assert_eq!(found(text.as_str()), places);
        }
    }

    #[test]
    fn a_longer_character_may_stand_across_eight_bytes() {
        assert_eq!(found("zeven é é xé x"), [0, 6, 9, 12, 16]);
        assert!(found("").is_empty());
    }
}
