//! The target as the object of the verb: `sanctioneert X`, `X werd gesanctioneerd`,
//! `de door de VS gesanctioneerde rechters`.

use super::super::Status;
use super::super::clauses::Opener;
use super::super::status::{Sign, Signs, settle};
use super::claim::Claim;
use super::lexicon::{Form, Object, Role};
use super::measure::Measure;
use super::outcome::turned;
use super::reading::{Owner, Reading};
use super::verb::{Found, Voice};
use crate::text::Span;

/// Within how many words behind `van` it is said what somebody is excluded from.
const EXCLUDED_NEAR: usize = 4;

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// What the sentence says with `sanctioneren`.
    pub(super) fn direct(&self, measures: &[Measure]) -> Vec<Claim> {
        let verbs = self.verbs(&[Object::Target, Object::With, Object::Weak, Object::Exclude]);
        let mut claims: Vec<Claim> =
            verbs.iter().filter_map(|found| self.directly(found, measures)).collect();
        claims.extend((0..self.tokens.len()).filter_map(|at| self.attributed(at)));
        claims.extend((0..self.tokens.len()).filter_map(|at| self.as_noun(at)));
        claims
    }

    fn directly(&self, found: &Found<'_>, measures: &[Measure]) -> Option<Claim> {
        let with = measures.iter().find(|measure| self.is_means(found, measure));
        if with.is_none() && found.verb.object == Object::With {
            return None;
        }
        if found.verb.object == Object::Exclude && !self.excludes(found) {
            return None;
        }
        // `personen die aan sancties zijn onderworpen`: they are described, and nobody says who did it.
        let relative =
            self.clauses.list.get(found.clause).is_some_and(|it| matches!(it.opener, Opener::Relative(_)));
        let described =
            relative && found.voice == Voice::Passive && self.agent(found.clause) == Owner::Unsaid;
        let imposer = with.map(|with| match &with.owner {
            Owner::Unsaid => self.imposer_behind(with),
            owner => owner.clone(),
        });
        if described && imposer == Some(Owner::Unsaid) {
            return None;
        }
        let targets = match found.voice {
            Voice::Passive => self.patient(found)?,
            Voice::Active => self.object(found)?,
        };
        let signs = self.signs_beside(found, &targets, Signs::new());
        if found.infinitive && signs.is_empty() {
            return None;
        }
        let own = if found.verb.status == Status::Negated { Status::Asserted } else { found.verb.status };
        let status = settle(&turned(found, signs.clone()), own)?;
        if found.verb.object == Object::Weak && with.is_none() && !self.sanctioned(&targets) {
            return None;
        }
        let requested = found.infinitive && signs.contains(&Sign::Request);
        let issuers = match found.voice {
            Voice::Active if requested => Some(self.asked_or_asking(found, &targets)?),
            Voice::Active => Some(self.subject(found, None, &targets)?),
            Voice::Passive => match self.agent(found.clause) {
                Owner::Somebody => return None,
                owner => {
                    let named = owner.and(imposer.unwrap_or_default()).issuers();
                    let regime = || self.under_regime(found.clause, measures);
                    named.or_else(|| self.announcer(found.clause)).or_else(regime)
                }
            },
        };
        let (status, date) = self.coming(found, status, self.date(found.clause));
        let rule = if found.voice == Voice::Active { "sanctions/active" } else { "sanctions/passive" };
        Some(Claim {
            issuers,
            targets,
            status,
            date,
            measure: with.and_then(|with| with.attribute.clone()),
            evidence: with.map_or(self.verb_span(found), |with| {
                self.verb_span(found).cover(self.stretch(with.start, with.end))
            }),
            rule,
            definite: false,
            back: false,
        })
    }

    /// Who has imposed a measure, where the clause behind it says so: `sancties die de VN hebben ingesteld`.
    fn imposer_behind(&self, measure: &Measure) -> Owner {
        let behind =
            self.clauses.list.iter().position(
                |clause| matches!(clause.opener, Opener::Relative(at) if self.follows(measure, at)),
            );
        let verbs = self.verbs(&[Object::Measure]);
        let imposed = |clause: &usize| {
            verbs.iter().any(|verb| verb.clause == *clause && verb.verb.status == Status::Asserted)
        };
        let Some(clause) = behind.filter(imposed) else { return Owner::Unsaid };
        let owner = self.agent(clause);
        if owner != Owner::Unsaid {
            return owner;
        }
        self.subject_in(&self.clause(clause), Some(measure)).unwrap_or_default()
    }

    /// Whether the clause keeps somebody from what sanctions keep them from: `van alle transacties`, `van SWIFT`.
    fn excludes(&self, found: &Found<'_>) -> bool {
        let tokens = self.clause(found.clause);
        let of = |at: &usize| found.verb.prepositions.iter().any(|word| tokens[*at].is(word));
        let kept = |token: &super::super::Token<'a>| self.lexicon.is(token, Role::Excluded);
        let near = |at: usize| tokens.get(at + 1..).unwrap_or_default().iter().take(EXCLUDED_NEAR).any(kept);
        (0..tokens.len()).filter(of).any(near)
    }

    /// Whether the measure is that with which the verb is done: `trof X met sancties`.
    fn is_means(&self, found: &Found<'_>, measure: &Measure) -> bool {
        let before = measure.lead.checked_sub(1).and_then(|at| self.tokens.get(at));
        let under = before.is_some_and(|before| found.verb.prepositions.iter().any(|word| before.is(word)));
        // `het embargo waaraan X door de EU is onderworpen`
        let opened = self.clauses.list.get(found.clause).and_then(super::super::clauses::Clause::opened_at);
        let pointed = opened.is_some_and(|at| {
            let word = self.tokens.get(at).and_then(|opener| opener.text.strip_prefix("waar"));
            // `waarmee` stands for `met`.
            let word = word.map(|word| if word == "mee" { "met" } else { word });
            self.follows(measure, at) && found.verb.prepositions.iter().any(|it| Some(it.as_str()) == word)
        });
        found.verb.object == Object::With
            && (measure.clause == found.clause && under || pointed)
            && measure.targets.is_empty()
    }

    pub(super) fn verb_span(&self, found: &Found<'_>) -> Span {
        let spans = found.at.iter().filter_map(|at| self.tokens.get(*at)).map(|token| token.span);
        spans.reduce(Span::cover).unwrap_or(self.span)
    }

    /// `het sanctioneren van X door Y`, `pleiten voor het sanctioneren van X`.
    fn as_noun(&self, at: usize) -> Option<Claim> {
        let token = self.tokens.get(at)?;
        let target = |(number, _): &(usize, Form)| {
            let verb = self.lexicon.verbs.get(*number);
            verb.is_some_and(|verb| verb.object == Object::Target && token.is(&verb.infinitive))
        };
        self.lexicon.forms(token).iter().find(|form| target(form))?;
        let lead = at.checked_sub(1).filter(|lead| self.is_word(Some(*lead), "het"))?;
        let clause = *self.clauses.of.get(at).filter(|_| self.is_word(Some(at + 1), "van"))?;
        let (targets, end) = self.targets(at + 2, clause)?;
        let by = self.tokens.get(end + 1..).filter(|_| self.is_word(Some(end), "door"));
        let owner = by.map_or(Owner::Unsaid, |rest| self.owner(rest).0);
        let signs = self.lexicon.status.before_noun(self.tokens, lead);
        let status = settle(&signs, Status::Asserted)?;
        let asked = || if status == Status::Requested { self.asked(clause, &targets) } else { None };
        Some(Claim {
            issuers: Some(owner.issuers().or_else(asked)?),
            targets,
            status,
            date: None,
            measure: None,
            evidence: self.stretch(lead, at + 1),
            rule: "sanctions/noun",
            definite: false,
            back: false,
        })
    }

    /// `de door de VS gesanctioneerde rechters`.
    fn attributed(&self, at: usize) -> Option<Claim> {
        let token = self.tokens.get(at)?;
        let verb = self
            .lexicon
            .attributive(token)
            .filter(|verb| verb.object == Object::Target && token.text.ends_with('e'))?;
        debug_assert_eq!(verb.status, Status::Asserted);
        let first = at.saturating_sub(12);
        let door = (first..at).rev().find(|before| self.tokens[*before].is("door"))?;
        let (owner, used) = self.owner(self.tokens.get(door + 1..at)?);
        if door + 1 + used != at {
            return None;
        }
        let clause = *self.clauses.of.get(at)?;
        let (mut targets, _) = self.targets(at + 1, clause)?;
        targets.truncate(1);
        let article = door.checked_sub(1).and_then(|before| self.tokens.get(before));
        let pair = [Some(token.span), targets.first().map(|target| target.span)];
        let evidence =
            pair.into_iter().chain([article.map(|token| token.span)]).flatten().reduce(Span::cover)?;
        Some(Claim {
            issuers: Some(owner.issuers()?),
            targets,
            status: Status::Asserted,
            date: None,
            measure: None,
            evidence,
            rule: "sanctions/participle",
            definite: false,
            back: false,
        })
    }
}
