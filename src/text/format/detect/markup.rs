//! XML and HTML, by their first tag.

use super::Format;

/// So many bytes are looked at for the first tag.
const REACH: usize = 2_048;

/// XML or HTML, if the file begins as one: with a declaration, a comment or a tag.
/// Text that merely holds a `<` is text; a tag that could be anything is believed
/// where the name of the file says so.
pub(super) fn markup(name: &str, bytes: &[u8]) -> Option<Format> {
    // Letters alone, so that two-byte characters look like others.
    let head = bytes.iter().take(2 * REACH).filter(|byte| **byte != 0 && **byte < 0x80);
    let head: String = head.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let declared = head.trim_start().starts_with("<?xml");
    let first = first_tag(&head)?;
    let tag: String =
        first.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_.:!".contains(*c)).collect();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let page = ["htm", "html", "xhtml"].contains(&ending.as_str());
    match tag.as_str() {
        "" => None,
        "!doctype" if first["!doctype".len()..].trim_start().starts_with("html") => Some(Format::Html),
        "!doctype" => Some(Format::Xml),
        "html" | "head" | "body" => Some(Format::Html),
        _ if page => Some(Format::Html),
        _ if declared || ending == "xml" || first.contains("xmlns") => Some(Format::Xml),
        "officiele-publicatie" | "vloscoredocument" => Some(Format::Xml),
        _ => None,
    }
}

/// What stands behind the first `<` that opens a tag or a document type, past
/// comments and declarations; `None` where anything else comes first.
fn first_tag(head: &str) -> Option<&str> {
    let mut rest = head.trim_start().strip_prefix('<')?;
    loop {
        let end = match rest {
            _ if rest.starts_with("!--") => "-->",
            _ if rest.starts_with('?') => ">",
            _ => return Some(rest),
        };
        let (_, behind) = rest.split_once(end)?;
        rest = behind.trim_start().strip_prefix('<')?;
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Format;

    fn of(name: &str, text: &str) -> Format {
        Format::of(name, text.as_bytes()).unwrap()
    }

    #[test]
    fn the_first_tag_tells() {
        assert_eq!(of("a.txt", "\u{feff}<?xml version='1.0'?>\n<!-- x --><kamerwrk>"), Format::Xml);
        assert_eq!(of("a", "<officiele-publicatie>"), Format::Xml);
        assert_eq!(of("a", "<vlos:vlosCoreDocument xmlns:vlos='x'>"), Format::Xml);
        assert_eq!(of("a", "  <!DOCTYPE html PUBLIC ''>"), Format::Html);
        assert_eq!(of("a", "<?xml version='1.0'?><html xmlns='x'>"), Format::Html);
        assert_eq!(of("a", "<!-- opgeslagen --><HTML><head>"), Format::Html);
        assert_eq!(of("a.htm", "<div>tekst</div>"), Format::Html);
        assert_eq!(of("a.xml", "<stuk/>"), Format::Xml);
    }

    #[test]
    fn text_with_an_angle_bracket_stays_text() {
        for text in ["a < b", "<20 jaar> geleden", "<p>een citaat", "", "<", "De tag <html>"] {
            assert_eq!(of("a.txt", text), Format::Text, "{text}");
        }
    }

    #[test]
    fn two_bytes_a_character_are_markup_or_text() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        assert_eq!(Format::of("a.xml", &wide("\u{feff}<?xml?><al/>")), Ok(Format::Xml));
        assert_eq!(Format::of("a.txt", &wide("De brief")), Ok(Format::Text));
    }
}
