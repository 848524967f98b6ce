//! Lists, as they nest around a paragraph, and the labels of their items.

use std::collections::BTreeMap;

use super::super::super::package::{Counters, Element, Item, Paragraph};
use super::super::styles::{OUTLINE, Styles};

/// A list that is open.
#[derive(Debug)]
struct List {
    style: Option<String>,
    /// Which one among all lists of the same depth.
    number: usize,
    /// What is known of the item, until its first paragraph.
    item: NextItem,
    /// Whether it counts on from the list before.
    continues: bool,
}

#[derive(Clone, Copy, Debug)]
enum NextItem {
    /// Its next paragraph begins an item, which may start the count anew.
    Begins(Option<u32>),
    /// Its next paragraph belongs to the item before, or to none.
    GoesOn,
}

/// The lists around a paragraph, and how far each style has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    counters: BTreeMap<String, Counters>,
    numbered: usize,
}

impl Lists {
    /// A list begins.
    pub(super) fn begin(&mut self, element: &Element<'_>) {
        let around = self.open.last().map(|list| list.style.clone());
        let style = element.attribute("style-name").or_else(|| around.clone().flatten());
        let continues = around.is_some_and(|around| around == style)
            || element.attribute("continue-numbering").is_some_and(|value| value == "true")
            || element.attribute("continue-list").is_some();
        self.numbered += 1;
        self.open.push(List { style, number: self.numbered, item: NextItem::GoesOn, continues });
    }

    /// A list ends: whether no other is open.
    pub(super) fn end(&mut self) -> bool {
        self.open.pop();
        self.open.is_empty()
    }

    /// An item begins.
    pub(super) fn begin_item(&mut self, element: &Element<'_>) {
        self.next(NextItem::Begins(element.number("start-value")));
    }

    /// The header of a list begins: text without a label.
    pub(super) fn begin_header(&mut self) {
        self.next(NextItem::GoesOn);
    }

    fn next(&mut self, item: NextItem) {
        if let Some(list) = self.open.last_mut() {
            list.item = item;
        }
    }

    /// Gives a paragraph of this style its place in the lists and its label.
    pub(super) fn label(
        &mut self,
        paragraph: &mut Paragraph,
        style: &str,
        unnumbered: bool,
        styles: &Styles,
    ) {
        let level = self.open.len().saturating_sub(1);
        let Some(list) = self.open.last_mut() else {
            if let Some(level) = paragraph.heading.filter(|_| !unnumbered) {
                let counters = self.counters.entry(OUTLINE.to_owned()).or_default();
                paragraph.label = counters.next(styles.levels(OUTLINE), usize::from(level) - 1);
            }
            return;
        };
        let begins = std::mem::replace(&mut list.item, NextItem::GoesOn);
        let goes_on = matches!(begins, NextItem::GoesOn);
        paragraph.item = Some(Item { list: list.number, level, goes_on });
        let NextItem::Begins(start) = begins else { return };
        let Some(name) = list.style.as_deref().or_else(|| styles.list_of(style)) else { return };
        let counters = self.counters.entry(name.to_owned()).or_default();
        if !std::mem::replace(&mut list.continues, true) {
            *counters = Counters::default();
        }
        if let Some(start) = start {
            counters.restart(level, start);
        }
        paragraph.label = counters.next(styles.levels(name), level);
    }
}
