//! What an office is of that its own phrase does not name: `van dat land`, `onder wie minister X`.

use super::grammar::Held;
use super::words::Words;
use crate::entity::country::COUNTRY;
use crate::entity::organisation::ORGANISATION;
use crate::gazetteer::Form;
use crate::linking::EntityId;
use crate::relation::function_words::{Class, FunctionWords, number};
use crate::relation::phrases::adjective;
use crate::relation::reference::Background;
use crate::relation::{Passage, Sentence, Token};

/// How many words a list of holders may have before one of them.
const FURTHEST: usize = 24;

/// Prepositions under which a country does nothing itself.
const UNDER: [&str; 9] = ["in", "van", "uit", "over", "voor", "tegen", "naar", "met", "aan"];

/// `de vicepresident van dat land`, `de directeur van dit bedrijf`: what the text has just spoken of.
pub(super) fn meant(
    words: &Words,
    passage: &Passage<'_>,
    sentence: &Sentence<'_>,
    held: &Held,
) -> Option<EntityId> {
    let noun = sentence.tokens.get(held.back?)?;
    let before = sentence.tokens.get(..held.start)?;
    let background = Background { passage, index: sentence.index, span: sentence.span };
    if !noun.is_in(&words.land) {
        return background.organisation(before, |_| true);
    }
    // Who acts in the sentence is not the one of which it tells: `Canada heeft X, de president van dat land, gelist`.
    let acting = acting(passage, before);
    background.country(before, None, |id| !acting.contains(id))
}

/// The countries that stand under no preposition.
fn acting(passage: &Passage<'_>, tokens: &[Token<'_>]) -> Vec<EntityId> {
    let article = |token: &Token<'_>| ["de", "het"].iter().any(|word| token.is(word));
    let bare = tokens.iter().enumerate().filter(|(at, token)| {
        let before = tokens.get(..*at).unwrap_or_default().iter().rev().find(|token| !article(token));
        token.names(COUNTRY) && !before.is_some_and(|before| UNDER.iter().any(|word| before.is(word)))
    });
    let mentions = bare.filter_map(|(_, token)| token.mention);
    mentions.filter_map(|(index, _)| passage.entity(index)).map(|entity| entity.id.clone()).collect()
}

/// `de regering van Polen viel, maar de huidige premier, X, bleef`: the one country of which the sentence tells, under
/// `van` before the office of a state that nobody else's stands beside.
pub(super) fn only_country(passage: &Passage<'_>, tokens: &[Token<'_>], held: &Held) -> Option<EntityId> {
    let countries = tokens.iter().enumerate().filter(|(_, token)| token.names(COUNTRY));
    let countries: Vec<(usize, EntityId)> = countries
        .filter_map(|(at, token)| Some((at, passage.entity(token.mention?.0)?.id.clone())))
        .collect();
    let (first, id) = countries.first().filter(|(at, _)| *at < held.start && held.office.state)?;
    let article = |token: &Token<'_>| ["de", "het"].iter().any(|word| token.is(word));
    let before = tokens.get(..*first)?.iter().rev().find(|token| !article(token))?;
    let definite =
        held.start.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| token.is("de"));
    let body = tokens.iter().any(|token| token.names(ORGANISATION));
    let same = countries.iter().all(|(_, other)| other == id);
    (before.is("van") && definite && same && !body && !adjective(&tokens[*first])).then(|| id.clone())
}

/// Where `onder wie` or `waaronder` stands under which an office is named: `onder wie rechter X en generaal Y`.
pub(super) fn among(function: &FunctionWords, tokens: &[Token<'_>], held: &Held) -> Option<usize> {
    let from = held.start.saturating_sub(FURTHEST);
    let at = (from..held.start).rev().find(|at| {
        let who = tokens[*at].is("wie") && *at > 0 && tokens[*at - 1].is("onder");
        who || tokens[*at].is("waaronder")
    })?;
    let plain = tokens.get(at + 1..held.start)?.iter().all(|token| !function.is(token, Class::Finite));
    plain.then_some(if tokens[at].is("wie") { at - 1 } else { at })
}

/// Whose group they are of: `drie Malinese militairen, onder wie minister X`, `vier leden van de Kiesraad, onder wie
/// voorzitter Y`.
pub(super) fn of_group(
    function: &FunctionWords,
    passage: &Passage<'_>,
    tokens: &[Token<'_>],
    held: &Held,
    among: usize,
) -> Option<EntityId> {
    let before = tokens.get(..among)?;
    let article = |token: &Token<'_>| ["de", "het"].iter().any(|word| token.is(word));
    let of = |at: usize| {
        let before = before.get(..at).unwrap_or_default();
        before.iter().rev().find(|token| !article(token)).is_some_and(|token| token.is("van"))
    };
    let (at, index) = before.iter().enumerate().rev().find_map(|(at, token)| {
        let (index, mention) = token.mention?;
        let people = adjective(token) || mention.form == Form::Inhabitant;
        let country = held.office.state && mention.kind == COUNTRY && (people || of(at));
        let body = !held.office.state && mention.kind == ORGANISATION && of(at);
        (country || body).then_some((at, index))
    })?;
    // Behind it nothing else may act, and behind `van` nobody else be counted: `op verzoek van Cuba zijn twee personen …`.
    let behind = before.get(at + 1..)?;
    let free = behind.iter().all(|token| !token.names(COUNTRY));
    let counted =
        of(at) && behind.iter().any(|token| number(token).is_some() || function.is(token, Class::Determiner));
    passage.entity(index).filter(|_| free && !counted).map(|entity| entity.id.clone())
}
