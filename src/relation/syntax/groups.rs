//! Whom something is aimed at: named entities, and groups described in words.
//!
//! ```text
//! targets = target { ( "," | "en" | "of" | "alsmede" | "evenals" ) target }
//! target  = phrase [ "," person ] | phrase organisation | phrase { tail }
//! tail    = ( "van" | "uit" | "bij" | … ) phrase | relative clause
//!         | preposition "," "en" phrase preposition "," phrase
//! ```
//!
//! A list gives one target for each member that has a mention, a determiner or a
//! number of its own: *de hoofdaanklager en vier rechters van het Hof* are two,
//! *natuurlijke personen en rechtspersonen* are one, and so are *leden van Hamas en
//! Hezbollah*. A group ends where its phrase
//! ends: at a verb, at the border of its clause, at a preposition that begins
//! something else (`in 2024`, `wegens`).

use nom::Parser;
use nom::combinator::opt;

use super::super::function_words::{Class, FunctionWords};
use super::super::{Argument, Passage, Token, TokenResult, Tokens, one};
use super::apposition::described;
use super::phrases::{Phrase, Quantity, adjective, phrase};
use super::tails::{abbreviation, shared_names};
use crate::entity::country::COUNTRY;
use crate::entity::court::COURT;
use crate::entity::organisation::ORGANISATION;
use crate::entity::person::PERSON;
use crate::gazetteer::Form;
use crate::linking::EntityId;
use crate::mention::Kind;
use crate::text::Span;

/// Kinds whose entities something can be aimed at.
pub const ACTORS: &[Kind] = &[COUNTRY, COURT, ORGANISATION, PERSON];

/// One target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The entity or the group.
    pub argument: Argument,
    /// How many a group has.
    pub count: Option<u64>,
    /// Where it stands in the reading text.
    pub span: Span,
    /// The entities that it names: itself, or those within its words.
    pub about: Vec<EntityId>,
}

/// Reads targets at the start of a stretch of tokens.
#[derive(Clone, Copy)]
pub struct Targets<'p> {
    /// The closed words.
    pub words: &'p FunctionWords,
    /// The document.
    pub passage: &'p Passage<'p>,
}

/// A target while it is read.
pub(super) struct Member<'t, 'a> {
    pub(super) phrase: Phrase<'t, 'a>,
    /// The words of the group, its tails included.
    pub(super) tokens: Tokens<'t, 'a>,
    pub(super) entity: Option<EntityId>,
}

impl<'p> Targets<'p> {
    /// The targets at the start of `input`, and what is left.
    ///
    /// # Errors
    /// Where none stands here.
    pub fn read<'t, 'a: 't>(self, input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, Vec<Target>>
    where
        'p: 't,
    {
        let (start, both) = opt(one(|token: &Token<'a>| token.is("zowel"))).parse(input)?;
        let (mut rest, first) = self.member(start)?;
        let mut members = vec![first];
        let mut behind_commas = 0;
        while let Some((after, comma, member)) = self.next(rest, &members, both.is_some()) {
            behind_commas = if comma { behind_commas + 1 } else { 0 };
            members.push(member);
            rest = after;
        }
        // A list ends with `en`; what follows the last comma without one is something else.
        if behind_commas > 0 {
            members.truncate(members.len() - behind_commas);
            rest = behind(input, members.last());
        }
        let members = shared_names(input, members);
        let mut targets = self.joined(input, &members);
        self.share_tail(&members, &mut targets);
        Ok((rest, targets))
    }

    /// The next member of the list, if one follows.
    fn next<'t, 'a: 't>(
        self,
        input: Tokens<'t, 'a>,
        members: &[Member<'t, 'a>],
        both: bool,
    ) -> Option<(Tokens<'t, 'a>, bool, Member<'t, 'a>)>
    where
        'p: 't,
    {
        let comma = one(|token: &Token<'a>| token.text == ",");
        let word = one(|token: &Token<'a>| {
            both && token.is("als")
                || ["en", "of", "alsmede", "evenals", "alsook", "noch"].iter().any(|word| token.is(word))
        });
        let (rest, comma) = opt(comma).parse(input).ok()?;
        let (rest, word) = opt(word).parse(rest).ok()?;
        if comma.is_none() && word.is_none() {
            return None;
        }
        let (after, member) = self.member(rest).ok()?;
        let own = member.entity.is_some()
            || marked(&member.phrase)
            || plural(&member.phrase) && members.last().is_some_and(|last| last.entity.is_none());
        // `tegen Nicaragua en dat Zwitserland …`: no name and no plural stands behind `dat`.
        let opener = member.phrase.determiner.is_some_and(|it| it.is("dat"));
        if opener && (member.entity.is_some() || plural(&member.phrase)) {
            return None;
        }
        let apart = word.is_some() && self.opens_clause(after, comma.is_some(), members.len());
        (own && !apart).then_some((after, word.is_none(), member))
    }

    /// Whether what `rest` follows is no member but stands in the next clause: `sancties tegen
    /// Belarus, en de Kamer [hierover te informeren]`. Dutch has no comma before the `en` of a
    /// pair. Without one only a word like `hierover` shows it, since a list can be the object
    /// of an infinitive as well (`door sancties tegen Rusland en Belarus te verlengen`).
    fn opens_clause(self, rest: Tokens<'_, '_>, comma: bool, before: usize) -> bool {
        let back =
            |token: &&Token<'_>| self.words.is(token, Class::Pronoun) || self.words.is(token, Class::Adverb);
        let adverbs = rest.0.iter().take_while(back).count();
        let infinitive = rest.0.get(adverbs).is_some_and(|token| token.is("te"));
        let finite = self.words.finite(rest.0, adverbs);
        (comma && (before == 1 || infinitive || finite)) || (infinitive && adverbs > 0)
    }

    fn member<'t, 'a: 't>(self, input: Tokens<'t, 'a>) -> TokenResult<'t, 'a, Member<'t, 'a>>
    where
        'p: 't,
    {
        let modified = described(self.words, input).ok().map(|(rest, ())| rest);
        let start = modified.unwrap_or(input);
        let (rest, phrase) = phrase(self.words)(start)?;
        if let Some(entity) = self.entity(phrase.head) {
            let rest = abbreviation(rest);
            let rest = if phrase.head.names(PERSON) { self.epithet(rest) } else { rest };
            return Ok((rest, Member { phrase, tokens: phrase.tokens, entity: Some(entity) }));
        }
        if let Some(entity) = self.called(rest, &phrase, modified.is_some()) {
            let tokens = Tokens(&input.0[..=input.0.len() - rest.0.len()]);
            return Ok((abbreviation(Tokens(&rest.0[1..])), Member { phrase, tokens, entity: Some(entity) }));
        }
        if phrase.head.mention.is_some_and(|(_, mention)| mention.form != Form::Inhabitant)
            || phrase.head.text.chars().all(|c| !c.is_alphabetic())
        {
            return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
        }
        let named = self.apposition(rest, &phrase);
        let tails = self.tails(self.answerable(rest, &phrase));
        let named =
            named.or_else(|| self.apposition(tails, &phrase)).or_else(|| self.held(rest, tails, &phrase));
        let (rest, entity) = named.map_or((tails, None), |(rest, entity)| (rest, Some(entity)));
        let length = input.0.len() - rest.0.len();
        Ok((rest, Member { phrase, tokens: Tokens(&input.0[..length]), entity }))
    }

    /// The entity that a token names, if something can be aimed at it.
    pub(super) fn entity(self, token: &Token<'_>) -> Option<EntityId> {
        let (index, mention) = token.mention?;
        let actor =
            ACTORS.contains(&mention.kind) && !matches!(mention.form, Form::Adjective | Form::Inhabitant);
        let entity = self.passage.entity(index).filter(|_| actor)?;
        Some(entity.id.clone())
    }

    /// Members into targets; bare ones beside each other are one group.
    fn joined<'t, 'a: 't>(self, input: Tokens<'t, 'a>, members: &[Member<'t, 'a>]) -> Vec<Target> {
        let mut targets: Vec<Target> = Vec::new();
        let mut group = false;
        for member in members {
            let span = member.tokens.span().or(input.span()).unwrap_or(Span::new(0, 0));
            let joins = group && member.entity.is_none() && !marked(&member.phrase);
            group = member.entity.is_none();
            if joins && let Some(last) = targets.last_mut() {
                last.span = last.span.cover(span);
                last.argument = self.group(last.span);
                last.about = self.named(last.span);
            } else {
                targets.push(self.target(member, span));
            }
        }
        targets
    }

    /// `de hoofdaanklager en vier rechters van het Hof`: of a pair, the first has the tail of the second.
    fn share_tail(self, members: &[Member<'_, '_>], targets: &mut [Target]) {
        let ([first, second], [one, other]) = (members, targets) else { return };
        let length = |member: &Member<'_, '_>| member.tokens.0.len() - member.phrase.tokens.0.len();
        let bare = first.entity.is_none() && length(first) == 0;
        let Some(tail) = second.tokens.0.get(second.phrase.tokens.0.len()..).filter(|tail| !tail.is_empty())
        else {
            return;
        };
        let of = tail.first().is_some_and(|token| token.is("van"));
        if let (true, Argument::Group { text, .. }, Some(span)) =
            (bare && of, &mut one.argument, Tokens(tail).span())
        {
            *text = format!("{text} {}", span.of(self.passage.document.text()));
            one.about.clone_from(&other.about);
        }
    }

    fn target(self, member: &Member<'_, '_>, span: Span) -> Target {
        if let Some(id) = member.entity.clone() {
            return Target { argument: Argument::Entity(id.clone()), count: None, span, about: vec![id] };
        }
        Target { argument: self.group(span), count: count(&member.phrase), span, about: self.named(span) }
    }

    fn group(self, span: Span) -> Argument {
        Argument::Group { text: span.of(self.passage.document.text()).to_owned(), span }
    }

    /// The entities named within `span`.
    pub fn named(self, span: Span) -> Vec<EntityId> {
        let mentions = self.passage.mentions_in(span);
        mentions.filter_map(|(index, _)| self.passage.entity(index)).map(|entity| entity.id.clone()).collect()
    }
}

/// Whether the head of a phrase is a plural.
pub(super) fn plural(phrase: &Phrase<'_, '_>) -> bool {
    phrase.head.text.ends_with("en") || phrase.head.text.ends_with('s')
}

/// Whether a member of a list stands on its own: a determiner, a number, a country.
fn marked(phrase: &Phrase<'_, '_>) -> bool {
    phrase.determiner.is_some()
        || phrase.quantity.is_some()
        || phrase.words().any(adjective)
        || phrase.head.mention.is_some()
}

/// How many a group has: its number; `een` with one person or body is one.
fn count(phrase: &Phrase<'_, '_>) -> Option<u64> {
    const COLLECTIVE: [&str; 7] = ["aantal", "groep", "reeks", "tal", "deel", "lijst", "scala"];
    match phrase.quantity {
        Some(Quantity::Exactly(number)) => Some(number),
        Some(Quantity::Some) => None,
        None => phrase
            .determiner
            .filter(|word| word.is("een") || word.is("één"))
            .filter(|_| !COLLECTIVE.iter().any(|word| phrase.head.is(word)))
            .map(|_| 1),
    }
}

/// What stands behind a member.
fn behind<'t, 'a>(input: Tokens<'t, 'a>, member: Option<&Member<'t, 'a>>) -> Tokens<'t, 'a> {
    let end = member.and_then(|member| member.tokens.span()).map_or(0, |span| span.end);
    let used = input.0.iter().take_while(|token| token.span.start < end).count();
    Tokens(&input.0[used..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linking::Linked;
    use crate::text::{Metadata, PlainReader};

    /// The groups at the start of a text, with their counts, and what is left.
    fn groups(text: &str) -> (Vec<(String, Option<u64>)>, String) {
        let mut words = FunctionWords::load().unwrap();
        words.add_verbs([], ["ingesteld"]);
        let document = PlainReader::new().unwrap().read("example.txt", text.to_owned(), Metadata::default());
        let linked = Linked::default();
        let passage = Passage { document: &document, mentions: &[], linked: &linked };
        let sentence = passage.sentence(0).unwrap();
        let reader = Targets { words: &words, passage: &passage };
        let (rest, targets) = reader.read(Tokens(&sentence.tokens)).unwrap();
        let written = |target: Target| match target.argument {
            Argument::Group { text, .. } => (text, target.count),
            other => panic!("{other:?}"),
        };
        let left = rest.0.iter().map(|token| token.text).collect::<Vec<_>>().join(" ");
        (targets.into_iter().map(written).collect(), left)
    }

    fn counted(text: &str) -> Vec<(String, Option<u64>)> {
        groups(text).0
    }

    fn group(text: &str, count: Option<u64>) -> (String, Option<u64>) {
        (text.to_owned(), count)
    }

    #[test]
    fn groups_have_their_counts() {
        assert_eq!(counted("6 van de 18 rechters"), [group("6 van de 18 rechters", Some(6))]);
        let both = "de beide plaatsvervangend aanklagers";
        assert_eq!(counted(both), [group(both, Some(2))]);
        assert_eq!(counted("een VN Speciaal Rapporteur"), [group("een VN Speciaal Rapporteur", Some(1))]);
        assert_eq!(counted("28 individuen"), [group("28 individuen", Some(28))]);
        assert_eq!(counted("enkele medewerkers"), [group("enkele medewerkers", None)]);
        assert_eq!(counted("een aantal rechters"), [group("een aantal rechters", None)]);
        assert_eq!(counted("meer dan 900 personen"), [group("meer dan 900 personen", Some(900))]);
    }

    #[test]
    fn members_with_a_mark_of_their_own_are_apart() {
        assert_eq!(
            counted("de hoofdaanklager en vier rechters van het hof"),
            [group("de hoofdaanklager van het hof", None), group("vier rechters van het hof", Some(4))]
        );
        assert_eq!(counted("personen en entiteiten"), [group("personen en entiteiten", None)]);
        let shared = "gekozen ambtsdragers van, en andere betrokkenen bij, het hof";
        assert_eq!(counted(shared), [group(shared, None)]);
    }

    #[test]
    fn a_group_ends_where_something_else_begins() {
        let left = |text: &str| groups(text).1;
        assert_eq!(left("vier rechters ingesteld"), "ingesteld");
        assert_eq!(left("vier rechters in 2024"), "in 2024");
        assert_eq!(left("vier rechters wegens hun werk"), "wegens hun werk");
        assert_eq!(left("vier rechters hebben gevolgen"), "hebben gevolgen");
        assert_eq!(left("vier rechters, zo stelt het kabinet"), ", zo stelt het kabinet");
        let next = ", en de Kamer hierover te informeren";
        assert_eq!(left(&format!("vier rechters{next}")), next);
        assert_eq!(left(&format!("vier rechters{}", &next[1..])), &next[2..]);
        assert_eq!(left("vier rechters en twee aanklagers te steunen"), "te steunen");
    }
}
