//! Of what an office is.

use std::collections::BTreeMap;

use super::grammar::Held;
use crate::embedded;
use crate::entity::country::COUNTRY;
use crate::entity::court::COURT;
use crate::entity::organisation::ORGANISATION;
use crate::gazetteer::TableError;
use crate::linking::EntityId;
use crate::relation::implied::{named, netherlands};
use crate::relation::{Passage, Sentence};
use crate::text::Span;

/// The organisation of each office that is an organisation by itself: the Secretary-General of the UN.
pub(super) struct Bodies(BTreeMap<String, String>);

impl Bodies {
    /// Reads the table.
    ///
    /// # Errors
    /// Where it is wrong.
    pub(super) fn load() -> Result<Self, TableError> {
        let table = embedded!("office-bodies.tsv").table(&["office", "body"])?;
        Ok(Self(table.rows().map(|row| (row.get("office").to_owned(), row.get("body").to_owned())).collect()))
    }

    /// The organisation itself, or that of which it is an office.
    fn of(&self, id: EntityId) -> EntityId {
        match self.0.get(&id.id).filter(|_| id.kind == ORGANISATION) {
            Some(body) => EntityId { kind: ORGANISATION, id: body.clone() },
            None => id,
        }
    }
}

/// What a role is of.
pub(super) enum Object {
    /// What the text names.
    Named(EntityId),
    /// Nothing is said: the Netherlands.
    Home,
}

impl Object {
    /// Its id.
    pub(super) fn id(self) -> EntityId {
        match self {
            Self::Named(id) => id,
            Self::Home => netherlands(),
        }
    }
}

/// What the office is of: what stands under `van`, the body joined to it, the country behind the
/// name, the country's adjective, and, for some offices, what goes without saying.
pub(super) fn of(
    bodies: &Bodies,
    passage: &Passage<'_>,
    sentence: &Sentence<'_>,
    held: &Held,
    behind: Option<usize>,
) -> Option<Object> {
    let any = [COUNTRY, COURT, ORGANISATION];
    let said = [held.of, held.body, behind].into_iter().flatten().next();
    if let Some(mention) = said {
        return named(passage, mention, &any).map(|id| Object::Named(bodies.of(id)));
    }
    if held.of_other {
        return None;
    }
    if held.office.court {
        return court_before(passage, sentence, held).map(Object::Named);
    }
    if let Some(nation) = held.nation {
        return named(passage, nation, &[COUNTRY]).filter(|_| held.office.state).map(Object::Named);
    }
    (held.office.home && held.plain).then_some(Object::Home)
}

/// How many sentences back a court is looked for that goes without saying.
const FURTHEST: usize = 3;

/// The court named last before the office, if no other is named in the same sentences.
fn court_before(passage: &Passage<'_>, sentence: &Sentence<'_>, held: &Held) -> Option<EntityId> {
    let block = passage.document.block_at(sentence.span.start)?.span.start;
    let first = sentence.index.saturating_sub(FURTHEST);
    let start = passage.document.sentences.get(first)?.start.max(block);
    let mut courts = passage
        .mentions_in(Span::new(start, held.span.start))
        .filter(|(_, mention)| mention.kind == COURT)
        .filter_map(|(index, _)| passage.entity(index));
    let court = courts.next()?.id.clone();
    courts.all(|other| other.id == court).then_some(court)
}

/// Whether another country than the Netherlands is named before the office in its sentence, or is what the
/// sentence before speaks of.
pub(super) fn foreign_before(passage: &Passage<'_>, sentence: &Sentence<'_>, held: &Held) -> bool {
    let foreign = |span: Span| {
        let named = passage.mentions_in(span).filter(|(_, mention)| mention.kind == COUNTRY);
        let countries: Vec<_> = named.filter_map(|(index, _)| passage.entity(index)).collect();
        let any = countries.iter().any(|country| country.id != netherlands());
        (any, countries.iter().any(|country| country.id == netherlands()))
    };
    if foreign(Span::new(sentence.span.start, held.span.start)).0 {
        return true;
    }
    // `In Georgië zijn verkiezingen gehouden. Minister Botsjorisjvili sprak van fraude.`
    let Some(before) = sentence.index.checked_sub(1).and_then(|at| passage.document.sentences.get(at)) else {
        return false;
    };
    let block = passage.document.block_at(sentence.span.start).map(|block| block.span);
    let near = block.is_some_and(|block| block.contains(*before));
    let (abroad, home) = foreign(Span::new(before.start, sentence.span.end));
    let there = foreign(*before).0;
    near && abroad && there && !home
}
