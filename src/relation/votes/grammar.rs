//! How a sentence says what became of a motion.

use super::listed::{Listed, day_of_votes};
use super::voted::{Vote, Voted, chamber, governor, is_bare, motions, passage_house, put_to_vote, voter};
use super::words::{Form, Found, Outcome, Words};
use crate::grammar::PartialDate;
use crate::linking::EntityId;
use crate::relation::clauses::{Clause, Clauses, Opener};
use crate::relation::dates::{date_of, date_within};
use crate::relation::function_words::Class;
use crate::relation::status::{Sign, Signs, settle};
use crate::relation::{Passage, Sentence, Status, Token};
use crate::text::Span;

/// A sentence with more tokens than this is no sentence (a table, a broken file) and is not read.
const LONGEST_SENTENCE: usize = 400;

/// A sentence that names more motions is no item of a list.
const MOST_LISTED: usize = 50;

/// A sentence, prepared.
struct Reading<'r, 'a> {
    words: &'r Words,
    passage: &'r Passage<'r>,
    tokens: &'r [Token<'a>],
    clauses: Clauses,
}

/// Every vote that a sentence tells of.
pub(super) fn votes(words: &Words, passage: &Passage<'_>, sentence: &Sentence<'_>) -> Vec<Vote> {
    let tokens = &sentence.tokens;
    let question = tokens.last().is_some_and(|last| last.text == "?");
    let motions = motions(passage, sentence);
    if question || tokens.len() > LONGEST_SENTENCE {
        return Vec::new();
    }
    let listed = Listed { words, passage, sentence };
    if motions.is_empty() {
        return chaired(words, passage, sentence).or_else(|| listed.alone()).into_iter().collect();
    }
    let clauses = Clauses::divide(tokens, &words.function);
    let reading = Reading { words, passage, tokens, clauses };
    let few = motions.len() <= MOST_LISTED;
    let one = |motion: &Voted| {
        let beside = reading.attribute(motion).or_else(|| reading.noun(motion));
        let told = beside.or_else(|| reading.behind(motion)).or_else(|| reading.said(motion, &motions));
        told.map(|vote| reading.dated(vote)).or_else(|| few.then(|| listed.vote(motion)).flatten())
    };
    motions.iter().filter_map(one).collect()
}

/// What the chair says of the motion put to the vote just before: `Ik constateer dat de leden van … voor
/// deze motie hebben gestemd en de leden van de overige fracties ertegen, zodat zij is aangenomen.`
fn chaired(words: &Words, passage: &Passage<'_>, sentence: &Sentence<'_>) -> Option<Vote> {
    let tokens = &sentence.tokens;
    let so = tokens.iter().rposition(|token| token.is("zodat"))?;
    let about = tokens[..so].iter().any(|token| token.is("motie"));
    let pronoun = tokens.get(so + 1).filter(|_| about)?;
    let rest = tokens.get(so + 2..)?;
    let participle = rest.iter().position(|token| words.participle(token).is_some())?;
    let outcome = words.participle(&rest[participle])?;
    let not = rest[..participle].iter().any(|token| token.is("niet"));
    let refers = ["zij", "ze", "deze", "die", "hij"].iter().any(|word| pronoun.is(word));
    Some(Vote {
        outcome: if not { Outcome::Rejected } else { outcome },
        by: passage_house(passage),
        motion: put_to_vote(passage, sentence).filter(|_| refers)?,
        status: Status::Asserted,
        // The chair says it on the day of the sitting.
        date: passage.document.metadata.date.map(PartialDate::from),
        evidence: sentence.span,
        rule: "votes/chair",
    })
}

impl Reading<'_, '_> {
    /// `de op 2 oktober jl. door de Kamer aangenomen gewijzigde motie`.
    ///
    /// ```text
    /// attribute = [ determiner ] { word | date } participle [ "gewijzigde" ] motion
    /// ```
    fn attribute(&self, motion: &Voted) -> Option<Vote> {
        let changed = |at: usize| ["gewijzigde", "nader"].iter().any(|word| self.tokens[at].is(word));
        let participle = (0..motion.at).rev().find(|at| !changed(*at))?;
        let outcome = self.words.participle(&self.tokens[participle])?;
        let function = &self.words.function;
        let before = (0..participle).rev().find(|at| {
            ["de", "een", "deze", "die"].iter().any(|word| self.tokens[*at].is(word))
                && !self.follows(*at, "door")
        });
        let start = before.map_or(participle, |at| at + 1);
        let stretch = self.tokens.get(start..participle)?;
        let has = |word: &str| stretch.iter().any(|token| token.is(word));
        if has("nog") || stretch.iter().any(|token| function.is(token, Class::Finite)) {
            return None;
        }
        Some(Vote {
            outcome: if has("niet") { Outcome::Rejected } else { outcome },
            by: voter(self.passage, stretch.iter()),
            motion: motion.id.clone(),
            status: if has("eventueel") || has("mogelijk") { Status::Possible } else { Status::Asserted },
            date: date_within(self.passage.document, self.tokens, start, participle),
            evidence: self.span(start.min(participle)).cover(self.span(motion.at)),
            rule: "votes/attribute",
        })
    }

    /// `motie-Dobbe (aangenomen op 8 april 2025)`, `motie-Dobbe (Kamerstuk 32 735, nr. 413), verworpen op 8 april`.
    fn behind(&self, motion: &Voted) -> Option<Vote> {
        let text = |at: usize| self.tokens.get(at).map(|token| token.text);
        let mut sign = motion.at + 1;
        if text(sign) == Some("(") && self.tokens.get(sign + 1).is_some_and(|inner| inner.mention.is_some()) {
            sign += self.tokens.get(sign..)?.iter().position(|token| token.text == ")")? + 1;
        }
        let opens = matches!(text(sign)?, "(" | ",");
        let outcome = self.words.participle(self.tokens.get(sign + 1).filter(|_| opens)?)?;
        let rest = self.tokens.get(sign + 2..)?;
        let length =
            rest.iter().position(|token| matches!(token.text, "," | ")" | ";")).unwrap_or(rest.len());
        let phrase = rest.get(..length)?;
        if phrase.iter().any(|token| self.words.function.is(token, Class::Finite)) {
            return None;
        }
        Some(Vote {
            outcome,
            by: voter(self.passage, phrase.iter()),
            motion: motion.id.clone(),
            status: Status::Asserted,
            date: date_within(self.passage.document, self.tokens, sign + 2, sign + 2 + length),
            evidence: self.span(motion.at).cover(self.span(sign + 1 + length)),
            rule: "votes/behind",
        })
    }

    fn follows(&self, at: usize, word: &str) -> bool {
        at.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|token| token.is(word))
    }

    fn span(&self, at: usize) -> Span {
        self.tokens[at].span
    }

    /// `na de aanneming van de motie-Dobbe`.
    fn noun(&self, motion: &Voted) -> Option<Vote> {
        let all: Vec<usize> = (0..motion.at).collect();
        let mut nouns =
            self.words.find(self.tokens, &all).into_iter().filter(|found| found.form == Form::Noun);
        let mut phrase = motion.at;
        while self.follows(phrase, "gewijzigde") || self.follows(phrase, "nader") {
            phrase -= 1;
        }
        phrase -= usize::from(self.follows(phrase, "de"));
        let found = nouns.find(|found| found.at.last().is_some_and(|last| last + 1 == phrase))?;
        let first = *found.at.first()?;
        let start = first - usize::from(self.follows(first, "de"));
        let mut signs = self.words.status.before_noun(self.tokens, start);
        let clause = self.clauses.list.get(*self.clauses.of.get(first)?)?;
        // `met de aanneming van … verzocht de Kamer`: it has happened, whatever the clause goes on to say.
        if !["met", "na", "door", "sinds", "sedert"].iter().any(|word| self.follows(start, word)) {
            signs.extend(self.words.status.in_clause(self.tokens, &clause.tokens));
        }
        let (outcome, status) = settled(signs, found.outcome)?;
        Some(Vote {
            outcome,
            by: self.doer(clause, motion).unwrap_or_else(|| voter(self.passage, self.tokens.iter())),
            motion: motion.id.clone(),
            status,
            date: date_of(self.passage.document, &self.words.function, self.tokens, &clause.tokens),
            evidence: self.span(first).cover(self.span(motion.at)),
            rule: "votes/noun",
        })
    }

    /// What is said of the motion just put to the vote is of the day of the sitting.
    fn dated(&self, vote: Vote) -> Vote {
        let asserted = vote.status == Status::Asserted;
        let date = vote.date.or_else(|| day_of_votes(self.passage).filter(|_| asserted));
        Vote { date, ..vote }
    }

    /// What a verb says in the motion's clause, in the relative clause behind it, or in a clause
    /// that shares its subject.
    fn said(&self, motion: &Voted, all: &[Voted]) -> Option<Vote> {
        let own = *self.clauses.of.get(motion.at)?;
        let candidates = (0..self.clauses.list.len()).filter(|at| {
            *at == own || self.is_relative_of(*at, motion.at, own) || self.shares_subject(*at, own, motion.at)
        });
        candidates.into_iter().find_map(|at| self.in_clause(motion, all, own, at))
    }

    /// Whether clause `at` is a relative one that begins right behind the motion and what brackets add to it.
    fn is_relative_of(&self, at: usize, motion: usize, own: usize) -> bool {
        let clause = &self.clauses.list[at];
        let Opener::Relative(opener) = clause.opener else { return false };
        let mut depth = 0_i32;
        let near = (motion + 1..opener).all(|at| {
            let text = self.tokens[at].text;
            depth += i32::from(text == "(") - i32::from(text == ")");
            depth > 0
                || matches!(text, ")" | ",")
                || self.clauses.of[at] == own && matches!(text, "c" | "s" | ".")
        });
        opener > motion && near
    }

    /// `De motie-Dobbe kreeg oordeel Kamer en is aangenomen`: a clause behind `en` without a subject of its own.
    fn shares_subject(&self, at: usize, own: usize, motion: usize) -> bool {
        let (clause, of) = (&self.clauses.list[at], &self.clauses.list[own]);
        let bare = |clause: &Clause| {
            let mut tokens = clause.tokens.iter().map(|at| &self.tokens[*at]);
            let and = tokens.next().is_some_and(|first| self.words.function.is(first, Class::Coordinator));
            let verb = clause.tokens.get(1).is_some_and(|at| self.words.function.finite(self.tokens, *at));
            and && verb
        };
        let head = of.tokens.iter().take_while(|at| **at < motion).count() <= 3;
        at > own && clause.parent == of.parent && clause.opener == of.opener && head && bare(clause)
    }

    fn in_clause(&self, motion: &Voted, all: &[Voted], own: usize, at: usize) -> Option<Vote> {
        let clause = &self.clauses.list[at];
        let found = self.words.find(self.tokens, &clause.tokens).into_iter();
        let found = found.filter(|found| found.form != Form::Noun && !self.is_attribute(found));
        let found: Vec<Found> = found.filter(|found| self.sides_with(found, motion)).collect();
        // `de motie-Dobbe is aangenomen en de motie-Ceder verworpen`: each before the next motion.
        let behind = all.partition_point(|other| other.at <= motion.at);
        let next = all.get(behind).map(|other| other.at);
        let mine = |found: &&Found| {
            let last = found.at.last().copied().unwrap_or_default();
            last > motion.at && next.is_none_or(|next| last < next)
        };
        let near = found.iter().filter(mine).max_by_key(|found| found.at.len());
        let found = near.or_else(|| found.iter().max_by_key(|found| found.at.len()))?.clone();
        let by = self.subject(motion, own == at, clause, &found)?;
        let signs =
            self.words.status.around_verb(self.tokens, &self.clauses, at, |at| found.at.contains(&at));
        if found.form == Form::Infinitive && signs.is_empty() || self.not_yet(clause) {
            return None;
        }
        let (outcome, status) = settled(signs, found.outcome)?;
        let verb = found.at.iter().map(|at| self.span(*at)).reduce(Span::cover)?;
        Some(Vote {
            outcome,
            by,
            motion: motion.id.clone(),
            status,
            date: date_of(self.passage.document, &self.words.function, self.tokens, &clause.tokens),
            evidence: self.span(motion.at).cover(verb),
            rule: "votes/said",
        })
    }

    /// The word of a verb that must govern the motion: `voor`, `tegen` beside `gestemd`.
    fn side(&self, found: &Found) -> Option<Span> {
        let words = found.at.iter().map(|at| &self.tokens[*at]);
        words.into_iter().find(|word| word.is("voor") || word.is("tegen")).map(|word| word.span)
    }

    fn sides_with(&self, found: &Found, motion: &Voted) -> bool {
        let governor = governor(&self.words.function, self.tokens, motion.at);
        self.side(found).is_none_or(|side| governor.is_some_and(|word| word.span == side))
    }

    /// `de aangenomen wet`: a participle before a noun.
    fn is_attribute(&self, found: &Found) -> bool {
        let function = &self.words.function;
        let next = found.at.last().and_then(|last| self.tokens.get(last + 1));
        found.form == Form::Participle
            && next.is_some_and(|next| function.open(next) && !function.is(next, Class::Time))
    }

    /// `door het aannemen van de motie heeft de Eerste Kamer`: the chamber that is the subject behind the motion.
    fn doer(&self, clause: &Clause, motion: &Voted) -> Option<EntityId> {
        let function = &self.words.function;
        let behind = clause.tokens.iter().copied().filter(|at| *at > motion.at);
        behind
            .filter(|at| is_bare(function, self.tokens, *at))
            .find_map(|at| chamber(self.passage, &self.tokens[at]))
    }

    fn not_yet(&self, clause: &Clause) -> bool {
        let words: Vec<&Token<'_>> = clause.tokens.iter().map(|at| &self.tokens[*at]).collect();
        words.windows(2).any(|pair| pair[0].is("nog") && (pair[1].is("niet") || pair[1].is("te")))
    }

    /// Who votes, if the motion is what is voted upon.
    ///
    /// The motion is the subject of a passive (`is aangenomen`) or the object of the House (`heeft aangenomen`,
    /// `nam aan`); with `instemmen` it stands under `met`.
    fn subject(&self, motion: &Voted, own: bool, clause: &Clause, found: &Found) -> Option<EntityId> {
        let function = &self.words.function;
        let with = found.at.iter().any(|at| self.tokens[*at].is("met") || self.tokens[*at].is("ingestemd"));
        // `heeft voor de motie gestemd`, `stemde tegen de motie`
        let side = self.side(found);
        let particle = |word: &Token<'_>| {
            found.form == Form::Infinitive && ["op", "aan", "om"].iter().any(|particle| word.is(particle))
        };
        let governor = governor(function, self.tokens, motion.at);
        let fits = match (with, side) {
            (true, _) => governor.is_some_and(|word| word.is("met")),
            (_, Some(_)) => own,
            _ => !own || governor.is_none_or(particle),
        };
        let inside = || clause.tokens.iter().map(|at| &self.tokens[*at]);
        let is = |words: &[&str]| inside().any(|token| words.iter().any(|word| token.is(word)));
        if !fits {
            return None;
        }
        let passive = found.form == Form::Participle
            && inside().any(|token| token.is_class(Class::Passive))
            && !is(&["heeft", "hebben", "had", "hadden"]);
        if side.is_none() && (passive || found.form == Form::Result) {
            return Some(voter(self.passage, inside()));
        }
        let part = |token: &&Token<'_>| {
            let at = self.tokens.partition_point(|other| other.span.start < token.span.start);
            side.is_none() || is_bare(function, self.tokens, at)
        };
        let here = inside().filter(part).find_map(|token| chamber(self.passage, token));
        // `roept de Kamer op om de motie aan te nemen`
        let above = || {
            let parent = clause.parent.filter(|_| found.form == Form::Infinitive)?;
            let above = self.clauses.list.get(parent)?;
            above.tokens.iter().find_map(|at| chamber(self.passage, &self.tokens[*at]))
        };
        here.or_else(above)
    }
}

/// The outcome and the status that the signs give: what is not adopted is rejected.
fn settled(mut signs: Signs, outcome: Outcome) -> Option<(Outcome, Status)> {
    if outcome == Outcome::Adopted && signs.remove(&Sign::Negation) {
        return settle(&signs, Status::Asserted).map(|status| (Outcome::Rejected, status));
    }
    settle(&signs, Status::Asserted).map(|status| (outcome, status))
}
