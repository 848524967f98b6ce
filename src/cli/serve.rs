//! `kamergraaf serve`: the SPARQL endpoint.

use super::output::Outcome;

/// Serve a store over HTTP
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_args: Args, _quiet: bool) -> anyhow::Result<Outcome> {
    Ok(Outcome::Done)
}
