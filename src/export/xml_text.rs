//! Text in XML: what it can hold, and how it is escaped.

use std::fmt::Write;

/// Whether XML 1.0 has a form for a character.
pub(super) const fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
}

/// A text as content or as the value of an attribute in double quotes. What XML cannot hold
/// becomes U+FFFD; line ends and tabs are kept in attributes too.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => {
                // Writing to a String cannot fail.
                let _ = write!(escaped, "&#{};", u32::from(c));
            }
            c if is_xml(c) => escaped.push(c),
            _ => escaped.push(char::REPLACEMENT_CHARACTER),
        }
    }
    escaped
}

/// What is told where texts lost characters.
pub(super) fn replaced(texts: u64) -> Option<String> {
    let what = if texts == 1 { "1 text has" } else { "texts have" };
    let count = if texts == 1 { String::new() } else { format!("{texts} ") };
    (texts > 0).then(|| format!("{count}{what} control characters that XML cannot hold, replaced by U+FFFD"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_xml_reads_otherwise_is_escaped() {
        assert_eq!(
            escaped("<a b=\"c\">&\r\n\t\u{1}é"),
            "&lt;a b=&quot;c&quot;&gt;&amp;&#13;&#10;&#9;\u{fffd}é"
        );
    }
}
