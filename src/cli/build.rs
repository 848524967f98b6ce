//! `kamergraaf build`: read documents, write a store version.

mod document;
mod talk;
mod whole;

use std::path::PathBuf;

use anyhow::Context;

use super::inputs::{Ended, Paths, Reader};
use super::output::{Outcome, tell};
use super::progress;
use crate::graph::Summary;
use crate::mention::Kind;
use crate::rdf::{self, DEFAULT_BASE, Iris, NamedGraph};
use crate::store::{Engine, KEPT, Options, Version, Writer};
use crate::wording::Wording;
use document::{Changes, Given};
use talk::Talk;
use whole::{Whole, views};

/// Read documents and write a store version
///
/// The version is written beside the current one and takes its place as the last
/// act; a build that is stopped leaves the old version whole. Documents that have
/// not changed are not read again. If nothing has changed, nothing is written.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kamergraaf build letters/ --store store\n  \
                        kamergraaf build new.txt --store store        the documents of the store stay\n  \
                        kamergraaf build letters/ --store store --prune\n  \
                        kamergraaf build a.txt b.txt --store store --base https://example.org/kg/")]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// The folder of the store; made if it is not there.
    #[arg(long, value_name = "DIR", env = "KAMERGRAAF_STORE")]
    store: PathBuf,
    /// What all IRIs begin with.
    #[arg(long, value_name = "IRI", default_value = DEFAULT_BASE)]
    base: String,
    /// RDF of your own (.ttl, .nt, .nq, .trig), as a graph beside those of the documents; may be
    /// given several times. It stays until `--prune`.
    #[arg(long, value_name = "FILE")]
    add: Vec<PathBuf>,
    /// What will answer queries: memory, or an index on disk.
    #[arg(long, default_value_t = Engine::default())]
    engine: Engine,
    /// Remove the documents of the store that are not given, and the RDF that was added before.
    #[arg(long)]
    prune: bool,
    /// How many versions stay, the new one among them.
    #[arg(long, value_name = "N", default_value_t = KEPT, value_parser = at_least_one)]
    keep: usize,
}

fn at_least_one(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|count| *count > 0).ok_or_else(|| "give a number, at least 1".to_owned())
}

pub(super) fn run(args: &Args, quiet: bool) -> anyhow::Result<Outcome> {
    let (iris, wording) = (Iris::new(&args.base)?, Wording::load()?);
    let mut added = rdf::added(&args.add, &iris)?;
    let options = Options { engine: args.engine, keep: args.keep };
    let mut writer = Writer::open(&args.store, iris.base(), options)?;
    let reader = Reader::new(quiet)?;
    let kinds = reader.kinds();
    let known = known(&writer, &kinds);
    let changes = Changes { reader: &reader, iris: &iris, wording: &wording, known };
    let mut talk = Talk::default();
    let ended = reader.each_input(&args.paths, &|input| changes.of(input), &mut |batch| {
        batch.into_iter().try_for_each(|given| take(given, &mut writer, &mut talk))
    })?;
    if talk.given() == 0 {
        tell("nothing", "no document could be read, so the store was left as it was");
        return Ok(ended.outcome);
    }
    settle_rest(args, &mut writer, &ended, &mut talk)?;
    if !args.prune {
        added = with_former(added, &writer, &iris)?;
    }
    let bar = progress::spinner("writing the store", quiet);
    let version = finish(writer, added, (&iris, &kinds), &mut talk)
        .with_context(|| format!("{}: the store could not be written", args.store.display()))?;
    bar.finish_and_clear();
    if !quiet {
        talk.tell(&version, &args.store);
    }
    Ok(ended.outcome)
}

/// The hashes of the documents of the last version that this program can take over.
fn known(writer: &Writer, kinds: &[Kind]) -> std::collections::BTreeMap<String, String> {
    let readable = writer.known().filter(|(_, record)| Summary::of_bytes(&record.memo, kinds).is_some());
    readable.map(|(name, record)| (name.to_owned(), record.hash.clone())).collect()
}

fn take(given: Given, writer: &mut Writer, talk: &mut Talk) -> anyhow::Result<()> {
    match given {
        Given::Same(name) => {
            talk.same += 1;
            writer.keep(&name);
        }
        Given::New(new) => {
            talk.read(&new);
            writer.add(new.content)?;
        }
    }
    Ok(())
}

/// Documents of the store that were not given stay, or go with `--prune`; what was refused
/// and might have held them, stands in the way of that.
fn settle_rest(args: &Args, writer: &mut Writer, ended: &Ended, talk: &mut Talk) -> anyhow::Result<()> {
    if args.prune && ended.unnamed == 0 {
        talk.gone = writer.gone();
        return Ok(());
    }
    talk.unsure = args.prune;
    talk.kept = writer.keep_rest().with_context(|| args.store.display().to_string())?;
    Ok(())
}

/// What is added now, and what was added before under other names.
fn with_former(added: Vec<NamedGraph>, writer: &Writer, iris: &Iris) -> anyhow::Result<Vec<NamedGraph>> {
    let mut former = writer.others(iris.added("").as_str())?;
    former.retain(|graph| added.iter().all(|new| new.name != graph.name));
    Ok(added.into_iter().chain(former).collect())
}

/// Writes what depends on all documents, and makes the version the current one.
fn finish(
    mut writer: Writer,
    added: Vec<NamedGraph>,
    (iris, kinds): (&Iris, &[Kind]),
    talk: &mut Talk,
) -> anyhow::Result<Version> {
    let mut whole = Whole::of(&writer, kinds)?;
    talk.parted = whole.part_persons(&mut writer, iris)?;
    let mut graphs = whole.graphs(&writer, iris);
    graphs.extend(added);
    let views = views(&mut writer)?;
    (talk.mentions, talk.facts) = (whole.totals.mentions(), whole.totals.facts());
    Ok(writer.finish(&graphs, &views)?)
}
