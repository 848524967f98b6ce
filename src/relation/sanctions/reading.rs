//! One sentence, prepared: its clauses, and the questions that all rules ask.

use super::super::clauses::Clauses;
use super::super::groups::{Target, Targets};
use super::super::phrases::{Chunk, Phrase, adjective, chunks, phrase};
use super::super::{Passage, Sentence, Token, Tokens};
use super::lexicon::{Lexicon, Role};
use super::told::Told;
use crate::entity::country::COUNTRY;
use crate::entity::organisation::ORGANISATION;
use crate::gazetteer::Form;
use crate::linking::EntityId;
use crate::text::Span;

/// A sentence with its clauses.
pub(super) struct Reading<'r, 'a> {
    pub(super) lexicon: &'r Lexicon,
    pub(super) passage: &'r Passage<'r>,
    pub(super) index: usize,
    pub(super) span: Span,
    pub(super) tokens: &'r [Token<'a>],
    pub(super) clauses: Clauses,
    /// What the paragraph has said before.
    pub(super) told: Told,
}

/// Who is said to have issued something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Owner {
    /// Nobody is named.
    #[default]
    Unsaid,
    /// These countries and bodies.
    Named(Vec<(EntityId, Span)>),
    /// Somebody who is no country and no body that imposes sanctions.
    Somebody,
}

impl Owner {
    pub(super) fn named(&self) -> &[(EntityId, Span)] {
        match self {
            Self::Named(named) => named,
            _ => &[],
        }
    }

    /// What both say together; names are stronger than somebody.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Named(mut one), Self::Named(two)) => {
                one.extend(two);
                Self::Named(one)
            }
            (Self::Named(one), _) | (_, Self::Named(one)) => Self::Named(one),
            (Self::Unsaid, Self::Unsaid) => Self::Unsaid,
            _ => Self::Somebody,
        }
    }
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    pub(super) fn new(lexicon: &'r Lexicon, passage: &'r Passage<'r>, sentence: &'r Sentence<'a>) -> Self {
        Self {
            lexicon,
            passage,
            index: sentence.index,
            span: sentence.span,
            tokens: &sentence.tokens,
            clauses: Clauses::divide(&sentence.tokens, &lexicon.words),
            told: Told::default(),
        }
    }

    /// The tokens of a clause, those of the clauses within it left out.
    pub(super) fn clause(&self, clause: usize) -> Vec<Token<'a>> {
        let indices = self.clauses.list.get(clause).map_or(&[][..], |clause| clause.tokens.as_slice());
        indices.iter().filter_map(|at| self.tokens.get(*at).copied()).collect()
    }

    /// The chunks of a clause; the opener of a subordinate clause is left out.
    pub(super) fn chunks<'t>(&'t self, tokens: &'t [Token<'a>]) -> Vec<Chunk<'t, 'a>> {
        chunks(&self.lexicon.words, tokens)
    }

    /// The index of the token that starts at this offset of the reading text.
    pub(super) fn at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < offset)
    }

    /// The targets that start at token `at` and lie in `clause` or the clauses within it.
    pub(super) fn targets(&self, at: usize, clause: usize) -> Option<(Vec<Target>, usize)> {
        self.targets_until(at, self.clauses.end(at, clause))
    }

    /// The targets that start at token `at`, before token `end`, and where they end.
    pub(super) fn targets_until(&self, at: usize, end: usize) -> Option<(Vec<Target>, usize)> {
        if let Some(pronoun) = self.pronoun_at(at).filter(|_| at < end) {
            return Some((vec![pronoun], at + 1));
        }
        let at = self.behind_adverbs(at, end);
        let slice = self.tokens.get(at..end.max(at))?;
        let reader = Targets { words: &self.lexicon.words, passage: self.passage };
        let (rest, mut targets) = reader.read(Tokens(slice)).ok()?;
        let wrong = |token: &Token<'a>| self.lexicon.is(token, Role::NoTarget) && token.mention.is_none();
        let (_, first) = phrase(&self.lexicon.words)(Tokens(slice)).ok()?;
        if wrong(first.head) || !targets.first().is_some_and(|target| self.describes_somebody(target)) {
            return None;
        }
        targets.retain(|target| self.describes_somebody(target));
        let mut after = end - rest.0.len();
        // `tegen Guinee en een inreisverbod voor …`: the next measure is no target.
        if let Some(place) = targets.iter().position(|target| self.is_measure(target)) {
            after = self.at(targets.get(place)?.span.start);
            while after > at
                && self
                    .tokens
                    .get(after - 1)
                    .is_some_and(|it| it.text == "," || self.lexicon.is(it, Role::Joint))
            {
                after -= 1;
            }
            targets.truncate(place);
        }
        if let Some(last) = targets.last_mut()
            && let Some(cut) = self.before_list(last)
        {
            after = cut;
        }
        (!targets.is_empty()).then_some((targets, after))
    }

    /// Where those begin of whom `at` says that they are some more: `[nog eens] tien kolonisten`.
    fn behind_adverbs(&self, at: usize, end: usize) -> usize {
        const MORE: [&str; 5] = ["nog", "eens", "ook", "nogmaals", "opnieuw"];
        let more = |at: &usize| MORE.iter().any(|word| self.is_word(Some(*at), word));
        let length = (at..end).take_while(more).count();
        if length > 0 && at + length < end { at + length } else { at }
    }

    /// Who the phrases at the start of `tokens` are, as issuers, and how many tokens that takes.
    pub(super) fn owner(&self, tokens: &[Token<'a>]) -> (Owner, usize) {
        let Some((mut owner, mut used)) = self.one_owner(tokens) else { return (Owner::Unsaid, 0) };
        let first = tokens.first().map_or(0, |token| self.at(token.span.start));
        let both = first
            .checked_sub(1)
            .and_then(|before| self.tokens.get(before))
            .is_some_and(|token| token.is("zowel"));
        // `noch X, noch Y of Z`
        let begun = [first.checked_sub(1), Some(first)].into_iter().flatten();
        let neither = begun.filter_map(|at| self.tokens.get(at)).any(|token| token.is("noch"));
        loop {
            let joint = tokens.get(used..).map_or(0, |rest| {
                rest.iter()
                    .take(2)
                    .take_while(|token| {
                        token.text == ","
                            || ["en", "alsook", "noch"].iter().any(|word| token.is(word))
                            || both && token.is("als")
                            || neither && token.is("of")
                    })
                    .count()
            });
            let next = tokens.get(used + joint..).filter(|_| joint > 0).and_then(|rest| self.one_owner(rest));
            match next {
                Some((Owner::Named(more), length)) => {
                    owner = owner.and(Owner::Named(more));
                    used += joint + length;
                }
                _ => return (owner, used),
            }
        }
    }

    fn one_owner(&self, tokens: &[Token<'a>]) -> Option<(Owner, usize)> {
        let (rest, found) = phrase(&self.lexicon.words)(Tokens(tokens)).ok()?;
        let used = tokens.len() - rest.0.len();
        // `de regering-Trump`
        let government = found.head.mention.is_none() && self.lexicon.is(found.head, Role::Government);
        if let Some(issuer) = self.lexicon.administrations.of(rest.0).filter(|_| government) {
            return Some((Owner::Named(vec![issuer]), used + 2));
        }
        if found.head.mention.is_none()
            && self.lexicon.is(found.head, Role::Government)
            && !found.words().any(adjective)
            && rest.0.first().is_some_and(|next| next.is("van"))
            && let Some(of) = rest.0.get(1..)
            && let Ok((after, owned)) = phrase(&self.lexicon.words)(Tokens(of))
            && let owner @ Owner::Named(_) = self.owner_of(&owned)
            && owner.named().iter().all(|(id, _)| id.kind == COUNTRY)
        {
            return Some((owner, tokens.len() - after.0.len()));
        }
        Some((self.owner_of(&found), used))
    }

    /// Who a phrase is, as an issuer: a country or a body, or a government by its adjective.
    pub(super) fn owner_of(&self, phrase: &Phrase<'_, 'a>) -> Owner {
        if let Some(issuer) = self.issuer(phrase.head).filter(|_| !adjective(phrase.head)) {
            return Owner::Named(vec![(issuer, phrase.head.span)]);
        }
        // `de Oekraïners hebben X gesanctioneerd`: the inhabitants for their country.
        let all = phrase.determiner.is_some_and(|it| it.is("de")) && phrase.tokens.0.len() == 2;
        if all
            && let Some((index, mention)) = phrase.head.mention
            && mention.form == Form::Inhabitant
            && phrase.head.names(COUNTRY)
            && let Some(entity) = self.passage.entity(index)
        {
            return Owner::Named(vec![(entity.id.clone(), phrase.head.span)]);
        }
        // The role before a name is no modifier, so all tokens are looked at.
        if phrase.tokens.0.iter().any(|token| self.speaks(token)) {
            let countries: Vec<_> = phrase
                .words()
                .filter(|token| adjective(token))
                .filter_map(|token| self.country(token).map(|country| (country, token.span)))
                .collect();
            if !countries.is_empty() {
                return Owner::Named(countries);
            }
        }
        Owner::Somebody
    }

    /// Whether a word speaks for its country: `regering`, `Senaat`, `ministerie van Financiën`.
    pub(super) fn speaks(&self, token: &Token<'_>) -> bool {
        let head = token.text.split_whitespace().next().filter(|_| token.names(ORGANISATION));
        let own = token.mention.is_none() || head.is_some();
        own && self
            .lexicon
            .is(&Token::new(head.unwrap_or(token.text), token.span, token.mention), Role::Government)
    }

    /// The country that a token names, as a noun or an adjective; not an inhabitant.
    pub(super) fn country(&self, token: &Token<'_>) -> Option<EntityId> {
        let (index, mention) = token.mention?;
        let country = token.names(COUNTRY) && mention.form != Form::Inhabitant;
        Some(self.passage.entity(index).filter(|_| country)?.id.clone())
    }

    /// Whether the sentence is a question.
    pub(super) fn asks(&self) -> bool {
        self.tokens.iter().rev().take(2).any(|token| token.text == "?")
    }
}
