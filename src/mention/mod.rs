//! Finding mentions: every recognizer at every place where one can start.
//!
//! A recognizer answers one question: *does a mention of my kind stand here, and
//! how long is it?* It never searches. The [`Scanner`] does that once for all of
//! them, with one automaton over all known names and all trigger words, and then
//! settles what overlaps.

mod address;
mod capitals;
mod kind;
mod place;
mod recognizer;
mod scanner;
mod settle;

pub use kind::Kind;
pub use place::Place;
pub(crate) use place::last_word;
pub use recognizer::{Mention, Recognizer, Trigger};
pub use scanner::{ScanError, Scanner};
pub(crate) use settle::LEARNED;
