//! How a treaty or a court stands in a sentence: by its name, or by a word for the one of
//! which the text has just spoken.
//!
//! ```text
//! treaty       = [ parts "van" ] [ determiner { adjective } ] ( name | known )
//! known        = ( "het" | "dit" | "dat" | "deze" | "die" ) ( "verdrag" | "protocol" | … )
//! jurisdiction = [ determiner { adjective } ] "rechtsmacht" "van" [ determiner ] ( court | "hof" )
//! ```

use super::super::Token;
use super::super::function_words::Class;
use super::super::parties::compound;
use super::super::scene::Scene;
use super::super::topic::under_heading;
use super::lexicon::{Lexicon, Role};
use super::silent::{may_stand, pronoun, unsaid, unsaid_word};
use crate::entity::country::COUNTRY;
use crate::entity::court::COURT;
use crate::entity::treaty::TREATY;
use crate::linking::EntityId;
use crate::mention::Kind;
use crate::text::{BlockKind, Span};

/// How many sentences before are looked at for what `het verdrag` points to.
const WINDOW: usize = 12;

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A treaty.
    Treaty,
    /// A court or an organisation, of which one can be a member.
    Body,
    /// `het lidmaatschap van` one of these.
    Membership,
    /// The jurisdiction of a court.
    Jurisdiction,
}

/// A treaty or a court that stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Object {
    pub(super) id: EntityId,
    pub(super) sort: Sort,
    /// Its first token, determiner included.
    pub(super) start: usize,
    /// Behind its last token.
    pub(super) end: usize,
    /// The clause in which it stands.
    pub(super) clause: usize,
    /// The preposition before it, in lower case; empty where none stands.
    pub(super) under: String,
    pub(super) span: Span,
}

/// The objects of a sentence in reading order.
pub(super) fn objects(lexicon: &Lexicon, scene: &Scene<'_, '_>) -> Vec<Object> {
    let mut found: Vec<Object> = Vec::new();
    for at in 0..scene.tokens.len() {
        let Some((id, sort)) = named(lexicon, scene, at) else { continue };
        let Some(mut object) = placed(lexicon, scene, at, id, sort) else { continue };
        let last = found.last().filter(|last| joined(scene, last, &object));
        if let Some(last) = last {
            object.under.clone_from(&last.under);
            if last.sort == Sort::Jurisdiction && object.id.kind == COURT {
                object.sort = Sort::Jurisdiction;
            }
        }
        let listed = last.is_some_and(|last| last.sort == object.sort);
        if object.under.is_empty() && !listed && belongs_before(scene, object.start) {
            continue;
        }
        found.push(object);
    }
    let silent = |at: &usize| {
        let clause = scene.clauses.of.get(*at);
        !found.iter().any(|object| Some(&object.clause) == clause && object.sort != Sort::Body)
    };
    // Few sentences have such words, and those that have none need not be divided.
    let pronouns = (0..scene.tokens.len()).filter(|at| may_stand(scene, *at) && silent(at));
    let mut pronouns: Vec<Object> = pronouns.filter_map(|at| pronoun(scene, at)).collect();
    // `al heeft het dit in 2013 wel getekend`: of both the second is the treaty.
    let that = pronouns.iter().find(|object| scene.is(object.start, "dit")).map(|object| object.clause);
    pronouns.retain(|object| Some(object.clause) != that || !scene.is(object.start, "het"));
    found.extend(pronouns);
    let words = (0..scene.tokens.len()).filter(|at| unsaid_word(lexicon, scene, *at));
    let unsaid: Vec<Object> = words.filter_map(|at| unsaid(lexicon, scene, &found, at)).collect();
    found.extend(unsaid);
    found.sort_by_key(|object| object.start);
    found
}

/// Whether only `,`, `en` and the like stand between two objects: `het EVRM en het Genocideverdrag`.
pub(super) fn joined(scene: &Scene<'_, '_>, one: &Object, other: &Object) -> bool {
    let between = scene.tokens.get(one.end..other.start).unwrap_or_default();
    let joint = |token: &Token<'_>| [",", "en", "of", "alsmede", "evenals"].contains(&token.text);
    !between.is_empty() && between.len() < 3 && between.iter().all(joint)
}

/// Whether `en` joins what starts here to a noun, under whatever preposition that stands:
/// `over belastingen en het EVRM`.
fn belongs_before(scene: &Scene<'_, '_>, start: usize) -> bool {
    let Some(joint) = start.checked_sub(1).filter(|at| scene.is(*at, "en") || scene.is(*at, "of")) else {
        return false;
    };
    let before = joint.checked_sub(1).and_then(|at| scene.tokens.get(at));
    before.is_some_and(|token| scene.words.closed.open(token) || token.mention.is_some())
}

/// What stands at `at`.
fn named(lexicon: &Lexicon, scene: &Scene<'_, '_>, at: usize) -> Option<(EntityId, Sort)> {
    let token = scene.tokens.get(at)?;
    if let Some((index, mention)) = token.mention {
        if compound(scene.passage, token) {
            return None;
        }
        let sort = match mention.kind {
            kind if kind == TREATY => Sort::Treaty,
            kind if kind == COURT || kind.name == "Organisation" => Sort::Body,
            _ => return None,
        };
        return Some((scene.passage.entity(index)?.id.clone(), sort));
    }
    let points = at.checked_sub(1).is_some_and(|before| {
        ["het", "dit", "dat", "deze", "die", "de"].into_iter().any(|word| scene.is(before, word))
    });
    if !points || described(scene, at + 1) {
        return None;
    }
    if lexicon.is(token, Role::Treaty) && token.text.starts_with(char::is_lowercase) {
        return Some((spoken_of(scene, at, TREATY, &token.text.to_lowercase())?, Sort::Treaty));
    }
    let court = lexicon.is(token, Role::Court) && token.text.starts_with(char::is_lowercase);
    Some((spoken_of(scene, at, COURT, "").filter(|_| court)?, Sort::Body))
}

/// Whether what follows says which one is meant: `het verdrag tussen`, `het verdrag dat`.
fn described(scene: &Scene<'_, '_>, at: usize) -> bool {
    const LINKS: [&str; 9] = ["tussen", "over", "inzake", "van", "betreffende", "tegen", "met", "dat", "die"];
    LINKS.iter().any(|word| scene.is(at, word))
}

/// What a word points to: what was named last, or what the heading above names alone.
fn spoken_of(scene: &Scene<'_, '_>, at: usize, kind: Kind, word: &str) -> Option<EntityId> {
    last_named(scene, at, kind, word).or_else(|| {
        let id = under_heading(scene.passage, kind, scene.tokens.get(at)?.span.start)?;
        let entity = scene.passage.linked.entities.find(&id)?;
        entity.label.nl.to_lowercase().contains(word).then_some(id)
    })
}

/// The last entity of a kind before token `at`, in whose name `word` stands; nothing where
/// the sentence that names it names another one too.
fn last_named(scene: &Scene<'_, '_>, at: usize, kind: Kind, word: &str) -> Option<EntityId> {
    let holds = |text: &str| text.to_lowercase().contains(word);
    scene.last_named(at, WINDOW, |stretch| {
        let mentions = scene.passage.mentions_in(stretch).filter(|(_, mention)| mention.kind == kind);
        let named = mentions.filter_map(|(index, mention)| {
            let entity = scene.passage.entity(index)?;
            let written = mention.span.of(scene.passage.document.text());
            (holds(&entity.label.nl) || holds(written)).then_some(&entity.id)
        });
        in_reach(scene, stretch).then(|| named.collect())
    })
}

/// Whether a sentence before this one is still that of which the text speaks: in the same paragraph or in the one
/// before it, and no heading between; `Antwoord 6` heads no subject of its own.
pub(super) fn in_reach(scene: &Scene<'_, '_>, sentence: Span) -> bool {
    let document = scene.passage.document;
    let blocks = &document.blocks;
    let at = |offset: usize| blocks.partition_point(|block| block.span.start <= offset);
    let Some(here) = document.sentences.get(scene.index) else { return false };
    let (first, last) = (at(sentence.start), at(here.start));
    let between = blocks.get(first..last.saturating_sub(1)).unwrap_or_default();
    between.iter().all(|block| match block.kind {
        BlockKind::Paragraph => false,
        BlockKind::Heading => block.span.of(document.text()).ends_with(|c: char| c.is_ascii_digit()),
        BlockKind::Row | BlockKind::Note(_) => true,
    })
}

/// Its place: determiner, parts and `rechtsmacht van` belong to it.
fn placed(lexicon: &Lexicon, scene: &Scene<'_, '_>, at: usize, id: EntityId, sort: Sort) -> Option<Object> {
    let words = &scene.words.closed;
    let mut start = phrase_start(scene, at);
    let mut sort = sort;
    if start > 1 && scene.is(start - 1, "van") {
        let owner = scene.tokens.get(start - 2)?;
        if lexicon.is(owner, Role::Jurisdiction) && sort == Sort::Body && id.kind == COURT {
            sort = Sort::Jurisdiction;
            start = phrase_start(scene, start - 2);
        } else if lexicon.is(owner, Role::Membership) && sort == Sort::Body {
            sort = Sort::Membership;
            start = phrase_start(scene, start - 2);
        } else if lexicon.is(owner, Role::Part) && sort == Sort::Treaty {
            start = phrase_start(scene, start - 2);
        }
    }
    let before = start.checked_sub(1).and_then(|before| scene.tokens.get(before));
    let preposition = before.filter(|token| words.is(token, Class::Preposition) && token.mention.is_none());
    let under = preposition.map(|token| token.text.to_lowercase()).unwrap_or_default();
    let mut end = at + 1;
    // `het Statuut van Rome (hierna: Statuut)`, `het verdrag (APIC)`
    if scene.is(end, "(") {
        end +=
            scene.tokens.iter().skip(end).take(6).position(|token| token.text == ")").map_or(0, |at| at + 1);
    }
    let span = scene.stretch(start, at + 1)?;
    Some(Object { id, sort, start, end, clause: *scene.clauses.of.get(at)?, under, span })
}

/// Where the noun phrase begins whose head stands at `at`.
fn phrase_start(scene: &Scene<'_, '_>, at: usize) -> usize {
    let words = &scene.words.closed;
    let token = |at: usize| scene.tokens.get(at);
    let adjective = |at: usize| {
        token(at).is_some_and(|token| {
            token.names(COUNTRY) && super::super::phrases::adjective(token)
                || words.open(token)
                    && token.text.ends_with('e')
                    && token.text.starts_with(char::is_lowercase)
        })
    };
    let mut start = at;
    while start > 0 && at - start < 3 && adjective(start - 1) {
        start -= 1;
    }
    let determined =
        start.checked_sub(1).and_then(token).is_some_and(|token| words.is(token, Class::Determiner));
    if determined { start - 1 } else { start }
}
