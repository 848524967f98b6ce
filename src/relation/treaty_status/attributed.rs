//! Participles before a treaty: `het door Hongarije opgezegde Statuut`, `het op 3 mei door Chili ondertekende EVRM`.
//!
//! ```text
//! attributed = determiner [ date ] "door" parties [ "niet" ] [ date ] PARTICIPLE treaty
//! ```

use super::super::Status;
use super::super::dates::date_within;
use super::super::function_words::{Class, number};
use super::super::parties::Party;
use super::lexicon::Link;
use super::{Claim, Page, takes};

/// How many tokens may stand between the determiner and the participle.
const FAR: usize = 18;

impl<'p> Page<'p, '_, '_> {
    /// What the sentence says with such participles.
    pub(super) fn attributed(&self) -> Vec<Claim<'p>> {
        (1..self.scene.tokens.len()).filter_map(|at| self.attribute(at)).collect()
    }

    fn attribute(&self, at: usize) -> Option<Claim<'p>> {
        let scene = self.scene;
        let verbs = self.lexicon.verbs.attributive(scene.tokens.get(at)?);
        let object = self.objects.iter().find(|object| object.start <= at + 1 && object.end > at + 1)?;
        let fits = |link: &Link| matches!(link, Link::Object | Link::Body);
        let deeds = verbs.into_iter().filter_map(|verb| self.lexicon.deeds.get(verb));
        let deed = deeds.into_iter().find(|deed| fits(&deed.link) && takes(deed.shape, object))?;
        let (by, parties, end) = self.doer(at)?;
        let first = (by.saturating_sub(FAR)..by).rev();
        let first = { first }.find(|before| !self.of_date(*before) && !self.adverb(*before))?;
        scene.tokens.get(first).filter(|token| scene.words.closed.is(token, Class::Determiner))?;
        let mut between = (first..by).chain(end..at);
        let negated = between.any(|at| ["niet", "nooit"].iter().any(|word| scene.is(at, word)));
        let date = date_within(scene.passage.document, scene.tokens, first + 1, at);
        Some(Claim {
            shape: deed.shape,
            parties,
            object,
            status: if negated { Status::Negated } else { Status::Asserted },
            date,
            evidence: scene.stretch(by, at + 1)?,
            rule: "treaty_status/attribute",
        })
    }

    /// Who stands under `door` before the participle at `at`, only a date or an adverb between: where `door` and the
    /// names end.
    fn doer(&self, at: usize) -> Option<(usize, Vec<Party>, usize)> {
        let scene = self.scene;
        let by = (at.saturating_sub(FAR)..at).rev().find(|before| scene.is(*before, "door"))?;
        let (parties, used) = scene.parties(by + 1)?;
        let end = by + 1 + used;
        let near = end <= at && (end..at).all(|between| self.of_date(between) || self.adverb(between));
        near.then_some((by, parties, end))
    }

    fn adverb(&self, at: usize) -> bool {
        self.scene.tokens.get(at).is_some_and(|token| self.scene.words.closed.is(token, Class::Adverb))
    }

    /// Whether the token is part of when: `op 12 maart 2024`, `in 2019`, `jl.`.
    fn of_date(&self, at: usize) -> bool {
        self.scene.tokens.get(at).is_some_and(|token| {
            token.is_class(Class::Dating)
                || token.is_class(Class::Time)
                || token.is_class(Class::DatePart)
                || number(token).is_some()
                || token.text == "."
        })
    }
}
