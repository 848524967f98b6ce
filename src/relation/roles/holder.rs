//! Who holds the office of a phrase.

use nom::Parser;
use nom::combinator::opt;

use super::grammar::Held;
use super::said::{Around, Tenure};
use super::words::Words;
use crate::entity::country::COUNTRY;
use crate::entity::court::COURT;
use crate::entity::organisation::ORGANISATION;
use crate::entity::person::PERSON;
use crate::relation::function_words::{Class, FunctionWords};
use crate::relation::members::members;
use crate::relation::offices::Offices;
use crate::relation::{Token, TokenResult, Tokens, one};
use crate::text::Span;

/// A person beside an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Holder {
    /// Index of the person's mention.
    pub(super) person: usize,
    pub(super) span: Span,
    /// What stands behind the name: `president Kagame van Rwanda`, `voorzitter Michel van de EU`.
    pub(super) behind: Option<usize>,
    /// The verb that says so: its token.
    pub(super) verb: Option<usize>,
    pub(super) rule: &'static str,
    /// Whether they hold it still.
    pub(super) tenure: Tenure,
}

/// Everybody who holds the office.
pub(super) fn of(offices: &Offices, around: &Around<'_, '_>) -> Vec<Holder> {
    let Around { words, function, tokens, held } = *around;
    let beside = directly(tokens, held);
    if !beside.is_empty() {
        return beside;
    }
    let one = apposition(offices, tokens, held)
        .filter(|_| !others(offices, words, tokens, held))
        .or_else(|| before(function, tokens, held))
        .or_else(|| around.holder());
    one.into_iter().collect()
}

/// `een adviseur van de president van Frankrijk, X,`: the name may be that of somebody else.
fn others(offices: &Offices, words: &Words, tokens: &[Token<'_>], held: &Held) -> bool {
    let back = |at: usize, words: &[&str]| {
        at.checked_sub(1).filter(|at| words.iter().any(|word| tokens[*at].is(word)))
    };
    let phrase = back(held.start, &["de", "het"]).unwrap_or(held.start);
    let noun = back(phrase, &["van"]).and_then(|of| of.checked_sub(1)).and_then(|at| tokens.get(at));
    noun.is_some_and(|noun| {
        noun.mention.is_none()
            && (words.beside.contains_in_lower_case(noun.text) || offices.word(noun.text).is_some())
    })
}

/// `Minister Blok`, `de ministers Blok en Grapperhaus`, `president Kagame van Rwanda`.
fn directly(tokens: &[Token<'_>], held: &Held) -> Vec<Holder> {
    let rest = Tokens(tokens.get(held.end..).unwrap_or_default());
    let Ok((after, list)) = members(rest) else { return Vec::new() };
    let one = usize::from(held.office.one.is_none());
    let count = if one == 1 { 1 } else { list.len() };
    let behind = if list.len() == 1 { owner(after, held.office.body) } else { None };
    let holder = |member: &crate::relation::members::Member| Holder {
        person: member.person,
        span: behind.map_or(member.span, |(_, span)| member.span.cover(span)),
        behind: behind.map(|(index, _)| index),
        verb: None,
        rule: "roles/office",
        tenure: Tenure::Held,
    };
    list.iter().take(count).map(holder).collect()
}

/// `van Rwanda`, `van de VS`, and for the office of a `body` also `van de EU`.
pub(super) fn owner(input: Tokens<'_, '_>, body: bool) -> Option<(usize, Span)> {
    let read: TokenResult<'_, '_, _> = (
        one(|token| token.is("van")),
        opt(one(|token| token.is("de") || token.is("het"))),
        one(|token| {
            token.names(COUNTRY) && !crate::relation::phrases::adjective(token)
                || body && (token.names(ORGANISATION) || token.names(COURT))
        }),
    )
        .parse(input);
    let (rest, (_, _, country)) = read.ok()?;
    let joined = rest.0.first().is_some_and(|next| next.text == "-");
    country.mention.filter(|_| !joined).map(|(index, _)| (index, country.span))
}

/// `, Karim Khan,` behind the phrase, `(Karim Khan)`: a full name, or one behind `de heer`, that is closed off.
fn apposition(offices: &Offices, tokens: &[Token<'_>], held: &Held) -> Option<Holder> {
    let (sign, rest) = tokens.get(held.end..)?.split_first()?;
    let address = usize::from(rest.first()?.is("de"));
    let title = rest.get(address)?;
    let addressed = ["heer", "mevrouw", "dhr", "mw"].iter().any(|word| title.is(word));
    let skip = if addressed || offices.at(rest, address).is_some() { address + 1 } else { 0 };
    let (name, after) = rest.get(skip..)?.split_first()?;
    let (index, mention) = name.mention.filter(|_| name.names(PERSON))?;
    let closing = if sign.text == "(" { &[")", ","][..] } else { &[",", ".", ")", ";", ":", "?"][..] };
    let closed = after.first().is_none_or(|next| closing.contains(&next.text));
    // `de president van Frankrijk, Karim Khan, Merz en Rutte` is a list.
    let name_like = |next: &Token<'_>| next.mention.is_none() && next.text.starts_with(char::is_uppercase);
    let listed = after.get(1).is_some_and(|next| next.names(PERSON) || name_like(next));
    let full = addressed || !mention.norm.starts_with('|');
    let definite = held.start.checked_sub(1).and_then(|at| tokens.get(at));
    let definite = definite.is_none_or(|word| !["een", "geen", "elke"].iter().any(|other| word.is(other)));
    let one = definite && held.office.one.is_none() && !listed;
    (matches!(sign.text, "," | "(") && closed && full && one).then_some(Holder {
        person: index,
        span: name.span,
        behind: None,
        verb: None,
        rule: "roles/apposition",
        tenure: Tenure::Held,
    })
}

/// `Kaja Kallas, Hoge Vertegenwoordiger van de EU,`, `Mourao, als voorzitter van …`, `(Hennis, gezant van …)`.
fn before(function: &FunctionWords, tokens: &[Token<'_>], held: &Held) -> Option<Holder> {
    let mut at = held.start;
    let back = |at: usize| at.checked_sub(1).and_then(|at| tokens.get(at));
    // `X, een commandant van de RSF,`
    let named = held.of.is_some() || held.body.is_some() || held.nation.is_some();
    let one = back(at).is_some_and(|token| token.is("een")) && named;
    if one || back(at).is_some_and(|token| ["de", "het"].iter().any(|word| token.is(word))) {
        at -= 1;
    }
    let as_word = back(at).is_some_and(|token| token.is("als"));
    at -= usize::from(as_word);
    if !back(at).is_some_and(|token| matches!(token.text, "," | "(")) {
        return None;
    }
    let mut name = at.checked_sub(2)?;
    // `Pia Dijkstra (D66), voorzitter van …`
    if tokens[name].text == ")" && name >= 3 && tokens[name - 2].text == "(" {
        name -= 3;
    }
    let token = &tokens[name];
    let (index, mention) = token.mention.filter(|_| token.names(PERSON))?;
    let next = tokens.get(held.end);
    let closed = next.is_none_or(|next| next.is_sign() || function.is(next, Class::Finite));
    // In `A, B en C` the second name is none of the first.
    let alone = name.checked_sub(1).is_none_or(|at| !tokens[at].is("en"));
    let sure = as_word || closed && (alone || !mention.norm.starts_with('|'));
    sure.then_some(Holder {
        person: index,
        span: token.span,
        behind: None,
        verb: None,
        rule: "roles/behind",
        tenure: Tenure::Held,
    })
}
