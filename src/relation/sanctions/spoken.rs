//! Words that say sanctions only where the text speaks of them: `maatregelen tegen Birma`, `werd door de VS aangepakt`.

use super::super::groups::Target;
use super::super::phrases::phrase;
use super::super::{Argument, Tokens};
use super::lexicon::Role;
use super::reading::Reading;
use crate::text::{PassageKind, Span};

/// How far the beginning of a paper reaches that says what it is about, bytes.
const BEGINNING: usize = 1500;

impl Reading<'_, '_> {
    /// Whether the paragraph, the one before it, the heading or the beginning of the paper speaks of sanctions.
    pub(super) fn about_sanctions(&self) -> bool {
        if !self.told.issuers.is_empty() {
            return true;
        }
        let document = self.passage.document;
        let place = document.blocks.partition_point(|block| block.span.start <= self.span.start);
        let near = document.blocks.get(place.saturating_sub(3)..place).unwrap_or_default();
        let title = document.passages.iter().filter(|passage| passage.kind == PassageKind::Title);
        let head = document.blocks.iter().take_while(|block| block.span.end <= BEGINNING);
        let mut spans = near.iter().map(|block| block.span).chain(title.map(|passage| passage.span));
        spans.any(|span| self.speaks_of_sanctions(span))
            || head.map(|block| block.span).any(|span| self.speaks_of_sanctions(span))
    }

    fn speaks_of_sanctions(&self, span: Span) -> bool {
        let text = span.of(self.passage.document.text());
        self.lexicon.themes().any(|stem| text.contains(stem))
    }

    /// `maatregelen` at `at`, in a text about sanctions; a part of `beperkende maatregelen` is none by itself.
    pub(super) fn loose(&self, at: usize) -> Option<(bool, usize)> {
        let token = self.tokens.get(at).filter(|token| token.mention.is_none())?;
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before..));
        let part = before
            .is_some_and(|rest| rest[0].text == "-" || self.lexicon.starts(rest, Role::Measure) == Some(2));
        let banned = !token.is("verbod") || self.tokens.get(at + 1).is_some_and(|next| next.is("op"));
        let loose = self.lexicon.is(token, Role::Loose) && banned && !part;
        let partner =
            || self.clauses.of.get(at).is_some_and(|clause| self.partner(at + 2, *clause).is_some());
        let trade = || partner() || self.goods_of(at + 2).is_some();
        (loose && (token.is("verbod") && trade() || self.about_sanctions())).then_some((false, 1))
    }

    /// Whether a target is one entity or one of the words for a regime: whom a loose word may be aimed at.
    pub(super) fn surely(&self, target: &Target) -> bool {
        let Argument::Group { span, .. } = &target.argument else { return true };
        let start = self.at(span.start);
        let rest = Tokens(self.tokens.get(start..).unwrap_or_default());
        let known = |role| {
            phrase(&self.lexicon.words)(rest).is_ok_and(|(_, found)| self.lexicon.is(found.head, role))
        };
        self.pronoun_at(start).is_some() || known(Role::Regime) || known(Role::Land)
    }

    /// Whether a verb that does not itself say sanctions says so of these.
    pub(super) fn sanctioned(&self, targets: &[Target]) -> bool {
        let violence =
            self.tokens.iter().any(|token| token.mention.is_none() && self.lexicon.is(token, Role::Violence));
        !violence && targets.iter().all(|target| self.certain(target)) && self.about_sanctions()
    }

    /// Whether the first words of a target are a measure: `een inreisverbod`.
    pub(super) fn is_measure(&self, target: &Target) -> bool {
        let Argument::Group { span, .. } = &target.argument else { return false };
        let rest = Tokens(self.tokens.get(self.at(span.start)..).unwrap_or_default());
        let Ok((_, found)) = phrase(&self.lexicon.words)(rest) else { return false };
        let roles = [Role::Measure, Role::Assets];
        found.head.mention.is_none() && roles.into_iter().any(|role| self.lexicon.is(found.head, role))
    }
}
