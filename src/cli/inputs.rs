//! From paths to extractions: what there is to read, and what it says.

use std::fs::File;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::Context;
use rayon::prelude::*;

use super::output::{Outcome, WrongUse};
use super::progress::Reading;
use super::remarks::Remarks;
use crate::extract::{Extraction, Extractor};
use crate::mention::Kind;
use crate::text::{self, Document, Form, Input, InputError, Plan, read_list};

/// The paths that a command reads.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Paths {
    /// What to read: files, folders, archives (.zip, .tar, .tar.gz, .tgz, .gz), JSON Lines (.jsonl); `-` is standard input.
    #[arg(required_unless_present = "files_from", value_name = "PATH")]
    pub(super) given: Vec<PathBuf>,
    /// Read what FILE lists too, one path a line or each followed by a zero byte; `-` lists on standard input.
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(super) files_from: Option<PathBuf>,
    /// What standard input is.
    #[arg(long, value_name = "FORM", value_enum, default_value_t, help_heading = "Input")]
    pub(super) input_format: InputFormat,
}

/// What standard input is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum InputFormat {
    /// JSON Lines if the first line is one, else one document.
    #[default]
    Auto,
    /// One document.
    Text,
    /// JSON Lines: {"id":…,"text":…,"date":…,"title":…,"kind":…,"dossier":…,"number":…} a line.
    Jsonl,
    /// A list of paths.
    Paths,
}

impl Paths {
    /// What there is to read.
    fn plan(&self) -> anyhow::Result<Plan> {
        let form = match self.input_format {
            InputFormat::Auto => Form::Detect,
            InputFormat::Text => Form::Document,
            InputFormat::Jsonl => Form::Lines,
            InputFormat::Paths => Form::Paths,
        };
        let is_standard = |path: &Path| path.as_os_str() == "-";
        let mut paths = self.given.clone();
        match &self.files_from {
            Some(list) if is_standard(list) => {
                if paths.iter().any(|path| is_standard(path)) {
                    let sentence = "standard input can be a list of paths or a document, not both";
                    anyhow::bail!(WrongUse(sentence.to_owned()));
                }
                paths.push("-".into());
                return Ok(Plan::of(&paths, Form::Paths));
            }
            Some(list) => {
                let place = list.display().to_string();
                let file = File::open(list).with_context(|| format!("{place}: cannot be read"))?;
                paths.extend(read_list(&place, file)?);
            }
            None => {}
        }
        Ok(Plan::of(&paths, form))
    }
}

/// The grammars and tables, loaded once.
pub(super) struct Reader {
    text: text::Reader,
    extractor: Extractor,
    quiet: bool,
}

/// Bytes of text that are read at once; a batch ends behind the document that passes it.
const BATCH: u64 = 8 << 20;

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
    /// A list of paths that cannot be read. What is refused is reported, and the rest is read.
    pub(super) fn read(&self, paths: &Paths) -> anyhow::Result<Readings> {
        let mut extractions = Vec::new();
        let outcome = self.read_in_batches(paths, |batch| {
            extractions.extend(batch);
            Ok(())
        })?;
        extractions.sort_by(|one, other| one.document.name.cmp(&other.document.name));
        Ok(Readings { extractions, outcome })
    }

    /// Reads all documents below `paths` on all cores, files in the order of their
    /// names, archives and JSON Lines in their own, and hands them on in batches, so
    /// that memory does not grow with their number. What is refused is reported on
    /// standard error in one sentence each.
    ///
    /// # Errors
    /// What `each` fails with, and a list of paths that cannot be read.
    pub(super) fn read_in_batches(
        &self,
        paths: &Paths,
        mut each: impl FnMut(Vec<Extraction>) -> anyhow::Result<()>,
    ) -> anyhow::Result<Outcome> {
        let of_input = |input| self.one(input);
        Ok(self.each_input(paths, &of_input, &mut |batch| each(batch))?.outcome)
    }

    /// The same with something else that is made of each input, on all cores.
    ///
    /// # Errors
    /// What `each` fails with, and a list of paths that cannot be read.
    pub(super) fn each_input<T: Read>(
        &self,
        paths: &Paths,
        one: &(dyn Fn(Input) -> Result<T, InputError> + Sync),
        each: &mut dyn FnMut(Vec<T>) -> anyhow::Result<()>,
    ) -> anyhow::Result<Ended> {
        let plan = paths.plan()?;
        let documents = plan.sources.iter().map(text::Source::documents).sum();
        let bytes = plan.sources.iter().map(text::Source::bytes).sum();
        let progress = Reading::new(documents, bytes, self.quiet);
        let mut remarks = Remarks::new(&progress, self.quiet);
        for refused in &plan.refused {
            remarks.refuse(&refused.problem, refused.container.as_ref());
        }
        plan.notes.iter().for_each(|sentence| remarks.note(sentence));
        let (inputs, unnamed) = (Vec::new(), plan.refused.len());
        let mut batch = Batch { one, progress: &progress, remarks, inputs, bytes: 0, unnamed, each };
        for source in plan.sources {
            batch.take(source)?;
        }
        batch.read()?;
        progress.finish();
        Ok(Ended { unnamed: batch.unnamed, outcome: batch.remarks.finish() })
    }

    /// Reads one.
    ///
    /// # Errors
    /// What cannot be read, or holds no document.
    pub(super) fn one(&self, input: Input) -> Result<Extraction, InputError> {
        input.read(&self.text).map(|document| self.extractor.extract(document))
    }

    /// The kinds of what documents name.
    pub(super) fn kinds(&self) -> Vec<Kind> {
        self.extractor.scanner().kinds().collect()
    }
}

/// What is made of an input.
pub(super) trait Read: Send {
    /// The document, if it was read.
    fn document(&self) -> Option<&Document>;
}

impl Read for Extraction {
    fn document(&self) -> Option<&Document> {
        Some(&self.document)
    }
}

/// How the reading of all inputs ended.
pub(super) struct Ended {
    /// Whether inputs were refused; each has been reported.
    pub(super) outcome: Outcome,
    /// How many were refused of which nobody knows what documents they are or hold.
    pub(super) unnamed: usize,
}

/// Documents that are read together.
struct Batch<'a, T> {
    one: &'a (dyn Fn(Input) -> Result<T, InputError> + Sync),
    progress: &'a Reading,
    remarks: Remarks<'a>,
    inputs: Vec<Input>,
    bytes: u64,
    unnamed: usize,
    each: &'a mut dyn FnMut(Vec<T>) -> anyhow::Result<()>,
}

impl<T: Read> Batch<'_, T> {
    /// Takes in what a source hands on, and reads whenever there is enough.
    fn take(&mut self, source: text::Source) -> anyhow::Result<()> {
        let container = source.container();
        let mut failed = None;
        let _ = source.read(&mut |input| {
            match input {
                Ok(input) => {
                    self.bytes += input.size();
                    self.inputs.push(input);
                }
                Err(problem) => {
                    self.unnamed += 1;
                    self.remarks.refuse(&problem, container.as_ref());
                }
            }
            if self.bytes < BATCH {
                return ControlFlow::Continue(());
            }
            match self.read() {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    failed = Some(error);
                    ControlFlow::Break(())
                }
            }
        });
        failed.map_or(Ok(()), Err)
    }

    /// Reads what is there, on all cores, and hands it on in order.
    fn read(&mut self) -> anyhow::Result<()> {
        self.bytes = 0;
        let inputs = std::mem::take(&mut self.inputs);
        let read: Vec<_> = inputs
            .into_par_iter()
            .map(|input| {
                let (place, container, packed) = (input.place.clone(), input.container.clone(), input.packed);
                let read = (self.one)(input);
                self.progress.done(packed);
                (place, container, read)
            })
            .collect();
        let mut made = Vec::with_capacity(read.len());
        for (place, container, read) in read {
            match read {
                Ok(read) => {
                    if let Some(document) = read.document() {
                        self.remarks.encoding(document, &place);
                    }
                    made.push(read);
                }
                Err(problem) => self.remarks.refuse(&problem, container.as_ref()),
            }
        }
        (self.each)(made)
    }
}
