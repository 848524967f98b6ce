//! Days that stand apart from their deed: `respectievelijk in 2016 en in 2018`, and in the sentence behind it `De opzegging
//! wordt op 6 maart 2025 van kracht`.

use super::super::dates::{date_span, date_within};
use super::super::parties::Party;
use super::super::{Fact, Status};
use super::{Page, WITHDREW_FROM};
use crate::entity::{country::COUNTRY, treaty::TREATY};
use crate::grammar::PartialDate;

/// Nouns of a withdrawal that the sentence before tells.
const LEAVING: [&str; 4] = ["opzegging", "uittreding", "terugtrekking", "opzeggingen"];

impl Page<'_, '_, '_> {
    /// `Burundi en de Filipijnen hebben het Statuut opgezegd, respectievelijk in 2016 en in 2018`: the day of each.
    pub(super) fn respective(&self, parties: &[Party]) -> Option<Vec<PartialDate>> {
        let scene = self.scene;
        let mut at = 1 + (0..scene.tokens.len()).find(|at| scene.is(*at, "respectievelijk"))?;
        let mut days = Vec::new();
        while at < scene.tokens.len() {
            let plain = ["in", "op", "en", "per"].iter().any(|word| scene.is(at, word));
            match date_span(scene.passage.document, scene.tokens, at) {
                Some((day, span)) => {
                    days.push(day);
                    at = scene.at(span.end).max(at + 1);
                }
                None if plain || scene.is(at, ",") => at += 1,
                None => break,
            }
        }
        (parties.len() > 1 && days.len() == parties.len()).then_some(days)
    }

    /// The day on which a withdrawal takes effect that the sentence before announced.
    pub(super) fn takes_effect(&self, facts: &mut [Fact]) {
        let scene = self.scene;
        let document = scene.passage.document;
        let tokens = scene.tokens;
        let has = |words: &[&str]| (0..tokens.len()).any(|at| words.iter().any(|word| scene.is(at, word)));
        let others = tokens.iter().any(|token| token.names(COUNTRY) || token.names(TREATY));
        if others || !has(&LEAVING) || !has(&["kracht", "werking"]) || has(&["niet", "nog"]) {
            return;
        }
        let before = scene.index.checked_sub(1).and_then(|index| document.sentences.get(index));
        let here = document.sentences.get(scene.index).and_then(|span| document.block_at(span.start));
        let (Some(before), Some(here)) = (before, here.map(|block| block.span)) else { return };
        let Some(day) = date_within(document, tokens, 0, tokens.len()) else { return };
        let announced = |fact: &&mut Fact| {
            fact.shape == WITHDREW_FROM && fact.status == Status::Announced && before.contains(fact.evidence)
        };
        for fact in facts.iter_mut().filter(|_| here.contains(*before)).filter(announced) {
            fact.date = Some(day);
        }
    }
}
