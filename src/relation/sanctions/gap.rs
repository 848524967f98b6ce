//! What a verb says once more without standing there: `stelde sancties in tegen X en de VS tegen Y`, `niet tegen X, maar wel
//! tegen Y`, `en op 3 april tegen Y`, `X is door de VS gesanctioneerd en dat geldt ook voor Y`.

use super::super::Status;
use super::super::dates::date_of_stretch;
use super::claim::Claim;
use super::reading::{Owner, Reading};

/// Words between two halves that say whether the second is so.
const TURNS: [(&str, Option<Status>); 3] =
    [("wel", Some(Status::Asserted)), ("niet", Some(Status::Negated)), ("ook", None)];

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// What the words behind a claim say with its verb.
    pub(super) fn gapped(&self, claim: &Claim) -> Option<Claim> {
        self.halved(claim).or_else(|| self.holds_too(claim))
    }

    fn halved(&self, claim: &Claim) -> Option<Claim> {
        let first = self.at(claim.targets.first()?.span.start).checked_sub(1)?;
        let preposition = self.tokens.get(first).filter(|_| self.aims(first, true))?;
        let mut at = self.at(claim.targets.iter().map(|target| target.span.end).max()?);
        at += usize::from(self.tokens.get(at).is_some_and(|token| self.lexicon.words.verb(token)));
        let start = at;
        at += usize::from(self.is_word(Some(at), ","));
        at += usize::from(["en", "maar"].iter().any(|joint| self.is_word(Some(at), joint)));
        if at == start {
            return None;
        }
        let (owner, used) = self.owner(self.tokens.get(at..)?);
        let named = matches!(owner, Owner::Named(_));
        at += if named { used } else { 0 };
        let when = self.when(at).or_else(|| self.period(at));
        let date = when.and_then(|end| date_of_stretch(self.passage.document, self.tokens, at, end));
        at = when.unwrap_or(at);
        let turn = TURNS.iter().find(|(word, _)| self.is_word(Some(at), word));
        at += usize::from(turn.is_some());
        // `en tegen Y` has been read with the first half.
        let another = named || when.is_some() || turn.is_some();
        if !another || !self.is_word(Some(at), preposition.text) {
            return None;
        }
        let (targets, _) = self.aimed(at, 1, *self.clauses.of.get(at)?)?;
        let issuers = if named { owner.issuers() } else { claim.issuers.clone() };
        let status = turn.and_then(|(_, status)| *status).unwrap_or(claim.status);
        Some(Claim { issuers: Some(issuers?), targets, status, date, ..claim.clone() })
    }

    /// `en dat geldt ook voor Y`, behind whom it was done to.
    fn holds_too(&self, claim: &Claim) -> Option<Claim> {
        const WORDS: [&str; 4] = ["dat", "geldt", "ook", "voor"];
        let behind = self.at(claim.evidence.end);
        let stands =
            |at: &usize| WORDS.iter().enumerate().all(|(place, word)| self.is_word(Some(at + place), word));
        let told = claim.targets.iter().all(|target| target.span.start < claim.evidence.start);
        let at = (behind..self.tokens.len()).find(stands).filter(|_| told)? + WORDS.len();
        let (targets, _) = self.targets(at, *self.clauses.of.get(at)?)?;
        Some(Claim { targets, date: None, ..claim.clone() })
    }
}
