//! Whose an infinitive or a passive is that hangs on a noun or a verb of another clause: `het besluit van Canada om`, `Canada
//! kondigde aan dat`.

use super::super::Token;
use super::super::clauses::Opener;
use super::super::function_words::Class;
use super::issuer::Issuers;
use super::lexicon::Role;
use super::reading::Reading;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// `het besluit van Canada om sancties op te leggen`, `het Amerikaanse besluit om`: whose it is.
    pub(super) fn decided(&self, opener: Opener) -> Option<Issuers> {
        const FAR: usize = 8;
        let Opener::Infinitive(at) = opener else { return None };
        let whose = |start: &usize| {
            let (owner, used) = self.owner(self.tokens.get(*start..at)?);
            (start + used == at).then(|| owner.issuers()).flatten()
        };
        let of = |start: &usize| self.is_word(start.checked_sub(1), "van");
        let owned = (at.saturating_sub(FAR)..at).filter(of).find_map(|start| whose(&start));
        owned.or_else(|| {
            let noun = self.tokens.get(at.checked_sub(1)?)?;
            let describes = self.tokens.get(at.checked_sub(2)?)?;
            let content =
                self.lexicon.words.is(noun, Class::Content) || self.lexicon.is(noun, Role::Decision);
            self.described(describes).issuers().filter(|_| content)
        })
    }

    /// Whether the clause is what somebody has decided: `het besluit van Canada om sancties op te leggen`; not
    /// `een eventueel besluit`.
    pub(super) fn is_decision(&self, clause: usize) -> bool {
        const FAR: usize = 8;
        let Some(clause) = self.clauses.list.get(clause) else { return false };
        let Opener::Infinitive(at) = clause.opener else { return false };
        // `heeft het besluit genomen om sancties op te leggen`
        let made = self.is_word(at.checked_sub(1), "genomen")
            && clause
                .parent
                .is_some_and(|above| self.clause(above).iter().any(|token| token.is_class(Class::Perfect)));
        if !made && self.decided(clause.opener).is_none() {
            return false;
        }
        let decision = |noun: &usize| {
            let token = &self.tokens[*noun];
            token.mention.is_none() && self.lexicon.is(token, Role::Decision)
        };
        let Some(noun) = (at.saturating_sub(FAR)..at).rev().find(decision) else { return false };
        let points = |token: &Token<'a>| {
            made && token.is("een") || ["het", "de", "dit", "dat"].iter().any(|word| token.is(word))
        };
        let before = self.tokens.get(noun.saturating_sub(3)..noun).unwrap_or_default();
        let doubted = before.iter().any(|token| self.lexicon.status.within_noun(token).is_some());
        !doubted && before.iter().any(points)
    }

    /// Who says in the clause above that it will do what a passive tells: `De VS kondigden aan dat sancties zullen
    /// worden ingesteld`, `Canada bekijkt of X kan worden gesanctioneerd`.
    pub(super) fn announcer(&self, clause: usize) -> Option<Issuers> {
        let here = self.clauses.list.get(clause)?;
        let Opener::Subordinate(at) = here.opener else { return None };
        let whether = self.is_word(Some(at), "of");
        let able = self.clause(clause).iter().any(|token| self.lexicon.words.is(token, Class::Auxiliary));
        if !(self.is_word(Some(at), "dat") || whether) || !able {
            return None;
        }
        let above = self.clause(here.parent?);
        let role = if whether { Role::Weighing } else { Role::Deciding };
        above.iter().find(|token| token.mention.is_none() && self.lexicon.is(token, role))?;
        self.subject_in(&above, None)?.issuers()
    }
}
