//! Verbs of a table, found in the clauses of a sentence: in what form, in which voice.
//!
//! A table gives each verb's particle, finite forms, infinitive and participle; the
//! joined forms (`opzegt`) and the infinitive with `te` (`op te zeggen`) follow from them.

use super::super::Token;
use super::super::clauses::{Clauses, Opener};
use super::function_words::{Class, FunctionWords};
use super::word_table::WordTable;
use crate::gazetteer::Row;

/// A form that is finite and participle is passive beside one of them only.
const PASSIVE: [&str; 10] =
    ["is", "zijn", "was", "waren", "word", "wordt", "worden", "werd", "werden", "geworden"];

/// The forms of one verb.
#[derive(Clone, Debug)]
struct Verb {
    particle: String,
    infinitive: String,
}

/// What a form of a verb is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// `zegt`, with the particle elsewhere if there is one.
    Simple,
    /// `opzegt`, `opzeggen`.
    Joined,
    /// `opgezegd`.
    Participle,
    /// `verstrekt`: both a finite form and the participle.
    Either,
}

/// The verbs of a relation.
#[derive(Clone, Debug, Default)]
pub struct Verbs {
    list: Vec<Verb>,
    forms: WordTable<Vec<(usize, Form)>>,
}

/// Whether the subject does it or has it done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// `heeft ondertekend`, `ondertekent`.
    Active,
    /// `is ondertekend`, `werd ondertekend`.
    Passive,
}

/// A verb found in a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundVerb {
    /// Its place in the table, counted from 0 in the order of adding.
    pub verb: usize,
    /// The clause in which it stands.
    pub clause: usize,
    /// Indices of its tokens in the sentence: the verb, its particle, `te`.
    pub at: Vec<usize>,
    /// Its voice, by the auxiliary.
    pub voice: Voice,
    /// Whether it is an infinitive with `te`.
    pub infinitive: bool,
}

impl Verbs {
    /// Adds the verb of a row with the columns `particle`, `finite`, `infinitive` and
    /// `participle`; its forms become verbs among the closed words too.
    pub fn add(&mut self, row: Row<'_>, words: &mut FunctionWords) {
        let (particle, infinitive) = (row.get("particle"), row.get("infinitive"));
        let number = self.list.len();
        let simple: Vec<&str> = row.get("finite").split_whitespace().collect();
        let participles: Vec<&str> = row.get("participle").split_whitespace().collect();
        let mut add = |form: &str, kind| {
            let forms = self.forms.entry(form);
            if !forms.iter().any(|(of, _)| *of == number) {
                forms.push((number, kind));
            }
        };
        for participle in &participles {
            let finite = simple.contains(participle) && particle.is_empty();
            add(participle, if finite { Form::Either } else { Form::Participle });
        }
        for form in simple.iter().chain([&infinitive]) {
            add(form, Form::Simple);
        }
        let joined: Vec<String> = if particle.is_empty() {
            Vec::new()
        } else {
            simple.iter().chain([&infinitive]).map(|form| format!("{particle}{form}")).collect()
        };
        for form in &joined {
            add(form, Form::Joined);
        }
        let finite = simple.iter().copied().chain(joined.iter().map(String::as_str));
        words.add_verbs(finite.filter(|form| !participles.contains(form)), participles.iter().copied());
        self.list.push(Verb { particle: particle.to_owned(), infinitive: infinitive.to_owned() });
    }

    /// The verbs in all clauses of a sentence.
    pub fn find(&self, tokens: &[Token<'_>], clauses: &Clauses, words: &FunctionWords) -> Vec<FoundVerb> {
        let mut found = Vec::new();
        for (clause, content) in clauses.list.iter().enumerate() {
            for (place, at) in content.tokens.iter().enumerate() {
                let Some(token) = tokens.get(*at) else { continue };
                for (verb, form) in self.forms(token) {
                    let here = Here { tokens, indices: &content.tokens, place };
                    if let Some((at, infinitive)) = self.occurrence(*verb, *form, &here, words) {
                        let voice = voice(tokens, &content.tokens, *form);
                        found.push(FoundVerb { verb: *verb, clause, at, voice, infinitive });
                    }
                }
            }
        }
        found
    }

    /// The verbs of which the token is an inflected participle: `opgezegde`.
    pub fn attributive(&self, token: &Token<'_>) -> Vec<usize> {
        let stem = token.text.strip_suffix('e').filter(|_| token.mention.is_none());
        let of = stem.and_then(|stem| self.forms.get_text(stem)).into_iter().flatten();
        of.filter(|(_, form)| matches!(form, Form::Participle | Form::Either))
            .map(|(verb, _)| *verb)
            .collect()
    }

    fn forms(&self, token: &Token<'_>) -> &[(usize, Form)] {
        if token.mention.is_some() {
            return &[];
        }
        self.forms.get(token).map_or(&[], Vec::as_slice)
    }

    /// The tokens of the verb, if this form of it stands here; whether it is an infinitive with `te`.
    fn occurrence(
        &self,
        verb: usize,
        form: Form,
        here: &Here<'_, '_>,
        words: &FunctionWords,
    ) -> Option<(Vec<usize>, bool)> {
        let verb = self.list.get(verb)?;
        let at = *here.indices.get(here.place)?;
        let before = |back: usize| at.checked_sub(back).and_then(|at| here.tokens.get(at));
        let to = before(1).is_some_and(|token| token.is("te"));
        let infinitive = || here.tokens.get(at).is_some_and(|token| token.is(&verb.infinitive));
        match form {
            // `om het verdrag te verlaten`
            Form::Participle | Form::Either if to && verb.particle.is_empty() && infinitive() => {
                Some((vec![at - 1, at], true))
            }
            Form::Participle | Form::Either | Form::Joined => Some((vec![at], false)),
            Form::Simple if to && verb.particle.is_empty() => Some((vec![at - 1, at], true)),
            Form::Simple if to => {
                let infinitive = here.tokens.get(at).is_some_and(|token| token.is(&verb.infinitive));
                let apart = before(2).is_some_and(|token| token.is(&verb.particle));
                (infinitive && apart).then(|| (vec![at.saturating_sub(2), at - 1, at], true))
            }
            Form::Simple if verb.particle.is_empty() => Some((vec![at], false)),
            Form::Simple => Some((vec![at, here.particle(&verb.particle, words)?], false)),
        }
    }
}

/// A place in a clause.
struct Here<'t, 'a> {
    tokens: &'t [Token<'a>],
    indices: &'t [usize],
    place: usize,
}

impl Here<'_, '_> {
    /// Where the particle stands behind this place: a word that governs nothing.
    fn particle(&self, particle: &str, words: &FunctionWords) -> Option<usize> {
        let ends = |token: &Token<'_>| {
            let classes = [Class::Preposition, Class::Coordinator, Class::Subordinator, Class::Adverb];
            token.is_sign()
                || classes.into_iter().any(|class| words.is(token, class))
                    && !words.is(token, Class::Determiner)
        };
        let alone = |at: &&usize| {
            self.tokens.get(**at).is_some_and(|token| token.is(particle))
                && self.tokens.get(**at + 1).is_none_or(ends)
        };
        self.indices.get(self.place + 1..)?.iter().rev().find(alone).copied()
    }
}

fn voice(tokens: &[Token<'_>], indices: &[usize], form: Form) -> Voice {
    let passive = match form {
        Form::Participle => !perfect(tokens, indices),
        Form::Either => among(tokens, indices, &PASSIVE),
        Form::Simple | Form::Joined => false,
    };
    if passive { Voice::Passive } else { Voice::Active }
}

/// Whether one of these words stands among the tokens.
fn among(tokens: &[Token<'_>], indices: &[usize], list: &[&str]) -> bool {
    let stands = |token: &Token<'_>| list.iter().any(|word| token.is(word));
    indices.iter().filter_map(|at| tokens.get(*at)).any(stands)
}

/// Whether a verb stands among the tokens beside which a participle is active; beside any other, or none, it is passive.
fn perfect(tokens: &[Token<'_>], indices: &[usize]) -> bool {
    indices.iter().filter_map(|at| tokens.get(*at)).any(|token| token.is_class(Class::Perfect))
}

/// The verb as it stands in the clause of which its own is the contrast: `heeft X ondertekend, maar
/// niet geratificeerd` has one object and one auxiliary.
pub fn completed(found: &FoundVerb, tokens: &[Token<'_>], clauses: &Clauses) -> FoundVerb {
    let mut whole = found.clone();
    let own = clauses.list.get(found.clause);
    let contrast = own.filter(|clause| {
        let mut words =
            clause.tokens.iter().filter_map(|at| tokens.get(*at)).filter(|token| token.text != ",");
        clause.opener == Opener::Aside && words.next().is_some_and(|token| token.is("maar"))
    });
    if let Some(home) = contrast.and_then(|clause| clause.parent)
        && let Some(clause) = clauses.list.get(home)
    {
        whole.clause = home;
        if perfect(tokens, &clause.tokens) {
            whole.voice = Voice::Active;
        }
    }
    whole
}
