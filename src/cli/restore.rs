//! `kamergraaf restore`: an old version becomes the current one again.

use std::path::PathBuf;

use super::output::{Outcome, tell};
use crate::store;

/// Make an old version of a store the current one again
///
/// What it holds becomes a new version beside the others, so that nothing is lost
/// and `restore` itself can be undone. A server moves to it by itself.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  kamergraaf versions --store store\n  kamergraaf restore 3 --store store"
)]
pub(super) struct Args {
    /// The number of the version.
    #[arg(value_name = "VERSION")]
    number: u64,
    /// The folder of the store.
    #[arg(long, value_name = "DIR", env = "KAMERGRAAF_STORE")]
    store: PathBuf,
}

pub(super) fn run(args: &Args, quiet: bool) -> anyhow::Result<Outcome> {
    let version = store::restore(&args.store, args.number)?;
    if !quiet {
        let (number, store) = (version.number, args.store.display());
        if version.fresh {
            tell("restored", &format!("version {number} of {store} holds what version {} held", args.number));
        } else {
            tell("unchanged", &format!("version {number} of {store} is current and holds the same"));
        }
    }
    Ok(Outcome::Done)
}
