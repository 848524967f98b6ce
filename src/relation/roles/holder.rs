//! Who holds the office of a phrase.

use nom::Parser;
use nom::combinator::opt;

use super::grammar::Held;
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
}

/// Everybody who holds the office.
pub(super) fn of(
    offices: &Offices,
    function: &FunctionWords,
    tokens: &[Token<'_>],
    held: &Held,
) -> Vec<Holder> {
    let beside = directly(tokens, held);
    if !beside.is_empty() {
        return beside;
    }
    let one = apposition(offices, tokens, held)
        .or_else(|| before(function, tokens, held))
        .or_else(|| said(function, tokens, held));
    one.into_iter().collect()
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
    };
    list.iter().take(count).map(holder).collect()
}

/// `van Rwanda`, `van de VS`, and for the office of a `body` also `van de EU`.
fn owner(input: Tokens<'_, '_>, body: bool) -> Option<(usize, Span)> {
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
    })
}

/// `Kaja Kallas, Hoge Vertegenwoordiger van de EU,`, `Mourao, als voorzitter van …`, `(Hennis, gezant van …)`.
fn before(function: &FunctionWords, tokens: &[Token<'_>], held: &Held) -> Option<Holder> {
    let mut at = held.start;
    let back = |at: usize| at.checked_sub(1).and_then(|at| tokens.get(at));
    if back(at).is_some_and(|token| ["de", "het"].iter().any(|word| token.is(word))) {
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
    sure.then_some(Holder { person: index, span: token.span, behind: None, verb: None, rule: "roles/behind" })
}

/// How many words may stand between the verb and the office.
const FURTHEST: usize = 6;

/// `Khan is hoofdaanklager van het Strafhof`, `werd benoemd tot minister van …`.
fn said(function: &FunctionWords, tokens: &[Token<'_>], held: &Held) -> Option<Holder> {
    let (name, verb) = subject(function, tokens, held)?;
    let (index, _) = tokens[name].mention.filter(|_| tokens[name].names(PERSON))?;
    // `de brief van Khan is`, `Khan en Rubio zijn`: the name is the subject only at the head of its clause.
    let lead = name.checked_sub(1).and_then(|at| tokens.get(at));
    let leads = lead.is_none_or(|lead| {
        lead.is_sign()
            || ["dat", "omdat", "terwijl", "heer", "mevrouw", "lid"].iter().any(|word| lead.is(word))
    });
    leads.then_some(Holder {
        person: index,
        span: tokens[name].span,
        behind: None,
        verb: Some(verb),
        rule: "roles/said",
    })
}

/// `Hij is directeur van`: the pronoun at the head of the sentence, and the verb.
pub(super) fn pronoun(function: &FunctionWords, tokens: &[Token<'_>], held: &Held) -> Option<(usize, usize)> {
    let (at, verb) = subject(function, tokens, held)?;
    let personal = ["hij", "zij"].iter().any(|word| tokens[at].is(word));
    (personal && at == 0).then_some((at, verb))
}

/// The token before the verb that says of somebody that they hold the office, and the verb.
fn subject(function: &FunctionWords, tokens: &[Token<'_>], held: &Held) -> Option<(usize, usize)> {
    const COPULA: [&str; 6] = ["is", "was", "werd", "wordt", "blijft", "bleef"];
    const BETWEEN: [&str; 6] = ["benoemd", "gekozen", "verkozen", "aangesteld", "tot", "als"];
    let from = held.start.saturating_sub(FURTHEST);
    let verb = (from..held.start).rev().find(|at| COPULA.iter().any(|word| tokens[*at].is(word)))?;
    let plain = |token: &Token<'_>| {
        token.mention.is_none()
            && (BETWEEN.iter().any(|word| token.is(word))
                || function.is(token, Class::Adverb)
                || function.is(token, Class::Determiner)
                || function.is(token, Class::Time)
                || token.text.parse::<u16>().is_ok()
                || ["in", "sinds", "op"].iter().any(|word| token.is(word)))
    };
    let name = verb.checked_sub(1)?;
    let between = tokens.get(verb + 1..held.start)?.iter().all(plain);
    between.then_some((name, verb))
}
