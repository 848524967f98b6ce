//! Who speaks in a passage, and in the document where no passage says it.

use super::words::SpeechWords;
use crate::entity::motion::MOTION;
use crate::entity::party::PARTY;
use crate::entity::person::PERSON;
use crate::relation::asks::ASKS;
use crate::relation::implied::netherlands;
use crate::relation::signs::SIGNS;
use crate::relation::submits::SUBMITS;
use crate::relation::{Argument, Fact, Passage};
use crate::text::{BlockKind, PassageKind, Span};

/// The rules that read who puts questions, not who asks something in passing.
const QUESTIONS: [&str; 2] = ["asks/put", "asks/member"];

/// Who speaks where the text names nobody.
pub(super) struct Own {
    /// Movers, signers, the government.
    document: Vec<Argument>,
    /// Who puts the questions that the document puts or answers.
    askers: Vec<Argument>,
}

impl Own {
    /// Looks at what the facts of a document say of itself.
    pub(super) fn of(words: &SpeechWords, passage: &Passage<'_>, facts: &[Fact]) -> Self {
        let subjects = |test: &dyn Fn(&Fact) -> bool| {
            let mut found: Vec<Argument> = Vec::new();
            for fact in facts.iter().filter(|fact| test(fact)) {
                if !found.contains(&fact.subject) {
                    found.push(fact.subject.clone());
                }
            }
            found
        };
        let mut motions = passage.mentions.iter().enumerate().filter(|(_, mention)| mention.kind == MOTION);
        let motion = motions.find(|(index, _)| passage.is_document(*index));
        let motion =
            motion.and_then(|(index, _)| passage.entity(index)).map(|it| Argument::Entity(it.id.clone()));
        let movers = subjects(&|fact| fact.shape == SUBMITS && Some(&fact.object) == motion.as_ref());
        let signers = subjects(&|fact| fact.shape == SIGNS);
        let askers = subjects(&|fact| fact.shape == ASKS && QUESTIONS.contains(&fact.rule));
        let kind = passage.document.metadata.kind.as_deref().unwrap_or_default();
        let answers =
            passage.document.passages.iter().any(|it| matches!(it.kind, PassageKind::Answer { .. }));
        let document = match (movers.is_empty(), signers.is_empty()) {
            (false, _) => movers,
            (true, false) => signers,
            _ if answers || words.of_government(kind) => vec![Argument::Entity(netherlands())],
            _ => Vec::new(),
        };
        Self { document, askers }
    }

    /// Who speaks at a place of the reading text.
    pub(super) fn at(&self, words: &SpeechWords, passage: &Passage<'_>, place: usize) -> Vec<Argument> {
        let document = passage.document;
        let block = document.block_at(place);
        // A note speaks where its mark stands.
        let place = match block.map(|block| block.kind) {
            Some(BlockKind::Heading) => return Vec::new(),
            Some(BlockKind::Note(index)) => {
                document.notes.get(index).and_then(|note| note.anchor).unwrap_or(place)
            }
            _ => place,
        };
        let around =
            document.passages.iter().rev().filter(|it| it.span.start <= place && place < it.span.end);
        for it in around {
            match &it.kind {
                PassageKind::Title | PassageKind::Signature => return Vec::new(),
                PassageKind::Turn => return it.by.map_or_else(Vec::new, |by| named(words, passage, by)),
                PassageKind::Question { .. } => {
                    let named = it.by.map_or_else(Vec::new, |by| named(words, passage, by));
                    return if named.is_empty() { self.askers.clone() } else { named };
                }
                PassageKind::Answer { .. } => {
                    let named = it.by.map_or_else(Vec::new, |by| named(words, passage, by));
                    return if named.is_empty() { self.document.clone() } else { named };
                }
                _ => {}
            }
        }
        self.document.clone()
    }
}

/// Whom the words name that say who asks, answers or speaks: persons, else parties, else the government.
fn named(words: &SpeechWords, passage: &Passage<'_>, by: Span) -> Vec<Argument> {
    let of = |kind| {
        let mentions = passage.mentions_in(by).filter(move |(_, mention)| mention.kind == kind);
        let mut found: Vec<Argument> = Vec::new();
        for id in mentions.filter_map(|(index, _)| passage.entity(index)).map(|entity| entity.id.clone()) {
            if !found.contains(&Argument::Entity(id.clone())) {
                found.push(Argument::Entity(id));
            }
        }
        found
    };
    let (persons, parties) = (of(PERSON), of(PARTY));
    let home = || {
        let text = by.of(passage.document.text());
        text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| words.home(word))
    };
    match (persons.is_empty(), parties.is_empty()) {
        (false, _) => persons,
        (true, false) => parties,
        _ if home() => vec![Argument::Entity(netherlands())],
        _ => Vec::new(),
    }
}
