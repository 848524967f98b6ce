//! Who can be a target: which words describe somebody, and whom `onder wie` names.

use super::super::function_words::Class;
use super::super::groups::Target;
use super::super::phrases::{Quantity, phrase};
use super::super::status::Sign;
use super::super::{Argument, Sentence, Token, Tokens};
use super::claim::Claim;
use super::lexicon::Role;
use super::reading::Reading;
use crate::entity::country::COUNTRY;
use crate::entity::person::PERSON;
use crate::text::Span;

/// What a verb like `voorstellen` may say; a word that does so is an infinitive and nobody.
const SIGNS: [Sign; 4] = [Sign::Request, Sign::Possibility, Sign::Announcement, Sign::End];

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// Whether the words of a group say who it is.
    ///
    /// Not a word in the singular by itself (`tegen [heel] Soedan`, `tegen [bank] VTB`), a time, not somebody's own (`diens regime`), not an infinitive (`zal voorstellen`), not a part
    /// of a name (`het Hoofdcentrum [voor Technologie]`), not one person (`tegenstander Jan Jansen`).
    pub(super) fn describes_somebody(&self, target: &Target) -> bool {
        let Argument::Group { span, .. } = &target.argument else { return true };
        let (start, end) = (self.at(span.start), self.at(span.end));
        let Some(rest) = self.tokens.get(start..) else { return false };
        let Ok((_, found)) = phrase(&self.lexicon.words)(Tokens(rest)) else { return true };
        let head = self.at(found.head.span.start);
        let time = found.head.mention.is_none() && self.lexicon.words.is(found.head, Class::Time);
        let owned = found.determiner.is_some_and(|it| self.lexicon.is(it, Role::Possessive));
        let bare = found.tokens.0.len() == 1 && found.head.mention.is_none();
        // `Ik heb geen aanwijzingen`: nobody; `de invoer van olie`: a thing.
        let none = found.determiner.is_some_and(|it| it.is("geen"));
        let thing = found.head.mention.is_none() && self.lexicon.is(found.head, Role::Trade);
        // `een aantal landen`
        let some = found.head.is("landen") && found.quantity == Some(Quantity::Some);
        let alone = bare && found.determiner.is_none() && end == head + 1 && is_singular(found.head);
        let verb = bare && !self.lexicon.status.standing(self.tokens, &[head], &SIGNS).is_empty();
        // `Igor Lapin`, whom nobody knows.
        let words = self.tokens.get(start..end).unwrap_or_default();
        let capital =
            |token: &Token<'a>| token.mention.is_none() && token.text.starts_with(char::is_uppercase);
        let name = words.len() == 2 && words.iter().all(capital);
        let state = words.iter().any(|token| {
            token.mention.is_none()
                && token.text.starts_with(char::is_uppercase)
                && self.lexicon.is(token, Role::State)
        });
        // `1.200 Russen`, cut at its point.
        let cut = start.checked_sub(2).and_then(|at| self.tokens.get(at..start)).is_some_and(|two| {
            two[1].text == "."
                && two[0].text.bytes().all(|byte| byte.is_ascii_digit())
                && two[1].span.end == span.start
        });
        !(cut
            || none
            || thing
            || some
            || state
            || time
            || owned
            || alone
            || verb
            || name
            || self.cut_off(head, end)
            || self.names_one(&found, head))
    }

    /// Whether a name in words goes on behind the group: `het Hoofdcentrum voor Technologie`.
    fn cut_off(&self, head: usize, end: usize) -> bool {
        let capital = |at: usize| {
            let token = self.tokens.get(at)?;
            Some(at > 0 && token.mention.is_none() && token.text.starts_with(char::is_uppercase))
        };
        let goes_on = self.tokens.get(end).is_some_and(|token| token.is("voor") || token.is("tegen"));
        let last = end == head + 1 && goes_on;
        last && capital(head) == Some(true) && self.tokens.get(head).is_some_and(|it| !it.text.contains('-'))
    }

    /// `tegenstander Jan Jansen`: one person whom nobody knows, and no group.
    fn names_one(&self, found: &super::super::phrases::Phrase<'_, 'a>, head: usize) -> bool {
        let plain = found.determiner.is_none() && found.quantity.is_none() && found.head.mention.is_none();
        let lower = found.head.text.starts_with(char::is_lowercase);
        let named = self
            .tokens
            .get(head + 1)
            .is_some_and(|next| self.lexicon.words.open(next) && next.text.starts_with(char::is_uppercase));
        plain && is_singular(found.head) && lower && named
    }

    /// Whether a target is named or counted, or its word means persons or bodies: not `de ontwikkelingen waartegen`.
    pub(super) fn human(&self, target: &Target) -> bool {
        let Argument::Group { span, .. } = &target.argument else { return true };
        let rest = Tokens(self.tokens.get(self.at(span.start)..).unwrap_or_default());
        let roles = [Role::Regime, Role::Anybody];
        let word = |head: &Token<'a>| roles.into_iter().any(|role| self.lexicon.is(head, role));
        target.count.is_some() || phrase(&self.lexicon.words)(rest).is_ok_and(|(_, found)| word(found.head))
    }

    /// Whether a target is surely somebody: named, counted, several, or a word like `regime`.
    pub(super) fn certain(&self, target: &Target) -> bool {
        let Argument::Group { span, .. } = &target.argument else { return true };
        let start = self.at(span.start);
        if target.count.is_some() || self.pronoun_at(start).is_some() {
            return true;
        }
        let Ok((_, found)) =
            phrase(&self.lexicon.words)(Tokens(self.tokens.get(start..).unwrap_or_default()))
        else {
            return false;
        };
        let several = found.head.text.ends_with("en") || found.head.text.ends_with('s');
        let word = [Role::Regime, Role::Land].into_iter().any(|role| self.lexicon.is(found.head, role));
        several && self.lexicon.words.open(found.head) || word
    }

    /// Another sentence of the same paragraph.
    pub(super) fn neighbour(&self, index: usize) -> Option<Sentence<'r>> {
        let span = *self.passage.document.sentences.get(index)?;
        let block = self.passage.document.block_at(self.span.start)?.span;
        let sentence = if block.contains(span) { self.passage.sentence(index) } else { None };
        sentence.filter(|sentence| sentence.tokens.len() <= super::LONGEST_SENTENCE)
    }

    /// Adds to each claim the members of its group that the sentence names: `vier personen, onder wie X en Y`.
    pub(super) fn name_members(&self, claims: &mut [Claim]) {
        for at in 0..self.tokens.len() {
            let rest = self.tokens.get(at..).unwrap_or_default();
            let Some(length) = self.lexicon.starts(rest, Role::Among) else { continue };
            let comma = at.checked_sub(1).filter(|before| self.tokens[*before].text == ",");
            let Some(end) = comma else { continue };
            let Some((members, _)) = self.targets_until(at + length, self.tokens.len()) else { continue };
            let entity = |target: &Target| matches!(target.argument, Argument::Entity(_));
            // `waaronder drie Russische banken`
            let own = |it: &Target| entity(it) || it.count.is_some();
            let named: Vec<Target> = members.into_iter().filter(own).collect();
            for claim in claims.iter_mut() {
                if claim.targets.iter().any(|group| !entity(group) && self.closes(group, end)) {
                    claim.targets.extend(named.iter().cloned());
                }
            }
        }
    }

    /// Whether the token at `end` stands behind a group of several, or behind the verb that closes its clause.
    fn closes(&self, group: &Target, end: usize) -> bool {
        let several = group.count != Some(1);
        let behind = self.at(group.span.end);
        let between = self.tokens.get(behind..end);
        let another = |token: &Token<'a>| {
            token.text == "," || token.names(PERSON) || super::super::function_words::number(token).is_some()
        };
        let closed = |between: &[Token<'a>]| {
            between.last().is_none_or(|last| self.lexicon.words.verb(last)) && !between.iter().any(another)
        };
        several && between.is_some_and(closed)
    }

    /// The persons and countries whom the next sentence names as the members of a group with which this one ends:
    /// `Het gaat om X, om Y en om Z.`; and where that sentence stands.
    pub(super) fn members_behind(&self, claim: &Claim) -> Option<(Vec<Target>, Span)> {
        let groups = claim.targets.iter().all(|target| matches!(target.argument, Argument::Group { .. }));
        let counts = claim.targets.iter().map(|target| target.count).collect::<Option<Vec<_>>>();
        let count = counts.map(|counts| counts.into_iter().sum::<u64>());
        let next = self.neighbour(self.index + 1).filter(|_| groups && count != Some(1))?;
        let length = self.lexicon.starts(&next.tokens, Role::Naming)?;
        let opens = |at: usize| {
            let word = |token: &Token<'_>| {
                token.text == "," || token.is("en") || token.is("om") || token.is("is") || token.is("zijn")
            };
            let before = at.checked_sub(1).and_then(|before| next.tokens.get(before));
            at == length || before.is_some_and(word)
        };
        let member = |at: usize| {
            let token = next.tokens.get(at).filter(|token| token.names(PERSON) || token.names(COUNTRY))?;
            let own = !super::super::phrases::adjective(token);
            let role = at.checked_sub(1).filter(|before| self.lexicon.words.open(&next.tokens[*before]));
            let (index, _) = token.mention.filter(|_| own && (opens(at) || role.is_some_and(opens)))?;
            let id = self.passage.entity(index)?.id.clone();
            let argument = Argument::Entity(id.clone());
            Some(Target { argument, count: None, span: token.span, about: vec![id] })
        };
        let found: Vec<Target> = (length..next.tokens.len()).filter_map(member).collect();
        let fits = !found.is_empty() && count.is_none_or(|count| found.len() as u64 <= count);
        fits.then_some((found, next.span))
    }
}

/// Whether a word has not the form of a plural: `bank`, `heel`; no group is called so without an article.
fn is_singular(word: &Token<'_>) -> bool {
    word.text.starts_with(char::is_lowercase) && !word.text.ends_with("en") && !word.text.ends_with('s')
}
