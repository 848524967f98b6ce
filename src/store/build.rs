//! Writing the next version of a store.
//!
//! Everything is written beside the current version; the swap of the pointer is the
//! last act. A build killed at any moment leaves the old version whole, and the next
//! build sweeps what it left.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Serialize;

use super::bundle::{self, PAGES, RECORDS, VIEWS};
use super::folder::{Folder, remove, write_synced};
use super::lock::WriterLock;
use super::manifest::{self, FORMAT, Manifest};
use super::{Bundle, Content, DocumentContent, Engine, Part, StoreError, Version, index, part};
use crate::rdf::NamedGraph;

/// Writes `content` as the next version of the store in `dir` and makes it the current
/// one; the store is made when there is none.
///
/// A graph given in several pieces is put together; the order of the lists has no
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
    content: impl Into<Content>,
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
    let manifest = write_next(&folder, base, &content.into())?;
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

/// Writes parts, bundles and manifest into the folder of the next version.
fn write_next(folder: &Folder, base: &str, content: &Content) -> Result<Manifest, StoreError> {
    let next = folder.next();
    fs::create_dir(&next).map_err(StoreError::io("make the folder", &next))?;
    let parts = write_parts(&next, content)?;
    let records = content.documents.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    let records = records.iter().map(|(name, record)| (*name, record.as_slice()));
    let pages = content.documents.iter().map(|document| (document.name.as_str(), document.page.as_slice()));
    let views = content.views.iter().map(|view| (view.name.as_str(), view.bytes.as_slice()));
    let manifest = Manifest {
        format: FORMAT,
        program: concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")).to_owned(),
        base: base.to_owned(),
        quads: parts.iter().map(|part| part.quads).sum(),
        graphs: parts.iter().map(|part| part.graphs).sum(),
        documents: content.documents.len() as u64,
        parts,
        records: write_bundles(&next, RECORDS, "document", records)?,
        pages: write_bundles(&next, PAGES, "document", pages)?,
        views: write_bundles(&next, VIEWS, "view", views)?,
    };
    write_synced(&next.join(manifest::FILE), &manifest.to_bytes())?;
    Ok(manifest)
}

/// Writes all graphs, those of documents and the others.
fn write_parts(next: &Path, content: &Content) -> Result<Vec<Part>, StoreError> {
    let mut buckets: BTreeMap<u8, Vec<&NamedGraph>> = BTreeMap::new();
    let graphs = content.documents.iter().map(|document| &document.graph).chain(&content.graphs);
    for graph in graphs.filter(|graph| graph.quads > 0) {
        buckets.entry(part::bucket(graph.name.as_str())).or_default().push(graph);
    }
    buckets.into_iter().map(|(bucket, graphs)| part::write(next, bucket, &graphs)).collect()
}

/// Writes things by their names; what holds nothing is left out.
fn write_bundles<'c>(
    next: &Path,
    sort: &str,
    what: &'static str,
    things: impl Iterator<Item = (&'c str, &'c [u8])>,
) -> Result<Vec<Bundle>, StoreError> {
    let mut buckets: BTreeMap<u8, BTreeMap<&str, &[u8]>> = BTreeMap::new();
    for (name, bytes) in things.filter(|(_, bytes)| !bytes.is_empty()) {
        let bucket = buckets.entry(part::bucket(name)).or_default();
        if bucket.insert(name, bytes).is_some() {
            return Err(StoreError::Doubled { sort: what, name: name.to_owned() });
        }
    }
    let write = |(bucket, things): (u8, BTreeMap<&str, &[u8]>)| {
        bundle::write(next, bundle::file(sort, bucket), &things.into_iter().collect::<Vec<_>>())
    };
    buckets.into_iter().map(write).collect()
}

/// What is kept of what a document was made from.
#[derive(Serialize)]
struct Record<'c> {
    hash: &'c str,
    graph: &'c str,
}

fn record(document: &DocumentContent) -> Result<(&str, Vec<u8>), StoreError> {
    let record = Record { hash: &document.hash, graph: document.graph.name.as_str() };
    let bytes = serde_json::to_vec(&record)
        .map_err(|error| StoreError::io("write", Path::new(&document.name))(error.into()))?;
    Ok((&document.name, bytes))
}

/// The number of the current version, if it is whole and says the same as `manifest`.
fn unchanged(folder: &Folder, current: Option<u64>, manifest: &Manifest) -> Option<u64> {
    let number = current?;
    let at = folder.version(number);
    let path = at.join(manifest::FILE);
    let same = fs::read(&path).is_ok_and(|bytes| bytes == manifest.to_bytes())
        && manifest.files().all(|file| part::is_whole(&at, &file));
    same.then_some(number)
}

/// Adds the index that the engine wants and turns the folder into the current version.
fn publish(folder: &Folder, manifest: Manifest, engine: Engine) -> Result<Version, StoreError> {
    index::make(&folder.next(), &folder.next(), &manifest, engine)?;
    let number = folder.numbers()?.last().map_or(1, |last| last + 1);
    folder.publish(number)?;
    Ok(Version { number, folder: folder.version(number), manifest, fresh: true })
}
