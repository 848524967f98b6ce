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
//! **How a version follows on another.** A [`Writer`] takes over what has not changed: files that
//! stay the same are linked, and in a file that changes, what stays is copied as it is. So a
//! version is the same byte for byte, whether it was built at once or step by step.
//!
//! **Limits.** One build at a time; one part of a version and the graphs of the whole in memory
//! while it is built; the last [`KEPT`] versions stay unless something else is asked for; a reader that takes longer than three builds to open
//! its version may find it gone.

mod ahead;
mod build;
mod bundle;
mod content;
mod difference;
mod engine;
mod error;
mod feed;
mod folder;
mod history;
mod index;
mod lock;
mod manifest;
mod merge;
mod next;
mod part;
mod prefixes;
mod previous;
pub mod query;
mod record;
mod spill;
mod verify;
mod version;
mod writer;

pub use ahead::Ahead;
pub use build::build;
pub use content::{Content, DocumentContent, Packed, View};
pub use difference::{Change, Difference};
pub use engine::{Engine, Queryable};
pub use error::StoreError;
pub use folder::KEPT;
pub use history::{Listed, restore, versions};
pub use manifest::{Bundle, FORMAT, Manifest, Part};
pub use part::hash;
pub use prefixes::{Prefixes, declared, prefixes};
pub use record::Record;
pub use verify::{Fault, verify};
pub use version::{Store, Version};
pub use writer::{Options, Writer};

use crate::rdf::NamedGraph;
