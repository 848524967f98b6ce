//! Who sanctions whom.

mod claim;
mod context;
mod direct;
mod imposing;
mod issuer;
mod lexicon;
mod listing;
mod measure;
mod nominal;
mod reading;
mod verb;

use super::{Fact, Passage, Relation, Sentence, Shape};
use crate::gazetteer::TableError;
use crate::mention::Trigger;
use claim::Claim;
use lexicon::Lexicon;
use reading::Reading;

/// What its facts are called.
pub const SANCTIONS: Shape = Shape {
    name: "sanctions",
    property: "sanctions",
    class: "Sanction",
    subject: "issuer",
    object: "target",
};

/// The rules and their words.
struct Rules {
    lexicon: Lexicon,
}

/// The relation.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    Ok(Box::new(Rules { lexicon: Lexicon::load()? }))
}

impl Relation for Rules {
    fn shape(&self) -> Shape {
        SANCTIONS
    }

    fn triggers(&self) -> Vec<Trigger> {
        self.lexicon.stems().map(Trigger::part).collect()
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        let reading = Reading::new(&self.lexicon, passage, sentence);
        for claim in claims(&reading) {
            let issuers = claim.issuers.clone().or_else(|| self.infer(&reading, &claim, facts));
            for fact in issuers.iter().flat_map(|issuers| claim.facts(issuers)) {
                context::add(passage, facts, fact);
            }
        }
    }
}

impl Rules {
    /// A quick look before another sentence is read.
    fn mentions_sanctions(&self, text: &str) -> bool {
        self.lexicon.stems().any(|stem| text.contains(stem))
    }
}

/// What a sentence says, its issuers named or not.
fn claims(reading: &Reading<'_, '_>) -> Vec<Claim> {
    let measures = reading.measures();
    let imposing = reading.imposing(&measures);
    let read = |noun: usize| imposing.iter().any(|imposing| imposing.noun == noun);
    let alone = measures.iter().filter(|measure| !read(measure.noun));
    let mut claims: Vec<Claim> = alone.filter_map(|measure| reading.nominal(measure)).collect();
    claims.extend(imposing.into_iter().filter_map(|imposing| imposing.claim));
    claims.extend(reading.direct(&measures));
    claims.extend(reading.listings());
    claims
}
