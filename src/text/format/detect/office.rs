//! Files of word processors, by their first bytes and parts.

use super::Format;
use crate::text::format::FormatError;
use crate::text::format::package::Package;

/// With what an archive begins, one without parts included.
const ARCHIVES: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// With what a compound file begins: Word's before DOCX, and DOCX behind a password.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// With what rich text begins.
const RICH: &[u8] = b"{\\rtf";
/// What the first part of an ODT says.
const ODT: &str = "application/vnd.oasis.opendocument.text";
/// How far into a flat file its kind is looked for, bytes.
const HEAD: usize = 8192;

/// The word processor's format that bytes have; `None` where they have none.
pub(super) fn office(name: &str, bytes: &[u8]) -> Result<Option<Format>, FormatError> {
    if ARCHIVES.iter().any(|start| bytes.starts_with(start)) {
        return package(name, bytes);
    }
    if bytes.starts_with(COMPOUND) {
        let what = "a Word document of before 2007 (.doc) or one behind a password";
        return Err(FormatError::Unread { what, hint: "save it as DOCX without a password" });
    }
    if bytes.starts_with(RICH) {
        return Err(FormatError::Unread { what: "rich text (RTF)", hint: "save it as DOCX or ODT" });
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let holds = |part: &[u8]| memchr::memmem::find(head, part).is_some();
    Ok((holds(b"office:document") && holds(ODT.as_bytes())).then_some(Format::FlatOdt))
}

/// The format of an archive that a word processor wrote. One that is broken is
/// called by the end of its name.
fn package(name: &str, bytes: &[u8]) -> Result<Option<Format>, FormatError> {
    let ends = |ending: &str| name.to_ascii_lowercase().ends_with(ending);
    let called = [(".docx", "DOCX"), (".odt", "ODT")].into_iter().find(|(ending, _)| ends(ending));
    let mut package = match Package::open(bytes, called.map_or("zip", |(_, format)| format)) {
        Ok(package) => package,
        Err(error) => return if called.is_some() { Err(error) } else { Ok(None) },
    };
    if package.has("[Content_Types].xml") {
        let word = package.names().any(|part| part.starts_with("word/document"));
        let other =
            FormatError::Unread { what: "an Office file without a text in it", hint: "save it as DOCX" };
        return if word { Ok(Some(Format::Docx)) } else { Err(other) };
    }
    let kind =
        if package.has("mimetype") { package.part("mimetype")?.unwrap_or_default() } else { String::new() };
    match kind.trim() {
        ODT => Ok(Some(Format::Odt)),
        kind if kind.starts_with("application/vnd.oasis.opendocument.") => {
            Err(FormatError::Unread { what: "an OpenDocument file that is no text", hint: "save it as ODT" })
        }
        _ => Ok(None),
    }
}
