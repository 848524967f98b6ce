//! Treaties that a clause does not name: those of words that always have one (`De uittreding van Finland wordt van
//! kracht`), and those behind a pronoun (`heeft het bekrachtigd`, `trad daar uit`).

use super::super::scene::Scene;
use super::super::topic::under_heading;
use super::grammar::{Object, Sort, in_reach};
use super::lexicon::{Lexicon, Role};
use crate::entity::country::COUNTRY;
use crate::entity::treaty::TREATY;
use crate::linking::EntityId;
use crate::mention::Mention;

/// How many sentences before are looked at for what `het` points to.
const NEAR: usize = 4;

/// Whether the word at `at` may leave its treaty out: a quick look.
pub(super) fn unsaid_word(lexicon: &Lexicon, scene: &Scene<'_, '_>, at: usize) -> bool {
    let roles = [Role::Member, Role::Acceding, Role::Signing, Role::Deed];
    scene.tokens.get(at).is_some_and(|token| {
        roles.iter().any(|role| lexicon.begins(token, *role))
            || lexicon.noun(token).is_some() && scene.is(at + 1, "door")
    })
}

/// The treaty of a word that always has one, where its clause names none and no body that one
/// could join or leave either: `De uittreding van Finland wordt van kracht`, `Noorwegen blijft partij`.
pub(super) fn unsaid(
    lexicon: &Lexicon,
    scene: &Scene<'_, '_>,
    found: &[Object],
    at: usize,
) -> Option<Object> {
    let clause = *scene.clauses.of.get(at)?;
    let token = scene.tokens.get(at).filter(|token| token.mention.is_none())?;
    let member = lexicon.is(token, Role::Member) && !scene.words.closed.open(scene.tokens.get(at + 1)?);
    // `blijft partij en zal het verdrag niet verlaten`: that one belongs to the other verb.
    let apart = |object: &Object| {
        member && object.start > at && (at..object.start).any(|between| scene.is(between, "en"))
    };
    // `uit het akkoord hebben teruggetrokken en weer zijn toegetreden`
    let coordinated = |object: &Object| {
        !member
            && object.end <= at
            && (object.end..at).any(|between| scene.is(between, "en"))
            && token.text.to_lowercase().starts_with("toegetre")
    };
    let accedes = lexicon.is(token, Role::Acceding) && accession(scene, clause, at);
    let signs = lexicon.begins(token, Role::Signing) && alone(lexicon, scene, clause, at);
    // `Van ondertekening door het Verenigd Koninkrijk is nog geen sprake.`
    let by = || lexicon.noun(token).is_some() && scene.is(at + 1, "door");
    // `zijn handtekening onder een verklaring`
    let below = lexicon.is(token, Role::Instrument) && scene.is(at + 1, "onder");
    // `het Protocol te bekrachtigen`: one that the clause names, whoever it is.
    let other = scene.indices(clause).iter().any(|other| {
        *other != at && scene.tokens.get(*other).is_some_and(|token| lexicon.is(token, Role::Treaty))
    });
    let deed = lexicon.begins(token, Role::Deed) && !below && !other;
    if !(member || accedes || signs || deed || by())
        || found.iter().any(|object| object.clause == clause && !apart(object) && !coordinated(object))
    {
        return None;
    }
    let headed = || under_heading(scene.passage, TREATY, token.span.start).filter(|_| deed);
    let id = just_named(scene, at).or_else(headed)?;
    let under = UNSAID.to_owned();
    Some(Object { id, sort: Sort::Treaty, start: at, end: at, clause, under, span: token.span })
}

/// `Chili trad op 20 april 2017 toe.`: whether `toe` ends the clause, and nothing stands there to which somebody accedes.
fn accession(scene: &Scene<'_, '_>, clause: usize, at: usize) -> bool {
    let indices = scene.indices(clause);
    let word = |at: &&usize| scene.tokens.get(**at).is_some_and(|token| !token.is_sign());
    let last = indices.iter().rev().find(word);
    let to = indices.iter().any(|at| scene.is(*at, "tot"));
    last.is_some_and(|last| *last > at && scene.is(*last, "toe")) && !to
}

/// Whether a clause has no noun beside the verb at `at`: `Ierland heeft ondertekend`.
fn alone(lexicon: &Lexicon, scene: &Scene<'_, '_>, clause: usize, at: usize) -> bool {
    scene.indices(clause).iter().filter(|other| **other != at).all(|other| {
        scene.tokens.get(*other).is_some_and(|token| {
            let verb = lexicon.begins(token, Role::Form);
            token.mention.is_none_or(|(_, mention)| mention.kind == COUNTRY)
                && (verb || token.is_sign() || !scene.words.closed.open(token) || token.mention.is_some())
        })
    })
}

/// What a treaty stands under that its clause does not name.
pub(super) const UNSAID: &str = "-";

/// Pronominal adverbs with the preposition under which they stand.
const ADVERBS: [(&str, &str); 8] = [
    ("daaruit", "uit"),
    ("eruit", "uit"),
    ("daartoe", "tot"),
    ("ertoe", "tot"),
    ("daarbij", "bij"),
    ("erbij", "bij"),
    ("daar", ANY),
    ("er", ANY),
];

/// Whether the token at `at` may be a pronoun for a treaty: a quick look.
pub(super) fn may_stand(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.tokens.get(at).is_some_and(|token| {
        token.mention.is_none()
            && (token.is("het")
                || token.is("dit")
                || token.is("dat")
                || ADVERBS.iter().any(|(word, _)| token.is(word)))
    })
}

/// A pronoun for the treaty that the sentence before names, or this one: `heeft het bekrachtigd`,
/// `trad daar … uit`, `is er geen partij bij`, `is ertoe toegetreden`.
pub(super) fn pronoun(scene: &Scene<'_, '_>, at: usize) -> Option<Object> {
    let token = scene.tokens.get(at).filter(|token| token.mention.is_none())?;
    let adverb = ADVERBS.iter().find(|(word, _)| token.is(word)).map(|(_, under)| *under);
    // `De Verenigde Staten hebben dat in 1996 ondertekend`
    let behind_verb = || {
        let before = at.checked_sub(1).filter(|before| scene.words.closed.finite(scene.tokens, *before));
        let clause = scene.clauses.of.get(at).and_then(|clause| scene.clauses.list.get(*clause));
        token.is("dat") && before.is_some() && clause.is_some_and(|clause| clause.opened_at() != Some(at))
    };
    let stands = || (token.is("het") || token.is("dit") || behind_verb()) && !heads(scene, at + 1);
    let under = adverb.or_else(|| stands().then_some(""))?;
    let id = just_named(scene, at)?;
    let clause = *scene.clauses.of.get(at)?;
    let under = under.to_owned();
    Some(Object { id, sort: Sort::Treaty, start: at, end: at + 1, clause, under, span: token.span })
}

/// What a pronominal adverb in two parts stands under: the preposition stands further on.
pub(super) const ANY: &str = "*";

/// Whether a noun phrase goes on at `at`, so that the article before it is no pronoun.
fn heads(scene: &Scene<'_, '_>, at: usize) -> bool {
    // `heeft het vorig jaar bekrachtigd`: with the article it were `het vorige jaar`.
    let when = ["vorig", "volgend"].iter().any(|word| scene.is(at, word));
    let open = |next: &super::super::Token<'_>| next.mention.is_some() || scene.words.closed.open(next);
    !when && scene.tokens.get(at).is_none_or(open)
}

/// The only treaty that this sentence names before `at`, or else the one before it.
pub(super) fn just_named(scene: &Scene<'_, '_>, at: usize) -> Option<EntityId> {
    scene.last_named(at, NEAR, |stretch| {
        let mentions = scene.passage.mentions_in(stretch).filter(|(_, mention)| mention.kind == TREATY);
        let mentions: Vec<(usize, &Mention)> = mentions.collect();
        let text = scene.passage.document.text();
        // `het EVRM-protocol nr. 12` is another one, which has no name of its own here.
        let part = |end: usize| text.get(end..).is_some_and(|rest| rest.starts_with('-'));
        let parted = mentions.iter().any(|(_, mention)| part(mention.span.end));
        let entities = mentions.iter().filter_map(|(index, _)| scene.passage.entity(*index));
        (in_reach(scene, stretch) && !parted).then(|| entities.map(|entity| &entity.id).collect())
    })
}
