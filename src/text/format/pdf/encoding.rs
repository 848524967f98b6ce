//! What the codes of a font with one byte a character stand for.

use std::collections::HashMap;

use super::object::Object;
use crate::text::{Table, TableError};

/// Names of glyphs, and the codes that Adobe's standard encoding gives them.
pub(in crate::text::format) struct GlyphNames {
    characters: HashMap<String, char>,
    standard: HashMap<u8, char>,
}

impl GlyphNames {
    /// Reads the table `data/glyph-names.tsv`.
    pub(in crate::text::format) fn load() -> Result<Self, TableError> {
        let table = Table::parse(
            "data/glyph-names.tsv",
            include_str!("../../../../data/glyph-names.tsv"),
            &["name", "character", "standard"],
        )?;
        let mut names = Self { characters: HashMap::new(), standard: HashMap::new() };
        for row in table.rows() {
            let Some(character) = hex(row.get("character")).and_then(char::from_u32) else { continue };
            names.characters.insert(row.get("name").to_owned(), character);
            if let Some(code) = hex(row.get("standard")).and_then(|code| u8::try_from(code).ok()) {
                names.standard.insert(code, character);
            }
        }
        Ok(names)
    }

    /// The character that a glyph of this name draws: `eacute`, `uni00E9`, `u1F600`, `f_i`, `a.sc`.
    fn character(&self, name: &str) -> Option<String> {
        let plain = name.split('.').next().unwrap_or_default();
        let parts: Option<String> = plain.split('_').map(|part| self.part(part)).collect();
        parts.filter(|text| !text.is_empty())
    }

    fn part(&self, name: &str) -> Option<char> {
        if let Some(character) = self.characters.get(name) {
            return Some(*character);
        }
        let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
        (4..=6).contains(&digits.len()).then(|| hex(digits).and_then(char::from_u32))?
    }
}

fn hex(digits: &str) -> Option<u32> {
    u32::from_str_radix(digits, 16).ok()
}

/// What each of the 256 codes stands for; empty where that is unknown.
pub(super) fn of(
    encoding: &Object,
    differences: &[Object],
    symbolic: bool,
    names: &GlyphNames,
) -> Vec<String> {
    let base = match encoding {
        Object::Name(name) => name.as_slice(),
        Object::Dict(dict) => dict.get("BaseEncoding").name().unwrap_or_default(),
        _ => b"",
    };
    let mut codes: Vec<String> = (0..=255).map(|code| base_character(base, code, symbolic, names)).collect();
    let mut next = 0;
    for item in differences {
        match item {
            Object::Name(name) => {
                if let (Some(place), Ok(name)) = (codes.get_mut(next), str::from_utf8(name)) {
                    *place = names.character(name).unwrap_or_default();
                }
                next += 1;
            }
            other => next = other.count().unwrap_or(next),
        }
    }
    codes
}

fn base_character(base: &[u8], code: u8, symbolic: bool, names: &GlyphNames) -> String {
    let by = match base {
        b"MacRomanEncoding" => encoding_rs::MACINTOSH,
        b"WinAnsiEncoding" => encoding_rs::WINDOWS_1252,
        _ if symbolic => encoding_rs::WINDOWS_1252,
        _ => return names.standard.get(&code).map(char::to_string).unwrap_or_default(),
    };
    let bytes = [code];
    let (text, _) = by.decode_without_bom_handling(&bytes);
    if text.chars().any(char::is_control) { String::new() } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(encoding: &Object, differences: &[Object]) -> Vec<String> {
        of(encoding, differences, false, &GlyphNames::load().unwrap())
    }

    #[test]
    fn encodings_and_differences() {
        let named = |name: &str| Object::Name(name.as_bytes().to_vec());
        assert_eq!(codes(&named("WinAnsiEncoding"), &[])[0xE9], "é");
        assert_eq!(codes(&named("MacRomanEncoding"), &[])[0x8E], "é");
        let standard = codes(&Object::Null, &[]);
        assert_eq!((standard[0x27].as_str(), standard[0xAE].as_str(), standard[0].as_str()), ("’", "ﬁ", ""));
        let differences = vec![
            Object::Number(1.0),
            named("eacute"),
            named("uni201C"),
            named("f_f_i"),
            named("g12"),
            Object::Number(255.0),
            named("A.sc"),
            named("B"),
        ];
        let codes = codes(&Object::Null, &differences);
        assert_eq!((codes[1].as_str(), codes[2].as_str(), codes[3].as_str()), ("é", "“", "ffi"));
        assert_eq!((codes[4].as_str(), codes[255].as_str()), ("", "A"));
    }
}
