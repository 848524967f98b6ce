//! Sanctions as the object of a verb: `legt sancties op aan`, `sancties werden ingesteld tegen`.

use super::super::clauses::Opener;
use super::super::function_words::Class;
use super::super::groups::Target;
use super::super::status::{Sign, settle};
use super::super::{Status, Token};
use super::claim::Claim;
use super::issuer::Issuers;
use super::lexicon::{Object, Role};
use super::measure::Measure;
use super::reading::{Owner, Reading};
use super::verb::{Found, Voice};
use crate::text::Span;

/// What a clause says of a measure.
pub(super) struct Imposing {
    /// The claim, if it comes to one.
    pub(super) claim: Option<Claim>,
    /// The noun of the measure, which no other rule reads then.
    pub(super) noun: usize,
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// Every verb of sanctions with its measure.
    pub(super) fn imposing(&self, measures: &[Measure]) -> Vec<Imposing> {
        let mut verbs = self.verbs(&[Object::Measure, Object::Assets, Object::Access, Object::Trade]);
        verbs.retain(|found| !self.describes_measure(found, measures));
        let pair = |found: &Found<'r>| {
            let taken = measures.iter().filter(|measure| self.takes(found, measure));
            let Some(nearest) = taken.min_by_key(|measure| distance(found, measure)) else {
                return Vec::new();
            };
            let joined = measures.iter().filter(|measure| measure.lead == nearest.lead);
            let imposing =
                |measure: &Measure| Imposing { claim: self.imposed(found, measure), noun: measure.noun };
            joined.map(imposing).collect()
        };
        let mut read: Vec<Imposing> = verbs.iter().flat_map(pair).collect();
        // `de sancties die X heeft ingesteld zijn opgeheven`
        let lifted = |measure: &&Measure| {
            let lifts = |found: &&Found<'r>| {
                found.verb.status == Status::Ended
                    && found.clause == measure.clause
                    && self.takes(found, measure)
            };
            let found = verbs.iter().find(lifts);
            found.is_some_and(|found| {
                settle(&self.signs(found, measure, &[]), Status::Ended) == Some(Status::Ended)
            })
        };
        for measure in measures.iter().filter(lifted) {
            let ends = verbs
                .iter()
                .find(|found| found.verb.status == Status::Ended && found.clause == measure.clause);
            let date = ends.and_then(|found| self.date(found.clause));
            let same = read.iter_mut().filter(|imposing| imposing.noun == measure.noun);
            same.filter_map(|imposing| imposing.claim.as_mut()).for_each(|claim| {
                claim.status = Status::Ended;
                claim.date = date.or(claim.date);
            });
        }
        read
    }

    /// `de eerder [opgeheven] sancties`: a participle that says which, behind an article.
    fn describes_measure(&self, found: &Found<'_>, measures: &[Measure]) -> bool {
        const NEAR: usize = 3;
        let [verb] = found.at[..] else { return false };
        let article = |at: usize| self.lexicon.words.is(&self.tokens[at], Class::Determiner);
        let led = (verb.saturating_sub(NEAR)..verb).any(article);
        let ended = found.verb.status == Status::Ended && self.is_word(Some(verb), &found.verb.participle);
        ended && led && measures.iter().any(|measure| measure.start == verb + 1)
    }

    /// Whether the measure is the object (or the subject in the passive) of the verb.
    fn takes(&self, found: &Found<'_>, measure: &Measure) -> bool {
        let permit = found.verb.object == Object::Access && self.permit(measure);
        let object = if permit { Object::Access } else { measure.object };
        if found.verb.object != object {
            return false;
        }
        let antecedent = matches!(self.clauses.list.get(found.clause).map(|clause| clause.opener),
            Some(Opener::Relative(at)) if self.follows(measure, at));
        if antecedent && found.verb.prepositions.is_empty() {
            return true;
        }
        let opened = self.clauses.list.get(found.clause).and_then(super::super::clauses::Clause::opened_at);
        let lead = self.imposition(measure.lead);
        let before = lead.checked_sub(1).filter(|at| Some(*at) != opened);
        let preposition = |token: &&Token<'a>| self.lexicon.words.is(token, Class::Preposition);
        let governed = before.and_then(|at| self.tokens.get(at)).filter(preposition);
        let fits = match governed {
            // `roept X op sancties in te stellen`: a particle, no preposition.
            Some(particle) if found.infinitive && (particle.is("op") || particle.is("aan")) => true,
            // `Door sancties in te stellen geeft de EU een signaal af`
            Some(_) if self.by_means(found) => true,
            Some(preposition) => found.verb.prepositions.iter().any(|word| preposition.is(word)),
            None => found.verb.prepositions.is_empty(),
        };
        measure.clause == found.clause && fits
    }

    /// Whether the clause begins with what its subject does to some end: `Door sancties in te stellen geeft …`.
    fn by_means(&self, found: &Found<'_>) -> bool {
        let first = self.clauses.list.get(found.clause).and_then(|clause| clause.tokens.first().copied());
        found.infinitive && self.is_word(first, "door")
    }

    /// Where the phrase begins in which imposing is a noun before the measure at `lead`: `[tot] het instellen van
    /// sancties`; `lead` itself where it is none.
    pub(super) fn imposition(&self, lead: usize) -> usize {
        let noun = lead.checked_sub(2).filter(|noun| {
            self.is_word(Some(noun + 1), "van") && self.lexicon.is(&self.tokens[*noun], Role::Imposition)
        });
        let Some(noun) = noun else { return lead };
        let determined = noun.checked_sub(1).filter(|at| {
            let token = &self.tokens[*at];
            self.lexicon.words.is(token, Class::Determiner) && !token.is("geen")
        });
        determined.unwrap_or(noun)
    }

    /// Whether the relative pronoun at `at` stands directly behind the measure.
    pub(super) fn follows(&self, measure: &Measure, at: usize) -> bool {
        // `trok de sancties in die …`: the particle of the verb.
        let passes = |token: &Token<'a>| {
            token.text == "," || !self.lexicon.forms(token).is_empty() || token.is("in") || token.is("op")
        };
        let between = |end: usize| self.tokens.get(end..at).is_some_and(|between| between.iter().all(passes));
        [measure.end, measure.noun + 1].into_iter().any(between)
    }

    fn imposed(&self, found: &Found<'_>, measure: &Measure) -> Option<Claim> {
        let targets = self.imposed_targets(found, measure);
        let body = measure.loose && self.by_body(found, measure);
        let sure = |target: &Target| self.surely(target) || body && self.human(target);
        if targets.is_empty() || measure.loose && !targets.iter().all(sure) {
            return None;
        }
        let mut signs = self.signs(found, measure, &targets);
        // `de opgeheven sancties zijn opnieuw ingesteld`: what the verb says came last.
        if self.renews(found, measure) {
            signs.remove(&Sign::End);
        }
        // What is only to be done is a fact where the words around it say which.
        if found.infinitive && signs.is_empty() && !self.by_means(found) {
            return None;
        }
        let status = self.status_of(found, measure, &signs)?;
        let measure = &Measure { targets: targets.clone(), ..measure.clone() };
        let (issuers, rule) = self.imposers(found, measure, signs.contains(&Sign::Request))?;
        let own = |at: &usize| self.tokens.get(*at).map(|token| token.span);
        // `verlengde in juli de sancties`: not when they were imposed.
        let continues = self.lexicon.continues(found.verb);
        let date = measure.date.or_else(|| self.date(found.clause));
        // `De VS troffen diezelfde dag maatregelen: zij bevroren …`
        let pronoun = issuers.as_ref().is_some_and(|issuers| issuers.inferred) && rule == "sanctions/active";
        let date =
            date.or_else(|| (0..found.clause).rev().find_map(|clause| self.date(clause)).filter(|_| pronoun));
        let (status, date) = self.coming(found, status, date);
        let evidence =
            found.at.iter().filter_map(own).fold(self.stretch(measure.start, measure.noun + 1), Span::cover);
        Some(Claim {
            issuers,
            targets,
            status,
            date: date.filter(|_| !continues || self.since(found.clause)),
            measure: measure.attribute.clone(),
            evidence,
            rule,
            definite: measure.definite,
            back: false,
        })
    }

    /// Whether a verb imposes what its phrase says to have ended.
    fn renews(&self, found: &Found<'_>, measure: &Measure) -> bool {
        let before = self.lexicon.status.before_noun(self.tokens, measure.lead);
        let ended = measure.status == Some(Status::Ended) || before.contains(&Sign::End);
        let again = found.verb.status == Status::Asserted && !self.lexicon.continues(found.verb);
        ended && again && !self.around(found.clause, |at| found.at.contains(&at)).contains(&Sign::End)
    }

    /// Whether a body that sanctions does it: `neemt de EU maatregelen tegen functionarissen`.
    fn by_body(&self, found: &Found<'_>, measure: &Measure) -> bool {
        let owner = match found.voice {
            Voice::Active => self.subject_in(&self.clause(found.clause), Some(measure)).unwrap_or_default(),
            Voice::Passive => self.agent(found.clause),
        };
        !owner.named().is_empty() && owner.named().iter().all(|(id, _)| self.lexicon.bodies.has(id))
    }

    /// Who imposes; the inner `None` leaves it to be inferred.
    fn imposers(
        &self,
        found: &Found<'_>,
        measure: &Measure,
        requested: bool,
    ) -> Option<(Option<Issuers>, &'static str)> {
        if found.voice == Voice::Active {
            return self.actors(found, measure, requested);
        }
        let owner = self.agent(found.clause).and(measure.owner.clone());
        if owner == Owner::Somebody {
            return None;
        }
        let basis = || self.legal_basis(measure.clause);
        let asked = || if requested { self.asked(found.clause, &measure.targets) } else { None };
        let giver = || self.giver(found.clause)?.issuers();
        let forum = || self.forum(found.clause)?.issuers();
        let announcer = || self.announcer(found.clause);
        let issuers =
            owner.issuers().or_else(giver).or_else(basis).or_else(forum).or_else(asked).or_else(announcer);
        (issuers.is_some() || !requested).then_some((issuers, "sanctions/passive"))
    }

    /// `kreeg van de EU een embargo opgelegd`: from whom.
    fn giver(&self, clause: usize) -> Option<Owner> {
        let tokens = self.clause(clause);
        let gets = |token: &Token<'a>| token.mention.is_none() && self.lexicon.is(token, Role::Gets);
        let verb = tokens.iter().position(gets)?;
        // `De leiders van de staatsgreep kregen van de EU …`, `Van de EU kregen zij …`
        let whose = |of: usize| {
            let token = tokens.get(of).filter(|token| token.is("van"))?;
            let (owner, _) = self.owner(self.tokens.get(self.at(token.span.end)..)?);
            Some(owner).filter(|owner| !owner.named().is_empty())
        };
        let behind = || (verb + 1..tokens.len()).rev().find_map(whose);
        whose(verb + 1).or_else(behind).or_else(|| whose(0))
    }
}

/// How many tokens lie between a verb and a measure: `een embargo afgekondigd en een inreisverbod opgelegd`.
fn distance(found: &Found<'_>, measure: &Measure) -> usize {
    found.at.iter().map(|at| at.abs_diff(measure.noun)).min().unwrap_or(usize::MAX)
}
