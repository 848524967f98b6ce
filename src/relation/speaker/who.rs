//! Who somebody is that a sentence says to speak.

use super::words::SpeechWords;
use crate::entity::party::PARTY;
use crate::entity::person::PERSON;
use crate::relation::function_words::{Class, number};
use crate::relation::groups::Targets;
use crate::relation::implied::netherlands;
use crate::relation::phrases::{Phrase, adjective, phrase};
use crate::relation::scene::Scene;
use crate::relation::{Argument, Token, Tokens};

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// These.
    Known(Vec<Argument>),
    /// Whoever speaks anyway: `wij`, or nobody at all.
    Own,
    /// Somebody else who is not named: `hij`.
    Unknown,
}

const OTHERS: [&str; 12] =
    ["hij", "zij", "ze", "hem", "hen", "haar", "die", "deze", "dit", "dat", "wie", "laatstgenoemde"];

/// Words between the members of a group and their party: `de leden van de fractie van het CDA`.
const BETWEEN: [&str; 16] = [
    "de", "het", "een", "lid", "leden", "van", "fractie", "fracties", "-", ",", "en", "heer", "mevrouw",
    "collega", "heren", "Kamerlid",
];

/// Who stands at token `at`.
pub(super) fn who(speech: &SpeechWords, scene: &Scene<'_, '_>, at: usize) -> Who {
    let Some(tokens) = scene.tokens.get(at..).filter(|tokens| !tokens.is_empty()) else { return Who::Own };
    if tokens.first().is_some_and(|first| OTHERS.iter().any(|word| first.is(word)))
        && !demonstrates(scene, at)
    {
        return Who::Unknown;
    }
    let members = members(scene, tokens);
    if !members.is_empty() {
        return Who::Known(members);
    }
    let Ok((rest, found)) = phrase(&scene.words.closed)(Tokens(tokens)) else { return Who::Own };
    if home(speech, &found, rest.0) {
        return Who::Known(vec![Argument::Entity(netherlands())]);
    }
    if let Some(entity) = scene_entity(scene, found.head, PERSON) {
        return Who::Known(vec![entity]);
    }
    if speech.report(found.head) {
        return source(speech, scene, scene.tokens.len() - rest.0.len());
    }
    if let Some((parties, _)) = scene.parties(at) {
        return Who::Known(parties.into_iter().map(|party| Argument::Entity(party.id)).collect());
    }
    group(speech, scene, tokens, found.head)
}

/// Whose a report is, from what stands behind its noun: `van Amnesty`, `in NRC`.
pub(super) fn source(speech: &SpeechWords, scene: &Scene<'_, '_>, at: usize) -> Who {
    let of = ["van", "door", "in"].iter().any(|word| scene.is(at, word));
    if !of {
        return Who::Own;
    }
    match who(speech, scene, at + 1) {
        Who::Unknown => Who::Own,
        who => who,
    }
}

/// `deze aanklager`: a determiner before a noun, no pronoun.
fn demonstrates(scene: &Scene<'_, '_>, at: usize) -> bool {
    let next = scene.tokens.get(at + 1);
    ["die", "deze", "dit", "dat", "haar"].iter().any(|word| scene.is(at, word))
        && next
            .is_some_and(|next| scene.words.closed.open(next) && !scene.words.closed.is(next, Class::Finite))
}

/// `de leden van de VVD-fractie`, `het lid Piri`, `Dobbe en Piri`.
fn members(scene: &Scene<'_, '_>, tokens: &[Token<'_>]) -> Vec<Argument> {
    let belongs = |token: &&Token<'_>| {
        token.names(PARTY)
            || token.names(PERSON)
            || BETWEEN.iter().any(|word| token.is(word) || token.text == *word)
    };
    let run: Vec<&Token<'_>> = tokens.iter().take_while(belongs).collect();
    let of = |kind| run.iter().filter_map(move |token| scene_entity(scene, token, kind)).collect::<Vec<_>>();
    let persons = of(PERSON);
    if persons.is_empty() { of(PARTY) } else { persons }
}

fn scene_entity(scene: &Scene<'_, '_>, token: &Token<'_>, kind: crate::mention::Kind) -> Option<Argument> {
    let (index, _) = token.mention.filter(|_| token.names(kind))?;
    scene.passage.entity(index).map(|entity| Argument::Entity(entity.id.clone()))
}

/// `het kabinet`, `de minister van Buitenlandse Zaken`, without another country beside it.
fn home(speech: &SpeechWords, found: &Phrase<'_, '_>, rest: &[Token<'_>]) -> bool {
    let abroad = found.words().any(|token| adjective(token) && !token.text.starts_with("Nederlandse"))
        || rest.first().is_some_and(|next| next.is("van"))
            && rest.iter().skip(1).take(2).any(|token| token.names(crate::entity::country::COUNTRY));
    found.head.mention.is_none() && speech.home(found.head.text) && !abroad
}

/// Somebody in words: `deskundigen`, `de hoofdaanklager van het Strafhof`.
fn group(speech: &SpeechWords, scene: &Scene<'_, '_>, tokens: &[Token<'_>], head: &Token<'_>) -> Who {
    let reader = Targets { words: &scene.words.closed, passage: scene.passage };
    let Ok((_, targets)) = reader.read(Tokens(tokens)) else { return Who::Own };
    let Some(target) = targets.into_iter().next() else { return Who::Own };
    let named = matches!(target.argument, Argument::Entity(_));
    let speaks = speech.person(head) && number(head).is_none();
    if named || speaks { Who::Known(vec![target.argument]) } else { Who::Own }
}
