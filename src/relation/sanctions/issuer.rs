//! Who imposes: the subject of a clause, `door` somebody, the land of a decree.

use super::super::clauses::Opener;
use super::super::function_words::Class;
use super::super::groups::Target;
use super::super::phrases::{Chunk, Phrase, adjective};
use super::super::scene::personal;
use super::super::{Argument, Token};
use super::lexicon::Role;
use super::measure::Measure;
use super::reading::{Owner, Reading};
use super::verb::Found;
use crate::entity::country::COUNTRY;
use crate::entity::organisation::ORGANISATION;
use crate::linking::EntityId;
use crate::text::Span;

/// The issuers of one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Issuers {
    pub(super) arguments: Vec<(Argument, Option<Span>)>,
    /// Whether they come from elsewhere than the words of the fact.
    pub(super) inferred: bool,
}

impl Issuers {
    pub(super) fn named(issuers: &[(EntityId, Span)]) -> Self {
        let arguments =
            issuers.iter().map(|(id, span)| (Argument::Entity(id.clone()), Some(*span))).collect();
        Self { arguments, inferred: false }
    }

    /// The entities among them.
    pub(super) fn ids(&self) -> Vec<EntityId> {
        let entity = |(argument, _): &(Argument, Option<Span>)| match argument {
            Argument::Entity(id) => Some(id.clone()),
            _ => None,
        };
        self.arguments.iter().filter_map(entity).collect()
    }
}

impl Owner {
    /// Those named as issuers; `None` where there are none.
    pub(super) fn issuers(&self) -> Option<Issuers> {
        Some(Issuers::named(self.named())).filter(|issuers| !issuers.arguments.is_empty())
    }
}

impl<'r, 'a: 'r> Reading<'r, 'a> {
    /// The subject of an active verb, as issuers.
    ///
    /// It is the first phrase of the clause that names a country or a body, and nothing else
    /// that could be the subject may stand before it. An infinitive has the subject
    /// of the clause above; a relative clause about an issuer has that one.
    pub(super) fn subject(
        &self,
        found: &Found<'_>,
        measure: Option<&Measure>,
        targets: &[Target],
    ) -> Option<Issuers> {
        let clause = self.clauses.list.get(found.clause)?;
        let tokens = self.clause(found.clause);
        if let Some(decided) = self.decided(clause.opener) {
            return Some(decided);
        }
        if found.infinitive
            && self.several(
                clause.parent.filter(|_| clause.opened_at().is_some()).unwrap_or(found.clause),
                targets,
            )
        {
            return None;
        }
        if let Some(cabinet) = self.cabinet(found, &tokens, measure) {
            return Some(cabinet);
        }
        if let Some(before) =
            self.shares_subject(found.clause).filter(|_| self.only_aims(found.clause, targets))
            && let Some(issuers) =
                self.subject_in(&self.clause(before), None).and_then(|owner| owner.issuers())
        {
            return Some(issuers);
        }
        // `om Rusland te sanctioneren` has no subject of its own.
        let own = !(found.infinitive && matches!(clause.opener, Opener::Infinitive(_)));
        if let Some(owner) = self.subject_in(&tokens, measure).filter(|_| own) {
            return owner.issuers().or_else(|| self.meant(found.clause, measure));
        }
        if let Some(meant) = self.meant(found.clause, measure) {
            return Some(meant);
        }
        if let Some(before) = self.shares_subject(found.clause) {
            return self.subject_in(&self.clause(before), None)?.issuers();
        }
        match clause.opener {
            Opener::Relative(at) if measure.is_none_or(|measure| measure.clause == found.clause) => {
                self.antecedent_issuer(at)
            }
            Opener::Infinitive(_) => {
                let above = self.clause(clause.parent?);
                self.subject_in(&above, None)?.issuers()
            }
            _ => None,
        }
    }

    /// The Netherlands, where the subject is `het kabinet`, that of which a Dutch paper speaks.
    fn cabinet(&self, found: &Found<'_>, tokens: &[Token<'a>], measure: Option<&Measure>) -> Option<Issuers> {
        let own = self.chunks(tokens);
        let parent = || self.clauses.list.get(found.clause)?.parent.filter(|_| found.infinitive);
        let above = parent().map(|parent| self.clause(parent)).unwrap_or_default();
        let above = self.chunks(&above);
        let subject = own.iter().chain(&above).find_map(|chunk| match chunk {
            Chunk::Noun(phrase) if !self.no_subject(phrase, measure) => Some(*phrase),
            _ => None,
        })?;
        let plain = subject.tokens.0.len() == 2 && subject.determiner.is_some_and(|it| it.is("het"));
        let end = self.at(subject.head.span.end);
        let another = self.tokens.get(end).is_some_and(|next| next.is("van") || next.text == "-");
        // `verwelkomt het besluit van Canada en Frankrijk om`: somebody else may be to do it.
        let targets = measure.map_or(&[][..], |measure| measure.targets.as_slice());
        let others = found.infinitive
            && parent().is_some_and(|parent| {
                self.clause(parent).iter().any(|token| {
                    self.issuer(token).is_some()
                        && !targets.iter().any(|target| target.span.contains(token.span))
                })
            });
        let cabinet = plain && !another && !others && self.lexicon.is(subject.head, Role::Cabinet);
        let span = subject.tokens.span()?;
        cabinet.then(|| self.netherlands(span))
    }

    /// The clause before this one whose subject it shares: `… en dreigt met sancties`.
    pub(super) fn shares_subject(&self, clause: usize) -> Option<usize> {
        let here = self.clauses.list.get(clause)?;
        let joint = here.tokens.first().and_then(|at| self.tokens.get(*at))?;
        let verb = here.tokens.get(1).is_some_and(|at| self.lexicon.words.finite(self.tokens, *at));
        // `dat de EU X heeft gelist en Y heeft geschrapt`
        let below = matches!(here.opener, Opener::Subordinate(_));
        let joined = (verb || below) && self.lexicon.words.is(joint, Class::Coordinator);
        let beside = |before: &usize| {
            let other = self.clauses.list.get(*before);
            other.is_some_and(|other| other.parent == here.parent && (verb || other.opener == here.opener))
        };
        (0..clause).rev().find(beside).filter(|_| joined)
    }

    /// Whether nobody stands in a clause but those at whom it aims.
    fn only_aims(&self, clause: usize, targets: &[Target]) -> bool {
        let aimed = |at: &usize| {
            let start = self.tokens.get(*at).map_or(0, |token| token.span.start);
            targets.iter().any(|target| target.span.start <= start && start < target.span.end)
        };
        self.parties(clause).iter().all(aimed)
    }

    /// Whether two countries or bodies stand in a clause beside each other, so that either might be to act:
    /// `Israël dwingt de VS om …`.
    fn several(&self, clause: usize, targets: &[Target]) -> bool {
        let tokens = self.clause(clause);
        let chunks = self.chunks(&tokens);
        let joined = |place: usize| {
            place
                .checked_sub(1)
                .and_then(|place| chunks.get(place))
                .is_some_and(|chunk| [",", "en", "of", "noch"].iter().any(|joint| chunk.is(joint)))
        };
        let aimed =
            |phrase: &Phrase<'_, 'a>| targets.iter().any(|target| target.span.contains(phrase.head.span));
        let country = |place: &usize| matches!(chunks.get(*place), Some(Chunk::Noun(phrase)) if !aimed(phrase) && self.owner_of(phrase) != Owner::Somebody);
        (0..chunks.len()).filter(|place| !joined(*place)).filter(country).count() > 1
    }

    /// The subject among the tokens of a clause; `Somebody` where it imposes nothing.
    pub(super) fn subject_in(&self, tokens: &[Token<'a>], measure: Option<&Measure>) -> Option<Owner> {
        // `Sinds de VS sancties hebben ingesteld`: what opens the clause governs nothing.
        let opens = tokens.first().is_some_and(|first| {
            let at = self.at(first.span.start);
            let clause = self.clauses.of.get(at).and_then(|clause| self.clauses.list.get(*clause));
            clause.is_some_and(|clause| clause.opened_at() == Some(at)) && first.is_class(Class::Preposition)
        });
        let chunks = self.chunks(tokens.get(usize::from(opens)..).unwrap_or_default());
        let mut behind = 0;
        for chunk in &chunks {
            match chunk {
                // `aan Rusland en Belarus`: the second stands under the preposition too.
                Chunk::Prepositional { phrase, .. } => {
                    let first = phrase.tokens.first().map_or(0, |first| self.at(first.span.start));
                    let clause = self.clauses.of.get(first).copied().unwrap_or_default();
                    behind = behind.max(self.list_end(first, clause)).max(self.named_behind(phrase));
                }
                Chunk::Noun(phrase) => {
                    let at = self.at(chunk.start());
                    let role = self.is_word(at.checked_sub(1), "als") && self.opens(at - 1);
                    if role || at < behind || self.contrasted(at) || self.no_subject(phrase, measure) {
                        continue;
                    }
                    let (owner, _) = self.owner(self.tokens.get(at..)?);
                    return Some(owner);
                }
                Chunk::Other(token) if personal(token) && !self.governed(token) => {
                    return Some(Owner::Somebody);
                }
                Chunk::Other(_) => {}
            }
        }
        None
    }

    /// Behind the name that stands directly behind a bare word under a preposition: `volgens persbureau [Reuters]`.
    fn named_behind(&self, phrase: &Phrase<'_, 'a>) -> usize {
        let end = self.at(phrase.head.span.end);
        let bare = phrase.determiner.is_none() && phrase.head.mention.is_none();
        let name =
            self.tokens.get(end).filter(|next| next.names(ORGANISATION) && self.issuer(next).is_none());
        name.filter(|_| bare).map_or(0, |_| end + 1)
    }

    /// Whether a preposition stands before a token: `tegen [wie] de VS …`.
    fn governed(&self, token: &Token<'a>) -> bool {
        let before = self.at(token.span.start).checked_sub(1).and_then(|at| self.tokens.get(at));
        token.is("wie") && before.is_some_and(|it| self.lexicon.words.is(it, Class::Preposition))
    }

    /// Whether a phrase without a preposition is not the subject: sanctions, a time, a relative pronoun.
    fn no_subject(&self, phrase: &Phrase<'_, 'a>, measure: Option<&Measure>) -> bool {
        let words = &self.lexicon.words;
        let start = phrase.tokens.first().map_or(0, |token| token.span.start);
        let own = measure.is_some_and(|measure| {
            let span = self.stretch(measure.start, measure.noun + 1);
            span.start <= start && start < span.end
        });
        let sanctions = phrase
            .tokens
            .0
            .iter()
            .any(|token| self.lexicon.is(token, Role::Measure) || self.lexicon.is(token, Role::Assets));
        let time = phrase.tokens.0.iter().any(|token| words.is(token, Class::Time));
        let opener = phrase
            .tokens
            .first()
            .is_some_and(|token| words.is(token, Class::Relative) && phrase.tokens.0.len() == 1);
        // `Aanvullend op de VN-lijst heeft de EU …`
        let adds = phrase.tokens.0.len() == 1
            && phrase.head.mention.is_none()
            && phrase.head.text.ends_with("end")
            && self
                .tokens
                .get(self.at(phrase.head.span.end))
                .is_some_and(|next| words.is(next, Class::Preposition));
        own || sanctions || time || opener || adds
    }

    /// The country or body before the relative pronoun at `at`.
    pub(super) fn antecedent_issuer(&self, at: usize) -> Option<Issuers> {
        const FAR: usize = 10;
        let last = (0..at).rev().find(|before| self.tokens[*before].text != ",")?;
        let comma = last + 1 < at;
        let token = self.tokens.get(last)?;
        // `de Australische regering, die`, `Noorwegen en IJsland, die`
        let ends = |start: &usize| {
            let inside =
                start.checked_sub(1).and_then(|before| self.tokens.get(before)).is_some_and(|before| {
                    self.lexicon.words.is(before, Class::Determiner)
                        || self.lexicon.words.is(before, Class::Coordinator)
                        || before.is("van")
                        || adjective(before)
                });
            let (owner, used) = self.owner(self.tokens.get(*start..=last)?);
            (!inside && start + used == last + 1).then(|| owner.issuers()).flatten()
        };
        let whole = (last.saturating_sub(FAR)..last).filter(|_| comma).find_map(|start| ends(&start));
        let issuer = || {
            let issuer = self.issuer(token).filter(|_| !adjective(token))?;
            Some(Issuers::named(&[(issuer, token.span)]))
        };
        whole.or_else(issuer)
    }

    /// The Netherlands, by its entity where the document names it, else by the words.
    pub(super) fn netherlands(&self, span: Span) -> Issuers {
        let id = EntityId { kind: COUNTRY, id: "NLD".to_owned() };
        let argument = match self.passage.linked.entities.find(&id) {
            Some(_) => Argument::Entity(id),
            None => Argument::Group { text: span.of(self.passage.document.text()).to_owned(), span },
        };
        Issuers { arguments: vec![(argument, Some(span))], inferred: true }
    }
}
