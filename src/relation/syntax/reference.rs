//! Whom words point back to that name nobody: `het land`, `hem`, `beide landen`.
//!
//! What is looked through, until something fits: the sentence up to the words, the sentences of the paragraph
//! before it, the nearest first, and where a country is meant the heading of the section and the title. Where two fit, nobody is
//! meant.

use std::collections::BTreeSet;

use super::super::{Passage, Token};
use crate::entity::country::COUNTRY;
use crate::entity::organisation::ORGANISATION;
use crate::entity::person::PERSON;
use crate::linking::EntityId;
use crate::mention::Kind;
use crate::text::{PassageKind, Span};

/// How many sentences of the paragraph before are looked through.
const NEAR: usize = 4;

/// Entities in the order in which they are named, each once.
type Named = Vec<EntityId>;

/// Looks back from a sentence.
#[derive(Clone, Copy)]
pub struct Background<'p> {
    /// The document.
    pub passage: &'p Passage<'p>,
    /// The sentence's place among the document's.
    pub index: usize,
    /// Where the sentence stands in the reading text.
    pub span: Span,
}

impl Background<'_> {
    /// The one person named last, in the tokens `before` or the sentences before those.
    #[must_use]
    pub fn person(self, before: &[Token<'_>]) -> Option<EntityId> {
        let here = self.of_tokens(PERSON, before);
        let found = if here.is_empty() { self.nearest(PERSON, |_| true)? } else { here };
        only(found)
    }

    /// All persons of the place where some were named last, two at least.
    #[must_use]
    pub fn persons(self, before: &[Token<'_>]) -> Option<Vec<EntityId>> {
        let here = self.of_tokens(PERSON, before);
        let found = if here.is_empty() { self.nearest(PERSON, |_| true)? } else { here };
        Some(found).filter(|found| found.len() > 1)
    }

    /// The one organisation named last in the tokens `before`, or else in the sentence before, that `fits`.
    #[must_use]
    pub fn organisation(self, before: &[Token<'_>], fits: impl Fn(&EntityId) -> bool) -> Option<EntityId> {
        let fitting = |named: Named| named.into_iter().filter(&fits).collect::<Named>();
        let mut found = fitting(self.of_tokens(ORGANISATION, before));
        if found.is_empty() {
            found = fitting(self.last().map(|last| self.of_span(ORGANISATION, last)).unwrap_or_default());
        }
        if found.is_empty() {
            found = fitting(self.question().map(|span| self.of_span(ORGANISATION, span)).unwrap_or_default());
        }
        only(found)
    }

    /// All organisations that `fits` of the place where some were named last, two at least.
    #[must_use]
    pub fn organisations(
        self,
        before: &[Token<'_>],
        fits: impl Fn(&EntityId) -> bool,
    ) -> Option<Vec<EntityId>> {
        let here: Named = self.of_tokens(ORGANISATION, before).into_iter().filter(&fits).collect();
        let found = if here.is_empty() { self.nearest(ORGANISATION, &fits)? } else { here };
        Some(found).filter(|found| found.len() > 1)
    }

    /// The one person before whose name a word stands, in the tokens `before` or the sentences of the paragraph before
    /// those: `[generaal] Jansen`.
    #[must_use]
    pub fn titled(self, before: &[Token<'_>], word: &str) -> Option<EntityId> {
        let named = |tokens: &[Token<'_>]| {
            let pairs = tokens.windows(2).filter(|pair| pair[0].is(word) && pair[1].names(PERSON));
            once(pairs.filter_map(|pair| Some(self.passage.entity(pair[1].mention?.0)?.id.clone())))
        };
        let here = named(before);
        let block = self.passage.document.block_at(self.span.start)?.span;
        let spans = (self.index.saturating_sub(NEAR)..self.index).rev();
        let spans = spans.filter_map(|index| self.passage.document.sentences.get(index));
        let earlier =
            spans.filter(|span| block.contains(**span)).map(|span| named(&self.passage.tokens(*span)));
        let found = [here].into_iter().chain(earlier).find(|named| !named.is_empty());
        only(found.unwrap_or_default())
    }

    /// The sentence before, in the same paragraph.
    fn last(self) -> Option<Span> {
        let last = *self.passage.document.sentences.get(self.index.checked_sub(1)?)?;
        let block = self.passage.document.block_at(self.span.start)?.span;
        Some(last).filter(|last| block.contains(*last))
    }

    /// The question to which the sentence is an answer.
    fn question(self) -> Option<Span> {
        let passages = &self.passage.document.passages;
        let of = passages.iter().find_map(|passage| match passage.kind {
            PassageKind::Answer { question, .. } if passage.span.contains(self.span) => question,
            _ => None,
        })?;
        passages.get(of).map(|question| question.span)
    }

    /// The country for which `het land` stands that cannot be one for which `fits` is false.
    ///
    /// `recent` is the country of which the paragraph has just said something of the same sort.
    #[must_use]
    pub fn country(
        self,
        before: &[Token<'_>],
        recent: Option<&EntityId>,
        fits: impl Fn(&EntityId) -> bool,
    ) -> Option<EntityId> {
        let here: Named = self.of_tokens(COUNTRY, before).into_iter().filter(&fits).collect();
        let heading: Named = self.heading().into_iter().filter(&fits).collect();
        let recent = recent.filter(|id| fits(id));
        match here.as_slice() {
            [] => {}
            [one] => return Some(one.clone()),
            several => {
                let topic = only(heading).or_else(|| recent.cloned())?;
                return Some(topic).filter(|topic| several.contains(topic));
            }
        }
        only(heading)
            .or_else(|| recent.cloned())
            .or_else(|| only(self.nearest(COUNTRY, &fits)?))
            .or_else(|| only(self.title().into_iter().filter(&fits).collect()))
    }

    /// The countries for which `beide landen` stands: `count` of them, named last together.
    #[must_use]
    pub fn countries(
        self,
        before: &[Token<'_>],
        count: Option<u64>,
        fits: impl Fn(&EntityId) -> bool,
    ) -> Option<Vec<EntityId>> {
        let here: Named = self.of_tokens(COUNTRY, before).into_iter().filter(&fits).collect();
        let found = if here.len() > 1 { here } else { self.nearest(COUNTRY, &fits)? };
        let whole = count.map_or(found.len() > 1, |count| found.len() as u64 == count);
        whole.then_some(found)
    }

    /// What the heading names under which the sentence stands, the innermost that names a country.
    fn heading(self) -> Named {
        let document = self.passage.document;
        let sections = document.passages.iter().filter(|passage| {
            matches!(passage.kind, PassageKind::Section { .. }) && passage.span.contains(self.span)
        });
        let first = |span: Span| document.block_at(span.start).map(|block| block.span);
        let lines =
            sections.filter_map(|passage| first(passage.span)).filter(|line| !line.contains(self.span));
        let mut named = lines.map(|line| self.of_span(COUNTRY, line)).filter(|named| !named.is_empty());
        named.next_back().unwrap_or_default()
    }

    /// The countries that the title names, the Netherlands left out, whose every paper it may be.
    fn title(self) -> Named {
        let titles = self.passage.document.passages.iter();
        let title = titles.filter(|passage| passage.kind == PassageKind::Title).map(|passage| passage.span);
        let mut found: Named = title.flat_map(|span| self.of_span(COUNTRY, span)).collect();
        found.retain(|id| id.id != "NLD");
        found
    }

    /// What the nearest sentence of the paragraph before this one names that fits.
    fn nearest(self, kind: Kind, fits: impl Fn(&EntityId) -> bool) -> Option<Named> {
        let document = self.passage.document;
        let block = document.block_at(self.span.start)?.span;
        let before = (self.index.saturating_sub(NEAR)..self.index).rev();
        let spans =
            before.filter_map(|index| document.sentences.get(index)).filter(|span| block.contains(**span));
        let named = spans.map(|span| self.of_span(kind, *span).into_iter().filter(&fits).collect::<Named>());
        named.into_iter().find(|named| !named.is_empty())
    }

    fn of_span(self, kind: Kind, span: Span) -> Named {
        let mentions = self.passage.mentions_in(span).filter(|(_, mention)| mention.kind == kind);
        let ids =
            mentions.filter_map(|(index, _)| self.passage.entity(index)).map(|entity| entity.id.clone());
        once(ids)
    }

    fn of_tokens(self, kind: Kind, tokens: &[Token<'_>]) -> Named {
        let mentions = tokens.iter().filter(|token| token.names(kind)).filter_map(|token| token.mention);
        once(mentions.filter_map(|(index, _)| self.passage.entity(index)).map(|entity| entity.id.clone()))
    }
}

/// Each once, in order.
fn once(ids: impl Iterator<Item = EntityId>) -> Named {
    let mut seen = BTreeSet::new();
    ids.filter(|id| seen.insert(id.clone())).collect()
}

/// The only member.
fn only(found: Named) -> Option<EntityId> {
    let mut found = found.into_iter();
    found.next().filter(|_| found.next().is_none())
}
