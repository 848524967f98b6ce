//! `kamergraaf export`: a store version in other forms, one file per format.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::output::{Outcome, WrongUse, stdout, tell};
use crate::export::{self, FORMATS, Format};
use crate::store::Store;

/// Write a store version in another form
///
/// The same version gives the same bytes every time. A file is written beside and
/// renamed when it is whole.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kamergraaf export --store store --format ttl | less\n  \
                        kamergraaf export --store store --format nq --output all.nq")]
pub(super) struct Args {
    /// The folder of the store.
    #[arg(long, value_name = "DIR", env = "KAMERGRAAF_STORE")]
    store: PathBuf,
    /// The form: nq (N-Quads, sorted, with the document of each) or ttl (Turtle, all documents together).
    #[arg(long, value_name = "FORM")]
    format: String,
    /// The file to write; standard output without it.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let Some(format) = Format::named(&args.format) else {
        let known: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        bail!(WrongUse(format!(
            "there is no format {:?}; the formats are {}",
            args.format,
            known.join(", ")
        )));
    };
    let store = Store::open(&args.store)?;
    if let Some(path) = &args.output {
        to_file(&store, format, path).with_context(|| format!("{}: cannot be written", path.display()))?;
        tell("written", &path.display().to_string());
    } else {
        let mut out = stdout();
        export::write(&store, format, &mut out)?;
        out.flush()?;
    }
    Ok(Outcome::Done)
}

/// Writes beside `path` and renames, so that no half file ever has its name.
fn to_file(store: &Store, format: Format, path: &Path) -> anyhow::Result<()> {
    let name = path.file_name().context("it is no name of a file")?.to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.part"));
    let written = File::create(&beside).map_err(anyhow::Error::from).and_then(|file| {
        let mut out = BufWriter::new(file);
        export::write(store, format, &mut out)?;
        out.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
        Ok(std::fs::rename(&beside, path)?)
    });
    if written.is_err() {
        // The half file is of no use; that it cannot be removed changes nothing.
        let _ = std::fs::remove_file(&beside);
    }
    written
}
