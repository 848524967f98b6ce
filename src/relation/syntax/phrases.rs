//! Noun phrases, with and without a preposition, as far as facts need them.
//!
//! ```text
//! phrase   = [ determiner ] [ quantity ] { modifier } head
//!          | ( number | "een" ) "van" "hen"
//! quantity = number | "enkele" | number "van" [ determiner ] [ number ]
//! modifier = adjective | adjective ( "," | "en" ) | capitalised | country as adjective
//!          | abbreviation of a body, before a capitalised word or behind "een" or a number
//! head     = mention | [ word ] person | word | mention "-" word
//! ```
//!
//! A phrase ends with its head: with a mention, or with the first word that is no
//! adjective and before which none of the closed words stands.

use nom::branch::alt;
use nom::combinator::{map, not, opt, peek, recognize, verify};
use nom::multi::many0;
use nom::{IResult, Parser};

use super::super::function_words::{Class, FunctionWords, number};
use super::super::{Token, TokenResult, Tokens, one};
use crate::entity::organisation::ORGANISATION;
use crate::entity::person::PERSON;
use crate::gazetteer::Form;

/// A noun phrase.
#[derive(Clone, Copy, Debug)]
pub struct Phrase<'t, 'a> {
    /// All of its tokens.
    pub tokens: Tokens<'t, 'a>,
    /// Its determiner.
    pub determiner: Option<&'t Token<'a>>,
    /// How many there are, where it says so.
    pub quantity: Option<Quantity>,
    /// Adjectives and the like before the head.
    pub modifiers: Tokens<'t, 'a>,
    /// The last token.
    pub head: &'t Token<'a>,
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// So many.
    Exactly(u64),
    /// `enkele`, `tientallen`.
    Some,
}

impl<'t, 'a> Phrase<'t, 'a> {
    /// The words and mentions of the modifiers.
    pub fn words(&self) -> impl Iterator<Item = &'t Token<'a>> {
        self.modifiers.0.iter().chain([self.head])
    }

    /// Whether it has a determiner that points to something known: `de`, `deze`.
    pub fn definite(&self) -> bool {
        const POINTING: [&str; 5] = ["de", "het", "deze", "die", "dit"];
        self.determiner.is_some_and(|determiner| POINTING.iter().any(|word| determiner.is(word)))
    }
}

/// Whether the token is a country as an adjective: `Amerikaanse`.
pub fn adjective(token: &Token<'_>) -> bool {
    token.mention.is_some_and(|(_, mention)| mention.form == Form::Adjective)
}

/// A phrase at the start of `input`.
///
/// # Errors
/// Where none stands here.
pub fn phrase<'t, 'a: 't>(
    words: &'t FunctionWords,
) -> impl Fn(Tokens<'t, 'a>) -> TokenResult<'t, 'a, Phrase<'t, 'a>> {
    move |input: Tokens<'t, 'a>| {
        if let Some(found) = some_of_them(input) {
            return Ok(found);
        }
        let determiner = opt(one(|token| words.is(token, Class::Determiner)));
        let start = (determiner, opt(|input| quantity(words, input)));
        let (rest, (determiner, quantity)) = { start }.parse(input)?;
        let some = quantity.is_some() || determiner.is_some_and(|word| word.is("een"));
        let noun = (|input| modifiers(words, some, input), |input| head(words, input));
        let (rest, (modifiers, head)) = { noun }.parse(rest)?;
        // `in 2006 Noord-Korea`: a year, and somebody.
        let year = matches!(quantity, Some(Quantity::Exactly(1900..=2100))) && determiner.is_none();
        let somebody = head.mention.is_some_and(|(_, mention)| mention.form != Form::Inhabitant);
        if year && somebody {
            return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
        }
        let tokens = Tokens(&input.0[..input.0.len() - rest.0.len()]);
        Ok((rest, Phrase { tokens, determiner, quantity, modifiers, head }))
    }
}

/// `drie van hen`, `een van hen`.
fn some_of_them<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Option<(Tokens<'t, 'a>, Phrase<'t, 'a>)> {
    let [count, of, head, ..] = input.0 else { return None };
    let one = count.is("een") || count.is("één");
    let quantity = number(count).or(one.then_some(1)).map(Quantity::Exactly)?;
    let (tokens, rest) = input.0.split_at(3);
    let found = Phrase {
        tokens: Tokens(tokens),
        determiner: None,
        quantity: Some(quantity),
        modifiers: Tokens(&input.0[..0]),
        head,
    };
    (of.is("van") && head.is("hen")).then_some((Tokens(rest), found))
}

/// `6 van de 18`, `vier`, `beide`, `een van de`.
fn quantity<'t, 'a: 't>(words: &FunctionWords, input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, Quantity> {
    let figure = |input| map(one_number, Quantity::Exactly).parse(input);
    let both = map(one(|token| token.is("beide") || token.is("beiden")), |_| Quantity::Exactly(2));
    let vague = map(one(|token| words.is(token, Class::Quantity)), |_| Quantity::Some);
    let part = (
        one(|token| token.is("van")),
        one(|token| words.is(token, Class::Determiner)),
        opt(one(|token| number(token).is_some())),
    );
    let counts = |token: &Token<'a>| number(token).is_some() || words.is(token, Class::Quantity);
    let more = (
        one(|token| token.is("meer") || token.is("minder")),
        one(|token| token.is("dan")),
        peek(one(counts)),
    );
    let (input, _) = opt(more).parse(input)?;
    let (rest, found) = alt((figure, both, vague)).parse(input)?;
    // `ruim dertig`, `zo'n dertig`
    let (rest, found) = match found {
        Quantity::Some => {
            opt(one_number).parse(rest).map(|(rest, more)| (rest, more.map_or(found, Quantity::Exactly)))?
        }
        Quantity::Exactly(_) => (rest, found),
    };
    let (rest, _) = opt(part).parse(rest)?;
    Ok((rest, found))
}

fn one_number<'t, 'a: 't>(input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, u64> {
    nom::combinator::map_opt(one(|token| number(token).is_some()), number).parse(input)
}

/// Modifiers; before `some` of a sort (`een`, `drie`), the name of a body does not stand for itself.
fn modifiers<'t, 'a: 't>(
    words: &FunctionWords,
    some: bool,
    input: Tokens<'t, 'a>,
) -> TokenResult<'t, 'a, Tokens<'t, 'a>> {
    let continues = |input: Tokens<'t, 'a>| {
        verify(one(|token| words.open(token) || token.mention.is_some()), |_: &&Token<'a>| true).parse(input)
    };
    let plain = |input| (one(|token| modifies(words, token)), peek(continues)).parse(input);
    let joined = |input| {
        (
            one(|token| adjective(token) || inflected(words, token)),
            one(|token| token.text == "," || token.is("en")),
            peek((one(|token| adjective(token) || inflected(words, token)), continues)),
        )
            .parse(input)
    };
    let bodied = |input| {
        let follows =
            |token: &Token<'a>| words.open(token) && (some || token.text.starts_with(char::is_uppercase));
        (one(abbreviated), peek(one(follows))).parse(input)
    };
    recognize(many0(alt((recognize(joined), recognize(plain), recognize(bodied))))).parse(input)
}

/// Whether the token can stand before a head: `Amerikaanse`, `hoge`, `gekozen`, `plaatsvervangend`, `VN`.
fn modifies(words: &FunctionWords, token: &Token<'_>) -> bool {
    if token.mention.is_some() {
        return adjective(token);
    }
    inflected(words, token) || words.open(token) && token.text.starts_with(char::is_uppercase)
}

/// Whether the token is the abbreviation of a body, which may describe a word behind it: `VN Speciaal Rapporteur`.
fn abbreviated(token: &Token<'_>) -> bool {
    token.names(ORGANISATION) && token.mention.is_some_and(|(_, mention)| mention.form == Form::Abbreviation)
}

fn inflected(words: &FunctionWords, token: &Token<'_>) -> bool {
    let text = token.text;
    let participle = text.starts_with("ge") && text.ends_with("en");
    words.open(token) && (text.ends_with('e') || text.ends_with("end") || participle)
}

fn head<'t, 'a: 't>(words: &FunctionWords, input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, &'t Token<'a>> {
    let compound = |input| compound(words, input);
    let named = one(|token| token.mention.is_some() && !adjective(token));
    let person = one(|token| token.names(PERSON));
    let word = one(|token| words.open(token));
    // `president Poetin`: the role belongs to the name. Not `de regering Poetin`, `van plan Poetin`.
    let none = [Class::Time, Class::Content, Class::Collective];
    let office = one(|token| {
        words.open(token) && !none.into_iter().any(|class| words.is(token, class)) && !done(token)
    });
    let role = map((office, person), |(_, person)| person);
    // `VN-rapporteur Albanese`
    let held = map((compound, one(|token| token.names(PERSON))), |(_, person)| person);
    alt((held, compound, named, role, word)).parse(input)
}

/// Whether a word is a participle like `opgeroepen`, which is no office.
fn done(token: &Token<'_>) -> bool {
    const BEFORE: [&str; 8] = ["", "aan", "af", "in", "mede", "op", "toe", "uit"];
    let begins = BEFORE.iter().any(|part| {
        token.text.strip_prefix(part).is_some_and(|rest| rest.starts_with("ge") && rest.len() > 5)
    });
    begins && (token.text.ends_with("en") || token.text.ends_with("gd"))
}

/// `EU-lidstaten`: a name that only describes the word behind its hyphen.
fn compound<'t, 'a: 't>(words: &FunctionWords, input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, &'t Token<'a>> {
    let touch = |one: &Token<'a>, other: &Token<'a>| one.span.end == other.span.start;
    match input.0 {
        [name, hyphen, word, rest @ ..]
            if name.mention.is_some()
                && matches!(hyphen.text, "-" | "\u{2011}")
                && touch(name, hyphen)
                && touch(hyphen, word)
                && words.open(word) =>
        {
            Ok((Tokens(rest), word))
        }
        _ => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))),
    }
}

/// What a clause consists of.
#[derive(Clone, Copy, Debug)]
pub enum Chunk<'t, 'a> {
    /// A noun phrase on its own.
    Noun(Phrase<'t, 'a>),
    /// A preposition and its phrase.
    Prepositional {
        /// The preposition, of one or more words.
        preposition: Tokens<'t, 'a>,
        /// What it governs.
        phrase: Phrase<'t, 'a>,
    },
    /// Any other token.
    Other(&'t Token<'a>),
}

impl<'t, 'a> Chunk<'t, 'a> {
    /// Its phrase, with a preposition or without.
    pub fn phrase(&self) -> Option<&Phrase<'t, 'a>> {
        match self {
            Self::Noun(phrase) | Self::Prepositional { phrase, .. } => Some(phrase),
            Self::Other(_) => None,
        }
    }

    /// Its phrase, where it stands under this preposition.
    pub fn under(&self, word: &str) -> Option<&Phrase<'t, 'a>> {
        match self {
            Self::Prepositional { preposition, phrase } if spells(*preposition, word) => Some(phrase),
            _ => None,
        }
    }

    /// Whether it is this single word.
    pub fn is(&self, word: &str) -> bool {
        matches!(self, Self::Other(token) if token.is(word))
    }

    /// Offset in the reading text at which it starts.
    pub fn start(&self) -> usize {
        match self {
            Self::Noun(phrase) => phrase.tokens.first().map_or(0, |token| token.span.start),
            Self::Prepositional { preposition, .. } => {
                preposition.first().map_or(0, |token| token.span.start)
            }
            Self::Other(token) => token.span.start,
        }
    }
}

/// Whether the tokens are these words, separated by blanks.
pub fn spells(tokens: Tokens<'_, '_>, text: &str) -> bool {
    text.split(' ').count() == tokens.0.len()
        && text.split(' ').zip(tokens.0).all(|(word, token)| token.is(word))
}

/// Divides the tokens of a clause; each stands in exactly one chunk.
pub fn chunks<'t, 'a: 't>(words: &'t FunctionWords, tokens: &'t [Token<'a>]) -> Vec<Chunk<'t, 'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
        let (chunk, length) = chunk(words, tokens, at, rest);
        found.push(chunk);
        at += length;
    }
    found
}

fn chunk<'t, 'a: 't>(
    words: &'t FunctionWords,
    all: &'t [Token<'a>],
    at: usize,
    rest: &'t [Token<'a>],
) -> (Chunk<'t, 'a>, usize) {
    let year = number(&rest[0]).is_some() && at > 0 && words.is(&all[at - 1], Class::Time);
    if words.finite(all, at) || year {
        return (Chunk::Other(&rest[0]), 1);
    }
    // `staan onder anderen X en Y`
    if let [under, others, ..] = rest
        && under.is("onder")
        && (others.is("anderen") || others.is("meer"))
    {
        return (Chunk::Other(under), 2);
    }
    if let Some(length) = words.preposition(rest) {
        let (preposition, behind) = rest.split_at(length);
        if let Ok((after, phrase)) = phrase(words)(Tokens(behind)) {
            return (
                Chunk::Prepositional { preposition: Tokens(preposition), phrase },
                rest.len() - after.0.len(),
            );
        }
        return (Chunk::Other(&rest[0]), 1);
    }
    let noun: IResult<_, _, _> = not(|input| closed(words, input)).parse(Tokens(rest));
    match noun.and_then(|_| phrase(words)(Tokens(rest))) {
        Ok((after, phrase)) => (Chunk::Noun(phrase), rest.len() - after.0.len()),
        Err(_) => (Chunk::Other(&rest[0]), 1),
    }
}

/// A word that cannot start a phrase: an adverb, a conjunction.
fn closed<'t, 'a: 't>(words: &FunctionWords, input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, &'t Token<'a>> {
    one(|token| words.is(token, Class::Adverb) || words.is(token, Class::Coordinator)).parse(input)
}
