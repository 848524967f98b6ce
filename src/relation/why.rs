//! Why a fact was read as it was: the words that decided its status, its date, its speaker and an
//! end that its own sentence leaves out.
//!
//! Asked after the reading, for people who look at one document; nothing rests on it.

use super::clauses::Opener;
use super::dates::date_span;
use super::scene::{Scene, Words};
use super::speaker::Speakers;
use super::status::Sign;
use super::{Argument, Fact, Passage, Status};
use crate::gazetteer::TableError;
use crate::text::Span;

/// Words that decided something about a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// What they decided.
    pub of: Decided,
    /// Where they stand in the reading text.
    pub words: Span,
}

/// What words can decide about a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decided {
    /// Whether it is so.
    Status,
    /// When it was so.
    Date,
    /// Who says so.
    Speaker,
    /// The end that its own words leave out.
    Inferred,
}

impl Decided {
    /// Its word, for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Date => "date",
            Self::Speaker => "speaker",
            Self::Inferred => "inferred",
        }
    }
}

/// Finds reasons.
pub struct Why {
    words: Words,
    speakers: Speakers,
}

impl Why {
    /// Reads the tables.
    ///
    /// # Errors
    /// Where one of them is wrong.
    pub fn load() -> Result<Self, TableError> {
        Ok(Self { words: Words::load()?, speakers: Speakers::load()? })
    }

    /// What decided, in the order of [`Decided`], then of the text.
    pub fn reasons(&self, passage: &Passage<'_>, fact: &Fact) -> Vec<Reason> {
        let place = fact.place(passage, fact.evidence);
        let sentence = passage.document.sentence_at(place).and_then(|index| passage.sentence(index));
        let mut found = Vec::new();
        if let Some(sentence) = &sentence {
            let scene = Scene::new(&self.words, passage, sentence);
            found.extend(
                status(&scene, place, fact.status)
                    .into_iter()
                    .map(|words| Reason { of: Decided::Status, words }),
            );
            let date = fact.date.and_then(|date| {
                (0..scene.tokens.len()).find_map(|at| {
                    date_span(passage.document, scene.tokens, at).filter(|(read, _)| *read == date)
                })
            });
            found.extend(date.map(|(_, words)| Reason { of: Decided::Date, words }));
        }
        let said = self.speakers.reported(passage, fact);
        found.extend(said.map(|words| Reason { of: Decided::Speaker, words }));
        found.extend(inferred(passage, fact).map(|words| Reason { of: Decided::Inferred, words }));
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The signs that give this status.
fn signs_of(status: Status) -> &'static [Sign] {
    match status {
        Status::Asserted => &[Sign::Done],
        Status::Announced => &[Sign::Announcement],
        Status::Possible => &[Sign::Condition, Sign::Possibility],
        Status::Requested => &[Sign::Request],
        Status::Negated => &[Sign::Negation],
        Status::Ended => &[Sign::End],
    }
}

/// The words that give the status: in the clause of the place and those on which it depends, before all others.
fn status(scene: &Scene<'_, '_>, place: usize, status: Status) -> Vec<Span> {
    let wanted = signs_of(status);
    let table = &scene.words.status;
    let mut clause = scene.clauses.of.get(scene.at(place)).copied();
    while let Some(here) = clause {
        let Some(content) = scene.clauses.list.get(here) else { break };
        let mut own = scene.indices(here).to_vec();
        if let (Some(parent), Opener::Infinitive(_) | Opener::Subordinate(_)) =
            (content.parent, content.opener)
        {
            own.extend(scene.indices(parent));
            own.sort_unstable();
        }
        let found = table.standing(scene.tokens, &own, wanted);
        if !found.is_empty() {
            return found;
        }
        clause = content.parent;
    }
    let all: Vec<usize> = (0..scene.tokens.len()).collect();
    table.standing(scene.tokens, &all, wanted)
}

/// Where the end that was inferred was named last before the fact.
fn inferred(passage: &Passage<'_>, fact: &Fact) -> Option<Span> {
    fact.attributes.get("inferred")?;
    let Argument::Entity(id) = &fact.subject else { return None };
    let before = passage.mentions_in(Span::new(0, fact.evidence.end));
    let named = before.filter(|(index, _)| passage.entity(*index).is_some_and(|entity| entity.id == *id));
    named.last().map(|(_, mention)| mention.span)
}
