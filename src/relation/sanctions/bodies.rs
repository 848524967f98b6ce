//! Bodies that impose sanctions: `EU-sancties`, `Europese sancties`, `in EU-verband`.
//!
//! Which bodies they are is data (`data/sanction-issuers.tsv`); any other body is
//! somebody of whom nothing is said.

use std::collections::{HashMap, HashSet};

use super::super::Token;
use super::super::phrases::{Phrase, adjective};
use super::issuer::Issuers;
use super::lexicon::Role;
use super::measure::Measure;
use super::reading::{Owner, Reading};
use super::verb::Found;
use crate::embedded;
use crate::entity::organisation::ORGANISATION;
use crate::gazetteer::{Embedded, TableError};
use crate::linking::EntityId;

const ISSUERS: Embedded = embedded!("sanction-issuers.tsv");

/// Prepositions of the body in whose midst something is done.
const AMONG: [&str; 3] = ["in", "binnen", "via"];

/// The bodies that impose sanctions.
#[derive(Clone, Debug, Default)]
pub(super) struct Bodies {
    ids: HashSet<String>,
    /// `Europese`: the id of the body that it means.
    adjectives: HashMap<String, String>,
    /// `Unie`: the id of the body of which it is the last word.
    short: HashMap<String, String>,
}

impl Bodies {
    pub(super) fn load() -> Result<Self, TableError> {
        let mut bodies = Self::default();
        for row in ISSUERS.table(&["id", "adjectives", "short", "comment"])?.rows() {
            let id = row.get("id");
            let adjectives = row.get("adjectives").split_whitespace();
            bodies.adjectives.extend(adjectives.map(|word| (word.to_owned(), id.to_owned())));
            bodies.short.extend(row.optional("short").map(|word| (word.to_owned(), id.to_owned())));
            bodies.ids.insert(id.to_owned());
        }
        Ok(bodies)
    }

    /// Whether this is a body that imposes sanctions.
    pub(super) fn has(&self, id: &EntityId) -> bool {
        id.kind == ORGANISATION && self.ids.contains(&id.id)
    }

    /// The body that an adjective means: `Europese`.
    fn meant(&self, token: &Token<'_>) -> Option<EntityId> {
        let id = self.adjectives.get(token.text).filter(|_| token.mention.is_none())?;
        Some(EntityId { kind: ORGANISATION, id: id.clone() })
    }

    /// Whether one of the adjectives stands in a text.
    pub(super) fn described_in(&self, text: &str) -> bool {
        self.adjectives.keys().any(|word| text.contains(word.as_str()))
    }
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The country or body that a token names and that may impose sanctions.
    pub(super) fn issuer(&self, token: &Token<'_>) -> Option<EntityId> {
        self.country(token).or_else(|| {
            let Some((index, _)) = token.mention else { return self.shortened(token) };
            Some(self.passage.entity(index).filter(|entity| self.lexicon.bodies.has(&entity.id))?.id.clone())
        })
    }

    /// `de Unie`, for the body that the document names in full.
    fn shortened(&self, token: &Token<'_>) -> Option<EntityId> {
        let capital = token.text.starts_with(char::is_uppercase);
        let id = self.lexicon.bodies.short.get(token.text).filter(|_| capital)?;
        let id = EntityId { kind: ORGANISATION, id: id.clone() };
        self.passage.linked.entities.find(&id).map(|_| id)
    }

    /// Who an adjective before sanctions says has issued them: `Amerikaanse`, `Europese`;
    /// `Unsaid` for any other word.
    pub(super) fn described(&self, token: &Token<'_>) -> Owner {
        let known = |id: &EntityId| self.passage.linked.entities.find(id).is_some();
        let id = if adjective(token) {
            self.country(token)
        } else if let Some(meant) = self.lexicon.bodies.meant(token) {
            Some(meant).filter(known)
        } else if token.mention.is_none() && self.lexicon.is(token, Role::Body) {
            None
        } else {
            return Owner::Unsaid;
        };
        id.map_or(Owner::Somebody, |id| Owner::Named(vec![(id, token.span)]))
    }

    /// Who issued what stands behind the hyphen at `hyphen`, and where the compound begins.
    ///
    /// `VS-sancties tegen X` are those of the VS; `Rusland-sancties` are those against
    /// Rusland; `EU- en VN-sancties` are those of two bodies.
    pub(super) fn compound(&self, hyphen: usize) -> Option<(Owner, usize)> {
        let mut start = hyphen.checked_sub(1)?;
        let mut owner = self.abbreviated(start);
        while let Some(before) = start.checked_sub(3)
            && self.tokens[before + 1].text == "-"
            && ["en", "of"].iter().any(|word| self.tokens[before + 2].is(word))
        {
            let more = self.abbreviated(before);
            // The members stand in their order.
            owner = more.and(owner);
            start = before;
        }
        Some((owner, start))
    }

    fn abbreviated(&self, at: usize) -> Owner {
        let Some(token) = self.tokens.get(at) else { return Owner::Somebody };
        let short = token.names(ORGANISATION) || token.text.chars().all(char::is_uppercase);
        let issuer = self.issuer(token).filter(|_| short);
        issuer.map_or(Owner::Somebody, |id| Owner::Named(vec![(id, token.span)]))
    }

    /// The body in whose midst a clause says that something is done: `in EU-verband`, `binnen de EU`.
    pub(super) fn forum(&self, clause: usize) -> Option<Owner> {
        let tokens = self.clause(clause);
        let chunks = self.chunks(&tokens);
        chunks.iter().find_map(|chunk| {
            let among = || AMONG.iter().find_map(|word| chunk.under(word));
            let level = || chunk.under("op").filter(|phrase| self.is_forum(phrase));
            self.forum_of(among().or_else(level)?)
        })
    }

    fn is_forum(&self, phrase: &Phrase<'_, 'a>) -> bool {
        phrase.head.mention.is_none() && self.lexicon.is(phrase.head, Role::Forum)
    }

    fn forum_of(&self, phrase: &Phrase<'_, 'a>) -> Option<Owner> {
        let body = |token: &Token<'a>| {
            let id = self.issuer(token).filter(|id| self.lexicon.bodies.has(id))?;
            Some(Owner::Named(vec![(id, token.span)]))
        };
        if !self.is_forum(phrase) {
            return body(phrase.head);
        }
        // `in Navo-verband`, `in internationaal verband`: somebody who is not known.
        let other = |token: &Token<'a>| token.names(ORGANISATION).then_some(Owner::Somebody);
        let described =
            |token: &Token<'a>| Some(self.described(token)).filter(|owner| *owner != Owner::Unsaid);
        let mut words = phrase.tokens.0.iter().filter(|token| !adjective(token));
        words.find_map(|token| body(token).or_else(|| other(token)).or_else(|| described(token)))
    }

    /// The forum of a clause or of those on which it depends.
    pub(super) fn forum_above(&self, clause: usize) -> Option<Owner> {
        let mut at = Some(clause);
        while let Some(clause) = at {
            if let Some(forum) = self.forum(clause) {
                return Some(forum);
            }
            at = self.clauses.list.get(clause)?.parent;
        }
        None
    }

    /// Who imposes, or is to impose, where the verb is active.
    ///
    /// Of sanctions whose issuer stands in their own phrase (`handhaaft de EU-sancties`), it
    /// is that one; what is done in a body (`in EU-verband`) is not done by the subject.
    pub(super) fn actors(
        &self,
        found: &Found<'_>,
        measure: &Measure,
        requested: bool,
    ) -> Option<(Option<Issuers>, &'static str)> {
        let rule = if requested && found.infinitive { "sanctions/request" } else { "sanctions/active" };
        let issuers = match (&measure.owner, self.forum(found.clause)) {
            (Owner::Somebody, _) => None,
            (Owner::Named(_), _) => measure.owner.issuers(),
            (Owner::Unsaid, Some(forum)) if requested => forum.issuers(),
            (Owner::Unsaid, forum) => {
                let issuers = if requested && found.infinitive {
                    self.asked(found.clause, &measure.targets)
                } else {
                    self.subject(found, Some(measure), &measure.targets)
                };
                issuers.filter(|issuers| forum.is_none_or(|forum| forum.issuers().as_ref() == Some(issuers)))
            }
        };
        Some((Some(issuers?), rule))
    }

    /// Whose sanctions the sentence says to be those of which a paper treats: `EU-sanctiebesluiten`, `de
    /// sanctiebesluiten van de EU`.
    pub(super) fn themes(&self) -> Vec<EntityId> {
        let theme =
            |at: &usize| self.tokens.get(*at).is_some_and(|token| self.lexicon.is(token, Role::Theme));
        let owners = (0..self.tokens.len()).filter(theme).flat_map(|at| {
            let word = |at: usize| self.tokens.get(at);
            let compound = at.checked_sub(1).filter(|hyphen| word(*hyphen).is_some_and(|it| it.text == "-"));
            let before = compound.and_then(|hyphen| self.compound(hyphen)).map(|(owner, _)| owner);
            let described = || at.checked_sub(1).and_then(word).map(|token| self.described(token));
            let of = || {
                let rest =
                    self.tokens.get(at + 2..).filter(|_| word(at + 1).is_some_and(|it| it.is("van")))?;
                Some(self.owner(rest).0)
            };
            let owner = before.or_else(of).or_else(described).unwrap_or_default();
            owner.named().iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()
        });
        // `de beperkende maatregelen van de Europese Unie`
        let measures =
            self.measures().into_iter().filter(|measure| measure.definite && measure.targets.is_empty());
        let bodies =
            measures.flat_map(|it| it.owner.named().iter().map(|(id, _)| id.clone()).collect::<Vec<_>>());
        owners.chain(bodies.filter(|id| self.lexicon.bodies.has(id))).collect()
    }

    /// Whether the sentence speaks of bodies other than `issuers`, which might be the ones to act.
    pub(super) fn other_bodies(&self, issuers: &[EntityId]) -> bool {
        self.tokens.iter().any(|token| match self.described(token) {
            Owner::Named(named) => named.iter().any(|(id, _)| self.is_other(id, issuers)),
            Owner::Somebody => true,
            Owner::Unsaid => self.issuer(token).is_some_and(|id| self.is_other(&id, issuers)),
        })
    }

    fn is_other(&self, id: &EntityId, issuers: &[EntityId]) -> bool {
        self.lexicon.bodies.has(id) && !issuers.contains(id)
    }
}
