//! The bytes of a markup file as characters.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::text::FormatError;

/// A declaration stands among the first bytes, if at all.
const REACH: usize = 1_024;

/// The characters of a file in the encoding that it declares (a mark at its start,
/// `encoding=` in XML, `charset=` in HTML), else in UTF-8.
pub(in crate::text::format) fn decode(bytes: Vec<u8>) -> Result<String, FormatError> {
    let encoding = marked(&bytes).or_else(|| declared(&bytes)).unwrap_or(UTF_8);
    if encoding != UTF_8 {
        return Ok(encoding.decode_with_bom_removal(&bytes).0.into_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let line = 1 + memchr::memchr_iter(b'\n', &error.as_bytes()[..offset]).count();
        FormatError::Encoding { offset, line }
    })
}

/// The encoding that the first bytes show.
fn marked(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some(UTF_8),
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that a declaration names. One of two bytes a character would not
/// have been readable here, so it is not believed.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(REACH)]).to_ascii_lowercase();
    let value = ["encoding=", "charset="].iter().find_map(|key| head.split_once(key))?.1;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let label = value.split(['"', '\'', ' ', ';', '>', '?', '/']).next().unwrap_or_default();
    Encoding::for_label(label.as_bytes()).filter(|found| *found != UTF_16LE && *found != UTF_16BE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_encoding_is_believed() {
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><al>\xE9\xE9n \x80</al>".to_vec();
        assert_eq!(decode(latin).unwrap(), "<?xml version='1.0' encoding='ISO-8859-1'?><al>één €</al>");
        let page = b"<html><meta http-equiv=x content='text/html; charset=windows-1252'>\xE9".to_vec();
        assert!(decode(page).unwrap().ends_with('é'));
        let wide: Vec<u8> = "\u{feff}<al>één</al>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(wide).unwrap(), "<al>één</al>");
    }

    #[test]
    fn without_a_declaration_it_is_utf_8_or_refused() {
        assert_eq!(decode("<al>één</al>".as_bytes().to_vec()).unwrap(), "<al>één</al>");
        let error = decode(b"<al>\xE9</al>".to_vec()).unwrap_err();
        assert_eq!(error, FormatError::Encoding { offset: 4, line: 1 });
    }
}
