//! Who issued sanctions whose issuer the sentence leaves out.
//!
//! Two things make it certain. *Association*: all statements of the document,
//! before the sentence or else, within a bound, behind it, that name the issuer of sanctions against the
//! same entity (or a group described with it) name one country or body; this serves "de
//! sancties tegen de ambtsdragers van het Hof". *Continuation*: the sanctions of
//! the two sentences before have one issuer, and the sentence goes on with them;
//! this serves "werd … gesanctioneerd" and "de lijst is uitgebreid met …". A
//! country as target is never given an issuer by continuation. Where two issuers
//! could be meant, or somebody who is not known, nothing is said.

use std::collections::BTreeSet;

use super::super::function_words::Class;
use super::super::groups::Targets;
use super::super::phrases::adjective;
use super::super::{Argument, Fact, Passage, Status, Token};
use super::claim::Claim;
use super::issuer::Issuers;
use super::lexicon::Role;
use super::reading::Reading;
use super::{Rules, claims};
use crate::entity::country::COUNTRY;
use crate::entity::organisation::ORGANISATION;
use crate::linking::EntityId;
use crate::text::Span;

/// How many sentences behind are looked at.
const WINDOW: usize = 80;
/// How many sentences of a document may say what it is about.
const BEGINNING: usize = 12;
/// How many sentences a continuation may lie apart.
const NEAR: usize = 2;

impl Rules {
    /// The issuers of a claim that names none.
    pub(super) fn infer(
        &self,
        reading: &Reading<'_, '_>,
        claim: &Claim,
        claims: &[Claim],
        facts: &[Fact],
    ) -> Option<Issuers> {
        let country = |id: &EntityId| id.kind == COUNTRY;
        let aimed = claim
            .targets
            .iter()
            .any(|target| matches!(&target.argument, Argument::Entity(id) if country(id)));
        if let Some(issuer) = before_colon(reading, claim) {
            return Some(Issuers { arguments: vec![(issuer, None)], inferred: true });
        }
        // `Daarbij werd ook Belarus gesanctioneerd.`
        let therewith = reading.lexicon.starts(reading.tokens, Role::Therewith).is_some();
        if therewith && let Some(issuers) = told(reading, claim) {
            return Some(issuers);
        }
        let found = package(reading, claims);
        let goes_on = !aimed && !claim.definite || remaining(reading, claim);
        let found =
            found.or_else(|| if goes_on { continuation(reading, claim, claims, facts) } else { None });
        let found =
            found.or_else(|| if claim.definite { self.association(reading, claim, facts) } else { None });
        let found = found.or_else(|| if aimed { None } else { beside(reading, claim, claims) });
        let found = found.or_else(|| theme(reading, claim, claims));
        found.map(|issuer| Issuers { arguments: vec![(issuer, None)], inferred: true })
    }

    /// The one country or body that the document names as issuer of sanctions against the same entity:
    /// before the claim, or else behind it.
    fn association(&self, reading: &Reading<'_, '_>, claim: &Claim, facts: &[Fact]) -> Option<Argument> {
        let about: Vec<&EntityId> = claim.targets.iter().flat_map(|target| &target.about).collect();
        let shares = |fact: &Fact| entities(reading, &fact.object).iter().any(|id| about.contains(&id));
        let before = facts
            .iter()
            .filter(|fact| tells(fact) && !fact.attributes.contains_key("inferred") && shares(fact));
        let known: BTreeSet<Argument> = before.map(|fact| fact.subject.clone()).collect();
        if !known.is_empty() {
            return only(known);
        }
        let names = |index: &usize| self.names_both(reading.passage, *index, &about);
        let behind = (reading.index..=reading.index + WINDOW).filter(names);
        let later = behind.flat_map(|index| self.explicit(reading.passage, index));
        // What is told later of `Venezolaanse functionarissen` says nothing of who sanctions Venezuela now.
        let country = about.iter().any(|id| id.kind == COUNTRY);
        let itself = |fact: &Fact| !country || matches!(fact.object, Argument::Entity(_));
        let later = later.filter(|fact| tells(fact) && shares(fact) && itself(fact));
        let later: BTreeSet<Argument> = later.map(|fact| fact.subject).collect();
        only(later)
    }

    /// Whether a sentence names a country or body and one of the entities; only such a one can say who sanctions it.
    fn names_both(&self, passage: &Passage<'_>, index: usize, about: &[&EntityId]) -> bool {
        let Some(span) = passage.document.sentences.get(index) else { return false };
        let bodies = &self.lexicon.bodies;
        let named = || {
            passage
                .mentions_in(*span)
                .filter_map(|(mention, _)| passage.entity(mention))
                .map(|entity| &entity.id)
        };
        let issuer = named().any(|id| id.kind == COUNTRY || bodies.has(id))
            || bodies.described_in(span.of(passage.document.text()));
        issuer && named().any(|id| about.contains(&id))
    }

    /// The facts of a sentence that names its issuers.
    fn explicit(&self, passage: &Passage<'_>, index: usize) -> Vec<Fact> {
        let Some(sentence) = passage.document.sentences.get(index) else { return Vec::new() };
        if !self.mentions_sanctions(sentence.of(passage.document.text())) {
            return Vec::new();
        }
        let sentence =
            passage.sentence(index).filter(|sentence| sentence.tokens.len() <= super::LONGEST_SENTENCE);
        let Some(sentence) = sentence else { return Vec::new() };
        let reading = Reading::new(&self.lexicon, passage, &sentence);
        let claims = claims(&reading);
        claims
            .iter()
            .filter_map(|claim| Some(claim.facts(claim.issuers.as_ref().filter(|found| !found.inferred)?)))
            .flatten()
            .collect()
    }
}

/// Whether a fact says who issued sanctions: not that somebody did not, nor that they were made one's own.
fn tells(fact: &Fact) -> bool {
    fact.shape == super::SANCTIONS && fact.status != Status::Negated && fact.rule != super::adopting::RULE
}

/// The only member of a set.
fn only(found: BTreeSet<Argument>) -> Option<Argument> {
    let mut members = found.into_iter();
    members.next().filter(|_| members.next().is_none())
}

/// The one issuer of the sanctions of the sentence itself, or else of the sentences just before; not where the
/// sentence names another one.
fn continuation(
    reading: &Reading<'_, '_>,
    claim: &Claim,
    claims: &[Claim],
    facts: &[Fact],
) -> Option<Argument> {
    let here = claims.iter().filter_map(|claim| claim.issuers.as_ref());
    let here: BTreeSet<Argument> =
        here.flat_map(|issuers| &issuers.arguments).map(|(issuer, _)| issuer.clone()).collect();
    if !here.is_empty() {
        return only(here);
    }
    let sentences = &reading.passage.document.sentences;
    let from = sentences.get(reading.index.saturating_sub(NEAR)).map_or(0, |span| span.start);
    let block = reading.passage.document.block_at(reading.span.start).map_or(0, |block| block.span.start);
    let near = Span::new(from.max(block), reading.span.end);
    let issuers: BTreeSet<Argument> = facts
        .iter()
        .filter(|fact| tells(fact) && near.contains(fact.evidence))
        .filter(|fact| matches!(fact.subject, Argument::Entity(_)))
        .map(|fact| fact.subject.clone())
        .collect();
    let told = facts.iter().filter(|fact| tells(fact) && near.contains(fact.evidence));
    let struck: BTreeSet<&Argument> = told.map(|fact| &fact.object).collect();
    let aimed = |span: Span| claim.targets.iter().any(|target| target.span.contains(span));
    let named = reading.tokens.iter().filter(|token| !adjective(token) && !aimed(token.span));
    let named = named.filter(|token| !aside(reading, token)).filter_map(|token| reading.issuer(token));
    let others: Vec<Argument> = named.map(Argument::Entity).filter(|id| !struck.contains(id)).collect();
    only(issuers).filter(|issuer| others.iter().all(|other| other == issuer))
}

/// Whether a preposition stands before a name under which nobody acts: `wegens de levering aan Rusland`.
fn aside(reading: &Reading<'_, '_>, token: &Token<'_>) -> bool {
    const ASIDE: [&str; 7] = ["aan", "naar", "uit", "met", "tegen", "over", "tussen"];
    let at = reading.at(token.span.start);
    let determined = at
        .checked_sub(1)
        .filter(|before| reading.lexicon.words.is(&reading.tokens[*before], Class::Determiner));
    let before = determined.unwrap_or(at).checked_sub(1);
    // `de viceminister van Belarus`, but `de sancties van Canada`
    let owned = before.filter(|of| reading.is_word(Some(*of), "van")).and_then(|of| of.checked_sub(1));
    let imposes = |noun: usize| {
        let roles = [Role::Measure, Role::Loose, Role::List, Role::BareList, Role::Government];
        roles.into_iter().any(|role| reading.lexicon.is(&reading.tokens[noun], role))
    };
    owned.is_some_and(|noun| !imposes(noun)) || ASIDE.iter().any(|word| reading.is_word(before, word))
}

/// Whether the words say that there were others: `de overige sancties tegen X`.
fn remaining(reading: &Reading<'_, '_>, claim: &Claim) -> bool {
    let own = |token: &&Token<'_>| claim.evidence.contains(token.span);
    claim.definite
        && reading.tokens.iter().filter(own).any(|token| reading.lexicon.is(token, Role::Remaining))
}

/// The one who imposed all other sanctions of which the sentence tells, where it names no other.
fn beside(reading: &Reading<'_, '_>, claim: &Claim, claims: &[Claim]) -> Option<Argument> {
    let here = claims.iter().filter_map(|claim| claim.issuers.as_ref());
    let here: BTreeSet<Argument> =
        here.flat_map(|issuers| &issuers.arguments).map(|(issuer, _)| issuer.clone()).collect();
    let aimed = |span: Span| {
        claims.iter().flat_map(|it| &it.targets).any(|target| target.span.contains(span))
            || claim.targets.iter().any(|target| target.span.contains(span))
    };
    let mut named = reading.tokens.iter().filter(|token| !adjective(token) && !aimed(token.span));
    let issuer = only(here)?;
    let another = named.any(|token| reading.issuer(token).is_some_and(|id| issuer != Argument::Entity(id)));
    Some(issuer).filter(|_| !another)
}

/// Who imposed what the sentence before tells, where this one names no other: `Daarbij werd ook X gesanctioneerd.`
fn told(reading: &Reading<'_, '_>, claim: &Claim) -> Option<Issuers> {
    let aimed = |span: Span| claim.targets.iter().any(|target| target.span.contains(span));
    let mut named = reading.tokens.iter().filter(|token| !adjective(token) && !aimed(token.span));
    let another = named.any(|token| reading.issuer(token).is_some());
    let issuers = reading.told.issuers.iter().filter(|_| !another);
    let arguments: Vec<_> = issuers.map(|id| (Argument::Entity(id.clone()), None)).collect();
    (!arguments.is_empty()).then_some(Issuers { arguments, inferred: true })
}

/// The body of which the words before a colon say what it has done: `De Raad nam een reeks plaatsingen aan: van X
/// worden de tegoeden bevroren`.
fn before_colon(reading: &Reading<'_, '_>, claim: &Claim) -> Option<Argument> {
    let colon = reading.tokens.iter().position(|token| token.text == ":")?;
    let behind = reading.tokens.get(colon).is_some_and(|token| token.span.end <= claim.evidence.start);
    let before = reading.tokens.get(..colon).filter(|_| behind)?;
    let owner = reading.subject_in(before, None)?;
    let bodies = owner.named().iter().filter(|(id, _)| reading.lexicon.bodies.has(id));
    let bodies: BTreeSet<Argument> = bodies.map(|(id, _)| Argument::Entity(id.clone())).collect();
    only(bodies).filter(|_| owner.named().len() == 1)
}

/// The Union, where the sentence speaks of a package with a number (`het vijftiende pakket`) and of no other body.
fn package(reading: &Reading<'_, '_>, claims: &[Claim]) -> Option<Argument> {
    let numbered = |pair: &[Token<'_>]| {
        let ordinal = reading.lexicon.is(&pair[0], Role::Ordinal);
        ordinal && ["pakket", "sanctiepakket"].iter().any(|word| pair[1].is(word))
    };
    let here = reading.tokens.windows(2).any(numbered);
    // `… is het achttiende pakket aangenomen. Daarmee zijn …`
    let back = ["daarmee", "hiermee", "ook", "pakket"];
    let goes_on = reading.tokens.iter().take(3).any(|token| back.iter().any(|word| token.is(word)));
    let before = || {
        let last = reading.neighbour(reading.index.checked_sub(1)?)?;
        last.tokens.windows(2).any(numbered).then_some(())
    };
    if !here {
        before().filter(|()| goes_on)?;
    }
    let union = EntityId { kind: ORGANISATION, id: "eu".to_owned() };
    reading.passage.linked.entities.find(&union)?;
    let aimed =
        |span: Span| claims.iter().flat_map(|it| &it.targets).any(|target| target.span.contains(span));
    let mut named = reading.tokens.iter().filter(|token| !aimed(token.span) && !adjective(token));
    let another = named.any(|token| reading.issuer(token).is_some_and(|id| id != union));
    (!another).then_some(Argument::Entity(union))
}

/// Whose sanctions the paper says at its beginning that it is about (`de sanctiebesluiten van de EU`); not
/// where the sentence names another country or body than the targets, or where there are several themes.
fn theme(reading: &Reading<'_, '_>, claim: &Claim, claims: &[Claim]) -> Option<Argument> {
    let aimed =
        |span: Span| claims.iter().flat_map(|it| &it.targets).any(|target| target.span.contains(span));
    let mut named = reading.tokens.iter().filter(|token| !aimed(token.span) && !adjective(token));
    let another = named.any(|token| reading.issuer(token).is_some());
    // `ten aanzien van Moldavië is het sanctieregime verlengd`: against whom is not said.
    let concerns = ["ten", "aanzien", "van"];
    let vague =
        reading.tokens.windows(3).any(|three| three.iter().zip(concerns).all(|(it, word)| it.is(word)));
    if another || vague || claim.status == Status::Requested {
        return None;
    }
    let sentences = reading.passage.document.sentences.len().min(reading.index).min(BEGINNING);
    let text = reading.passage.document.text();
    let speaks = |index: &usize| {
        let span = reading.passage.document.sentences.get(*index);
        span.is_some_and(|span| reading.lexicon.stems().any(|stem| span.of(text).contains(stem)))
    };
    let themes = (0..sentences).filter(speaks).filter_map(|index| reading.passage.sentence(index));
    let themes = themes.filter(|sentence| sentence.tokens.len() <= super::LONGEST_SENTENCE);
    let owners =
        themes.flat_map(|sentence| Reading::new(reading.lexicon, reading.passage, &sentence).themes());
    only(owners.map(Argument::Entity).collect())
}

/// The entities that an argument is or names.
fn entities(reading: &Reading<'_, '_>, argument: &Argument) -> Vec<EntityId> {
    match argument {
        Argument::Entity(id) => vec![id.clone()],
        Argument::Group { span, .. } => {
            Targets { words: &reading.lexicon.words, passage: reading.passage }.named(*span)
        }
        Argument::Document => Vec::new(),
    }
}
