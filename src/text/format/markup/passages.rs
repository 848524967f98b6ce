//! Passages that are open, questions and their answers.

use std::collections::BTreeMap;

use super::flow::Flow;
use crate::text::{PassageKind, Piece};

/// A passage that is open.
#[derive(Clone, Copy)]
struct Scope {
    /// The level of a section.
    level: Option<u8>,
    /// Whether it is a turn that no element encloses: it lasts until the next speaker.
    turn: bool,
}

/// The passages of a document.
#[derive(Default)]
pub(super) struct Passages {
    scopes: Vec<Scope>,
    /// How many sections are open.
    sections: u8,
    /// How many passages were opened.
    opened: usize,
    /// The first question of each number.
    questions: BTreeMap<String, usize>,
    last_question: Option<usize>,
}

impl Passages {
    /// How many are open.
    pub(super) fn depth(&self) -> usize {
        self.scopes.len()
    }

    /// Opens a passage.
    pub(super) fn open(&mut self, flow: &mut Flow<'_>, kind: PassageKind) {
        if matches!(kind, PassageKind::Question { .. }) {
            self.last_question = Some(self.opened);
        }
        let level = if let PassageKind::Section { level } = &kind { Some(*level) } else { None };
        self.sections = self.sections.saturating_add(u8::from(level.is_some()));
        self.scopes.push(Scope { level, turn: false });
        self.opened += 1;
        flow.mark(Piece::Open(kind));
    }

    /// Opens a section below the open ones.
    pub(super) fn section(&mut self, flow: &mut Flow<'_>) {
        let level = self.sections.saturating_add(1);
        self.open(flow, PassageKind::Section { level });
    }

    /// Opens a turn that lasts until the next speaker.
    pub(super) fn turn(&mut self, flow: &mut Flow<'_>) {
        self.open(flow, PassageKind::Turn);
        if let Some(scope) = self.scopes.last_mut() {
            scope.turn = true;
        }
    }

    /// Closes passages until `depth` are open.
    pub(super) fn close_to(&mut self, flow: &mut Flow<'_>, depth: usize) {
        while self.scopes.len() > depth {
            if self.scopes.pop().is_some_and(|scope| scope.level.is_some()) {
                self.sections = self.sections.saturating_sub(1);
            }
            flow.mark(Piece::Close);
        }
    }

    /// Closes the turns and, with a `level`, the sections of that level or a lower
    /// one that opened last, down to `floor`.
    pub(super) fn close_before(&mut self, flow: &mut Flow<'_>, level: Option<u8>, floor: usize) {
        let ends = |scope: &Scope| {
            scope.turn || level.is_some_and(|level| scope.level.is_some_and(|other| other >= level))
        };
        while self.scopes.len() > floor && self.scopes.last().is_some_and(ends) {
            self.close_to(flow, self.scopes.len() - 1);
        }
    }

    /// A question or an answer, opened at piece `at`, turns out to have a number.
    pub(super) fn number(&mut self, flow: &mut Flow<'_>, at: usize, text: &str) {
        let Some(number) = number(text) else { return };
        match flow.pieces.get_mut(at) {
            Some(Piece::Open(PassageKind::Question { number: place })) => {
                if let Some(last) = self.last_question {
                    self.questions.entry(first(&number).to_owned()).or_insert(last);
                }
                *place = Some(number);
            }
            Some(Piece::Open(PassageKind::Answer { number: place, question })) => {
                *question = self.questions.get(first(&number)).copied();
                *place = Some(number);
            }
            _ => {}
        }
    }

    /// An answer opens; until it has a number it belongs to the last question.
    pub(super) fn answer(&mut self, flow: &mut Flow<'_>) {
        self.open(flow, PassageKind::Answer { number: None, question: self.last_question });
    }
}

/// The number in `Vraag 1`, `12.` or `2 en 3`, without the words before it.
fn number(text: &str) -> Option<String> {
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let number = text[from..].trim_end_matches(|c: char| !c.is_alphanumeric());
    (number.len() <= 30).then(|| number.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The first of several numbers.
fn first(number: &str) -> &str {
    number.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}
