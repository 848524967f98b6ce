//! `kamergraaf export`: one file per format.

use super::output::Outcome;

/// Write a store into a file
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_args: &Args) -> anyhow::Result<Outcome> {
    Ok(Outcome::Done)
}
