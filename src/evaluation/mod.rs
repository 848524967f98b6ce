//! Gold, scores and their report: how well the extraction reads.
//!
//! What is measured, each as precision, recall and F1:
//!
//! * *mentions strict*: same span, same type;
//! * *mentions relaxed*: spans that overlap, same type, one to one;
//! * *entities*: one entity of the system for one key of the gold, decided by
//!   the mentions that they share, so that a split or a merged identity is wrong;
//! * *facts*: same type, subject and object; of those found, how often status
//!   and date are right.
//!
//! A gold mention or fact marked `optional` is a doubtful case: finding it and
//! not finding it are both right. Types that the gold does not know and places
//! outside its range are not judged. Each document is judged alone.

mod entities;
mod error;
mod facts;
mod gold;
mod mentions;
mod mistakes;
mod pairs;
mod report;
mod scores;
mod system;

pub use error::EvaluationError;
pub use gold::{Gold, GoldFact, GoldMention, GoldSide};
pub use mistakes::{Mistake, MistakeSort};
pub use report::{csv, json, mistakes, table};
pub use scores::{Figures, Measure, Scores, Share, Tally};
pub use system::read_records;

use crate::extract::records::Record;

/// Judges the records of a system against the gold.
///
/// Records of documents without gold are ignored; a gold document without
/// records counts as missed altogether.
pub fn score(gold: &[Gold], system: &[Record]) -> Scores {
    let output = system::Output::of(system);
    let mut scores = Scores::default();
    for gold in gold {
        let read = mentions::Reading::of(gold, output.mentions(&gold.document));
        mentions::score(&read, &mut scores);
        let identities = entities::Identities::of(&read);
        entities::score(&read, &identities, &mut scores);
        facts::score(gold, output.facts(&gold.document), &identities, &mut scores);
    }
    scores
}
