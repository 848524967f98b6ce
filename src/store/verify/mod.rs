//! Whether a version is whole: its files, its counts, and what its quads must be like.
//!
//! Every file is held against its hash, every part is read line by line, every page and record
//! is unpacked, and all counts of the manifest are made again. Where nothing is wrong with
//! that, the quads are held against the shapes of the ontology ([`shapes`]).

mod files;
mod shacl;
mod shapes;

use std::path::Path;

use super::{Store, StoreError};

/// Something that is wrong with a version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where: a file, a graph, a name.
    pub place: String,
    /// What is wrong there.
    pub problem: String,
    /// What to do about it.
    pub remedy: String,
}

/// What to do when bytes are not those that were written.
const BUILD_AGAIN: &str = "build the store again from all its documents with `--prune`, or `kamergraaf restore` \
                           a version that is whole";

impl Fault {
    fn new(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { place: place.into(), problem: problem.into(), remedy: BUILD_AGAIN.to_owned() }
    }

    fn with(self, remedy: &str) -> Self {
        Self { remedy: remedy.to_owned(), ..self }
    }
}

/// Checks the current version of the store in `dir`, or another one of it. What is wrong, in
/// the order of the places; nothing where it is whole.
///
/// # Errors
/// When there is no store, no such version, or its manifest cannot be read.
pub fn verify(dir: &Path, number: Option<u64>) -> Result<(Store, Vec<Fault>), StoreError> {
    let store = match number {
        Some(number) => Store::open_version(dir, number)?,
        None => Store::open(dir)?,
    };
    let mut faults = files::check(store.version());
    if faults.is_empty() {
        faults.extend(shapes::check(&store)?);
    }
    faults.sort();
    Ok((store, faults))
}
