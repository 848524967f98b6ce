//! `kamergraaf man`: the manual pages, for whoever packages the program.

use std::path::PathBuf;

use anyhow::Context;
use clap::CommandFactory;

use super::Cli;
use super::output::Outcome;

/// Write the manual pages into a folder
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder; made if it is not there.
    folder: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let place = || format!("{}: the manual pages could not be written", args.folder.display());
    std::fs::create_dir_all(&args.folder).with_context(place)?;
    clap_mangen::generate_to(Cli::command(), &args.folder).with_context(place)?;
    Ok(Outcome::Done)
}
