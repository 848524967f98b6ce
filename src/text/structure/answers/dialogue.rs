//! Questions and answers in the order of their heads.

use super::marks::Mark;
use super::remarks;
use crate::text::structure::Found;
use crate::text::structure::blocks::Blocks;
use crate::text::structure::groups::{self, Group};
use crate::text::structure::heads::{self, Head};
use crate::text::structure::sections;
use crate::text::structure::words::Words;
use crate::text::{PassageKind, Span};

/// An answer whose end is not known yet.
struct Open {
    /// Its place among the passages.
    index: usize,
    head: usize,
    /// Its first block that may be followed by remarks.
    least: usize,
}

/// Reads marks one after the other.
pub(super) struct Dialogue<'a, 'b> {
    words: &'a Words,
    blocks: &'b Blocks<'a>,
    pub(super) found: Vec<Found>,
    /// Questions with heads of their own: their place among the passages.
    asked: Vec<usize>,
    /// Those of them, and of what groups brought in, that no answer followed yet.
    waiting: Vec<usize>,
    open: Option<Open>,
    /// Where remarks can begin.
    from: usize,
    asker: Option<&'a str>,
    answerer: Option<&'a str>,
}

impl<'a, 'b> Dialogue<'a, 'b> {
    pub(super) fn new(words: &'a Words, blocks: &'b Blocks<'a>, title: &'a str) -> Self {
        Self {
            words,
            blocks,
            found: Vec::new(),
            asked: Vec::new(),
            waiting: Vec::new(),
            open: None,
            from: 0,
            asker: asker_of(words, title),
            answerer: answerer_of(words, title),
        }
    }

    pub(super) fn read(&mut self, at: usize, mark: &Mark<'a>, next: Option<&Mark<'a>>, end: usize) {
        match mark {
            Mark::Question(head) => self.question(at, head, end),
            Mark::Answer(head) => {
                let empty = at + 1 >= end && !head.goes_on;
                if empty && matches!(next, Some(Mark::Question(_) | Mark::Contribution(_))) {
                    self.end(at);
                    self.answerer = head.by.or(self.answerer);
                } else {
                    self.answer(at, head);
                }
            }
            Mark::Contribution(who) => {
                self.end_with_remarks(at);
                self.asker = Some(who);
                let answered = matches!(next, Some(Mark::Answer(head)) if !head.part);
                if !answered {
                    self.unanswered(at + 1, end);
                }
            }
            Mark::Bound => self.end_with_remarks(at),
        }
        if !matches!(mark, Mark::Answer(_)) {
            self.from = at + 1;
        }
    }

    /// Ends the answer that is open before block `at`, headings at its end left out.
    pub(super) fn end(&mut self, at: usize) {
        let Some(open) = self.open.take() else { return };
        let end = self.without_headings(open.least, at);
        if let Some(answer) = self.found.get_mut(open.index) {
            answer.span = self.blocks.span(open.head, end);
        }
    }

    /// The same, where no answer follows: what a group says behind the answer is remarks that nobody answers.
    pub(super) fn end_with_remarks(&mut self, at: usize) {
        let least = self.open.as_ref().filter(|_| self.asked.is_empty()).map(|open| open.least);
        let from = least.and_then(|least| remarks::unanswered(self.words, self.blocks, least, at));
        self.end(from.unwrap_or(at));
        if let Some(from) = from {
            self.asker = remarks::asker(self.words, self.blocks, from, at).or(self.asker);
            self.unanswered(from, at);
        }
    }

    fn without_headings(&self, least: usize, mut end: usize) -> usize {
        while end > least && self.blocks.is_heading(end - 1) {
            end -= 1;
        }
        end
    }

    fn question(&mut self, at: usize, head: &Head<'a>, end: usize) {
        self.end(at);
        let least = at + 2 - usize::from(head.goes_on);
        let span = self.blocks.span(at, self.without_headings(least, end).min(end));
        self.asked.push(self.found.len());
        self.ask(span, head.number, head.by.or(self.asker));
    }

    fn ask(&mut self, span: Span, number: Option<&str>, by: Option<&str>) {
        let kind = PassageKind::Question { number: number.map(str::to_owned) };
        self.waiting.push(self.found.len());
        self.found.push(Found::new(span, kind).by(heads::span(self.blocks.text, by)));
    }

    /// What a group brought in, answered elsewhere or nowhere.
    fn unanswered(&mut self, from: usize, end: usize) {
        let from = (from..end).find(|at| !self.blocks.is_heading(*at)).unwrap_or(end);
        let end = self.without_headings(from, end);
        if from < end {
            self.ask(self.blocks.span(from, end), None, self.asker);
        }
    }

    fn answer(&mut self, at: usize, head: &Head<'a>) {
        let question = match self.asked_before(head) {
            Some(index) => {
                self.end(at);
                Some(index)
            }
            None if head.part => {
                self.end(at);
                Some(self.waiting.as_slice()).filter(|waiting| waiting.len() == 1).map(|waiting| waiting[0])
            }
            None => self.remarks(at, head),
        };
        self.waiting.clear();
        let kind = PassageKind::Answer { number: head.number.map(str::to_owned), question: None };
        let by = heads::span(self.blocks.text, head.by.or(self.answerer));
        let mut answer = Found::new(self.blocks.span(at, at + 1), kind).by(by);
        answer.question = question.and_then(|index| self.found.get(index)).map(|question| question.span);
        let least = at + 2 - usize::from(head.goes_on);
        self.open = Some(Open { index: self.found.len(), head: at, least });
        self.from = least;
        self.found.push(answer);
    }

    /// The question with a head of its own that an answer belongs to: the one with its number, else the last
    /// that waits for one.
    fn asked_before(&self, head: &Head<'_>) -> Option<usize> {
        let wanted = head.number.and_then(heads::first_number);
        let numbered = wanted.and_then(|wanted| {
            let has = |index: &&usize| match self.found.get(**index).map(|question| &question.kind) {
                Some(PassageKind::Question { number: Some(number) }) => heads::stands_for(number, wanted),
                _ => false,
            };
            self.asked.iter().rev().find(has)
        });
        let waiting = || self.waiting.iter().rev().find(|index| self.asked.contains(index));
        numbered.or_else(waiting).copied()
    }

    /// The first block of the remarks below the last heading before block `at`; what stands above that heading are
    /// remarks without an answer of their own.
    fn under_last_heading(&mut self, from: usize, at: usize) -> Option<usize> {
        let first = |from: usize| {
            (from..at).find(|index| !self.blocks.is_heading(*index) && !self.blocks.is_told(*index))
        };
        let from = first(from)?;
        let heading = (from..at).rev().find(|index| sections::is_heading(self.words, self.blocks, *index));
        let Some((heading, below)) = heading.and_then(|heading| Some((heading, first(heading)?))) else {
            return Some(from);
        };
        self.asker = remarks::asker(self.words, self.blocks, from, heading).or(self.asker);
        if self.asker.is_some() {
            self.unanswered(from, heading);
        }
        Some(below)
    }

    /// The remarks right before an answer as its question.
    fn remarks(&mut self, at: usize, head: &Head<'a>) -> Option<usize> {
        let from = match &self.open {
            Some(open) => remarks::begin(self.words, self.blocks, open.least, at),
            None => self.from,
        };
        self.end(from);
        let from = self.under_last_heading(from, at)?;
        let asker = remarks::asker(self.words, self.blocks, from, at);
        let known = asker.is_some() || self.asker.is_some();
        if !known && !remarks::any_asks(self.words, self.blocks, from, at) {
            return None;
        }
        self.asker = asker.or(self.asker);
        let index = self.found.len();
        self.ask(self.blocks.span(from, at), head.number, self.asker);
        Some(index)
    }
}

/// Who asks according to the title: `Vragen van het lid Krul (CDA) aan …`, `op vragen van de leden …`.
fn asker_of<'a>(words: &Words, title: &'a str) -> Option<&'a str> {
    ["van ", "door "].into_iter().flat_map(|word| title.match_indices(word)).find_map(|(at, word)| {
        let who = &title[at + word.len()..];
        match groups::group(words, who)? {
            Group::Named(length) => Some(&who[..length]),
            Group::Same => None,
        }
    })
}

/// Who answers according to the title: `Antwoorden van de minister van Defensie, op vragen van …`.
fn answerer_of<'a>(words: &Words, title: &'a str) -> Option<&'a str> {
    let rest = words.answer.strip(title)?.trim_start().strip_prefix("van ")?;
    let end = rest.find(" op vragen").or_else(|| rest.find(" op de vragen"))?;
    let who = rest[..end].trim_end_matches([',', ' ']);
    groups::answerer(words, who).map(|length| &who[..length])
}
