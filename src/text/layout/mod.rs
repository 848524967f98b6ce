//! Layout undone: the lines of a printed page into paragraphs and notes.

pub(in crate::text) mod clean;
mod furniture;
mod lines;
mod notes;
mod plain;

pub use plain::PlainReader;
