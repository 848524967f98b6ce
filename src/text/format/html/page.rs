//! A page, read.

use super::survey::Findings;
use super::tree::Visitor;
use crate::text::format::markup::{Element, Markup, References, Role, Rule, Walker};
use crate::text::format::{FormatError, Piece};
use crate::text::{Metadata, Span};

/// A page that is being read.
pub(super) struct Page<'a> {
    source: &'a str,
    markup: &'a Markup,
    findings: Findings,
    walker: Walker<'a>,
    references: References,
    /// The role of each open element.
    open: Vec<Role>,
    /// How many of them hold the document or an article.
    inside: usize,
    /// Whether each open table is there for the layout.
    layouts: Vec<bool>,
}

impl<'a> Page<'a> {
    pub(super) fn new(source: &'a str, markup: &'a Markup, findings: Findings) -> Self {
        let walker = Walker::new(source, markup, findings.content.is_some());
        Self {
            source,
            markup,
            findings,
            walker,
            references: References::default(),
            open: Vec::new(),
            inside: 0,
            layouts: Vec::new(),
        }
    }

    /// The pieces of the page, and what it says of itself.
    pub(super) fn finish(self) -> Result<(Vec<Piece>, Metadata), FormatError> {
        self.walker.finish()
    }

    /// What an element is for on this page.
    fn role(&self, element: &Element<'_>, ordinal: usize, role: Role) -> Role {
        let layout = self.layouts.last().copied().unwrap_or_default();
        match role {
            _ if self.findings.content == Some(ordinal) => Role::Main,
            _ if is_hidden(element) => Role::Skip,
            Role::Main | Role::Content | Role::Article => Role::Article,
            Role::Banner if self.inside == 0 => Role::Skip,
            Role::Form if !self.findings.layout.contains(&ordinal) => Role::Skip,
            Role::Table if self.findings.layout.contains(&ordinal) => Role::Group,
            Role::Row | Role::Cell if layout => Role::Group,
            _ if self.findings.marks.contains(&ordinal) && !self.walker.in_note() => Role::NoteMark,
            _ if self.walker.in_note() => self.role_in_note(element, ordinal, role),
            role => role,
        }
    }

    /// The same within a footnote: its own mark, and the way back.
    fn role_in_note(&self, element: &Element<'_>, ordinal: usize, role: Role) -> Role {
        let back = self.findings.backs.contains(&ordinal);
        match (back || element.name == "sup", self.walker.is_fresh_note()) {
            (true, true) => Role::NoteNumber,
            (true, false) if back => Role::Skip,
            _ => role,
        }
    }

    /// An element to which the mark of a footnote leads.
    fn target(&mut self, role: Role) -> Role {
        match role {
            Role::Block | Role::Item | Role::Group if !self.walker.in_note() => Role::NoteText,
            Role::Inline | Role::Emphasis if !self.walker.in_note() => {
                self.walker.note_here();
                role
            }
            role => role,
        }
    }
}

impl Visitor for Page<'_> {
    fn open(&mut self, element: &Element<'_>, ordinal: usize) -> Result<(), FormatError> {
        let known = self.markup.html.of(element, self.walker.parent());
        let mark = self.findings.notes.get(&ordinal).cloned();
        let found = known.map(|known| {
            let own = if mark.is_some() { self.target(known.role) } else { known.role };
            Rule { role: self.role(element, ordinal, own), ..known }
        });
        let found = found.or_else(|| {
            let role = self.role(element, ordinal, Role::Group);
            (role != Role::Group).then(|| Rule::from(role))
        });
        self.walker.open(element, found)?;
        if let Some(mark) = mark.filter(|_| self.walker.in_note()) {
            self.walker.label_note(&mark);
        }
        if element.name == "table" {
            self.layouts.push(found.is_none_or(|found| found.role != Role::Table));
        }
        let role = found.map_or(Role::Group, |found| found.role);
        self.inside += usize::from(matches!(role, Role::Main | Role::Article));
        self.open.push(role);
        Ok(())
    }

    fn close(&mut self) {
        let role = self.open.pop();
        if self.walker.parent() == "table" {
            self.layouts.pop();
        }
        self.inside -= usize::from(matches!(role, Some(Role::Main | Role::Article)));
        self.walker.close();
    }

    fn text(&mut self, span: Span) -> Result<(), FormatError> {
        let (mut from, mut at) = (span.start, span.start);
        while let Some(step) = memchr::memchr(b'&', Span::new(at, span.end).of(self.source).as_bytes()) {
            at += step;
            let Some((length, text)) = self.references.read(Span::new(at, span.end).of(self.source)) else {
                at += 1;
                continue;
            };
            self.walker.text(Span::new(from, at))?;
            self.walker.instead(&text, Span::new(at, at + length))?;
            at += length;
            from = at;
        }
        self.walker.text(Span::new(from, span.end))
    }
}

/// Whether a page hides an element by its style.
fn is_hidden(element: &Element<'_>) -> bool {
    let hides = |declaration: &str| {
        declaration.split_once(':').is_some_and(|(property, value)| {
            matches!((property.trim(), value.trim()), ("display", "none") | ("visibility", "hidden"))
        })
    };
    element.get("style").is_some_and(|style| style.split(';').any(hides))
}
