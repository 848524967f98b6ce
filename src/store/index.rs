//! The quads of a version inside oxigraph: in memory, or as `RocksDB`'s files on disk.
//!
//! Every quad is loaded into its named graph, and every triple once more into the
//! default graph. Oxigraph can treat the default graph as the union of all others by
//! itself, but a triple that stands in two graphs is then found twice, and counts and
//! joins multiply. Loading the union costs one more index entry a triple (no terms)
//! and makes the default graph a set, as SPARQL has it.
//!
//! The index on disk is made from the parts and can be made again; it is not in the
//! manifest, because `RocksDB`'s bytes differ from run to run. It is always loaded in the
//! folder of the next version, which is swept whole: a load that is killed leaves its
//! `bulk-*.sst` files there and nowhere else.

use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::store::{LoaderError, Store as Oxigraph};

use super::ahead::Ahead;
use super::feed::{Feed, Neighbours};
use super::folder::Folder;
use super::manifest::Manifest;
use super::{Engine, StoreError};

/// The folder of `RocksDB`'s files in a version.
pub(super) const FOLDER: &str = "index";
/// Threads of `RocksDB`'s bulk loader, and its memory in MB: the fastest of those measured.
const LOAD_THREADS: usize = 4;
const LOAD_MEGABYTES: usize = 400;

/// Refuses an engine that is not in this binary.
#[cfg_attr(
    feature = "rocksdb",
    expect(clippy::unnecessary_wraps, reason = "with RocksDB nothing is refused")
)]
pub(super) fn check_engine(engine: Engine) -> Result<(), StoreError> {
    match engine {
        Engine::Memory => Ok(()),
        #[cfg(feature = "rocksdb")]
        Engine::Rocksdb => Ok(()),
        #[cfg(not(feature = "rocksdb"))]
        Engine::Rocksdb => Err(StoreError::NoRocksdb),
    }
}

/// Loads a version into memory: about 1 GB a million quads, measured with 300,000.
pub(super) fn load(folder: &Path, manifest: &Manifest) -> Result<Oxigraph, StoreError> {
    let store = Oxigraph::new().map_err(|source| StoreError::Engine { engine: Engine::Memory, source })?;
    fill(&store, folder, manifest, Engine::Memory)?;
    Ok(store)
}

/// Makes the index of the version in `version` under `target/index`, if the engine has one.
#[cfg(feature = "rocksdb")]
pub(super) fn make(
    version: &Path,
    target: &Path,
    manifest: &Manifest,
    engine: Engine,
) -> Result<(), StoreError> {
    if engine == Engine::Memory {
        return Ok(());
    }
    let store = Oxigraph::open(target.join(FOLDER)).map_err(failed)?;
    fill(&store, version, manifest, engine)?;
    // The loader leaves hundreds of files that lie over each other; a version is never written again, so they are
    // put in order once, for all its readers.
    store.optimize().map_err(failed)?;
    store.flush().map_err(failed)
}

/// Without `RocksDB` there is no index on disk, and [`check_engine`] has refused to make one.
#[cfg(not(feature = "rocksdb"))]
pub(super) fn make(_: &Path, _: &Path, _: &Manifest, engine: Engine) -> Result<(), StoreError> {
    check_engine(engine)
}

/// Gives an existing version the index that it lacks, in one rename.
#[cfg(feature = "rocksdb")]
pub(super) fn make_beside(
    folder: &Folder,
    number: u64,
    manifest: &Manifest,
    engine: Engine,
) -> Result<(), StoreError> {
    let (version, next) = (folder.version(number), folder.next());
    let index = version.join(FOLDER);
    if engine == Engine::Memory || index.is_dir() {
        return Ok(());
    }
    std::fs::create_dir(&next).map_err(StoreError::io("make the folder", &next))?;
    make(&version, &next, manifest, engine)?;
    std::fs::rename(next.join(FOLDER), &index).map_err(StoreError::io("write", &index))?;
    super::folder::sync_folder(&version)?;
    super::folder::remove(&next)
}

/// Without `RocksDB` there is nothing to give.
#[cfg(not(feature = "rocksdb"))]
pub(super) fn make_beside(_: &Folder, _: u64, _: &Manifest, engine: Engine) -> Result<(), StoreError> {
    check_engine(engine)
}

/// Opens the index of a version read-only; `None` when it has none.
#[cfg(feature = "rocksdb")]
pub(super) fn open(version: &Path) -> Result<Option<Oxigraph>, StoreError> {
    let index = version.join(FOLDER);
    if index.is_dir() { Oxigraph::open_read_only(index).map(Some).map_err(failed) } else { Ok(None) }
}

/// Without `RocksDB` no index can be opened.
#[cfg(not(feature = "rocksdb"))]
pub(super) fn open(_: &Path) -> Result<Option<Oxigraph>, StoreError> {
    Err(StoreError::NoRocksdb)
}

#[cfg(feature = "rocksdb")]
fn failed(source: oxigraph::store::StorageError) -> StoreError {
    StoreError::Engine { engine: Engine::Rocksdb, source }
}

/// Loads all quads of a version and their union, and counts both.
fn fill(store: &Oxigraph, folder: &Path, manifest: &Manifest, engine: Engine) -> Result<(), StoreError> {
    let failed = |source| StoreError::Engine { engine, source };
    let lines = Ahead::open(folder, manifest)?;
    let parsed = RdfParser::from_format(RdfFormat::NQuads).lenient().for_reader(lines);
    let mut feed = Feed::new(parsed);
    let mut loader =
        store.bulk_loader().with_num_threads(LOAD_THREADS).with_max_memory_size_in_megabytes(LOAD_MEGABYTES);
    let given = match engine {
        Engine::Memory => loader.load_ok_quads::<RdfParseError, LoaderError>(Neighbours::new(&mut feed)),
        Engine::Rocksdb => loader.load_ok_quads::<RdfParseError, LoaderError>(&mut feed),
    };
    given.map_err(|error| unreadable(error, folder, engine))?;
    loader.commit().map_err(failed)?;
    expect_count("the parts together", manifest.quads, feed.quads)?;
    let held = store.len().map_err(failed)? as u64;
    if held == feed.quads + feed.triples {
        return Ok(());
    }
    // Fewer may be right: the engine holds 7 and 007 as one number. Then every line is there.
    for quad in RdfParser::from_format(RdfFormat::NQuads).lenient().for_reader(Ahead::open(folder, manifest)?)
    {
        let quad = quad.map_err(|error| unreadable(LoaderError::Parsing(error), folder, engine))?;
        if !store.contains(&quad).map_err(failed)? {
            return expect_count("the engine", feed.quads + feed.triples, held);
        }
    }
    Ok(())
}

fn expect_count(place: &str, expected: u64, found: u64) -> Result<(), StoreError> {
    if expected == found {
        return Ok(());
    }
    Err(StoreError::Count { place: place.to_owned(), expected, found })
}

fn unreadable(error: LoaderError, folder: &Path, engine: Engine) -> StoreError {
    match error {
        LoaderError::Parsing(RdfParseError::Io(source)) => StoreError::io("read", folder)(source),
        LoaderError::Parsing(RdfParseError::Syntax(source)) => {
            StoreError::Line { place: folder.display().to_string(), source }
        }
        LoaderError::Storage(source) => StoreError::Engine { engine, source },
        other => StoreError::io("read", folder)(std::io::Error::other(other.to_string())),
    }
}
