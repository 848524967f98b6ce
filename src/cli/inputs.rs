//! From paths to extractions: which files, what is known of them, what they say.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use rayon::prelude::*;

use super::output::{Outcome, refuse};
use super::progress;
use crate::extract::{Extraction, Extractor};
use crate::text::{self, Catalogue, InputError, Metadata, files, read_bytes, take};

/// The paths that a command reads.
#[derive(Debug, clap::Args)]
pub(super) struct Paths {
    /// Files and folders to read (plain text in UTF-8; in folders .txt and .md); `-` reads one text from standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
}

/// The grammars and tables, loaded once.
pub(super) struct Reader {
    text: text::Reader,
    extractor: Extractor,
    quiet: bool,
}

/// Bytes of text that are read at once; a batch ends behind the file that passes it.
const BATCH: u64 = 32 << 20;

/// Where the text of a document comes from.
enum Origin {
    File(PathBuf),
    /// Read already: standard input.
    Bytes(Vec<u8>),
}

/// Documents to read, by their names, and what was wrong with the others.
#[derive(Default)]
struct Found {
    inputs: BTreeMap<String, (Origin, Metadata)>,
    catalogues: HashMap<PathBuf, Catalogue>,
    refused: usize,
}

/// What was read of the paths, all at once.
pub(super) struct Readings {
    /// One per document, in the order of their names.
    pub(super) extractions: Vec<Extraction>,
    /// Whether inputs were refused; each has been reported.
    pub(super) outcome: Outcome,
}

impl Reader {
    pub(super) fn new(quiet: bool) -> anyhow::Result<Self> {
        let text = text::Reader::new().context("the binary's own tables are wrong")?;
        Ok(Self { text, extractor: Extractor::new().context("the binary's own tables are wrong")?, quiet })
    }

    /// Reads all documents below `paths` and keeps what they say.
    ///
    /// # Errors
    /// Never by itself: what is refused is reported, and the rest is read.
    pub(super) fn read(&self, paths: &Paths) -> anyhow::Result<Readings> {
        let mut extractions = Vec::new();
        let outcome = self.read_in_batches(paths, |batch| {
            extractions.extend(batch);
            Ok(())
        })?;
        Ok(Readings { extractions, outcome })
    }

    /// Reads all documents below `paths` on all cores, in the order of their names,
    /// and hands them on in batches, so that memory does not grow with their number.
    /// What is refused is reported on standard error in one sentence each.
    ///
    /// # Errors
    /// What `each` fails with.
    pub(super) fn read_in_batches(
        &self,
        paths: &Paths,
        mut each: impl FnMut(Vec<Extraction>) -> anyhow::Result<()>,
    ) -> anyhow::Result<Outcome> {
        let mut found = Found::default();
        for path in &paths.paths {
            found.add(path);
        }
        let bar = progress::bytes(found.inputs.values().map(|(origin, _)| origin.bytes()).sum(), self.quiet);
        let mut inputs = std::mem::take(&mut found.inputs).into_iter().peekable();
        while inputs.peek().is_some() {
            let mut bytes = 0;
            let batch: Vec<_> = std::iter::from_fn(|| {
                let next = inputs.next_if(|_| bytes < BATCH)?;
                bytes += next.1.0.bytes();
                Some(next)
            })
            .collect();
            let read = batch.into_par_iter().map(|(name, (origin, metadata))| {
                let bytes = origin.bytes();
                let read = self.one(&name, origin, metadata);
                bar.inc(bytes);
                read
            });
            let read: Vec<Result<Extraction, InputError>> = read.collect();
            let kept =
                read.into_iter().filter_map(|read| read.map_err(|problem| found.refuse(&problem)).ok());
            each(kept.collect())?;
        }
        bar.finish_and_clear();
        Ok(if found.refused == 0 { Outcome::Done } else { Outcome::Partial })
    }

    fn one(&self, name: &str, origin: Origin, metadata: Metadata) -> Result<Extraction, InputError> {
        let (path, bytes) = match origin {
            Origin::File(path) => {
                let bytes = read_bytes(&path)?;
                (path, bytes)
            }
            Origin::Bytes(bytes) => (PathBuf::from(STANDARD_INPUT), bytes),
        };
        let document = self.text.read(name, bytes, metadata);
        let document = document.map_err(|problem| InputError::Refused { path, problem })?;
        Ok(self.extractor.extract(document))
    }
}

impl Origin {
    fn bytes(&self) -> u64 {
        match self {
            Self::File(path) => fs::metadata(path).map_or(0, |metadata| metadata.len()),
            Self::Bytes(bytes) => bytes.len() as u64,
        }
    }
}

/// What messages call standard input.
const STANDARD_INPUT: &str = "standard input";

impl Found {
    fn refuse(&mut self, problem: &dyn std::fmt::Display) {
        refuse(problem);
        self.refused += 1;
    }

    /// Adds the files below a path, or standard input for `-`.
    fn add(&mut self, path: &Path) {
        if path.as_os_str() == "-" {
            match take(Path::new(STANDARD_INPUT), std::io::stdin()) {
                Ok(bytes) => {
                    self.inputs.insert("stdin".to_owned(), (Origin::Bytes(bytes), Metadata::default()));
                }
                Err(problem) => self.refuse(&problem),
            }
            return;
        }
        match files(path) {
            Ok(files) => files.into_iter().for_each(|file| self.add_file(file)),
            Err(problem) => self.refuse(&problem),
        }
    }

    fn add_file(&mut self, path: PathBuf) {
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { return };
        match self.inputs.get(&name) {
            Some((Origin::File(other), _)) if *other == path => {}
            Some((other, _)) => {
                let other = match other {
                    Origin::File(other) => other.display().to_string(),
                    Origin::Bytes(_) => STANDARD_INPUT.to_owned(),
                };
                self.refuse(&format!(
                    "{}: {other} has the same name already, and names tell documents apart; rename one",
                    path.display()
                ));
            }
            None => {
                let metadata = self.metadata(&path, &name);
                self.inputs.insert(name, (Origin::File(path), metadata));
            }
        }
    }

    /// What the catalogue beside a file says of it; a bad catalogue is reported once.
    fn metadata(&mut self, path: &Path, name: &str) -> Metadata {
        let folder = path.parent().unwrap_or_else(|| Path::new("")).to_owned();
        if !self.catalogues.contains_key(&folder) {
            let catalogue = Catalogue::of_folder(&folder).unwrap_or_else(|problem| {
                self.refuse(&problem);
                Catalogue::default()
            });
            for problem in catalogue.problems() {
                self.refuse(problem);
            }
            self.catalogues.insert(folder.clone(), catalogue);
        }
        self.catalogues.get(&folder).map(|catalogue| catalogue.of_file(name)).unwrap_or_default()
    }
}
