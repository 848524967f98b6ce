//! `kamergraaf keep`: the process from which `serve` has its workers; not for people.

use std::path::PathBuf;

use super::output::Outcome;
use crate::server::{self, Kept};
use crate::store::Engine;

/// Load a store and fork workers from it, for the server at the other end of standard input
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder of the store.
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    /// What answers.
    #[arg(long)]
    engine: Engine,
    /// How many workers.
    #[arg(long, value_name = "N")]
    workers: usize,
    /// Bytes of memory that one query may take.
    #[arg(long, value_name = "BYTES")]
    query_memory: u64,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    server::keep(&args.store, args.engine, Kept { workers: args.workers, memory: args.query_memory })?;
    Ok(Outcome::Done)
}
