//! The versions of a store: which there are, and how an old one becomes the current one again.

use std::fs;
use std::path::Path;

use jiff::Timestamp;

use super::folder::{Folder, link_all, sync_folder};
use super::lock::WriterLock;
use super::manifest;
use super::{Manifest, StoreError, Version};

/// A version that stands in a store.
#[derive(Debug)]
pub struct Listed {
    /// Its number.
    pub number: u64,
    /// Whether it is the current one.
    pub is_current: bool,
    /// When its manifest was written; unknown where the file system does not say.
    pub made: Option<Timestamp>,
    /// What it holds, or why that cannot be read.
    pub manifest: Result<Manifest, StoreError>,
    /// The bytes of all its files, and of those that no other version has too.
    pub bytes: (u64, u64),
}

/// The versions of the store in `dir`, the oldest first.
///
/// # Errors
/// When there is no store, or its folder cannot be read. What is wrong with one version
/// stands there, and a pointer to nothing makes none the current one.
pub fn versions(dir: &Path) -> Result<Vec<Listed>, StoreError> {
    let folder = Folder::open(dir)?;
    if !folder.is_store() {
        return Err(StoreError::Missing(dir.to_owned()));
    }
    let current = folder.current().ok().flatten();
    let listed = folder.numbers()?.into_iter().map(|number| {
        let at = folder.version(number);
        let made = fs::metadata(at.join(manifest::FILE)).and_then(|file| file.modified()).ok();
        Listed {
            number,
            is_current: current == Some(number),
            made: made.and_then(|time| Timestamp::try_from(time).ok()),
            manifest: Manifest::read(&at),
            bytes: bytes(&at),
        }
    });
    Ok(listed.collect())
}

/// The bytes of the files in a folder and below it, and of those that have no second name.
fn bytes(folder: &Path) -> (u64, u64) {
    let (mut all, mut own) = (0, 0);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(file) = entry.metadata() else { continue };
        if file.is_dir() {
            let (below, own_below) = bytes(&entry.path());
            (all, own) = (all + below, own + own_below);
        } else {
            all += file.len();
            own += if names(&file) > 1 { 0 } else { file.len() };
        }
    }
    (all, own)
}

#[cfg(unix)]
fn names(file: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(file)
}

#[cfg(not(unix))]
fn names(_: &fs::Metadata) -> u64 {
    1
}

/// Makes what version `number` holds the current version again: as a new one beside the others,
/// so that numbers only grow and nothing is lost. Its files are linked, not copied. When the
/// current version holds the same, that stays and is returned with [`Version::fresh`] false.
///
/// # Errors
/// [`StoreError::InUse`] while a build runs; [`StoreError::NoVersion`]; when its manifest
/// cannot be read, or something cannot be written.
pub fn restore(dir: &Path, number: u64) -> Result<Version, StoreError> {
    let folder = Folder::open(dir)?;
    if !folder.is_store() {
        return Err(StoreError::Missing(dir.to_owned()));
    }
    let lock = WriterLock::take(&folder)?;
    let from = folder.version(number);
    if !from.is_dir() {
        return Err(StoreError::NoVersion { store: dir.to_owned(), number });
    }
    let manifest = Manifest::read(&from)?;
    // A pointer to nothing is what one may want to mend with this.
    let current = folder.current().ok().flatten();
    let is_same = |current: u64| {
        current == number
            || Manifest::read(&folder.version(current)).is_ok_and(|standing| standing == manifest)
    };
    if let Some(current) = current.filter(|current| is_same(*current)) {
        return Ok(Version { number: current, folder: folder.version(current), manifest, fresh: false });
    }
    // A version that a killed build left behind the current one goes, unless it is asked for.
    folder.sweep(current.filter(|current| number < *current))?;
    link_all(&from, &folder.next())?;
    sync_folder(&folder.next())?;
    let new = folder.numbers()?.last().map_or(1, |last| last + 1);
    folder.publish(new)?;
    drop(lock);
    Ok(Version { number: new, folder: folder.version(new), manifest, fresh: true })
}
