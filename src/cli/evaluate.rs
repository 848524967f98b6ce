//! `kamergraaf evaluate`: precision, recall and F1 against gold.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::inputs::{Paths, Reader};
use super::output::{Outcome, WrongUse, stdout};
use crate::evaluation::{self, Gold, Scores};
use crate::export::jsonl;
use crate::extract::Extraction;
use crate::extract::records::Record;
use crate::rdf::Iris;
use crate::text::{Input, Metadata, Origin};
use crate::wording::Wording;

/// Judge what is read against gold
///
/// Reads the documents of the gold files in --texts and compares what is found, with the day of the
/// document that the gold gives where nobody else does;
/// or, with --system, judges the output of `extract --format jsonl` of any program.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kamergraaf evaluate data/gold/*.json --texts data/corpus\n  \
                        kamergraaf evaluate data/gold/*.json --system output.jsonl --errors 20\n  \
                        kamergraaf evaluate --data")]
pub(super) struct Args {
    /// Gold files.
    #[arg(required_unless_present = "data", value_name = "GOLD")]
    gold: Vec<PathBuf>,
    /// The folder of the documents that the gold files name.
    #[arg(long, value_name = "DIR", required_unless_present_any = ["system", "data"],
          conflicts_with = "system")]
    texts: Option<PathBuf>,
    /// Records to be judged instead, as JSON Lines.
    #[arg(long, value_name = "FILE")]
    system: Option<PathBuf>,
    /// Check the tables of the binary instead: rows and names by kind, texts that name two things.
    #[arg(long, conflicts_with_all = ["gold", "texts", "system", "errors", "json", "csv"])]
    data: bool,
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
    if args.data {
        return super::data::run();
    }
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
    let reader = Reader::new(false)?;
    // The day that the annotator knew, where nobody else tells it: relative dates are resolved against it.
    let days: BTreeMap<&str, &str> =
        gold.iter().filter_map(|gold| Some((gold.document.as_str(), gold.date.as_deref()?))).collect();
    let one = |mut input: Input| {
        let day = days.get(input.name.as_str()).and_then(|day| day.parse().ok());
        let known = Metadata { date: day, ..Metadata::default() };
        input.metadata.fill(known.said_by(Origin::Catalogue));
        reader.one(input)
    };
    let mut extractions: Vec<Extraction> = Vec::new();
    let ended = reader.each_input(&paths, &one, &mut |batch| {
        extractions.extend(batch);
        Ok(())
    })?;
    extractions.sort_by(|one, other| one.document.name.cmp(&other.document.name));
    let (iris, wording) = (Iris::default(), Wording::load()?);
    let records = extractions.iter().flat_map(|read| jsonl::records(read, &iris, &wording)).collect();
    Ok((records, ended.outcome))
}
