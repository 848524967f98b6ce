//! The folder of a store: where things lie, and how they change in one step.
//!
//! ```text
//! store/
//!   lock                      held by the one writer; holds its process number and the time
//!   current                   the pointer: `000007`
//!   versions/000007/          one version, never changed after its rename
//!     manifest.json
//!     3f.nq.zst …             the parts
//!     3f.records.zst …        of each document: its hash and what the whole needs to know of it
//!     3f.pages.zst …          the documents' pages
//!     3f.views.zst …          the views of the whole
//!     index/                  `RocksDB`'s files, only with `--engine rocksdb`
//!   versions/next             a version being written
//!   versions/old              a version being removed
//! ```
//!
//! A file that two versions share is one file with two names (a hard link).

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::StoreError;

/// How many versions stay after a build unless something else is asked for, the current one among them.
pub const KEPT: usize = 3;

const POINTER: &str = "current";
const POINTER_NEXT: &str = "current.next";
const VERSIONS: &str = "versions";
const NEXT: &str = "next";
const OLD: &str = "old";
pub(super) const LOCK: &str = "lock";

/// The paths inside one store.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder of a store that is to be written; made when it is not there.
    pub(super) fn create(root: &Path) -> Result<Self, StoreError> {
        let folder = Self { root: root.to_owned() };
        if root.exists() && !root.is_dir() {
            return Err(StoreError::NotAFolder(root.to_owned()));
        }
        // In this order: another build that is just making the store fills the folder with
        // `versions` first, so what is not empty has it.
        if root.is_dir() && !is_empty(root)? && !folder.versions().is_dir() {
            return Err(StoreError::Foreign(root.to_owned()));
        }
        if !folder.versions().is_dir() {
            fs::create_dir_all(folder.versions()).map_err(StoreError::io("make the folder", root))?;
            sync_folder(root)?;
            if let Some(parent) = root.parent().filter(|parent| !parent.as_os_str().is_empty()) {
                sync_folder(parent)?;
            }
        }
        Ok(folder)
    }

    /// The folder of a store that is to be read.
    pub(super) fn open(root: &Path) -> Result<Self, StoreError> {
        match fs::metadata(root) {
            Ok(meta) if meta.is_dir() => Ok(Self { root: root.to_owned() }),
            Ok(_) => Err(StoreError::NotAFolder(root.to_owned())),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(StoreError::Missing(root.to_owned())),
            Err(error) => Err(StoreError::io("read", root)(error)),
        }
    }

    /// Whether it looks like the folder of a store.
    pub(super) fn is_store(&self) -> bool {
        self.versions().is_dir()
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    fn versions(&self) -> PathBuf {
        self.root.join(VERSIONS)
    }

    /// Where the next version is written.
    pub(super) fn next(&self) -> PathBuf {
        self.versions().join(NEXT)
    }

    /// Where the version with this number lies.
    pub(super) fn version(&self, number: u64) -> PathBuf {
        self.versions().join(format!("{number:06}"))
    }

    /// The number of the current version; `None` when nothing was ever built here.
    pub(super) fn current(&self) -> Result<Option<u64>, StoreError> {
        let path = self.root.join(POINTER);
        match fs::read_to_string(&path) {
            Ok(name) => match name.trim_end().parse() {
                Ok(number) if self.version(number).is_dir() => Ok(Some(number)),
                _ => Err(StoreError::Pointer { path, name }),
            },
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::io("read", &path)(error)),
        }
    }

    /// The numbers of all complete versions, ascending.
    pub(super) fn numbers(&self) -> Result<Vec<u64>, StoreError> {
        let path = self.versions();
        let entries = fs::read_dir(&path).map_err(StoreError::io("read", &path))?;
        let mut numbers = Vec::new();
        for entry in entries {
            let entry = entry.map_err(StoreError::io("read", &path))?;
            numbers.extend(entry.file_name().to_str().and_then(|name| name.parse::<u64>().ok()));
        }
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// Turns the finished folder [`Self::next`] into version `number` and points at it.
    /// Each step is on the disk before the following one begins.
    pub(super) fn publish(&self, number: u64) -> Result<(), StoreError> {
        let (next, version) = (self.next(), self.version(number));
        sync_folder(&next)?;
        fs::rename(&next, &version).map_err(StoreError::io("write", &version))?;
        sync_folder(&self.versions())?;
        let pointer_next = self.root.join(POINTER_NEXT);
        write_synced(&pointer_next, format!("{number:06}\n").as_bytes())?;
        let pointer = self.root.join(POINTER);
        fs::rename(&pointer_next, &pointer).map_err(StoreError::io("write", &pointer))?;
        sync_folder(&self.root)
    }

    /// Removes what a killed build left: a version half written or half removed, a
    /// pointer never swapped in, and versions newer than the one pointed at.
    /// Only the holder of the writer's lock may call it.
    pub(super) fn sweep(&self, current: Option<u64>) -> Result<(), StoreError> {
        for leftover in [self.next(), self.versions().join(OLD)] {
            remove(&leftover)?;
        }
        remove(&self.root.join(POINTER_NEXT))?;
        if let Some(current) = current {
            for number in self.numbers()?.into_iter().filter(|&number| number > current) {
                self.remove_version(number)?;
            }
        }
        Ok(())
    }

    /// Removes all but the newest `kept` versions, and never the newest.
    pub(super) fn prune(&self, kept: usize) -> Result<(), StoreError> {
        let numbers = self.numbers()?;
        for &number in numbers.iter().rev().skip(kept.max(1)) {
            self.remove_version(number)?;
        }
        Ok(())
    }

    /// Removes one version; renamed first, so that no half of it looks like a whole.
    fn remove_version(&self, number: u64) -> Result<(), StoreError> {
        let (version, old) = (self.version(number), self.versions().join(OLD));
        fs::rename(&version, &old).map_err(StoreError::io("remove", &version))?;
        remove(&old)
    }
}

fn is_empty(folder: &Path) -> Result<bool, StoreError> {
    let mut entries = fs::read_dir(folder).map_err(StoreError::io("read", folder))?;
    Ok(entries.next().is_none())
}

/// Removes a file or a folder with all in it; it need not be there.
pub(super) fn remove(path: &Path) -> Result<(), StoreError> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StoreError::io("remove", path)(error)),
        _ => Ok(()),
    }
}

/// Writes a file and waits until the disk has it.
pub(super) fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let written =
        File::create(path).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    written.map_err(StoreError::io("write", path))
}

/// Waits until the disk has what was written into a file.
pub(super) fn sync_file(path: &Path) -> Result<(), StoreError> {
    File::open(path).and_then(|file| file.sync_all()).map_err(StoreError::io("write", path))
}

/// Gives a file a second name; where the file system has no such links, copies it.
pub(super) fn link(from: &Path, to: &Path) -> Result<(), StoreError> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    fs::copy(from, to).map_err(StoreError::io("write", to))?;
    sync_file(to)
}

/// Gives all files of a folder, and of those below it, a second name in a new folder.
pub(super) fn link_all(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::create_dir(to).map_err(StoreError::io("make the folder", to))?;
    for entry in fs::read_dir(from).map_err(StoreError::io("read", from))? {
        let entry = entry.map_err(StoreError::io("read", from))?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() { link_all(&from, &to)? } else { link(&from, &to)? }
    }
    sync_folder(to)
}

/// Waits until the disk has the names in a folder.
pub(super) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    File::open(path).and_then(|folder| folder.sync_all()).map_err(StoreError::io("write", path))
}
