//! Which elements are open: end tags that pages leave out, and those that fit none.

use std::collections::HashMap;

use crate::text::Span;
use crate::text::format::FormatError;
use crate::text::format::markup::Element;

/// Whoever is told of the elements of a page.
pub(super) trait Visitor {
    /// The element with this ordinal, counted from 1, opens.
    fn open(&mut self, element: &Element<'_>, ordinal: usize) -> Result<(), FormatError>;

    /// The innermost element closes.
    fn close(&mut self);

    /// Characters between tags.
    fn text(&mut self, span: Span) -> Result<(), FormatError>;
}

/// Whether an element has neither content nor an end tag.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether a paragraph ends before an element.
fn ends_paragraph(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "ul"
    )
}

/// Whether the end of another element does not reach out of an element.
fn is_barrier(name: &str) -> bool {
    matches!(name, "caption" | "object" | "table" | "td" | "template" | "th")
}

/// Whether an element is a part of a table, which ends only with it.
fn is_table_part(name: &str) -> bool {
    matches!(name, "caption" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr")
}

type Names = &'static [&'static str];

/// Which open elements end where an element begins, and within which they do.
fn implied(name: &str) -> Option<(Names, Names)> {
    Some(match name {
        "li" => (&["li"], &["dir", "menu", "ol", "td", "th", "ul"]),
        "dd" | "dt" => (&["dd", "dt"], &["dl", "td", "th"]),
        "td" | "th" => (&["td", "th"], &["table", "tr"]),
        "tr" => (&["caption", "td", "th", "tr"], &["table"]),
        "caption" | "tbody" | "tfoot" | "thead" => {
            (&["caption", "tbody", "td", "tfoot", "th", "thead", "tr"], &["table"])
        }
        "body" => (&["head"], &[]),
        _ => return None,
    })
}

/// The stack of open elements.
pub(super) struct Tree<'v, V> {
    visitor: &'v mut V,
    /// The open elements, each with the place of the one before it of its name.
    open: Vec<(String, Option<usize>)>,
    /// The innermost open element of each name.
    last: HashMap<String, usize>,
    /// The places of the open barriers.
    barriers: Vec<usize>,
    ordinal: usize,
}

impl<'v, V: Visitor> Tree<'v, V> {
    pub(super) fn new(visitor: &'v mut V) -> Self {
        Self { visitor, open: Vec::new(), last: HashMap::new(), barriers: Vec::new(), ordinal: 0 }
    }

    /// A start tag.
    pub(super) fn start(
        &mut self,
        name: &str,
        attributes: &[(String, String)],
        span: Span,
        closed: bool,
    ) -> Result<(), FormatError> {
        self.imply(name);
        self.ordinal += 1;
        self.visitor.open(&Element { name, attributes, span }, self.ordinal)?;
        if closed || is_void(name) {
            self.visitor.close();
        } else {
            self.push(name);
        }
        Ok(())
    }

    /// An end tag; one that fits no open element is left out.
    pub(super) fn end(&mut self, name: &str, span: Span) -> Result<(), FormatError> {
        if name == "br" {
            return self.start(name, &[], span, true);
        }
        // What comes behind the end of the body belongs to it too.
        if name == "body" || name == "html" {
            return Ok(());
        }
        let barrier = match name {
            "table" => None,
            part if is_table_part(part) => self.place("table"),
            _ => self.barriers.last().copied(),
        };
        if let Some(place) = self.place(name).filter(|place| Some(*place) > barrier || name == "table") {
            self.close_from(place);
        }
        Ok(())
    }

    /// Characters.
    pub(super) fn text(&mut self, span: Span) -> Result<(), FormatError> {
        self.visitor.text(span)
    }

    /// The end of the page.
    pub(super) fn finish(&mut self) {
        self.close_from(0);
    }

    /// Closes what a start tag implies to be closed.
    fn imply(&mut self, name: &str) {
        if ends_paragraph(name) {
            let barrier = self.barriers.last().copied();
            if let Some(place) = self.place("p").filter(|place| Some(*place) > barrier) {
                self.close_from(place);
            }
        }
        if let Some((ends, within)) = implied(name) {
            let bound = within.iter().filter_map(|name| self.place(name)).max();
            let ends = ends.iter().filter_map(|name| self.place(name));
            if let Some(place) = ends.filter(|place| Some(*place) > bound).min() {
                self.close_from(place);
            }
        }
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.last.get(name).copied()
    }

    fn push(&mut self, name: &str) {
        let place = self.open.len();
        let before = self.last.insert(name.to_owned(), place);
        self.open.push((name.to_owned(), before));
        if is_barrier(name) {
            self.barriers.push(place);
        }
    }

    fn close_from(&mut self, place: usize) {
        while self.open.len() > place {
            let Some((name, before)) = self.open.pop() else { return };
            match before {
                Some(before) => _ = self.last.insert(name, before),
                None => _ = self.last.remove(&name),
            }
            if self.barriers.last() == Some(&self.open.len()) {
                self.barriers.pop();
            }
            self.visitor.close();
        }
    }
}
