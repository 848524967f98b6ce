//! Sanctions as the object of a verb: `legt sancties op aan`, `sancties werden ingesteld tegen`.

use super::super::clauses::Opener;
use super::super::dates::{Tense, date_in, date_of};
use super::super::function_words::Class;
use super::super::status::{Sign, Signs, settle};
use super::super::{Status, Token};
use super::claim::Claim;
use super::issuer::Issuers;
use super::lexicon::{Object, Role};
use super::measure::Measure;
use super::reading::{Owner, Reading};
use super::verb::{Found, Voice};
use crate::grammar::PartialDate;
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
        let verbs = self.verbs(&[Object::Measure, Object::Assets, Object::Access, Object::Trade]);
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
        if targets.is_empty() || measure.loose && !targets.iter().all(|target| self.surely(target)) {
            return None;
        }
        let signs = self.signs(found, measure, &targets);
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
            date: if continues { None } else { date },
            measure: measure.attribute.clone(),
            evidence,
            rule,
            definite: measure.definite,
            back: false,
        })
    }

    /// What the signs make of a verb and its measure.
    ///
    /// Sanctions that are eased, or not eased, are there (`versoepelt de sancties niet`); those that
    /// are not carried on may have ended, of which nothing is said.
    fn status_of(&self, found: &Found<'_>, measure: &Measure, signs: &Signs) -> Option<Status> {
        let known = measure.definite || measure.owner != Owner::Unsaid;
        let continues = self.lexicon.continues(found.verb);
        let negated = signs.contains(&Sign::Negation) && !self.tokens.get(measure.start)?.is("geen");
        if !(continues && known && negated) {
            return settle(signs, own_status(found, measure));
        }
        let unreal = signs.contains(&Sign::Call) || signs.contains(&Sign::Condition);
        Some(Status::Asserted).filter(|_| !unreal && found.verb.infinitive == "versoepelen")
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

    /// The status and the date of what a verb in the present says of a day to come: `in juli plaatst de EU X op de lijst`.
    pub(super) fn coming(
        &self,
        found: &Found<'_>,
        status: Status,
        date: Option<PartialDate>,
    ) -> (Status, Option<PartialDate>) {
        let Some(clause) = self.clauses.list.get(found.clause).filter(|_| status == Status::Asserted) else {
            return (status, date);
        };
        let text = found.at.first().and_then(|at| self.tokens.get(*at));
        let present = text.is_some_and(|text| found.verb.present.iter().any(|form| text.is(form)));
        let tokens = self.clause(found.clause);
        let perfect = tokens.iter().any(|token| self.lexicon.words.is(token, Class::Auxiliary));
        let since = tokens.iter().any(|token| ["sinds", "sedert", "al"].iter().any(|word| token.is(word)));
        if !present || perfect || since {
            return (status, date);
        }
        let document = self.passage.document;
        let today = document.metadata.date.map(PartialDate::from);
        let next = date_in(document, &self.lexicon.words, self.tokens, &clause.tokens, Tense::Coming);
        let soon = (0..tokens.len()).any(|at| self.lexicon.starts(&tokens[at..], Role::Soon).is_some());
        match next.filter(|next| today.is_some_and(|today| *next > today)) {
            Some(next) => (Status::Announced, Some(next)),
            None if soon => (Status::Announced, None),
            None => (status, date),
        }
    }

    /// The date of a clause; an infinitive may have that of the clause above.
    pub(super) fn date(&self, clause: usize) -> Option<PartialDate> {
        let here = self.clauses.list.get(clause)?;
        let words = &self.lexicon.words;
        let own = date_of(self.passage.document, words, self.tokens, &here.tokens);
        // `Een maand later, op 27 oktober, stelde de Raad …`
        let mut asides =
            self.clauses.list.iter().filter(|it| it.opener == Opener::Aside && it.parent == Some(clause));
        let aside = asides.find_map(|it| date_of(self.passage.document, words, self.tokens, &it.tokens));
        let finer = aside.filter(|aside| {
            own.is_none_or(|own| {
                own.year == aside.year
                    && own.day.is_none()
                    && own.month.is_none_or(|month| Some(month) == aside.month)
            })
        });
        finer.or(own).or_else(|| match here.opener {
            Opener::Infinitive(_) => self.date(here.parent?),
            // `tekende op 30 juni een decreet waarmee de VS de sancties beëindigde`
            Opener::Relative(at) if self.tokens.get(at).is_some_and(|token| token.is("waarmee")) => {
                self.date(here.parent?)
            }
            _ => None,
        })
    }
}

/// The signs of a verb that itself denies: `ziet af van sancties`.
pub(super) fn turned(found: &Found<'_>, mut signs: Signs) -> Signs {
    if found.verb.status != Status::Negated {
        return signs;
    }
    if !signs.remove(&Sign::Negation) {
        signs.insert(Sign::Negation);
    } else if found.verb.object == Object::Measure {
        // `sluit sancties niet uit`
        signs.insert(Sign::Possibility);
    }
    signs
}

/// How many tokens lie between a verb and a measure: `een embargo afgekondigd en een inreisverbod opgelegd`.
fn distance(found: &Found<'_>, measure: &Measure) -> usize {
    found.at.iter().map(|at| at.abs_diff(measure.noun)).min().unwrap_or(usize::MAX)
}

/// What the verb says, or the participle of the measure.
fn own_status(found: &Found<'_>, measure: &Measure) -> Status {
    match found.verb.status {
        Status::Asserted | Status::Negated => measure.status.unwrap_or(Status::Asserted),
        status => status,
    }
}
