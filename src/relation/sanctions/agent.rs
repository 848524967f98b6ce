//! Who did it, under `door`: `werd door de EU gesanctioneerd`, `door zowel de EU als Canada`, `door hen`.

use super::super::Token;
use super::reading::{Owner, Reading};

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// Whom the clause says did it, under `door`, or the country for which a pronoun stands there.
    pub(super) fn agent(&self, clause: usize) -> Owner {
        let indices = self.clauses.list.get(clause).map_or(&[][..], |clause| clause.tokens.as_slice());
        let by = indices.iter().filter(|at| self.tokens.get(**at).is_some_and(|token| token.is("door")));
        let owners: Vec<Owner> =
            by.filter_map(|at| self.tokens.get(at + 1..)).map(|rest| self.by(rest)).collect();
        let named = owners.iter().find(|owner| !owner.named().is_empty());
        named.or(owners.first()).cloned().unwrap_or_default()
    }

    /// Who stands behind `door`.
    fn by(&self, rest: &[Token<'a>]) -> Owner {
        // `door zowel de EU als Canada`
        let rest = if rest.first().is_some_and(|first| first.is("zowel")) { &rest[1..] } else { rest };
        // `door hen`: who has imposed what was told last.
        let them = rest.first().filter(|first| ["hen", "hem", "haar"].iter().any(|word| first.is(word)));
        match (them, self.told.issuers.as_slice()) {
            (Some(them), [issuer]) => Owner::Named(vec![(issuer.clone(), them.span)]),
            _ => self.owner(rest).0,
        }
    }
}
