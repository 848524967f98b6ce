//! What a walk does where an element of some role opens and closes.

use super::notes::{OpenNote, label};
use super::speakers::Talk;
use super::walker::{Frame, Walker};
use super::{Element, Role};
use crate::text::{BlockKind, PassageKind, Piece, Span};

impl Walker<'_> {
    /// Ends the block that is being written.
    pub(super) fn end(&mut self, kind: BlockKind) {
        if self.note.is_none()
            && let Some(talk) = self.talks.last_mut()
        {
            talk.look(&mut self.flow);
        }
        self.flow.end(kind);
    }

    /// Begins a block; the number of an item stays on its first line.
    fn begin(&mut self) {
        if self.flow.state.numbered {
            self.flow.state.due = true;
        } else {
            self.end(BlockKind::Paragraph);
        }
    }

    /// An element opens.
    pub(super) fn enter(&mut self, role: Role, element: &Element<'_>) {
        match role {
            Role::Block | Role::Group | Role::Content | Role::Article | Role::Banner | Role::Form => {
                self.begin();
            }
            Role::Main => self.end(BlockKind::Paragraph),
            Role::Word | Role::Party | Role::SpeakerForm | Role::SpeakerName => self.flow.state.due = true,
            Role::Break => {
                if self.flow.line(element.span) {
                    self.end(BlockKind::Paragraph);
                }
            }
            Role::Emphasis => self.emphasise(),
            Role::Heading(level) => self.heading(level),
            Role::Title => self.title(),
            Role::Note | Role::NoteText => self.note(role, element),
            Role::Row => {
                self.end(BlockKind::Paragraph);
                self.flow.state.whole += 1;
            }
            Role::Cell => self.cell(element),
            Role::Speaker | Role::Signer => self.name(role),
            Role::NoteMark => self.open_mark(element),
            _ => self.passage(role),
        }
    }

    /// An element with a passage of its own opens.
    fn passage(&mut self, role: Role) {
        let kind = match role {
            Role::Section => None,
            Role::List => Some(PassageKind::List),
            Role::Item => Some(PassageKind::Item),
            Role::Table => Some(PassageKind::Table),
            Role::Turn => Some(PassageKind::Turn),
            Role::Signature => Some(PassageKind::Signature),
            Role::Question => Some(PassageKind::Question { number: None }),
            Role::Answer => None,
            _ => return,
        };
        self.end(BlockKind::Paragraph);
        let at = self.flow.pieces.len();
        match kind {
            Some(kind) => self.passages.open(&mut self.flow, kind),
            None if role == Role::Answer => self.passages.answer(&mut self.flow),
            None => self.passages.section(&mut self.flow),
        }
        if let Some(frame) = self.stack.last_mut() {
            frame.mark = at;
        }
        if role == Role::Turn {
            self.talks.push(Talk::default());
        }
    }

    fn emphasise(&mut self) {
        if self.note.is_none()
            && let Some(talk) = self.talks.last_mut()
        {
            talk.emphasise(self.flow.pieces.len());
        }
    }

    /// A heading opens, and the section below it, unless an element holds both.
    fn heading(&mut self, level: Option<u8>) {
        self.end(BlockKind::Paragraph);
        if self.flow.state.whole == 0 {
            let (base, floor) = self.parent_depths();
            match level {
                Some(level) => {
                    self.passages.close_before(&mut self.flow, Some(level), floor);
                    self.passages.open(&mut self.flow, PassageKind::Section { level });
                }
                None if self.heads_its_section() => {}
                None => {
                    self.passages.close_to(&mut self.flow, base);
                    self.passages.section(&mut self.flow);
                }
            }
            if level == Some(1) && !self.titled {
                self.open_title();
            }
        }
        self.flow.state.whole += 1;
    }

    /// Whether the heading is the first of an element that is a section itself.
    fn heads_its_section(&mut self) -> bool {
        self.parent_frame()
            .is_some_and(|parent| parent.role == Role::Section && !std::mem::replace(&mut parent.begun, true))
    }

    fn open_title(&mut self) {
        self.titled = true;
        self.title_depth = Some(self.passages.depth());
        self.passages.open(&mut self.flow, PassageKind::Title);
    }

    fn title(&mut self) {
        self.end(BlockKind::Paragraph);
        if self.flow.state.whole == 0 {
            self.open_title();
        }
        self.flow.state.whole += 1;
    }

    fn cell(&mut self, element: &Element<'_>) {
        let later = self.parent_frame().is_some_and(|row| std::mem::replace(&mut row.begun, true));
        if later {
            self.flow.push(Piece::Gap(Span::new(element.span.start, element.span.start)));
            self.flow.state.last = Some('\t');
            self.flow.state.parted = false;
        }
    }

    /// The name of who speaks or signs begins.
    fn name(&mut self, role: Role) {
        if self.note.is_some() {
            return;
        }
        self.end(BlockKind::Paragraph);
        if role == Role::Speaker && self.talks.is_empty() && self.flow.state.whole == 0 {
            let (_, floor) = self.parent_depths();
            self.passages.close_before(&mut self.flow, None, floor);
            self.passages.turn(&mut self.flow);
        }
        let signed = |parent: &mut Frame| std::mem::replace(&mut parent.begun, true);
        if role == Role::Speaker || !self.parent_frame().is_some_and(signed) {
            self.flow.push(Piece::By);
        }
    }

    /// Opens a footnote; one within another is a part of it.
    fn note(&mut self, role: Role, element: &Element<'_>) {
        if self.note.is_some() {
            return self.begin();
        }
        if role == Role::NoteText {
            self.end(BlockKind::Paragraph);
        }
        let mut note = OpenNote::open(&mut self.flow, role == Role::Note);
        note.label = element.get("nr").and_then(label);
        self.note = Some(note);
        if let Some(frame) = self.stack.last_mut() {
            frame.begun = true;
        }
    }

    /// The paragraph that has just begun turns out to be the text of a footnote.
    pub(in crate::text::format) fn note_here(&mut self) {
        let paragraph = |frame: &&mut Frame| !matches!(frame.role, Role::Inline | Role::Emphasis);
        let frame = self.stack.iter_mut().rev().find(paragraph);
        let Some(frame) = frame.filter(|frame| matches!(frame.role, Role::Block | Role::Item)) else {
            return;
        };
        if self.note.is_none() && !self.flow.state.has_text {
            frame.role = Role::NoteText;
            frame.begun = true;
            self.note = Some(OpenNote::open(&mut self.flow, false));
        }
    }

    /// The footnote that is being read is called `mark`, unless it says otherwise.
    pub(in crate::text::format) fn label_note(&mut self, mark: &str) {
        if let Some(note) = self.note.as_mut().filter(|note| note.label.is_none()) {
            note.label = label(mark);
        }
    }

    /// An element closes.
    pub(super) fn leave(&mut self, frame: &Frame) {
        match frame.role {
            Role::Block | Role::Group | Role::Content | Role::Article | Role::Banner | Role::Form => {
                if !self.flow.state.numbered {
                    self.end(BlockKind::Paragraph);
                }
            }
            Role::Word | Role::SpeakerForm | Role::SpeakerName => self.flow.state.due = true,
            Role::Label => self.labelled(frame),
            Role::Party => self.party(frame),
            Role::NoteNumber => self.note_number(frame),
            Role::NoteMark => self.note_mark(frame),
            Role::Note | Role::NoteText => self.end_note(frame),
            Role::Heading(_) | Role::Title => {
                self.flow.state.whole = self.flow.state.whole.saturating_sub(1);
                self.end(BlockKind::Heading);
                if let Some(depth) = self.title_depth.take() {
                    self.passages.close_to(&mut self.flow, depth);
                }
                return;
            }
            Role::Row => {
                self.flow.state.whole = self.flow.state.whole.saturating_sub(1);
                self.end(BlockKind::Row);
            }
            Role::Speaker => return self.named(false),
            Role::Signer => self.named(true),
            Role::Turn => self.end_turn(),
            _ => {}
        }
        self.close_passages(frame);
    }

    /// The name of who speaks or signs ends.
    fn named(&mut self, ends: bool) {
        if self.note.is_some() {
            return;
        }
        self.flow.push(Piece::ByEnd);
        if let Some(talk) = self.talks.last_mut() {
            talk.named = true;
        }
        self.flow.state.due = true;
        if ends {
            self.end(BlockKind::Paragraph);
        }
    }

    fn end_turn(&mut self) {
        self.end(BlockKind::Paragraph);
        if let Some(mut talk) = self.talks.pop() {
            let start = self.flow.state.start;
            talk.tell(&mut self.flow, start);
        }
    }

    /// The number of an item has been read; it may number a question.
    fn labelled(&mut self, frame: &Frame) {
        let alone = !frame.state.has_text && self.flow.state.has_text;
        self.flow.state.due = true;
        self.flow.state.numbered = alone;
        let text = self.flow.read(frame.mark);
        if let Some(outer) = self.stack.last().filter(|outer| outer.is_asked()) {
            self.passages.number(&mut self.flow, outer.mark, &text);
        }
    }

    /// A party's name stands in brackets.
    fn party(&mut self, frame: &Frame) {
        let text = self.flow.read(frame.mark);
        let before = frame.state.last;
        if !text.trim().is_empty() && !text.trim_start().starts_with('(') && before != Some('(') {
            let bracket = if before.is_none_or(char::is_whitespace) { "(" } else { " (" };
            let opening = Piece::Instead(bracket.to_owned(), Span::default());
            let blank =
                matches!(self.flow.pieces.get(frame.mark), Some(Piece::Instead(text, _)) if text == " ");
            let until = frame.mark + usize::from(blank);
            self.flow.pieces.splice(frame.mark..until, [opening]);
            self.flow.push(Piece::Instead(")".to_owned(), Span::default()));
            self.flow.state.last = Some(')');
        }
        self.flow.state.due = true;
    }

    /// The mark before a note's text is its label and no text.
    fn note_number(&mut self, frame: &Frame) {
        let Some(note) = &mut self.note else { return };
        if !frame.state.has_text {
            let mark = self.flow.cut(frame.mark, frame.state);
            note.label = label(&mark).or(note.label.take());
        }
    }

    /// A mark whose note stands elsewhere; its number may be an attribute.
    fn open_mark(&mut self, element: &Element<'_>) {
        if let Some(mark) = element.get("nr").and_then(label).filter(|_| self.note.is_none()) {
            self.flow.push(Piece::Anchor(mark));
            if let Some(frame) = self.stack.last_mut() {
                (frame.begun, frame.mark) = (true, self.flow.pieces.len());
            }
        }
    }

    /// The mark has been read; its text is none of the paragraph.
    fn note_mark(&mut self, frame: &Frame) {
        if self.note.is_some() {
            return;
        }
        let mark = self.flow.cut(frame.mark, frame.state);
        if let Some(mark) = label(&mark).filter(|_| !frame.begun) {
            self.flow.push(Piece::Anchor(mark));
        }
    }

    fn end_note(&mut self, frame: &Frame) {
        if !frame.begun {
            return self.begin();
        }
        if let Some(note) = self.note.take() {
            self.notes += 1;
            note.close(&mut self.flow, self.notes.to_string());
        }
    }

    /// Closes the passages that lasted until the end of an element.
    fn close_passages(&mut self, frame: &Frame) {
        let own = frame.base > frame.before || matches!(frame.role, Role::Main | Role::Cell | Role::NoteText);
        if self.passages.depth() > frame.before && (own || self.sectioned) {
            self.end(BlockKind::Paragraph);
            self.passages.close_to(&mut self.flow, frame.before);
        }
    }
}
