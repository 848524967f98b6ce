//! `kamergraaf diff`: what one version of a store says and another does not.

mod facts;

use std::io::Write;
use std::path::PathBuf;

use super::listing;
use super::output::{Outcome, stdout, tell};
use crate::store::{Change, Difference, Store};
use facts::Facts;

/// Show the facts gained and lost between two versions of a store
///
/// Of a fact that stands in both but says something else, the row is marked with ~.
/// As quads, all of the difference is written, not only that of facts.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kamergraaf diff 3 4 --store store\n  \
                        kamergraaf diff 3 4 --store store --format nq --only gained > gained.nq\n  \
                        kamergraaf diff 3 4 --store store --format patch    RDF Patch: A gained, D lost")]
pub(super) struct Args {
    /// The number of the one version.
    #[arg(value_name = "A")]
    old: u64,
    /// The number of the other version.
    #[arg(value_name = "B")]
    new: u64,
    /// The folder of the store.
    #[arg(long, value_name = "DIR", env = "KAMERGRAAF_STORE")]
    store: PathBuf,
    /// How the difference is written.
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
    /// Only what went this way; N-Quads need it.
    #[arg(long, value_enum, required_if_eq("format", "nq"))]
    only: Option<Only>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// A table of facts.
    Table,
    /// N-Quads: the quads that were gained, or those that were lost.
    Nq,
    /// RDF Patch: a line for each quad.
    Patch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Only {
    /// What B says and A does not.
    Gained,
    /// What A says and B does not.
    Lost,
}

impl Only {
    fn change(self) -> Change {
        match self {
            Self::Gained => Change::Gained,
            Self::Lost => Change::Lost,
        }
    }
}

pub(super) fn run(args: &Args, quiet: bool) -> anyhow::Result<Outcome> {
    let old = Store::open_version(&args.store, args.old)?;
    let new = Store::open_version(&args.store, args.new)?;
    let mut facts = [&old, &new].map(|store| Facts::under(&store.version().manifest.base));
    let (mut difference, mut out) = (Difference::of(&old, &new)?, stdout());
    let (mut gained, mut lost) = (0_u64, 0_u64);
    while let Some((change, line)) = difference.next_line()? {
        match change {
            Change::Gained => gained += 1,
            Change::Lost => lost += 1,
        }
        if args.only.is_some_and(|only| only.change() != change) {
            continue;
        }
        match (args.format, change) {
            (Form::Nq, _) => writeln!(out, "{line}")?,
            (Form::Patch, Change::Gained) => writeln!(out, "A {line}")?,
            (Form::Patch, Change::Lost) => writeln!(out, "D {line}")?,
            (Form::Table, Change::Lost) => facts[0].add(&line),
            (Form::Table, Change::Gained) => facts[1].add(&line),
        }
    }
    if args.format == Form::Table {
        let rows = facts::rows(&facts[0], &facts[1]);
        if !rows.is_empty() {
            listing::write(&["", "fact", "status", "date", "document"], &rows, &mut out)?;
        }
    }
    out.flush()?;
    if !quiet {
        tell("difference", &format!("{gained} quads gained, {lost} quads lost"));
    }
    Ok(Outcome::Done)
}
