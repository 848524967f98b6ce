//! What carries a group on behind its phrase: `van het Hof`, `in Iran`, `die …`.

use nom::Parser;
use nom::combinator::opt;

use super::function_words::{Class, number};
use super::groups::Targets;
use super::phrases::{Phrase, adjective, phrase};
use super::{Token, Tokens, one};
use crate::entity::country::COUNTRY;

/// How many tokens a relative clause may have to count as part of a group.
const LONGEST_RELATIVE: usize = 16;

impl<'p> Targets<'p> {
    /// What carries a group on behind its phrase.
    pub(super) fn tails<'t, 'a: 't>(self, input: Tokens<'t, 'a>) -> Tokens<'t, 'a>
    where
        'p: 't,
    {
        let mut rest = input;
        rest = self.names(rest);
        while let Some(after) = self.shared(rest).or_else(|| self.adjunct(rest)) {
            rest = after;
        }
        self.relative(rest).unwrap_or(rest)
    }

    /// `oliebedrijven Rosneft en Lukoil`: names directly behind the head, which nobody knows.
    fn names<'t, 'a: 't>(self, input: Tokens<'t, 'a>) -> Tokens<'t, 'a> {
        let name = |token: &Token<'a>| self.words.open(token) && token.text.starts_with(char::is_uppercase);
        let mut at = input.0.iter().take_while(|token| name(token)).count();
        while at > 0 && input.0.get(at).is_some_and(|token| token.is("en") || token.text == ",") {
            match input.0.get(at + 1..).map_or(0, |rest| rest.iter().take_while(|token| name(token)).count())
            {
                0 => break,
                more => at += 1 + more,
            }
        }
        Tokens(&input.0[at..])
    }

    /// `van het Hof`, `in Iran`, `verantwoordelijk voor misdrijven`, `(ISH)`.
    fn adjunct<'t, 'a: 't>(self, input: Tokens<'t, 'a>) -> Option<Tokens<'t, 'a>>
    where
        'p: 't,
    {
        let first = input.first()?;
        if self.words.is(first, Class::Predicate) {
            return self.adjunct_of(Tokens(&input.0[1..]), |_| true);
        }
        let always = ["van", "bij", "uit", "binnen", "namens", "rond"].iter().any(|word| first.is(word));
        let place = ["in", "op"].iter().any(|word| first.is(word));
        if !always && !place {
            return None;
        }
        self.adjunct_of(input, |phrase| always && !self.dated(phrase) || place && places(phrase))
    }

    fn adjunct_of<'t, 'a: 't>(
        self,
        input: Tokens<'t, 'a>,
        fits: impl Fn(&Phrase<'t, 'a>) -> bool,
    ) -> Option<Tokens<'t, 'a>>
    where
        'p: 't,
    {
        let length = self.words.preposition(input.0)?;
        let (rest, phrase) = phrase(self.words)(Tokens(&input.0[length..])).ok()?;
        fits(&phrase).then(|| abbreviation(rest))
    }

    /// Whether the phrase says when: `van 6 februari`, `van vorig jaar`.
    fn dated(self, phrase: &Phrase<'_, '_>) -> bool {
        phrase.tokens.0.iter().any(|token| {
            self.words.is(token, Class::Time) || number(token).is_some_and(|number| number > 1800)
        })
    }

    /// `van , en andere betrokkenen bij , het Hof`: two groups that share their end.
    fn shared<'t, 'a: 't>(self, input: Tokens<'t, 'a>) -> Option<Tokens<'t, 'a>>
    where
        'p: 't,
    {
        let preposition =
            |input| one(|token: &Token<'a>| self.words.is(token, Class::Preposition)).parse(input);
        let comma = |input| one(|token: &Token<'a>| token.text == ",").parse(input);
        let and = one(|token: &Token<'a>| token.is("en") || token.is("of"));
        let parts =
            (preposition, opt(comma), and, phrase(self.words), preposition, opt(comma), phrase(self.words));
        let mut parts = parts;
        parts.parse(input).ok().map(|(rest, _)| rest)
    }

    /// `die betrokken zijn bij onderzoeken`: a relative clause with one finite verb that
    /// ends where something else clearly begins.
    fn relative<'t, 'a: 't>(self, input: Tokens<'t, 'a>) -> Option<Tokens<'t, 'a>> {
        let first = input.first()?;
        if !self.words.is(first, Class::Relative) {
            return None;
        }
        let opens =
            |token: &Token<'_>| token.is_sign() && token.text != "'" || self.words.is(token, Class::Relative);
        let inside = input.0.iter().skip(1).take_while(|token| !opens(token)).count() + 1;
        let body = input.0.get(..inside).filter(|body| body.len() <= LONGEST_RELATIVE)?;
        let finite = (0..body.len()).filter(|at| self.words.finite(body, *at)).count();
        (finite == 1).then(|| Tokens(&input.0[inside..]))
    }
}

/// Skips `(ISH)` behind a name.
pub(super) fn abbreviation<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Tokens<'t, 'a> {
    match input.0 {
        [open, _, close, rest @ ..] if open.text == "(" && close.text == ")" => Tokens(rest),
        _ => input,
    }
}

/// Whether the phrase is a place: a country, or a name with a capital.
fn places(phrase: &Phrase<'_, '_>) -> bool {
    phrase.quantity.is_none()
        && !adjective(phrase.head)
        && (phrase.head.names(COUNTRY) || phrase.head.text.starts_with(char::is_uppercase))
}
