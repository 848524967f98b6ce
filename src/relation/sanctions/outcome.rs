//! Whether what a clause says of sanctions is so, and when.

use super::super::Status;
use super::super::clauses::Opener;
use super::super::dates::{Tense, date_in, date_of};
use super::super::function_words::Class;
use super::super::status::{Sign, Signs, settle};
use super::lexicon::{Object, Role};
use super::measure::Measure;
use super::reading::{Owner, Reading};
use super::verb::Found;
use crate::grammar::PartialDate;

impl Reading<'_, '_> {
    /// Whether a clause says since when something is so: `handhaaft sinds 2002 een wapenembargo`.
    pub(super) fn since(&self, clause: usize) -> bool {
        self.clause(clause).iter().any(|token| ["sinds", "sedert"].iter().any(|word| token.is(word)))
    }

    /// What the signs make of a verb and its measure.
    ///
    /// Sanctions that are eased, or not eased, are there (`versoepelt de sancties niet`); those that
    /// are not carried on may have ended, of which nothing is said.
    pub(super) fn status_of(&self, found: &Found<'_>, measure: &Measure, signs: &Signs) -> Option<Status> {
        let known = measure.definite || measure.owner != Owner::Unsaid;
        let continues = self.lexicon.continues(found.verb);
        let negated = signs.contains(&Sign::Negation) && !self.tokens.get(measure.start)?.is("geen");
        if !(continues && known && negated) {
            return settle(signs, own_status(found, measure));
        }
        let unreal = signs.contains(&Sign::Call) || signs.contains(&Sign::Condition);
        // `heeft het inreisverbod niet gehandhaafd`
        let done = signs.iter().all(|sign| *sign == Sign::Negation)
            && found.verb.infinitive == "handhaven"
            && found.at.iter().any(|at| self.is_word(Some(*at), "gehandhaafd"))
            && !self.clause(found.clause).iter().any(|token| token.is("nog"));
        if done {
            return Some(Status::Ended);
        }
        Some(Status::Asserted).filter(|_| !unreal && found.verb.infinitive == "versoepelen")
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

/// What the verb says, or the participle of the measure.
pub(super) fn own_status(found: &Found<'_>, measure: &Measure) -> Status {
    match found.verb.status {
        Status::Asserted if measure.status == Some(Status::Ended) => Status::Asserted,
        Status::Asserted | Status::Negated => measure.status.unwrap_or(Status::Asserted),
        status => status,
    }
}
