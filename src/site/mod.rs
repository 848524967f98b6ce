//! The pages, in Dutch and English: templates, their words, the state that lies in an address.
//!
//! Everything here is plain: a page is made from an [`Edition`] (one version of a store), a
//! [`Visit`] (what is asked for) and, where a page needs the store, an answer that the server
//! has fetched. Templates escape what they are given; names from documents pass `Frame::name`,
//! which cuts them and takes out marks that turn the direction of text. All words stand in
//! `data/page-words.tsv` and in the ontology. Pages work without scripts; the scripts of `web/`
//! make some easier.
//!
//! | page | module |
//! |---|---|
//! | `/`, `/search` | [`start`] |
//! | `/sanctions` and its downloads | [`sanctions`] |
//! | `/id/document/…` | [`document`] |
//! | `/id/…` | [`entity`] |
//! | `/path` | [`path`] |
//! | `/statistics` | [`statistics`] |
//! | `/editor` | [`editor`] |

mod assets;
mod edition;
mod frame;
mod tally;
mod visit;
mod words;

pub mod document;
pub mod editor;
pub mod entity;
pub mod message;
pub mod path;
pub mod sanctions;
pub mod start;
pub mod statistics;

pub use assets::{Asset, Assets};
pub use edition::{Edition, EditionError};
pub use frame::Frame;
pub use tally::Tally;
pub use visit::{Language, Visit};
pub use words::Words;

use crate::gazetteer::TableError;
use crate::wording::Articles;

/// What all pages of all versions share.
#[derive(Debug)]
pub struct Site {
    /// The words.
    pub words: Words,
    /// Which names take an article in a sentence.
    pub articles: Articles,
    /// What pages load besides themselves.
    pub assets: Assets,
}

impl Site {
    /// Reads words and files of the binary.
    ///
    /// # Errors
    /// Where a table of the binary is wrong.
    pub fn load() -> Result<Self, TableError> {
        Ok(Self { words: Words::load()?, articles: Articles::load()?, assets: Assets::load() })
    }
}

/// What a page is made with.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// What all pages share.
    pub site: &'a Site,
    /// The version that is shown.
    pub edition: &'a Edition,
    /// What is asked for.
    pub visit: &'a Visit,
}
