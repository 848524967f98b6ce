//! Stub.

use super::{Fact, Passage, Relation, Sentence, Shape};
use crate::gazetteer::TableError;

/// What its facts are called.
pub const SUBMITS: Shape = Shape {
    name: "submitted",
    property: "submitted",
    class: "Submission",
    subject: "mover",
    object: "motion",
};

struct Reader;

/// The relation.
///
/// # Errors
/// Where one of its tables is wrong.
pub fn relation() -> Result<Box<dyn Relation>, TableError> {
    Ok(Box::new(Reader))
}

impl Relation for Reader {
    fn shape(&self) -> Shape {
        SUBMITS
    }

    fn read(&self, _passage: &Passage<'_>, _sentence: &Sentence<'_>, _facts: &mut Vec<Fact>) {}
}
