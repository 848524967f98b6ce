//! On whom a clause imposes: behind the measure, under a preposition of the clause, its receiver or its subject.

use super::super::clauses::Opener;
use super::super::function_words::{Class, number};
use super::super::groups::Target;
use super::super::phrases::{Chunk, adjective, phrase};
use super::super::{Argument, TokenResult, Tokens};
use super::lexicon::{Object, Role};
use super::measure::Measure;
use super::reading::Reading;
use super::verb::{Found, Voice};

impl Reading<'_, '_> {
    /// The targets of a verb and its measure; none where nobody is named.
    pub(super) fn imposed_targets(&self, found: &Found<'_>, measure: &Measure) -> Vec<Target> {
        if !measure.targets.is_empty() {
            return measure.targets.clone();
        }
        // `zijn tegoeden`, `hun rekeningen`
        if let Some(owner) = self
            .tokens
            .get(measure.start)
            .filter(|it| measure.object == Object::Assets && self.lexicon.is(it, Role::Possessive))
        {
            let argument = Argument::Group { text: owner.text.to_owned(), span: owner.span };
            return vec![Target { argument, count: None, span: owner.span, about: Vec::new() }];
        }
        if let Some(targets) = self.pointed_at(found.clause) {
            return targets;
        }
        // `Van X zijn de tegoeden bevroren`
        let own = self.clauses.list.get(found.clause).map_or(&[][..], |clause| clause.tokens.as_slice());
        let begins = |at: &&usize| {
            let sign = at.checked_sub(1).is_none_or(|before| self.tokens[before].is_sign());
            self.is_word(Some(**at), "van") && **at < measure.start && (sign || own.first() == Some(*at))
        };
        if let Some(of) = own.iter().find(begins).filter(|_| measure.object == Object::Assets)
            && let Some((targets, _)) = self.targets(of + 1, found.clause)
            && targets.iter().all(|target| self.certain(target))
        {
            return targets;
        }
        if let Some(targets) = self.frozen_of(found, measure) {
            return targets;
        }
        let indices = self.clauses.list.get(found.clause).map_or(&[][..], |clause| clause.tokens.as_slice());
        for at in indices {
            let own = found.at.contains(at) || *at >= measure.start && *at < measure.end;
            let rest = self.tokens.get(*at..).unwrap_or_default();
            let narrow = *at >= measure.end && self.lexicon.starts(rest, Role::MeasurePreposition).is_some();
            // `voerde een exportverbod in voor chips naar X`
            if narrow
                && !own
                && let Some((targets, _)) = self.banned(*at, measure).filter(|(found, _)| !found.is_empty())
            {
                return targets;
            }
            if own || !(narrow || self.aims(*at, found.verb.imposes)) || self.objects_to(*at) {
                continue;
            }
            let length = self.lexicon.words.preposition(rest).unwrap_or(1);
            if let Some((targets, _)) = self.aimed(*at, length, found.clause)
                && (!narrow || self.may_be_narrow(&targets, measure))
            {
                return targets;
            }
        }
        let gets = indices
            .iter()
            .filter_map(|at| self.tokens.get(*at))
            .any(|token| token.mention.is_none() && self.lexicon.is(token, Role::Gets));
        if gets && found.voice == Voice::Passive {
            return self.patient(found).unwrap_or_default();
        }
        let given = if found.verb.imposes { self.receiver(found, measure) } else { None };
        given.or_else(|| self.harmed(measure)).or_else(|| self.topic(found, measure)).unwrap_or_default()
    }

    /// `heeft de tegoeden bevroren van X`: behind the verb.
    fn frozen_of(&self, found: &Found<'_>, measure: &Measure) -> Option<Vec<Target>> {
        let verb = found.at.iter().max().filter(|_| measure.object == Object::Assets)?;
        let of = Some(verb + 1).filter(|of| self.is_word(Some(*of), "van"))?;
        let (targets, _) = self.targets(of + 1, found.clause)?;
        targets.iter().all(|target| self.certain(target)).then_some(targets)
    }

    /// `Voor X geldt dat de EU de sancties heeft opgeheven`, `Wat X betreft geldt dat`.
    fn topic(&self, found: &Found<'_>, measure: &Measure) -> Option<Vec<Target>> {
        let above = self.clauses.list.get(found.clause)?.parent?;
        let indices = self.clauses.list.get(above)?.tokens.as_slice();
        let first = *indices.first().filter(|_| measure.definite)?;
        let holds = indices.iter().any(|at| self.is_word(Some(*at), "geldt"));
        let leads = ["voor", "wat"].iter().any(|word| self.is_word(Some(first), word));
        let (targets, _) = self.targets(first + 1, above).filter(|_| leads && holds)?;
        let entity = |target: &Target| matches!(target.argument, Argument::Entity(_));
        targets.iter().all(entity).then_some(targets)
    }

    /// Whether the preposition belongs to a noun before it: `uit protest tegen`.
    fn objects_to(&self, at: usize) -> bool {
        const NOUNS: [&str; 8] =
            ["protest", "strijd", "optreden", "verzet", "bezwaar", "oorlog", "aanval", "aanvallen"];
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.is_some_and(|before| NOUNS.iter().any(|noun| before.is(noun)))
    }

    /// Where the phrase at `at` begins with the number before it: `vorig jaar vier kolonisten`.
    pub(super) fn counted(&self, at: usize) -> usize {
        let before = at.checked_sub(1).filter(|before| {
            self.tokens.get(*before).and_then(number).is_some_and(|count| !(1900..2100).contains(&count))
        });
        let at = before.unwrap_or(at);
        // `meer dan honderd Iraniërs`
        let more = at.checked_sub(2).filter(|more| {
            (self.is_word(Some(*more), "meer") || self.is_word(Some(*more), "minder"))
                && self.is_word(Some(more + 1), "dan")
        });
        more.unwrap_or(at)
    }

    /// `sancties die het functioneren van X belemmeren`: the target is whom they harm.
    pub(super) fn harmed(&self, measure: &Measure) -> Option<Vec<Target>> {
        let clause =
            self.clauses.list.iter().position(
                |clause| matches!(clause.opener, Opener::Relative(at) if self.follows(measure, at)),
            )?;
        let tokens = self.clause(clause);
        let harm = tokens.iter().any(|token| token.mention.is_none() && self.lexicon.is(token, Role::Harm));
        if !harm || tokens.iter().any(|token| token.is("niet") || token.is("geen")) {
            return None;
        }
        let chunks = self.chunks(&tokens);
        let functioning = chunks.iter().position(
            |chunk| matches!(chunk, Chunk::Noun(phrase) if self.lexicon.is(phrase.head, Role::Functioning)),
        );
        let start = match functioning {
            Some(place) => {
                chunks.get(place + 1).and_then(|chunk| chunk.under("van"))?.tokens.first()?.span.start
            }
            None => chunks
                .iter()
                .find(|chunk| matches!(chunk, Chunk::Noun(phrase) if phrase.head.mention.is_some()))?
                .start(),
        };
        self.targets(self.at(start), clause).map(|(targets, _)| targets)
    }

    /// The targets that make up exactly what stands before token `end`, the longest that fit.
    pub(super) fn antecedent(&self, end: usize) -> Option<Vec<Target>> {
        let first = end.saturating_sub(12);
        let fits = |start: usize| {
            let (targets, after) = self.targets_until(start, end)?;
            (after == end).then_some(targets)
        };
        let phrase_starts = |start: &usize| {
            let slice = self.tokens.get(*start..end).unwrap_or_default();
            let parsed: TokenResult<'_, '_, _> = phrase(&self.lexicon.words)(Tokens(slice));
            parsed.is_ok_and(|(_, phrase)| {
                phrase.determiner.is_some() || phrase.quantity.is_some() || phrase.head.mention.is_some()
            })
        };
        let plausible = |start: &usize| phrase_starts(start) && !self.inside_phrase(*start);
        (first..end).filter(plausible).find_map(fits)
    }

    /// Whether the token before `start` belongs to the same phrase.
    fn inside_phrase(&self, start: usize) -> bool {
        let words = &self.lexicon.words;
        start
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .is_some_and(|before| words.is(before, Class::Determiner) || adjective(before))
    }
}
