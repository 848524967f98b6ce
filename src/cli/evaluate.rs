//! `kamergraaf evaluate`: precision, recall and F1 against gold.

use std::fs::{self, File};
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::inputs::{Paths, Reader};
use super::output::{Outcome, WrongUse, stdout};
use crate::evaluation::{self, Gold, Scores};
use crate::export::jsonl;
use crate::extract::records::Record;
use crate::rdf::Iris;
use crate::wording::Wording;

/// Judge what is read against gold
///
/// Reads the documents of the gold files in --texts and compares what is found;
/// or, with --system, judges the output of `extract --format jsonl` of any program.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kamergraaf evaluate data/gold/*.json --texts data/corpus\n  \
                        kamergraaf evaluate data/gold/*.json --system output.jsonl --errors 20")]
pub(super) struct Args {
    /// Gold files.
    #[arg(required = true, value_name = "GOLD")]
    gold: Vec<PathBuf>,
    /// The folder of the documents that the gold files name.
    #[arg(long, value_name = "DIR", required_unless_present = "system", conflicts_with = "system")]
    texts: Option<PathBuf>,
    /// Records to be judged instead, as JSON Lines.
    #[arg(long, value_name = "FILE")]
    system: Option<PathBuf>,
    /// List up to N mistakes of each sort.
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// Print the figures as JSON.
    #[arg(long)]
    json: bool,
    /// Write the figures into this file too, as CSV.
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let gold: Vec<Gold> = args.gold.iter().map(|file| Gold::read(file)).collect::<Result<_, _>>()?;
    let (records, outcome) = match (&args.texts, &args.system) {
        (_, Some(file)) => (from_file(file)?, Outcome::Done),
        (Some(folder), None) => from_texts(&gold, folder)?,
        (None, None) => bail!(WrongUse("give --texts or --system".to_owned())),
    };
    let scores = evaluation::score(&gold, &records);
    if let Some(file) = &args.csv {
        fs::write(file, evaluation::csv(&scores))
            .with_context(|| format!("{}: cannot be written", file.display()))?;
    }
    print(args, &scores)?;
    Ok(outcome)
}

fn print(args: &Args, scores: &Scores) -> anyhow::Result<()> {
    let mut out = stdout();
    if args.json {
        writeln!(out, "{}", evaluation::json(scores))?;
    } else {
        write!(out, "{}", evaluation::table(scores))?;
    }
    write!(out, "{}", evaluation::mistakes(scores, args.errors))?;
    Ok(out.flush()?)
}

fn from_file(file: &Path) -> anyhow::Result<Vec<Record>> {
    let opened = File::open(file).with_context(|| format!("{}: cannot be read", file.display()))?;
    Ok(evaluation::read_records(BufReader::new(opened), file)?)
}

fn from_texts(gold: &[Gold], folder: &Path) -> anyhow::Result<(Vec<Record>, Outcome)> {
    let given = gold.iter().map(|gold| folder.join(&gold.document)).collect();
    let paths = Paths { given, ..Paths::default() };
    let readings = Reader::new(false)?.read(&paths)?;
    let (iris, wording) = (Iris::default(), Wording::load()?);
    let records =
        readings.extractions.iter().flat_map(|read| jsonl::records(read, &iris, &wording)).collect();
    Ok((records, readings.outcome))
}
