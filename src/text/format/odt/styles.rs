//! Styles: which paragraph is the title, which text is hidden, how lists are labelled.

use std::collections::{BTreeMap, BTreeSet};

use super::super::FormatError;
use super::super::package::{Element, Level, NumberFormat, Token, Tokens};

/// The style of a document's title, whatever a program calls it on the screen.
const TITLE: &str = "Title";
/// How many styles may have each other as parents in a row.
const LONGEST_CHAIN: usize = 32;
/// Most levels of a list.
const LEVELS: usize = 10;
/// The name under which the numbering of headings is kept; no list can have it.
pub(super) const OUTLINE: &str = "";

/// The styles of a document, by name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    parents: BTreeMap<String, String>,
    /// The list style of a paragraph style.
    list_styles: BTreeMap<String, String>,
    /// Styles of paragraphs and of text, with their families, that hide it.
    hidden: BTreeSet<(String, String)>,
    lists: BTreeMap<String, Vec<Level>>,
}

impl Styles {
    /// Adds the styles of a part, up to its body.
    ///
    /// # Errors
    /// XML that is not well formed.
    pub(super) fn read(&mut self, mut tokens: Tokens<'_>) -> Result<(), FormatError> {
        let mut style = (String::new(), String::new());
        let mut list = None;
        while let Some(token) = tokens.next()? {
            let Token::Start(element) = token else { continue };
            let name = || element.attribute("name").unwrap_or_default();
            match element.name() {
                "body" => break,
                "style" => {
                    style = (element.attribute("family").unwrap_or_default(), name());
                    self.add_style(&element, &style);
                }
                "text-properties" if element.attribute("display").is_some_and(|value| value == "none") => {
                    self.hidden.insert(style.clone());
                }
                "list-style" => list = Some(name()),
                "outline-style" => list = Some(OUTLINE.to_owned()),
                kind if kind.starts_with("list-level-style-") || kind == "outline-level-style" => {
                    if let Some(list) = &list {
                        add_level(self.lists.entry(list.clone()).or_default(), &element);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn add_style(&mut self, element: &Element<'_>, style: &(String, String)) {
        self.hidden.remove(style);
        let (family, name) = style;
        if family != "paragraph" {
            return;
        }
        for (attribute, styles) in
            [("parent-style-name", &mut self.parents), ("list-style-name", &mut self.list_styles)]
        {
            if let Some(value) = element.attribute(attribute) {
                styles.insert(name.clone(), value);
            } else {
                styles.remove(name);
            }
        }
    }

    /// The paragraph style of this name and its parents.
    fn chain<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        std::iter::successors(Some(name), |name| self.parents.get(*name).map(String::as_str))
            .take(LONGEST_CHAIN)
    }

    /// Whether paragraphs of this style are the document's title.
    pub(super) fn is_title(&self, name: &str) -> bool {
        self.chain(name).any(|name| name == TITLE)
    }

    /// Whether what is in this style of `family` (`paragraph`, `text`) is not shown.
    pub(super) fn hides(&self, family: &str, name: &str) -> bool {
        !self.hidden.is_empty() && self.hidden.contains(&(family.to_owned(), name.to_owned()))
    }

    /// The list style that a paragraph style brings.
    pub(super) fn list_of(&self, name: &str) -> Option<&str> {
        self.chain(name).find_map(|name| self.list_styles.get(name)).map(String::as_str)
    }

    /// The levels of a list style; none where it is not defined.
    pub(super) fn levels(&self, list: &str) -> &[Level] {
        self.lists.get(list).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Adds the level that an element defines to its list.
fn add_level(levels: &mut Vec<Level>, element: &Element<'_>) {
    let Some(index) = element.number("level").and_then(|level| level.checked_sub(1)) else { return };
    let index = index as usize;
    if index >= LEVELS {
        return;
    }
    if levels.len() <= index {
        levels.resize_with(index + 1, Level::default);
    }
    let value = |name| element.attribute(name).unwrap_or_default();
    let start = element.number("start-value").unwrap_or(1);
    levels[index] = if element.name().ends_with("-bullet") || element.name().ends_with("-image") {
        Level { format: NumberFormat::Bullet, text: value("bullet-char"), start }
    } else {
        let format = NumberFormat::called(&value("num-format"));
        let shown = element.number("display-levels").unwrap_or(1).clamp(1, 10) as usize;
        let text = if format == NumberFormat::None {
            String::new()
        } else {
            let numbers: Vec<String> =
                ((index + 1).saturating_sub(shown)..=index).map(|index| format!("%{}", index + 1)).collect();
            format!("{}{}{}", value("num-prefix"), numbers.join("."), value("num-suffix"))
        };
        Level { format, text, start }
    };
}

#[cfg(test)]
mod tests {
    use super::super::super::package::Counters;
    use super::*;

    #[test]
    fn styles_of_two_parts() {
        let mut styles = Styles::default();
        let common = r#"<s><style name="P1" family="paragraph" parent-style-name="Title"/>
            <style name="T1" family="text"><text-properties display="none"/></style>
            <style name="A" family="paragraph" parent-style-name="A"/></s>"#;
        styles.read(Tokens::new(common, "ODT", "styles.xml")).unwrap();
        assert!(styles.is_title("P1") && !styles.is_title("A") && styles.hides("text", "T1"));
        let own = r#"<s><style name="P1" family="paragraph" parent-style-name="Standard" list-style-name="L"/>
            <style name="T1" family="text"/></s>"#;
        styles.read(Tokens::new(own, "ODT", "content.xml")).unwrap();
        assert!(!styles.is_title("P1") && !styles.hides("text", "T1"));
        assert_eq!(styles.list_of("P1"), Some("L"));
    }

    #[test]
    fn levels_of_a_list() {
        let mut styles = Styles::default();
        let xml = r#"<s><list-style name="L">
            <list-level-style-number level="1" num-format="1" num-suffix="."/>
            <list-level-style-number level="2" num-format="a" num-prefix="(" num-suffix=")" display-levels="2"/>
            <list-level-style-bullet level="3" bullet-char="–"/>
            <list-level-style-number level="4" num-format="" num-suffix="."/></list-style></s>"#;
        styles.read(Tokens::new(xml, "ODT", "content.xml")).unwrap();
        let mut counters = Counters::default();
        let labels = [0, 1, 1, 2, 3].map(|level| counters.next(styles.levels("L"), level));
        assert_eq!(labels, ["1.", "(1.a)", "(1.b)", "–", ""]);
        assert!(styles.levels("none").is_empty());
    }
}
