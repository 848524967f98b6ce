//! The maps within a font: from the codes of a text to characters or glyphs.

use std::collections::BTreeMap;

use super::fuel::Fuel;
use super::lexer::Lexer;
use super::object::Object;

/// What one entry of a map costs, steps.
const ENTRY: usize = 64;
/// Operands before an operator; a block should have a hundred entries.
const MOST_OPERANDS: usize = 200_000;
/// Longest text for which a code may stand, bytes of UTF-16.
const LONGEST_TEXT: usize = 32;

/// A map, read.
#[derive(Clone, Debug, Default)]
pub(super) struct CMap {
    /// How many bytes codes have, by the ranges in which they lie.
    lengths: Vec<(usize, u32, u32)>,
    /// Single codes and the first of ranges, with the last one and what the first stands for.
    texts: BTreeMap<u32, (u32, String)>,
    glyphs: BTreeMap<u32, (u32, u32)>,
}

impl CMap {
    /// Reads the program of a map.
    pub(super) fn read(program: &[u8], fuel: &Fuel) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(program, 0);
        let mut operands: Vec<Object> = Vec::new();
        while let Some(object) = lexer.next() {
            let Object::Word(word) = &object else {
                operands.push(object);
                if operands.len() > MOST_OPERANDS {
                    fuel.exhaust();
                    break;
                }
                continue;
            };
            if !fuel.burn(operands.len() * ENTRY) {
                break;
            }
            match word.as_slice() {
                b"endcodespacerange" => map.add_lengths(&operands),
                b"endbfchar" => map.add_texts(&operands, 2),
                b"endbfrange" => map.add_texts(&operands, 3),
                b"endcidchar" => map.add_glyphs(&operands, 2),
                b"endcidrange" => map.add_glyphs(&operands, 3),
                _ => {}
            }
            operands.clear();
        }
        fuel.burn(program.len());
        map
    }

    fn add_lengths(&mut self, operands: &[Object]) {
        for pair in operands.chunks_exact(2) {
            if let (Some(low), Some(high)) = (pair[0].text(), pair[1].text())
                && (1..=4).contains(&low.len())
            {
                self.lengths.push((low.len(), code(low), code(high)));
            }
        }
    }

    fn add_texts(&mut self, operands: &[Object], each: usize) {
        for group in operands.chunks_exact(each) {
            let Some(low) = group[0].text().map(code) else { continue };
            let high = if each == 3 { group[1].text().map_or(low, code) } else { low };
            match &group[each - 1] {
                Object::Text(text) => drop(self.texts.insert(low, (high, characters(text)))),
                Object::Array(items) => {
                    for (code, item) in (low..=high).zip(items) {
                        self.texts.insert(code, (code, characters(item.text().unwrap_or_default())));
                    }
                }
                _ => {}
            }
        }
    }

    fn add_glyphs(&mut self, operands: &[Object], each: usize) {
        for group in operands.chunks_exact(each) {
            let Some(low) = group[0].text().map(code) else { continue };
            let high = if each == 3 { group[1].text().map_or(low, code) } else { low };
            let glyph = group[each - 1].count().and_then(|glyph| u32::try_from(glyph).ok());
            self.glyphs.insert(low, (high, glyph.unwrap_or(0)));
        }
    }

    /// The characters for which a code stands.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        let (low, (high, text)) = self.texts.range(..=code).next_back()?;
        if code > *high {
            return None;
        }
        let mut text = text.clone();
        if let Some(last) = text.pop() {
            // Within a range the last character counts up.
            text.push(char::from_u32(u32::from(last).checked_add(code - low)?)?);
        }
        Some(text)
    }

    /// The glyph that a code draws.
    pub(super) fn glyph(&self, code: u32) -> Option<u32> {
        let (low, (high, glyph)) = self.glyphs.range(..=code).next_back()?;
        (code <= *high).then(|| glyph.saturating_add(code - low))
    }

    /// The code at the head of `bytes` and its length; two bytes where nothing is said.
    pub(super) fn next_code(&self, bytes: &[u8]) -> (u32, usize) {
        for length in 1..=bytes.len().min(4) {
            let value = code(&bytes[..length]);
            if self.lengths.iter().any(|(of, low, high)| *of == length && (*low..=*high).contains(&value)) {
                return (value, length);
            }
        }
        let length = self.lengths.iter().map(|(length, ..)| *length).min().unwrap_or(2).min(bytes.len());
        (code(&bytes[..length]), length)
    }
}

/// A code of up to four bytes.
pub(super) fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, byte| (code << 8) | u32::from(*byte))
}

/// The characters for which one code stands; no sensible one stands for more than a few.
fn characters(text: &[u8]) -> String {
    utf16(&text[..text.len().min(LONGEST_TEXT)])
}

/// Text in UTF-16, the more significant byte first.
pub(super) fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_into_characters() {
        let program = b"1 begincodespacerange <00> <7F> endcodespacerange
            2 beginbfchar <01> <0041> <02> <00660069> endbfchar
            2 beginbfrange <10> <12> <0061> <20> <21> [<0031> <D83DDE00>] endbfrange";
        let map = CMap::read(program, &Fuel::of(0));
        let texts: Vec<_> = [1, 2, 0x12, 0x13, 0x21].into_iter().map(|code| map.text(code)).collect();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(texts, [text("A"), text("fi"), text("c"), None, text("😀")]);
        assert_eq!(map.next_code(b"\x02\x01"), (2, 1));
        assert_eq!(CMap::default().next_code(b"\x02\x01"), (0x201, 2));
    }

    #[test]
    fn a_range_over_all_codes_costs_nothing() {
        let map = CMap::read(
            b"<00000000> <FFFFFFFF> <0041> endbfrange <00> <FFFFFFFF> 5 endcidrange",
            &Fuel::of(0),
        );
        assert_eq!(map.text(1).as_deref(), Some("B"));
        assert_eq!(map.text(0xFFFF_FFFF), None);
        assert_eq!(map.glyph(0xFFFF_FFFF), Some(u32::MAX));
    }
}
