//! Who somebody is, told beside the name: `de leider van de RSF, X,`, `X, de minister van Defensie,`, `het in Dubai gevestigde bedrijf X`.

use nom::Parser;
use nom::combinator::opt;

use super::super::function_words::{Class, FunctionWords};
use super::super::{Token, TokenResult, Tokens, one};
use super::groups::{Targets, plural};
use super::phrases::{Phrase, Quantity, phrase};
use crate::entity::country::COUNTRY;
use crate::entity::person::PERSON;
use crate::linking::EntityId;

/// How many words may stand between an article and its participle.
const LONGEST_MODIFIER: usize = 8;

impl<'p> Targets<'p> {
    /// `de Britse hoofdaanklager, Karim Khan,`, `zijn schoonzoon, de zakenman X,`: the name behind the comma says who
    /// it is.
    pub(super) fn apposition<'t, 'a: 't>(
        self,
        input: Tokens<'t, 'a>,
        phrase: &Phrase<'t, 'a>,
    ) -> Option<(Tokens<'t, 'a>, EntityId)>
    where
        'p: 't,
    {
        let comma = input.first().filter(|comma| matches!(comma.text, "," | "("))?;
        let several = matches!(phrase.quantity, Some(Quantity::Some | Quantity::Exactly(2..)));
        let (rest, named) = self::phrase(self.words)(Tokens(&input.0[1..])).ok()?;
        // `een van hen, de Guineeër Jan Jansen,`
        let people = named.head.names(COUNTRY) && rest.first().is_some_and(|next| next.names(PERSON));
        let (rest, name) = if people { (Tokens(&rest.0[1..]), rest.first()?) } else { (rest, named.head) };
        let titled = named.determiner.is_none_or(|it| it.is("de")) && named.quantity.is_none();
        let one = people || matches!(phrase.quantity, Some(Quantity::Exactly(1)));
        let bare = comma.text == "(" || named.tokens.0.len() == 1 || one || !plural(phrase);
        let person = name.names(PERSON) && titled && bare;
        let closes = rest.first().is_none_or(|end| matches!(end.text, "," | ")" | "." | ";" | "?" | ":"));
        let entity = self.entity(name).filter(|_| person && closes && !several)?;
        let closing = usize::from(rest.first().is_some_and(|end| matches!(end.text, "," | ")")));
        Some((Tokens(&rest.0[closing..]), entity))
    }

    /// Behind a person's name, what says who that is: `, de Noord-Koreaanse minister van Defensie,`.
    pub(super) fn epithet<'t, 'a: 't>(self, input: Tokens<'t, 'a>) -> Tokens<'t, 'a>
    where
        'p: 't,
    {
        // `, alias Hemedti,`
        if let [comma, alias, _, end, ..] = input.0
            && comma.text == ","
            && alias.is("alias")
            && end.text == ","
        {
            return Tokens(&input.0[4..]);
        }
        let skipped = || {
            let (rest, _) = one(|token: &Token<'a>| token.text == ",").parse(input).ok()?;
            let (rest, found) = phrase(self.words)(rest).ok()?;
            let article =
                found.determiner.is_some_and(|it| ["de", "het", "een"].iter().any(|word| it.is(word)));
            let noun = found.head.mention.is_none() && found.quantity.is_none() && !plural(&found);
            let (rest, end) = opt(one(|token: &Token<'a>| token.text == ",")).parse(self.tails(rest)).ok()?;
            // `X, de minister en Y`: a list; `X, de minister van Defensie, en Y`: behind a comma stands no last member.
            (article && noun && end.is_some()).then_some(rest)
        };
        skipped().unwrap_or(input)
    }
}

/// `het [in Dubai gevestigde] goudbedrijf`: where the phrase goes on behind what describes it.
///
/// # Errors
/// Where no such modifier stands behind an article here.
pub(super) fn described<'t, 'a: 't>(words: &FunctionWords, input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, ()> {
    let no = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify));
    let article = input.first().is_some_and(|it| words.is(it, Class::Determiner));
    let leads = input.0.get(1).is_some_and(|it| words.is(it, Class::Preposition));
    let ends = |token: &Token<'a>| {
        words.is(token, Class::Finite) || matches!(token.text, "," | ";" | "." | "?" | ":")
    };
    let near =
        input.0.iter().enumerate().skip(3).take(LONGEST_MODIFIER).take_while(|(_, token)| !ends(token));
    let participle = |token: &Token<'a>| {
        token.mention.is_none()
            && ["de", "te"].iter().any(|end| token.text.ends_with(end))
            && token.text.len() > 5
            && !words.is(token, Class::Preposition)
    };
    let open = |at: usize| input.0.get(at).is_some_and(|next| words.open(next) || next.mention.is_some());
    let found = near.filter(|(at, token)| participle(token) && open(at + 1)).map(|(at, _)| at).next();
    match found.filter(|_| article && leads) {
        Some(at) => Ok((Tokens(&input.0[at + 1..]), ())),
        None => Err(no()),
    }
}
