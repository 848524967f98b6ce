//! Sanctions of others that a country makes its own: `Zwitserland heeft de sancties tegen Rusland overgenomen`,
//! `volgt de EU-sancties`, `heeft zich bij de sancties aangesloten`.
//!
//! Whose they were is told beside it by the noun alone.

use super::super::clauses::Opener;
use super::super::function_words::Class;
use super::super::status::{Sign, settle};
use super::super::{Argument, Status, Token};
use super::claim::Claim;
use super::issuer::Issuers;
use super::lexicon::{Object, Role};
use super::measure::Measure;
use super::reading::{Owner, Reading};
use super::verb::{Found, Voice};

/// The name of the rule.
pub(super) const RULE: &str = "sanctions/adopted";

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// Every verb with which somebody joins sanctions that are there.
    ///
    /// With the claim goes the noun where nothing says whose the sanctions were, which no other rule reads then.
    pub(super) fn adopting(&self, measures: &[Measure]) -> Vec<(Option<Claim>, Option<usize>)> {
        let verbs = self.verbs(&[Object::Adopt]);
        let pair = |found: &Found<'r>| {
            let measure = measures.iter().find(|measure| self.joins(found, measure))?;
            let unsaid = measure.owner == Owner::Unsaid;
            Some((self.adopted(found, measure), unsaid.then_some(measure.noun)))
        };
        verbs.iter().filter_map(pair).collect()
    }

    /// Whether the measure is known, and what the verb joins.
    fn joins(&self, found: &Found<'_>, measure: &Measure) -> bool {
        // `een embargo ingesteld, dat door de EU is overgenomen`
        let comma = |at: usize| self.is_word(Some(at), "dat") && self.is_word(at.checked_sub(1), ",");
        let relative = match self.clauses.list.get(found.clause).map(|clause| clause.opener) {
            Some(Opener::Relative(at)) => self.follows(measure, at),
            Some(Opener::Subordinate(at)) => comma(at) && self.follows(measure, at),
            _ => false,
        };
        if relative && measure.object == Object::Measure && found.verb.prepositions.is_empty() {
            return true;
        }
        let known = measure.definite || matches!(measure.owner, Owner::Named(_));
        let before = measure.start.checked_sub(1).and_then(|at| self.tokens.get(at));
        let under = |before: &Token<'_>| found.verb.prepositions.iter().any(|word| before.is(word));
        let plain = |before: &Token<'a>| !self.lexicon.words.is(before, Class::Preposition);
        let fits = if found.verb.prepositions.is_empty() {
            before.is_none_or(plain)
        } else {
            before.is_some_and(under)
        };
        // `volgt de sancties op de voet`
        let watches = self.clause(found.clause).iter().any(|token| self.lexicon.is(token, Role::Watching));
        known && !watches && measure.object == Object::Measure && measure.clause == found.clause && fits
    }

    fn adopted(&self, found: &Found<'_>, measure: &Measure) -> Option<Claim> {
        let mut targets = self.imposed_targets(found, measure);
        // `Zwitserland heeft de maatregel overgenomen`: that of which the text has just spoken.
        if targets.is_empty() && measure.definite && measure.owner == Owner::Unsaid {
            targets = vec![self.same(self.stretch(measure.start, measure.noun + 1))];
        }
        let signs = self.signs(found, measure, &targets);
        if targets.is_empty() || found.infinitive && signs.is_empty() {
            return None;
        }
        let status = settle(&signs, Status::Asserted)?;
        let joins = !found.verb.prepositions.is_empty();
        let issuers = if found.voice == Voice::Passive && !joins {
            self.agent(found.clause).issuers()
        } else if found.infinitive && signs.contains(&Sign::Request) {
            self.asked(found.clause, &targets)
        } else {
            self.subject(found, Some(measure), &targets)
        }?;
        let own = |issuer: &(Argument, _)| {
            let named = measure.owner.named();
            named.iter().any(|(id, _)| issuer.0 == Argument::Entity(id.clone()))
        };
        let arguments: Vec<_> = issuers.arguments.into_iter().filter(|issuer| !own(issuer)).collect();
        Some(Claim {
            issuers: Some(Issuers { arguments, inferred: issuers.inferred }),
            targets,
            status,
            date: self.date(found.clause),
            measure: measure.attribute.clone(),
            evidence: self.verb_span(found).cover(self.stretch(measure.start, measure.noun + 1)),
            rule: RULE,
            definite: false,
            back: false,
        })
    }
}
