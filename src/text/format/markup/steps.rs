//! What a walk does where an element of some role opens and closes.

use super::flow::Due;
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
    pub(super) fn begin(&mut self) {
        if self.flow.state.numbered {
            self.flow.state.due = Due::Word;
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
            Role::Word | Role::Party | Role::SpeakerForm | Role::SpeakerName => {
                self.flow.state.due = Due::Word;
            }
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
            Role::Section | Role::Answer => None,
            Role::List => Some(PassageKind::List),
            Role::Item => Some(PassageKind::Item),
            Role::Table => Some(PassageKind::Table),
            Role::Turn => Some(PassageKind::Turn),
            Role::Signature => Some(PassageKind::Signature),
            Role::Question => Some(PassageKind::Question { number: None }),
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
            self.flow.state.due = Due::No;
        }
    }

    /// An element closes.
    pub(super) fn leave(&mut self, frame: &Frame) {
        match frame.role {
            Role::Block | Role::Group | Role::Content | Role::Article | Role::Banner | Role::Form
                if !self.flow.state.numbered =>
            {
                self.end(BlockKind::Paragraph);
            }
            Role::Word | Role::SpeakerForm | Role::SpeakerName => self.flow.state.due = Due::Word,
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

    /// The number of an item has been read; it may number a question.
    fn labelled(&mut self, frame: &Frame) {
        let alone = !frame.state.has_text && self.flow.state.has_text;
        self.flow.state.due = Due::Word;
        self.flow.state.numbered = alone;
        let text = self.flow.read(frame.mark);
        if let Some(outer) = self.stack.last().filter(|outer| outer.is_asked()) {
            self.passages.number(&mut self.flow, outer.mark, &text);
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
