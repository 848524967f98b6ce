//! Which court investigates, or has investigated, what happened in which country:
//! `investigates`, `closed_investigation`.
//!
//! # What it reads
//! `onderzoek` and `onderzoeken` with the court as subject, behind `van`, `door` or `bij`, in a relative clause, asked to
//! open it, or by its prosecutor or his office; the country behind `naar`, in front or at the end, as the place of a
//! situation or of crimes, or in a list behind a colon; the verb `onderzoekt` in both voices. A verb or noun of closing
//! makes it a closed one. The years in brackets behind a country (`2016-2022`) and under `sinds` are `from` and `to`.
//!
//! # Where it stops
//! The court must be named, or be the one of which the text has just spoken: before a list that goes
//! on with the situations of the sentence before, or by its prosecutor. Preliminary and internal
//! investigations are none; nor is an investigation of a person or a body.
//!
//! # Known misses
//! Regions without their country (`Darfoer`); a court that is only `het`; what judges allow the prosecutor to open.
//!
//! # Example
//! `Het Strafhof heeft een onderzoek geopend naar de situatie in Venezuela` gives
//! `investigates(court:icc, country:VEN)`.

mod courts;
mod grammar;
mod lexicon;
mod places;

use std::collections::BTreeMap;

use super::scene::Scene;
use super::{Argument, Attestation, Attribute, Fact, Passage, Relation, Sentence, Shape};
use crate::gazetteer::TableError;
use crate::mention::Trigger;
use grammar::Inquiry;
use lexicon::Lexicon;

/// An investigation that runs, or ran at the time.
pub const INVESTIGATES: Shape = Shape {
    name: "investigates",
    property: "investigates",
    class: "Investigation",
    subject: "investigator",
    object: "investigatedCountry",
};

/// An investigation that was closed.
pub const CLOSED_INVESTIGATION: Shape = Shape {
    name: "closed_investigation",
    property: "closedInvestigation",
    class: "InvestigationClosure",
    subject: "closer",
    object: "closedCountry",
};

struct Reader {
    lexicon: Lexicon,
}

/// The two relations over one grammar.
///
/// # Errors
/// Where a table is wrong.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    Ok(Box::new(Reader { lexicon: Lexicon::load()? }))
}

impl Relation for Reader {
    fn shapes(&self) -> Vec<Shape> {
        vec![INVESTIGATES, CLOSED_INVESTIGATION]
    }

    fn triggers(&self) -> Vec<Trigger> {
        self.lexicon.triggers()
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        let scene = Scene::new(&self.lexicon.words, passage, sentence);
        for inquiry in grammar::inquiries(&self.lexicon, &scene) {
            let shape = if inquiry.closed { CLOSED_INVESTIGATION } else { INVESTIGATES };
            state(shape, &inquiry, facts);
        }
    }
}

/// One fact for each country.
fn state(shape: Shape, inquiry: &Inquiry, facts: &mut Vec<Fact>) {
    for place in &inquiry.places {
        let years = [("from", place.from.or(inquiry.from)), ("to", place.to.or(inquiry.to))];
        let attributes: BTreeMap<_, _> = years
            .into_iter()
            .filter_map(|(name, year)| Some((name, Attribute::Text(year?.to_string()))))
            .collect();
        let fact = Fact {
            attestation: Attestation::default(),
            shape,
            subject: Argument::Entity(inquiry.court.clone()),
            object: Argument::Entity(place.country.clone()),
            status: inquiry.status,
            date: None,
            attributes,
            evidence: inquiry.evidence.cover(place.span),
            rule: inquiry.rule,
        };
        fact.state_once(facts);
    }
}
