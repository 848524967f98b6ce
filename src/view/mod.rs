//! What pages show, made once when a version is built and kept with it.
//!
//! A page that counts, draws or searches would otherwise ask the store for all it holds.
//! Each version keeps a [`DocumentView`] of each document, and a few views of the whole that
//! are made from these alone: all names and what joins them ([`Index`]), the sanctions as rows
//! ([`Sanctions`]) and measures ([`Statistics`]). A view is JSON, so that another program can
//! read it too; the same documents give the same bytes.

mod document;
mod index;
mod measures;
mod read;
mod sanctions;
mod thing;

use serde::Serialize;

pub use document::{
    BlockShape, BlockView, DocumentView, FactView, MentionView, NoteView, PassageShape, PassageView,
    SentenceView,
};
pub use index::{Edge, Entry, Index, Place};
pub use measures::{Community, Measure, Ranked, Statistics};
pub use read::document;
pub use sanctions::{Act, Party, Sanctions};
pub use thing::{Said, Thing};

/// What a version calls the [`Index`].
pub const INDEX: &str = "index";
/// What a version calls the [`Sanctions`].
pub const SANCTIONS: &str = "sanctions";
/// What a version calls the [`Statistics`].
pub const STATISTICS: &str = "statistics";

/// The views of the whole with their names; the order of `documents` has no influence.
///
/// # Errors
/// When one cannot be written as JSON.
pub fn whole(mut documents: Vec<DocumentView>) -> Result<Vec<(&'static str, Vec<u8>)>, serde_json::Error> {
    documents.sort_by(|one, other| one.name.cmp(&other.name));
    let index = index::index(&documents);
    Ok(vec![
        (STATISTICS, bytes(&measures::statistics(&index))?),
        (SANCTIONS, bytes(&sanctions::sanctions(&documents))?),
        (INDEX, bytes(&index)?),
    ])
}

/// A view as a version keeps it.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn bytes<V: Serialize>(view: &V) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(view)
}
