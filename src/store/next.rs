//! The files of the next version: each is made by itself, and one that the current version
//! has too is linked, not written.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use rayon::prelude::*;

use super::bundle::{self, PAGES, RECORDS, Thing, VIEWS};
use super::folder::{link, remove, sync_file};
use super::manifest::{self, FORMAT, Manifest};
use super::previous::Previous;
use super::spill::{self, SpillReader};
use super::writer::{Entry, From};
use super::{Bundle, NamedGraph, Part, StoreError, View, part};

/// All that makes up the next version.
pub(super) struct Next<'w> {
    pub(super) folder: PathBuf,
    pub(super) base: &'w str,
    pub(super) previous: Option<&'w Previous>,
    pub(super) documents: &'w BTreeMap<String, Entry>,
    pub(super) graphs: &'w [NamedGraph],
    pub(super) views: &'w [View],
}

/// What goes into one part.
#[derive(Default)]
struct Group<'w> {
    documents: Vec<&'w Entry>,
    graphs: Vec<&'w NamedGraph>,
}

impl Next<'_> {
    /// Writes parts, bundles and manifest, and waits until the disk has them.
    pub(super) fn write(&self, spill: &SpillReader) -> Result<Manifest, StoreError> {
        self.check_graphs()?;
        let parts = self.write_parts(spill)?;
        let manifest = Manifest {
            format: FORMAT,
            program: concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")).to_owned(),
            base: self.base.to_owned(),
            quads: parts.iter().map(|part| part.quads).sum(),
            graphs: parts.iter().map(|part| part.graphs).sum(),
            documents: self.documents.len() as u64,
            parts,
            records: self.write_of_documents(RECORDS, spill)?,
            pages: self.write_of_documents(PAGES, spill)?,
            views: self.write_views()?,
        };
        remove(&self.folder.join(spill::FILE))?;
        let path = self.folder.join(manifest::FILE);
        fs::write(&path, manifest.to_bytes()).map_err(StoreError::io("write", &path))?;
        sync_file(&path)?;
        // One file after the other, but all at the end: the disk takes them in one sweep.
        manifest.files().try_for_each(|file| sync_file(&self.folder.join(file.file)))?;
        Ok(manifest)
    }

    /// A graph of the whole must not have the name of a document's, which would hide it.
    fn check_graphs(&self) -> Result<(), StoreError> {
        let names: BTreeSet<&str> =
            self.documents.values().map(|entry| entry.record.graph.as_str()).collect();
        match self.graphs.iter().find(|graph| names.contains(graph.name.as_str())) {
            Some(graph) => Err(StoreError::Doubled { sort: "graph", name: graph.name.as_str().to_owned() }),
            None if names.len() < self.documents.len() => {
                Err(StoreError::Doubled { sort: "graph", name: "of some document".to_owned() })
            }
            None => Ok(()),
        }
    }

    fn write_parts(&self, spill: &SpillReader) -> Result<Vec<Part>, StoreError> {
        let mut groups: BTreeMap<u8, Group<'_>> = BTreeMap::new();
        for entry in self.documents.values().filter(|entry| entry.record.quads > 0) {
            groups.entry(part::bucket(&entry.record.graph)).or_default().documents.push(entry);
        }
        for graph in self.graphs.iter().filter(|graph| graph.quads > 0) {
            groups.entry(part::bucket(graph.name.as_str())).or_default().graphs.push(graph);
        }
        groups.par_iter().map(|(bucket, group)| self.write_part(*bucket, group, spill.another()?)).collect()
    }

    fn write_part(&self, bucket: u8, group: &Group<'_>, mut spill: SpillReader) -> Result<Part, StoreError> {
        let file = part::file(bucket);
        let kept: BTreeSet<String> = group
            .documents
            .iter()
            .filter(|entry| matches!(entry.from, From::Previous))
            .map(|entry| format!("<{}>", entry.record.graph))
            .collect();
        if let Some(previous) = self.previous
            && let Some(part) = previous.manifest.parts.iter().find(|part| part.file == file)
            && group.graphs.is_empty()
            && kept.len() == group.documents.len()
            && part.graphs == kept.len() as u64
        {
            link(&previous.folder.join(&file), &self.folder.join(&file))?;
            return Ok(part.clone());
        }
        let mut texts = Vec::new();
        for entry in &group.documents {
            if let From::Spilled { lines, .. } = entry.from {
                texts.push(spill.text(lines)?);
            }
        }
        let before = match self.previous {
            Some(previous) if !kept.is_empty() => previous.lines_of(bucket)?,
            _ => String::new(),
        };
        let kept = before.split_inclusive('\n').filter(|line| kept.contains(part::graph_of(line)));
        let graphs = group.graphs.iter().map(|graph| graph.lines.as_str());
        let new = texts.iter().map(String::as_str).chain(graphs).flat_map(|text| text.split_inclusive('\n'));
        let path = self.folder.join(&file);
        let (part, bytes) =
            part::pack(file, kept.chain(new).collect()).map_err(StoreError::io("compress", &path))?;
        self.write_file(&part.file, &part.sha256, &bytes)?;
        Ok(part)
    }

    /// Writes the records or the pages of all documents.
    fn write_of_documents(&self, sort: &str, spill: &SpillReader) -> Result<Vec<Bundle>, StoreError> {
        let mut groups: BTreeMap<u8, BTreeMap<&str, &Entry>> = BTreeMap::new();
        for (name, entry) in self.documents {
            groups.entry(part::bucket(name)).or_default().insert(name, entry);
        }
        let bundles: Vec<Option<Bundle>> = groups
            .par_iter()
            .map(|(bucket, entries)| self.write_bundle(sort, *bucket, entries, spill.another()?))
            .collect::<Result<_, _>>()?;
        Ok(bundles.into_iter().flatten().collect())
    }

    fn write_bundle(
        &self,
        sort: &str,
        bucket: u8,
        entries: &BTreeMap<&str, &Entry>,
        mut spill: SpillReader,
    ) -> Result<Option<Bundle>, StoreError> {
        let file = bundle::file(sort, bucket);
        let any_kept = entries.values().any(|entry| matches!(entry.from, From::Previous));
        let mut before = match self.previous {
            Some(previous) if any_kept => previous.frames_of(&file)?,
            _ => BTreeMap::new(),
        };
        let mut things = Vec::new();
        for (name, entry) in entries {
            let thing = match entry.from {
                From::Previous => before.remove(*name).map(Thing::Frame),
                From::Spilled { .. } if sort == RECORDS => {
                    Some(Thing::Bytes(Cow::Owned(entry.record.to_bytes())))
                }
                From::Spilled { page, .. } => page.map(|page| spill.get(page)).transpose()?.map(Thing::Frame),
            };
            things.extend(thing.map(|thing| (*name, thing)));
        }
        self.write_things(file, things)
    }

    fn write_views(&self) -> Result<Vec<Bundle>, StoreError> {
        let mut groups: BTreeMap<u8, BTreeMap<&str, &[u8]>> = BTreeMap::new();
        for View { name, bytes } in self.views {
            let group = groups.entry(part::bucket(name)).or_default();
            if group.insert(name, bytes).is_some() {
                return Err(StoreError::Doubled { sort: "view", name: name.clone() });
            }
        }
        let bundles: Vec<Option<Bundle>> = groups
            .into_par_iter()
            .map(|(bucket, views)| {
                let things =
                    views.into_iter().map(|(name, bytes)| (name, Thing::Bytes(Cow::Borrowed(bytes))));
                self.write_things(bundle::file(VIEWS, bucket), things.collect())
            })
            .collect::<Result<_, _>>()?;
        Ok(bundles.into_iter().flatten().collect())
    }

    fn write_things(
        &self,
        file: String,
        things: Vec<(&str, Thing<'_>)>,
    ) -> Result<Option<Bundle>, StoreError> {
        if things.is_empty() {
            return Ok(None);
        }
        let path = self.folder.join(&file);
        let (bundle, bytes) = bundle::pack(file, things).map_err(StoreError::io("compress", &path))?;
        self.write_file(&bundle.file, &bundle.sha256, &bytes)?;
        Ok(Some(bundle))
    }

    /// Writes a file, or links it where the current version has the same.
    fn write_file(&self, file: &str, sha256: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.folder.join(file);
        match self.previous {
            Some(previous) if previous.sha256_of(file) == Some(sha256) => {
                link(&previous.folder.join(file), &path)
            }
            _ => fs::write(&path, bytes).map_err(StoreError::io("write", &path)),
        }
    }
}
