//! What a sentence reports that somebody else says.

use super::who::{Who, source, who};
use super::words::SpeechWords;
use crate::relation::clauses::{Clauses, Opener};
use crate::relation::function_words::Class;
use crate::relation::phrases::{Chunk, chunks};
use crate::relation::scene::Scene;
use crate::relation::{Argument, Passage};
use crate::text::Span;

/// Who is reported to say what stands in a clause.
pub(super) struct Report {
    /// The clause; `None` for the whole sentence.
    scope: Option<usize>,
    /// Who; nobody where it is somebody who is not named.
    pub(super) by: Vec<Argument>,
    /// The words that report it.
    pub(super) words: Span,
}

/// The reports of one sentence.
pub(super) struct Reports {
    /// Where its tokens start.
    starts: Vec<usize>,
    clauses: Clauses,
    found: Vec<Report>,
}

/// A sentence with more tokens than this is no sentence and reports nothing.
const LONGEST_SENTENCE: usize = 400;

impl Reports {
    /// Reads the sentence with this index.
    pub(super) fn read(speech: &SpeechWords, passage: &Passage<'_>, index: usize) -> Self {
        let empty = Self {
            starts: Vec::new(),
            clauses: Clauses { list: Vec::new(), of: Vec::new() },
            found: Vec::new(),
        };
        let Some(sentence) = passage.sentence(index) else { return empty };
        let word = |token: &crate::relation::Token<'_>| {
            speech.says(token) || speech.by(token) || speech.shows(token) || speech.report(token)
        };
        let phrased = speech.saying(&sentence.tokens).is_some();
        if sentence.tokens.len() > LONGEST_SENTENCE || !phrased && !sentence.tokens.iter().any(word) {
            return empty;
        }
        let scene = Scene::new(&speech.words, passage, &sentence);
        let reader = Reader { speech, scene: &scene };
        let found = reader.all();
        let starts = sentence.tokens.iter().map(|token| token.span.start).collect();
        Self { starts, clauses: scene.clauses.clone(), found }
    }

    /// The report in which a place of the reading text stands, the innermost one.
    pub(super) fn at(&self, place: usize) -> Option<&Report> {
        let token = self.starts.partition_point(|start| *start <= place).checked_sub(1)?;
        let mut clause = self.clauses.of.get(token).copied();
        while let Some(here) = clause {
            if let Some(report) = self.found.iter().find(|report| report.scope == Some(here)) {
                return Some(report);
            }
            clause = self.clauses.list.get(here)?.parent;
        }
        self.found.iter().find(|report| report.scope.is_none())
    }
}

struct Reader<'r, 's, 'a> {
    speech: &'r SpeechWords,
    scene: &'r Scene<'s, 'a>,
}

impl<'s, 'a: 's> Reader<'_, 's, 'a> {
    fn all(&self) -> Vec<Report> {
        let mut found = Vec::new();
        for clause in 0..self.scene.clauses.list.len() {
            found.extend(self.complement(clause));
            found.extend(self.beside(clause));
        }
        found.extend(self.quoted());
        found
    }

    fn report(&self, scope: Option<usize>, who: Who, at: usize) -> Option<Report> {
        let by = match who {
            Who::Known(by) => by,
            Who::Unknown => Vec::new(),
            Who::Own => return None,
        };
        let words = self.scene.tokens.get(at)?.span;
        Some(Report { scope, by, words })
    }

    /// `X meldt dat …`, `het bericht van X dat …`, `uit het rapport van X blijkt dat …`.
    fn complement(&self, clause: usize) -> Option<Report> {
        let content = self.scene.clauses.list.get(clause)?;
        let at = content.opened_at()?;
        if !["dat", "hoe"].iter().any(|word| self.scene.is(at, word)) {
            return None;
        }
        if let Some((who, noun)) = self.noun_before(at) {
            return self.report(Some(clause), who, noun);
        }
        if matches!(content.opener, Opener::Relative(_)) {
            return None;
        }
        let above = content.parent?;
        let tokens = self.scene.clause(above);
        if let Some(verb) = tokens.iter().find(|token| self.speech.shows(token)) {
            return self.report(Some(clause), self.shown(above)?, self.scene.at(verb.span.start));
        }
        let verb = self.speech.saying(&tokens)?;
        self.report(Some(clause), self.speaker(above)?, self.scene.at(verb.span.start))
    }

    /// `het bericht van Reuters` right before `dat`.
    fn noun_before(&self, at: usize) -> Option<(Who, usize)> {
        const NEAR: usize = 8;
        let noun = (at.saturating_sub(NEAR)..at)
            .rev()
            .find(|before| self.scene.tokens.get(*before).is_some_and(|token| self.speech.report(token)))?;
        match source(self.speech, self.scene, noun + 1) {
            Who::Own => None,
            who => Some((who, noun)),
        }
    }

    /// `uit berichtgeving van Reuters`.
    fn shown(&self, clause: usize) -> Option<Who> {
        let from = *self.scene.indices(clause).iter().find(|at| self.scene.is(**at, "uit"))?;
        Some(who(self.speech, self.scene, from + 1))
    }

    /// Who speaks in a clause with a verb of saying: under `door` in the passive, else the subject.
    fn speaker(&self, clause: usize) -> Option<Who> {
        const PASSIVE: [&str; 6] = ["wordt", "worden", "werd", "werden", "is", "zijn"];
        let indices = self.scene.indices(clause);
        let passive = indices.iter().any(|at| PASSIVE.iter().any(|word| self.scene.is(*at, word)));
        if passive {
            let by = *indices.iter().find(|at| self.scene.is(**at, "door"))?;
            return Some(who(self.speech, self.scene, by + 1));
        }
        let tokens = self.scene.clause(clause);
        let closed = &self.scene.words.closed;
        for chunk in chunks(closed, &tokens) {
            let at = self.scene.at(chunk.start());
            match chunk {
                Chunk::Noun(phrase) => {
                    let time = phrase.tokens.0.iter().any(|token| closed.is(token, Class::Time));
                    if !time && !phrase.tokens.0.iter().any(|token| self.speech.says(token)) {
                        return Some(who(self.speech, self.scene, at));
                    }
                }
                Chunk::Other(token) if closed.is(token, Class::Pronoun) && !token.is("dit") => {
                    return Some(who(self.speech, self.scene, at));
                }
                _ => {}
            }
        }
        None
    }

    /// `volgens X`, `aldus X`, `zo stelt X`, `, meldt X`.
    fn beside(&self, clause: usize) -> Option<Report> {
        let content = self.scene.clauses.list.get(clause)?;
        let indices = self.scene.indices(clause);
        if let Some(at) = indices.iter().find(|at| self.token_is(**at, |token| self.speech.by(token))) {
            let inside = content.opened_at().is_some() && !self.scene.is(*at, "aldus");
            let scope =
                if inside { Some(clause) } else { content.parent.filter(|_| !self.scene.is(*at, "aldus")) };
            let whole = content.opener == Opener::Main || self.scene.is(*at, "aldus");
            let scope = if whole { None } else { scope };
            return self.report(scope, who(self.speech, self.scene, at + 1), *at);
        }
        let verb = *indices.iter().find(|at| self.token_is(**at, |token| self.speech.says(token)))?;
        let before = verb.checked_sub(1)?;
        let ends = self.scene.is(before, "zo")
            || self.scene.is(before, ",")
            || self.token_is(before, |token| matches!(token.text, "”" | "\"" | "’" | "'"));
        let said = who(self.speech, self.scene, verb + 1);
        let known = ends && matches!(said, Who::Known(_)) && !self.complements(clause);
        known.then(|| self.report(None, said, verb)).flatten()
    }

    /// Whether a clause with `dat` depends on this one.
    fn complements(&self, clause: usize) -> bool {
        let list = &self.scene.clauses.list;
        list.iter().any(|other| {
            other.parent == Some(clause)
                && matches!(other.opener, Opener::Subordinate(at) if self.scene.is(at, "dat"))
        })
    }

    /// `X zei: …`.
    fn quoted(&self) -> Option<Report> {
        let colon = (0..self.scene.tokens.len()).find(|at| self.scene.is(*at, ":"))?;
        let clause = *self.scene.clauses.of.get(colon.checked_sub(1)?)?;
        let tokens = self.scene.clause(clause);
        let verb = self.speech.saying(&tokens).filter(|verb| self.scene.at(verb.span.start) < colon)?;
        let behind = *self.scene.clauses.of.get(colon + 1)?;
        self.report(
            Some(behind).filter(|behind| *behind != clause),
            self.speaker(clause)?,
            self.scene.at(verb.span.start),
        )
    }

    fn token_is(&self, at: usize, test: impl Fn(&crate::relation::Token<'_>) -> bool) -> bool {
        self.scene.tokens.get(at).is_some_and(test)
    }
}
