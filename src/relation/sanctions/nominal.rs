//! Sanctions as a noun alone: `Amerikaanse sancties tegen X`, `de sancties van de VS tegen X`,
//! `X is getroffen door Amerikaanse sancties`.

use super::super::dates::date_of_stretch;
use super::super::function_words::Class;
use super::super::groups::Target;
use super::super::phrases::Chunk;
use super::super::status::{Sign, Signs, settle};
use super::super::{Argument, Status, Token};
use super::claim::Claim;
use super::lexicon::{Form, Object, Role};
use super::measure::Measure;
use super::reading::{Owner, Reading};
use crate::entity::country::COUNTRY;
use crate::entity::motion::MOTION;
use crate::grammar::PartialDate;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// What a noun phrase of sanctions says that is not the object of a verb of sanctions.
    pub(super) fn nominal(&self, measure: &Measure) -> Option<Claim> {
        if measure.owner == Owner::Somebody || measure.object != Object::Measure {
            return None;
        }
        let (targets, rule) = self.nominal_targets(measure)?;
        // `Deze Amerikaanse maatregelen richten zich op X`
        let shown = self.is_word(Some(measure.start), "deze") && measure.targets.is_empty();
        if measure.loose
            && (measure.owner == Owner::Unsaid || !shown && !targets.iter().all(|target| self.surely(target)))
        {
            return None;
        }
        let known = measure.definite || measure.owner != Owner::Unsaid;
        let mut signs = self.signs_of(measure);
        if !known {
            signs.extend(self.signs_of_clause(measure, &targets));
        } else if !measure.definite {
            signs.extend(self.conditions(measure));
            // `Sancties van Nederland tegen X zijn er niet`
            let clause = self.clause(measure.clause);
            // `Er dient een embargo van de EU tegen X te komen`
            let before = measure.lead.checked_sub(1).and_then(|at| self.tokens.get(at));
            let free = before.is_none_or(|before| !self.lexicon.words.is(before, Class::Preposition));
            if free && !measure.definite && clause.iter().any(|token| token.is("er")) {
                signs.extend(self.signs_of_clause(measure, &targets));
            }
            let absent = clause.windows(2).any(|pair| pair[0].is("er") && pair[1].is("niet"))
                || (0..clause.len()).any(|at| self.lexicon.starts(&clause[at..], Role::Absent).is_some());
            signs.extend(absent.then_some(Sign::Negation));
        }
        if !measure.definite && self.of_motion(measure.lead) {
            signs.insert(Sign::Request);
        }
        // `Er wordt gesproken over sancties`
        if !measure.definite && self.talked_about(measure) {
            signs.insert(Sign::Possibility);
        }
        // `De dreiging van sancties is geweken`
        let averted = |token: &Token<'a>| self.lexicon.is(token, Role::Averted);
        if signs.contains(&Sign::Possibility) && self.clause(measure.clause).iter().any(averted) {
            return None;
        }
        // `Aan de sancties van de VN tegen X kwam een einde`
        let clause_tokens = self.clause(measure.clause);
        if self.is_word(measure.lead.checked_sub(1), "aan")
            && clause_tokens.iter().any(|token| token.is("einde"))
        {
            signs.insert(Sign::End);
        }
        let borne = rule == "sanctions/subjected" || self.exists(measure);
        if rule == "sanctions/subjected" {
            signs.extend(self.signs_of_clause(measure, &targets));
        }
        if signs.contains(&Sign::End) || self.nominalised(measure) {
            let clause =
                self.clauses.list.get(measure.clause).map_or(&[][..], |clause| clause.tokens.as_slice());
            signs.extend(self.lexicon.status.in_clause(self.tokens, clause));
        }
        let own = measure.status.unwrap_or(Status::Asserted);
        let status = settle(&signs, own)?;
        let asked =
            || if signs.contains(&Sign::Request) { self.asked(measure.clause, &targets) } else { None };
        let pleads = || {
            let bare = measure.owner == Owner::Unsaid && status == Status::Requested;
            if bare { self.pleads(measure, &targets) } else { None }
        };
        let had = || self.having(measure).or_else(|| self.with_means(measure));
        let issuers = measure.owner.issuers().or_else(asked).or_else(pleads).or_else(had);
        let had_date = measure.owner == Owner::Unsaid && !measure.definite && self.having(measure).is_some();
        if !measure.definite && measure.targets == targets && self.only_discussed(measure, status) {
            return None;
        }
        let follows = self.follows_told(measure) && status == Status::Asserted;
        if issuers.is_none() && !(measure.definite && status == Status::Asserted) && !follows {
            return None;
        }
        Some(Claim {
            issuers,
            targets,
            status,
            date: measure
                .date
                .or_else(|| self.date(measure.clause).filter(|_| borne || had_date || follows))
                .or_else(|| self.dating(measure)),
            measure: measure.attribute.clone(),
            evidence: self.stretch(measure.start, measure.end),
            rule,
            definite: !follows,
            back: false,
        })
    }

    /// Whether sanctions without an article need not be there: `een meerderheid voor EU-sancties`,
    /// `geen voorstander van EU-sancties`, `blokkeert VN-sancties`.
    ///
    /// Those of a body are more often discussed than those of a country, which are done when a
    /// paper speaks of them (`beschermt tegen Amerikaanse sancties`).
    fn only_discussed(&self, measure: &Measure, status: Status) -> bool {
        const ABOUT: [&str; 6] = ["voor", "tegen", "over", "tot", "naar", "om"];
        let before = measure.lead.checked_sub(1).and_then(|at| self.tokens.get(at));
        let about = before.is_some_and(|before| ABOUT.iter().any(|word| before.is(word)));
        let clause = self.clause(measure.clause);
        let start = self.tokens.get(measure.start).map_or(0, |token| token.span.start);
        let none = clause
            .iter()
            .take_while(|token| token.span.start < start)
            .any(|token| ["geen", "niet", "noch"].iter().any(|word| token.is(word)));
        let prevents = |token: &Token<'a>| self.lexicon.is(token, Role::Prevention);
        // `houdt EU-sancties tegen X tegen`
        let holds = |token: &Token<'a>| ["houdt", "houden", "hield", "hielden"].iter().any(|it| token.is(it));
        let against = clause.iter().rfind(|token| !token.is_sign()).is_some_and(|last| last.is("tegen"));
        // `sancties tegen leiders die hulp tegenhouden`: what they do.
        let aimed = |token: &&Token<'a>| !measure.targets.iter().any(|it| it.span.contains(token.span));
        let stopped = clause.iter().filter(aimed).any(prevents) || against && clause.iter().any(holds);
        let body = measure.owner.named().iter().all(|(id, _)| self.lexicon.bodies.has(id));
        // `Steunt de minister sancties van de EU tegen X?`
        let asked = self.asks() && self.lexicon.words.finite(self.tokens, 0) && status == Status::Asserted;
        stopped
            || body && asked
            || none && (status == Status::Requested || body && status != Status::Negated)
            || body && about && status == Status::Asserted
    }

    /// Whether what begins at `at` is what a motion is about: `de motie-X over sancties tegen Y`.
    pub(super) fn of_motion(&self, at: usize) -> bool {
        const FAR: usize = 4;
        const BEFORE: usize = 12;
        let near = self.tokens.get(at.saturating_sub(FAR)..at).unwrap_or_default();
        let Some(about) = near.iter().rposition(|token| token.is("over") || token.is("inzake")) else {
            return false;
        };
        let about = at.saturating_sub(FAR) + about;
        let words = self.tokens.get(about.saturating_sub(BEFORE)..about).unwrap_or_default();
        words.iter().any(|token| token.names(MOTION) || self.lexicon.is(token, Role::Motion))
    }

    /// `het instellen van sancties`: the clause says whether somebody wants it or does it.
    fn nominalised(&self, measure: &Measure) -> bool {
        let word = |back: usize| measure.start.checked_sub(back).and_then(|at| self.tokens.get(at));
        let verb = word(2)
            .is_some_and(|verb| self.lexicon.forms(verb).iter().any(|(_, form)| *form != Form::Participle));
        verb && word(1).is_some_and(|of| of.is("van"))
    }

    fn nominal_targets(&self, measure: &Measure) -> Option<(Vec<Target>, &'static str)> {
        if !measure.targets.is_empty() {
            return Some((measure.targets.clone(), "sanctions/nominal"));
        }
        if measure.owner == Owner::Unsaid {
            return None;
        }
        let harmed = self.harmed(measure).map(|targets| (targets, "sanctions/harm"));
        let fronted = || self.fronted(measure).map(|targets| (targets, "sanctions/nominal"));
        let aimed = || self.aimed_behind(measure).map(|targets| (targets, "sanctions/nominal"));
        let knows = || self.knowing(measure).map(|targets| (targets, "sanctions/subjected"));
        harmed
            .or_else(fronted)
            .or_else(aimed)
            .or_else(|| self.subjected(measure).map(|targets| (targets, "sanctions/subjected")))
            .or_else(knows)
    }

    /// `Soedan kent sinds 1994 een wapenembargo van de EU`: the country that bears them.
    fn knowing(&self, measure: &Measure) -> Option<Vec<Target>> {
        let tokens = self.clause(measure.clause);
        let knows = |token: &Token<'a>| token.mention.is_none() && self.lexicon.is(token, Role::Knowing);
        let before = measure.lead.checked_sub(1).and_then(|at| self.tokens.get(at));
        let free = before.is_none_or(|before| !self.lexicon.words.is(before, Class::Preposition));
        tokens.iter().find(|token| knows(token)).filter(|_| free)?;
        let chunks = self.chunks(&tokens);
        let subject = chunks.iter().find(|chunk| matches!(chunk, Chunk::Noun(_)))?;
        let (targets, _) = self.targets(self.at(subject.start()), measure.clause)?;
        let country = |target: &Target| {
            let issues = measure.owner.named().iter().any(|(id, _)| target.about.contains(id));
            matches!(&target.argument, Argument::Entity(id) if id.kind == COUNTRY) && !issues
        };
        targets.iter().all(country).then_some(targets)
    }

    /// `Op 19 april volgden sancties tegen X`: of whoever imposed what was told before.
    fn follows_told(&self, measure: &Measure) -> bool {
        let before = measure.lead.checked_sub(1).and_then(|at| self.tokens.get(at));
        let follows =
            before.is_some_and(|before| before.mention.is_none() && self.lexicon.is(before, Role::Following));
        follows && measure.owner == Owner::Unsaid && !measure.definite
    }

    /// `De sancties tegen X dateren van september 1993`: since when they are there.
    fn dating(&self, measure: &Measure) -> Option<PartialDate> {
        let clause = self.clauses.list.get(measure.clause)?.tokens.as_slice();
        let dates = |at: &&usize| self.lexicon.is(&self.tokens[**at], Role::Dating);
        let verb = *clause.iter().find(dates)?;
        let end = self.clauses.end(verb, measure.clause);
        date_of_stretch(self.passage.document, self.tokens, verb + 1, end)
    }

    /// Whether the clause says no more of the sanctions than that they are there: `gelden`, `bestaan`.
    fn exists(&self, measure: &Measure) -> bool {
        let existing = |token: &Token<'a>| self.lexicon.is(token, Role::Existing) && token.mention.is_none();
        self.clause(measure.clause).iter().any(existing)
    }

    /// `Tegen Belarus geldt een wapenembargo van de EU`: whom stands before the verb.
    fn fronted(&self, measure: &Measure) -> Option<Vec<Target>> {
        let first = self.clauses.list.get(measure.clause)?.tokens.first().copied()?;
        let rest = self.tokens.get(first..)?;
        let narrow = || self.lexicon.starts(rest, Role::MeasurePreposition);
        let length = self.lexicon.starts(rest, Role::TargetPreposition).or_else(narrow)?;
        let there = first < measure.start && self.exists(measure);
        self.aimed(first, length, measure.clause).filter(|_| there).map(|(targets, _)| targets)
    }

    /// `De Amerikaanse sancties richten zich op X`, `zijn gericht tegen X`: whom the clause says they are aimed at.
    fn aimed_behind(&self, measure: &Measure) -> Option<Vec<Target>> {
        let indices = self.clauses.list.get(measure.clause)?.tokens.as_slice();
        let aiming = |at: &usize| {
            let token = &self.tokens[*at];
            token.mention.is_none() && self.lexicon.is(token, Role::Aiming)
        };
        let before = measure.start.checked_sub(1).and_then(|at| self.tokens.get(at));
        let subject = indices.first() == Some(&measure.start) || before.is_none_or(Token::is_sign);
        indices.iter().find(|at| **at >= measure.end && aiming(at)).filter(|_| subject)?;
        let leads = |at: &&usize| {
            let rest = self.tokens.get(**at..).unwrap_or_default();
            let narrow = self.lexicon.starts(rest, Role::MeasurePreposition).is_some();
            **at >= measure.end && (narrow || self.lexicon.starts(rest, Role::TargetPreposition).is_some())
        };
        let at = *indices.iter().find(leads)?;
        let length = self.lexicon.words.preposition(self.tokens.get(at..)?).unwrap_or(1);
        let (targets, _) = self.aimed(at, length, measure.clause)?;
        let somebody = |target: &Target| match &target.argument {
            Argument::Group { .. } => self.certain(target),
            _ => true,
        };
        targets.iter().all(somebody).then_some(targets)
    }

    /// `X is getroffen door Amerikaanse sancties`: the subject of the clause.
    fn subjected(&self, measure: &Measure) -> Option<Vec<Target>> {
        let preposition = self.tokens.get(measure.start.checked_sub(1)?)?;
        let word = self.tokens.get(measure.start.checked_sub(2)?)?;
        let passive = ["door", "aan", "van"].iter().any(|word| preposition.is(word));
        let tokens = self.clause(measure.clause);
        // `staat sinds 2020 onder sancties van de EU`
        let under =
            preposition.is("onder") && tokens.iter().any(|token| self.lexicon.is(token, Role::Bearing));
        if !under && (!passive || !self.lexicon.is(word, Role::Subjected) || word.mention.is_some()) {
            return None;
        }
        let chunks = self.chunks(&tokens);
        let subject = chunks.iter().find(|chunk| matches!(chunk, Chunk::Noun(_)))?;
        self.targets(self.at(subject.start()), measure.clause).map(|(targets, _)| targets)
    }

    /// `sancties van de EU tegen X zijn op hun plaats`, `zijn geboden`: those that are there need not be.
    fn wanted(&self, measure: &Measure) -> bool {
        let tokens = self.clause(measure.clause);
        let behind = tokens.partition_point(|token| self.at(token.span.start) < measure.end);
        let rest = tokens.get(behind..).unwrap_or_default();
        (0..rest.len()).any(|at| self.lexicon.starts(&rest[at..], Role::Wanted).is_some())
    }

    /// The signs of the clause for sanctions that nothing says to be there already.
    fn signs_of_clause(&self, measure: &Measure, targets: &[Target]) -> Signs {
        let mine = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| targets.iter().any(|target| target.span.contains(token.span)))
        };
        self.lexicon.status.around_verb(self.tokens, &self.clauses, measure.clause, mine)
    }

    /// Whether sanctions without an article stand under a condition: `indien er Amerikaanse sancties komen`.
    fn conditions(&self, measure: &Measure) -> Signs {
        let signs = self.signs_of_clause(measure, &measure.targets);
        let wanted = self.wanted(measure);
        let told = |sign: &Sign| *sign == Sign::Condition || wanted && *sign == Sign::Negation;
        signs.into_iter().filter(told).chain(wanted.then_some(Sign::Request)).collect()
    }
}
