//! `kamergraaf verify`: whether a store is whole.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;

use super::output::{Outcome, stdout, tell};
use super::{listing, progress};
use crate::store::{self, Fault};

/// Check whether a store is whole: hashes, counts and shapes
///
/// Reads every file of the current version, counts all again, and holds the quads
/// against the shapes of the ontology. What is wrong is listed, with what to do;
/// then the exit status is 1.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kamergraaf verify --store store\n  \
                        kamergraaf verify 3 --store store\n  \
                        kamergraaf verify --store store --all && echo whole")]
pub(super) struct Args {
    /// The folder of the store.
    #[arg(long, value_name = "DIR", env = "KAMERGRAAF_STORE")]
    store: PathBuf,
    /// The number of the version; the current one without it.
    #[arg(value_name = "VERSION", conflicts_with = "all")]
    number: Option<u64>,
    /// Check all versions.
    #[arg(long)]
    all: bool,
}

pub(super) fn run(args: &Args, quiet: bool) -> anyhow::Result<Outcome> {
    let numbers: Vec<Option<u64>> = if args.all {
        store::versions(&args.store)?.iter().map(|version| Some(version.number)).collect()
    } else {
        vec![args.number]
    };
    let mut faults = Vec::new();
    for number in numbers {
        faults.extend(check(&args.store, number, quiet)?);
    }
    if faults.is_empty() {
        return Ok(Outcome::Done);
    }
    let mut out = stdout();
    listing::write(&["version", "where", "what is wrong", "what to do"], &faults, &mut out)?;
    out.flush()?;
    let count = faults.len();
    bail!("{}: {count} fault{} found", args.store.display(), if count == 1 { "" } else { "s" });
}

/// The faults of one version as rows; one that is whole is told.
fn check(dir: &Path, number: Option<u64>, quiet: bool) -> anyhow::Result<Vec<Vec<String>>> {
    let bar = progress::spinner("checking the store", quiet);
    let checked = store::verify(dir, number);
    bar.finish_and_clear();
    let (store, faults) = checked?;
    let version = store.version();
    if faults.is_empty() && !quiet {
        let manifest = &version.manifest;
        let said = format!(
            "version {} of {}: {} documents, {} graphs, {} quads, all as they were written",
            version.number,
            dir.display(),
            manifest.documents,
            manifest.graphs,
            manifest.quads
        );
        tell("whole", &said);
    }
    let row = |Fault { place, problem, remedy }| vec![version.number.to_string(), place, problem, remedy];
    Ok(faults.into_iter().map(row).collect())
}
