//! What a paragraph is, and the passages that begin and end with it.

use super::Flow;
use crate::text::PassageKind;
use crate::text::format::Piece;

/// What is known of a paragraph before its first word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::text::format) struct Paragraph {
    /// The level of a heading, from 1.
    pub(in crate::text::format) heading: Option<u8>,
    /// Whether it is the document's title.
    pub(in crate::text::format) title: bool,
    /// The item of a list that it begins or goes on with.
    pub(in crate::text::format) item: Option<Item>,
    /// Whether it is set in like the text of a list: it goes on with the item before.
    pub(in crate::text::format) indented: bool,
    /// The label that is printed before it.
    pub(in crate::text::format) label: String,
}

/// An item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text::format) struct Item {
    /// Which list; another one on the same level is a list of its own.
    pub(in crate::text::format) list: usize,
    /// How deep, from 0.
    pub(in crate::text::format) level: usize,
    /// Whether the item goes on from the paragraph before.
    pub(in crate::text::format) goes_on: bool,
}

impl Flow {
    /// Lists end here, whatever follows.
    pub(in crate::text::format) fn end_lists(&mut self) {
        while self.lists.pop().is_some() {
            self.push(Piece::Close);
            self.push(Piece::Close);
        }
    }

    pub(super) fn open_passages(&mut self) {
        if self.inner {
            return;
        }
        match self.paragraph.item {
            Some(item) if self.paragraph.heading.is_none() => self.open_item(item),
            None if self.paragraph.indented => {}
            _ => self.end_lists(),
        }
        if let Some(level) = self.paragraph.heading {
            while self.sections.pop_if(|open| *open >= level).is_some() {
                self.push(Piece::Close);
            }
            self.sections.push(level);
            self.push(Piece::Open(PassageKind::Section { level }));
        } else if self.is_title() {
            self.push(Piece::Open(PassageKind::Title));
        }
    }

    fn open_item(&mut self, item: Item) {
        let ends =
            |open: &mut Item| open.level > item.level || open.level == item.level && open.list != item.list;
        while self.lists.pop_if(ends).is_some() {
            self.push(Piece::Close);
            self.push(Piece::Close);
        }
        if self.lists.last().is_none_or(|open| open.level < item.level) {
            self.lists.push(item);
            self.push(Piece::Open(PassageKind::List));
        } else if item.goes_on {
            return;
        } else {
            self.push(Piece::Close);
        }
        self.push(Piece::Open(PassageKind::Item));
    }

    pub(super) const fn is_heading(&self) -> bool {
        self.paragraph.heading.is_some() || self.paragraph.title
    }

    pub(super) const fn is_title(&self) -> bool {
        self.paragraph.title && self.paragraph.heading.is_none()
    }

    pub(super) fn has_passages(&self) -> bool {
        !self.inner && self.rows.is_empty()
    }
}
