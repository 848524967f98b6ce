//! What divides a reading text: sentences within blocks, passages over them.
//!
//! # What it finds
//! The title; sections with their levels; lists and tables; questions with who asks
//! and their answers with who answers, numbered (`Vraag 3`, `Antwoord op vraag 1 en 2`)
//! or as a written consultation has them (remarks, then `4. Antwoord van het kabinet:`);
//! what each speaker says in a debate; the offices and names under letters and motions.
//!
//! # Where it stops
//! Passages that the reader of a format gave stand, and what they are is not found a
//! second time. Where an answer ends and the remarks before the next one begin, no
//! sign says; the first block that asks (a group that speaks, a question mark) does.
//! An answer to several questions points to the first of them.

mod answers;
mod blocks;
mod contributions;
mod groups;
mod heads;
mod lists;
mod names;
mod nesting;
mod parting;
mod phrases;
mod sections;
mod sentences;
mod signatures;
mod titles;
mod turns;
mod words;

#[cfg(test)]
mod tests;

pub(in crate::text) use sentences::Splitter;

use super::{Document, PassageKind, Span, TableError};
use blocks::Blocks;
use words::Words;

/// Finds the passages of documents; holds the tables that this needs.
pub(in crate::text) struct Structurer {
    words: Words,
}

impl Structurer {
    /// Reads the tables.
    pub(in crate::text) fn load() -> Result<Self, TableError> {
        Ok(Self { words: Words::load()? })
    }

    /// Adds the passages that the reader of the document's format did not give.
    pub(in crate::text) fn find(&self, document: &mut Document) {
        parting::part(&self.words, document);
        let given = std::mem::take(&mut document.passages);
        let mut blocks = Blocks::of(document, &self.words, &given);
        let mut found = lists::tables(&mut blocks);
        found.extend(signatures::find(&self.words, &mut blocks));
        found.extend(titles::find(&self.words, &mut blocks));
        found.extend(turns::find(&self.words, &mut blocks));
        found.extend(answers::find(&self.words, &mut blocks, &found));
        found.extend(lists::find(&mut blocks));
        let ends = sections::ends(&blocks, &found);
        found.extend(sections::find(&self.words, &blocks, &ends));
        document.passages = nesting::nest(given, found);
    }
}

/// A passage that was found; an answer names its question by the question's span.
struct Found {
    span: Span,
    kind: PassageKind,
    by: Option<Span>,
    question: Option<Span>,
}

impl Found {
    const fn new(span: Span, kind: PassageKind) -> Self {
        Self { span, kind, by: None, question: None }
    }

    const fn by(mut self, by: Option<Span>) -> Self {
        self.by = by;
        self
    }
}
