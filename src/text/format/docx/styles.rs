//! Styles of paragraphs: which are headings, and which are numbered.

use std::collections::BTreeMap;

use super::super::FormatError;
use super::super::package::{Element, Tokens};
use super::FORMAT;

/// What styles for headings are called, in Word's own files and in Dutch templates.
const HEADING: [&str; 2] = ["heading", "kop"];
/// What the style for the title is called.
const TITLE: [&str; 2] = ["title", "titel"];
/// How many styles may be based on each other in a row.
const LONGEST_CHAIN: usize = 32;
/// The deepest level of a heading; Word calls running text the level below it.
const DEEPEST: u32 = 9;

/// A list, and the level in it.
pub(super) type Numbered = (String, Option<usize>);

#[derive(Debug, Default)]
struct Style {
    /// Its name in small letters.
    name: String,
    based_on: Option<String>,
    /// From 0; 9 is running text.
    outline: Option<u32>,
    list: Option<String>,
    level: Option<usize>,
    indented: Option<bool>,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of a paragraph that names none.
    standard: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    ///
    /// # Errors
    /// XML that is not well formed.
    pub(super) fn read(xml: &str) -> Result<Self, FormatError> {
        let mut tokens = Tokens::new(xml, FORMAT, "the styles");
        let mut styles = Self::default();
        while let Some(element) = tokens.next_in(0)? {
            if element.name() != "style" || element.attribute("type").is_some_and(|kind| kind != "paragraph")
            {
                continue;
            }
            let Some(id) = element.attribute("styleId") else { continue };
            if element.attribute("default").is_some_and(|value| value == "1" || value == "true") {
                styles.standard = Some(id.clone());
            }
            styles.styles.insert(id, style(&mut tokens)?);
        }
        Ok(styles)
    }

    /// The style of this id and those that it is based on; without an id the standard one's.
    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = id.or(self.standard.as_deref()).and_then(|id| self.styles.get(id));
        let next = |style: &&Style| style.based_on.as_deref().and_then(|id| self.styles.get(id));
        std::iter::successors(first, next).take(LONGEST_CHAIN)
    }

    /// The level, from 1, of a heading in this style; `outline` is what the paragraph itself says.
    pub(super) fn heading(&self, id: Option<&str>, outline: Option<u32>) -> Option<u8> {
        let own = outline.into_iter().map(Some);
        let level = own.chain(self.chain(id).map(Style::outline)).flatten().next()?;
        u8::try_from(level + 1).ok().filter(|_| level < DEEPEST)
    }

    /// Whether this is the style of the document's title.
    pub(super) fn is_title(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|style| TITLE.contains(&style.name.as_str()))
    }

    /// Whether paragraphs in this style are set in from the left.
    pub(super) fn is_indented(&self, id: Option<&str>) -> bool {
        self.chain(id).find_map(|style| style.indented).unwrap_or_default()
    }

    /// The list in which this style puts its paragraphs.
    pub(super) fn list(&self, id: Option<&str>) -> Option<Numbered> {
        let list = self.chain(id).find_map(|style| style.list.clone())?;
        Some((list, self.chain(id).find_map(|style| style.level)))
    }
}

impl Style {
    /// Its outline level, said outright or by its name.
    fn outline(&self) -> Option<u32> {
        let named = || {
            let number = HEADING.iter().find_map(|word| self.name.strip_prefix(word))?;
            number.trim().parse::<u32>().ok().filter(|level| (1..=DEEPEST).contains(level))
        };
        self.outline.or_else(|| named().map(|level| level - 1))
    }
}

/// The style whose start was told last.
fn style(tokens: &mut Tokens<'_>) -> Result<Style, FormatError> {
    let depth = tokens.depth();
    let mut style = Style::default();
    while let Some(element) = tokens.next_in(depth)? {
        let value = || element.attribute("val");
        match element.name() {
            "name" => style.name = value().unwrap_or_default().to_lowercase(),
            "basedOn" => style.based_on = value(),
            "outlineLvl" => style.outline = element.number("val"),
            "numId" => style.list = value(),
            "ind" => style.indented = is_indented(&element),
            "ilvl" => style.level = value().and_then(|level| level.parse().ok()),
            "pPrChange" | "rPrChange" => tokens.skip()?,
            _ => {}
        }
    }
    Ok(style)
}

/// Whether a `w:ind` sets a paragraph in from the left; `None` where it does not say.
pub(super) fn is_indented(element: &Element<'_>) -> Option<bool> {
    let left = element.attribute("left").or_else(|| element.attribute("start"))?;
    Some(left.parse().is_ok_and(|twentieths: i32| twentieths > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_by_outline_name_and_chain() {
        let xml = r#"<w:styles><w:style w:type="paragraph" w:default="1" w:styleId="Standaard"/>
            <w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
            <w:style w:type="paragraph" w:styleId="K2"><w:name w:val="Kop 2"/></w:style>
            <w:style w:type="paragraph" w:styleId="Mijn"><w:basedOn w:val="K2"/></w:style>
            <w:style w:type="paragraph" w:styleId="Plat"><w:basedOn w:val="K2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>
            <w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>
            <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>"#;
        let styles = Styles::read(xml).unwrap();
        let levels =
            ["Kop1", "K2", "Mijn", "Plat", "A", "T", "none"].map(|id| styles.heading(Some(id), None));
        assert_eq!(levels, [Some(1), Some(2), Some(2), None, None, None, None]);
        assert_eq!(styles.heading(None, Some(3)), Some(4));
        assert_eq!(styles.heading(Some("Kop1"), Some(9)), None);
        assert!(styles.is_title(Some("T")) && !styles.is_title(Some("Kop1")));
    }
}
