//! What stands behind a noun of sanctions: issuers, targets, when.

use super::super::dates::date_of_stretch;
use super::super::function_words::{Class, number};
use super::super::groups::Target;
use super::super::phrases::adjective;
use super::super::{Argument, Status, Token};
use super::lexicon::{Form, Object, Role};
use super::measure::Measure;
use super::reading::Reading;
use crate::entity::person::PERSON;

/// Parts of words for measures against trade, behind which goods stand.
const TRADE: [&str; 7] = ["export", "import", "invoer", "uitvoer", "doorvoer", "handels", "leverings"];

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// Reads adjuncts behind the noun until something else comes.
    pub(super) fn read_right(&self, measure: &mut Measure) {
        let word = |back: usize| measure.start.checked_sub(back).and_then(|at| self.tokens.get(at));
        let mut imposed = word(1).is_some_and(|of| of.is("van"))
            && word(2).is_some_and(|verb| verb.is("opleggen") || verb.is("oplegging"));
        imposed |= measure.imposed;
        for _ in 0..6 {
            let at = measure.end;
            let Some(token) = self.tokens.get(at) else { return };
            let participle = self.lexicon.forms(token).iter().any(|(_, form)| *form == Form::Participle);
            if participle
                && self.lexicon.forms(token).iter().any(|(verb, _)| {
                    self.lexicon.verbs.get(*verb).is_some_and(|verb| verb.status == Status::Asserted)
                })
                && self.adjunct_follows(at + 1)
            {
                imposed = true;
                measure.end += 1;
                continue;
            }
            let next = self.behind(measure, imposed);
            match next {
                Some(end) if end > at => measure.end = end,
                _ => return,
            }
        }
    }

    fn adjunct_follows(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is("door")) || self.aims(at, true)
    }

    /// One adjunct behind the noun; where it ends.
    fn behind(&self, measure: &mut Measure, imposed: bool) -> Option<usize> {
        let words = &self.lexicon.words;
        let at = measure.end;
        let rest = self.tokens.get(at..)?;
        let token = rest.first()?;
        if measure.object == Object::Assets && token.is("van") && measure.targets.is_empty() {
            let (targets, end) = self.targets(at + 1, measure.clause)?;
            measure.targets = targets;
            return Some(end);
        }
        // `sancties, gericht tegen X,`
        if token.text == "," && rest.get(1).is_some_and(|next| next.is("gericht")) && self.aims(at + 1, false)
        {
            measure.end += 1;
            let end = self.behind(measure, imposed);
            measure.end -= 1;
            return end;
        }
        if token.is("van") || token.is("door") || token.is("vanuit") {
            let behind = rest.get(1..)?;
            if behind.first()?.is("kracht") {
                return Some(at + 2);
            }
            if let Some(end) = self.dated(measure) {
                return Some(end);
            }
            let (owner, used) = self.owner(behind);
            // `tegen minister X van Defensie`: of what X is minister.
            if used > 0 && token.is("van") && self.of_office(measure) {
                return Some(at + 1 + used);
            }
            measure.owner = std::mem::take(&mut measure.owner).and(owner);
            return (used > 0).then_some(at + 1 + used);
        }
        if let Some((targets, end)) = self.banned(at, measure).filter(|_| measure.targets.is_empty()) {
            measure.loose &= targets.is_empty();
            measure.targets = targets;
            return Some(end);
        }
        let narrow = self.lexicon.starts(rest, Role::MeasurePreposition).is_some();
        if (self.aims(at, imposed) || narrow) && measure.targets.is_empty() {
            let length =
                self.lexicon.starts(rest, Role::TargetPreposition).or_else(|| words.preposition(rest))?;
            let (targets, end) = self.aimed(at, length, measure.clause)?;
            if narrow && !self.may_be_narrow(&targets, measure) {
                return self.dated(measure);
            }
            measure.targets = targets;
            return Some(end);
        }
        self.dated(measure)
    }

    /// The targets under the preposition at `at`, which may be said again: `tegen X en tegen Y`.
    pub(super) fn aimed(&self, at: usize, length: usize, clause: usize) -> Option<(Vec<Target>, usize)> {
        let preposition = self.tokens.get(at)?.text;
        let (mut targets, mut end) = self.targets(at + length, clause)?;
        // `tegen Rusland en de VS tegen Iran`: the last of them does it itself.
        if targets.len() > 1
            && self.is_word(Some(end), preposition)
            && let Some(last) = targets.pop()
        {
            end = self.at(last.span.start);
            let joint = |token: &Token<'a>| token.text == "," || self.lexicon.is(token, Role::Joint);
            while end > at && self.tokens.get(end - 1).is_some_and(joint) {
                end -= 1;
            }
        }
        // `aan X, aan Y en aan Z`: what stands behind a comma counts where `en` closes the list.
        let (mut sure, mut rest) = (targets.len(), end);
        while let Some(closes) = self.joint(rest)
            && self.is_word(Some(rest + 1), preposition)
            && let Some((more, behind)) = self.targets(rest + 1 + length, clause)
        {
            targets.extend(more);
            rest = behind;
            if closes {
                (sure, end) = (targets.len(), rest);
            }
        }
        // `aan X, aan Y en aan` somebody whom nobody knows
        let unknown = self.joint(rest) == Some(true) && self.is_word(Some(rest + 1), preposition);
        if unknown && rest > end {
            (sure, end) = (targets.len(), rest);
        }
        targets.truncate(sure);
        Some((targets, end))
    }

    /// Whether the token at `at` joins what stands around it, and so as to close a list: `en`, not a comma.
    fn joint(&self, at: usize) -> Option<bool> {
        let token = self.tokens.get(at)?;
        let closes = self.lexicon.is(token, Role::Joint);
        (closes || token.text == ",").then_some(closes)
    }

    /// Whether what stands behind `toegang` at `at` makes it the entry to a country: where that ends.
    pub(super) fn entry(&self, at: usize) -> Option<usize> {
        let words = &self.lexicon.words;
        self.tokens.get(at).filter(|token| token.is("tot") || token.is("op") || token.is("naar"))?;
        let determined = self.tokens.get(at + 1).is_some_and(|token| words.is(token, Class::Determiner));
        let mut head = at + 1 + usize::from(determined);
        if self.tokens.get(head).is_some_and(adjective) && determined {
            head += 1;
        }
        let place = self.tokens.get(head)?;
        let land = self.lexicon.is(place, Role::Territory) || self.country(place).is_some();
        land.then_some(head + 1)
    }

    /// Whether the targets of a measure end with a person before whose name an office stands.
    fn of_office(&self, measure: &Measure) -> bool {
        let Some(last) = measure.targets.last() else { return false };
        let name = measure.end.checked_sub(1).filter(|at| self.tokens[*at].names(PERSON));
        let office = name.and_then(|at| at.checked_sub(1)).and_then(|at| self.tokens.get(at));
        matches!(last.argument, Argument::Entity(_)) && office.is_some_and(|it| self.lexicon.words.open(it))
    }

    /// Reads when, behind the noun; where it ends.
    fn dated(&self, measure: &mut Measure) -> Option<usize> {
        let end = self.when(measure.end)?;
        let found = date_of_stretch(self.passage.document, self.tokens, measure.end + 1, end);
        measure.date = measure.date.or(found);
        Some(end)
    }

    /// A phrase that says when: `in 2024`, `van 6 februari 2025`, `uit 2018`.
    pub(super) fn when(&self, at: usize) -> Option<usize> {
        const UNDER: [&str; 5] = ["in", "op", "van", "uit", "sinds"];
        let words = &self.lexicon.words;
        let token = self.tokens.get(at)?;
        let behind = self.tokens.get(at + 1..)?;
        let timely = |token: &Token<'a>| {
            words.is(token, Class::Time)
                || number(token).is_some()
                || token.text == "jl"
                || token.text == "jl."
        };
        let length = behind.iter().take_while(|token| timely(token)).count();
        let short = length > 0 && behind[length - 1].is("jl");
        let length = length + usize::from(short && behind.get(length).is_some_and(|dot| dot.text == "."));
        (UNDER.iter().any(|word| token.is(word)) && length > 0).then_some(at + 1 + length)
    }

    /// A phrase without a preposition that says when: `vorig jaar`, `begin 2022`.
    pub(super) fn period(&self, at: usize) -> Option<usize> {
        let words = &self.lexicon.words;
        let first = self.tokens.get(at).filter(|token| words.is(token, Class::Time))?;
        let timely = |token: &&Token<'a>| words.is(token, Class::Time) || number(token).is_some();
        let more = self.tokens.iter().skip(at + 1).take_while(timely).count();
        (more > 0 || words.is(first, Class::DatePart)).then_some(at + 1 + more)
    }

    /// Whether targets may stand under `op` or `voor`: entities, or anything for an embargo or an entry ban; behind
    /// a ban on trade only who is surely no goods (`een exportverbod voor chips`).
    pub(super) fn may_be_narrow(&self, targets: &[Target], measure: &Measure) -> bool {
        let entity = |target: &Target| matches!(target.argument, Argument::Entity(_));
        // `voor de Raad Buitenlandse Zaken van december`
        let body =
            |target: &Target| target.about.iter().any(|id| entity(target) && self.lexicon.bodies.has(id));
        if targets.iter().any(body) {
            return false;
        }
        let trades = self.tokens.get(measure.noun).is_some_and(|noun| {
            let text = noun.text.to_lowercase();
            TRADE.iter().any(|part| text.contains(part))
        });
        if trades {
            return targets.iter().all(|target| entity(target) || self.human(target));
        }
        measure.attribute.is_some() || targets.iter().all(entity)
    }
}
