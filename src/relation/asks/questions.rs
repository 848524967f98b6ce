//! Questions of members that the text speaks of.

use nom::Parser;
use nom::combinator::opt;

use super::Asking;
use super::words::Words;
use crate::entity::paper::PAPER;
use crate::grammar::PartialDate;
use crate::linking::EntityId;
use crate::relation::dates::date_within;
use crate::relation::members::{Member, members};
use crate::relation::{Passage, Sentence, Token, TokenResult, Tokens, one};
use crate::text::Span;

/// Questions and who put them.
struct Put {
    members: Vec<Member>,
    /// The token of the word for questions.
    noun: usize,
    /// Behind the last token of both.
    end: usize,
    rule: &'static str,
}

/// Most words between the questions and who put them.
const FURTHEST: usize = 6;

/// What the sentence says of questions put by members.
pub(super) fn askings(words: &Words, passage: &Passage<'_>, sentence: &Sentence<'_>) -> Vec<Asking> {
    let tokens = &sentence.tokens;
    if tokens.iter().any(|token| token.is_in(&words.refuses) && !token.is("niet")) {
        return Vec::new();
    }
    let all: Vec<Put> = (0..tokens.len()).filter_map(|at| put(words, tokens, at)).collect();
    let mut found = Vec::new();
    for (index, put) in all.iter().enumerate() {
        let end = all.get(index + 1).map_or(tokens.len(), |next| next.noun.max(put.end));
        let last = index + 1 == all.len();
        let reach = Reach { words, passage, sentence, from: put.end, end, last };
        let (paper, date) = (reach.paper(), reach.date().or_else(|| ahead(passage, tokens, put)));
        if paper.is_none() && !is_this_document(words, passage, sentence, put) {
            continue;
        }
        for member in &put.members {
            let Some(person) = passage.entity(member.person) else { continue };
            let evidence = tokens[put.noun].span.cover(member.span);
            let (who, rule) = (person.id.clone(), put.rule);
            found.push(Asking { who, paper: paper.clone(), date, evidence, rule });
        }
    }
    found
}

/// The day before the questions, in what says who put them: `Op 3 maart heeft het lid X vragen gesteld`.
fn ahead(passage: &Passage<'_>, tokens: &[Token<'_>], put: &Put) -> Option<PartialDate> {
    let before = tokens.get(..put.noun).filter(|_| put.rule == "asks/member")?;
    let start = before.iter().rposition(|token| matches!(token.text, "," | ";" | "(" | ")" | ":"));
    date_within(passage.document, tokens, start.map_or(0, |sign| sign + 1), put.noun)
}

/// Questions at the token `at`, and who put them.
///
/// ```text
/// put = questions { word } ( "van" | "door" ) { word } [ member-word ] members
///     | "door" member-word members "gestelde" { word } questions
///     | member-word members ( "hebben" | "heeft" ) { word } questions { word } "gesteld"
///     | member-word members "stelde" { word } questions | questions "die" member-word members { word } "gesteld"
/// ```
fn put(words: &Words, tokens: &[Token<'_>], at: usize) -> Option<Put> {
    if tokens[at].is_in(&words.questions) {
        let (members, end) = by(words, tokens, at).or_else(|| relative(words, tokens, at))?;
        return Some(Put { members, noun: at, end, rule: "asks/put" });
    }
    if !tokens[at].is_in(&words.member) {
        return None;
    }
    let (members, end) = listed(tokens, at + 1)?;
    let by = tokens[..at].iter().rev().take(2).any(|token| token.is("door"));
    let noun = (end..tokens.len()).take(FURTHEST + 2).find(|at| tokens[*at].is_in(&words.questions))?;
    let between = tokens.get(end..noun)?;
    let behind = tokens.get(noun + 1..)?.iter().take_while(|token| !token.is_sign() || token.text == "(");
    let attribute = by && between.iter().any(|token| token.is_in(&words.put));
    let ahead = tokens[..at].iter().rev().take(2).any(|token| token.is_in(&words.has));
    let has = ahead || between.iter().any(|token| token.is_in(&words.has));
    let active = has && behind.take(FURTHEST * 3).any(|token| token.is_in(&words.put));
    let past = |token: &Token<'_>| token.is_in(&words.past);
    let simple = tokens[..at].iter().rev().take(2).any(past) || between.iter().any(past);
    let said = tokens.get(noun + 1..)?.iter().take(FURTHEST * 3).any(|token| token.is_in(&words.put));
    let passive = by && said && between.iter().any(|token| token.is_in(&words.passive));
    (attribute || active || simple || passive).then_some(Put {
        members,
        noun,
        end: noun + 1,
        rule: "asks/member",
    })
}

/// `, die het lid X heeft gesteld`, behind the word at `noun`.
fn relative(words: &Words, tokens: &[Token<'_>], noun: usize) -> Option<(Vec<Member>, usize)> {
    let die = noun + 1 + usize::from(tokens.get(noun + 1)?.text == ",");
    let member = tokens.get(die).filter(|token| token.is("die")).map(|_| die + 2)?;
    tokens.get(member).filter(|token| token.is_in(&words.member))?;
    let (list, end) = listed(tokens, member + 1)?;
    let put = (end..tokens.len()).take(FURTHEST).find(|at| tokens[*at].is_in(&words.put))?;
    Some((list, put + 1))
}

/// `gesteld door de leden Bontenbal (CDA) en Krul (CDA)`, behind the word at `noun`.
fn by(words: &Words, tokens: &[Token<'_>], noun: usize) -> Option<(Vec<Member>, usize)> {
    let stop =
        |token: &Token<'_>| token.mention.is_some() || token.is_sign() || token.is("aan") || token.is("over");
    let reach = tokens.get(noun + 1..)?.iter().take(FURTHEST).take_while(|token| !stop(token)).count();
    let mut places = noun + 1..=noun + reach;
    places.find_map(|at| {
        let of = tokens.get(at).is_some_and(|token| token.is("van") || token.is("door"));
        if !of {
            return None;
        }
        // `van het de leden`: a word too many is read over.
        let near = tokens.get(at + 1..)?.iter().take(3);
        let named = near.clone().position(|token| token.is_in(&words.member) || token.is_in(&words.address));
        let small = near
            .take(named.unwrap_or(0))
            .all(|token| token.is("de") || token.is("het") || token.is("Tweede"));
        let (mut list, mut end) =
            listed(tokens, at + 1 + named.filter(|_| small).map_or(0, |named| named + 1))?;
        // `de leden Hirsch en Piri (beiden GroenLinks-PvdA) en het lid Dobbe (SP)`
        while let [and, article, member, ..] = tokens.get(end..)?
            && (and.is("en") || and.text == ",")
            && (article.is("het") || article.is("de"))
            && member.is_in(&words.member)
            && let Some((more, after)) = listed(tokens, end + 3)
        {
            list.extend(more);
            end = after;
        }
        Some((list, end))
    })
}

fn listed(tokens: &[Token<'_>], at: usize) -> Option<(Vec<Member>, usize)> {
    let read: TokenResult<'_, '_, _> =
        (opt(one(|token| token.is("."))), members).parse(Tokens(tokens.get(at..)?));
    let (rest, (_, list)) = read.ok()?;
    Some((list, tokens.len() - rest.0.len()))
}

/// Whether questions without a number are those that this document puts or answers.
///
/// A heading says so (`Vragen van het lid Piri aan de minister`, `Antwoorden op vragen van`, `Betreft: vragen
/// van`), or the letter that offers the answers (`Hierbij bied ik u de antwoorden aan op de vragen van`).
fn is_this_document(words: &Words, passage: &Passage<'_>, sentence: &Sentence<'_>, put: &Put) -> bool {
    let tokens = &sentence.tokens;
    let before = tokens.get(..put.noun).unwrap_or_default();
    let has = |set| before.iter().any(|token| token.is_in(set));
    let Some(first) = tokens.first() else { return false };
    let block = passage.document.block_at(sentence.span.start);
    let opens = block.is_some_and(|block| block.span.start == sentence.span.start);
    let heading = opens && (put.noun <= 1 || first.is_in(&words.answer)) && !verbal(words, tokens, put.end);
    let offers = has(&words.here) && has(&words.answer);
    !has(&words.earlier) && (heading || offers)
}

/// Whether a finite verb stands behind `from`, outside of brackets: the sentence is no heading.
fn verbal(words: &Words, tokens: &[Token<'_>], from: usize) -> bool {
    let over = (from..tokens.len()).find(|at| tokens[*at].is("over")).unwrap_or(tokens.len());
    (from..over).any(|at| words.function.finite(tokens, at))
}

/// Where the number and the day of questions are looked for.
struct Reach<'r, 'a> {
    words: &'r Words,
    passage: &'r Passage<'r>,
    sentence: &'r Sentence<'a>,
    /// Behind the questions and who put them.
    from: usize,
    /// Where the next questions stand.
    end: usize,
    /// Whether these are the last questions of the sentence, so that the next one may go on about them.
    last: bool,
}

impl Reach<'_, '_> {
    fn here(&self) -> Span {
        let start =
            self.sentence.tokens.get(self.from).map_or(self.sentence.span.end, |token| token.span.start);
        let end = self.sentence.tokens.get(self.end).map_or(self.sentence.span.end, |token| token.span.start);
        Span::new(start, end.max(start))
    }

    /// The next sentence, where it goes on about the questions: `Deze vragen werden ingezonden …`.
    fn next(&self) -> Option<Sentence<'_>> {
        let next = self.passage.sentence(self.sentence.index + 1).filter(|_| self.last)?;
        let [first, second, ..] = next.tokens.as_slice() else { return None };
        let about =
            ["deze", "de", "die"].iter().any(|word| first.is(word)) && second.is_in(&self.words.questions);
        about.then_some(next)
    }

    fn paper(&self) -> Option<EntityId> {
        self.paper_in(self.here()).or_else(|| self.paper_in(self.next()?.span))
    }

    /// The first question paper, or answer that is printed with its questions.
    fn paper_in(&self, span: Span) -> Option<EntityId> {
        let asked = |norm: &str| norm.starts_with("kv-") || norm.starts_with("ah-");
        let mut papers = self.passage.mentions_in(span).filter(|(_, m)| m.kind == PAPER && asked(&m.norm));
        papers.next().and_then(|(index, _)| self.passage.entity(index)).map(|paper| paper.id.clone())
    }

    fn date(&self) -> Option<PartialDate> {
        let here = self.date_in(&self.sentence.tokens, self.from, self.end);
        here.or_else(|| {
            let next = self.next()?;
            self.date_in(&next.tokens, 0, next.tokens.len())
        })
    }

    /// The date right behind `ingezonden`, `gesteld op`, `d.d.`, or behind `van` where the list ends.
    fn date_in(&self, tokens: &[Token<'_>], from: usize, end: usize) -> Option<PartialDate> {
        let lead = |at: usize| {
            let token = &tokens[at];
            token.is_in(&self.words.put) || at == from && (token.is("van") || token.is("d"))
        };
        let put = (from..end.min(tokens.len())).find(|at| lead(*at))?;
        date_within(self.passage.document, tokens, put + 1, (put + 6).min(end.min(tokens.len())))
    }
}
