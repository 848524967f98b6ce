//! Verbs with all their forms, and where they stand in a clause.

use super::super::Token;
use super::function_words::{Class, FunctionWords};
use super::word_table::WordTable;

/// What a form of a verb is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `legt`, with the particle elsewhere if there is one.
    Simple,
    /// `oplegt`, `opleggen`.
    Joined,
    /// `opgelegd`.
    Participle,
}

/// The forms of the verbs of a table.
#[derive(Clone, Debug, Default)]
pub struct VerbForms {
    /// Particle and infinitive of each verb.
    verbs: Vec<(String, String)>,
    forms: WordTable<Vec<(usize, Form)>>,
}

/// A verb that stands somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its number in the table.
    pub verb: usize,
    /// Indices of its tokens: the verb, its particle, `te`.
    pub at: Vec<usize>,
    /// Which form it is.
    pub form: Form,
    /// Whether its subject does it; else it is done to the subject.
    pub active: bool,
    /// Whether it is an infinitive with `te`.
    pub infinitive: bool,
}

impl Found {
    /// The verb itself, without `te` and particle.
    pub fn place(&self) -> usize {
        match (self.infinitive, self.at.as_slice()) {
            (true, [.., last]) => *last,
            (false, [first, ..]) => *first,
            (_, []) => 0,
        }
    }
}

impl VerbForms {
    /// Adds a verb, also to the closed words; gives its number.
    pub fn add(
        &mut self,
        words: &mut FunctionWords,
        particle: &str,
        finite: &str,
        infinitive: &str,
        participle: &str,
    ) -> usize {
        let number = self.verbs.len();
        let simple: Vec<&str> = finite.split(' ').collect();
        let joined: Vec<String> =
            simple.iter().chain([&infinitive]).map(|form| format!("{particle}{form}")).collect();
        for form in simple.iter().chain([&infinitive]) {
            self.form(form, number, Form::Simple);
        }
        self.form(participle, number, Form::Participle);
        if particle.is_empty() {
            words.add_verbs(simple, [participle]);
        } else {
            for form in &joined {
                self.form(form, number, Form::Joined);
            }
            words.add_verbs(simple.into_iter().chain(joined.iter().map(String::as_str)), [participle]);
        }
        self.verbs.push((particle.to_owned(), infinitive.to_owned()));
        number
    }

    fn form(&mut self, form: &str, number: usize, kind: Form) {
        let known = self.forms.entry(form);
        if !known.contains(&(number, kind)) {
            known.push((number, kind));
        }
    }

    /// Every form of the verb with this number, sorted.
    pub fn spellings(&self, number: usize) -> Vec<&str> {
        let forms = self.forms.sorted().into_iter();
        forms.filter(|(_, of)| of.iter().any(|(verb, _)| *verb == number)).map(|(form, _)| form).collect()
    }

    /// The verbs of which the token is an inflected participle: `veroordeelde`, `aangehouden`.
    pub fn attributive(&self, token: &Token<'_>) -> Vec<usize> {
        let text = token.text;
        let stem = match text.as_bytes() {
            [.., b'e' | b'E', b'n' | b'N'] => text,
            [.., b'e' | b'E'] => &text[..text.len() - 1],
            _ => return Vec::new(),
        };
        let of = self.forms.get_text(stem).filter(|_| token.mention.is_none());
        of.into_iter()
            .flatten()
            .filter(|(_, form)| *form == Form::Participle)
            .map(|(verb, _)| *verb)
            .collect()
    }

    /// The verbs that may stand among the tokens: a form of theirs does, and its particle where it is apart.
    /// A quick look, before clauses are known.
    pub fn possible(&self, tokens: &[Token<'_>]) -> impl Iterator<Item = usize> {
        let words = tokens.iter().filter(|token| token.mention.is_none());
        let forms = words.flat_map(|token| self.forms.get(token).into_iter().flatten());
        let whole = move |verb: usize, form: Form| {
            let particle = self.verbs.get(verb).map_or("", |(particle, _)| particle);
            form != Form::Simple || particle.is_empty() || tokens.iter().any(|token| token.is(particle))
        };
        forms.filter(move |(verb, form)| whole(*verb, *form)).map(|(verb, _)| *verb)
    }

    /// The verbs among the tokens `part` of a clause, in order.
    pub fn find(&self, words: &FunctionWords, tokens: &[Token<'_>], part: &[usize]) -> Vec<Found> {
        let here = Here { words, tokens, part };
        let mut found = Vec::new();
        for (place, at) in part.iter().enumerate() {
            let Some(token) = tokens.get(*at).filter(|token| token.mention.is_none()) else { continue };
            for (number, form) in self.forms.get(token).into_iter().flatten() {
                let Some((particle, infinitive)) = self.verbs.get(*number) else { continue };
                if let Some((at, to)) = here.occurrence(particle, infinitive, *form, place) {
                    let active = *form != Form::Participle || here.perfect();
                    found.push(Found { verb: *number, at, form: *form, active, infinitive: to });
                }
            }
        }
        found
    }
}

struct Here<'t, 'a> {
    words: &'t FunctionWords,
    tokens: &'t [Token<'a>],
    part: &'t [usize],
}

impl Here<'_, '_> {
    /// Whether a verb stands in the part beside which a participle is active; beside any other, or none, it is passive.
    fn perfect(&self) -> bool {
        let mut tokens = self.part.iter().filter_map(|at| self.tokens.get(*at));
        tokens.any(|token| token.is_class(Class::Perfect))
    }

    /// The tokens of the verb, if this form of it stands at `place` of the part.
    fn occurrence(
        &self,
        particle: &str,
        infinitive: &str,
        form: Form,
        place: usize,
    ) -> Option<(Vec<usize>, bool)> {
        let at = *self.part.get(place)?;
        let token = self.tokens.get(at)?;
        let before = |back: usize| at.checked_sub(back).and_then(|at| self.tokens.get(at));
        let to = before(1).is_some_and(|token| token.is("te"));
        let noun = before(1).is_some_and(|before| ["het", "de", "een"].iter().any(|word| before.is(word)));
        match form {
            Form::Participle => (!self.attributive(at)).then(|| (vec![at], false)),
            Form::Joined => (!noun).then(|| (vec![at], false)),
            Form::Simple if to => {
                let apart = particle.is_empty() || before(2).is_some_and(|token| token.is(particle));
                let first = if particle.is_empty() { at - 1 } else { at.saturating_sub(2) };
                (token.is(infinitive) && apart).then(|| ((first..=at).collect(), true))
            }
            Form::Simple if particle.is_empty() => {
                let verb = self.words.finite(self.tokens, at) || token.is(infinitive) && !noun;
                verb.then(|| (vec![at], false))
            }
            Form::Simple => {
                let particle = self.particle(particle, self.part.get(place + 1..)?)?;
                Some((vec![at, particle], false))
            }
        }
    }

    /// Whether a participle in `-en` stands before a noun: `een aangehouden verdachte`.
    fn attributive(&self, at: usize) -> bool {
        let next = self.tokens.get(at + 1);
        let noun = next.is_some_and(|next| next.mention.is_some() || self.words.open(next));
        noun && self.tokens.get(at).is_some_and(|token| token.text.ends_with("en"))
    }

    /// Where the particle of a verb stands: a word that governs nothing.
    fn particle(&self, particle: &str, indices: &[usize]) -> Option<usize> {
        let alone = |at: &&usize| {
            let next = self.tokens.get(**at + 1);
            self.tokens.get(**at).is_some_and(|token| token.is(particle))
                && (particle.len() > 4 || next.is_none_or(|next| self.ends_before(next)))
        };
        indices.iter().rev().find(alone).copied()
    }

    /// Whether a preposition before this token would govern nothing.
    fn ends_before(&self, token: &Token<'_>) -> bool {
        let closed = [Class::Preposition, Class::Coordinator, Class::Subordinator, Class::Adverb];
        token.is_sign()
            || closed.into_iter().any(|class| self.words.is(token, class))
                && !self.words.is(token, Class::Determiner)
    }
}
