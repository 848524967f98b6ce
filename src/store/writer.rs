//! Writing the next version of a store, document by document.
//!
//! Everything is written beside the current version; the swap of the pointer is the
//! last act. A build killed at any moment leaves the old version whole, and the next
//! build sweeps what it left.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::bundle::{self, PAGES};
use super::folder::{Folder, remove};
use super::lock::WriterLock;
use super::next::Next;
use super::previous::Previous;
use super::record::Record;
use super::spill::{Piece, Spill};
use super::{Engine, KEPT, NamedGraph, Packed, StoreError, Version, View, index};

/// How a version is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// What will answer queries.
    pub engine: Engine,
    /// How many versions stay, the new one among them; at least one.
    pub keep: usize,
}

impl Default for Options {
    /// In memory, and [`KEPT`] versions.
    fn default() -> Self {
        Self { engine: Engine::default(), keep: KEPT }
    }
}

/// Where a document of the next version comes from.
pub(super) enum From {
    /// It stands as it was.
    Previous,
    /// It is new: its lines and its page, put aside.
    Spilled { lines: Piece, page: Option<Piece> },
}

/// A document of the next version.
pub(super) struct Entry {
    pub(super) record: Record,
    pub(super) from: From,
}

/// Writes the next version of a store. Dropping it unfinished leaves the store as it was.
pub struct Writer {
    folder: Folder,
    base: String,
    options: Options,
    previous: Option<Previous>,
    /// Why nothing can be taken over from the last version, where there is one.
    unreadable: Option<StoreError>,
    documents: BTreeMap<String, Entry>,
    spill: Spill,
    _lock: WriterLock,
}

impl Writer {
    /// Takes the store in `dir` for writing; it is made when there is none.
    ///
    /// # Errors
    /// [`StoreError::InUse`] while another build runs; otherwise when the folder is not a
    /// store's or cannot be written, the last version is of a later format, or the engine
    /// is not in this binary.
    pub fn open(dir: &Path, base: &str, options: Options) -> Result<Self, StoreError> {
        check_base(base)?;
        index::check_engine(options.engine)?;
        let folder = Folder::create(dir)?;
        let lock = WriterLock::take(&folder)?;
        let (previous, unreadable) = match last(&folder) {
            Ok(previous) => (previous, None),
            Err(error @ StoreError::NewerFormat { .. }) => return Err(error),
            Err(error) => (None, Some(error)),
        };
        folder.sweep(previous.as_ref().map(|previous| previous.number))?;
        let next = folder.next();
        fs::create_dir(&next).map_err(StoreError::io("make the folder", &next))?;
        let spill = Spill::new(&next)?;
        let (base, documents) = (base.to_owned(), BTreeMap::new());
        Ok(Self { folder, base, options, previous, unreadable, documents, spill, _lock: lock })
    }

    /// The documents of the last version that can stand as they are, in the order of
    /// their names; none where it stands under another base.
    pub fn known(&self) -> impl Iterator<Item = (&str, &Record)> {
        let previous = self.previous.iter().filter(|previous| previous.manifest.base == self.base);
        previous.flat_map(|previous| {
            let whole = previous.records.iter().filter(|(name, record)| previous.has_whole(name, record));
            whole.map(|(name, record)| (name.as_str(), record))
        })
    }

    /// What is known of a document of the last version, if it can stand as it is.
    pub fn find(&self, name: &str) -> Option<&Record> {
        let previous = self.previous.as_ref().filter(|previous| previous.manifest.base == self.base)?;
        previous.records.get(name).filter(|record| previous.has_whole(name, record))
    }

    /// Takes a document over from the last version; `false` if that cannot be.
    pub fn keep(&mut self, name: &str) -> bool {
        let record = self.find(name).cloned();
        let entry = record.map(|record| Entry { record, from: From::Previous });
        entry.map(|entry| self.documents.insert(name.to_owned(), entry)).is_some()
    }

    /// Adds a document, or puts it in the place of one that was kept.
    ///
    /// # Errors
    /// When another one of its name was added, or it cannot be put aside.
    pub fn add(&mut self, document: Packed) -> Result<(), StoreError> {
        let added = self.documents.get(&document.name);
        if added.is_some_and(|entry| matches!(entry.from, From::Spilled { .. })) {
            return Err(StoreError::Doubled { sort: "document", name: document.name });
        }
        self.put(document)
    }

    /// Puts a document in the place of the one of its name that was added or kept.
    ///
    /// # Errors
    /// When it cannot be put aside.
    pub fn revise(&mut self, document: Packed) -> Result<(), StoreError> {
        self.put(document)
    }

    fn put(&mut self, document: Packed) -> Result<(), StoreError> {
        let Packed { name, record, lines, page } = document;
        let lines = self.spill.put(&lines)?;
        let page = page.map(|page| self.spill.put(&page)).transpose()?;
        self.documents.insert(name, Entry { record, from: From::Spilled { lines, page } });
        Ok(())
    }

    /// Takes over all documents of the last version that are not there yet; those that are
    /// not there at the end go. Their names, in order.
    ///
    /// # Errors
    /// [`StoreError::Lost`] when some of them cannot be taken over; also when nobody knows which
    /// there were.
    pub fn keep_rest(&mut self) -> Result<Vec<String>, StoreError> {
        self.check_lost()?;
        let rest = self.known().map(|(name, _)| name.to_owned());
        let rest: Vec<String> = rest.filter(|name| !self.documents.contains_key(name)).collect();
        for name in &rest {
            self.keep(name);
        }
        Ok(rest)
    }

    /// The documents of the last version that go, in order: known, and not among those of the next.
    pub fn gone(&self) -> Vec<String> {
        let names = self.previous.iter().flat_map(|previous| previous.records.keys());
        names.filter(|name| !self.documents.contains_key(*name)).cloned().collect()
    }

    /// Refuses to go on when a document can neither be kept nor was given.
    fn check_lost(&mut self) -> Result<(), StoreError> {
        if let Some(error) = self.unreadable.take() {
            return Err(error);
        }
        let Some(previous) = &self.previous else { return Ok(()) };
        if let Some(path) = previous.damaged_records() {
            return Err(StoreError::Damaged(path));
        }
        let lost = previous.records.keys().filter(|name| !self.documents.contains_key(*name));
        let lost: Vec<&String> = lost.filter(|name| self.find(name).is_none()).collect();
        let Some(first) = lost.first() else { return Ok(()) };
        let why = match previous.damaged() {
            _ if previous.manifest.base != self.base => {
                format!("they stand under the base {} ({first:?} for one)", previous.manifest.base)
            }
            Some(path) => format!("{} is damaged ({first:?} stands in it)", path.display()),
            None => format!("{first:?} cannot be read"),
        };
        Err(StoreError::Lost { count: lost.len(), why })
    }

    /// The graphs of the last version that belong to no document and whose names begin with
    /// `start`, in the order of their names; none where it stands under another base.
    ///
    /// # Errors
    /// When a part that may hold one cannot be read.
    pub fn others(&self, start: &str) -> Result<Vec<NamedGraph>, StoreError> {
        match self.previous.as_ref().filter(|previous| previous.manifest.base == self.base) {
            Some(previous) => previous.others(start),
            None => Ok(Vec::new()),
        }
    }

    /// The names of all documents of the next version so far, in order, with what is known of them.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &Record)> {
        self.documents.iter().map(|(name, entry)| (name.as_str(), &entry.record))
    }

    /// The lines of a document's graph and its page, wherever they come from.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn content(&mut self, name: &str) -> Result<Option<(String, Vec<u8>)>, StoreError> {
        let Some(Entry { record, from }) = self.documents.get(name) else { return Ok(None) };
        if let From::Spilled { lines, page } = from {
            let mut reader = self.spill.reader()?;
            let page = page.map(|page| reader.unpacked(page)).transpose()?.unwrap_or_default();
            return Ok(Some((reader.text(*lines)?, page)));
        }
        let Some(previous) = &self.previous else { return Ok(None) };
        let graph = format!("<{}>", record.graph);
        let text = previous.lines_of(super::part::bucket(&record.graph))?;
        let lines = text.split_inclusive('\n').filter(|line| super::part::graph_of(line) == graph).collect();
        Ok(Some((lines, previous.page(name)?.unwrap_or_default())))
    }

    /// Hands on the pages of all documents that have one, wherever they come from; file by
    /// file of the version, so in no order that means something.
    ///
    /// # Errors
    /// What `each` fails with, and when a page cannot be read.
    pub fn each_page<E: std::convert::From<StoreError>>(
        &mut self,
        mut each: impl FnMut(&str, Vec<u8>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut reader = self.spill.reader()?;
        let mut kept: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (name, entry) in &self.documents {
            match entry.from {
                From::Spilled { page: Some(page), .. } => each(name, reader.unpacked(page)?)?,
                From::Spilled { page: None, .. } => {}
                From::Previous => kept.entry(bundle::file_of(PAGES, name)).or_default().push(name),
            }
        }
        let Some(previous) = &self.previous else { return Ok(()) };
        for (file, names) in kept {
            let (path, mut frames) = (previous.folder.join(&file), previous.frames_of(&file)?);
            for name in names {
                if let Some(frame) = frames.remove(name) {
                    each(name, bundle::unpacked(&frame, &path)?)?;
                }
            }
        }
        Ok(())
    }

    /// Writes the version with the graphs that belong to no one document and the views, and
    /// makes it the current one. When the current one holds the same, that stays and is
    /// returned with [`Version::fresh`] false. A graph given in several pieces is put
    /// together; the order of all that was given has no influence on the bytes.
    ///
    /// # Errors
    /// When something cannot be written; the current version is untouched then, unless what
    /// failed is the removal of old ones.
    pub fn finish(mut self, graphs: &[NamedGraph], views: &[View]) -> Result<Version, StoreError> {
        let reader = self.spill.reader()?;
        let next = Next {
            folder: self.folder.next(),
            base: &self.base,
            previous: self.previous.as_ref(),
            documents: &self.documents,
            graphs,
            views,
        };
        let manifest = next.write(&reader)?;
        let engine = self.options.engine;
        let same = self.previous.as_ref().filter(|previous| previous.is_same(&manifest));
        let (number, fresh) = if let Some(previous) = same {
            remove(&self.folder.next())?;
            index::make_beside(&self.folder, previous.number, &manifest, engine)?;
            (previous.number, false)
        } else {
            let next = self.folder.next();
            index::make(&next, &next, &manifest, engine)?;
            let number = self.folder.numbers()?.last().map_or(1, |last| last + 1);
            self.folder.publish(number)?;
            (number, true)
        };
        self.folder.prune(self.options.keep)?;
        Ok(Version { number, folder: self.folder.version(number), manifest, fresh })
    }
}

impl Drop for Writer {
    /// Takes away what is not finished; what cannot be taken away, the next build sweeps.
    fn drop(&mut self) {
        let _ = remove(&self.folder.next());
    }
}

/// The current version, if there is one.
fn last(folder: &Folder) -> Result<Option<Previous>, StoreError> {
    folder.current()?.map(|number| Previous::open(folder, number)).transpose()
}

fn check_base(base: &str) -> Result<(), StoreError> {
    let fits = oxrdf::NamedNode::new(base).is_ok() && (base.ends_with('/') || base.ends_with('#'));
    if fits { Ok(()) } else { Err(StoreError::Base { base: base.to_owned() }) }
}
