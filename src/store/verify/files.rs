//! The files of a version against its manifest, and against each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::BufRead;
use std::path::Path;

use oxttl::NQuadsParser;

use super::Fault;
use crate::store::bundle::{self, PAGES, RECORDS, VIEWS};
use crate::store::manifest::{self, FileEntry};
use crate::store::record::Record;
use crate::store::{Bundle, Part, StoreError, Version, index, part};

/// What to do with a file that nobody needs.
const REMOVE: &str = "remove it; the version does not use it";

/// What is wrong with the files of a version.
pub(super) fn check(version: &Version) -> Vec<Fault> {
    let mut check = Check { version, faults: Vec::new(), graphs: BTreeMap::new() };
    let manifest = &version.manifest;
    check.strangers();
    for file in manifest.files() {
        check.bytes(&file);
    }
    let broken: BTreeSet<String> = check.faults.iter().map(|fault| fault.place.clone()).collect();
    for part in manifest.parts.iter().filter(|part| !broken.contains(&part.file)) {
        check.part(part);
    }
    let mut records = BTreeMap::new();
    for bundle in manifest.records.iter().filter(|bundle| !broken.contains(&bundle.file)) {
        check.bundle(RECORDS, bundle, |name, bytes| {
            let record = Record::of_bytes(&bytes);
            records.insert(name.to_owned(), record.ok_or("it holds a record that is none")?);
            Ok(())
        });
    }
    let mut pages = BTreeSet::new();
    for (sort, bundles) in [(PAGES, &manifest.pages), (VIEWS, &manifest.views)] {
        for bundle in bundles.iter().filter(|bundle| !broken.contains(&bundle.file)) {
            check.bundle(sort, bundle, |name, _| {
                pages.extend((sort == PAGES).then(|| name.to_owned()));
                Ok(())
            });
        }
    }
    if check.faults.is_empty() {
        check.counts(&records, &pages);
    }
    check.faults
}

struct Check<'v> {
    version: &'v Version,
    faults: Vec<Fault>,
    /// The quads of each graph, with its brackets.
    graphs: BTreeMap<String, u64>,
}

impl Check<'_> {
    fn fault(&mut self, place: &str, problem: impl Into<String>) {
        self.faults.push(Fault::new(place, problem));
    }

    /// Files that the manifest does not know.
    fn strangers(&mut self) {
        let known: BTreeSet<&str> = self.version.manifest.files().map(|file| file.file).collect();
        for entry in fs::read_dir(&self.version.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !known.contains(name.as_str()) && name != manifest::FILE && name != index::FOLDER {
                let fault = Fault::new(name, "the manifest does not know this file");
                self.faults.push(fault.with(REMOVE));
            }
        }
    }

    fn bytes(&mut self, file: &FileEntry<'_>) {
        let path = self.version.folder.join(file.file);
        match fs::metadata(&path) {
            Err(error) => self.fault(file.file, format!("it cannot be read: {error}")),
            Ok(found) if found.len() != file.bytes => {
                self.fault(
                    file.file,
                    format!("it has {} bytes, and the manifest says {}", found.len(), file.bytes),
                );
            }
            Ok(_) if !part::is_whole(&self.version.folder, file) => {
                self.fault(file.file, "its SHA-256 is not the one in the manifest");
            }
            Ok(_) => {}
        }
    }

    fn part(&mut self, part: &Part) {
        match self.lines(part) {
            Ok((quads, graphs)) => {
                if quads != part.quads || graphs.len() as u64 != part.graphs {
                    let found = format!("{quads} quads in {} graphs", graphs.len());
                    let said = format!("{} in {}", part.quads, part.graphs);
                    self.fault(&part.file, format!("it holds {found}, and the manifest says {said}"));
                }
                self.graphs.extend(graphs);
            }
            Err(problem) => self.fault(&part.file, problem),
        }
    }

    /// Reads a part to its end: its quads, and those of each graph.
    fn lines(&self, part: &Part) -> Result<(u64, BTreeMap<String, u64>), String> {
        let said = |error: StoreError| error.to_string();
        let mut reader = part::open(&self.version.folder, part).map_err(said)?;
        let (mut quads, mut graphs) = (0, BTreeMap::<String, u64>::new());
        let (mut line, mut before) = (String::new(), String::new());
        loop {
            line.clear();
            match reader.read_line(&mut line) {
                Ok(0) => return Ok((quads, graphs)),
                Ok(_) => quads += 1,
                Err(error) => return Err(format!("it cannot be read to its end: {error}")),
            }
            if line <= before {
                return Err(format!("its line {quads} is not behind the one before it"));
            }
            let statement = NQuadsParser::new().lenient().for_slice(&line).next();
            if !matches!(statement, Some(Ok(_))) {
                return Err(format!("its line {quads} is no N-Quads statement"));
            }
            let graph = part::graph_of(&line);
            if part::file(part::bucket(graph.trim_matches(['<', '>']))) != part.file {
                return Err(format!(
                    "its line {quads} is of the graph {graph}, which belongs into another part"
                ));
            }
            match graphs.get_mut(graph) {
                Some(count) => *count += 1,
                None => drop(graphs.insert(graph.to_owned(), 1)),
            }
            std::mem::swap(&mut line, &mut before);
        }
    }

    fn bundle(
        &mut self,
        sort: &str,
        bundle: &Bundle,
        each: impl FnMut(&str, Vec<u8>) -> Result<(), &'static str>,
    ) {
        if let Err(problem) = read_bundle(&self.version.folder, sort, bundle, each) {
            self.fault(&bundle.file, problem);
        }
    }

    /// What the manifest and the records count, against what is there.
    fn counts(&mut self, records: &BTreeMap<String, Record>, pages: &BTreeSet<String>) {
        let manifest = &self.version.manifest;
        let counts = [
            ("quads", manifest.quads, self.graphs.values().sum()),
            ("graphs", manifest.graphs, self.graphs.len() as u64),
            ("documents", manifest.documents, records.len() as u64),
        ];
        // Before format 2 there were no records.
        for (what, said, found) in counts.into_iter().take(if manifest.format < 2 { 2 } else { 3 }) {
            if said != found {
                self.fault(manifest::FILE, format!("it says {said} {what}, and {found} are there"));
            }
        }
        for (name, record) in records {
            let found = self.graphs.get(&format!("<{}>", record.graph)).copied().unwrap_or_default();
            if found != record.quads {
                let problem = format!("its record says {} quads, and its graph has {found}", record.quads);
                self.fault(name, problem);
            }
        }
        for name in pages.iter().filter(|name| !records.contains_key(*name)) {
            self.faults.push(Fault::new(name, "there is a page of it, and no record"));
        }
    }
}

/// Reads all things of a bundle.
fn read_bundle(
    folder: &Path,
    sort: &str,
    bundle: &Bundle,
    mut each: impl FnMut(&str, Vec<u8>) -> Result<(), &'static str>,
) -> Result<(), String> {
    let path = folder.join(&bundle.file);
    let frames = bundle::frames(&path).map_err(|_| "the list at its end cannot be read")?;
    if frames.len() as u64 != bundle.entries {
        return Err(format!("it holds {} things, and the manifest says {}", frames.len(), bundle.entries));
    }
    if !frames.is_sorted_by(|(one, _), (two, _)| one < two) {
        return Err("its names do not stand in their order".to_owned());
    }
    for (name, frame) in frames {
        if bundle::file_of(sort, &name) != bundle.file {
            return Err(format!("{name:?} belongs into another file"));
        }
        let bytes = bundle::unpacked(&frame, &path).map_err(|_| format!("{name:?} cannot be unpacked"))?;
        each(&name, bytes)?;
    }
    Ok(())
}
