//! Properties of paragraphs, runs and content controls, as far as reading needs them.

use super::super::super::FormatError;
use super::super::super::package::Tokens;
use super::super::styles::is_indented;

/// What a paragraph says of itself.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub(super) style: Option<String>,
    /// Its outline level, from 0; 9 is running text.
    pub(super) outline: Option<u32>,
    /// The list it is in; `0` takes it out of its style's list.
    pub(super) list: Option<String>,
    /// Its level in the list, from 0.
    pub(super) level: Option<usize>,
    /// Whether it is set in from the left.
    pub(super) indented: Option<bool>,
    /// Whether its end was deleted.
    pub(super) end_deleted: bool,
}

impl Properties {
    /// Reads the `pPr` whose start was told last.
    ///
    /// # Errors
    /// XML that is not well formed.
    pub(super) fn read(tokens: &mut Tokens<'_>) -> Result<Self, FormatError> {
        let depth = tokens.depth();
        let mut properties = Self::default();
        while let Some(element) = tokens.next_in(depth)? {
            match element.name() {
                "pStyle" => properties.style = element.attribute("val"),
                "outlineLvl" => properties.outline = element.number("val"),
                "numId" => properties.list = element.attribute("val"),
                "ilvl" => properties.level = element.number("val").map(|level| level as usize),
                "ind" => properties.indented = is_indented(&element).or(properties.indented),
                "del" | "moveFrom" => properties.end_deleted = true,
                // What it was before a tracked change; the page that ends here.
                "pPrChange" | "rPrChange" | "sectPr" => tokens.skip()?,
                _ => {}
            }
        }
        Ok(properties)
    }
}

/// Whether the `rPr` whose start was told last hides its run.
///
/// # Errors
/// XML that is not well formed.
pub(super) fn is_hidden(tokens: &mut Tokens<'_>) -> Result<bool, FormatError> {
    let depth = tokens.depth();
    let mut hidden = false;
    while let Some(element) = tokens.next_in(depth)? {
        match element.name() {
            "vanish" => hidden = element.is_on(),
            "rPrChange" => tokens.skip()?,
            _ => {}
        }
    }
    Ok(hidden)
}

/// Whether the content control whose `sdtPr` was told last is empty and shows a prompt.
///
/// # Errors
/// XML that is not well formed.
pub(super) fn is_prompt(tokens: &mut Tokens<'_>) -> Result<bool, FormatError> {
    let depth = tokens.depth();
    let mut prompt = false;
    while let Some(element) = tokens.next_in(depth)? {
        prompt |= element.name() == "showingPlcHdr" && element.is_on();
    }
    Ok(prompt)
}
