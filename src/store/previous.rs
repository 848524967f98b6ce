//! The version that stands while the next one is written: what can be taken over from it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::PathBuf;

use super::bundle::{self, PAGES, RECORDS};
use super::folder::Folder;
use super::manifest::{self, Manifest};
use super::record::Record;
use super::{NamedGraph, StoreError, part};

/// The current version, its files held against its manifest.
pub(super) struct Previous {
    pub(super) number: u64,
    pub(super) folder: PathBuf,
    pub(super) manifest: Manifest,
    /// The bytes of its manifest.
    bytes: Vec<u8>,
    /// What is known of its documents.
    pub(super) records: BTreeMap<String, Record>,
    /// Files whose bytes are not those that were written.
    damaged: BTreeSet<String>,
}

impl Previous {
    /// Reads version `number` of a store and checks all its files.
    ///
    /// # Errors
    /// When its manifest cannot be read.
    pub(super) fn open(folder: &Folder, number: u64) -> Result<Self, StoreError> {
        let folder = folder.version(number);
        let manifest = Manifest::read(&folder)?;
        let path = folder.join(manifest::FILE);
        let bytes = fs::read(&path).map_err(StoreError::io("read", &path))?;
        let damaged = manifest.files().filter(|file| !part::is_whole(&folder, file));
        let damaged = damaged.map(|file| file.file.to_owned()).collect();
        let mut previous = Self { number, folder, manifest, bytes, records: BTreeMap::new(), damaged };
        previous.read_records()?;
        Ok(previous)
    }

    fn read_records(&mut self) -> Result<(), StoreError> {
        for bundle in &self.manifest.records {
            if self.damaged.contains(&bundle.file) {
                continue;
            }
            let path = self.folder.join(&bundle.file);
            for (name, frame) in bundle::frames(&path)? {
                let record = Record::of_bytes(&bundle::unpacked(&frame, &path)?);
                self.records.insert(name, record.ok_or_else(|| StoreError::Damaged(path.clone()))?);
            }
        }
        Ok(())
    }

    /// Whether nothing of it is damaged.
    pub(super) fn is_whole(&self) -> bool {
        self.damaged.is_empty()
    }

    /// Whether it says the same as `manifest`, byte for byte.
    pub(super) fn is_same(&self, manifest: &Manifest) -> bool {
        self.is_whole() && self.bytes == manifest.to_bytes()
    }

    /// Whether the graph, the page and the record of a document can be taken over.
    pub(super) fn has_whole(&self, name: &str, record: &Record) -> bool {
        let files = [
            part::file(part::bucket(&record.graph)),
            bundle::file_of(PAGES, name),
            bundle::file_of(RECORDS, name),
        ];
        files.iter().all(|file| !self.damaged.contains(file))
    }

    /// A file that holds records and is damaged: nobody knows what was in it.
    pub(super) fn damaged_records(&self) -> Option<PathBuf> {
        let bundle = self.manifest.records.iter().find(|bundle| self.damaged.contains(&bundle.file))?;
        Some(self.folder.join(&bundle.file))
    }

    /// A damaged file.
    pub(super) fn damaged(&self) -> Option<PathBuf> {
        self.damaged.first().map(|file| self.folder.join(file))
    }

    /// What the manifest says of the bytes of a file that can be taken over: their SHA-256.
    pub(super) fn sha256_of(&self, file: &str) -> Option<&str> {
        if self.damaged.contains(file) {
            return None;
        }
        self.manifest.files().find(|entry| entry.file == file).map(|entry| entry.sha256)
    }

    /// All lines of a part; none where it has no such part.
    pub(super) fn lines_of(&self, bucket: u8) -> Result<String, StoreError> {
        let file = part::file(bucket);
        let Some(entry) = self.manifest.parts.iter().find(|part| part.file == file) else {
            return Ok(String::new());
        };
        let path = self.folder.join(&file);
        let mut text = String::new();
        let read = part::open(&self.folder, entry)?.read_to_string(&mut text);
        read.map_err(StoreError::io("read", &path))?;
        Ok(text)
    }

    /// The graphs whose names begin with `start`, which no document has.
    pub(super) fn others(&self, start: &str) -> Result<Vec<NamedGraph>, StoreError> {
        let mut of_documents: BTreeMap<String, u64> = BTreeMap::new();
        for record in self.records.values().filter(|record| record.quads > 0) {
            *of_documents.entry(part::file(part::bucket(&record.graph))).or_default() += 1;
        }
        let mut found: BTreeMap<String, NamedGraph> = BTreeMap::new();
        let start = format!("<{start}");
        for part in &self.manifest.parts {
            if of_documents.get(&part.file) == Some(&part.graphs) {
                continue;
            }
            let mut text = String::new();
            let read = part::open(&self.folder, part)?.read_to_string(&mut text);
            read.map_err(StoreError::io("read", &self.folder.join(&part.file)))?;
            for line in text.split_inclusive('\n') {
                let name = part::graph_of(line);
                if name.starts_with(&start) {
                    let graph = found.entry(name.to_owned()).or_insert_with(|| named(name));
                    graph.lines.push_str(line);
                    graph.quads += 1;
                }
            }
        }
        Ok(found.into_values().collect())
    }

    /// The frames of a file of pages or records by the names of the things.
    pub(super) fn frames_of(&self, file: &str) -> Result<BTreeMap<String, Vec<u8>>, StoreError> {
        if self.sha256_of(file).is_none() {
            return Ok(BTreeMap::new());
        }
        Ok(bundle::frames(&self.folder.join(file))?.into_iter().collect())
    }

    /// The page of a document.
    pub(super) fn page(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let file = bundle::file_of(PAGES, name);
        if self.sha256_of(&file).is_none() {
            return Ok(None);
        }
        bundle::read(&self.folder.join(file), name)
    }
}

/// A graph of which nothing is known but its name, with brackets.
fn named(name: &str) -> NamedGraph {
    let name = oxrdf::NamedNode::new_unchecked(name.trim_matches(['<', '>']));
    NamedGraph { name, lines: String::new(), quads: 0 }
}
