//! The court or country that a sentence leaves out.
//!
//! A court comes from the same sentence, from the nearest of the three sentences before in the
//! paragraph that names one, or from the theme: the one international court that nearly all
//! of the document's names of courts are. Several candidates give nothing.

use super::super::dates::date_of;
use super::Event;
use super::places::Place;
use super::reading::{Part, Reading};
use super::role::Role;
use crate::entity::country::COUNTRY;
use crate::entity::court::COURT;
use crate::gazetteer::Form;
use crate::grammar::PartialDate;
use crate::linking::EntityId;
use crate::mention::Kind;
use crate::text::Span;

/// How many sentences are looked back.
const BACK: usize = 3;
/// How often the court of the theme is named at least.
const THEME: usize = 5;
/// How many of ten names of courts are the theme's.
const THEME_SHARE: usize = 8;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The court of which a part speaks without naming it; `bench` is what it calls it.
    pub(super) fn inferred_court(&self, part: &Part, bench: Option<&str>) -> Option<Place> {
        let fits = |id: &EntityId| self.fits(part, bench, id);
        let known = |place: Place| fits(&place.id).then_some(place);
        match self.entities(self.span, COURT).as_slice() {
            [] => {}
            [(id, span)] if !self.above(part, *span) => return known(Place::named(id.clone(), *span)),
            _ => return None,
        }
        let inferred = |id: EntityId| Place { id, span: None, inferred: true };
        let block = self.passage.document.block_at(self.span.start)?.span;
        match self.noted(self.span, &fits).as_slice() {
            [] => {}
            [one] => return Some(inferred(one.clone())),
            _ => return None,
        }
        for back in 1..=BACK.min(self.index) {
            let sentence = *self.passage.document.sentences.get(self.index - back)?;
            if !block.contains(sentence) {
                break;
            }
            match (self.entities(sentence, COURT).as_slice(), self.noted(sentence, &fits).as_slice()) {
                ([], []) => {}
                ([], [one]) => return Some(inferred(one.clone())),
                ([(id, _)], _) => return known(inferred(id.clone())),
                _ => return None,
            }
        }
        let theme = self.theme().or_else(|| self.only_one(bench?));
        known(inferred(theme?))
    }

    /// The only court of the document that is called so: `het tribunaal` where it names the Joegoslavië-tribunaal.
    fn only_one(&self, bench: &str) -> Option<EntityId> {
        let courts = self.passage.mentions.iter().enumerate().filter(|(_, mention)| mention.kind == COURT);
        let mut named = courts.filter_map(|(index, _)| self.passage.entity(index)).filter(|entity| {
            self.lexicon.international(&entity.id.id) && entity.label.nl.to_lowercase().contains(bench)
        });
        let id = &named.next()?.id;
        (bench == "tribunaal" && named.all(|other| other.id == *id)).then(|| id.clone())
    }

    /// Whether what stands at `span` says of this part that it is so: `het Hof vindt dat …`.
    fn above(&self, part: &Part, span: Span) -> bool {
        let Some(of) = self.clauses.of.get(self.at(span.start)) else { return true };
        let mut clause = self.clauses.list.get(part.clause);
        while let Some(here) = clause.filter(|_| !self.clauses.within(*of, part.clause)) {
            let opener = here.opened_at().and_then(|at| self.token(at));
            if opener.is_some_and(|word| word.is("dat") || word.is("of")) {
                return true;
            }
            clause = here.parent.and_then(|parent| self.clauses.list.get(parent));
        }
        false
    }

    /// The courts that the notes of a stretch name and that can be the one.
    fn noted(&self, span: Span, fits: &impl Fn(&EntityId) -> bool) -> Vec<EntityId> {
        let named = self.passage.notes_in(span).flat_map(|note| self.entities(note.span, COURT));
        let mut found: Vec<EntityId> = named.map(|(id, _)| id).filter(|id| fits(id)).collect();
        found.sort();
        found.dedup();
        found
    }

    /// Whether a court can be the one that these words speak of.
    fn fits(&self, part: &Part, bench: Option<&str>, id: &EntityId) -> bool {
        let district = id.id.starts_with("rechtbank");
        let higher = id.id.starts_with("gerechtshof") || id.id.starts_with("hoge-raad");
        let named = match bench {
            Some("rechtbank") => district,
            Some("gerechtshof") => id.id.starts_with("gerechtshof"),
            Some("hof" | "tribunaal") => !district,
            _ => true,
        };
        let rank =
            !(district && self.has(part, Role::Appeal) || higher && self.has(part, Role::FirstInstance));
        named && rank && self.lexicon.criminal_court(&id.id)
    }

    /// The different entities of a kind in a stretch, each where it is first named.
    pub(super) fn entities(&self, span: Span, kind: Kind) -> Vec<(EntityId, Span)> {
        let mut found: Vec<(EntityId, Span)> = Vec::new();
        for (index, mention) in self.passage.mentions_in(span).filter(|(_, mention)| mention.kind == kind) {
            let Some(entity) = self.passage.entity(index) else { continue };
            if !found.iter().any(|(id, _)| *id == entity.id) {
                found.push((entity.id.clone(), mention.span));
            }
        }
        found
    }

    /// The international court that the document is about.
    fn theme(&self) -> Option<EntityId> {
        let mentions = self.passage.mentions.iter().enumerate().filter(|(_, mention)| mention.kind == COURT);
        let named: Vec<&EntityId> =
            mentions.filter_map(|(index, _)| self.passage.entity(index)).map(|entity| &entity.id).collect();
        let times = |id: &EntityId| named.iter().filter(|other| **other == id).count();
        let id = named.iter().copied().max_by_key(|id| times(id))?;
        let often = times(id);
        (often >= THEME && 10 * often >= THEME_SHARE * named.len() && self.lexicon.international(&id.id))
            .then(|| id.clone())
    }

    /// Where somebody was arrested of whom the text says no place: in the one country of which
    /// the sentences before speak, or in the Netherlands where his case is before a Dutch court.
    pub(super) fn inferred_country(&self, person: Option<&EntityId>) -> Option<Place> {
        let block = self.passage.document.block_at(self.span.start)?.span;
        let inferred = |id: EntityId| Place { id, span: None, inferred: true };
        if let Some(person) = person {
            let courts = self.entities(block, COURT);
            let dutch = !courts.is_empty() && courts.iter().all(|(court, _)| self.lexicon.dutch(&court.id));
            let text = block.of(self.passage.document.text());
            let abroad = self.lexicon.participles(Event::Surrender).any(|word| text.contains(word));
            let home = EntityId { kind: COUNTRY, id: "NLD".to_owned() };
            let known = self.passage.linked.entities.find(&home).is_some();
            return (dutch && !abroad && known && self.persons_in(block).as_slice() == [person.clone()])
                .then(|| inferred(home));
        }
        let first = self.index.saturating_sub(BACK);
        let sentences = self.passage.document.sentences.get(first..=self.index)?;
        let inside = sentences.iter().filter(|sentence| block.contains(**sentence));
        let near = inside.copied().reduce(Span::cover)?;
        // `een Syrische man` says nothing of where.
        let noun = self.passage.mentions_in(near).any(|(_, mention)| {
            mention.kind == COUNTRY && !matches!(mention.form, Form::Adjective | Form::Inhabitant)
        });
        match self.entities(near, COUNTRY).as_slice() {
            [(id, _)] if id.id != "NLD" && noun => Some(inferred(id.clone())),
            _ => None,
        }
    }

    /// The day on which the court of which the text has spoken gave judgment: `deed op 3 maart uitspraak`.
    pub(super) fn pronounced(&self, event: Event, place: &Place) -> Option<PartialDate> {
        let judged = matches!(event, Event::Conviction | Event::Acquittal) && place.inferred;
        let block = self.passage.document.block_at(self.span.start)?.span;
        let first = self.index.saturating_sub(BACK);
        let before = (first..self.index).rev().filter_map(|index| self.passage.sentence(index));
        let mut told = before.filter(|sentence| judged && block.contains(sentence.span)).filter(|sentence| {
            let named = self.entities(sentence.span, COURT).iter().any(|(id, _)| *id == place.id);
            named && sentence.tokens.iter().any(|token| self.lexicon.is(token, Role::JudgmentWord))
        });
        let sentence = told.next()?;
        let all: Vec<usize> = (0..sentence.tokens.len()).collect();
        date_of(self.passage.document, &self.lexicon.words, &sentence.tokens, &all)
    }

    /// Whether the paragraph up to here speaks of crimes and suspects.
    pub(super) fn criminal(&self) -> bool {
        let first = self.index.saturating_sub(BACK);
        (first..=self.index).filter_map(|index| self.passage.sentence(index)).any(|sentence| {
            sentence
                .tokens
                .iter()
                .any(|token| self.lexicon.is(token, Role::Criminal) || self.lexicon.suspect(token))
        })
    }
}
