//! Of what an office is.

use std::collections::{BTreeMap, BTreeSet};

use super::back;
use super::grammar::Held;
use super::words::Words;
use crate::embedded;
use crate::entity::country::COUNTRY;
use crate::entity::court::COURT;
use crate::entity::organisation::ORGANISATION;
use crate::entity::person::PERSON;
use crate::gazetteer::TableError;
use crate::linking::EntityId;
use crate::mention::Mention;
use crate::relation::function_words::FunctionWords;
use crate::relation::implied::{named, netherlands};
use crate::relation::{Passage, Sentence};
use crate::text::{BlockKind, Span};

/// The organisation of each office that is an organisation by itself, the Secretary-General of the UN; the courts
/// of the Netherlands.
pub(super) struct Bodies {
    bodies: BTreeMap<String, String>,
    /// The courts of the Netherlands.
    courts: BTreeSet<String>,
}

impl Bodies {
    /// Reads the table.
    ///
    /// # Errors
    /// Where it is wrong.
    pub(super) fn load() -> Result<Self, TableError> {
        let table = embedded!("office-bodies.tsv").table(&["office", "body"])?;
        let bodies =
            table.rows().map(|row| (row.get("office").to_owned(), row.get("body").to_owned())).collect();
        let courts = embedded!("courts.tsv").table(&["id", "nl", "en", "ecli", "country"])?;
        let dutch = courts.rows().filter(|row| row.get("country") == netherlands().id);
        Ok(Self { bodies, courts: dutch.map(|row| row.get("id").to_owned()).collect() })
    }

    /// The organisation itself, or that of which it is an office.
    fn of(&self, id: EntityId) -> EntityId {
        match self.bodies.get(&id.id).filter(|_| id.kind == ORGANISATION) {
            Some(body) => EntityId { kind: ORGANISATION, id: body.clone() },
            None => id,
        }
    }

    /// Whether the document names this person in full behind another country: `elf Georgische functionarissen, onder
    /// wie minister Irakli Jansen`; `minister Jansen` is then none of the Netherlands.
    pub(super) fn introduced_abroad(&self, passage: &Passage<'_>, person: &EntityId) -> bool {
        let full = |(index, mention): &(usize, &Mention)| {
            mention.kind == PERSON
                && !mention.norm.starts_with('|')
                && passage.entity(*index).is_some_and(|entity| entity.id == *person)
        };
        passage.mentions.iter().enumerate().filter(full).any(|(_, mention)| {
            let document = passage.document;
            let sentence = document.sentence_at(mention.span.start).and_then(|at| document.sentences.get(at));
            sentence
                .is_some_and(|sentence| self.abroad(passage, Span::new(sentence.start, mention.span.start)).0)
        })
    }

    /// Whether a stretch names another country or a court of another one or of none, and whether the Netherlands.
    fn abroad(&self, passage: &Passage<'_>, span: Span) -> (bool, bool) {
        let (mut abroad, mut home) = (false, false);
        for (index, mention) in passage.mentions_in(span) {
            let Some(entity) = passage.entity(index) else { continue };
            let dutch = match mention.kind {
                COUNTRY => entity.id == netherlands(),
                COURT => self.courts.contains(&entity.id.id),
                _ => continue,
            };
            abroad |= !dutch;
            home |= dutch;
        }
        (abroad, home)
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
    (bodies, words, function): (&Bodies, &Words, &FunctionWords),
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
    if held.back.is_some() {
        return back::meant(words, passage, sentence, held).map(Object::Named);
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
    if let Some(among) = back::among(function, &sentence.tokens, held) {
        return back::of_group(function, passage, &sentence.tokens, held, among).map(Object::Named);
    }
    if let Some(country) = back::only_country(passage, &sentence.tokens, held) {
        return Some(Object::Named(country));
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

/// How sure it is that a bare minister is meant who needs no country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// `minister Blok`: as the papers call those in office.
    Shortly,
    /// `oud-minister Blok`, `Emmanuel Ndindaba, minister van Onderwijs`: as they introduce anybody.
    Introduced,
}

/// Whether another country than the Netherlands, or a court that is not theirs, is named before the office in its
/// sentence, or is what the sentence before speaks of. For somebody who is only introduced, also behind it, and in
/// the heading above.
pub(super) fn foreign_before(
    bodies: &Bodies,
    passage: &Passage<'_>,
    sentence: &Sentence<'_>,
    held: &Held,
    known: Known,
) -> bool {
    let document = passage.document;
    let foreign = |span: Span| bodies.abroad(passage, span);
    if foreign(Span::new(sentence.span.start, held.span.start)).0 {
        return true;
    }
    // `In Georgië zijn verkiezingen gehouden. Minister Botsjorisjvili sprak van fraude.`
    let before = sentence.index.checked_sub(1).and_then(|at| document.sentences.get(at));
    let block = document.block_at(sentence.span.start).map(|block| block.span);
    let before = before.filter(|before| block.is_some_and(|block| block.contains(**before)));
    let (here_abroad, here_home) = foreign(sentence.span);
    let (abroad, home) = before.map_or((false, false), |before| foreign(*before));
    if abroad && !home && !here_home {
        return true;
    }
    // `Guinee … Oud-minister Fodé Keïta is van de lijst gehaald.`
    let (said_abroad, said_home) = block
        .map_or((false, false), |block| foreign(Span::new(block.start, held.span.start.max(block.start))));
    if known == Known::Introduced && said_abroad && !said_home && !here_home {
        return true;
    }
    let heading = || {
        let blocks = document.blocks.partition_point(|block| block.span.end <= sentence.span.start);
        let above =
            document.blocks.get(..blocks)?.iter().rev().find(|block| block.kind == BlockKind::Heading)?;
        Some(foreign(above.span))
    };
    known == Known::Introduced
        && !here_home
        && (here_abroad || !home && heading().is_some_and(|(abroad, home)| abroad && !home))
}
