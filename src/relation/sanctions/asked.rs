//! Who is asked to impose, and who asks: the government, a country, a body.

use super::super::Token;
use super::super::function_words::Class;
use super::super::groups::Target;
use super::super::phrases::{Chunk, Phrase, adjective};
use super::issuer::Issuers;
use super::lexicon::Role;
use super::measure::Measure;
use super::reading::Reading;
use super::verb::Found;
use crate::entity::country::COUNTRY;
use crate::linking::EntityId;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// Who is asked to impose, in a request: a country, a body, or the government of the Netherlands.
    ///
    /// Where it is to be done in a body (`in EU-verband`), that one is to act; where the
    /// sentence speaks of a body that is not the one asked, it may be that one, and nothing is said.
    pub(super) fn asked(&self, clause: usize, targets: &[Target]) -> Option<Issuers> {
        if let Some(forum) = self.forum_above(clause) {
            return forum.issuers();
        }
        let mut at = Some(clause);
        while let Some(clause) = at {
            let tokens = self.clause(clause);
            if let Some(issuers) = self.asked_in(&tokens, targets) {
                return Some(issuers).filter(|issuers| !self.other_bodies(&issuers.ids()));
            }
            at = self.clauses.list.get(clause)?.parent;
        }
        None
    }

    /// `Frankrijk drong aan op sancties tegen X`: a country that asks for sanctions and says of nobody else that
    /// they are to be theirs.
    pub(super) fn pleads(&self, measure: &Measure, targets: &[Target]) -> Option<Issuers> {
        let clause = measure.clause;
        let tokens = self.clause(clause);
        let before = measure.start.checked_sub(1).and_then(|at| self.tokens.get(at))?;
        // Not `moet stoppen met sancties`.
        let under = ["voor", "op", "om", "tot"].iter().any(|word| before.is(word));
        if !under && !tokens.iter().any(|token| token.text.contains("beplei")) {
            return None;
        }
        let owner = self.subject_in(&tokens, None)?;
        let countries = owner.named().iter().all(|(id, _)| id.kind == COUNTRY);
        let aimed = |id: &EntityId| targets.iter().any(|target| target.about.contains(id));
        let other = owner.named().iter().any(|(id, _)| aimed(id));
        let issuers = owner.issuers().filter(|_| countries && !other)?;
        (self.forum_above(clause).is_none() && !self.other_bodies(&issuers.ids())).then_some(issuers)
    }

    /// Who is asked; or the one who asks, where nobody else stands there: `Canada pleit ervoor X te sanctioneren`.
    pub(super) fn asked_or_asking(&self, found: &Found<'_>, targets: &[Target]) -> Option<Issuers> {
        if let Some(asked) = self.asked(found.clause, targets) {
            return Some(asked);
        }
        let clause = self.clauses.list.get(found.clause)?;
        let above = clause.parent.filter(|_| clause.opened_at().is_some()).unwrap_or(found.clause);
        let aimed = |at: &usize| {
            let start = self.tokens.get(*at).map_or(0, |token| token.span.start);
            targets.iter().any(|target| target.span.start <= start && start < target.span.end)
        };
        let others = self.parties(above).into_iter().filter(|at| !aimed(at)).count();
        if others > 1 { None } else { self.subject(found, None, targets) }
    }

    /// `de regering [van Canada]`: of another country.
    fn owned(&self, phrase: &Phrase<'_, 'a>) -> bool {
        let at = phrase.tokens.first().map_or(0, |first| self.at(first.span.start));
        self.tokens.get(at..).is_some_and(|rest| !self.owner(rest).0.named().is_empty())
    }

    fn asked_in(&self, tokens: &[Token<'a>], targets: &[Target]) -> Option<Issuers> {
        let asking = ["bereid", "u"].map(|word| tokens.iter().any(|token| token.is(word)));
        if asking == [true, true] {
            let you = tokens.iter().find(|token| token.is("u"))?;
            return Some(self.netherlands(you.span));
        }
        if tokens.iter().any(|token| token.is("bereid"))
            && let Some(issuers) = self.subject_in(tokens, None).and_then(|owner| owner.issuers())
        {
            return Some(issuers);
        }
        let chunks = self.chunks(tokens);
        let addressed = chunks.iter().filter_map(|chunk| match chunk {
            Chunk::Noun(phrase) => Some(phrase),
            Chunk::Prepositional { .. } => ["bij", "aan", "door"].iter().find_map(|word| chunk.under(word)),
            Chunk::Other(_) => None,
        });
        // `op te leggen aan Iran`: who is to be sanctioned is not the one who is to do it.
        let aimed = |phrase: &&Phrase<'_, 'a>| {
            phrase.tokens.span().is_some_and(|span| targets.iter().any(|target| target.span.contains(span)))
        };
        // Nor is anybody behind them: `sancties tegen bedrijven die Rusland van chips voorzien`.
        let first = targets.iter().map(|target| target.span.start).min().unwrap_or(usize::MAX);
        let behind = |phrase: &&Phrase<'_, 'a>| phrase.tokens.span().is_some_and(|span| span.start > first);
        let addressed: Vec<_> = addressed.filter(|phrase| !aimed(phrase) && !behind(phrase)).collect();
        let dutch = addressed.iter().find(|phrase| {
            self.lexicon.is(phrase.head, Role::Addressee)
                && phrase.head.mention.is_none()
                && !phrase.words().any(adjective)
                && !self.owned(phrase)
        });
        if let Some(phrase) = dutch {
            return Some(self.netherlands(phrase.tokens.span()?));
        }
        // `roept de VS op`: the one behind the verb is asked, the one before it asks.
        let verb = tokens.iter().position(|token| self.lexicon.words.is(token, Class::Finite))?;
        let behind = tokens.get(verb)?.span.end;
        let own =
            |phrase: &&&Phrase<'_, 'a>| phrase.tokens.first().is_some_and(|token| token.span.start > behind);
        addressed.iter().filter(own).find_map(|phrase| {
            let at = self.at(phrase.tokens.first()?.span.start);
            self.owner(self.tokens.get(at..)?).0.issuers()
        })
    }
}
