//! `kamergraaf completions`: what a shell needs to complete the command line.

use clap::CommandFactory;
use clap_complete::Shell;

use super::Cli;
use super::output::{Outcome, stdout};

/// Print the completions for a shell
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  kamergraaf completions bash > ~/.local/share/bash-completion/completions/kamergraaf"
)]
pub(super) struct Args {
    /// The shell.
    shell: Shell,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "kamergraaf", &mut script);
    std::io::Write::write_all(&mut stdout(), &script)?;
    Ok(Outcome::Done)
}
