//! Who has imposed by the legal basis that the text names: a decree of a country, an act of the Union, a resolution.

use super::super::phrases::{Chunk, adjective};
use super::super::{Argument, Token};
use super::issuer::Issuers;
use super::lexicon::Role;
use super::measure::Measure;
use super::reading::Reading;
use crate::entity::country::COUNTRY;
use crate::entity::legislation::LEGISLATION;
use crate::entity::organisation::ORGANISATION;
use crate::entity::resolution::RESOLUTION;
use crate::linking::EntityId;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The land of a decree: `in de VS … een decreet, dat voorziet in … sancties`.
    pub(super) fn legal_basis(&self, clause: usize) -> Option<Issuers> {
        let mut at = Some(clause);
        while let Some(clause) = at {
            let tokens = self.clause(clause);
            let chunks = self.chunks(&tokens);
            if let Some(union) = tokens.iter().find_map(Self::act_of_union) {
                return Some(union);
            }
            let resolved = |at: &usize| tokens[*at].names(RESOLUTION) && tokens[*at - 1].is("bij");
            if let Some(at) = (1..tokens.len()).find(resolved) {
                return self.resolved(&tokens[at]);
            }
            let instrument =
                |token: &Token<'a>| token.mention.is_none() && self.lexicon.is(token, Role::Instrument);
            if tokens.iter().any(instrument) {
                let by_adjective = chunks
                    .iter()
                    .filter_map(Chunk::phrase)
                    .find(|phrase| phrase.words().any(&instrument) && phrase.words().any(adjective));
                let place = by_adjective.or_else(|| {
                    chunks
                        .iter()
                        .find_map(|chunk| chunk.under("in").filter(|phrase| phrase.head.names(COUNTRY)))
                });
                let country = place.and_then(|phrase| {
                    phrase.words().find_map(|token| self.country(token).map(|country| (country, token.span)))
                });
                if let Some(country) = country {
                    return Some(Issuers::named(&[country]));
                }
            }
            at = self.clauses.list.get(clause)?.parent;
        }
        None
    }

    /// Whose the regime is under which somebody is listed: `onder het mensenrechtensanctieregime van de EU`; of `onder dit
    /// regime` the body of which the sentence before tells.
    pub(super) fn under_regime(&self, clause: usize, measures: &[Measure]) -> Option<Issuers> {
        let under = |start: usize| self.is_word(start.checked_sub(1), "onder");
        let regime = |measure: &&Measure| {
            measure.clause == clause
                && under(measure.start)
                && self.tokens.get(measure.noun).is_some_and(|noun| self.lexicon.is(noun, Role::Theme))
        };
        if let Some(issuers) = measures.iter().find(regime).and_then(|measure| measure.owner.issuers()) {
            return Some(issuers);
        }
        let indices = self.clauses.list.get(clause)?.tokens.as_slice();
        let this = |at: &&usize| {
            let noun = ["regime", "sanctieregime"].iter().any(|word| self.is_word(Some(**at + 2), word));
            under(**at + 1) && noun && ["dit", "dat"].iter().any(|word| self.is_word(Some(**at + 1), word))
        };
        indices.iter().find(this)?;
        let owner = self.sentence_before()?;
        let bodies = owner.named().iter().all(|(id, _)| self.lexicon.bodies.has(id));
        owner.issuers().filter(|_| bodies).map(|issuers| Issuers { inferred: true, ..issuers })
    }

    /// `Verordening (EU) nr. 833/2014`, `Besluit 2014/145/GBVB`: the Union, by the number of its act.
    fn act_of_union(token: &Token<'a>) -> Option<Issuers> {
        const MARKS: [&str; 4] = ["(EU", "(EG)", "/GBVB", "/EU"];
        let act = token.names(LEGISLATION) && MARKS.iter().any(|mark| token.text.contains(mark));
        let id = EntityId { kind: ORGANISATION, id: "eu".to_owned() };
        act.then(|| Issuers { arguments: vec![(Argument::Entity(id), Some(token.span))], inferred: true })
    }

    /// `bij resolutie 1718 [van de Veiligheidsraad]`: whose it is, or the Security Council's by its number.
    fn resolved(&self, token: &Token<'a>) -> Option<Issuers> {
        let behind = self.at(token.span.end);
        let of = self.is_word(Some(behind), "van").then(|| self.tokens.get(behind + 1..)).flatten();
        if let Some(of) = of {
            return self.owner(of).0.issuers();
        }
        let (index, _) = token.mention?;
        let council = self.passage.entity(index)?.id.id.starts_with("unsc-");
        let id = EntityId { kind: ORGANISATION, id: "un-security-council".to_owned() };
        let arguments = vec![(Argument::Entity(id), Some(token.span))];
        council.then_some(Issuers { arguments, inferred: true })
    }
}
