//! Members named one after the other, with their parties.
//!
//! ```text
//! members = member { ( "," | "/" | [ "," ] "en" ) member }
//! member  = person [ "c.s." ] [ "(" [ "beiden" | "allen" ] party … ")" ]
//! ```
//!
//! What follows a comma belongs to the list only where the list ends in `en` or a
//! party stands behind the name. `Bontenbal en Krul (beiden CDA)` gives the party to
//! all who have none. Accepts `Dobbe (SP), Piri (GroenLinks-PvdA) en Teunissen`;
//! refuses `de minister`, `de VVD`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};

use super::super::{Token, TokenResult, Tokens, one};
use crate::entity::party::PARTY;
use crate::entity::person::PERSON;
use crate::text::Span;

/// A member of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Index of the person's mention.
    pub person: usize,
    /// Index of the mention of the party in brackets.
    pub party: Option<usize>,
    /// From the person to the bracket behind.
    pub span: Span,
}

/// A party in brackets.
#[derive(Clone, Copy)]
struct InBrackets {
    party: Option<usize>,
    shared: bool,
    end: usize,
}

/// Members at the start of `input`.
///
/// # Errors
/// Where no person stands here.
pub fn members<'t, 'a: 't>(input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, Vec<Member>> {
    let (mut rest, (first, shared)) = member(input)?;
    let (mut found, mut at, mut sure) = (vec![first], rest, 1);
    let mut spread = shared;
    while let Ok((next, comma)) = joint(at) {
        let Ok((end, (item, shared))) = member(next) else { break };
        found.push(item);
        at = end;
        if !comma || item.party.is_some() {
            (sure, rest, spread) = (found.len(), end, shared);
        }
        if !comma {
            break;
        }
    }
    found.truncate(sure);
    let party = found.last().and_then(|last| last.party).filter(|_| spread);
    for one in &mut found {
        one.party = one.party.or(party);
    }
    Ok((rest, found))
}

/// Whether only a comma joins: `true` for `,`, `false` for `en`.
fn joint<'t, 'a: 't>(input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, bool> {
    let and = |input| one(|token: &Token<'a>| token.is("en") || matches!(token.text, "/" | "&")).parse(input);
    let comma = |input| one(|token: &Token<'a>| token.text == ",").parse(input);
    alt((value(false, (opt(comma), and)), value(true, comma))).parse(input)
}

fn member<'t, 'a: 't>(input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, (Member, bool)> {
    let (rest, token) = one(|token: &Token<'a>| token.names(PERSON)).parse(input)?;
    let (rest, _) = opt(and_others).parse(rest)?;
    let person = token.mention.map_or(0, |(index, _)| index);
    let (rest, party) = opt(in_brackets).parse(rest)?;
    let end = party.map_or(token.span.end, |party| party.end);
    let member =
        Member { person, party: party.and_then(|party| party.party), span: Span::new(token.span.start, end) };
    Ok((rest, (member, party.is_some_and(|party| party.shared))))
}

/// `c.s.`, sign by sign.
fn and_others<'t, 'a: 't>(input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, ()> {
    let word = |text: &'static str| one(move |token: &Token<'a>| token.is(text));
    value((), (word("c"), word("."), word("s"), opt(word(".")))).parse(input)
}

/// `(CDA)`, `(beiden CDA)`, `(Nieuw Sociaal Contract, NSC)`: brackets with exactly one party.
fn in_brackets<'t, 'a: 't>(input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, InBrackets> {
    let refused = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify));
    let inside = input.0.split_first().filter(|(open, _)| open.text == "(").map(|(_, inside)| inside);
    let inside = inside.ok_or_else(refused)?;
    let length =
        inside.iter().take(LONGEST_BRACKET).position(|token| token.text == ")").ok_or_else(refused)?;
    let (inner, after) = inside.split_at(length);
    let shared =
        inner.first().is_some_and(|first| ["beiden", "beide", "allen"].iter().any(|word| first.is(word)));
    let inner = inner.get(usize::from(shared)..).unwrap_or_default();
    let parties = inner.iter().filter(|token| token.names(PARTY)).count();
    // A number or another mention: `(2025Z10267)` is nobody's party.
    let other =
        |token: &Token<'a>| token.mention.is_some() || token.text.contains(|c: char| c.is_ascii_digit());
    if inner.iter().any(|token| !token.names(PARTY) && other(token)) {
        return Err(refused());
    }
    let first = inner.first().filter(|first| first.names(PARTY) && parties == 1);
    let party = first.and_then(|first| first.mention).map(|(index, _)| index);
    let end = after.first().map_or(0, |close| close.span.end);
    Ok((Tokens(after.get(1..).unwrap_or_default()), InBrackets { party, shared, end }))
}

/// Most tokens in brackets behind a name.
const LONGEST_BRACKET: usize = 8;
