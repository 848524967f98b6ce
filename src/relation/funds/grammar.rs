//! Who is paid, how much, and for which time, as they stand in a sentence.
//!
//! ```text
//! recipient = [ [ determiner ] "begroting" "van" ] [ determiner { word } ] ( body | known )
//! known     = ( "het" | "de" | "dit" | "deze" ) ( "centrum" | "fonds" | … )
//! period    = year "-" year | "voor" year | "in" year | "sinds" … year
//! ```

use super::super::Token;
use super::super::function_words::Class;
use super::super::parties::compound;
use super::super::scene::Scene;
use super::lexicon::{Lexicon, Role};
use crate::entity::court::COURT;
use crate::grammar::{Money, money};
use crate::linking::EntityId;
use crate::text::Span;

/// How many sentences before are looked at for what `het centrum` points to.
const WINDOW: usize = 12;

/// A body that can be paid.
pub(super) struct Recipient {
    pub(super) id: EntityId,
    /// Its first token, determiner and budget included.
    pub(super) start: usize,
    /// Behind its last token.
    pub(super) end: usize,
    pub(super) clause: usize,
    /// The preposition before it; empty where none stands.
    pub(super) under: String,
    pub(super) span: Span,
}

/// An amount of money in the sentence.
#[derive(Clone, Copy)]
pub(super) struct Amount {
    pub(super) money: Money,
    pub(super) start: usize,
    /// Behind its last token.
    pub(super) end: usize,
}

/// The bodies of a sentence.
pub(super) fn recipients(lexicon: &Lexicon, scene: &Scene<'_, '_>) -> Vec<Recipient> {
    let mut found: Vec<Recipient> = Vec::new();
    for at in 0..scene.tokens.len() {
        let Some(mut recipient) = body(lexicon, scene, at).and_then(|id| placed(lexicon, scene, at, id))
        else {
            continue;
        };
        if let Some(last) = found.last() {
            let between = scene.tokens.get(last.end..recipient.start).unwrap_or_default();
            if !between.is_empty()
                && between.len() < 3
                && between.iter().all(|token| [",", "en"].contains(&token.text))
            {
                recipient.under.clone_from(&last.under);
            }
        }
        found.push(recipient);
    }
    found
}

fn body(lexicon: &Lexicon, scene: &Scene<'_, '_>, at: usize) -> Option<EntityId> {
    let token = scene.tokens.get(at)?;
    if let Some((index, mention)) = token.mention {
        let body = mention.kind == COURT || mention.kind.name == "Organisation";
        return Some(
            scene.passage.entity(index).filter(|_| body && !compound(scene.passage, token))?.id.clone(),
        );
    }
    let points = at
        .checked_sub(1)
        .is_some_and(|before| ["het", "de", "dit", "deze"].into_iter().any(|word| scene.is(before, word)));
    let known =
        lexicon.is(token, Role::Known) && points && !scene.is(at + 1, "van") && !scene.is(at + 1, "voor");
    if known { spoken_of(scene, at, lexicon.names(token)) } else { None }
}

/// The last body before token `at` in whose name one of these stands.
fn spoken_of(scene: &Scene<'_, '_>, at: usize, names: &[String]) -> Option<EntityId> {
    let passage = scene.passage;
    scene.last_named(at, WINDOW, |stretch| {
        let bodies = passage
            .mentions_in(stretch)
            .filter(|(_, mention)| mention.kind == COURT || mention.kind.name == "Organisation");
        let found = bodies.filter_map(|(index, _)| passage.entity(index)).filter(|entity| {
            let label = entity.label.nl.to_lowercase();
            names.iter().any(|name| label.contains(name) || entity.id.id.contains(name))
        });
        Some(found.map(|entity| &entity.id).collect())
    })
}

/// Its place; `het jaarbudget van` belongs to it.
fn placed(lexicon: &Lexicon, scene: &Scene<'_, '_>, at: usize, id: EntityId) -> Option<Recipient> {
    let mut start = phrase_start(scene, at);
    if start > 1
        && scene.is(start - 1, "van")
        && scene.tokens.get(start - 2).is_some_and(|token| lexicon.is(token, Role::Budget))
    {
        start = phrase_start(scene, start - 2);
    }
    let before = start.checked_sub(1).and_then(|before| scene.tokens.get(before));
    let preposition = before.filter(|token| scene.words.closed.is(token, Class::Preposition));
    let under = preposition.map(|token| token.text.to_lowercase()).unwrap_or_default();
    let mut end = at + 1;
    if scene.is(end, "(") {
        end +=
            scene.tokens.iter().skip(end).take(6).position(|token| token.text == ")").map_or(0, |at| at + 1);
    }
    Some(Recipient {
        id,
        start,
        end,
        clause: *scene.clauses.of.get(at)?,
        under,
        span: scene.stretch(start, at + 1)?,
    })
}

/// Where the noun phrase begins whose head stands at `at`.
fn phrase_start(scene: &Scene<'_, '_>, at: usize) -> usize {
    let words = &scene.words.closed;
    let modifies = |at: usize| {
        scene.tokens.get(at).is_some_and(|token| {
            words.open(token) && token.text.ends_with('e') && token.text.starts_with(char::is_lowercase)
        })
    };
    let mut start = at;
    while start > 0 && at - start < 3 && modifies(start - 1) {
        start -= 1;
    }
    let determined = start.checked_sub(1).and_then(|at| scene.tokens.get(at));
    if determined.is_some_and(|token| words.is(token, Class::Determiner)) { start - 1 } else { start }
}

/// The amounts of a sentence.
pub(super) fn amounts(scene: &Scene<'_, '_>) -> Vec<Amount> {
    let text = scene.passage.document.text();
    let mut found: Vec<Amount> = Vec::new();
    for (at, token) in scene.tokens.iter().enumerate() {
        if found.last().is_some_and(|last| at < last.end) || token.mention.is_some() {
            continue;
        }
        let Some(rest) = text.get(token.span.start..) else { continue };
        if let Ok((after, money)) = money(rest) {
            let end = token.span.start + rest.len() - after.len();
            let end = scene.tokens.partition_point(|token| token.span.start < end);
            found.push(Amount { money, start: at, end });
        }
    }
    found
}

/// The time that a stretch of tokens names.
pub(super) fn period(scene: &Scene<'_, '_>, start: usize, end: usize) -> Option<String> {
    let tokens = scene.tokens.get(start..end)?;
    let year = |text: &str| {
        text.len() == 4
            && (text.starts_with("19") || text.starts_with("20"))
            && text.chars().all(|c| c.is_ascii_digit())
    };
    let range = tokens.iter().find_map(|token| {
        let (from, to) = token.text.split_once(['-', '–'])?;
        (year(from) && year(to)).then(|| format!("{from}-{to}"))
    });
    let apart = || {
        tokens.windows(3).find_map(|three| match three {
            [from, dash, to]
                if year(from.text) && year(to.text) && ["-", "–", "en", "tot"].contains(&dash.text) =>
            {
                Some(format!("{}-{}", from.text, to.text))
            }
            _ => None,
        })
    };
    let single = || {
        let (at, token) = tokens.iter().enumerate().find(|(_, token)| year(token.text))?;
        let under =
            |word: &str| at > 0 && tokens.get(at - 1).is_some_and(|before: &Token<'_>| before.is(word));
        let since = tokens.get(..at)?.iter().any(|token| token.is("sinds") || token.is("vanaf"));
        match since {
            true => Some(format!("{}-", token.text)),
            false if ["in", "voor", "over"].into_iter().any(under) => Some(token.text.to_owned()),
            false => None,
        }
    };
    let lasting = || {
        let word = tokens
            .iter()
            .find(|token| ["jarenlang", "jaarlijks", "jaarlijkse"].iter().any(|word| token.is(word)))?;
        Some(word.text.to_lowercase())
    };
    range.or_else(apart).or_else(single).or_else(lasting)
}
