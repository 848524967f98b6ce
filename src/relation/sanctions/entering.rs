//! Who may no longer come in: `X mag de EU niet meer in`, `die Nederland niet langer binnen mogen`.

use super::super::Status;
use super::super::clauses::Opener;
use super::claim::Claim;
use super::issuer::Issuers;
use super::lexicon::Role;
use super::reading::{Owner, Reading};

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// What every clause says of who may no longer come in.
    pub(super) fn entering(&self) -> Vec<Claim> {
        (0..self.clauses.list.len()).filter_map(|clause| self.kept_out(clause)).collect()
    }

    fn kept_out(&self, clause: usize) -> Option<Claim> {
        let indices = self.clauses.list.get(clause)?.tokens.as_slice();
        let may = indices.iter().find(|at| self.lexicon.is(&self.tokens[**at], Role::Permitted))?;
        let no = *indices.iter().find(|at| {
            let longer = |at| self.is_word(Some(at), "meer") || self.is_word(Some(at), "langer");
            self.is_word(Some(**at), "niet") && longer(**at + 1)
        })?;
        ["in", "binnen"].iter().any(|word| self.is_word(Some(no + 2), word)).then_some(())?;
        let parties = self.parties(clause);
        let land = *parties.iter().rev().find(|at| **at < no)?;
        let owner = self.owner(self.tokens.get(land..no)?);
        let fills = land + owner.1 == no;
        let issuers: Issuers = match &owner.0 {
            Owner::Named(_) if fills => owner.0.issuers()?,
            _ => return None,
        };
        let targets = match self.clauses.list.get(clause)?.opener {
            Opener::Relative(at) if parties.len() == 1 => {
                self.antecedent(at - usize::from(self.is_word(at.checked_sub(1), ",")))?
            }
            _ => self.targets(*parties.first().filter(|first| **first < land)?, clause)?.0,
        };
        let evidence = self.stretch(*may.min(&no), (no + 3).max(*may + 1));
        let sure = targets.iter().all(|target| self.certain(target)) && !self.asks();
        sure.then(|| Claim {
            issuers: Some(issuers),
            targets,
            status: Status::Asserted,
            date: self.date(clause),
            measure: Some("inreisverbod".to_owned()),
            evidence,
            rule: "sanctions/entry",
            definite: false,
            back: false,
        })
    }
}
