//! `kamergraaf extract`: mentions and facts to standard output.

use std::io::Write;

use super::inputs::{Paths, Reader};
use super::output::{Outcome, stdout};
use crate::export::jsonl;
use crate::extract::Extraction;
use crate::graph::Graph;
use crate::rdf::{self, DEFAULT_BASE, Iris};
use crate::wording::Wording;

/// Read documents and print what they say
///
/// JSON Lines hold one object a line: the document, its mentions, its facts.
/// Offsets are Unicode code points of the file as it stands.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kamergraaf extract letter.txt | jq 'select(.record == \"fact\")'\n  \
                        cat letter.txt | kamergraaf extract - --format nq")]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// What all IRIs begin with.
    #[arg(long, value_name = "IRI", default_value = DEFAULT_BASE)]
    base: String,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// JSON Lines: one record a line.
    Jsonl,
    /// N-Quads, as the store holds them.
    Nq,
}

pub(super) fn run(args: &Args, quiet: bool) -> anyhow::Result<Outcome> {
    let iris = Iris::new(&args.base)?;
    let (reader, wording) = (Reader::new(quiet)?, Wording::load()?);
    let mut out = stdout();
    let outcome = match args.format {
        Format::Jsonl => reader.read_in_batches(&args.paths, |batch| {
            batch.iter().try_for_each(|extraction| write_records(extraction, &iris, &wording, &mut out))
        })?,
        Format::Nq => {
            let readings = reader.read(&args.paths)?;
            let graph = Graph::build(&readings.extractions);
            for named in rdf::named_graphs(&graph, &iris, &wording) {
                out.write_all(named.lines.as_bytes())?;
            }
            readings.outcome
        }
    };
    out.flush()?;
    Ok(outcome)
}

fn write_records(
    extraction: &Extraction,
    iris: &Iris,
    wording: &Wording,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    for record in jsonl::records(extraction, iris, wording) {
        serde_json::to_writer(&mut *out, &record).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
