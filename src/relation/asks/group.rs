//! What a parliamentary group, or a member by name, asks in a written consultation.

use super::Asking;
use super::words::Words;
use crate::entity::motion::MOTION;
use crate::entity::party::PARTY;
use crate::grammar::WordSet;
use crate::linking::EntityId;
use crate::relation::clauses::{Clauses, Opener};
use crate::relation::function_words::Class;
use crate::relation::members::members;
use crate::relation::{Passage, Sentence, Token, Tokens};
use crate::text::Span;

/// A group, or members, as a phrase names them.
struct Group {
    who: Vec<EntityId>,
    /// The first token, `de leden van` included.
    start: usize,
    /// Behind the last token.
    end: usize,
}

/// Who asks in this sentence, or heads what a group brings in.
pub(super) fn askings(words: &Words, passage: &Passage<'_>, sentence: &Sentence<'_>) -> Vec<Asking> {
    let tokens = &sentence.tokens;
    let moved = tokens.iter().any(|token| token.names(MOTION) || token.is("motie"));
    let groups = groups(words, passage, tokens);
    if let Some(rule) = heading(words, passage, sentence, groups.first()) {
        return groups.iter().take(1).flat_map(|group| found(group, sentence.span, rule)).collect();
    }
    let clauses = Clauses::divide(tokens, &words.function);
    let asks = |group: &&Group| {
        let main = clauses.of.get(group.start).and_then(|clause| clauses.list.get(*clause));
        main.is_some_and(|clause| clause.opener == Opener::Main) && asks(words, tokens, &clauses, group)
    };
    let mut askings: Vec<Asking> = Vec::new();
    for group in groups.iter().filter(asks).filter(|_| !moved) {
        let last = tokens[group.end.min(tokens.len() - 1)].span;
        askings.extend(found(group, tokens[group.start].span.cover(last), "asks/group"));
    }
    if askings.is_empty() && !moved {
        askings.extend(anaphor(words, passage, sentence));
    }
    askings
}

fn found(group: &Group, evidence: Span, rule: &'static str) -> Vec<Asking> {
    let one = |who: &EntityId| Asking { who: who.clone(), paper: None, date: None, evidence, rule };
    group.who.iter().map(one).collect()
}

/// Every group and every member with `lid` before the name.
///
/// ```text
/// group = [ [ "de" ] "leden" "van" ] "de" party { ( "," | "en" | "-" ) party } "-" "fractie"
///       | [ [ "de" ] "leden" "van" ] "de" "fractie" "van" [ "de" | "het" ] party { ( "," | "en" ) [ "de" ] party }
///       | [ "het" | "de" ] member-word members
/// ```
fn groups(words: &Words, passage: &Passage<'_>, tokens: &[Token<'_>]) -> Vec<Group> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let read = of_party(words, passage, tokens, at)
            .or_else(|| named(words, passage, tokens, at))
            .filter(|group| group.end > at);
        at = read.as_ref().map_or(at + 1, |group| group.end);
        found.extend(read);
    }
    found
}

fn of_party(words: &Words, passage: &Passage<'_>, tokens: &[Token<'_>], at: usize) -> Option<Group> {
    let (parties, end) = parties(tokens, at)?;
    let behind = tokens.get(end).is_some_and(|dash| dash.text == "-")
        && tokens.get(end + 1).is_some_and(|word| word.is_in(&words.group));
    let mut start = at;
    let mut back = |word: &dyn Fn(&Token<'_>) -> bool| {
        let stands = start.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(word);
        start -= usize::from(stands);
        stands
    };
    let article = |token: &Token<'_>| token.is("de") || token.is("het");
    back(&article);
    let mut ahead = false;
    if !behind {
        ahead = back(&|token| token.is("van")) && back(&|token| token.is_in(&words.group));
        back(&article);
    }
    if !behind && !ahead {
        return None;
    }
    if back(&|token| token.is("van")) && back(&|token| token.is("leden")) {
        back(&article);
    } else if start < at && tokens[start].is("van") {
        start += 1;
    }
    let who =
        parties.iter().filter_map(|at| passage.entity(tokens[*at].mention?.0)).map(|party| party.id.clone());
    Some(Group { who: who.collect(), start, end: if behind { end + 2 } else { end } })
}

/// Parties one after the other: their tokens, and where they end.
fn parties(tokens: &[Token<'_>], at: usize) -> Option<(Vec<usize>, usize)> {
    let is_party = |at: usize| tokens.get(at).is_some_and(|token| token.names(PARTY));
    let mut found = vec![at].into_iter().filter(|at| is_party(*at)).collect::<Vec<_>>();
    let mut end = found.first()? + 1;
    loop {
        // `VVD- en CDA-fractie`, `D66, de PvdA en GroenLinks`
        let mut next = end + usize::from(tokens.get(end).is_some_and(|token| token.text == "-"));
        let joint = |at: usize| tokens.get(at).is_some_and(|token| token.text == "," || token.is("en"));
        if !joint(next) {
            return Some((found, end));
        }
        next += 1 + usize::from(joint(next + 1));
        next += usize::from(tokens.get(next).is_some_and(|token| token.is("de") || token.is("het")));
        if !is_party(next) {
            return Some((found, end));
        }
        found.push(next);
        end = next + 1;
    }
}

fn named(words: &Words, passage: &Passage<'_>, tokens: &[Token<'_>], at: usize) -> Option<Group> {
    if !tokens[at].is_in(&words.member) {
        return None;
    }
    let (rest, list) = members(Tokens(tokens.get(at + 1..)?)).ok()?;
    let article = at
        .checked_sub(1)
        .and_then(|at| tokens.get(at))
        .is_some_and(|token| token.is("de") || token.is("het"));
    let who = list.iter().filter_map(|member| passage.entity(member.person)).map(|person| person.id.clone());
    Some(Group { who: who.collect(), start: at - usize::from(article), end: tokens.len() - rest.0.len() })
}

/// A heading of what the group brings in: `Inbreng van`, `Vragen en opmerkingen van(uit)`.
fn heading(
    words: &Words,
    passage: &Passage<'_>,
    sentence: &Sentence<'_>,
    group: Option<&Group>,
) -> Option<&'static str> {
    let (tokens, group) = (&sentence.tokens, group?);
    let block = passage.document.block_at(sentence.span.start)?;
    let of = group.start.checked_sub(1).and_then(|at| tokens.get(at));
    let of = of.is_some_and(|of| of.is("van") || of.is("vanuit") || of.is("door"));
    let lead = tokens.get(..group.start)?;
    let word = |token: &Token<'_>| {
        token.is_in(&words.contribution)
            || token.is_in(&words.questions)
            || ["en", "opmerkingen", "van", "vanuit", "door", "i", "ii", "iii", "."]
                .iter()
                .any(|word| token.is(word))
    };
    let brings = lead.iter().any(|token| token.is_in(&words.contribution) || token.is_in(&words.questions));
    let rest = tokens.get(group.end..)?;
    let answered =
        rest.first().is_some_and(|next| next.is("en")) && !rest.iter().any(|token| token.names(PARTY));
    let reply = answered && rest.iter().any(|token| token.is("reactie") || token.is_in(&words.answer));
    let alone = block.span.start == sentence.span.start && (rest.is_empty() || reply);
    (of && brings && alone && lead.iter().all(word)).then_some("asks/contribution")
}

/// Whether the group is the subject of `vragen` beside it, or of other words for it, without a negation.
fn asks(words: &Words, tokens: &[Token<'_>], clauses: &Clauses, group: &Group) -> bool {
    let before = group.start.checked_sub(1).and_then(|at| tokens.get(at));
    if before.is_some_and(|before| words.function.is(before, Class::Preposition)) {
        return false;
    }
    let plural = group.who.len() > 1 || tokens[group.start..group.end].iter().any(|token| token.is("leden"));
    // `De minister vraagt de leden`, `stelde het lid X vragen`: the verb is another one's, or none.
    let either = tokens[group.start].is("zij");
    let agrees = |verb: &Token<'_>| either || plural != verb.text.ends_with('t');
    let owned = tokens.first().is_some_and(|first| words.function.is(first, Class::Determiner));
    let inverted = before.is_some_and(|before| before.is_in(&words.asks) && agrees(before))
        && group.start >= 2
        && !owned;
    let next = tokens.get(group.end);
    let question =
        next.is_some_and(|next| next.is_in(&words.asks) && agrees(next)) && !joined(tokens, group.end + 1);
    inverted
        || question
        || has_questions(words, tokens, group.end)
        || asks_otherwise(words, tokens, clauses, group)
}

/// `stellen de vraag`, `willen (graag) weten`, `vernemen graag`, with the verb beside the group and the rest in its clause.
fn asks_otherwise(words: &Words, tokens: &[Token<'_>], clauses: &Clauses, group: &Group) -> bool {
    let inverted = group.start.checked_sub(1).filter(|at| *at > 0);
    let beside = |set: &WordSet| {
        [inverted, Some(group.end)]
            .into_iter()
            .flatten()
            .any(|at| tokens.get(at).is_some_and(|next| next.is_in(set)))
    };
    let own = |at: &usize| clauses.of.get(*at) == clauses.of.get(group.start);
    let refused = |at: &usize| tokens[*at].is_in(&words.refuses) && !tokens[*at].is_in(&words.wishes);
    let reach: Vec<usize> = (group.end..tokens.len()).filter(own).take_while(|at| !refused(at)).collect();
    let after = |at: usize, set: &WordSet| tokens.get(at + 1).is_some_and(|next| next.is_in(set));
    let find = |set: &WordSet| reach.iter().copied().find(|at| tokens[*at].is_in(set));
    let put = || find(&words.question).is_some_and(|at| !after(at, &words.doubts));
    let learn = || find(&words.learns).is_some_and(|at| !tokens[at - 1].is_in(&words.lets));
    let ahead = group.start.checked_sub(2).is_some_and(|at| tokens[at].is_in(&words.gladly));
    let gladly = || ahead || reach.iter().take(2).any(|at| tokens[*at].is_in(&words.gladly));
    beside(&words.puts) && put() || beside(&words.wishes) && learn() || beside(&words.learnt) && gladly()
}

/// `vragen en opmerkingen`: nouns.
fn joined(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|next| next.is("en") || next.is("van") || next.is("zijn"))
}

/// Most words between `hebben` and `vragen`.
const FURTHEST: usize = 8;

/// `hebben (daar) nog enkele vragen` behind the group, without `geen`.
fn has_questions(words: &Words, tokens: &[Token<'_>], from: usize) -> bool {
    (from..tokens.len()).filter(|at| tokens[*at].is_in(&words.has)).any(|has| {
        let reach = tokens.get(has + 1..).unwrap_or_default();
        let until = reach.iter().take(FURTHEST).position(|token| token.is_in(&words.questions));
        let Some(until) = until else { return false };
        let plain =
            |token: &Token<'_>| token.mention.is_none() && !token.is_sign() && !token.is_in(&words.refuses);
        let put = reach.get(until + 1).is_some_and(|token| token.is_in(&words.put));
        reach[..until].iter().all(plain) && !put
    })
}

/// How many sentences back `zij` and `deze leden` reach.
const BACK: usize = 2;

/// `Zij hebben de volgende vragen`, `Deze leden vragen of`: the group that the sentences before begin with.
fn anaphor(words: &Words, passage: &Passage<'_>, sentence: &Sentence<'_>) -> Vec<Asking> {
    let tokens = &sentence.tokens;
    let Some(first) = tokens.first().filter(|first| first.is_in(&words.anaphor)) else { return Vec::new() };
    let end = 1 + usize::from(tokens.get(1).is_some_and(|next| next.is_in(&words.member)));
    let group = Group { who: Vec::new(), start: 0, end };
    let points = first.is("zij") || end == 2;
    if !points || !asks(words, tokens, &Clauses::divide(tokens, &words.function), &group) {
        return Vec::new();
    }
    let Some(block) = passage.document.block_at(sentence.span.start) else { return Vec::new() };
    for index in (sentence.index.saturating_sub(BACK)..sentence.index).rev() {
        let Some(before) = passage.sentence(index).filter(|before| before.span.start >= block.span.start)
        else {
            break;
        };
        let groups = groups(words, passage, &before.tokens);
        if let [group] = groups.as_slice() {
            let evidence = Span::new(before.span.start, sentence.span.end);
            return if group.start == 0 { found(group, evidence, "asks/anaphor") } else { Vec::new() };
        }
        if !groups.is_empty() {
            break;
        }
    }
    Vec::new()
}
