//! Who speaks: named in the text of a turn, or beside it.

use super::Role;
use super::flow::{Due, Flow};
use super::walker::{Frame, Walker};
use crate::text::{BlockKind, Piece, Span};

/// A speaker's name at the head of a turn is no longer than this, bytes.
const LONGEST_NAME: usize = 150;

/// A turn that is open: what is known of its speaker.
#[derive(Default)]
pub(super) struct Talk {
    /// Whether the text has named the speaker.
    pub(super) named: bool,
    /// Whether the first block has been looked at.
    looked: bool,
    /// Address, name and party as the file gives them beside the text.
    data: Vec<(Role, Piece)>,
    /// The name as characters.
    name: String,
    /// The first piece that stands out in the block.
    emphasis: Option<usize>,
}

impl Talk {
    /// Characters of what is said of the speaker beside the text.
    pub(super) fn data(&mut self, role: Role, text: &str, piece: Piece) {
        if text.trim().is_empty() {
            return;
        }
        if role == Role::SpeakerName {
            self.name.push_str(text.trim());
        }
        self.data.push((role, piece));
    }

    /// Something stands out at piece `at`.
    pub(super) fn emphasise(&mut self, at: usize) {
        self.emphasis.get_or_insert(at);
    }

    /// A block of the turn ends: its first may begin with the speaker's name and a
    /// colon, and else the name is put before it.
    pub(super) fn look(&mut self, flow: &mut Flow<'_>) {
        let emphasis = self.emphasis.take();
        if self.named || self.looked || !flow.state.has_text || flow.state.whole > 0 {
            return;
        }
        self.looked = true;
        let start = flow.state.start;
        let Some((piece, colon)) = colon(flow, start) else { return self.tell(flow, start) };
        let named =
            self.is_named(&flow.read(start)) || emphasis.is_some_and(|at| (start..=piece).contains(&at));
        if !named {
            return self.tell(flow, start);
        }
        if let Some(Piece::Text(span)) = flow.pieces.get(piece).cloned() {
            let parts = [
                Piece::Text(Span::new(span.start, colon)),
                Piece::ByEnd,
                Piece::Text(Span::new(colon, span.end)),
            ];
            flow.pieces.splice(piece..=piece, parts);
            flow.pieces.insert(start, Piece::By);
            self.named = true;
        }
    }

    /// Whether the words before the colon hold the name.
    fn is_named(&self, text: &str) -> bool {
        let head = text.split(':').next().unwrap_or_default().to_lowercase();
        !self.name.is_empty() && head.contains(&self.name.to_lowercase())
    }

    /// Puts the speaker before the block that starts at piece `start`, with what
    /// stands beside the text and in that order.
    pub(super) fn tell(&mut self, flow: &mut Flow<'_>, start: usize) {
        if self.named || self.data.is_empty() {
            return;
        }
        self.named = true;
        let mut line = vec![Piece::By];
        for (role, piece) in self.data.drain(..) {
            let party = role == Role::Party;
            if line.len() > 1 {
                line.push(Piece::Instead(" ".to_owned(), Span::default()));
            }
            line.extend(party.then(|| Piece::Instead("(".to_owned(), Span::default())));
            line.push(piece);
            line.extend(party.then(|| Piece::Instead(")".to_owned(), Span::default())));
        }
        line.extend([Piece::ByEnd, Piece::End(BlockKind::Paragraph)]);
        flow.state.start += line.len();
        flow.pieces.splice(start..start, line);
        flow.any = true;
    }
}

/// The first colon of a block, if it stands where a name ends: its piece and its
/// place in the source.
fn colon(flow: &Flow<'_>, start: usize) -> Option<(usize, usize)> {
    let mut length = 0;
    for (index, piece) in flow.pieces.iter().enumerate().skip(start) {
        let Piece::Text(span) = piece else { continue };
        let text = span.of(flow.source);
        if let Some(at) = memchr::memchr(b':', text.as_bytes()) {
            return (length + at <= LONGEST_NAME).then_some((index, span.start + at));
        }
        length += text.len();
        if length > LONGEST_NAME {
            return None;
        }
    }
    None
}

impl Walker<'_> {
    pub(super) fn emphasise(&mut self) {
        if self.note.is_none()
            && let Some(talk) = self.talks.last_mut()
        {
            talk.emphasise(self.flow.pieces.len());
        }
    }

    /// The name of who speaks or signs begins.
    pub(super) fn name(&mut self, role: Role) {
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

    /// The name of who speaks or signs ends.
    pub(super) fn named(&mut self, ends: bool) {
        if self.note.is_some() {
            return;
        }
        self.flow.push(Piece::ByEnd);
        if let Some(talk) = self.talks.last_mut() {
            talk.named = true;
        }
        self.flow.state.due = Due::Word;
        if ends {
            self.end(BlockKind::Paragraph);
        }
    }

    pub(super) fn end_turn(&mut self) {
        self.end(BlockKind::Paragraph);
        if let Some(mut talk) = self.talks.pop() {
            let start = self.flow.state.start;
            talk.tell(&mut self.flow, start);
        }
    }

    /// A party's name stands in brackets.
    pub(super) fn party(&mut self, frame: &Frame) {
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
        self.flow.state.due = Due::Word;
    }
}
