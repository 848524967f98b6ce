//! The text of a document: paragraphs, lists, tables, notes, text boxes.
//!
//! Elements are known by their names without prefix. Characters count only
//! within a paragraph; what stands beside it (the title of a picture) does not.

mod lists;

use super::super::FormatError;
use super::super::package::{Element, Flow, Note, Paragraph, Token, Tokens};
use super::styles::Styles;
use lists::Lists;

/// Shapes that may hold text of their own.
const SHAPES: [&str; 12] = [
    "frame",
    "custom-shape",
    "rect",
    "ellipse",
    "circle",
    "polygon",
    "polyline",
    "path",
    "line",
    "connector",
    "caption",
    "measure",
];
/// What stands at the head and the foot of pages.
const MARGINS: [&str; 6] = ["header", "header-left", "header-first", "footer", "footer-left", "footer-first"];

/// What is being read: the text itself, or a shape or note in it.
#[derive(Default)]
struct Frame {
    flow: Flow,
    lists: Lists,
    /// How many paragraphs are open around here, one within the other.
    paragraphs: usize,
    /// The mark of a note, while it is read.
    citation: Option<String>,
    /// The mark of the note that this frame is.
    label: String,
}

/// The text of a part on its way to a flow.
pub(super) struct Story<'a> {
    tokens: Tokens<'a>,
    styles: &'a Styles,
    frame: Frame,
    /// Frames around the one being read.
    outer: Vec<Frame>,
    notes: Vec<Note>,
}

impl<'a> Story<'a> {
    /// The text in `tokens`.
    pub(super) fn new(tokens: Tokens<'a>, styles: &'a Styles) -> Self {
        Self { tokens, styles, frame: Frame::default(), outer: Vec::new(), notes: Vec::new() }
    }

    /// Reads the body and its notes.
    ///
    /// # Errors
    /// XML that is not well formed, no text document, too much text.
    pub(super) fn body(mut self) -> Result<(Flow, Vec<Note>), FormatError> {
        while self.tokens.next_in(0)?.is_some_and(|element| element.name() != "body") {}
        if self.tokens.next_in(0)?.is_none_or(|element| element.name() != "text") {
            return Err(self.tokens.damaged("it holds no text document (<office:text>)"));
        }
        while let Some(token) = self.tokens.next()? {
            self.step(token)?;
        }
        self.frame.flow.end_paragraph();
        Ok((self.frame.flow, self.notes))
    }

    /// Reads what stands at the head and the foot of pages; its size counts with that of `body`.
    ///
    /// # Errors
    /// As [`Story::body`].
    pub(super) fn margins(mut self, body: &Flow) -> Result<Vec<Flow>, FormatError> {
        let mut margins = Vec::new();
        let mut flow = body.inner();
        while let Some(element) = self.tokens.next_in(0)? {
            if element.name() == "body" {
                break;
            }
            if !MARGINS.contains(&element.name()) {
                continue;
            }
            self.frame = Frame { flow, ..Frame::default() };
            let depth = self.tokens.depth();
            while self.tokens.depth() >= depth {
                let Some(token) = self.tokens.next()? else { break };
                self.step(token)?;
            }
            self.frame.flow.end_paragraph();
            flow = self.frame.flow.inner();
            margins.push(std::mem::take(&mut self.frame.flow));
        }
        Ok(margins)
    }

    fn step(&mut self, token: Token<'_>) -> Result<(), FormatError> {
        match token {
            Token::Start(element) => self.start(&element)?,
            Token::End(name) => self.end(&name),
            Token::Text(text) => self.text(&text),
        }
        self.frame.flow.check()
    }

    fn start(&mut self, element: &Element<'_>) -> Result<(), FormatError> {
        if self.is_hidden(element) {
            return self.tokens.skip();
        }
        let frame = &mut self.frame;
        match element.name() {
            "p" | "h" => self.paragraph(element),
            "s" => frame.flow.blank(),
            "tab" => frame.flow.tab(),
            "line-break" => frame.flow.line_break(),
            "list" => frame.lists.begin(element),
            "list-item" => frame.lists.begin_item(element),
            "list-header" => frame.lists.begin_header(),
            "table" => frame.flow.begin_table(),
            "table-row" => frame.flow.begin_row(),
            "table-cell" | "covered-table-cell" => frame.flow.begin_cell(),
            "note" => self.enter(),
            "note-citation" => frame.citation = Some(String::new()),
            name if SHAPES.contains(&name) => self.enter(),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        let frame = &mut self.frame;
        match name {
            "p" | "h" => {
                frame.paragraphs = frame.paragraphs.saturating_sub(1);
                frame.flow.end_paragraph();
            }
            "list" => {
                if frame.lists.end() {
                    frame.flow.end_lists();
                }
            }
            "table-row" => frame.flow.end_row(),
            "table" => frame.flow.end_table(),
            "note-citation" => frame.label = frame.citation.take().unwrap_or_default().trim().to_owned(),
            "note" => self.end_note(),
            name if SHAPES.contains(&name) => {
                if let Some(shape) = self.leave() {
                    self.frame.flow.take_box(shape.flow);
                }
            }
            _ => {}
        }
    }

    /// Characters of a paragraph; a run of white space is one blank.
    fn text(&mut self, text: &str) {
        if let Some(citation) = &mut self.frame.citation {
            citation.push_str(text);
        } else if self.frame.paragraphs > 0 {
            let mut blank = false;
            let text: String = text
                .chars()
                .map(|c| if c.is_ascii_whitespace() { ' ' } else { c })
                .filter(|c| !std::mem::replace(&mut blank, *c == ' ') || *c != ' ')
                .collect();
            self.frame.flow.text(&text);
        }
    }

    /// Whether an element and all within it is not shown, or no text.
    fn is_hidden(&self, element: &Element<'_>) -> bool {
        let says = |name: &str, value: &str| element.attribute(name).is_some_and(|own| own == value);
        match element.name() {
            // Deleted text, remarks, the upper line of a ruby, a label that is computed, controls.
            "tracked-changes" | "annotation" | "ruby-text" | "number" | "forms" | "script"
            | "binary-data" => true,
            "section" => says("display", "none") || says("display", "condition") && says("is-hidden", "true"),
            "hidden-text" | "hidden-paragraph" => !says("is-hidden", "false"),
            "variable-set" | "variable-input" | "user-field-get" | "user-field-input" => {
                says("display", "none")
            }
            "span" => self.hides("text", element),
            "p" | "h" => self.hides("paragraph", element),
            _ => false,
        }
    }

    fn hides(&self, family: &str, element: &Element<'_>) -> bool {
        element.attribute("style-name").is_some_and(|name| self.styles.hides(family, &name))
    }

    fn paragraph(&mut self, element: &Element<'_>) {
        self.frame.paragraphs += 1;
        let style = element.attribute("style-name").unwrap_or_default();
        let mut paragraph = Paragraph { title: self.styles.is_title(&style), ..Paragraph::default() };
        if element.name() == "h" {
            let level = element.number("outline-level").unwrap_or(1).clamp(1, 10);
            paragraph.heading = u8::try_from(level).ok();
        }
        let unnumbered = element.attribute("is-list-header").is_some_and(|value| value == "true");
        self.frame.lists.label(&mut paragraph, &style, unnumbered, self.styles);
        self.frame.flow.set_paragraph(paragraph);
    }

    /// Begins a note or a shape within what is being read.
    fn enter(&mut self) {
        let inner = Frame { flow: self.frame.flow.inner(), ..Frame::default() };
        self.outer.push(std::mem::replace(&mut self.frame, inner));
    }

    /// Ends it.
    fn leave(&mut self) -> Option<Frame> {
        let around = self.outer.pop()?;
        Some(std::mem::replace(&mut self.frame, around))
    }

    fn end_note(&mut self) {
        let Some(mut note) = self.leave() else { return };
        note.flow.end_paragraph();
        self.frame.flow.count(&note.flow);
        self.frame.flow.anchor(note.label.clone());
        self.notes.push(Note { label: note.label, flow: note.flow });
    }
}
