//! What is said, and how a command ends.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use anyhow::Error;

use crate::evaluation::EvaluationError;
use crate::export::ExportError;
use crate::store::StoreError;
use crate::store::query::QueryError;

/// How a command ended that did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All of it was done.
    Done,
    /// Done, but some inputs were refused.
    Partial,
}

/// The command was used wrongly: a file or a text given to it is not what it takes.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct WrongUse(pub(super) String);

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const GOOD: Style = AnsiColor::Green.on_default().bold();

/// Obeys `--color`; by default a terminal is coloured unless `NO_COLOR` is set.
pub(super) fn set_color(choice: clap::ColorChoice) {
    match choice {
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
    }
    .write_global();
}

/// Prints the error with its causes and gives the exit status that it deserves.
pub(super) fn report(error: &Error) -> ExitCode {
    if is_closed_pipe(error) {
        return ExitCode::SUCCESS;
    }
    say(ERROR, "error", &format!("{error:#}"));
    ExitCode::from(status(error))
}

fn status(error: &Error) -> u8 {
    for cause in error.chain() {
        if let Some(StoreError::InUse { .. }) = cause.downcast_ref() {
            return 4;
        }
        let is_query = matches!(
            cause.downcast_ref(),
            Some(
                QueryError::Syntax { .. } | QueryError::Refused(_) | QueryError::Update | QueryError::Service
            )
        );
        let refused = matches!(cause.downcast_ref(), Some(ExportError::Refused(_)));
        if is_query || refused || cause.is::<WrongUse>() {
            return 2;
        }
        if cause.is::<EvaluationError>() {
            return 1;
        }
    }
    1
}

/// Whether the reader of our output went away, as `head` does; no failure of ours.
fn is_closed_pipe(error: &Error) -> bool {
    let broken = |cause: &io::Error| cause.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref().is_some_and(broken))
}

/// One sentence on standard error about an input that was refused.
pub(super) fn refuse(problem: &dyn std::fmt::Display) {
    say(WARNING, "refused", &harmless(&problem.to_string()));
}

/// One sentence on standard error about an input that was read.
pub(super) fn note(sentence: &str) {
    say(GOOD, "note", &harmless(sentence));
}

/// Without what would command a terminal: names of files come from outside.
fn harmless(sentence: &str) -> String {
    sentence.replace(|c: char| c.is_control() && c != '\n', "\u{fffd}")
}

/// One sentence on standard error about what was done.
pub(super) fn tell(what: &str, sentence: &str) {
    say(GOOD, what, sentence);
}

fn say(style: Style, what: &str, sentence: &str) {
    let mut stderr = anstream::stderr().lock();
    // Nobody is left to tell if standard error is closed.
    let _ = writeln!(stderr, "{style}{what}{style:#}: {sentence}");
}

/// Standard output, locked and buffered.
pub(super) fn stdout() -> io::BufWriter<io::StdoutLock<'static>> {
    io::BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Whether standard output is a terminal.
pub(super) fn to_terminal() -> bool {
    io::stdout().is_terminal()
}
