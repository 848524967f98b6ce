//! The command line, one file per command.
//!
//! Standard output is data, standard error is talk. Exit status: 0 done, 1 failed,
//! 2 wrong use, 3 finished but some inputs were refused, 4 the store is in use.

mod build;
mod completions;
mod data;
mod diff;
mod evaluate;
mod explain;
mod export;
mod export_pages;
mod extract;
mod inputs;
#[cfg(unix)]
mod keep;
mod listing;
mod man;
mod output;
mod progress;
mod query;
mod remarks;
mod restore;
mod serve;
mod table;
mod verify;
mod versions;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use output::{Outcome, report};

/// Reads Dutch parliamentary documents into a knowledge graph that says who did
/// what to whom, and where it says so.
#[derive(Debug, Parser)]
#[command(
    name = "kamergraaf",
    version,
    propagate_version = true,
    arg_required_else_help = true,
    after_help = "Exit status: 0 done, 1 failed, 2 wrong use, 3 finished but some inputs were refused, \
                  4 the store is in use.\n\n\
                  Examples:\n  \
                  kamergraaf build letters/ --store store\n  \
                  kamergraaf query --store store --query-file ontology/queries/sanctions.rq\n  \
                  kamergraaf serve --store store"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to colour what is printed.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Everywhere")]
    color: clap::ColorChoice,
    /// Say nothing but what went wrong.
    #[arg(long, short, global = true, help_heading = "Everywhere")]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Args),
    Extract(extract::Args),
    Query(query::Args),
    Serve(serve::Args),
    Export(export::Args),
    Verify(verify::Args),
    Versions(versions::Args),
    Diff(diff::Args),
    Restore(restore::Args),
    Explain(explain::Args),
    Evaluate(evaluate::Args),
    Completions(completions::Args),
    #[cfg(unix)]
    #[command(hide = true)]
    Keep(keep::Args),
    #[command(hide = true)]
    Man(man::Args),
}

/// Runs the program with the arguments of this process.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    output::set_color(cli.color);
    let quiet = cli.quiet;
    let outcome = match cli.command {
        Command::Build(args) => build::run(&args, quiet),
        Command::Extract(args) => extract::run(&args, quiet),
        Command::Query(args) => query::run(&args),
        Command::Serve(args) => serve::run(&args, quiet),
        Command::Export(args) => export::run(&args, quiet),
        Command::Verify(args) => verify::run(&args, quiet),
        Command::Versions(args) => versions::run(&args),
        Command::Diff(args) => diff::run(&args, quiet),
        Command::Restore(args) => restore::run(&args, quiet),
        Command::Explain(args) => explain::run(&args),
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Completions(args) => completions::run(&args),
        #[cfg(unix)]
        Command::Keep(args) => keep::run(&args),
        Command::Man(args) => man::run(&args),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Partial) => ExitCode::from(3),
        Err(error) => report(&error),
    }
}
