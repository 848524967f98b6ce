//! Sanctions that somebody has: `heeft unilaterale sancties tegen X`, `kent een sanctieregime tegen X`; and those by which
//! somebody does something: `door het instellen van sancties tegen X geeft de EU …`.

use super::super::Token;
use super::issuer::Issuers;
use super::lexicon::Role;
use super::measure::Measure;
use super::reading::{Owner, Reading};

/// How many words may stand between `gesproken` and `over`.
const NEAR: usize = 4;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// Who has sanctions that the clause says nothing else of.
    pub(super) fn having(&self, measure: &Measure) -> Option<Issuers> {
        if measure.definite || measure.owner != Owner::Unsaid || measure.targets.is_empty() {
            return None;
        }
        let indices = self.clauses.list.get(measure.clause)?.tokens.as_slice();
        let verb = |at: &usize| {
            let token = &self.tokens[*at];
            token.mention.is_none() && self.lexicon.is(token, Role::Having)
        };
        indices.iter().find(|at| verb(at))?;
        // `heeft sancties tegen Iran overwogen`: another verb says what it does with them.
        let rest = |at: &&usize| **at >= measure.end && !self.tokens[**at].is_sign() && !verb(at);
        let mut rest = indices.iter().filter(rest).map(|at| &self.tokens[*at]);
        let in_force = |token: &Token<'a>| token.is("van") || token.is("kracht");
        if !rest.all(in_force) {
            return None;
        }
        let governed = measure.lead.checked_sub(1).and_then(|at| self.tokens.get(at));
        let free = governed
            .is_none_or(|it| !self.lexicon.words.is(it, super::super::function_words::Class::Preposition));
        self.subject_in(&self.clause(measure.clause), Some(measure)).filter(|_| free)?.issuers()
    }

    /// Who does something by imposing, with which its clause begins.
    pub(super) fn with_means(&self, measure: &Measure) -> Option<Issuers> {
        if measure.owner != Owner::Unsaid || measure.targets.is_empty() {
            return None;
        }
        let clause = self.clauses.list.get(measure.clause)?;
        let first = clause.tokens.first().copied()?;
        let lead = self.imposition(measure.lead);
        let by = lead < measure.lead && first + 1 == lead && self.is_word(Some(first), "door");
        self.subject_in(&self.clause(measure.clause), Some(measure)).filter(|_| by)?.issuers()
    }

    /// Whether sanctions are only talked about: `er wordt gesproken over sancties`.
    pub(super) fn talked_about(&self, measure: &Measure) -> bool {
        let Some(over) = measure.lead.checked_sub(1).filter(|at| self.tokens[*at].is("over")) else {
            return false;
        };
        let near = self.tokens.get(over.saturating_sub(NEAR)..over).unwrap_or_default();
        near.iter().any(|token| token.mention.is_none() && self.lexicon.is(token, Role::Talk))
    }
}
