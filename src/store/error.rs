//! What can go wrong with a store on disk, each in one sentence.

use std::io;
use std::path::{Path, PathBuf};

/// Why a store could not be built, opened or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The path of the store is taken by a file.
    #[error("{0} is a file, but a store is a folder\nhint: give another path to `--store`")]
    NotAFolder(PathBuf),
    /// A build was aimed at a folder that holds other things.
    #[error(
        "the folder {0} holds other files and no store\nhint: give an empty or a new folder to `--store`"
    )]
    Foreign(PathBuf),
    /// There is no store to read.
    #[error("there is no store in {0}\nhint: `kamergraaf build PATH… --store {0}` makes one")]
    Missing(PathBuf),
    /// Another build holds the writer's lock; the command line exits with 4.
    #[error("the store {store} is in use: {holder} is writing a version; try again when it is done")]
    InUse {
        /// The folder of the store.
        store: PathBuf,
        /// `process 1234, since 2026-11-22 09:41:07 UTC,`, or `another process` while that one
        /// has not yet written its number.
        holder: String,
    },
    /// The operating system refused.
    #[error("cannot {doing} {path}: {source}")]
    Io {
        /// What was being done, as a verb: `read`, `write`.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The pointer file does not name a version that is there.
    #[error(
        "the pointer {path} names {name:?}, which is no version of this store\nhint: `kamergraaf versions` lists those that are there, and `kamergraaf restore` points at one"
    )]
    Pointer {
        /// The pointer file.
        path: PathBuf,
        /// What it says.
        name: String,
    },
    /// A manifest that this program cannot read.
    #[error("the manifest {path} cannot be read: {source}")]
    Manifest {
        /// The manifest file.
        path: PathBuf,
        /// Where in it and why.
        source: serde_json::Error,
    },
    /// A manifest written by a later program.
    #[error(
        "the manifest {path} has format {found}, and this program reads format {known}\n\
         hint: install a newer kamergraaf, or build the store again"
    )]
    NewerFormat {
        /// The manifest file.
        path: PathBuf,
        /// Its format number.
        found: u32,
        /// The format number of this program.
        known: u32,
    },
    /// A part whose bytes are not those that were written.
    #[error(
        "the part {0} is damaged: its SHA-256 is not the one in the manifest\n\
         hint: build the store again, or restore this file from a copy"
    )]
    Damaged(PathBuf),
    /// Documents of the last version can be neither kept nor read again.
    #[error(
        "{count} document{} of the last version cannot be kept, because {why}\n\
         hint: give {} again, or remove what is not given with `--prune`",
        if *.count == 1 { "" } else { "s" }, if *.count == 1 { "it" } else { "them" }
    )]
    Lost {
        /// How many are known of.
        count: usize,
        /// What stands in the way, with a name.
        why: String,
    },
    /// There is no version of that number.
    #[error(
        "there is no version {number} in {store}\n\
         hint: `kamergraaf versions --store {store}` lists those that are there"
    )]
    NoVersion {
        /// The folder of the store.
        store: PathBuf,
        /// The number asked for.
        number: u64,
    },
    /// Two things of one name in one version.
    #[error("the {sort} {name:?} is given twice to one version\nhint: give each a name of its own")]
    Doubled {
        /// What it is: `document`, `view`.
        sort: &'static str,
        /// Its name.
        name: String,
    },
    /// The manifest and what was read differ in their counts.
    #[error("{place} holds {found} quads, but its manifest says {expected}")]
    Count {
        /// What was counted.
        place: String,
        /// Quads by the manifest.
        expected: u64,
        /// Quads counted.
        found: u64,
    },
    /// A line of a part that is no quad.
    #[error("{place} holds a line that is no N-Quads statement: {source}")]
    Line {
        /// Where it stands.
        place: String,
        /// What the parser says.
        source: oxigraph::io::RdfSyntaxError,
    },
    /// The engine failed.
    #[error("the {engine} engine failed: {source}")]
    Engine {
        /// Which engine.
        engine: super::Engine,
        /// Why.
        source: oxigraph::store::StorageError,
    },
    /// The version has no index for the engine that was asked for.
    #[error(
        "version {version} of {store} has no index on disk\n\
         hint: `kamergraaf build PATH… --store {store} --engine rocksdb` makes one"
    )]
    NoIndex {
        /// The folder of the store.
        store: PathBuf,
        /// The number of the version.
        version: u64,
    },
    /// This binary was built without `RocksDB`.
    #[error(
        "this kamergraaf was built without the rocksdb engine; \
         install it with `cargo install --features rocksdb` or `make install`"
    )]
    NoRocksdb,
    /// The base IRI of a build is none.
    #[error("the base {base:?} is no absolute IRI that ends in `/` or `#`")]
    Base {
        /// What was given.
        base: String,
    },
}

impl StoreError {
    /// Wraps an error of the operating system with what was done, and where.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { doing, path, source }
    }
}
