//! `adopted` and `rejected`: what the House did with a motion.
//!
//! # What it reads
//! Participles before a motion (`de op 2 oktober jl. aangenomen motie van het lid Dobbe`), with a verb in its
//! clause or in the relative clause behind it (`De motie-Dobbe is met algemene stemmen aangenomen`, `de motie-Dobbe,
//! die op 2 oktober is verworpen,`), the House as subject (`De Kamer heeft de motie-Dobbe aangenomen`, `nam de
//! motie-Dobbe aan`), the nouns (`na aanneming van de motie-Dobbe`). `De motie` at the head of a sentence is the only
//! one named in the two before it. In lists and tables of votes the word between signs behind a motion, and the label
//! or the line above. A motion that is not adopted is rejected. The date is that of its clause.
//!
//! # Where it stops
//! The motion must be what is voted upon: one under a preposition (`Naar aanleiding van de motie-Dobbe is een
//! wet aangenomen`) is not. A motion that is not yet adopted, and a question whether it was, give nothing. Who
//! votes is the House, or whom `door` names.
//!
//! # Known misses
//! Motions without a name (`de motie op stuk nr. 8 is aangenomen`, `Aangenomen: nrs. 12 en 13`); a relative clause
//! behind what a motion is about (`de motie-Dobbe over Iran, die is aangenomen`).
//!
//! # Example
//! `De motie-Dobbe is verworpen.` gives `rejected(organisation:tweede-kamer, motion:…)`.

mod grammar;
mod listed;
mod voted;
mod words;

use super::{Fact, Passage, Relation, Sentence, Shape};
use crate::entity::motion;
use crate::gazetteer::TableError;
use crate::mention::Trigger;
use words::{Outcome, Words};

/// What the facts of adopted motions are called.
pub const ADOPTED: Shape = Shape {
    name: "adopted",
    property: "adopted",
    class: "Adoption",
    subject: "house",
    object: "votedMotion",
};

/// What the facts of rejected motions are called.
pub const REJECTED: Shape = Shape {
    name: "rejected",
    property: "rejected",
    class: "Rejection",
    subject: "house",
    object: "votedMotion",
};

struct Reader {
    words: Words,
}

/// The relations of adopted and of rejected motions.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    Ok(Box::new(Reader { words: Words::load()? }))
}

impl Relation for Reader {
    fn shapes(&self) -> Vec<Shape> {
        vec![ADOPTED, REJECTED]
    }

    fn triggers(&self) -> Vec<Trigger> {
        let alone = [
            "aangenomen",
            "Aangenomen",
            "AANGENOMEN",
            "aanvaard",
            "Aanvaard",
            "verworpen",
            "Verworpen",
            "VERWORPEN",
        ];
        let alone = alone.map(Trigger::word);
        motion::words().into_iter().chain(alone).collect()
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        for vote in grammar::votes(&self.words, passage, sentence) {
            let shape = match vote.outcome {
                Outcome::Adopted => ADOPTED,
                Outcome::Rejected => REJECTED,
            };
            vote.fact(shape).state_once(facts);
        }
    }
}
