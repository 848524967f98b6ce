//! What is said of a person and a party with a verb, and a party before the person.
//!
//! ```text
//! said  = person copula { word } post of-party                            ("X is de nieuwe leider van het CDA")
//!       | person { word } post-word copula "van" of-party                 ("dat X lid is van het CDA")
//!       | person seat ( "voor" | "namens" ) of-party "in"                 ("X zit namens het CDA in de Kamer")
//!       | person "maakt" "deel" "uit" "van" "de" "fractie" "van" party
//!       | person ( "verliet" of-party | "heeft" of-party "verlaten" | "is" "uit" of-party "gestapt" )
//!       | person verb [ word ] "namens" of-party                          ("X vroeg namens het CDA")
//! ahead = post party "," [ address ] person sign                          ("de leider van het CDA, X,")
//!       | "Namens" of-party verb [ address ] person
//! ```

use super::grammar::{Belonging, Words, of_party, post};
use crate::entity::party::PARTY;
use crate::entity::person::PERSON;
use crate::relation::{Token, Tokens};

/// How many words may stand between a verb and what somebody is of a party.
const BETWEEN: usize = 5;

/// Words at the head of a clause, before its subject.
const HEADS: [&str; 8] = ["dat", "omdat", "terwijl", "nu", "aangezien", "hoewel", "en", "maar"];

/// Words that begin another phrase between a verb and what somebody is.
const OTHERS: [&str; 6] = ["van", "voor", "door", "met", "tegen", "namens"];

/// Words before a name that are no preposition: the name may be the subject.
fn leads(words: &Words, tokens: &[Token<'_>], name: usize) -> bool {
    let mut at = name;
    while let Some(before) = at.checked_sub(1).and_then(|at| tokens.get(at)) {
        if before.is_in(&words.address) || ["de", "het", "minister"].iter().any(|word| before.is(word)) {
            at -= 1;
            continue;
        }
        return before.is_sign() || HEADS.iter().any(|word| before.is(word));
    }
    true
}

/// What stands behind the person at `name`, with `rest` behind the name, that says of which party they are.
pub(super) fn said(words: &Words, tokens: &[Token<'_>], name: usize, rest: Tokens<'_, '_>) -> Vec<Belonging> {
    let Some((person, _)) = tokens.get(name).and_then(|token| token.mention) else { return Vec::new() };
    if !leads(words, tokens, name) {
        return Vec::new();
    }
    let start = tokens.len() - rest.0.len();
    let found = copula(words, rest)
        .or_else(|| subordinate(words, rest))
        .or_else(|| seated(words, rest))
        .or_else(|| in_the_name_of(rest));
    let left = || left(words, rest).map(|party| (party, 0, true));
    let found = found.map(|(party, verb)| (party, verb, over(tokens, start, party))).or_else(left);
    let Some((party, verb, over)) = found else { return Vec::new() };
    let Some((index, _)) = party.mention else { return Vec::new() };
    let span = tokens.get(name).map_or(party.span, |token| token.span.cover(party.span));
    vec![Belonging { person, party: index, span, verb: Some(start + verb), over, rule: "membership/said" }]
}

/// Whether the words from `start` to the party say that it is no more so: `geen lid meer`, `niet langer`, `was tot 2021`.
fn over(tokens: &[Token<'_>], start: usize, party: &Token<'_>) -> bool {
    let end = tokens.partition_point(|token| token.span.start < party.span.start);
    let between = tokens.get(start..end).unwrap_or_default();
    let has = |word: &str| between.iter().any(|token| token.is(word));
    let until = between.windows(2).any(|two| two[0].is("tot") && two[1].text.parse::<u16>().is_ok());
    (has("geen") || has("niet")) && (has("meer") || has("langer")) || until
}

/// `heeft de fractie van het CDA verlaten`, `verliet het CDA`, `is uit de fractie van het CDA gestapt`.
fn left<'t, 'a: 't>(words: &Words, rest: Tokens<'t, 'a>) -> Option<&'t Token<'a>> {
    let is =
        |at: usize, set: &[&str]| rest.0.get(at).is_some_and(|token| set.iter().any(|word| token.is(word)));
    let leaves = |token: &Token<'_>| token.is_in(&words.leaving);
    let simple = rest.0.first().is_some_and(leaves);
    let helped = is(0, &["heeft", "had", "is", "was"]);
    let from = 1 + usize::from(is(1, &["uit"]));
    let (party, behind) = of_party(Tokens(rest.0.get(from..)?))?;
    let closed = behind.0.first().is_some_and(leaves);
    (simple && !closed || helped && closed).then_some(party)
}

/// A party and the place of the verb behind the person.
type Said<'t, 'a> = (&'t Token<'a>, usize);

/// `is geen lid van het CDA`, `werd in 2012 Kamerlid voor de VVD`.
fn copula<'t, 'a: 't>(words: &Words, rest: Tokens<'t, 'a>) -> Option<Said<'t, 'a>> {
    rest.0.first().filter(|token| token.is_in(&words.copula))?;
    let plain = |token: &Token<'_>| {
        token.mention.is_none() && !token.is_sign() && !OTHERS.iter().any(|word| token.is(word))
    };
    let reach = rest.0.iter().skip(1).take(BETWEEN).take_while(|token| plain(token)).count();
    (1..=reach + 1).find_map(|at| {
        let (of, ()) = post(words, Tokens(rest.0.get(at..)?)).ok()?;
        of_party(of).map(|(party, _)| (party, 0))
    })
}

/// `lid is van het CDA`, `sinds 2021 Kamerlid voor de VVD is`, behind `, die` as well.
fn subordinate<'t, 'a: 't>(words: &Words, rest: Tokens<'t, 'a>) -> Option<Said<'t, 'a>> {
    let relative = rest.0.first()?.text == "," && rest.0.get(1)?.is("die");
    let from = if relative { 2 } else { 0 };
    let plain = |token: &Token<'_>| token.mention.is_none() && !token.is_sign();
    let reach = rest.0.iter().skip(from).take(BETWEEN).take_while(|token| plain(token)).count();
    let noun =
        (from..from + reach).find(|at| rest.0.get(*at).is_some_and(|token| token.is_in(&words.of_party)))?;
    let is = |at: usize| rest.0.get(at).is_some_and(|token| token.is_in(&words.copula));
    if is(noun + 1) {
        let link = rest.0.get(noun + 2)?;
        let of = Tokens(rest.0.get(noun + 3..)?);
        let linked = link.is("van") || link.is("voor") || link.is("namens");
        return of_party(of).filter(|_| linked).map(|(party, _)| (party, noun + 1));
    }
    let (of, ()) = post(words, Tokens(rest.0.get(noun..)?)).ok()?;
    let (party, behind) = of_party(of)?;
    let verb = rest.0.len() - behind.0.len();
    is(verb).then_some((party, verb))
}

/// `zit namens het CDA in de Kamer`, `maakt deel uit van de fractie van het CDA`.
fn seated<'t, 'a: 't>(words: &Words, rest: Tokens<'t, 'a>) -> Option<Said<'t, 'a>> {
    let is = |at: usize, word: &str| rest.0.get(at).is_some_and(|token| token.is(word));
    if rest.0.first()?.is_in(&words.seat) {
        let link = (1..=3).find(|at| is(*at, "voor") || is(*at, "namens"))?;
        let (party, behind) = of_party(Tokens(rest.0.get(link + 1..)?))?;
        let house = behind.0.first().is_some_and(|token| token.is("in"));
        return house.then_some((party, 0));
    }
    let part = (is(0, "maakt") || is(0, "maakte")) && is(1, "deel") && is(2, "uit") && is(3, "van");
    let group = is(4, "de") && (is(5, "fractie") || rest.0.get(5).is_some_and(|token| token.names(PARTY)));
    let (party, _) = of_party(Tokens(rest.0.get(4..)?)).filter(|_| part && group)?;
    Some((party, 0))
}

/// `vroeg namens het CDA`, `heeft namens de fractie van de VVD gevraagd`.
fn in_the_name_of<'t, 'a: 't>(rest: Tokens<'t, 'a>) -> Option<Said<'t, 'a>> {
    let at = rest.0.iter().take(3).position(|token| token.is("namens")).filter(|at| *at > 0)?;
    let plain = rest.0.get(..at)?.iter().all(|token| token.mention.is_none() && !token.is_sign());
    of_party(Tokens(rest.0.get(at + 1..)?)).filter(|_| plain).map(|(party, _)| (party, 0))
}

/// The person behind the party at `at`: `de leider van het CDA, X,`, `Namens het CDA vroeg mevrouw X`.
pub(super) fn ahead(words: &Words, tokens: &[Token<'_>], at: usize) -> Vec<Belonging> {
    let Some((party, _)) = tokens.get(at).and_then(|token| token.mention) else { return Vec::new() };
    let article =
        |at: usize| at - usize::from(at > 0 && (tokens[at - 1].is("de") || tokens[at - 1].is("het")));
    let mut of = article(at);
    if of >= 2 && tokens[of - 1].is("van") && tokens[of - 2].is("fractie") {
        of = article(of - 2);
    }
    let Some(link) = of.checked_sub(1) else { return Vec::new() };
    let start = tokens.get(of..).map(Tokens);
    let Some((_, behind)) = start.and_then(of_party) else { return Vec::new() };
    let name = if link == 0 && tokens[link].is("namens") {
        behind.0.get(1..).and_then(|rest| addressed(words, rest)).map(|(name, _)| name)
    } else {
        apposed(words, tokens, link, behind)
    };
    let one = |token: &Token<'_>| Belonging {
        person: token.mention.map_or(0, |(index, _)| index),
        party,
        span: tokens[at].span.cover(token.span),
        verb: None,
        over: false,
        rule: "membership/ahead",
    };
    name.map(one).into_iter().collect()
}

/// `fractievoorzitter van` before the party, a comma behind it, and a name that is closed off.
fn apposed<'t, 'a: 't>(
    words: &Words,
    tokens: &'t [Token<'a>],
    link: usize,
    behind: Tokens<'t, 'a>,
) -> Option<&'t Token<'a>> {
    let post = link.checked_sub(1).filter(|_| tokens[link].is("van"))?;
    let posted = tokens[post].is_in(&words.of_party) && !tokens[post].is_in(&words.several);
    let definite =
        post.checked_sub(1).is_some_and(|at| tokens[at].is("de") || tokens[at].text.ends_with('e'));
    let rest = behind.0.split_first().filter(|(sign, _)| sign.text == ",").map(|(_, rest)| rest)?;
    let (name, after) = addressed(words, rest)?;
    let closed = after.first().is_none_or(|next| next.is_sign() && next.text != "(");
    let listed = after.get(1).is_some_and(|next| next.names(PERSON));
    (posted && definite && closed && !listed).then_some(name)
}

/// A person, with `de heer` before the name or without.
fn addressed<'t, 'a>(words: &Words, input: &'t [Token<'a>]) -> Option<(&'t Token<'a>, &'t [Token<'a>])> {
    let skip = input
        .iter()
        .take(2)
        .take_while(|token| token.is_in(&words.address) || token.is("de") || token.is("het"))
        .count();
    let (name, after) = input.get(skip..)?.split_first()?;
    name.names(PERSON).then_some((name, after))
}
