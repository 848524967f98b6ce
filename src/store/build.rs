//! Writing the next version of a store.
//!
//! Everything is written beside the current version; the swap of the pointer is the
//! last act. A build killed at any moment leaves the old version whole, and the next
//! build sweeps what it left.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::folder::{Folder, remove, write_synced};
use super::lock::WriterLock;
use super::manifest::{self, FORMAT, Manifest};
use super::{Engine, StoreError, Version, index, part};
use crate::rdf::NamedGraph;

/// Writes `graphs` as the next version of the store in `dir` and makes it the current
/// one; the store is made when there is none.
///
/// A graph given in several pieces is put together; the order of `graphs` has no
/// influence on the bytes. The text of one version is held in memory while it is built.
/// When the current version is whole and holds the same, it stays and is returned with
/// [`Version::fresh`] false. With [`Engine::Rocksdb`] the index on disk is made too.
///
/// # Errors
/// [`StoreError::InUse`] while another build runs; otherwise when the folder is not a
/// store's, something cannot be written, or the engine is not in this binary. The
/// current version is untouched then.
pub fn build(
    dir: &Path,
    base: &str,
    graphs: impl IntoIterator<Item = NamedGraph>,
    engine: Engine,
) -> Result<Version, StoreError> {
    check_base(base)?;
    index::check_engine(engine)?;
    let folder = Folder::create(dir)?;
    let lock = WriterLock::take(&folder)?;
    let current = match folder.current() {
        // A pointer to nothing protects nothing: the new version takes its place.
        Err(StoreError::Pointer { .. }) => None,
        current => current?,
    };
    folder.sweep(current)?;
    let manifest = write_parts(&folder, base, graphs)?;
    let version = match unchanged(&folder, current, &manifest) {
        Some(number) => {
            remove(&folder.next())?;
            index::make_beside(&folder, number, &manifest, engine)?;
            Version { number, folder: folder.version(number), manifest, fresh: false }
        }
        None => publish(&folder, manifest, engine)?,
    };
    folder.prune()?;
    drop(lock);
    Ok(version)
}

fn check_base(base: &str) -> Result<(), StoreError> {
    let fits = oxrdf::NamedNode::new(base).is_ok() && (base.ends_with('/') || base.ends_with('#'));
    if fits { Ok(()) } else { Err(StoreError::Base { base: base.to_owned() }) }
}

/// Writes parts and manifest into the folder of the next version.
fn write_parts(
    folder: &Folder,
    base: &str,
    graphs: impl IntoIterator<Item = NamedGraph>,
) -> Result<Manifest, StoreError> {
    let next = folder.next();
    fs::create_dir(&next).map_err(StoreError::io("make the folder", &next))?;
    let mut buckets: BTreeMap<u8, Vec<NamedGraph>> = BTreeMap::new();
    for graph in graphs.into_iter().filter(|graph| graph.quads > 0) {
        buckets.entry(part::bucket(graph.name.as_str())).or_default().push(graph);
    }
    let documents = count_documents(base, buckets.values().flatten());
    let mut parts = Vec::with_capacity(buckets.len());
    for (bucket, graphs) in buckets {
        parts.push(part::write(&next, bucket, &graphs)?);
    }
    let manifest = Manifest {
        format: FORMAT,
        program: concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")).to_owned(),
        base: base.to_owned(),
        quads: parts.iter().map(|part| part.quads).sum(),
        graphs: parts.iter().map(|part| part.graphs).sum(),
        documents,
        parts,
    };
    write_synced(&next.join(manifest::FILE), &manifest.to_bytes())?;
    Ok(manifest)
}

/// Counts the graphs `<base>graph/<name>` that say something of `<base>id/document/<name>`.
fn count_documents<'g>(base: &str, graphs: impl Iterator<Item = &'g NamedGraph>) -> u64 {
    let prefix = format!("{base}graph/");
    let mut names: Vec<&str> = graphs
        .filter_map(|graph| {
            let name = graph.name.as_str().strip_prefix(&prefix)?;
            let subject = format!("<{base}id/document/{name}> ");
            graph.lines.lines().any(|line| line.starts_with(&subject)).then_some(name)
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names.len() as u64
}

/// The number of the current version, if it is whole and says the same as `manifest`.
fn unchanged(folder: &Folder, current: Option<u64>, manifest: &Manifest) -> Option<u64> {
    let number = current?;
    let at = folder.version(number);
    let path = at.join(manifest::FILE);
    let same = fs::read(&path).is_ok_and(|bytes| bytes == manifest.to_bytes())
        && manifest.parts.iter().all(|part| part::is_whole(&at, part));
    same.then_some(number)
}

/// Adds the index that the engine wants and turns the folder into the current version.
fn publish(folder: &Folder, manifest: Manifest, engine: Engine) -> Result<Version, StoreError> {
    index::make(&folder.next(), &folder.next(), &manifest, engine)?;
    let number = folder.numbers()?.last().map_or(1, |last| last + 1);
    folder.publish(number)?;
    Ok(Version { number, folder: folder.version(number), manifest, fresh: true })
}
