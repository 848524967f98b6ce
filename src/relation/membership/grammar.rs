//! How a person and a party stand together.

use nom::Parser;
use nom::combinator::opt;

use crate::embedded;
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
    pub(super) rule: &'static str,
}

/// Words around members and parties.
pub(super) struct Words {
    of_party: WordSet,
    former: WordSet,
    copula: WordSet,
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
        let mut roles =
            Roles::read(embedded!("member-words.tsv"), &["address", "of-party", "former", "copula"])?;
        let names = embedded!("party-names.tsv").words(&["name", "id", "form"], "name")?;
        Ok(Self {
            of_party: roles.take("of-party"),
            former: roles.take("former"),
            copula: roles.take("copula"),
            parties: names.iter().chain(HEADS).collect(),
        })
    }
}

fn lower(set: &WordSet, token: &Token<'_>) -> bool {
    token.mention.is_none() && set.contains_in_lower_case(token.text)
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
            found.extend(list.last().and_then(|last| behind(words, tokens, last, after)));
            at = tokens.len() - after.0.len();
            continue;
        }
        if token.names(PARTY) && !is_former(words, tokens, at) {
            found.extend(joined(words, rest));
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
        (closed && kinds).then_some(Belonging { person: *person, party: *party, span, verb: None, rule })
    };
    inside.windows(2).filter_map(pair).collect()
}

fn in_brackets(member: &Member) -> Option<Belonging> {
    let (person, party) = (member.person, member.party?);
    Some(Belonging { person, party, span: member.span, verb: None, rule: "membership/brackets" })
}

/// `oud-CDA-leider`, `voormalig VVD-Kamerlid`; `Amerikaanse`, `BBB-` before the party make it another's too.
fn is_former(words: &Words, tokens: &[Token<'_>], at: usize) -> bool {
    let before = |count: usize| at.checked_sub(count).and_then(|at| tokens.get(at));
    before(1).is_some_and(|token| token.text == "-" || lower(&words.former, token))
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
                one(|token: &Token<'_>| lower(&words.of_party, token)).parse(rest)?.0
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
        rule: "membership/joined",
    };
    list.iter().filter(|member| member.party.is_none()).map(own).collect()
}

/// A party behind the last member of a list.
///
/// ```text
/// behind = [ "," [ determiner ] word-of-party ] ( "van" | "voor" | "namens" ) of-party
///        | copula { word } "lid" "van" of-party                 at most four words
/// of-party = [ determiner ] [ "fractie" "van" [ determiner ] ] party [ "-fractie" ]
/// ```
///
/// Accepts ` van het CDA`, `, fractievoorzitter van het CDA,`, ` is geen lid van het CDA`; refuses ` van de
/// CDA-motie`, ` voor het CDA` (somebody may do something for a party).
fn behind(words: &Words, tokens: &[Token<'_>], member: &Member, rest: Tokens<'_, '_>) -> Option<Belonging> {
    if member.party.is_some() {
        return None;
    }
    let start = tokens.len() - rest.0.len();
    let (of, verb, rule) = if let Ok((of, ())) = apposition(words, rest) {
        (of, None, "membership/apposition")
    } else if let Some(of) = copula(words, rest) {
        (of, Some(start), "membership/said")
    } else {
        let (of, _) = one(|token: &Token<'_>| token.is("van") || token.is("namens")).parse(rest).ok()?;
        (of, None, "membership/of")
    };
    let party = of_party(of)?;
    let (index, _) = party.mention?;
    let span = member.span.cover(party.span);
    Some(Belonging { person: member.person, party: index, span, verb, rule })
}

fn apposition<'t, 'a: 't>(words: &Words, input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, ()> {
    let (rest, _) = opt(one(|token: &Token<'a>| token.text == ",")).parse(input)?;
    let (rest, _) =
        opt(one(|token: &Token<'a>| ["de", "het", "een"].iter().any(|word| token.is(word)))).parse(rest)?;
    let (rest, _) = one(|token: &Token<'a>| lower(&words.of_party, token)).parse(rest)?;
    let (rest, _) =
        one(|token: &Token<'a>| token.is("van") || token.is("voor") || token.is("namens")).parse(rest)?;
    Ok((rest, ()))
}

/// What stands behind `is … lid van`.
fn copula<'t, 'a: 't>(words: &Words, input: Tokens<'t, 'a>) -> Option<Tokens<'t, 'a>> {
    let (rest, _) = one(|token: &Token<'a>| lower(&words.copula, token)).parse(input).ok()?;
    let member = rest.0.iter().take(5).position(|token| token.is("lid"))?;
    let plain = rest.0.iter().take(member).all(|token| token.mention.is_none() && !token.is_sign());
    let of = rest.0.get(member + 1).filter(|token| plain && token.is("van"));
    of.map(|_| Tokens(&rest.0[member + 2..]))
}

/// The party at the start of what follows `van`.
fn of_party<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Option<&'t Token<'a>> {
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
    (!compound || of_group).then_some(party)
}
