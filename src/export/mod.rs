//! A version of a store written out in other forms, one file per format.
//!
//! All formats stand in [`FORMATS`]. The forms of RDF are streamed from the sorted lines of
//! the version; tables (CSV, Parquet, SQLite) share one model of rows and columns, pictures
//! of networks (GraphML, GEXF, DOT) one of nodes and edges. None needs an engine, and all are
//! the same bytes every time. [`write()`] takes a whole version, a [`Selection`] of it, or the
//! triples that a query gave. Records of single extractions ([`jsonl`]) are written before
//! there is a store.

mod block;
mod choice;
mod compression;
mod content;
mod csv;
mod dot;
mod error;
mod files;
mod formats;
mod ftm;
mod gexf;
mod graphml;
pub mod jsonl;
mod line;
mod network;
mod parquet;
mod place;
mod rdf;
mod selection;
mod shards;
mod source;
mod sqlite;
mod tables;
mod view;
mod vocabulary;
mod xml_text;

use std::io::Write;

use oxrdf::Triple;

pub use compression::Compression;
pub use error::ExportError;
pub use formats::{FORMATS, Format};
pub use network::{AttributeType, AttributeValue, Attributes, Network, NetworkEdge, NetworkNode};
pub use place::write_to;
pub use selection::Selection;
pub use view::{VIEWS, View};
pub use vocabulary::Vocabulary;

use crate::store::Store;
use files::{Folder, Zipped};
use formats::Form;
use source::Source;

/// What is exported, and how.
#[derive(Clone, Copy)]
pub struct Export<'e> {
    /// The store; its version is read.
    pub store: &'e Store,
    /// The form.
    pub format: Format,
    /// Which part of the version.
    pub part: Part<'e>,
    /// For CSV: whether texts that a spreadsheet would take for formulas are made harmless.
    pub spreadsheet: bool,
    /// Is told how far the export is.
    pub watch: &'e dyn Fn(Step),
}

/// Which part of a version.
#[derive(Clone, Copy, Debug)]
pub enum Part<'e> {
    /// All of it.
    All,
    /// What a selection takes.
    Selection(&'e Selection),
    /// The triples of a query, sorted by their N-Triples form, each once.
    Graph(&'e [Triple]),
}

/// How far an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It starts to read so many quads; most formats read them more than once.
    Pass(u64),
    /// One quad has been read.
    Quad,
}

impl<'e> Export<'e> {
    /// The whole version of a store, as it is.
    pub fn new(store: &'e Store, format: Format) -> Self {
        Self { store, format, part: Part::All, spreadsheet: false, watch: &|_| () }
    }

    /// What a network of it is called.
    fn title(&self) -> String {
        let view = match self.part {
            Part::Selection(Selection { view: Some(view), .. }) => view.name.as_str(),
            _ => "kamergraaf",
        };
        view.to_owned()
    }
}

/// Writes an export; a format of several files as a zip. What a person should know of it is
/// given back, one sentence each.
///
/// # Errors
/// When a part is damaged, `out` fails, or what is asked for makes no sense for the format;
/// what was written then is no whole file.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> Result<Vec<String>, ExportError> {
    export.check()?;
    match export.format.form {
        Form::Stream(write) => write(&Source::open(export)?, out),
        Form::Network(write) => {
            let network = Network::of_source(&Source::open(export)?)?;
            write(&network, out)?;
            out.flush()?;
            Ok(Vec::new())
        }
        Form::Files(_) => {
            let mut zip = Zipped::new(out);
            let told = write_files(export, &mut zip)?;
            zip.finish()?;
            Ok(told)
        }
    }
}

/// Writes a network that somebody else made, in one of the formats for networks.
///
/// # Errors
/// When the format is none for networks, or `out` fails.
pub fn write_network(network: &Network, format: Format, out: &mut dyn Write) -> Result<(), ExportError> {
    let Form::Network(write) = format.form else {
        return Err(ExportError::refused(format!("{} is no format for networks", format.name)));
    };
    write(network, out)?;
    Ok(out.flush()?)
}

/// The network of a part of a version: what GraphML, GEXF and DOT are written from.
///
/// # Errors
/// When a part is damaged.
pub fn network(export: &Export<'_>) -> Result<Network, ExportError> {
    Network::of_source(&Source::open(export)?)
}

fn write_files(export: &Export<'_>, folder: &mut dyn Folder) -> Result<Vec<String>, ExportError> {
    export.check()?;
    match export.format.form {
        Form::Files(write) => write(&Source::open(export)?, folder),
        Form::Stream(_) | Form::Network(_) => Ok(Vec::new()),
    }
}

impl Export<'_> {
    /// Whether what is asked for makes sense for the format.
    fn check(&self) -> Result<(), ExportError> {
        if self.spreadsheet && self.format.name != "csv" {
            return Err(ExportError::refused(format!(
                "--spreadsheet makes texts harmless in csv, and {} has no formulas",
                self.format.name
            )));
        }
        Ok(())
    }
}
