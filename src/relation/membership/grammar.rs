//! How a person and a party stand together.

use nom::Parser;
use nom::combinator::opt;

use super::said::{ahead, said};
use crate::embedded;
use crate::entity::organisation::ORGANISATION;
use crate::entity::party::PARTY;
use crate::entity::person::PERSON;
use crate::gazetteer::{Roles, TableError};
use crate::grammar::WordSet;
use crate::mention::Mention;
use crate::relation::members::{Member, members};
use crate::relation::{Passage, Token, TokenResult, Tokens, one};
use crate::text::Span;

/// A person beside a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Belonging {
    /// Index of the person's mention.
    pub(super) person: usize,
    /// Index of the party's mention.
    pub(super) party: usize,
    /// From one to the other.
    pub(super) span: Span,
    /// The verb that says so, where one does: its token.
    pub(super) verb: Option<usize>,
    /// It was so and is no more: `is geen lid meer van`.
    pub(super) over: bool,
    pub(super) rule: &'static str,
}

/// Words around members and parties.
pub(super) struct Words {
    pub(super) of_party: WordSet,
    /// `heer`: before the name of a member of the House.
    pub(super) address: WordSet,
    /// `zit`: with `namens` and a party, or in its group.
    pub(super) seat: WordSet,
    /// `verlaten`: a party left.
    pub(super) leaving: WordSet,
    former: WordSet,
    /// `is`: between the person and what they are of a party.
    pub(super) copula: WordSet,
    /// `leden`: before the names of several.
    pub(super) several: WordSet,
    /// Without one of these no sentence names a party.
    pub(super) parties: WordSet,
}

/// Words that open or close the name of a party which no table has.
const HEADS: [&str; 3] = ["Groep", "Partij", "Party"];

impl Words {
    /// Reads the tables.
    ///
    /// # Errors
    /// Where one is wrong.
    pub(super) fn load() -> Result<Self, TableError> {
        let mut roles = Roles::read(
            embedded!("member-words.tsv"),
            &["address", "of-party", "former", "copula", "several", "seat", "leaving"],
        )?;
        let names = embedded!("party-names.tsv").words(&["name", "id", "form"], "name")?;
        Ok(Self {
            of_party: roles.take("of-party"),
            former: roles.take("former"),
            copula: roles.take("copula"),
            address: roles.take("address"),
            several: roles.take("several"),
            seat: roles.take("seat"),
            leaving: roles.take("leaving"),
            parties: names.iter().chain(HEADS).collect(),
        })
    }
}

/// Everybody whose party the sentence gives.
pub(super) fn belongings(words: &Words, tokens: &[Token<'_>]) -> Vec<Belonging> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = Tokens(tokens.get(at..).unwrap_or_default());
        if token.names(PERSON)
            && let Ok((after, list)) = members(rest)
        {
            found.extend(list.iter().filter_map(in_brackets));
            let beside = behind(words, tokens, at, &list, after);
            let said = if beside.is_empty() { said(words, tokens, at, after) } else { Vec::new() };
            found.extend(beside.into_iter().chain(said));
            at = tokens.len() - after.0.len();
            continue;
        }
        if token.names(PARTY) && !is_former(words, tokens, at) {
            found.extend(joined(words, rest));
            found.extend(ahead(words, tokens, at));
        }
        at += 1;
    }
    found
}

/// Longest name of a party in brackets, bytes.
const LONGEST_PARTY: usize = 60;

/// The movers within the name of a motion: `motie van de leden Van Dijk (SP) en De Roon (PVV)`.
pub(super) fn movers(passage: &Passage<'_>, motion: Span) -> Vec<Belonging> {
    let text = passage.document.text();
    // The party of the last one stands behind the name.
    let inside: Vec<_> = passage
        .mentions_in(Span::new(motion.start, motion.end + LONGEST_PARTY))
        .filter(|(_, mention)| mention.kind == PERSON || mention.kind == PARTY)
        .collect();
    let pair = |pair: &[(usize, &Mention)]| {
        let [(person, name), (party, group)] = pair else { return None };
        let between = text.get(name.span.end..group.span.start)?;
        let closed = text.get(group.span.end..)?.starts_with(')') && between == " (";
        let rule = "membership/brackets";
        let kinds = name.kind == PERSON && group.kind == PARTY && name.span.end <= motion.end;
        let span = Span::new(name.span.start, group.span.end + 1);
        (closed && kinds).then_some(Belonging {
            person: *person,
            party: *party,
            span,
            verb: None,
            over: false,
            rule,
        })
    };
    inside.windows(2).filter_map(pair).collect()
}

fn in_brackets(member: &Member) -> Option<Belonging> {
    let (person, party) = (member.person, member.party?);
    Some(Belonging { person, party, span: member.span, verb: None, over: false, rule: "membership/brackets" })
}

/// `oud-CDA-leider`, `voormalig VVD-Kamerlid`; `Amerikaanse`, `BBB-` before the party make it another's too.
fn is_former(words: &Words, tokens: &[Token<'_>], at: usize) -> bool {
    let before = |count: usize| at.checked_sub(count).and_then(|at| tokens.get(at));
    before(1).is_some_and(|token| token.text == "-" || token.is_in(&words.former))
}

/// The party, what the person is of it, and the persons.
///
/// ```text
/// joined = party ( [ "-" ] word-of-party | "'er" ) members
/// ```
///
/// Accepts `CDA-Kamerlid Boswijk`, `VVD-ministers Blok en Grapperhaus`; refuses `CDA-motie Boswijk`.
fn joined(words: &Words, input: Tokens<'_, '_>) -> Vec<Belonging> {
    let read = |input| {
        let (rest, party) = one(|token: &Token<'_>| token.names(PARTY)).parse(input)?;
        let rest = match rest.0 {
            // `CDA'er`
            [sign, er, ..] if matches!(sign.text, "'" | "’") && er.is("er") => Tokens(&rest.0[2..]),
            _ => {
                let (rest, _) = opt(one(|token: &Token<'_>| token.text == "-")).parse(rest)?;
                one(|token: &Token<'_>| token.is_in(&words.of_party)).parse(rest)?.0
            }
        };
        let (rest, list) = members(rest)?;
        Ok::<_, nom::Err<nom::error::Error<Tokens<'_, '_>>>>((rest, (party, list)))
    };
    let Ok((_, (party, list))) = read(input) else { return Vec::new() };
    let Some((index, _)) = party.mention else { return Vec::new() };
    let own = |member: &Member| Belonging {
        person: member.person,
        party: index,
        span: party.span.cover(member.span),
        verb: None,
        over: false,
        rule: "membership/joined",
    };
    list.iter().filter(|member| member.party.is_none()).map(own).collect()
}

/// A party behind a list of members: that of the last, or of all behind a word for several (`de leden P en Q van`).
///
/// ```text
/// behind   = apposition of-party | ( "van" | "namens" ) of-party
/// of-party = [ determiner ] [ "fractie" "van" [ determiner ] ] party [ "-fractie" ]
/// ```
///
/// Accepts ` van het CDA`, `, fractievoorzitter van het CDA,`; refuses ` van de CDA-motie`, ` voor het CDA`
/// (somebody may do something for a party).
fn behind(
    words: &Words,
    tokens: &[Token<'_>],
    at: usize,
    list: &[Member],
    rest: Tokens<'_, '_>,
) -> Vec<Belonging> {
    if list.last().is_none_or(|last| last.party.is_some()) {
        return Vec::new();
    }
    let (of, rule) = if let Ok((of, ())) = apposition(words, rest) {
        (of, "membership/apposition")
    } else if let Ok((of, _)) = one(|token: &Token<'_>| token.is("van") || token.is("namens")).parse(rest) {
        (of, "membership/of")
    } else {
        return Vec::new();
    };
    let Some((party, span)) = of_party(of).and_then(|(party, _)| Some((party.mention?.0, party.span))) else {
        return Vec::new();
    };
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let several = before.is_some_and(|word| word.is_in(&words.several));
    let all = several && list.iter().all(|member| member.party.is_none()) && rule == "membership/of";
    let skip = if all { 0 } else { list.len() - 1 };
    let one = |member: &Member| Belonging {
        person: member.person,
        party,
        span: member.span.cover(span),
        verb: None,
        over: false,
        rule,
    };
    list.iter().skip(skip).map(one).collect()
}

fn apposition<'t, 'a: 't>(words: &Words, input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, ()> {
    let (rest, _) = opt(one(|token: &Token<'a>| token.text == ",")).parse(input)?;
    post(words, rest)
}

/// What somebody is of a party, up to the word before the party.
///
/// ```text
/// post = [ determiner ] { adjective } word-of-party [ "van" [ determiner ] chamber ] ( "van" | "voor" | "namens" )
/// ```
///
/// Accepts `de nieuwe leider van`, `Tweede Kamerlid voor`, `lid van de Tweede Kamer voor`.
pub(super) fn post<'t, 'a: 't>(words: &Words, input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, ()> {
    let determiner = |token: &Token<'a>| ["de", "het", "een", "geen"].iter().any(|word| token.is(word));
    let modifier = |token: &Token<'a>| {
        let own = token.is("Tweede") || token.is("Eerste");
        own || token.mention.is_none() && token.text.ends_with('e') && !determiner(token)
    };
    let (rest, _) = opt(one(determiner)).parse(input)?;
    let (rest, _) = opt(one(modifier)).parse(rest)?;
    let (rest, _) = one(|token: &Token<'a>| token.is_in(&words.of_party)).parse(rest)?;
    let chamber = (
        one(|token: &Token<'a>| token.is("van")),
        opt(one(|token: &Token<'a>| token.is("de") || token.is("het"))),
        one(|token: &Token<'a>| token.names(ORGANISATION)),
    );
    let (rest, _) = opt(chamber).parse(rest)?;
    let (rest, _) = opt(one(|token: &Token<'a>| token.is("meer") || token.is("geweest"))).parse(rest)?;
    let link = |token: &Token<'a>| token.is("van") || token.is("voor") || token.is("namens");
    let (rest, _) = one(link).parse(rest)?;
    Ok((rest, ()))
}

/// The party at the start of what follows `van`, and what stands behind it.
pub(super) fn of_party<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Option<(&'t Token<'a>, Tokens<'t, 'a>)> {
    let article = |input| opt(one(|token: &Token<'a>| token.is("de") || token.is("het"))).parse(input);
    let group = |input| {
        let (rest, _) = one(|token: &Token<'a>| token.is("fractie")).parse(input)?;
        let (rest, _) = one(|token: &Token<'a>| token.is("van")).parse(rest)?;
        article(rest)
    };
    let read: TokenResult<'_, '_, _> = (article, opt(group), one(|token| token.names(PARTY))).parse(input);
    let (rest, (_, _, party)) = read.ok()?;
    let compound = rest.0.first().is_some_and(|next| next.text == "-");
    let of_group = rest.0.get(1).is_some_and(|next| next.is("fractie"));
    let behind = if compound { Tokens(rest.0.get(2..).unwrap_or_default()) } else { rest };
    (!compound || of_group).then_some((party, behind))
}
