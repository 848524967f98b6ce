//! Deeds that a general verb carries out: `legde zijn akte van bekrachtiging van het verdrag neer`, `ging over tot
//! ratificatie`, `plaatste zijn handtekening onder`, `bracht het verdrag tot bekrachtiging`, `volgde met de opzegging`.
//!
//! ```text
//! instrument = [ determiner ] ( "akte" | "instrument" | "oorkonde" | … ) "van" NOUN
//! carried    = depositing instrument | proceeding "tot" NOUN | following "met" [ determiner ] NOUN
//! ```

use super::super::function_words::Class;
use super::super::parties::Party;
use super::Page;
use super::grammar::Object;
use super::lexicon::{Noun, Role};
use super::{RATIFIED, WITHDREW_FROM, takes};

impl<'p> Page<'p, '_, '_> {
    /// The token of the instrument whose sort the noun at `at` says: `akte` in `akte van bekrachtiging`.
    pub(super) fn instrument(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        let head = at.checked_sub(2).filter(|_| scene.is(at - 1, "van"))?;
        self.lexicon.is(scene.tokens.get(head)?, Role::Instrument).then_some(head)
    }

    /// `akte van aanvaarding`, `oorkonde van goedkeuring`: what binds a state by another name.
    pub(super) fn approving(&self, at: usize) -> Option<Noun> {
        let token = self.scene.tokens.get(at).filter(|token| self.lexicon.is(token, Role::Approving))?;
        debug_assert!(token.mention.is_none());
        self.instrument(at).map(|_| Noun { shape: RATIFIED, link: "van".to_owned() })
    }

    /// Whether the verb of the clause carries out the noun at `at`, whose phrase starts at `start`.
    pub(super) fn carried(&self, at: usize, start: usize, clause: usize) -> bool {
        let scene = self.scene;
        let has = |role: Role| self.lexicon.has(&scene.clause(clause), role);
        let before = start.checked_sub(1).and_then(|at| scene.tokens.get(at));
        let under = before.filter(|token| scene.words.closed.is(token, Class::Preposition));
        match under {
            Some(under) if under.is("tot") => has(Role::Going),
            Some(under) if under.is("met") => has(Role::Following),
            Some(_) => false,
            None => {
                let paper =
                    scene.tokens.get(at).is_some_and(|token| self.lexicon.is(token, Role::Instrument));
                let leaves = || {
                    let noun = scene.tokens.get(at).and_then(|token| self.lexicon.noun(token));
                    noun.is_some_and(|noun| noun.shape == WITHDREW_FROM) && has(Role::Filing)
                };
                (paper || self.instrument(at).is_some()) && has(Role::Depositing) || leaves()
            }
        }
    }

    /// Who carries it out: under `door`, or else the subject of the clause.
    pub(super) fn carrier(&self, inside: &[usize], clause: usize) -> Option<Vec<Party>> {
        let own = self.scene.under(clause, "door").or_else(|| self.scene.subject_of(clause, inside));
        own.or_else(|| self.meant_country(clause, inside))
    }

    /// `bracht het verdrag tot bekrachtiging`: the object of the verb.
    pub(super) fn brought(&self, noun: &Noun, clause: usize) -> Option<&'p Object> {
        let own = |object: &&Object| {
            object.clause == clause && object.under.is_empty() && takes(noun.shape, object)
        };
        self.objects.iter().find(own)
    }
}
