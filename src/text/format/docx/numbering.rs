//! Numbered paragraphs: `numbering.xml` and the labels that it makes.

use std::collections::{BTreeMap, BTreeSet};

use super::super::FormatError;
use super::super::package::{Counters, Element, Level, NumberFormat, Tokens};
use super::FORMAT;

/// Most levels of a list; Word has nine.
const LEVELS: usize = 9;

/// A list that paragraphs name.
#[derive(Clone, Debug, Default)]
struct List {
    /// The definition that it follows; lists of one definition count on.
    definition: String,
    /// Its place among the lists of the part.
    index: usize,
    /// Levels that start anew with it.
    restarts: Vec<(usize, u32)>,
}

/// The lists of a document, and how far each has counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    definitions: BTreeMap<String, Vec<Level>>,
    lists: BTreeMap<String, List>,
    counters: BTreeMap<String, Counters>,
    /// Lists that have begun.
    begun: BTreeSet<String>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    ///
    /// # Errors
    /// XML that is not well formed.
    pub(super) fn read(xml: &str) -> Result<Self, FormatError> {
        let mut tokens = Tokens::new(xml, FORMAT, "the numbering");
        let mut numbering = Self::default();
        while let Some(element) = tokens.next_in(0)? {
            let id = |name| element.attribute(name).unwrap_or_default();
            match element.name() {
                "abstractNum" => {
                    let id = id("abstractNumId");
                    numbering.definitions.insert(id, definition(&mut tokens)?);
                }
                "num" => {
                    let (id, index) = (id("numId"), numbering.lists.len());
                    numbering.lists.insert(id, List { index, ..list(&mut tokens)? });
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    /// Counts a paragraph of the list `id` at `level` (from 0): which list it is
    /// among all, and its label. `None` where it is in no list.
    pub(super) fn next(&mut self, id: &str, level: usize) -> Option<(usize, String)> {
        let list = self.lists.get(id)?;
        let levels = self.definitions.get(&list.definition)?;
        let counters = self.counters.entry(list.definition.clone()).or_default();
        if self.begun.insert(id.to_owned()) {
            for (level, start) in &list.restarts {
                counters.restart(*level, *start);
            }
        }
        Some((list.index, counters.next(levels, level)))
    }
}

/// The levels of the definition whose start was told last.
fn definition(tokens: &mut Tokens<'_>) -> Result<Vec<Level>, FormatError> {
    let depth = tokens.depth();
    let mut levels: Vec<Level> = Vec::new();
    let mut current = None;
    while let Some(element) = tokens.next_in(depth)? {
        if element.name() == "lvl" {
            current = index(&element).filter(|index| *index < LEVELS);
            let needed = current.map_or(0, |index| index + 1).max(levels.len());
            levels.resize_with(needed, Level::default);
            continue;
        }
        let Some(level) = current.and_then(|index| levels.get_mut(index)) else { continue };
        match element.name() {
            "start" => level.start = element.number("val").unwrap_or(1),
            "numFmt" => level.format = NumberFormat::called(&element.attribute("val").unwrap_or_default()),
            "lvlText" => level.text = element.attribute("val").unwrap_or_default(),
            _ => {}
        }
    }
    Ok(levels)
}

/// The list whose start was told last.
fn list(tokens: &mut Tokens<'_>) -> Result<List, FormatError> {
    let depth = tokens.depth();
    let mut list = List::default();
    let mut level = None;
    while let Some(element) = tokens.next_in(depth)? {
        match element.name() {
            "abstractNumId" => list.definition = element.attribute("val").unwrap_or_default(),
            "lvlOverride" => level = index(&element),
            "startOverride" => {
                list.restarts.extend(level.zip(element.number("val")).filter(|(level, _)| *level < LEVELS));
            }
            _ => {}
        }
    }
    Ok(list)
}

fn index(element: &Element<'_>) -> Option<usize> {
    element.number("ilvl").map(|level| level as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_one_definition_count_on_unless_they_start_anew() {
        let xml = r#"<w:numbering><w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
            </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>
            </w:lvlOverride></w:num></w:numbering>"#;
        let mut numbering = Numbering::read(xml).unwrap();
        let read = [("1", 0), ("1", 1), ("1", 1), ("2", 0), ("3", 0), ("3", 0), ("2", 0)];
        let labels = read.map(|(id, level)| numbering.next(id, level).unwrap().1);
        assert_eq!(labels, ["1.", "a)", "b)", "2.", "1.", "2.", "3."]);
        assert_eq!(numbering.next("9", 0), None);
        assert_eq!(numbering.next("1", 700), Some((0, String::new())));
    }
}
