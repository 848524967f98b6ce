//! What there is to read below the paths that were given, and what it is called.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::archive::{Archive, Listing, Packed};
use super::endings::{Packing, Sort, sort_of_named, without_gzip};
use super::lines::Lines;
use super::naming::{self, Location};
use super::source::{Content, Input, Source};
use super::standard::{self, Form, StandardInput};
use super::walk::walk;
use super::{InputError, file, read_list};
use crate::text::{Catalogue, Metadata};

/// What there is to read, in the order in which it is read.
#[derive(Debug, Default)]
pub struct Plan {
    /// The sources, by the names of their documents.
    pub sources: Vec<Source>,
    /// What was refused so far.
    pub refused: Vec<Refused>,
    /// What was passed over, in one sentence for each folder and archive.
    pub notes: Vec<String>,
}

/// Something that was refused.
#[derive(Debug)]
pub struct Refused {
    /// Why.
    pub problem: InputError,
    /// The archive that holds it and others.
    pub container: Option<Arc<str>>,
}

impl From<InputError> for Refused {
    fn from(problem: InputError) -> Self {
        Self { problem, container: None }
    }
}

/// A file to be read.
#[derive(Debug)]
struct Found {
    path: PathBuf,
    sort: Sort,
    location: Location,
    /// Whether the file itself was given, not a folder around it.
    outright: bool,
}

/// A document whose name is not settled yet.
struct Candidate {
    location: Location,
    place: String,
    metadata: Metadata,
    /// The file; or the number of the archive and of the entry in it.
    held: Held,
}

enum Held {
    File { path: PathBuf, size: u64 },
    Entry { archive: usize, number: usize, path: String },
}

impl Plan {
    /// Plans the reading of `paths`, among which `-` is standard input in the form given.
    pub fn of(paths: &[PathBuf], form: Form) -> Self {
        let mut planner = Planner::default();
        for path in paths {
            if path.as_os_str() != "-" {
                planner.add(path);
            } else if form == Form::Paths {
                match read_list(standard::PLACE, std::io::stdin()) {
                    Ok(paths) => paths.iter().for_each(|path| planner.add(path)),
                    Err(problem) => planner.refuse(problem),
                }
            } else {
                planner.standard = Some(form);
            }
        }
        planner.finish()
    }
}

#[derive(Default)]
struct Planner {
    plan: Plan,
    found: Vec<Found>,
    seen: BTreeSet<PathBuf>,
    catalogues: BTreeMap<PathBuf, Catalogue>,
    candidates: Vec<Candidate>,
    archives: Vec<Archive>,
    lines: Vec<Found>,
    standard: Option<Form>,
}

impl Planner {
    fn refuse(&mut self, problem: InputError) {
        self.plan.refused.push(problem.into());
    }

    /// Adds a file, or what lies in a folder.
    fn add(&mut self, path: &Path) {
        match file::look(path) {
            Ok(metadata) if metadata.is_dir() => self.add_folder(path),
            Ok(metadata) if metadata.is_file() => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let sort = sort_of_named(&name);
                self.add_file(path.to_owned(), sort, name, true);
            }
            Ok(_) => self.refuse(InputError::Special(path.to_owned())),
            Err(problem) => self.refuse(problem),
        }
    }

    fn add_folder(&mut self, folder: &Path) {
        let walked = walk(folder);
        if walked.files.is_empty() && walked.problems.is_empty() {
            self.refuse(InputError::NoDocuments(folder.to_owned()));
        }
        self.plan.notes.extend(walked.skipped.sentence(&folder.display().to_string()));
        walked.problems.into_iter().for_each(|problem| self.refuse(problem));
        for (path, sort) in walked.files {
            let below = slashed(path.strip_prefix(folder).unwrap_or(&path));
            self.add_file(path, sort, below, false);
        }
    }

    /// Adds a file once, however often it is given.
    fn add_file(&mut self, path: PathBuf, sort: Sort, below: String, outright: bool) {
        let clean: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
        let location = Location { below, full: slashed(&clean) };
        if self.seen.insert(clean) {
            self.found.push(Found { path, sort, location, outright });
        }
    }

    fn finish(mut self) -> Plan {
        for found in std::mem::take(&mut self.found) {
            match found.sort {
                Sort::Document => self.add_document(found),
                Sort::Packed(packing) => self.add_packed(found, packing),
                Sort::Lines => self.lines.push(found),
            }
        }
        let taken = Arc::new(self.settle());
        let lines = self.lines.into_iter().map(|found| {
            let size = size(&found.path);
            let place = Arc::from(found.path.display().to_string());
            Source::Lines(Lines { path: found.path, place, size, taken: Arc::clone(&taken) })
        });
        self.plan.sources.extend(lines);
        if let Some(form) = self.standard {
            self.plan.sources.push(Source::Standard(StandardInput { form, taken }));
        }
        self.plan.sources.sort_by_cached_key(order);
        self.plan
    }

    fn add_document(&mut self, found: Found) {
        let Found { path, location, .. } = found;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let metadata = self.metadata(&path, &name);
        let place = path.display().to_string();
        let held = Held::File { size: size(&path), path };
        self.candidates.push(Candidate { location, place, metadata, held });
    }

    /// Adds the documents of an archive: below an archive that was given itself,
    /// or below the archive as a folder.
    fn add_packed(&mut self, found: Found, packing: Packing) {
        let Found { path, location, outright, .. } = found;
        let mut listing = match Listing::of(&path, packing) {
            Ok(listing) => listing,
            Err(problem) => return self.refuse(problem),
        };
        let place: Arc<str> = Arc::from(path.display().to_string());
        self.plan.notes.extend(listing.skipped.sentence(&place));
        let inside = |problem| Refused { problem, container: Some(Arc::clone(&place)) };
        self.plan.refused.extend(std::mem::take(&mut listing.problems).into_iter().map(inside));
        for (number, inside) in std::mem::take(&mut listing.documents) {
            let (location, metadata) = if packing == Packing::Gzip {
                (location.without_gzip(), self.metadata(&path, &inside))
            } else {
                (location.inside(&inside, outright), listing.metadata(&inside))
            };
            let place = format!("{place}: {inside}");
            let held = Held::Entry { archive: self.archives.len(), number, path: inside };
            self.candidates.push(Candidate { location, place, metadata, held });
        }
        let size = size(&path);
        self.archives.push(Archive { path, place, packing, size, documents: BTreeMap::new() });
    }

    /// What the catalogue beside a file says of it; a bad catalogue is reported once.
    fn metadata(&mut self, path: &Path, name: &str) -> Metadata {
        let folder = path.parent().unwrap_or_else(|| Path::new("")).to_owned();
        let refused = &mut self.plan.refused;
        let catalogue = self.catalogues.entry(folder).or_insert_with_key(|folder| {
            let catalogue = Catalogue::of_folder(folder).unwrap_or_else(|problem| {
                refused.push(InputError::from(problem).into());
                Catalogue::default()
            });
            refused.extend(catalogue.problems().iter().cloned().map(|row| InputError::from(row).into()));
            catalogue
        });
        catalogue.of_file(name)
    }

    /// Names the documents, and gives each to its source. What all are called.
    fn settle(&mut self) -> HashSet<String> {
        let locations: Vec<&Location> = self.candidates.iter().map(|candidate| &candidate.location).collect();
        let names = naming::names(&locations);
        let mut settled: Vec<(String, Candidate)> =
            names.into_iter().zip(std::mem::take(&mut self.candidates)).collect();
        settled.sort_by(|(name, one), (other_name, other)| {
            (name, &one.location.full, &one.place).cmp(&(other_name, &other.location.full, &other.place))
        });
        let mut taken = HashSet::with_capacity(settled.len() + 1);
        if matches!(self.standard, Some(Form::Detect | Form::Document)) {
            taken.insert(standard::NAME.to_owned());
        }
        for (name, candidate) in settled {
            if taken.insert(name.clone()) {
                self.give(name, candidate);
            } else {
                let container = match candidate.held {
                    Held::File { .. } => None,
                    Held::Entry { archive, .. } => self.archives.get(archive).map(|it| Arc::clone(&it.place)),
                };
                let problem = InputError::Doubled { place: candidate.place, name };
                self.plan.refused.push(Refused { problem, container });
            }
        }
        self.plan.sources.extend(std::mem::take(&mut self.archives).into_iter().map(Source::Archive));
        taken
    }

    fn give(&mut self, name: String, candidate: Candidate) {
        let Candidate { place, metadata, held, .. } = candidate;
        match held {
            Held::File { path, size } => self.plan.sources.push(Source::File(Box::new(Input {
                name,
                place,
                container: None,
                metadata,
                content: Content::File(path),
                packed: size,
            }))),
            Held::Entry { archive, number, path } => {
                if let Some(archive) = self.archives.get_mut(archive) {
                    archive.documents.insert(number, Packed { name, path, metadata });
                }
            }
        }
    }
}

/// By what the sources are put in order: the name of a document, or that of the file that holds many.
fn order(source: &Source) -> (String, String) {
    let of_file = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name, path.display().to_string())
    };
    match source {
        Source::File(input) => (input.name.clone(), input.place.clone()),
        Source::Archive(archive) => of_file(&archive.path),
        Source::Lines(lines) => of_file(&lines.path),
        Source::Standard(_) => (standard::NAME.to_owned(), standard::PLACE.to_owned()),
    }
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

/// A path with `/` between its parts.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    match parts.split_first() {
        Some((root, rest)) if root == "/" => format!("/{}", rest.join("/")),
        _ => parts.join("/"),
    }
}

impl Location {
    /// That of an entry, of an archive that stands here.
    fn inside(&self, path: &str, outright: bool) -> Self {
        let below = if outright { path.to_owned() } else { format!("{}/{path}", self.below) };
        Self { below, full: format!("{}/{path}", self.full) }
    }

    fn without_gzip(&self) -> Self {
        Self { below: without_gzip(&self.below).to_owned(), full: without_gzip(&self.full).to_owned() }
    }
}
