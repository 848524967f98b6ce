//! Which court investigates: under `van`, `door` or `bij`, by its prosecutor, as the subject, or asked to.

use super::super::Status;
use super::super::clauses::Opener;
use super::super::function_words::{Class, number};
use super::super::phrases::{Chunk, chunks};
use super::grammar::Page;
use super::lexicon::Role;
use crate::entity::country::COUNTRY;
use crate::entity::court::COURT;
use crate::entity::organisation::ORGANISATION;
use crate::entity::person::PERSON;
use crate::linking::EntityId;

/// How many sentences before are looked at for the court of a prosecutor.
const WINDOW: usize = 12;
/// How many tokens may stand between a noun and what belongs to it.
const FAR: usize = 9;

impl Page<'_, '_, '_> {
    pub(super) fn court(&self, at: usize) -> Option<EntityId> {
        let (index, _) = self.scene.tokens.get(at).filter(|token| token.names(COURT))?.mention?;
        Some(self.scene.passage.entity(index)?.id.clone())
    }

    /// Whether the word or the name at `at` is that of a prosecutor or his office.
    fn prosecutor(&self, at: usize) -> bool {
        let office = |text: &str| text.split(' ').any(|word| self.lexicon.text_is(word, Role::Prosecutor));
        self.role(at, Role::Prosecutor)
            || self.scene.tokens.get(at).is_some_and(|token| token.names(ORGANISATION) && office(token.text))
    }

    /// The court that stands from `from` on, by its name or its prosecutor, and where that ends.
    fn holder(&self, from: usize) -> Option<(EntityId, usize)> {
        let scene = self.scene;
        let head = (from..from + 3).find(|head| self.court(*head).is_some() || self.prosecutor(*head))?;
        if let Some(court) = self.court(head) {
            let bracket = scene.is(head + 1, "(") && scene.is(head + 3, ")");
            return Some((court, head + if bracket { 4 } else { 1 }));
        }
        // `aanklager Karim Khan van het Strafhof`, `het Parket van de Aanklager van het Hof`
        let named = scene.tokens.get(head + 1).is_some_and(|token| token.names(PERSON));
        let end = head + 1 + usize::from(named);
        if scene.is(end, "van") {
            return self.holder(end + 1);
        }
        Some((self.spoken_of(head)?, end))
    }

    /// The court behind the noun, and where what belongs to it ends.
    pub(super) fn owners(&self, from: usize) -> (Option<EntityId>, usize) {
        let scene = self.scene;
        let (mut court, mut at) = (None, self.behind_verbs(from));
        while ["van", "door", "bij"].into_iter().any(|word| scene.is(at, word)) {
            let Some((holder, end)) = self.holder(at + 1) else { break };
            court = court.or(Some(holder));
            at = self.behind_verbs(end);
        }
        (court, at)
    }

    /// Behind the verb that may stand between a noun and what belongs to it: `een onderzoek geopend naar`,
    /// `een onderzoek heeft geopend naar`, `voert een onderzoek uit naar`.
    fn behind_verbs(&self, from: usize) -> usize {
        let scene = self.scene;
        let told = |at: &usize| {
            self.role(*at, Role::Opening)
                || self.role(*at, Role::Closing)
                || scene.is(*at, "te")
                || scene.is(*at + 1, "te")
        };
        let beside = |at: &usize| {
            told(at)
                || scene.tokens.get(*at).is_some_and(|token| {
                    let words = &scene.words.closed;
                    words.finite(scene.tokens, *at)
                        || words.is(token, Class::Auxiliary)
                        || words.is(token, Class::Adverb)
                        || token.is_class(Class::Dating)
                        || token.is_class(Class::Time)
                        || number(token).is_some()
                        || token.is("uit")
                        || token.is("af")
                })
        };
        let wide = from + (from..from + FAR).take_while(beside).count();
        let goes_on = ["naar", "van", "door", "bij"].into_iter().any(|word| scene.is(wide, word));
        if goes_on { wide } else { from + (from..from + 3).take_while(told).count() }
    }

    /// The court under `door` right before token `end`, and where `door` stands: `het door het ISH geopende onderzoek`.
    pub(super) fn agent_before(&self, end: usize) -> Option<(usize, EntityId)> {
        let by = (end.saturating_sub(FAR)..end).rev().find(|at| self.scene.is(*at, "door"))?;
        let (court, behind) = self.holder(by + 1)?;
        (behind == end).then_some((by, court))
    }

    /// The court under `door` in a clause: `is door het Strafhof geopend`.
    pub(super) fn agent(&self, clause: usize) -> Option<EntityId> {
        let mut by = self.scene.indices(clause).iter().filter(|at| self.scene.is(**at, "door"));
        by.find_map(|at| self.holder(*at + 1)).map(|(court, _)| court)
    }

    /// The court that acts in a clause: its subject, or the one under `bij`, `door`.
    pub(super) fn actor(&self, clause: usize) -> Option<EntityId> {
        let scene = self.scene;
        let opener = scene.clauses.list.get(clause).and_then(super::super::clauses::Clause::opened_at);
        let opener = opener.and_then(|at| scene.tokens.get(at)).map(|token| token.span);
        let mut tokens = scene.clause(clause);
        // `het onderzoek dat het Strafhof doet`: the pronoun is no article.
        tokens.retain(|token| Some(token.span) != opener);
        let chunks = chunks(&scene.words.closed, &tokens);
        let time = |chunk: &&Chunk<'_, '_>| {
            chunk.phrase().is_none_or(|phrase| {
                phrase.tokens.0.iter().any(|token| scene.words.closed.is(token, Class::Time))
            })
        };
        // `in Libië, Soedan en Oeganda doet het Strafhof onderzoek`: a member of a list is no subject.
        let member = |chunk: &&Chunk<'_, '_>| {
            let Chunk::Noun(phrase) = chunk else { return false };
            let joint = scene.at(chunk.start()).checked_sub(1);
            let joint = joint.is_some_and(|at| scene.is(at, ",") || scene.is(at, "en"));
            joint && phrase.head.names(COUNTRY)
        };
        let first =
            chunks.iter().filter(|chunk| !time(chunk) && !member(chunk)).find_map(|chunk| match chunk {
                Chunk::Noun(phrase) => Some(phrase),
                _ => ["bij", "door", "binnen"].into_iter().find_map(|word| chunk.under(word)),
            })?;
        let start = scene.at(first.tokens.first()?.span.start);
        let head = scene.at(first.head.span.start);
        // `het Strafhof, dat onderzoek doet naar`
        if let Some(Opener::Relative(at)) = scene.clauses.list.get(clause).map(|clause| clause.opener)
            && self.role(head, Role::Noun)
        {
            let last = (0..at).rev().find(|before| !scene.is(*before, ","))?;
            let last = if scene.is(last, ")") { last.checked_sub(3)? } else { last };
            return self.court(last);
        }
        if let Some(court) = self.court(head) {
            return Some(court);
        }
        let prosecutes = (start..=head).find(|at| self.prosecutor(*at))?;
        self.holder(prosecutes).map(|(court, _)| court)
    }

    /// The court that is to open it: `roept het Strafhof op een onderzoek te openen`, `het besluit van het Strafhof
    /// om een onderzoek te openen`.
    pub(super) fn bidden(&self, at: usize, clause: usize, status: Status) -> Option<EntityId> {
        let scene = self.scene;
        let content = scene.clauses.list.get(clause)?;
        let to =
            scene.indices(clause).iter().any(|at| scene.is(*at, "te") && self.role(*at + 1, Role::Opening));
        if !to {
            return None;
        }
        if let Opener::Infinitive(opener) = content.opener {
            let of = (opener.saturating_sub(FAR)..opener).rev().find(|at| scene.is(*at, "van"));
            let owner = of.and_then(|of| self.holder(of + 1)).filter(|(_, end)| *end == opener);
            if let Some((court, _)) = owner.filter(|_| status != Status::Asserted) {
                return Some(court);
            }
        }
        let above = content.parent.filter(|_| content.opened_at().is_some());
        let near = |at: &usize| {
            let of = scene.clauses.of.get(*at);
            of == Some(&clause) || above.is_some() && of == above.as_ref()
        };
        let courts: Vec<usize> = (0..at).filter(near).filter(|at| self.court(*at).is_some()).collect();
        let [court] = courts.as_slice() else { return None };
        let article = usize::from(scene.is(court.checked_sub(1)?, "het") || scene.is(court - 1, "de"));
        let before = court.checked_sub(1 + article).and_then(|at| scene.tokens.get(at))?;
        let governed =
            scene.words.closed.is(before, Class::Preposition) && !before.is("bij") && !before.is("aan");
        self.court(*court).filter(|_| status == Status::Requested && !governed)
    }

    /// The last court before token `at`; nothing where its sentence names two.
    pub(super) fn spoken_of(&self, at: usize) -> Option<EntityId> {
        let passage = self.scene.passage;
        self.scene.last_named(at, WINDOW, |stretch| {
            let courts = passage.mentions_in(stretch).filter(|(_, mention)| mention.kind == COURT);
            Some(courts.filter_map(|(index, _)| passage.entity(index)).map(|entity| &entity.id).collect())
        })
    }
}
