//! The bytes of a markup file as characters.

use encoding_rs::{ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::text::format::encoding;
use crate::text::{Encoding, FormatError};

/// A declaration stands among the first bytes, if at all.
const REACH: usize = 1_024;

/// The characters of a file in the encoding of one byte a character that it declares
/// (`encoding=` in XML, `charset=` in HTML), else as plain text is read; and which it
/// was, where plain text can have it too.
pub(in crate::text::format) fn decode(bytes: Vec<u8>) -> Result<(String, Option<Encoding>), FormatError> {
    let Some(declared) = declared(&bytes).filter(|declared| *declared != UTF_8) else {
        return encoding::decode(bytes).map(|(text, encoding)| (text, Some(encoding)));
    };
    let text = declared.decode_without_bom_handling_and_without_replacement(&bytes);
    let problem = || format!("its bytes are not in {}, which it declares", declared.name());
    let text = text.ok_or_else(|| FormatError::Damaged { format: "markup", problem: problem() })?;
    let known = [(WINDOWS_1252, Encoding::Windows1252), (ISO_8859_15, Encoding::Iso8859_15)];
    let known = known.into_iter().find(|(codec, _)| *codec == declared);
    Ok((text.into_owned(), known.map(|(_, encoding)| encoding)))
}

/// The encoding that a declaration names. One of two bytes a character would not
/// have been readable here, so it is not believed.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    // With a mark or zero bytes no declaration is needed.
    if matches!(bytes, [0xEF, 0xBB, 0xBF, ..] | [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) || bytes.contains(&0) {
        return None;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(REACH)]).to_ascii_lowercase();
    let value = ["encoding=", "charset="].iter().find_map(|key| head.split_once(key))?.1;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let label = value.split(['"', '\'', ' ', ';', '>', '?', '/']).next().unwrap_or_default();
    encoding_rs::Encoding::for_label(label.as_bytes())
        .filter(|found| *found != UTF_16LE && *found != UTF_16BE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: Vec<u8>) -> (String, Option<Encoding>) {
        decode(bytes).unwrap()
    }

    #[test]
    fn a_declared_encoding_is_believed() {
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><al>\xE9\xE9n \x80</al>".to_vec();
        let (text, encoding) = read(latin);
        assert_eq!(text, "<?xml version='1.0' encoding='ISO-8859-1'?><al>één €</al>");
        assert_eq!(encoding, Some(Encoding::Windows1252));
        let page = b"<html><meta http-equiv=x content='text/html; charset=windows-1252'>\xE9".to_vec();
        assert!(read(page).0.ends_with('é'));
        let greek = b"<html><meta charset=iso-8859-7>\xE1".to_vec();
        assert_eq!(read(greek), ("<html><meta charset=iso-8859-7>α".to_owned(), None));
    }

    #[test]
    fn without_a_declaration_it_is_read_as_plain_text_is() {
        let utf_8 = "<al>één</al>".as_bytes().to_vec();
        assert_eq!(read(utf_8), ("<al>één</al>".to_owned(), Some(Encoding::Utf8)));
        let wide: Vec<u8> = "\u{feff}<al>één</al>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(wide), ("\u{feff}<al>één</al>".to_owned(), Some(Encoding::Utf16Le)));
        let bare = read(b"<al>de Tweede Kamer, \xE9\xE9n</al>".to_vec());
        assert_eq!(bare, ("<al>de Tweede Kamer, één</al>".to_owned(), Some(Encoding::Windows1252)));
    }
}
