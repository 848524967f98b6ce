//! `kamergraaf versions`: what a store holds and held.

use std::io::Write;
use std::path::PathBuf;

use super::listing;
use super::output::{Outcome, stdout};
use crate::store::{self, Listed};

/// List the versions of a store
///
/// Each build that changes something makes a version; the last few stay (build
/// --keep). Files that versions share stand on the disk once.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kamergraaf versions --store store\n  \
                        kamergraaf diff 3 4 --store store\n  kamergraaf restore 3 --store store")]
pub(super) struct Args {
    /// The folder of the store.
    #[arg(long, value_name = "DIR", env = "KAMERGRAAF_STORE")]
    store: PathBuf,
}

const HEADER: [&str; 7] = ["version", "", "made", "documents", "quads", "on disk", "of its own"];

pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let rows: Vec<Vec<String>> = store::versions(&args.store)?.iter().map(row).collect();
    let mut out = stdout();
    listing::write(&HEADER, &rows, &mut out)?;
    out.flush()?;
    Ok(Outcome::Done)
}

fn row(version: &Listed) -> Vec<String> {
    let made = version.made.map(|time| time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string());
    let (documents, quads) = match &version.manifest {
        Ok(manifest) => (manifest.documents.to_string(), manifest.quads.to_string()),
        Err(error) => (error.to_string(), String::new()),
    };
    vec![
        version.number.to_string(),
        if version.is_current { "current".to_owned() } else { String::new() },
        made.unwrap_or_default(),
        documents,
        quads,
        megabytes(version.bytes.0),
        megabytes(version.bytes.1),
    ]
}

/// A size in megabytes, with one decimal.
fn megabytes(bytes: u64) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded() {
        assert_eq!([0, 49_999, 50_000, 1_950_000].map(megabytes), ["0.0 MB", "0.0 MB", "0.1 MB", "2.0 MB"]);
    }
}
