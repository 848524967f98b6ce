//! Verbs of sanctions in a clause: which, in what form, in which voice.

use super::super::Token;
use super::super::clauses::Opener;
use super::super::function_words::Class;
use super::lexicon::{Form, Object, Verb};
use super::reading::Reading;

/// Who does what to whom: whether the subject is the issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// The subject imposes.
    Active,
    /// The subject is imposed (upon).
    Passive,
}

/// A verb of sanctions found in a clause.
#[derive(Clone, Debug)]
pub(super) struct Found<'r> {
    pub(super) verb: &'r Verb,
    /// The clause in which it stands.
    pub(super) clause: usize,
    /// Indices of its tokens in the sentence: the verb, its particle, `te`.
    pub(super) at: Vec<usize>,
    pub(super) voice: Voice,
    /// Whether it is an infinitive with `te`.
    pub(super) infinitive: bool,
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The verbs of sanctions in all clauses that take one of these objects.
    pub(super) fn verbs(&self, objects: &[Object]) -> Vec<Found<'r>> {
        let clauses = 0..self.clauses.list.len();
        clauses
            .flat_map(|clause| self.verbs_of(clause))
            .filter(|found| objects.contains(&found.verb.object))
            .collect()
    }

    fn verbs_of(&self, clause: usize) -> Vec<Found<'r>> {
        let indices = self.clauses.list.get(clause).map_or(&[][..], |clause| clause.tokens.as_slice());
        let mut found = Vec::new();
        for (place, at) in indices.iter().enumerate() {
            let Some(token) = self.tokens.get(*at) else { continue };
            for (number, form) in self.lexicon.forms(token) {
                let Some(verb) = self.lexicon.verbs.get(*number) else { continue };
                if !self.has_words(&verb.with, indices) {
                    continue;
                }
                if let Some((tokens, infinitive)) = self.occurrence(verb, *form, indices, place) {
                    let voice =
                        if self.lexicon.goes(verb) { Voice::Active } else { self.voice(indices, *form) };
                    found.push(Found { verb, clause, at: tokens, voice, infinitive });
                }
            }
        }
        found
    }

    /// Whether these words stand beside each other in a clause.
    fn has_words(&self, words: &[String], indices: &[usize]) -> bool {
        let starts = |at: &usize| {
            words
                .iter()
                .enumerate()
                .all(|(place, word)| self.tokens.get(at + place).is_some_and(|it| it.is(word)))
        };
        words.is_empty() || indices.iter().any(starts)
    }

    /// The tokens of the verb, if this form of it stands at `place` of the clause.
    fn occurrence(
        &self,
        verb: &Verb,
        form: Form,
        indices: &[usize],
        place: usize,
    ) -> Option<(Vec<usize>, bool)> {
        let at = *indices.get(place)?;
        // `het plaatsen van X`: a noun.
        if self.is_word(at.checked_sub(1), "het")
            && self.is_word(Some(at + 1), "van")
            && form != Form::Participle
        {
            return None;
        }
        let before = |back: usize| at.checked_sub(back).and_then(|at| self.tokens.get(at));
        // `in te zullen stellen`
        let modal = ["zullen", "willen", "kunnen", "moeten", "mogen"];
        let modal = modal.iter().any(|word| before(1).is_some_and(|it| it.is(word)));
        let causes = ["laten", "doen", "helpen"].iter().any(|word| before(1).is_some_and(|it| it.is(word)));
        let causes = causes || modal;
        let to = before(if causes { 2 } else { 1 }).is_some_and(|token| token.is("te"));
        match form {
            Form::Participle | Form::Joined => Some((vec![at], self.to_auxiliary(indices))),
            Form::Simple if to => {
                let infinitive = self.tokens.get(at).is_some_and(|token| token.is(&verb.infinitive));
                // `in te zetten` is not `te zetten`.
                let another = |token: &Token<'_>| self.lexicon.words.is(token, Class::Preposition);
                let apart = if verb.particle.is_empty() {
                    !before(if causes { 3 } else { 2 }).is_some_and(another)
                } else {
                    before(if modal { 3 } else { 2 }).is_some_and(|token| token.is(&verb.particle))
                };
                let first = at.saturating_sub(if modal && !verb.particle.is_empty() { 3 } else { 2 });
                (infinitive && apart).then(|| ((first..=at).collect(), true))
            }
            Form::Simple if verb.particle.is_empty() => {
                // `staat er niet op`: of the list, and no particle.
                let split =
                    verb.object == Object::List && indices.iter().any(|at| self.split_from(*at).is_some());
                let another = !split && self.has_particle(indices.get(place + 1..)?);
                (!another).then(|| (vec![at], false))
            }
            Form::Simple => {
                let particle = self.particle(verb, indices.get(place + 1..)?)?;
                Some((vec![at, particle], false))
            }
        }
    }

    /// Whether an auxiliary with `te` stands in the clause: `te hebben ingesteld`, `te zullen opleggen`.
    fn to_auxiliary(&self, indices: &[usize]) -> bool {
        const AUXILIARIES: [&str; 7] = ["hebben", "zijn", "worden", "zullen", "kunnen", "moeten", "willen"];
        indices
            .windows(2)
            .filter_map(|pair| Some((self.tokens.get(pair[0])?, self.tokens.get(pair[1])?)))
            .any(|(to, verb)| to.is("te") && AUXILIARIES.iter().any(|word| verb.is(word)))
    }

    /// Where the particle of a verb stands: a word that governs nothing.
    fn particle(&self, verb: &Verb, indices: &[usize]) -> Option<usize> {
        let alone = |at: &&usize| {
            let next = self.tokens.get(**at + 1);
            // `trok de sancties in [die zij had ingesteld]`
            let apart = self.clauses.of.get(**at + 1) != self.clauses.of.get(**at);
            self.tokens.get(**at).is_some_and(|token| token.is(&verb.particle))
                && (apart || next.is_none_or(|next| self.ends_before(next)))
        };
        indices.iter().rev().find(alone).copied()
    }

    /// Whether a word stands alone that makes another verb of one without a particle: `neemt de
    /// sancties [over]` is `overnemen`. `tegen` alone goes back to `er` or `daar`.
    fn has_particle(&self, indices: &[usize]) -> bool {
        let alone = |at: &usize| {
            let Some(token) = self.tokens.get(*at).filter(|token| !token.is("tegen")) else { return false };
            self.lexicon.words.is(token, Class::Preposition)
                && self.tokens.get(at + 1).is_none_or(Token::is_sign)
        };
        indices.iter().any(alone)
    }

    /// Whether a preposition before this token would govern nothing.
    fn ends_before(&self, token: &Token<'_>) -> bool {
        let words = &self.lexicon.words;
        let closed = [Class::Preposition, Class::Coordinator, Class::Subordinator, Class::Adverb].into_iter();
        token.is_sign()
            || closed.into_iter().any(|class| words.is(token, class)) && !words.is(token, Class::Determiner)
    }

    fn voice(&self, indices: &[usize], form: Form) -> Voice {
        let mut tokens = indices.iter().filter_map(|at| self.tokens.get(*at));
        // A participle beside one of them is active; beside any other verb, or none, it is passive.
        let perfect = tokens.any(|token| token.is_class(Class::Perfect));
        let passive = form == Form::Participle && !perfect;
        if passive { Voice::Passive } else { Voice::Active }
    }

    /// Whether the clause asks: its finite verb comes first and the sentence ends in a question mark.
    pub(super) fn questioned(&self, clause: usize) -> bool {
        let Some(clause) = self.clauses.list.get(clause) else { return false };
        let first =
            clause.tokens.iter().find(|at| self.tokens.get(**at).is_some_and(|token| !token.is_sign()));
        self.asks()
            && clause.opener == Opener::Main
            && first.is_some_and(|at| self.lexicon.words.finite(self.tokens, *at))
    }
}
