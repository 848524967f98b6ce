//! Fonts: how wide their glyphs are, and which characters they draw.

use std::collections::HashMap;

use super::cmap::CMap;
use super::encoding::{self, GlyphNames};
use super::file::File;
use super::object::{Dict, Object};

/// A glyph's width where the font does not say it, as a part of the font's size.
const USUAL_WIDTH: f64 = 0.5;
/// The flag of a font whose codes are its own.
const SYMBOLIC: usize = 4;

/// A font, read.
#[derive(Debug)]
pub(super) struct Font {
    texts: CMap,
    codes: Codes,
    widths: HashMap<u32, f64>,
    default_width: f64,
}

/// How a text is cut into codes.
#[derive(Debug)]
enum Codes {
    /// A byte each, with what each stands for.
    Bytes(Vec<String>),
    /// By a map, which also gives the glyph; one without entries means two bytes.
    Mapped(CMap),
}

/// One code of a text.
pub(super) struct Code {
    /// The characters for which it stands.
    pub(super) text: String,
    /// The way to the next glyph, as a part of the font's size.
    pub(super) width: f64,
    /// Whether it is the single byte 32, to which word spacing applies.
    pub(super) blank: bool,
}

impl Font {
    /// Reads the font of a dictionary.
    pub(super) fn read(file: &File<'_>, dict: &Dict, names: &GlyphNames) -> Self {
        let texts = map(file, dict.get("ToUnicode"));
        if dict.is("Subtype", "Type0") {
            return Self::composite(file, dict, texts);
        }
        let descriptor = file.dict_at(dict, "FontDescriptor");
        let symbolic = descriptor.get("Flags").count().is_some_and(|flags| flags & SYMBOLIC != 0);
        let true_type = dict.is("Subtype", "TrueType");
        let encoding = file.at(dict, "Encoding");
        let none = Dict::default();
        let differences = file.at(encoding.dict().unwrap_or(&none), "Differences");
        let codes = encoding::of(&encoding, differences.array(), symbolic || true_type, names);
        let scale = if dict.is("Subtype", "Type3") { type3_scale(file, dict) } else { 0.001 };
        let first = file.at(dict, "FirstChar").count().unwrap_or(0);
        let widths = file.at(dict, "Widths");
        let widths = widths.array().iter().take(256).enumerate().filter_map(|(index, width)| {
            let code = u32::try_from(first + index).ok()?;
            Some((code, file.resolve(width).number()? * scale))
        });
        let default_width = file.at(&descriptor, "MissingWidth").number().filter(|width| *width > 0.0);
        Self {
            texts,
            codes: Codes::Bytes(codes),
            widths: widths.collect(),
            default_width: default_width.map_or(USUAL_WIDTH, |width| width * scale),
        }
    }

    fn composite(file: &File<'_>, dict: &Dict, texts: CMap) -> Self {
        let descendants = file.at(dict, "DescendantFonts");
        let descendant = descendants.array().first().map(|font| file.resolve(font).into_owned());
        let descendant = descendant.and_then(|font| font.dict().cloned()).unwrap_or_default();
        let default_width = file.at(&descendant, "DW").number().map_or(1.0, |width| width * 0.001);
        Self {
            texts,
            codes: Codes::Mapped(map(file, dict.get("Encoding"))),
            widths: glyph_widths(file, &file.at(&descendant, "W")),
            default_width,
        }
    }

    /// Cuts a text into codes and calls `each` for them, until it says that it is enough.
    pub(super) fn each_code(&self, mut text: &[u8], mut each: impl FnMut(Code) -> bool) {
        while !text.is_empty() {
            let (code, length, glyph) = match &self.codes {
                Codes::Bytes(_) => (u32::from(text[0]), 1, u32::from(text[0])),
                Codes::Mapped(map) => {
                    let (code, length) = map.next_code(text);
                    (code, length.max(1), map.glyph(code).unwrap_or(code))
                }
            };
            let width = self.widths.get(&glyph).copied().unwrap_or(self.default_width);
            let more =
                each(Code { text: self.characters(code), width, blank: length == 1 && text[0] == b' ' });
            if !more {
                return;
            }
            text = &text[length..];
        }
    }

    /// The characters for which a code stands, `U+FFFD` where nothing says it.
    fn characters(&self, code: u32) -> String {
        if let Some(text) = self.texts.text(code).filter(|text| !text.is_empty() && *text != "\0") {
            return text;
        }
        let known = match &self.codes {
            Codes::Bytes(codes) => usize::try_from(code).ok().and_then(|code| codes.get(code)).cloned(),
            Codes::Mapped(_) => None,
        };
        known.filter(|text| !text.is_empty()).unwrap_or_else(|| char::REPLACEMENT_CHARACTER.to_string())
    }
}

/// The map to which an object refers; empty where it is a name or damaged.
fn map(file: &File<'_>, object: &Object) -> CMap {
    file.stream(object).map(|(_, program)| CMap::read(&program, file.fuel)).unwrap_or_default()
}

/// How a Type 3 font's units become parts of its size.
fn type3_scale(file: &File<'_>, dict: &Dict) -> f64 {
    let matrix = file.at(dict, "FontMatrix");
    matrix.array().first().and_then(Object::number).map_or(0.001, f64::abs)
}

/// The widths of glyphs: `12 [500 600]` or `20 30 500`.
fn glyph_widths(file: &File<'_>, entries: &Object) -> HashMap<u32, f64> {
    let mut widths = HashMap::new();
    let mut items = entries.array().iter().map(|item| file.resolve(item));
    while let Some(first) = items.next().and_then(|first| u32::try_from(first.count()?).ok()) {
        match items.next().as_deref() {
            Some(Object::Array(each)) => {
                for (glyph, width) in (first..).zip(each) {
                    widths.insert(glyph, width.number().unwrap_or(0.0) * 0.001);
                }
            }
            Some(last) => {
                let last = last.count().and_then(|last| u32::try_from(last).ok()).unwrap_or(first);
                let width = items.next().and_then(|width| width.number()).unwrap_or(0.0) * 0.001;
                let last = last.min(first.saturating_add(65_535));
                if last >= first && file.fuel.burn(32 * (last - first) as usize) {
                    widths.extend((first..=last).map(|glyph| (glyph, width)));
                }
            }
            None => break,
        }
    }
    widths
}
