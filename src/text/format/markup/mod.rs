//! What XML and HTML have in common: elements with roles, read in one walk.
//!
//! The reader of a format tells a [`Walker`] of each element that opens and closes
//! and of the characters between them; the walker makes the pieces of a draft of it. What an
//! element is for stands in a table of [`Roles`] per vocabulary, never in code. An
//! element that no table knows is a block where blocks stand and a part of its
//! paragraph elsewhere, so that a foreign vocabulary still gives all its text.
//!
//! Nothing here follows a link, reads a declaration of entities or grows with
//! anything but the length of the file: [`DEEPEST`] and [`MOST`] are its limits.

mod element;
mod encoding;
mod facts;
mod flow;
mod notes;
mod passages;
mod references;
mod roles;
mod speakers;
mod steps;
mod walker;

pub(super) use element::Element;
pub(super) use encoding::decode;
pub(super) use references::References;
pub(super) use roles::{Role, Roles, Rule};
pub(super) use walker::Walker;

use super::FormatError;
use crate::text::TableError;
use facts::Fields;

/// So deep may elements nest.
pub(super) const DEEPEST: usize = 1_000;

/// So many elements, and so many steps of reading, may a file have.
pub(super) const MOST: usize = 1_000_000;

/// The tables by which markup is read.
pub(super) struct Markup {
    /// The roles of elements in XML.
    pub(super) xml: Roles,
    /// The roles of elements in HTML.
    pub(super) html: Roles,
    fields: Fields,
}

impl Markup {
    /// Loads the tables.
    ///
    /// # Errors
    /// Where a table of the binary is wrong.
    pub(super) fn load() -> Result<Self, TableError> {
        Ok(Self {
            xml: Roles::parse("data/xml-elements.tsv", include_str!("../../../../data/xml-elements.tsv"))?,
            html: Roles::parse("data/html-elements.tsv", include_str!("../../../../data/html-elements.tsv"))?,
            fields: Fields::load()?,
        })
    }
}

/// Elements nest too deep.
pub(super) fn too_deep() -> FormatError {
    FormatError::Limit {
        what: "the nesting of elements".to_owned(),
        limit: format!("{DEEPEST} levels"),
        hint: "no real document nests so deep",
    }
}

/// There is too much of something.
pub(super) fn too_many() -> FormatError {
    FormatError::Limit {
        what: "the number of elements".to_owned(),
        limit: MOST.to_string(),
        hint: "split the file",
    }
}
