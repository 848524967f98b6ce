//! What the words around a verb of sanctions, its measure and its targets say of whether it is so.

use super::super::groups::Target;
use super::super::status::{Sign, Signs};
use super::measure::Measure;
use super::outcome::turned;
use super::reading::Reading;
use super::verb::Found;

impl Reading<'_, '_> {
    /// The signs around a verb and its measure.
    pub(super) fn signs(&self, found: &Found<'_>, measure: &Measure, targets: &[Target]) -> Signs {
        turned(found, self.signs_beside(found, targets, self.signs_of(measure)))
    }

    /// The signs around a verb, with those of what stands `beside` it.
    pub(super) fn signs_beside(&self, found: &Found<'_>, targets: &[Target], beside: Signs) -> Signs {
        let mine = |at: usize| {
            let inside = self
                .tokens
                .get(at)
                .is_some_and(|token| targets.iter().any(|target| target.span.contains(token.span)));
            inside || found.at.contains(&at) || self.restricted(at)
        };
        let mut signs = self.around(found.clause, mine);
        signs.extend(beside);
        let mut signs = self.no_longer(found.clause, signs);
        if self.questioned(found.clause) {
            signs.insert(Sign::Possibility);
        }
        signs
    }

    /// The signs around the verb of a clause. What somebody has decided is done, whatever the clause above says of
    /// the decision.
    pub(super) fn around(&self, clause: usize, mine: impl Fn(usize) -> bool) -> Signs {
        let mine = |at: usize| mine(at) || self.is_word(Some(at), "niet") && self.contrasted(at + 1);
        if !self.is_decision(clause) {
            return self.lexicon.status.around_verb(self.tokens, &self.clauses, clause, mine);
        }
        let own = self.clauses.list.get(clause).map_or(&[][..], |clause| clause.tokens.as_slice());
        let own: Vec<usize> = own.iter().copied().filter(|at| !mine(*at)).collect();
        let mut signs = self.lexicon.status.in_clause(self.tokens, &own);
        signs.insert(Sign::Done);
        signs
    }

    /// Whether the token at `at` stands behind `voor zover`, which narrows what is imposed and denies nothing.
    pub(super) fn restricted(&self, at: usize) -> bool {
        let far = (0..at).rev().take_while(|before| !self.tokens[*before].is_sign());
        far.filter(|before| self.tokens[*before].is("zover"))
            .any(|zover| self.is_word(zover.checked_sub(1), "voor"))
    }

    /// What is `niet langer`, `niet meer` or `geen … meer` so has ended.
    pub(super) fn no_longer(&self, clause: usize, mut signs: Signs) -> Signs {
        let tokens = self.clause(clause);
        let none = tokens.iter().position(|token| ["niet", "geen"].iter().any(|word| token.is(word)));
        let ends = none.and_then(|at| tokens.get(at + 1..)).is_some_and(|rest| {
            rest.iter().take(5).any(|token| token.is("langer") || token.is("meer"))
                && !rest.windows(2).any(|pair| pair[0].is("meer") && pair[1].is("dan"))
        });
        if ends && signs.remove(&Sign::Negation) {
            signs.insert(Sign::End);
        }
        // `mag niet worden gesanctioneerd`: a rule.
        let may = ["mag", "mogen"].iter().any(|word| tokens.iter().any(|token| token.is(word)));
        if may && signs.contains(&Sign::Negation) {
            signs.insert(Sign::Call);
        }
        signs
    }

    /// The signs before and within the phrase of a measure.
    pub(super) fn signs_of(&self, measure: &Measure) -> Signs {
        let mut signs = self.lexicon.status.before_noun(self.tokens, measure.lead);
        let within = self.tokens.get(measure.start..measure.noun).unwrap_or_default();
        signs.extend(within.iter().filter_map(|token| self.lexicon.status.within_noun(token)));
        signs
    }
}
