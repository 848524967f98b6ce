//! Versions on disk, and the engines that answer queries over them.
//!
//! A store is a folder of immutable versions and one pointer. A version is a manifest
//! and parts: sorted N-Quads, compressed, an open format that `zstdcat` reads, with the
//! same bytes for the same quads. Oxigraph answers the queries, in memory or from an
//! index on disk.
//!
//! **How quads are split into parts.** A named graph stands whole in one of 256 parts,
//! chosen by the first byte of the SHA-256 of its name; empty parts have no file. So the
//! place of a graph depends on nothing but its name: a build that changes ten documents
//! of ten thousand changes at most ten parts, and the other 246 keep their bytes and
//! hashes and can be linked. More parts would change less, but a merge holds all open.
//!
//! **What stands beside the quads.** For each document its page, in bytes that the store does
//! not look into, and a record of what it was made from; for the whole some views. They
//! are spread in the same way, over files of their own ([`Version::page`], [`Version::view`]).
//!
//! **What a query sees.** The default graph is the union of all named graphs, each
//! triple once; `GRAPH` reaches the named graphs. See [`query`] for the bounds.
//!
//! **Limits.** One build at a time; the text of a version in memory while it is built;
//! the last [`KEPT`] versions stay; a reader that takes longer than three builds to open
//! its version may find it gone.

mod build;
mod bundle;
mod content;
mod engine;
mod error;
mod folder;
mod index;
mod lock;
mod manifest;
mod merge;
mod part;
mod prefixes;
pub mod query;
mod version;

pub use build::build;
pub use content::{Content, DocumentContent, View};
pub use engine::{Engine, Queryable};
pub use error::StoreError;
pub use folder::KEPT;
pub use manifest::{Bundle, FORMAT, Manifest, Part};
pub use merge::Lines;
pub use part::hash;
pub use prefixes::{declared, prefixes};
pub use version::{Store, Version};
