//! A story of a document (the body, the notes, a header): its paragraphs, run by run.
//!
//! Elements are known by their names without prefix: the few names that other
//! vocabularies within share (`a:t` in a drawing, `m:t` in a formula) mean the same.

mod notes;
mod properties;

pub(super) use notes::NoteTexts;

use super::super::FormatError;
use super::super::package::{Element, Flow, Item, Paragraph, Token, Tokens};
use super::numbering::Numbering;
use super::styles::Styles;
use properties::Properties;

/// A note that is marked by a sign of its own and not counted.
#[derive(Default)]
struct OwnMark {
    kind: String,
    id: String,
    sign: String,
}

/// What is being read: the story itself, or a text box or note in it.
#[derive(Default)]
struct Frame {
    flow: Flow,
    /// Fields that are open, each with whether its result has begun.
    fields: Vec<bool>,
    /// Whether the run is hidden.
    hidden: bool,
    /// Whether the paragraph's end was deleted: the next one goes on.
    joined: bool,
    /// A note whose mark is the text of this run.
    mark: Option<OwnMark>,
}

impl Frame {
    fn is_visible(&self) -> bool {
        !self.hidden && self.fields.iter().all(|result| *result)
    }
}

/// A story on its way to a flow.
pub(super) struct Story<'a> {
    tokens: Tokens<'a>,
    styles: &'a Styles,
    numbering: Numbering,
    frame: Frame,
    /// Frames around the one being read.
    outer: Vec<Frame>,
    /// Whether the current run text keeps the blanks at its ends; `None` outside of it.
    keeps_blanks: Option<bool>,
    /// The text of the run so far.
    text: String,
    /// For each open `AlternateContent` whether one of its choices was read.
    chosen: Vec<bool>,
    /// Whether the content control holds a prompt and no text.
    prompt: bool,
}

impl<'a> Story<'a> {
    /// The story in `tokens`, to be written behind `flow`.
    pub(super) fn new(tokens: Tokens<'a>, styles: &'a Styles, numbering: Numbering, flow: Flow) -> Self {
        Self {
            tokens,
            styles,
            numbering,
            frame: Frame { flow, ..Frame::default() },
            outer: Vec::new(),
            keeps_blanks: None,
            text: String::new(),
            chosen: Vec::new(),
            prompt: false,
        }
    }

    /// Reads it, if its outermost element is a `root`; where it refers to notes, they are counted.
    ///
    /// # Errors
    /// XML that is not well formed, another element, too much text.
    pub(super) fn read(mut self, root: &str, notes: &mut NoteTexts) -> Result<Flow, FormatError> {
        match self.tokens.next_in(0)? {
            Some(element) if element.name() == root => {}
            None if root != "document" => return Ok(self.frame.flow),
            _ => return Err(self.tokens.damaged(&format!("it holds no <{root}>"))),
        }
        while let Some(token) = self.tokens.next()? {
            self.step(token, notes)?;
        }
        self.frame.flow.end_paragraph();
        Ok(self.frame.flow)
    }

    /// Reads a part of notes; each is kept in `notes`. The flow comes back as it was.
    ///
    /// # Errors
    /// As [`Story::read`].
    pub(super) fn read_notes(mut self, kind: &str, notes: &mut NoteTexts) -> Result<Flow, FormatError> {
        let single = kind.trim_end_matches('s');
        let mut id = None;
        while let Some(token) = self.tokens.next()? {
            match &token {
                Token::Start(element) if element.name() == single => {
                    let is_text = element.attribute("type").is_none_or(|kind| kind == "normal");
                    id = element.attribute("id").filter(|_| is_text);
                    self.enter();
                }
                Token::End(name) if name == single && !self.outer.is_empty() => {
                    let mut note = self.leave();
                    note.end_paragraph();
                    self.frame.flow.count(&note);
                    if let Some(id) = id.take() {
                        notes.keep(single, id, note);
                    }
                }
                _ => self.step(token, notes)?,
            }
        }
        Ok(self.frame.flow)
    }

    fn step(&mut self, token: Token<'_>, notes: &mut NoteTexts) -> Result<(), FormatError> {
        match token {
            Token::Start(element) => self.start(&element, notes)?,
            Token::End(name) => self.end(&name, notes),
            Token::Text(text) if self.keeps_blanks.is_some() => self.text.push_str(&text),
            Token::Text(_) => {}
        }
        self.frame.flow.check()
    }

    fn start(&mut self, element: &Element<'_>, notes: &mut NoteTexts) -> Result<(), FormatError> {
        match element.name() {
            "pPr" => self.paragraph()?,
            "rPr" => self.frame.hidden |= properties::is_hidden(&mut self.tokens)?,
            "t" => {
                self.keeps_blanks = Some(element.attribute("space").is_some_and(|space| space == "preserve"));
                self.text.clear();
            }
            "tab" | "ptab" | "br" | "cr" | "noBreakHyphen" | "softHyphen" | "sym"
                if self.frame.is_visible() =>
            {
                self.sign(element);
            }
            "footnoteReference" | "endnoteReference" if self.frame.is_visible() => {
                self.reference(element, notes);
            }
            "fldChar" => self.field(element),
            "tbl" => self.frame.flow.begin_table(),
            "tr" => self.frame.flow.begin_row(),
            "tc" => self.frame.flow.begin_cell(),
            // A text box, of Word and of a drawing.
            "txbxContent" | "txBody" => self.enter(),
            "AlternateContent" => self.chosen.push(false),
            "Choice" | "Fallback" => return self.alternative(),
            "sdtPr" => self.prompt = properties::is_prompt(&mut self.tokens)?,
            "sdtContent" if std::mem::take(&mut self.prompt) => self.tokens.skip()?,
            // Deleted or moved away; the upper line of a ruby; properties.
            "del" | "moveFrom" | "rt" | "sectPr" | "tblPr" | "trPr" | "tcPr" | "tblGrid" => {
                self.tokens.skip()?
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, notes: &mut NoteTexts) {
        match name {
            "t" => self.end_text(),
            "r" => self.end_run(notes),
            "p" => self.end_paragraph(),
            "tr" => self.frame.flow.end_row(),
            "tbl" => self.frame.flow.end_table(),
            "txbxContent" | "txBody" if !self.outer.is_empty() => {
                let text_box = self.leave();
                self.frame.flow.take_box(text_box);
            }
            "AlternateContent" => {
                self.chosen.pop();
            }
            _ => {}
        }
    }

    /// Begins a text box or a note within what is being read.
    fn enter(&mut self) {
        let inner = Frame { flow: self.frame.flow.inner(), ..Frame::default() };
        self.outer.push(std::mem::replace(&mut self.frame, inner));
    }

    /// Ends it.
    fn leave(&mut self) -> Flow {
        self.keeps_blanks = None;
        let around = self.outer.pop().unwrap_or_default();
        std::mem::replace(&mut self.frame, around).flow
    }

    /// Of alternatives the first is read.
    fn alternative(&mut self) -> Result<(), FormatError> {
        match self.chosen.last_mut() {
            Some(chosen) if !*chosen => *chosen = true,
            Some(_) => self.tokens.skip()?,
            None => {}
        }
        Ok(())
    }

    fn paragraph(&mut self) -> Result<(), FormatError> {
        let properties = Properties::read(&mut self.tokens)?;
        let style = properties.style.as_deref();
        self.frame.joined = properties.end_deleted;
        let list = properties.list.or_else(|| self.styles.list(style).map(|(list, _)| list));
        let level = properties.level.or_else(|| self.styles.list(style)?.1).unwrap_or_default();
        let mut paragraph = Paragraph {
            heading: self.styles.heading(style, properties.outline),
            title: self.styles.is_title(style),
            indented: properties.indented.unwrap_or_else(|| self.styles.is_indented(style)),
            ..Paragraph::default()
        };
        // With its end deleted it is a part of the next paragraph and not counted.
        let list = list.filter(|_| !properties.end_deleted);
        if let Some((list, label)) = list.and_then(|list| self.numbering.next(&list, level)) {
            paragraph.item = Some(Item { list, level, goes_on: false });
            paragraph.label = label;
        }
        self.frame.flow.set_paragraph(paragraph);
        Ok(())
    }

    /// A character that is an element of its own.
    fn sign(&mut self, element: &Element<'_>) {
        let flow = &mut self.frame.flow;
        match element.name() {
            "tab" | "ptab" => flow.tab(),
            "noBreakHyphen" => flow.text("-"),
            "softHyphen" => flow.text("\u{ad}"),
            "sym" => {
                let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(character) = code.and_then(char::from_u32) {
                    flow.text(character.encode_utf8(&mut [0; 4]));
                }
            }
            _ => {
                flow.line_break();
                // What stands on another page is another paragraph.
                if element.attribute("type").is_some_and(|kind| kind == "page" || kind == "column") {
                    flow.line_break();
                }
            }
        }
    }

    fn reference(&mut self, element: &Element<'_>, notes: &mut NoteTexts) {
        let kind = element.name().trim_end_matches("Reference");
        let Some(id) = element.attribute("id") else { return };
        if element.attribute("customMarkFollows").is_some_and(|value| value != "0" && value != "false") {
            self.frame.mark = Some(OwnMark { kind: kind.to_owned(), id, sign: String::new() });
        } else if let Some(label) = notes.refer(kind, &id, None) {
            self.frame.flow.anchor(label);
        }
    }

    fn field(&mut self, element: &Element<'_>) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.frame.fields.push(false),
            Some("separate") => {
                if let Some(result) = self.frame.fields.last_mut() {
                    *result = true;
                }
            }
            Some("end") => {
                self.frame.fields.pop();
            }
            _ => {}
        }
    }

    fn end_text(&mut self) {
        let Some(keeps_blanks) = self.keeps_blanks.take() else { return };
        if !self.frame.is_visible() {
            return;
        }
        let text = if keeps_blanks { &self.text } else { self.text.trim_ascii() };
        match &mut self.frame.mark {
            Some(mark) => mark.sign.push_str(text.trim()),
            None => self.frame.flow.text(text),
        }
    }

    fn end_run(&mut self, notes: &mut NoteTexts) {
        self.frame.hidden = false;
        let Some(mark) = self.frame.mark.take() else { return };
        if let Some(label) = notes.refer(&mark.kind, &mark.id, Some(mark.sign)) {
            self.frame.flow.anchor(label);
        }
    }

    fn end_paragraph(&mut self) {
        // The code of a field does not go on in another paragraph.
        self.frame.fields.retain(|result| *result);
        if !std::mem::take(&mut self.frame.joined) {
            self.frame.flow.end_paragraph();
        }
    }
}
