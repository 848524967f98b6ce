//! Of what sort those are to whom words point back: `deze bedrijven` are no persons, `deze personen` no companies.

use super::super::function_words::number;
use super::super::groups::Target;
use super::super::{Argument, Fact, Token};
use super::issuer::Issuers;
use super::lexicon::Role;
use super::reading::Reading;
use crate::entity::organisation::ORGANISATION;
use crate::entity::person::PERSON;

/// Words at which what describes a group begins: behind them nobody says what it is.
const TAILS: [&str; 9] = ["van", "uit", "in", "bij", "op", "die", "dat", "voor", "met"];

/// What a word says of those whom it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// `personen`
    Persons,
    /// `bedrijven`
    Bodies,
    /// `betrokkenen`, `drie`: either.
    Any,
}

impl Reading<'_, '_> {
    /// Whether `een bedrijf` is surely one that the text names: in the head of questions, which name it, or behind
    /// sanctions of the same against a company with a name.
    pub(super) fn unnamed(&self, target: &Target, issuers: Option<&Issuers>, facts: &[Fact]) -> bool {
        let Argument::Group { span, .. } = &target.argument else { return false };
        let words = self.tokens.get(self.at(span.start)..self.at(span.end)).unwrap_or_default();
        let mut head = words.iter().take_while(|word| !TAILS.contains(&word.text));
        let company = head.any(|word| word.mention.is_none() && self.lexicon.is(word, Role::Company));
        if !company || !words.first().is_some_and(|first| first.is("een")) {
            return false;
        }
        let opens = ["vragen", "van"];
        let questions = self.tokens.iter().zip(opens).all(|(token, word)| token.is(word));
        let same = |fact: &&Fact| {
            let by = issuers.is_some_and(|it| it.arguments.iter().any(|(issuer, _)| *issuer == fact.subject));
            by && fact.shape == super::SANCTIONS
        };
        let body = |fact: &Fact| matches!(&fact.object, Argument::Entity(id) if id.kind == ORGANISATION);
        questions || facts.iter().filter(same).any(body)
    }

    /// What the last word of a phrase says of those whom it means.
    pub(super) fn sort_of(&self, head: &Token<'_>) -> Sort {
        if self.lexicon.corporate(head.text) {
            Sort::Bodies
        } else if self.lexicon.is(head, Role::Anybody) && number(head).is_none() && !head.is("betrokkenen") {
            Sort::Persons
        } else {
            Sort::Any
        }
    }

    /// Whether a target may be meant by a word of this sort.
    pub(super) fn of_sort(&self, target: &Target, sort: Sort) -> bool {
        let bodies = match &target.argument {
            Argument::Entity(id) if id.kind == PERSON => false,
            Argument::Entity(id) if id.kind == ORGANISATION => true,
            Argument::Group { text, .. } => {
                let mut words = text.split_whitespace().take_while(|word| !TAILS.contains(word));
                words.any(|word| self.lexicon.corporate(word))
            }
            _ => return true,
        };
        match sort {
            Sort::Persons => !bodies,
            Sort::Bodies => bodies,
            Sort::Any => true,
        }
    }
}
