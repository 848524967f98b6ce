//! Noun phrases of sanctions: `de recente Amerikaanse sancties tegen X van de VS`.
//!
//! ```text
//! measure = [ determiner ] { adjunct participle } { adjective | country } NOUN { behind }
//! behind  = ( "van" | "door" ) issuer | "tegen" targets | participle | when
//! adjunct = "door" issuer | "tegen" targets | when
//! ```

use super::super::dates::date_of_stretch;
use super::super::function_words::{Class, number};
use super::super::groups::Target;
use super::super::phrases::{adjective, phrase};
use super::super::{Status, Token, Tokens};
use super::lexicon::{Object, Role};
use super::reading::{Owner, Reading};
use crate::grammar::PartialDate;
use crate::text::Span;

/// A noun phrase of sanctions, read.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    /// Its first token.
    pub(super) start: usize,
    /// The noun.
    pub(super) noun: usize,
    /// Behind its last token.
    pub(super) end: usize,
    /// The clause of the noun.
    pub(super) clause: usize,
    /// Whether it points to sanctions that are known: `de`, `deze`, an issuer.
    pub(super) definite: bool,
    /// Who issued them.
    pub(super) owner: Owner,
    /// Against whom.
    pub(super) targets: Vec<Target>,
    /// What its participle says: `opgelegde`, `aangekondigde`.
    pub(super) status: Option<Status>,
    /// When, where the phrase itself says so: `de in 2018 ingestelde sancties`.
    pub(super) date: Option<PartialDate>,
    /// More than "sancties".
    pub(super) attribute: Option<String>,
    /// What sort it is: plain, assets that are frozen, entry that is refused, trade that is forbidden.
    pub(super) object: Object,
    /// Whether its word says sanctions only where the text speaks of them: `maatregelen`.
    pub(super) loose: bool,
    /// Whether its participle is one with whose verb targets stand under `aan`: `de opgelegde sancties aan X`.
    pub(super) imposed: bool,
    /// Where the first begins of those that `en` joins with this one.
    pub(super) lead: usize,
}

impl<'a> Reading<'_, 'a> {
    /// Every noun phrase of sanctions of the sentence.
    pub(super) fn measures(&self) -> Vec<Measure> {
        let mut found: Vec<Measure> = (0..self.tokens.len()).filter_map(|at| self.measure(at)).collect();
        self.join(&mut found);
        found
    }

    fn measure(&self, noun: usize) -> Option<Measure> {
        let rest = self.tokens.get(noun..)?;
        let (compound, length) = self.noun(rest).or_else(|| self.steps(noun)).or_else(|| self.loose(noun))?;
        let clause = *self.clauses.of.get(noun)?;
        let is = |role| self.lexicon.is(&rest[0], role);
        let object = if is(Role::Access) {
            Object::Access
        } else if is(Role::Trade) {
            Object::Trade
        } else if is(Role::Assets) && !is(Role::Measure) {
            Object::Assets
        } else {
            Object::Measure
        };
        let loose = !self.lexicon.is(&rest[0], Role::Measure) && self.lexicon.is(&rest[0], Role::Loose);
        let end = if object == Object::Access {
            self.entry(noun + length).or_else(|| self.refused(noun + length))?
        } else {
            noun + length
        };
        let attribute = self.lexicon.measure(&rest[..length]).map(str::to_owned);
        let owner = if compound { Owner::Somebody } else { Owner::Unsaid };
        let mut measure = Measure {
            start: noun,
            noun,
            end,
            clause,
            definite: false,
            owner,
            targets: Vec::new(),
            status: None,
            date: None,
            attribute,
            object,
            loose,
            imposed: false,
            lead: noun,
        };
        self.read_left(&mut measure);
        if object == Object::Trade {
            (measure.targets, measure.end) = self.partner(noun + 1, clause)?;
        } else {
            self.read_right(&mut measure);
        }
        measure.loose &= !self.spelled_out(measure.end);
        measure.lead = measure.start;
        Some(measure)
    }

    /// Whether what stands behind `maatregelen` says that they are sanctions: `, waaronder een inreisverbod`.
    fn spelled_out(&self, end: usize) -> bool {
        const NEAR: usize = 5;
        let among = |at: &usize| {
            self.tokens.get(*at..).is_some_and(|rest| {
                rest.first().is_some_and(|first| first.is("zoals") || first.is("waaronder"))
            })
        };
        let Some(at) = (end..self.tokens.len()).find(among) else { return false };
        let near = at + 1..(at + NEAR).min(self.tokens.len());
        near.into_iter().any(|place| self.lexicon.starts(&self.tokens[place..], Role::Measure).is_some())
    }

    /// Whether a noun of sanctions starts here: whether it is a compound like `EU-sancties`, and its length.
    fn noun(&self, tokens: &[Token<'a>]) -> Option<(bool, usize)> {
        let roles = [Role::Measure, Role::Assets, Role::Access, Role::Trade];
        if let Some(length) = roles.into_iter().find_map(|role| self.lexicon.starts(tokens, role)) {
            return Some((false, length));
        }
        let (before, noun) = tokens.first().filter(|token| token.mention.is_none())?.text.rsplit_once('-')?;
        let known = !before.is_empty() && noun == "sancties";
        known.then_some((true, 1))
    }

    /// `EU-maatregelen tegen X`, in a paper about sanctions.
    fn steps(&self, at: usize) -> Option<(bool, usize)> {
        self.tokens.get(at).filter(|token| token.is("maatregelen"))?;
        let hyphen = at.checked_sub(1).filter(|before| self.tokens[*before].text == "-")?;
        let (owner, _) = self.compound(hyphen).filter(|_| self.aims(at + 1, false))?;
        let body = owner.named().iter().all(|(id, _)| self.lexicon.bodies.has(id));
        let about = || self.passage.document.text().contains("sancti");
        (!owner.named().is_empty() && body && about()).then_some((true, 1))
    }

    fn read_left(&self, measure: &mut Measure) {
        let mut at = measure.noun;
        let mut named = Vec::new();
        while let Some(token) = at.checked_sub(1).and_then(|before| self.tokens.get(before)) {
            let words = &self.lexicon.words;
            let joint = (token.is("en") || token.text == ",")
                && self.describes(at)
                && at >= 2
                && self.describes(at - 2);
            let described = self.described(token);
            if described != Owner::Unsaid {
                // The members are read backwards.
                named = described.named().iter().cloned().chain(named).collect();
                measure.owner = Owner::Somebody;
            } else if token.text == "-"
                && let Some((owner, start)) = self.compound(at - 1)
            {
                measure.owner = owner;
                at = start;
                continue;
            } else if words.is(token, Class::Determiner) && !joint {
                at -= 1;
                measure.definite = ["de", "het", "deze", "die", "dit"].iter().any(|word| token.is(word));
                break;
            } else if self.lexicon.attributive(token).is_some() || self.lexicon.is(token, Role::Attributive) {
                measure.status = self.lexicon.attributive(token).map(|verb| verb.status);
                measure.imposed |= self.lexicon.attributive(token).is_some_and(|verb| verb.imposes);
                at -= 1;
                let start = self.read_adjuncts(measure, at);
                if start < at {
                    at = start;
                    break;
                }
                continue;
            } else if !(joint
                || self.describes(at - 1)
                || number(token).is_some_and(|count| !(1900..2100).contains(&count))
                || words.is(token, Class::Quantity))
            {
                break;
            }
            at -= 1;
        }
        measure.start = at;
        if !named.is_empty() {
            measure.owner = Owner::Named(named);
        }
    }

    /// Whether the token at `at` describes a noun behind it.
    fn describes(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            let adjective_like = token.text.ends_with('e') || token.text.ends_with("end");
            adjective(token) || self.lexicon.words.open(token) && adjective_like
        })
    }

    /// `de door de VS tegen X [opgelegde] sancties`: what stands between the determiner and the participle.
    fn read_adjuncts(&self, measure: &mut Measure, participle: usize) -> usize {
        let words = &self.lexicon.words;
        let first = participle.saturating_sub(18);
        for determiner in (first..participle).rev() {
            let begins = self.tokens.get(determiner).is_some_and(|token| words.is(token, Class::Determiner));
            if !begins {
                continue;
            }
            if determiner + 1 == participle {
                measure.definite = self.points(determiner);
                return determiner;
            }
            let mut found = (Owner::Unsaid, Vec::new());
            if self.adjuncts(determiner + 1, participle, &mut found) {
                measure.definite = self.points(determiner);
                measure.owner = std::mem::take(&mut measure.owner).and(found.0);
                measure.targets = found.1;
                measure.date =
                    date_of_stretch(self.passage.document, self.tokens, determiner + 1, participle);
                return determiner;
            }
        }
        participle
    }

    fn points(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| ["de", "het", "deze", "die", "dit"].iter().any(|word| token.is(word)))
    }

    /// Whether the tokens from `at` to `end` are adjuncts and nothing else.
    fn adjuncts(&self, mut at: usize, end: usize, found: &mut (Owner, Vec<Target>)) -> bool {
        let words = &self.lexicon.words;
        while at < end {
            let rest = &self.tokens[at..end];
            if words.is(&rest[0], Class::Adverb) {
                at += 1;
                continue;
            }
            if let Some(after) = self.when(at).or_else(|| self.period(at)).filter(|after| *after <= end) {
                at = after;
                continue;
            }
            let Some(length) = words.preposition(rest) else { return false };
            if rest[0].is("door") {
                let (owner, used) = self.owner(&rest[length..]);
                found.0 = owner;
                at += length + used;
            } else if self.aims(at, true) {
                let Some((targets, after)) = self.targets_until(at + length, end) else { return false };
                found.1.extend(targets);
                at = after;
            } else {
                let Ok((after, _)) = phrase(words)(Tokens(&rest[length..])) else { return false };
                at = end - after.0.len();
                while at < end && number(&self.tokens[at]).is_some() {
                    at += 1;
                }
            }
            if length == 0 {
                return false;
            }
        }
        at == end
    }

    /// Whether a preposition at `at` leads to a target; `aan` only where something is imposed.
    pub(super) fn aims(&self, at: usize, imposed: bool) -> bool {
        let rest = self.tokens.get(at..).unwrap_or_default();
        self.lexicon.starts(rest, Role::TargetPreposition).is_some()
            || imposed && self.lexicon.starts(rest, Role::ImposingPreposition).is_some()
    }

    /// Where the tokens from `start` to `end` stand in the reading text.
    pub(super) fn stretch(&self, start: usize, end: usize) -> Span {
        let first = self.tokens.get(start).map_or(self.span.start, |token| token.span.start);
        let last =
            end.checked_sub(1).and_then(|end| self.tokens.get(end)).map_or(first, |token| token.span.end);
        Span::new(first, last.max(first))
    }
}
