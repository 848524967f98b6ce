//! What carries a group on behind its phrase: `van het Hof`, `in Iran`, `die …`.

use nom::Parser;
use nom::combinator::opt;

use super::super::function_words::{Class, number};
use super::super::{Token, Tokens, one};
use super::division::described;
use super::groups::{Member, Targets, plural};
use super::phrases::{Phrase, adjective, phrase};
use crate::entity::country::COUNTRY;
use crate::entity::organisation::ORGANISATION;
use crate::entity::person::PERSON;
use crate::linking::EntityId;

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

    /// `het bedrijf Huawei`, `oliebedrijven Rosneft en Lukoil`: the name directly behind the word says who it is.
    /// `determined` where an article stands further before it.
    pub(super) fn called(
        self,
        rest: Tokens<'_, '_>,
        phrase: &Phrase<'_, '_>,
        determined: bool,
    ) -> Option<EntityId> {
        let [name, behind @ ..] = rest.0 else { return None };
        let listed = behind.first().is_some_and(|next| next.is("en") || next.text == ",");
        let sort = self.words.open(phrase.head)
            && phrase.head.text.starts_with(char::is_lowercase)
            && !self.words.is(phrase.head, Class::Collective);
        let stands = sort && (determined || phrase.determiner.is_some() || plural(phrase) && listed);
        let compound = behind.first().is_some_and(|next| next.text == "-");
        self.entity(name).filter(|_| stands && name.names(ORGANISATION) && !compound)
    }

    /// `van het Hof`, `in Iran`, `verantwoordelijk voor misdrijven`, `(ISH)`.
    fn adjunct<'t, 'a: 't>(self, input: Tokens<'t, 'a>) -> Option<Tokens<'t, 'a>>
    where
        'p: 't,
    {
        let first = input.first()?;
        // `op grond van de verordening`
        if self.words.preposition(input.0).is_some_and(|length| length > 1) {
            return None;
        }
        if let Some(department) = self.department(input) {
            return Some(department);
        }
        if self.words.is(first, Class::Predicate) {
            return self.adjunct_of(Tokens(&input.0[1..]), |_| true);
        }
        // `sancties tegen zes banken van kracht`
        if first.is("van") && input.0.get(1).is_some_and(|next| next.is("kracht")) {
            return None;
        }
        let always = ["van", "bij", "uit", "binnen", "namens", "rond"].iter().any(|word| first.is(word));
        let place = ["in", "op"].iter().any(|word| first.is(word));
        if !always && !place {
            return None;
        }
        self.adjunct_of(input, |phrase| always && !self.dated(phrase) || place && places(phrase))
    }

    /// `de verantwoordelijken [voor de aanval]`: a noun made of a word like `verantwoordelijk`.
    pub(super) fn answerable<'t, 'a: 't>(
        self,
        input: Tokens<'t, 'a>,
        phrase: &Phrase<'t, 'a>,
    ) -> Tokens<'t, 'a>
    where
        'p: 't,
    {
        let stem = phrase.head.text.strip_suffix("en").unwrap_or_default();
        let noun = self.words.is(&Token::new(stem, phrase.head.span, None), Class::Predicate);
        let after = input
            .first()
            .filter(|next| noun && next.is("voor"))
            .and_then(|_| self.adjunct_of(input, |_| true));
        after.unwrap_or(input)
    }

    /// `minister [van Buitenlandse Zaken] Sergej Lavrov`: of what somebody is minister, before the name.
    fn department<'t, 'a: 't>(self, input: Tokens<'t, 'a>) -> Option<Tokens<'t, 'a>> {
        let name = |token: &Token<'a>| self.words.open(token) && token.text.starts_with(char::is_uppercase);
        let part = |token: &Token<'a>| name(token) || token.is("en") || token.text == ",";
        input.first().filter(|of| of.is("van"))?;
        let length = input.0.iter().skip(1).take_while(|token| part(token)).count();
        let ends = input.0.get(length).is_some_and(|last| length > 0 && name(last));
        let rest = input.0.get(length + 1..).filter(|_| ends)?;
        rest.first().is_some_and(|next| next.names(PERSON)).then_some(Tokens(rest))
    }

    /// `[de] minister van Defensie Jan Jansen`: the person whose name stands directly behind the office.
    ///
    /// `behind` is what stands behind the word for the office, `tails` what stands behind its department.
    pub(super) fn held<'t, 'a: 't>(
        self,
        behind: Tokens<'t, 'a>,
        tails: Tokens<'t, 'a>,
        phrase: &Phrase<'t, 'a>,
    ) -> Option<(Tokens<'t, 'a>, EntityId)> {
        let name = tails.first().filter(|name| name.names(PERSON))?;
        let bare = phrase.tokens.0.len() == 1 && !self.words.is(phrase.head, Class::Content);
        let told = bare || phrase.determiner.is_some() || phrase.words().any(adjective);
        let office = told && phrase.head.mention.is_none() && !plural(phrase) && phrase.quantity.is_none();
        let entity = self.entity(name).filter(|_| office && self.department(behind).is_some())?;
        Some((Tokens(&tails.0[1..]), entity))
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
        let finite: Vec<usize> = (0..body.len()).filter(|at| self.words.finite(body, *at)).collect();
        let depends = |token: &Token<'_>| self.words.is(token, Class::Subordinator);
        match finite.as_slice() {
            [] => self.unknown_verb(input, inside),
            // `bedrijven die panelen maken [zijn door de EU gesanctioneerd]`
            [main] | [_, main] if self.closes_before(body, *main) => Some(Tokens(&input.0[*main..])),
            [_] => Some(Tokens(&input.0[inside..])),
            // `personen die verantwoordelijk zijn voor misdrijven [zijn …]`: the verb of the clause around it.
            [first, second] if first + 1 < *second && !body.iter().skip(1).any(depends) => {
                Some(Tokens(&input.0[*second..]))
            }
            _ => None,
        }
    }
}

impl Targets<'_> {
    /// `die betalingen verwerken`: a relative clause whose verb nobody knows, which ends with a word like one.
    fn unknown_verb<'t, 'a: 't>(self, input: Tokens<'t, 'a>, inside: usize) -> Option<Tokens<'t, 'a>> {
        const SHORTEST: usize = 3;
        let verb = |at: usize| input.0.get(at).is_some_and(|token| self.like_verb(token));
        let closed = |at: usize| {
            let next = input.0.get(at + 1);
            next.is_none_or(|next| matches!(next.text, "." | "," | "?" | ";" | ":") || self.words.verb(next))
        };
        let end = (SHORTEST - 1..inside).find(|at| verb(*at) && closed(*at))?;
        Some(Tokens(&input.0[end + 1..]))
    }

    /// Whether a word that is no closed one looks like a verb at the end of its clause: `verwerken`, `verwerkt`.
    fn like_verb(self, token: &Token<'_>) -> bool {
        let lower = token.text.starts_with(char::is_lowercase);
        let ends = token.text.ends_with("en") || token.text.ends_with('t');
        lower && ends && self.words.open(token)
    }

    /// Whether the verb at `main` is not that of the relative clause but of the one around it: a word like a verb closes
    /// the relative one before it, and a participle or infinitive follows.
    fn closes_before(self, body: &[Token<'_>], main: usize) -> bool {
        const SHORTEST: usize = 2;
        let Some(last) = main.checked_sub(1).filter(|last| *last >= SHORTEST).map(|last| &body[last]) else {
            return false;
        };
        let helps = self.words.is(&body[main], Class::Passive) || self.words.is(&body[main], Class::Perfect);
        let whole = !["ge", "be", "ont"].iter().any(|begin| last.text.starts_with(begin));
        // `die tegen zes banken zijn ingesteld`: a noun, and no verb.
        let object = &body[main - 2];
        let names = object.mention.is_some() && !adjective(object);
        let whole = whole && (names || self.words.open(object) && !described(object));
        let finite = self.words.is(last, Class::Finite) && !self.words.is(last, Class::Auxiliary);
        let plural = last.text.ends_with("en") && (finite || self.like_verb(last));
        let follows = body[main + 1..].iter().any(|token| self.words.verb(token));
        helps && whole && plural && follows
    }
}

/// `leden van Hamas en Hezbollah`: a name of the kind with which a group ends belongs to that group.
pub(super) fn shared_names<'t, 'a>(
    input: Tokens<'t, 'a>,
    members: Vec<Member<'t, 'a>>,
) -> Vec<Member<'t, 'a>> {
    let mut apart: Vec<Member<'t, 'a>> = Vec::new();
    for member in members {
        let kind = |token: &Token<'_>| token.mention.map(|(_, mention)| mention.kind);
        let ends = |group: &Member<'_, '_>| {
            let last = group.tokens.0.last().and_then(kind);
            group.entity.is_none() && last.is_some() && last == kind(member.phrase.head)
        };
        let names = member.entity.is_some() && member.phrase.tokens.0.len() == member.tokens.0.len();
        match apart.last_mut().filter(|group| names && ends(group)) {
            Some(group) => group.tokens = stretch(input, group.tokens, member.tokens),
            None => apart.push(member),
        }
    }
    apart
}

/// The tokens of `input` from the first of `from` to the last of `to`.
fn stretch<'t, 'a>(input: Tokens<'t, 'a>, from: Tokens<'_, 'a>, to: Tokens<'_, 'a>) -> Tokens<'t, 'a> {
    let (Some(from), Some(to)) = (from.span(), to.span()) else { return input };
    let start = input.0.partition_point(|token| token.span.start < from.start);
    let end = input.0.partition_point(|token| token.span.start < to.end);
    Tokens(&input.0[start..end])
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
