//! Outcomes in lists and tables of votes: `Motie van het lid Dobbe (32735, nr. 413) | Verworpen`, `Aangenomen: de
//! motie-Dobbe`, `De volgende moties zijn aangenomen:`, and `Verworpen.` alone behind a motion.
//!
//! ```text
//! outcome = motion … ( sign | tab ) participle ( sign | tab | paper )   (* no verb between them; capitals need no sign *)
//!         | participle [ "moties" ] ":" motion { "," motion }
//! ```

use super::voted::{Vote, Voted, put_to_vote};
use super::words::{Outcome, Words};
use crate::entity::paper::PAPER;
use crate::grammar::{PartialDate, month};
use crate::relation::dates::date_within;
use crate::relation::function_words::Class;
use crate::relation::{Passage, Sentence, Status, Token};
use crate::text::{BlockKind, Span};

/// Among how many blocks at the start a heading says that the document reports votes.
const FIRST: usize = 60;
/// How many sentences back the line stands that leads to a list.
const FURTHEST: usize = 30;

/// A sentence of a list.
pub(super) struct Listed<'r, 'a> {
    pub(super) words: &'r Words,
    pub(super) passage: &'r Passage<'r>,
    pub(super) sentence: &'r Sentence<'a>,
}

/// The line above a list has so many tokens at most.
const LEAD: usize = 12;

impl Listed<'_, '_> {
    /// The vote upon a motion of the sentence.
    pub(super) fn vote(&self, motion: &Voted) -> Option<Vote> {
        let (outcome, evidence) =
            self.behind(motion).or_else(|| self.labelled(motion)).or_else(|| self.led(motion))?;
        Some(self.found(motion, outcome, evidence))
    }

    /// `Verworpen.`, `Aangenomen op 21 mei 2024.`, `Met 75 tegen 74 stemmen aanvaard.`, `AANGENOMEN (met algemene
    /// stemmen)` alone: the motion named just before.
    pub(super) fn alone(&self) -> Option<Vote> {
        let outcome = self.shouted().or_else(|| self.bare())?;
        let id = put_to_vote(self.passage, self.sentence)?;
        Some(self.found(&Voted { at: 0, id }, outcome, self.sentence.span))
    }

    /// A line that begins with an outcome in capitals.
    fn shouted(&self) -> Option<Outcome> {
        let (word, rest) = self.sentence.tokens.split_first()?;
        let alone = is_shouted(word) && rest.first().is_none_or(|next| next.text == "(");
        self.words.participle(word).filter(|_| alone)
    }

    /// A sentence of nothing but an outcome, a day and a count of votes.
    fn bare(&self) -> Option<Outcome> {
        let tokens = &self.sentence.tokens;
        let (stop, said) =
            tokens.split_last().filter(|(stop, _)| stop.text == "." && tokens.len() <= LEAD)?;
        let count = ["met", "algemene", "tegen", "stemmen", "op"];
        let beside = |token: &Token<'_>| {
            when(token) || token.text.parse::<u32>().is_ok() || count.iter().any(|word| token.is(word))
        };
        let mut outcomes = said.iter().filter(|token| !beside(token) && token.span.end <= stop.span.start);
        let outcome = self.words.participle(outcomes.next()?)?;
        outcomes.next().is_none().then_some(outcome)
    }

    fn found(&self, motion: &Voted, outcome: Outcome, evidence: Span) -> Vote {
        let tokens = &self.sentence.tokens;
        let lead = Span::new(evidence.start, evidence.end.min(self.sentence.span.start).max(evidence.start));
        let above = self.passage.tokens(lead);
        let own = date_within(self.passage.document, tokens, motion.at, tokens.len())
            .or_else(|| date_within(self.passage.document, &above, 0, above.len().min(LEAD)));
        Vote {
            outcome,
            by: super::voted::passage_house(self.passage),
            motion: motion.id.clone(),
            status: Status::Asserted,
            date: own.or_else(|| day_of_votes(self.passage)),
            evidence,
            rule: "votes/list",
        }
    }

    /// Behind the motion, between signs.
    fn behind(&self, motion: &Voted) -> Option<(Outcome, Span)> {
        let tokens = &self.sentence.tokens;
        let ends = |token: &Token<'_>| token.names(crate::entity::motion::MOTION) || self.verb(token);
        let reach = tokens.iter().skip(motion.at + 1).take_while(|token| !ends(token)).count();
        let at = (motion.at + 1..=motion.at + reach).find(|at| {
            tokens.get(*at).is_some_and(|token| self.words.participle(token).is_some()) && self.apart(*at)
        })?;
        let word = tokens.get(at)?;
        Some((self.words.participle(word)?, tokens.get(motion.at)?.span.cover(word.span)))
    }

    /// Whether signs, tabs or the ends of the sentence part a token from what stands around it.
    fn apart(&self, at: usize) -> bool {
        let tokens = &self.sentence.tokens;
        let tab = |one: Option<&Token<'_>>, other: Option<&Token<'_>>| {
            let between = one.zip(other).map(|(one, other)| Span::new(one.span.end, other.span.start));
            between.is_some_and(|span| span.of(self.passage.document.text()).contains('\t'))
        };
        let (before, word, next) = (tokens.get(at - 1), tokens.get(at), tokens.get(at + 1));
        let led = before.is_some_and(|token| matches!(token.text, ":" | "|" | "–" | "-" | ")" | "." | ","));
        let ended = next.is_none_or(|token| {
            matches!(token.text, "." | "|" | ";" | "(" | ")" | "," | "-" | "–" | "•")
                || token.names(PAPER)
                || token.names(crate::entity::motion::MOTION)
        });
        let led = led || tab(before, word) || word.is_some_and(is_shouted);
        led && (ended || tab(word, next))
    }

    /// `Aangenomen: de motie-Dobbe en de motie-Ceder.`
    fn labelled(&self, motion: &Voted) -> Option<(Outcome, Span)> {
        let tokens = &self.sentence.tokens;
        let colon = tokens.iter().position(|token| token.text == ":").filter(|at| *at < motion.at)?;
        let outcome = self.label(tokens.get(..colon)?)?;
        let verb = tokens.get(colon..motion.at)?.iter().any(|token| self.verb(token));
        let other = tokens.get(colon..motion.at)?.iter().any(|token| self.words.participle(token).is_some());
        (!verb && !other).then(|| (outcome, tokens[0].span.cover(tokens[motion.at].span)))
    }

    /// The outcome that a few words say and nothing else: `Aangenomen`, `De volgende moties zijn aangenomen`.
    fn label(&self, tokens: &[Token<'_>]) -> Option<Outcome> {
        let known = ["de", "volgende", "onderstaande", "moties", "motie", "zijn", "werden", "is"];
        let mut found = None;
        for token in tokens.iter().filter(|token| !token.is_sign()) {
            match self.words.participle(token) {
                Some(outcome) if found.is_none() => found = Some(outcome),
                None if known.iter().any(|word| token.is(word)) || when(token) => {}
                _ => return None,
            }
        }
        found
    }

    /// The line above a list of motions, where the sentence is an item of it.
    fn led(&self, motion: &Voted) -> Option<(Outcome, Span)> {
        let tokens = &self.sentence.tokens;
        if tokens.iter().any(|token| self.verb(token) || self.words.participle(token).is_some()) {
            return None;
        }
        let document = self.passage.document;
        for back in 1..=FURTHEST {
            let before = self.passage.sentence(self.sentence.index.checked_sub(back)?)?;
            let heading =
                document.block_at(before.span.start).is_some_and(|block| block.kind == BlockKind::Heading);
            let leads = heading || before.tokens.last().is_some_and(|last| last.text == ":");
            if let Some(outcome) = self.label(&before.tokens).filter(|_| leads) {
                return Some((outcome, before.span.cover(tokens.get(motion.at)?.span)));
            }
            let item = before.tokens.iter().any(|token| token.names(crate::entity::motion::MOTION));
            if !item || before.tokens.iter().any(|token| self.verb(token)) {
                return None;
            }
        }
        None
    }

    fn verb(&self, token: &Token<'_>) -> bool {
        self.words.function.is(token, Class::Finite) && self.words.participle(token).is_none()
    }
}

/// Whether a word is written in capitals, as outcomes are in lists: `VERWORPEN`.
fn is_shouted(token: &Token<'_>) -> bool {
    token.text.len() > 1 && token.text.chars().all(char::is_uppercase)
}

/// Whether the token is part of a day: `op 3 juni 2025`.
fn when(token: &Token<'_>) -> bool {
    let month = month(token.text).is_ok_and(|(rest, _)| rest.is_empty());
    month || token.is_class(Class::Dating) || token.is("jl") || token.text.parse::<u16>().is_ok()
}

/// The day of a document that reports votes: that of the sitting.
pub(super) fn day_of_votes(passage: &Passage<'_>) -> Option<PartialDate> {
    let document = passage.document;
    let text = document.text();
    let votes = document.blocks.iter().take(FIRST).any(|block| {
        let line = block.span.of(text).trim_start();
        let short = line.len() < 120 && block.kind == BlockKind::Heading;
        short && line.to_lowercase().contains("stemming") || line.starts_with("In stemming komt")
    });
    document.metadata.date.filter(|_| votes).map(PartialDate::from)
}
