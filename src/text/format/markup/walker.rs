//! The walk over a document's elements.

use super::facts::Facts;
use super::flow::{Flow, State};
use super::notes::OpenNote;
use super::passages::Passages;
use super::speakers::Talk;
use super::{DEEPEST, Element, MOST, Markup, Role, Rule, too_deep, too_many};
use crate::text::{BlockKind, Field, FormatError, Metadata, Piece, Span};

/// Makes pieces of elements and characters.
pub(in crate::text::format) struct Walker<'a> {
    markup: &'a Markup,
    pub(super) flow: Flow<'a>,
    pub(super) stack: Vec<Frame>,
    pub(super) passages: Passages,
    pub(super) note: Option<OpenNote>,
    pub(super) notes: usize,
    pub(super) talks: Vec<Talk>,
    facts: Facts,
    captures: Vec<Capture>,
    elements: usize,
    /// Whether the document's own title has come.
    pub(super) titled: bool,
    /// How many passages are open around a title that is being read.
    pub(super) title_depth: Option<usize>,
    /// Whether a section ends with the element in which its heading stands; else it
    /// lasts until the next heading.
    pub(super) sectioned: bool,
}

/// An element that is open.
pub(super) struct Frame {
    name: String,
    /// What it is for.
    pub(super) role: Role,
    /// Whether its text is not read.
    muted: bool,
    /// Whether blanks aside there is text directly in it.
    has_text: bool,
    /// How many passages were open before it.
    pub(super) before: usize,
    /// How many are with its own.
    pub(super) base: usize,
    /// How many stay open whatever heading comes.
    floor: usize,
    /// The first piece in it.
    pub(super) mark: usize,
    /// The block before it.
    pub(super) state: State,
    /// Whether its first heading, cell or name has come.
    pub(super) begun: bool,
}

impl Frame {
    /// Whether it is a question or an answer.
    pub(super) fn is_asked(&self) -> bool {
        matches!(self.role, Role::Question | Role::Answer)
    }
}

/// Text that says something of the document.
struct Capture {
    depth: usize,
    field: Field,
    muted: bool,
    text: String,
}

/// No title is longer than this, bytes.
const LONGEST_CAPTURE: usize = 2_000;

impl<'a> Walker<'a> {
    /// A walk over `source`; where only a part of it is to be read, that part has
    /// [`Role::Main`] and all else is `quiet`.
    pub(in crate::text::format) fn new(source: &'a str, markup: &'a Markup, quiet: bool) -> Self {
        let root = Frame {
            name: String::new(),
            role: Role::Group,
            muted: quiet,
            has_text: false,
            before: 0,
            base: 0,
            floor: 0,
            mark: 0,
            state: State::default(),
            begun: false,
        };
        Self {
            markup,
            flow: Flow::new(source),
            stack: vec![root],
            passages: Passages::default(),
            note: None,
            notes: 0,
            talks: Vec::new(),
            facts: Facts::default(),
            captures: Vec::new(),
            elements: 0,
            titled: false,
            title_depth: None,
            sectioned: false,
        }
    }

    /// The same, where a section ends with the element in which its heading stands.
    pub(in crate::text::format) fn sectioned(mut self) -> Self {
        self.sectioned = true;
        self
    }

    /// The element around the innermost open one.
    pub(super) fn parent_frame(&mut self) -> Option<&mut Frame> {
        let parent = self.stack.len().checked_sub(2)?;
        self.stack.get_mut(parent)
    }

    /// How many passages are open in the element around the innermost open one, and
    /// how many of them stay open whatever heading comes.
    pub(super) fn parent_depths(&mut self) -> (usize, usize) {
        self.parent_frame().map_or((0, 0), |parent| (parent.base, parent.floor))
    }

    /// The name of the innermost open element.
    pub(in crate::text::format) fn parent(&self) -> &str {
        self.stack.last().map_or("", |frame| &frame.name)
    }

    /// Whether a footnote is being read.
    pub(in crate::text::format) fn in_note(&self) -> bool {
        self.note.is_some()
    }

    /// Whether a footnote is being read of which no text has come yet.
    pub(in crate::text::format) fn is_fresh_note(&self) -> bool {
        self.note.is_some() && !self.flow.state.has_text
    }

    /// An element opens; `rule` is what the table says of it.
    ///
    /// # Errors
    /// Where elements nest too deep or are too many.
    pub(in crate::text::format) fn open(
        &mut self,
        element: &Element<'_>,
        rule: Option<Rule>,
    ) -> Result<(), FormatError> {
        self.elements += 1;
        if self.stack.len() > DEEPEST {
            return Err(too_deep());
        }
        if self.elements > MOST {
            return Err(too_many());
        }
        self.flow.check()?;
        let Rule { role, says } = rule.unwrap_or_else(|| self.unknown().into());
        if role == Role::Meta {
            self.facts.meta(&self.markup.fields, element);
        }
        self.frame(element, role);
        if let Some(field) = says {
            self.says(field, role, element);
        }
        if self.stack.last().is_some_and(|frame| !frame.muted) {
            self.enter(role, element);
            let base = self.passages.depth();
            if let Some(frame) = self.stack.last_mut() {
                frame.base = base;
                frame.floor = if base > frame.before || role == Role::Main { base } else { frame.floor };
            }
        }
        Ok(())
    }

    fn frame(&mut self, element: &Element<'_>, role: Role) {
        let (depth, mark) = (self.passages.depth(), self.flow.pieces.len());
        let (muted, floor) = self.stack.last().map_or((false, 0), |frame| (frame.muted, frame.floor));
        let silent = matches!(role, Role::Skip | Role::Meta | Role::SpeakerData);
        self.stack.push(Frame {
            name: element.name.to_owned(),
            role,
            muted: (muted || silent) && role != Role::Main,
            has_text: false,
            before: depth,
            base: depth,
            floor,
            mark,
            state: self.flow.state,
            begun: false,
        });
    }

    /// What an element is for that no table knows.
    fn unknown(&self) -> Role {
        let Some(parent) = self.stack.last() else { return Role::Group };
        let holds_blocks = matches!(
            parent.role,
            Role::Group
                | Role::Section
                | Role::List
                | Role::Item
                | Role::Question
                | Role::Answer
                | Role::Turn
                | Role::Signature
                | Role::NoteText
                | Role::Main
                | Role::Table
        );
        if holds_blocks && !parent.has_text { Role::Group } else { Role::Inline }
    }

    /// An element opens whose text says something of the document; a heading does
    /// so only where it is read, a title that is not read says less than others.
    fn says(&mut self, field: Field, role: Role, element: &Element<'_>) {
        let muted = self.stack.last().is_some_and(|frame| frame.muted);
        if muted && matches!(role, Role::Heading(_)) {
            return;
        }
        if let Some(date) = element.get("isodatum").filter(|_| field == Field::Date) {
            self.facts.element(field, muted, date);
        } else {
            let depth = self.stack.len() - 1;
            self.captures.push(Capture { depth, field, muted, text: String::new() });
        }
    }

    /// Characters of the source as they stand.
    ///
    /// # Errors
    /// Where there are too many pieces.
    pub(in crate::text::format) fn text(&mut self, span: Span) -> Result<(), FormatError> {
        let text = span.of(self.flow.source);
        if self.hears(text, || Piece::Text(span)) {
            self.flow.text(span);
        }
        self.flow.check()
    }

    /// Text that stands for characters of the source.
    ///
    /// # Errors
    /// Where there are too many pieces.
    pub(in crate::text::format) fn instead(&mut self, text: &str, span: Span) -> Result<(), FormatError> {
        if self.hears(text, || Piece::Instead(text.to_owned(), span)) {
            self.flow.instead(text, span);
        }
        self.flow.check()
    }

    /// Whether `text` is to be read.
    fn hears(&mut self, text: &str, piece: impl Fn() -> Piece) -> bool {
        if let Some(capture) = self.captures.last_mut().filter(|_| self.note.is_none())
            && capture.text.len() < LONGEST_CAPTURE
        {
            capture.text.extend(text.chars().take(LONGEST_CAPTURE));
        }
        let Some(frame) = self.stack.last_mut() else { return false };
        if frame.muted {
            let spoken = matches!(frame.role, Role::SpeakerForm | Role::SpeakerName | Role::Party);
            if let Some(talk) = self.talks.last_mut().filter(|_| spoken) {
                talk.data(frame.role, text, piece());
            }
            return false;
        }
        frame.has_text |= !text.trim_ascii().is_empty();
        true
    }

    /// The innermost element closes.
    pub(in crate::text::format) fn close(&mut self) {
        if self.stack.len() < 2 {
            return;
        }
        let Some(frame) = self.stack.pop() else { return };
        if !frame.muted {
            self.leave(&frame);
        }
        if self.captures.last().is_some_and(|capture| capture.depth == self.stack.len())
            && let Some(capture) = self.captures.pop()
        {
            self.facts.element(capture.field, capture.muted, &capture.text);
        }
        if let Some(capture) = self.captures.last_mut().filter(|_| frame.role != Role::Inline) {
            capture.text.push(' ');
        }
    }

    /// The end: the pieces, and what the file says of itself.
    ///
    /// # Errors
    /// A file without text, or with too many elements.
    pub(in crate::text::format) fn finish(mut self) -> Result<(Vec<Piece>, Metadata), FormatError> {
        while self.stack.len() > 1 {
            self.close();
        }
        self.end(BlockKind::Paragraph);
        self.passages.close_to(&mut self.flow, 0);
        self.flow.check()?;
        if !self.flow.any {
            return Err(FormatError::Empty);
        }
        Ok((self.flow.pieces, self.facts.finish()))
    }
}
