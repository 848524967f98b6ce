//! The motion of a vote, who voted, and the fact that comes of it.

use std::collections::BTreeMap;

use super::words::Outcome;
use crate::entity::motion::MOTION;
use crate::entity::organisation::ORGANISATION;
use crate::grammar::PartialDate;
use crate::linking::EntityId;
use crate::relation::function_words::{Class, FunctionWords};
use crate::relation::implied::{house, named};
use crate::relation::{Argument, Attestation, Fact, Passage, Sentence, Shape, Status, Token};
use crate::text::Span;

/// A motion in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Voted {
    /// Its token.
    pub(super) at: usize,
    pub(super) id: EntityId,
}

/// What somebody did with a motion.
pub(super) struct Vote {
    pub(super) outcome: Outcome,
    pub(super) by: EntityId,
    pub(super) motion: EntityId,
    pub(super) status: Status,
    pub(super) date: Option<PartialDate>,
    pub(super) evidence: Span,
    pub(super) rule: &'static str,
}

impl Vote {
    /// The fact that it is.
    pub(super) fn fact(self, shape: Shape) -> Fact {
        Fact {
            attestation: Attestation::default(),
            shape,
            subject: Argument::Entity(self.by),
            object: Argument::Entity(self.motion),
            status: self.status,
            date: self.date,
            attributes: BTreeMap::new(),
            evidence: self.evidence,
            rule: self.rule,
        }
    }
}

/// The motions that a sentence names; without one, that which `De motie` at its head stands for.
pub(super) fn motions(passage: &Passage<'_>, sentence: &Sentence<'_>) -> Vec<Voted> {
    let tokens = sentence.tokens.iter().enumerate().filter(|(_, token)| token.names(MOTION));
    let named: Vec<Voted> = tokens
        .filter_map(|(at, token)| Some(Voted { at, id: passage.entity(token.mention?.0)?.id.clone() }))
        .collect();
    if named.is_empty() { anaphor(passage, sentence).into_iter().collect() } else { named }
}

/// `De voorzitter: Ik constateer dat`, before `deze motie`.
const CHAIR: [&str; 9] = ["de", "voorzitter", ":", "dan", "ik", "constateer", "stel", "vast", "dat"];

/// How many sentences back `De motie` reaches.
const FURTHEST: usize = 2;

/// How many sentences back the chair reaches: over those that tell who voted how.
const ROLL_CALL: usize = 6;

fn anaphor(passage: &Passage<'_>, sentence: &Sentence<'_>) -> Option<Voted> {
    let chair = sentence.tokens.iter().take_while(|token| CHAIR.iter().any(|word| token.is(word))).count();
    let said = |at: &usize| sentence.tokens[*at].is("dat");
    let lead = (0..chair).find(said).map_or(0, |at| at + 1);
    let first = sentence.tokens.get(lead)?;
    // `deze nader gewijzigde motie`
    let changed = |token: &&Token<'_>| CHANGED.iter().any(|word| token.is(word));
    let noun = lead + 1 + sentence.tokens.get(lead + 1..)?.iter().take_while(changed).count();
    let motie = sentence.tokens.get(noun)?.is("motie");
    // `Die is op 6 oktober aangenomen.`
    let alone = ["deze", "die"].iter().any(|word| first.is(word))
        && sentence
            .tokens
            .get(lead + 1)
            .is_some_and(|next| ["is", "werd", "wordt"].iter().any(|word| next.is(word)));
    if alone && lead == 0 {
        let before = passage.document.sentences.get(sentence.index.checked_sub(1)?)?;
        let block = passage.document.block_at(sentence.span.start)?.span.start.max(before.start);
        return Some(Voted { at: 0, id: only_before(passage, sentence, block)? });
    }
    let points = ["de", "deze", "die"].iter().any(|word| first.is(word)) && motie;
    let block = passage.document.block_at(sentence.span.start).filter(|_| points)?.span.start;
    // The chair says in a paragraph of its own what has become of the motion just put to the vote.
    let chaired = lead > 0 || voting(passage, sentence);
    let id = if chaired { put_to_vote(passage, sentence) } else { only_before(passage, sentence, block) };
    Some(Voted { at: noun, id: id? })
}

/// Whether a motion was put to the vote a few sentences before.
fn voting(passage: &Passage<'_>, sentence: &Sentence<'_>) -> bool {
    let first = sentence.index.saturating_sub(ROLL_CALL);
    let before = passage.document.sentences.get(first..sentence.index).unwrap_or_default();
    before
        .iter()
        .any(|before| before.of(passage.document.text()).trim_start().starts_with("In stemming komt"))
}

/// What stands between `de` and a motion that was changed.
const CHANGED: [&str; 4] = ["nader", "gewijzigde", "aangehouden", "ingediende"];

/// The motion that was named last, if it was one alone: `In stemming komt de motie-Dobbe.`, before the names of
/// a roll call.
pub(super) fn put_to_vote(passage: &Passage<'_>, sentence: &Sentence<'_>) -> Option<EntityId> {
    let first = sentence.index.saturating_sub(ROLL_CALL);
    let before = passage.document.sentences.get(first..sentence.index)?;
    let named = before.iter().rev().find_map(|before| {
        let mut ids = passage
            .mentions_in(*before)
            .filter(|(_, mention)| mention.kind == MOTION)
            .filter_map(|(index, _)| passage.entity(index))
            .map(|entity| &entity.id);
        let id = ids.next()?;
        Some((id, ids.all(|other| other == id)))
    });
    named.filter(|(_, alone)| *alone).map(|(id, _)| id.clone())
}

fn only_before(passage: &Passage<'_>, sentence: &Sentence<'_>, block: usize) -> Option<EntityId> {
    let start = passage.document.sentences.get(sentence.index.saturating_sub(FURTHEST))?.start.max(block);
    let before = passage.mentions_in(Span::new(start, sentence.span.start));
    let mut ids =
        before.filter(|(_, mention)| mention.kind == MOTION).filter_map(|(index, _)| passage.entity(index));
    let id = ids.next()?.id.clone();
    ids.all(|other| other.id == id).then_some(id)
}

/// Whether the motion at `at` stands under no preposition: where its phrase begins, no preposition ends.
pub(super) fn is_bare(function: &FunctionWords, tokens: &[Token<'_>], at: usize) -> bool {
    governor(function, tokens, at).is_none()
}

/// The preposition under which the motion at `at` stands.
pub(super) fn governor<'t, 'a>(
    function: &FunctionWords,
    tokens: &'t [Token<'a>],
    at: usize,
) -> Option<&'t Token<'a>> {
    let reach = at.saturating_sub(LONGEST_ATTRIBUTE);
    let determiner = (reach..at)
        .rev()
        .find(|at| ["de", "het", "een", "deze", "die", "genoemde"].iter().any(|word| tokens[*at].is(word)));
    let before = determiner.unwrap_or(at).checked_sub(1)?;
    tokens.get(before).filter(|token| function.is(token, Class::Preposition))
}

/// Most tokens between `de` and the motion.
const LONGEST_ATTRIBUTE: usize = 12;

/// The chamber in which the document's votes are taken: the Senate where the document names it alone.
pub(super) fn passage_house(passage: &Passage<'_>) -> EntityId {
    let senate = EntityId { id: "eerste-kamer".to_owned(), ..house() };
    let names = |id: &EntityId| passage.linked.entities.find(id).is_some();
    if names(&senate) && !names(&house()) { senate } else { house() }
}

/// Whom `door` names among these tokens; the House where it names nobody.
pub(super) fn voter<'t, 'a: 't>(
    passage: &Passage<'_>,
    tokens: impl Iterator<Item = &'t Token<'a>>,
) -> EntityId {
    let mut agent = false;
    for token in tokens {
        if let Some((index, _)) = token.mention {
            if agent && named(passage, index, &[ORGANISATION]).is_some() {
                return body(passage, token).unwrap_or_else(house);
            }
            agent = false;
        } else if token.is("door") {
            agent = true;
        } else if !["de", "het", "uw", "deze"].iter().any(|word| token.is(word)) {
            agent = false;
        }
    }
    house()
}

/// The organisation that a token names; `Kamer` by itself is the House.
fn body(passage: &Passage<'_>, token: &Token<'_>) -> Option<EntityId> {
    let (index, _) = token.mention?;
    let id = named(passage, index, &[ORGANISATION])?;
    Some(if token.text == "Kamer" { house() } else { id })
}

/// The chamber of the States General that a token names.
pub(super) fn chamber(passage: &Passage<'_>, token: &Token<'_>) -> Option<EntityId> {
    body(passage, token).filter(|id| matches!(id.id.as_str(), "tweede-kamer" | "eerste-kamer"))
}
