//! UTF-8 that was taken for Windows-1252 and encoded again: `Ã©` for `é`.
//!
//! The table is not written down but follows from the two encodings: each
//! character stands for one byte, and bytes that make one UTF-8 character are it.

/// The characters that Windows-1252 has for the bytes 0x80 to 0x9F; where it has
/// none, the control character of that number stands.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The byte that a character is in Windows-1252, or in Latin-1 where it is a control.
fn byte(c: char) -> Option<u8> {
    if let Some(at) = WINDOWS.iter().position(|other| *other == c) {
        return u8::try_from(0x80 + at).ok();
    }
    u8::try_from(u32::from(c)).ok()
}

/// The character that `text` begins with if what stands there was encoded twice:
/// how many bytes of `text` it takes, and what it is.
pub(super) fn decoded(text: &str) -> Option<(usize, char)> {
    let mut bytes = [0_u8; 4];
    let mut characters = text.chars();
    let first = characters.next()?;
    if ('\u{80}'..='\u{9F}').contains(&first) && first != '\u{85}' {
        // A byte of Windows-1252 that was taken for Latin-1.
        let windows = WINDOWS[u32::from(first) as usize - 0x80];
        return (windows != first).then_some((first.len_utf8(), windows));
    }
    bytes[0] = byte(first)?;
    let length = match bytes[0] {
        0xC2..=0xC5 => 2,
        0xE2 => 3,
        _ => return None,
    };
    let mut taken = first.len_utf8();
    for place in &mut bytes[1..length] {
        let next = characters.next()?;
        *place = byte(next).filter(|byte| (0x80..=0xBF).contains(byte))?;
        taken += next.len_utf8();
    }
    let letter = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    Some((taken, letter))
}

/// Whether what [`decoded`] found of `length` bytes at the start of `here` cannot
/// have been meant as it stands: `Ã` and `â` before a sign cannot, `Ä` and `Å`
/// (letters of names) only next to a letter and not before a quote or a dash.
pub(super) fn is_certain(before: &str, here: &str, length: usize) -> bool {
    let mut characters = here.chars();
    let first = characters.next();
    if !matches!(first, Some('Ä' | 'Å')) {
        return true;
    }
    let letter = |c: char| c.is_alphabetic();
    let quoted = characters.next().is_some_and(|c| "‘’“”–—…•».,".contains(c));
    !quoted && (before.ends_with(letter) || here[length..].starts_with(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_two_bytes_comes_back() {
        for letter in ('\u{A0}'..'\u{180}').chain("‘’“”–—…€•".chars()) {
            let mut buffer = [0; 4];
            let twice: String = letter.encode_utf8(&mut buffer).bytes().map(encoded_again).collect();
            assert_eq!(decoded(&twice), Some((twice.len(), letter)), "{twice:?}");
        }
        for text in ["é", "Ãs", "â€", "", "Ã", "a"] {
            assert_eq!(decoded(text), None, "{text:?}");
        }
    }

    fn encoded_again(byte: u8) -> char {
        if (0x80..0xA0).contains(&byte) { WINDOWS[usize::from(byte) - 0x80] } else { char::from(byte) }
    }
}
