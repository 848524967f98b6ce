//! `printed_in`: a motion and the paper that prints it.
//!
//! # What it reads
//! A motion's number in brackets behind it (`de motie-Koopmans c.s. (Kamerstuk 33 694, nr. 43)`),
//! later in its sentence, right behind or before it, and in a footnote whose mark stands at its
//! end or at the end of what is said of it; in a debate the paper whose number is called (`Zij krijgt nr. 78 (33694)`, later
//! `de motie-Dobbe op stuk nr. 78`).
//!
//! A document that is a motion itself is its paper.
//!
//! # Where it stops
//! The next motion ends the search; a word for another paper (`brief`, `verslag`) between the two
//! refuses it; a note must begin with one paper. The status is always asserted: that a motion
//! is rejected or asked for changes nothing about where it is printed.
//!
//! # Known misses
//! Numbers in a list or a table apart from the text; `Kst. 32 735, nr. 413`, `32 735, no. 413`; a note of a bare
//! number (`1 36 600 V, nr. 42`).
//!
//! # Example
//! `de motie-Koopmans c.s. (Kamerstuk 33 694, nr. 43)` gives
//! `printed_in(motion:kst-33694-43, paper:kst-33694-43)`.

use std::collections::BTreeMap;

use super::{Argument, Attestation, Fact, Passage, Relation, Sentence, Shape, Status};
use crate::entity::motion::{self, MOTION};
use crate::entity::paper::PAPER;
use crate::gazetteer::TableError;
use crate::linking::{EntityId, printing};
use crate::mention::{Kind, Trigger};
use crate::text::Span;

/// What its facts are called.
pub const PRINTED_IN: Shape = Shape {
    name: "printed_in",
    property: "printedIn",
    class: "Printing",
    subject: "printedMotion",
    object: "paper",
};

struct Reader;

/// The relation.
///
/// # Errors
/// Never: the table is read with the first document.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    Ok(Box::new(Reader))
}

impl Relation for Reader {
    fn shapes(&self) -> Vec<Shape> {
        vec![PRINTED_IN]
    }

    fn triggers(&self) -> Vec<Trigger> {
        motion::words()
    }

    fn kinds(&self) -> &'static [Kind] {
        &[MOTION]
    }

    fn read(&self, passage: &Passage<'_>, sentence: &Sentence<'_>, facts: &mut Vec<Fact>) {
        for (index, mention) in
            passage.mentions_in(sentence.span).filter(|(_, mention)| mention.kind == MOTION)
        {
            if let Some(motion) = passage.entity(index).filter(|_| passage.is_document(index)) {
                let paper = EntityId { kind: PAPER, id: motion.id.id.clone() };
                printed(&motion.id, paper, mention.span, "printed_in/title").state_once(facts);
                continue;
            }
            let Some(found) = printing(passage.document, passage.mentions, index) else { continue };
            let (Some(motion), Some(paper)) = (passage.entity(index), passage.entity(found.paper)) else {
                continue;
            };
            printed(&motion.id, paper.id.clone(), found.evidence, found.rule).state_once(facts);
        }
    }
}

/// The fact that a paper prints a motion.
fn printed(motion: &EntityId, paper: EntityId, evidence: Span, rule: &'static str) -> Fact {
    Fact {
        attestation: Attestation::default(),
        shape: PRINTED_IN,
        subject: Argument::Entity(motion.clone()),
        object: Argument::Entity(paper),
        status: Status::Asserted,
        date: None,
        attributes: BTreeMap::new(),
        evidence,
        rule,
    }
}
