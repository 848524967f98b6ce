//! Layout undone: the lines of a printed page into paragraphs and notes.
//!
//! The lines of a text are read once (`lines`); page furniture is told from text
//! (`furniture`), and footnotes with their marks are found (`notes`). What is left
//! is written line by line (`plain`): broken words made whole (`hyphen`), characters
//! cleaned (`clean`), paragraphs and rows of tables parted (`paragraphs`, `rows`).

mod bracketed;
pub(in crate::text) mod clean;
pub(in crate::text) mod damage;
mod encoding;
mod furniture;
mod hyphen;
mod lines;
mod marks;
mod motions;
mod notes;
mod output;
mod page_lines;
mod paragraphs;
mod plain;
mod rows;
mod suspect;
mod words;

pub use plain::PlainReader;
