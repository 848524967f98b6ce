//! Bytes of plain text into characters.
//!
//! UTF-8 is the rule. UTF-16 is read with its mark, and without one where every
//! second byte is zero. What is neither is read as Windows-1252 (of which
//! ISO-8859-1 is a part) or ISO-8859-15 where nothing speaks against it; which
//! of them it was is kept. Text in another encoding is refused with its name.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{ISO_8859_15, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::FormatError;

/// How the characters of a text were written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with a mark or without.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252; a text in ISO-8859-1 reads the same.
    Windows1252,
    /// ISO-8859-15, told apart by its euro sign.
    Iso8859_15,
}

impl Encoding {
    /// Its name: `Windows-1252`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
            Self::Iso8859_15 => "ISO-8859-15",
        }
    }
}

/// The characters of `bytes`, and the encoding in which they were written. A byte
/// order mark is a character like the others.
///
/// # Errors
/// Binary data, damaged text, and encodings that are not read.
pub(in crate::text) fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), FormatError> {
    if let Some(encoding) = marked(&bytes)? {
        return utf_16(&bytes, encoding);
    }
    if let Some(offset) = memchr::memchr(0, &bytes) {
        let encoding = alternating(&bytes).ok_or(FormatError::Binary { offset })?;
        return utf_16(&bytes, encoding);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, Encoding::Utf8)),
        Err(error) => one_byte(error.as_bytes(), error.utf8_error().valid_up_to()),
    }
}

/// The encoding that a byte order mark names; none where there is no mark, or that of UTF-8.
fn marked(bytes: &[u8]) -> Result<Option<Encoding>, FormatError> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Err(foreign("UTF-32")),
        [0xFF, 0xFE, ..] => Ok(Some(Encoding::Utf16Le)),
        [0xFE, 0xFF, ..] => Ok(Some(Encoding::Utf16Be)),
        [0x2B, 0x2F, 0x76, b'8' | b'9' | b'+' | b'/', ..] => Err(foreign("UTF-7")),
        _ => Ok(None),
    }
}

fn foreign(encoding: &str) -> FormatError {
    FormatError::Foreign { encoding: encoding.to_owned() }
}

fn utf_16(bytes: &[u8], encoding: Encoding) -> Result<(String, Encoding), FormatError> {
    let codec = if encoding == Encoding::Utf16Le { UTF_16LE } else { UTF_16BE };
    let text = codec.decode_without_bom_handling_and_without_replacement(bytes);
    let damaged = || FormatError::Damaged {
        format: "UTF-16",
        problem: format!("the {} bytes are no whole characters", bytes.len()),
    };
    let text = text.ok_or_else(damaged)?;
    match text.find('\0') {
        Some(offset) => Err(FormatError::Binary { offset }),
        None => Ok((text.into_owned(), encoding)),
    }
}

/// UTF-16 without a mark, where that is certain: every second byte is zero save
/// for a few (typographic quotes), the others never are, and no control
/// characters come of it.
fn alternating(bytes: &[u8]) -> Option<Encoding> {
    let pairs = bytes.len() / 2;
    if !bytes.len().is_multiple_of(2) || pairs < 4 {
        return None;
    }
    let (mut first, mut second, mut controls) = (0, 0, 0);
    for pair in bytes.as_chunks::<2>().0 {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
        let unit = pair[0] | pair[1];
        controls += usize::from(unit < 0x20 && !matches!(unit, b'\t' | b'\n' | b'\x0C' | b'\r'));
    }
    match (first, second, controls) {
        (0, zeros, 0) if zeros * 10 >= pairs * 9 => Some(Encoding::Utf16Le),
        (zeros, 0, 0) if zeros * 10 >= pairs * 9 => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Text that is no UTF-8, the first wrong byte being at `offset`.
fn one_byte(bytes: &[u8], offset: usize) -> Result<(String, Encoding), FormatError> {
    if is_damaged_utf_8(bytes) {
        let line = 1 + memchr::memchr_iter(b'\n', &bytes[..offset]).count();
        return Err(FormatError::Encoding { offset, line });
    }
    if let Some(name) = other(bytes, offset) {
        return Err(foreign(name));
    }
    let encoding = if has_euro_of_iso(bytes) { Encoding::Iso8859_15 } else { Encoding::Windows1252 };
    let codec = if encoding == Encoding::Iso8859_15 { ISO_8859_15 } else { WINDOWS_1252 };
    let (text, _) = codec.decode_without_bom_handling(bytes);
    Ok((text.into_owned(), encoding))
}

/// Whether it is UTF-8 with some wrong bytes in it: what is well formed beyond
/// ASCII is no accident if there is more than one such character to ten wrong bytes.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    good * 10 > wrong
}

/// Bytes that Windows-1252 does not have.
const UNDEFINED: [u8; 5] = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

/// Between two letters these are accented letters of DOS (`ü é ä ê ë ï ö`), and
/// quotes and signs in Windows-1252.
const DOS: [u8; 7] = [0x81, 0x82, 0x84, 0x88, 0x89, 0x8B, 0x94];

/// Between two small letters these are accented letters of the Macintosh (`é è ê ï`).
const MACINTOSH: [u8; 4] = [0x8E, 0x8F, 0x90, 0x95];

/// Signs in Windows-1252 that never stand between two small letters (`¡ £ ¥ ³ ¹ ¼ ¾ ¿`),
/// and letters in the encodings of other languages.
const SIGNS: [u8; 8] = [0xA1, 0xA3, 0xA5, 0xB3, 0xB9, 0xBC, 0xBE, 0xBF];

/// With fewer letters beyond ASCII a text is too short to tell its language by them.
const FEW: usize = 16;

/// How much of a text is looked at to tell its encoding, bytes from the first that is no ASCII.
const SAMPLE: usize = 1 << 20;

/// The encoding that it is in, if that is none of Western Europe's.
fn other(bytes: &[u8], offset: usize) -> Option<&'static str> {
    let inside = |marks: &[u8]| {
        let small = |byte: u8| byte.is_ascii_lowercase();
        bytes.windows(3).any(|three| small(three[0]) && marks.contains(&three[1]) && small(three[2]))
    };
    if inside(&DOS) {
        return Some("CP850");
    }
    if inside(&MACINTOSH) {
        return Some("MACINTOSH");
    }
    let start = offset.saturating_sub(64);
    let sample = &bytes[start..bytes.len().min(start + SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    // A handful of accents and signs is Dutch; more letters than that speak for themselves.
    let letters = sample.iter().filter(|byte| **byte >= 0xC0).count();
    let dutch: Option<&[u8]> = (letters < FEW && !inside(&SIGNS)).then_some(b"nl");
    let guess = detector.guess(dutch, Utf8Detection::Deny);
    if guess != WINDOWS_1252 {
        return Some(guess.name());
    }
    bytes.iter().any(|byte| UNDEFINED.contains(byte)).then_some("an unknown encoding")
}

/// Whether the currency sign before or behind an amount must be ISO-8859-15's
/// euro: Windows-1252 has its own among the bytes that ISO leaves to controls.
fn has_euro_of_iso(bytes: &[u8]) -> bool {
    const EURO: u8 = 0xA4;
    let amount = |before: u8, after: &[u8]| {
        let after = after.strip_prefix(b" ").unwrap_or(after);
        !before.is_ascii_alphanumeric() && after.first().is_some_and(u8::is_ascii_digit)
    };
    !bytes.iter().any(|byte| (0x80..0xA0).contains(byte))
        && memchr::memchr_iter(EURO, bytes).any(|at| {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before)).copied().unwrap_or(b' ');
            amount(before, &bytes[at + 1..])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "\u{feff}De coördinatie met België kost €\u{a0}2 mln., zei «hij»: “foto’s”.\r\n";

    fn refusal(bytes: &[u8]) -> String {
        decode(bytes.to_vec()).unwrap_err().to_string()
    }

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn marks_are_obeyed_and_kept() {
        let read = |bytes: Vec<u8>| decode(bytes).unwrap();
        assert_eq!(read(SENTENCE.into()), (SENTENCE.to_owned(), Encoding::Utf8));
        let little = utf_16(SENTENCE, u16::to_le_bytes);
        assert_eq!(read(little), (SENTENCE.to_owned(), Encoding::Utf16Le));
        let big = utf_16(SENTENCE, u16::to_be_bytes);
        assert_eq!(read(big), (SENTENCE.to_owned(), Encoding::Utf16Be));
    }

    #[test]
    fn utf_16_without_a_mark_is_read_where_certain() {
        let text = "De minister zei: ‘nee’, en de Kamer zweeg.\r\n";
        let little = utf_16(text, u16::to_le_bytes);
        assert_eq!(decode(little.clone()).unwrap(), (text.to_owned(), Encoding::Utf16Le));
        let big = utf_16(text, u16::to_be_bytes);
        assert_eq!(decode(big).unwrap(), (text.to_owned(), Encoding::Utf16Be));
        assert!(refusal(&little[1..]).contains("binary data"));
        assert!(refusal(b"a\0b\0\x01\0c\0d\0").contains("binary data"));
        assert!(refusal(b"PK\x03\x04\0\0").contains("binary data (a zero byte at offset 4)"));
    }

    #[test]
    fn text_of_western_europe_is_read_and_named() {
        let text = SENTENCE.trim_start_matches('\u{feff}');
        let (windows, _, lost) = WINDOWS_1252.encode(text);
        assert!(!lost);
        assert_eq!(decode(windows.into_owned()).unwrap(), (text.to_owned(), Encoding::Windows1252));
        let plain = "De coördinatie met België kost € 2 mln.";
        let iso: Vec<u8> = plain.chars().map(|c| if c == '€' { 0xA4 } else { c as u8 }).collect();
        assert_eq!(decode(iso).unwrap(), (plain.to_owned(), Encoding::Iso8859_15));
        let short = decode(b"caf\xe9 Blok".to_vec()).unwrap();
        assert_eq!(short, ("café Blok".to_owned(), Encoding::Windows1252));
    }

    #[test]
    fn a_few_accents_are_enough() {
        for text in [
            "één",
            "België",
            "coördinatie",
            "Hoge Raad der Nederlanden, reële schade",
            "«ja»",
            "§ 3",
            "5 °C",
            "minister Koenders, geïnterviewd",
            "hij zei ‘nee’",
            "€ 5",
            "1990–1995",
            "Curaçao",
            "Zoë",
            "’s-Gravenhage",
            "Ruanda-Burundi: Côte d’Ivoire",
            "Kamerlid Özütok",
            "½ miljoen",
            "oeuvre • punt",
            "Señor Núñez",
            "Façade…",
        ] {
            let (bytes, _, lost) = WINDOWS_1252.encode(text);
            assert!(!lost);
            let read = decode(bytes.into_owned());
            assert_eq!(read, Ok((text.to_owned(), Encoding::Windows1252)), "{text}");
        }
    }

    #[test]
    fn other_encodings_are_refused_by_name() {
        assert!(refusal(b"de co\x94rdinatie met Belgi\x89").contains("CP850"));
        assert!(refusal(b"een id\x8een in de financi\x91le").contains("MACINTOSH"));
        let (russian, _, _) = encoding_rs::WINDOWS_1251.encode("Министр иностранных дел сказал, что");
        assert!(refusal(&russian).contains("windows-1251"));
        let (polish, _, _) = encoding_rs::WINDOWS_1250.encode("Sąd Najwyższy orzekł, że świadek może");
        assert!(refusal(&polish).contains("windows-1250"));
        assert!(refusal(b"\xff\xfe\0\0a\0\0\0").contains("UTF-32"));
        assert!(refusal(b"\xff\xfea\0b").contains("a damaged UTF-16 file"));
    }

    #[test]
    fn damaged_utf_8_is_not_taken_for_something_else() {
        let mut bytes = "één\ncoördinatie ".as_bytes().to_vec();
        bytes.extend(b"caf\xe9 Blok");
        assert!(refusal(&bytes).contains("not valid UTF-8 at byte 22 (line 2)"), "{}", refusal(&bytes));
    }
}
