//! From paths to extractions: which files, what is known of them, what they say.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use rayon::prelude::*;

use super::output::{Outcome, refuse};
use super::progress;
use crate::extract::{Extraction, Extractor};
use crate::text::{Catalogue, Document, Metadata, PlainReader, files, read_text};

/// The paths that a command reads.
#[derive(Debug, clap::Args)]
pub(super) struct Paths {
    /// Files and folders to read (plain text in UTF-8; in folders .txt and .md); `-` reads one text from standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
}

/// The grammars and tables, loaded once.
pub(super) struct Reader {
    plain: PlainReader,
    extractor: Extractor,
    quiet: bool,
}

/// Files to read, by their names, and what was wrong with the others.
#[derive(Default)]
struct Found {
    files: BTreeMap<String, (PathBuf, Metadata)>,
    catalogues: HashMap<PathBuf, Catalogue>,
    refused: usize,
}

/// What was read of the paths.
pub(super) struct Readings {
    /// One per document, in the order of their names.
    pub(super) extractions: Vec<Extraction>,
    /// How many inputs were refused; each has been reported.
    pub(super) refused: usize,
}

impl Readings {
    /// Done, or done in part.
    pub(super) const fn outcome(&self) -> Outcome {
        if self.refused == 0 { Outcome::Done } else { Outcome::Partial }
    }
}

impl Reader {
    pub(super) fn new(quiet: bool) -> anyhow::Result<Self> {
        let plain = PlainReader::new().context("the binary's own tables are wrong")?;
        Ok(Self { plain, extractor: Extractor::new().context("the binary's own tables are wrong")?, quiet })
    }

    /// Reads all documents below `paths` on all cores. What is refused is reported
    /// on standard error in one sentence each; the rest is read.
    pub(super) fn read(&self, paths: &Paths) -> Readings {
        let mut found = Found::default();
        let mut documents = Vec::new();
        for path in &paths.paths {
            if path.as_os_str() == "-" {
                match self.standard_input() {
                    Ok(document) => documents.push(document),
                    Err(problem) => found.refuse(&format!("{problem:#}")),
                }
            } else {
                found.add_path(path);
            }
        }
        let bar = progress::bytes(found.bytes(), self.quiet).with_message("reading");
        let read: Vec<Result<Document, String>> = found
            .files
            .par_iter()
            .map(|(name, (path, metadata))| {
                let text = read_text(path).map_err(|problem| problem.to_string())?;
                bar.inc(text.len() as u64);
                Ok(self.plain.read(name, text, metadata.clone()))
            })
            .collect();
        bar.finish_and_clear();
        for document in read {
            match document {
                Ok(document) => documents.push(document),
                Err(problem) => found.refuse(&problem),
            }
        }
        documents.sort_by(|a, b| a.name.cmp(&b.name));
        Readings { extractions: self.extract(documents), refused: found.refused }
    }

    fn extract(&self, documents: Vec<Document>) -> Vec<Extraction> {
        let bytes = documents.iter().map(|document| document.source.len() as u64).sum();
        let bar = progress::bytes(bytes, self.quiet).with_message("finding");
        let extractions = documents
            .into_par_iter()
            .map(|document| {
                bar.inc(document.source.len() as u64);
                self.extractor.extract(document)
            })
            .collect();
        bar.finish_and_clear();
        extractions
    }

    /// The text on standard input, as a document called `stdin`.
    fn standard_input(&self) -> anyhow::Result<Document> {
        let mut bytes = Vec::new();
        std::io::stdin()
            .take(crate::text::LARGEST_FILE + 1)
            .read_to_end(&mut bytes)
            .context("standard input")?;
        let text = crate::text::decode(Path::new("standard input"), bytes)?;
        Ok(self.plain.read("stdin", text, Metadata::default()))
    }
}

impl Found {
    fn refuse(&mut self, problem: &dyn std::fmt::Display) {
        refuse(problem);
        self.refused += 1;
    }

    /// Adds the files below a path.
    fn add_path(&mut self, path: &Path) {
        match files(path) {
            Ok(files) => files.into_iter().for_each(|file| self.add_file(file)),
            Err(problem) => self.refuse(&problem),
        }
    }

    fn add_file(&mut self, path: PathBuf) {
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { return };
        match self.files.get(&name) {
            Some((other, _)) if *other == path => {}
            Some((other, _)) => {
                let (path, other) = (path.display(), other.display().to_string());
                self.refuse(&format!(
                    "{path}: {other} has the same name already, and names tell documents apart; rename one"
                ));
            }
            None => {
                let metadata = self.metadata(&path, &name);
                self.files.insert(name, (path, metadata));
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

    fn bytes(&self) -> u64 {
        self.files
            .values()
            .filter_map(|(path, _)| fs::metadata(path).ok())
            .map(|metadata| metadata.len())
            .sum()
    }
}
