//! Which state has joined which treaty, and which has left it: `party_to`, `signed`, `ratified`,
//! `withdrew_from`, `accepted_jurisdiction`.
//!
//! # What it reads
//! *Verbs* (`Hongarije heeft het Statuut opgezegd`, `is door Nederland ondertekend`, `in werking
//! getreden voor Oekraïne`), active, passive and infinitive, with the one who decides, announces
//! or is asked. *Nouns* (`de opzegging van het Statuut door Hongarije`, `hun terugtrekking uit`,
//! `overweegt opzegging van`). *Participles* (`het door Hongarije opgezegde Statuut`).
//! *Membership* (`is geen partij bij`, `als verdragspartij bij`, `een van de partijen bij`, `ondertekenaar van`, `staten,
//! waaronder Nederland, aangesloten bij`). What is *told again* by `doen`
//! (`Canada deed dat al in 2017`), `daartoe overgaan` or `dat zijn er tien, waaronder`. Countries and organisations, alone,
//! in lists, or by their governments; treaties alone or in lists, by name or as `het verdrag` of which the text has just
//! spoken. Plain sentences with each name in each place: `frames.md`.
//!
//! # Where it stops
//! A party must be the subject, stand under `door`, `van` or `voor`, or right before a relative
//! clause; groups in words are no party. A noun that is no one's, or that is only spoken of
//! (`onderhandelingen over de toetreding`), states nothing as done.
//!
//! # Known misses
//! `de staten die geen partij zijn` with the names in another sentence; a deed without its party
//! (`na ondertekening is gestart met de ratificatie`); what is suspended; a decision of a parliament.
//!
//! # Example
//! `Hongarije heeft op 2 juni 2025 het Statuut van Rome opgezegd` gives
//! `withdrew_from(country:HUN, treaty:rome-statute) 2025-06-02`.

mod attributed;
mod back;
mod carrying;
mod columns;
mod deeds;
mod effect;
mod gapping;
mod grammar;
mod lexicon;
mod membership;
mod nominal;
mod register;
mod repeated;
mod rows;
mod silent;

use std::collections::BTreeMap;

use super::parties::Party;
use super::scene::Scene;
use super::{Argument, Attestation, Fact, Passage, Relation, Sentence, Shape, Status};
use crate::entity::court::COURT;
use crate::gazetteer::TableError;
use crate::grammar::PartialDate;
use crate::mention::Trigger;
use crate::text::{Document, Span};
use grammar::{Object, Sort};
use lexicon::Lexicon;

const fn shape(
    name: &'static str,
    property: &'static str,
    class: &'static str,
    subject: &'static str,
) -> Shape {
    Shape { name, property, class, subject, object: "instrument" }
}

/// Being bound by a treaty.
pub const PARTY_TO: Shape = shape("party_to", "partyTo", "TreatyMembership", "treatyParty");
/// Signing it.
pub const SIGNED: Shape = shape("signed", "signed", "TreatySignature", "signatory");
/// Ratifying it.
pub const RATIFIED: Shape = shape("ratified", "ratified", "Ratification", "ratifier");
/// Leaving it.
pub const WITHDREW_FROM: Shape = shape("withdrew_from", "withdrewFrom", "Withdrawal", "leaver");
/// Accepting the jurisdiction of a court.
pub const ACCEPTED_JURISDICTION: Shape = Shape {
    name: "accepted_jurisdiction",
    property: "acceptedJurisdiction",
    class: "JurisdictionAcceptance",
    subject: "acceptor",
    object: "acceptedCourt",
};

const SHAPES: [Shape; 5] = [PARTY_TO, SIGNED, RATIFIED, WITHDREW_FROM, ACCEPTED_JURISDICTION];

struct Reader {
    lexicon: Lexicon,
}

/// The five relations over one grammar.
///
/// # Errors
/// Where a table is wrong.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    Ok(Box::new(Reader { lexicon: Lexicon::load()? }))
}

/// What a rule has found.
struct Claim<'o> {
    shape: Shape,
    parties: Vec<Party>,
    object: &'o Object,
    status: Status,
    date: Option<PartialDate>,
    evidence: Span,
    rule: &'static str,
}

impl Relation for Reader {
    fn shapes(&self) -> Vec<Shape> {
        SHAPES.to_vec()
    }

    fn triggers(&self) -> Vec<Trigger> {
        let own = SHAPES.iter().flat_map(|shape| self.lexicon.triggers(*shape));
        own.chain(["deed", "deden", "gedaan", "hetzelfde", "waaronder", "ging", "gingen"].map(Trigger::word))
            .collect()
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        let scene = Scene::new(&self.lexicon.words, passage, sentence);
        let objects = grammar::objects(&self.lexicon, &scene);
        let page = Page { lexicon: &self.lexicon, scene: &scene, objects: &objects };
        let mut claims = page.deeds();
        claims.extend(page.nominal());
        claims.extend(page.attributed());
        claims.extend(page.membership());
        claims.extend(page.listed_too(&claims));
        claims.sort_by_key(|claim| SHAPES.iter().position(|shape| *shape == claim.shape));
        claims.extend(page.gapped(&claims));
        claims.extend(page.likened(&claims));
        claims.extend(page.listed_too(&claims));
        let repeated = page.repeated(&claims, facts);
        claims.extend(repeated.iter().filter_map(|told| page.retold(told)));
        for claim in claims.into_iter().flat_map(|claim| page.dated_apart(claim)) {
            claim.state(passage.document, facts);
        }
        page.registered(facts);
        page.takes_effect(facts);
    }
}

/// A sentence with its objects.
struct Page<'p, 's, 'a> {
    lexicon: &'p Lexicon,
    scene: &'p Scene<'s, 'a>,
    objects: &'p [Object],
}

impl<'p> Page<'p, '_, '_> {
    /// The tokens of an object and of those that a list joins to it.
    fn whole_list(&self, object: &Object) -> Vec<usize> {
        let own = |other: &&Object| {
            other.start == object.start
                || self.listed_with(object).iter().any(|listed| listed.start == other.start)
                || self.listed_with(other).iter().any(|listed| listed.start == object.start)
        };
        self.objects.iter().filter(own).flat_map(|object| object.start..object.end).collect()
    }

    /// The objects that a list joins to this one: `het EVRM en het Genocideverdrag`.
    fn listed_with(&self, object: &Object) -> Vec<&'p Object> {
        let mut last = object;
        let behind = self.objects.iter().filter(|other| other.start >= object.end);
        behind
            .take_while(|other| {
                let next = other.sort == object.sort && grammar::joined(self.scene, last, other);
                last = if next { *other } else { last };
                next
            })
            .collect()
    }

    /// What a claim says of one treaty of a list it says of the others too.
    fn listed_too(&self, claims: &[Claim<'p>]) -> Vec<Claim<'p>> {
        let new = |claim: &Claim<'p>| {
            let repeats = ["treaty_status/gapped", "treaty_status/likened"].contains(&claim.rule);
            let before = self.objects.iter().filter(|object| {
                repeats && self.listed_with(object).iter().any(|listed| listed.start == claim.object.start)
            });
            let others = self.listed_with(claim.object).into_iter().chain(before);
            let known = |object: &Object| {
                let same = |other: &&Claim<'p>| {
                    other.shape == claim.shape
                        && other.object.id == object.id
                        && claim.parties.iter().all(|party| other.parties.iter().any(|it| it.id == party.id))
                };
                claims.iter().any(|other| same(&other))
            };
            others.filter(|object| !known(object)).map(|object| claim.of(object)).collect::<Vec<_>>()
        };
        claims.iter().flat_map(new).collect()
    }
}

impl Page<'_, '_, '_> {
    /// `Zwitserland en, op 3 april jl., Oostenrijk`: the day of one is not that of the others.
    fn dated_apart<'o>(&self, claim: Claim<'o>) -> Vec<Claim<'o>> {
        let own = || claim.parties.iter().map(|party| self.own_date(party)).collect();
        let each = self.respective(&claim.parties).map(|days| days.into_iter().map(Some).collect());
        let days: Vec<Option<PartialDate>> = each.unwrap_or_else(own);
        if days.iter().all(Option::is_none) {
            return vec![claim];
        }
        let shared = claim.date.filter(|date| !days.contains(&Some(*date)));
        let each = |(party, day): (&Party, Option<PartialDate>)| Claim {
            shape: claim.shape,
            parties: vec![party.clone()],
            object: claim.object,
            status: claim.status,
            date: day.or(shared),
            evidence: claim.evidence,
            rule: claim.rule,
        };
        claim.parties.iter().zip(days).map(each).collect()
    }
}

impl<'o> Claim<'o> {
    /// The same of another object.
    fn of(&self, object: &'o Object) -> Self {
        Self {
            shape: self.shape,
            parties: self.parties.clone(),
            object,
            status: self.status,
            date: self.date,
            evidence: self.evidence,
            rule: self.rule,
        }
    }
}

impl Claim<'_> {
    /// One fact for each party.
    fn state(mut self, document: &Document, facts: &mut Vec<Fact>) {
        let today = document.metadata.date.map(PartialDate::from);
        let ahead = self.date.zip(today).is_some_and(|(date, today)| date.is_after(today));
        // A treaty that `trad in werking` has done so, whatever the day of the paper.
        if ahead && self.status == Status::Asserted && self.shape == WITHDREW_FROM {
            self.status = Status::Announced;
        }
        for party in self.parties.iter().filter(|party| party.id != self.object.id) {
            let fact = Fact {
                attestation: Attestation::default(),
                shape: self.shape,
                subject: Argument::Entity(party.id.clone()),
                object: Argument::Entity(self.object.id.clone()),
                status: self.status,
                date: self.date,
                attributes: BTreeMap::new(),
                evidence: self.evidence.cover(self.object.span).cover(party.span),
                rule: self.rule,
            };
            fact.state_once(facts);
        }
    }
}

/// Whether the relation takes an object of this sort.
fn takes(shape: Shape, object: &Object) -> bool {
    match object.sort {
        Sort::Jurisdiction => shape == ACCEPTED_JURISDICTION,
        Sort::Membership => shape == WITHDREW_FROM,
        Sort::Treaty => shape != ACCEPTED_JURISDICTION,
        // One leaves an organisation too, but only a court is joined by its treaty.
        Sort::Body => shape == WITHDREW_FROM || shape == PARTY_TO && object.id.kind == COURT,
    }
}
