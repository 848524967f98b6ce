//! The kinds of entity, one folder each.
//!
//! A kind is a folder with `mod.rs`, `grammar.rs` and `examples.md`, and one line
//! in [`KINDS`]. Scan, linking, mapping, store, exports and scores go over the list.

pub mod country;
pub mod court;
pub mod judgment;
pub mod legislation;
pub mod motion;
pub mod organisation;
pub mod paper;
pub mod party;
pub mod person;
pub mod resolution;
pub mod treaty;

use crate::gazetteer::TableError;
use crate::mention::{Recognizer, ScanError, Scanner};

/// Makes a kind's recognizer from its tables.
pub type MakeRecognizer = fn() -> Result<Box<dyn Recognizer>, TableError>;

/// Every kind; the earlier, the stronger where two claim the same characters.
pub const KINDS: &[MakeRecognizer] = &[
    motion::recognizer,
    paper::recognizer,
    judgment::recognizer,
    resolution::recognizer,
    legislation::recognizer,
    treaty::recognizer,
    court::recognizer,
    party::recognizer,
    organisation::recognizer,
    country::recognizer,
    person::recognizer,
];

/// A scanner over all kinds.
///
/// # Errors
/// Where a table of the binary is wrong (a test reads them all).
pub fn scanner() -> Result<Scanner, ScanError> {
    let recognizers = KINDS.iter().map(|make| make()).collect::<Result<_, _>>()?;
    Scanner::new(recognizers)
}
