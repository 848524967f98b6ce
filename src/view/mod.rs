//! What pages show, made once when a version is built and kept with it.
//!
//! A page that counts, draws or searches would otherwise ask the store for all it holds.
//! Instead each version keeps a few *views*: one per document ([`DocumentView`]), all names and
//! what joins them ([`Index`]), the sanctions as rows ([`Sanctions`]) and measures of the whole
//! ([`Statistics`]). A view is JSON, so that another program can read it too; the same documents
//! give the same bytes.

mod act;
mod document;
mod index;
mod make;
mod passage;
mod sanctions;
mod statistics;
mod thing;

pub use act::Act;
pub use document::{
    BlockShape, BlockView, DocumentView, FactView, MentionView, NoteView, PassageShape, PassageView,
    SentenceView,
};
pub use index::{Edge, Entry, Index, Place};
pub use make::{Views, make};
pub use sanctions::{Party, Sanctions};
pub use statistics::{Measure, Ranked, Statistics};
pub use thing::{Said, Thing};
