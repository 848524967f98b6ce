//! Character references: `&amp;`, `&eacute;`, `&#233;`.
//!
//! What a reference stands for is told by the tokenizer of HTML, whose names are a
//! superset of those of XML. A name that it does not know, such as one that the
//! document itself declares, stands for nothing but its own characters.

use std::borrow::Cow;
use std::collections::HashMap;

use html5gum::{Token, Tokenizer};

/// So many references are kept in mind; a document uses few.
const KEPT: usize = 1_000;

/// No name of a character is longer, bytes.
const LONGEST: usize = 40;

/// What references stand for, as far as asked.
#[derive(Default)]
pub(in crate::text::format) struct References {
    known: HashMap<String, Option<(usize, String)>>,
}

impl References {
    /// The reference with which `text` starts: its length, and what it stands for.
    /// `None` where it is none that is known.
    pub(in crate::text::format) fn read(&mut self, text: &str) -> Option<(usize, String)> {
        let body = text.strip_prefix('&')?;
        let name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
        let length = body.bytes().take(LONGEST).take_while(name).count();
        let end = 1 + length + usize::from(body[length..].starts_with(';'));
        let candidate = &text[..end];
        if let Some(known) = self.known.get(candidate) {
            return known.clone();
        }
        let found = resolve(candidate);
        if self.known.len() < KEPT {
            self.known.insert(candidate.to_owned(), found.clone());
        }
        found
    }

    /// `text` with its references resolved.
    pub(in crate::text::format) fn resolve<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        if !text.contains('&') {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let (length, stands_for) = self.read(rest).unwrap_or_else(|| (1, "&".to_owned()));
            out.push_str(&stands_for);
            rest = &rest[length..];
        }
        out.push_str(rest);
        Cow::Owned(out)
    }
}

/// What the tokenizer makes of `candidate`, a reference and nothing else: one or two
/// characters, and behind them what it did not take for a part of the name.
fn resolve(candidate: &str) -> Option<(usize, String)> {
    let mut read = String::new();
    for token in Tokenizer::new(candidate) {
        let Ok(token) = token;
        if let Token::String(text) = token {
            read.push_str(&String::from_utf8_lossy(&text));
        }
    }
    if read == candidate {
        return None;
    }
    let ends = read.char_indices().map(|(at, c)| at + c.len_utf8()).take(2);
    let taken = ends.into_iter().find_map(|end| {
        let rest = &read[end..];
        candidate[1..].ends_with(rest).then_some((end, candidate.len() - rest.len()))
    });
    taken.map(|(end, length)| (length, read[..end].to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(usize, String)> {
        References::default().read(text)
    }

    #[test]
    fn references_by_name_and_by_number() {
        let some = |length, text: &str| Some((length, text.to_owned()));
        assert_eq!(read("&eacute;n"), some(8, "é"));
        assert_eq!(read("&#233;n"), some(6, "é"));
        assert_eq!(read("&#xE9;"), some(6, "é"));
        assert_eq!(read("&amp;amp;"), some(5, "&"));
        assert_eq!(read("&eacuten"), some(7, "é"), "HTML knows some names without a semicolon");
        assert_eq!(read("&#146;"), some(6, "’"), "Windows' number of a quotation mark");
        assert_eq!(read("&NotEqualTilde;x"), some(15, "\u{2242}\u{338}"));
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in ["& en", "&;", "&", "&lol9;", "&kamer", "&#;"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(References::default().resolve("P&amp;O &lol; caf&eacute;"), "P&O &lol; café");
    }
}
