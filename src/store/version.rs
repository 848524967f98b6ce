//! A store opened for reading: its current version.

use std::path::{Path, PathBuf};

use super::bundle::{self, PAGES, VIEWS};
use super::folder::Folder;
use super::{Ahead, Bundle, Engine, Manifest, Queryable, StoreError, index};

/// One immutable version of a store.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its number; each build that changes something takes the next.
    pub number: u64,
    /// Its folder.
    pub folder: PathBuf,
    /// What it holds.
    pub manifest: Manifest,
    /// After a build: whether this version was written by it. False when the version that
    /// stood already holds the same, and for a version that was opened.
    pub fresh: bool,
}

impl Version {
    /// The page of a document; `None` when there is no such document, or it has none.
    ///
    /// # Errors
    /// When the file that holds it cannot be read or is damaged.
    pub fn page(&self, document: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.thing(PAGES, &self.manifest.pages, document)
    }

    /// The names of the documents that have a page, in order.
    ///
    /// # Errors
    /// When a file that holds some cannot be read or is damaged.
    pub fn pages(&self) -> Result<Vec<String>, StoreError> {
        let mut names = Vec::new();
        for bundle in &self.manifest.pages {
            names.extend(bundle::names(&self.folder.join(&bundle.file))?);
        }
        names.sort_unstable();
        Ok(names)
    }

    /// A view of the whole; `None` when there is none of that name.
    ///
    /// # Errors
    /// When the file that holds it cannot be read or is damaged.
    pub fn view(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.thing(VIEWS, &self.manifest.views, name)
    }

    fn thing(&self, sort: &str, bundles: &[Bundle], name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let file = bundle::file_of(sort, name);
        match bundles.iter().find(|bundle| bundle.file == file) {
            Some(bundle) => bundle::read(&self.folder.join(&bundle.file), name),
            None => Ok(None),
        }
    }
}

/// A store opened for reading, on the version that was current then.
#[derive(Clone, Debug)]
pub struct Store {
    dir: PathBuf,
    version: Version,
}

impl Store {
    /// Opens the current version of the store in `dir`.
    ///
    /// # Errors
    /// When there is no store, the path is a file, or pointer or manifest cannot be read.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        let folder = Folder::open(dir)?;
        let number = folder.current()?.ok_or_else(|| StoreError::Missing(dir.to_owned()))?;
        let at = folder.version(number);
        let manifest = Manifest::read(&at)?;
        Ok(Self { dir: dir.to_owned(), version: Version { number, folder: at, manifest, fresh: false } })
    }

    /// Opens another version of the store in `dir`.
    ///
    /// # Errors
    /// When there is no store or no such version, or its manifest cannot be read.
    pub fn open_version(dir: &Path, number: u64) -> Result<Self, StoreError> {
        let at = Folder::open(dir)?.version(number);
        if !at.is_dir() {
            return Err(StoreError::NoVersion { store: dir.to_owned(), number });
        }
        let manifest = Manifest::read(&at)?;
        Ok(Self { dir: dir.to_owned(), version: Version { number, folder: at, manifest, fresh: false } })
    }

    /// The version that this store was opened on.
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// All quads as sorted N-Quads lines, streamed from the parts.
    ///
    /// # Errors
    /// When a part is missing or its hash is not the one in the manifest, and when the system
    /// gives no further thread.
    pub fn lines(&self) -> Result<Ahead, StoreError> {
        Ahead::open(&self.version.folder, &self.version.manifest)
    }

    /// Brings the version into an engine that answers queries.
    ///
    /// # Errors
    /// When a part is damaged, the counts differ, or the engine has no index here or is
    /// not in this binary.
    pub fn engine(&self, engine: Engine) -> Result<Queryable, StoreError> {
        let Version { number, folder, manifest, .. } = &self.version;
        let store = match engine {
            Engine::Memory => index::load(folder, manifest)?,
            Engine::Rocksdb => index::open(folder)?
                .ok_or_else(|| StoreError::NoIndex { store: self.dir.clone(), version: *number })?,
        };
        Ok(Queryable::new(store, manifest))
    }
}
