//! The list of formats: what the command line, its refusals and the pages show.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;

use super::files::Folder;
use super::network::Network;
use super::source::Source;
use super::{ExportError, csv, dot, ftm, gexf, graphml, parquet, rdf, sqlite};

/// A form in which a version can be written.
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// The ending of its files, without a dot.
    pub extension: &'static str,
    /// The media type with which it is sent; of several files, that of the zip.
    pub media_type: &'static str,
    /// What it is, in a few words.
    pub description: &'static str,
    /// Whether a terminal can show it.
    pub text: bool,
    pub(super) form: Form,
}

/// How it is written.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// From the lines, or from what they say.
    Stream(fn(&Source<'_>, &mut dyn Write) -> Result<Vec<String>, ExportError>),
    /// From nodes and edges.
    Network(fn(&Network, &mut dyn Write) -> io::Result<()>),
    /// As several files.
    Files(fn(&Source<'_>, &mut dyn Folder) -> Result<Vec<String>, ExportError>),
}

const fn format(
    name: &'static str,
    extension: &'static str,
    media_type: &'static str,
    description: &'static str,
    form: Form,
) -> Format {
    Format { name, extension, media_type, description, text: true, form }
}

const fn binary(format: Format) -> Format {
    Format { text: false, ..format }
}

/// All forms, in the order in which they are shown.
pub const FORMATS: [Format; 13] = [
    format(
        "nq",
        "nq",
        "application/n-quads",
        "N-Quads: every quad with its graph, sorted",
        Form::Stream(rdf::nq),
    ),
    format(
        "nt",
        "nt",
        "application/n-triples",
        "N-Triples: all graphs as one, sorted",
        Form::Stream(rdf::nt),
    ),
    format(
        "ttl",
        "ttl",
        "text/turtle",
        "Turtle: all graphs as one, to be read by people",
        Form::Stream(rdf::ttl),
    ),
    format(
        "trig",
        "trig",
        "application/trig",
        "TriG: graph by graph, to be read by people",
        Form::Stream(rdf::trig),
    ),
    format("rdfxml", "rdf", "application/rdf+xml", "RDF/XML: all graphs as one", Form::Stream(rdf::rdfxml)),
    format("jsonld", "jsonld", "application/ld+json", "JSON-LD: graph by graph", Form::Stream(rdf::jsonld)),
    format(
        "graphml",
        "graphml",
        "application/graphml+xml",
        "GraphML: entities and facts as a network (Gephi, Cytoscape, yEd)",
        Form::Network(graphml::write),
    ),
    format(
        "gexf",
        "gexf",
        "application/gexf+xml",
        "GEXF: the same network (Gephi, sigma)",
        Form::Network(gexf::write),
    ),
    format(
        "dot",
        "dot",
        "text/vnd.graphviz",
        "DOT: the same network, drawn by Graphviz",
        Form::Network(dot::write),
    ),
    format(
        "csv",
        "csv",
        "application/zip",
        "CSV: a table for each kind and relation, in a folder or a .zip",
        Form::Files(csv::write),
    ),
    binary(format(
        "parquet",
        "parquet",
        "application/zip",
        "Parquet: the same tables, for data frames",
        Form::Files(parquet::write),
    )),
    binary(format(
        "sqlite",
        "sqlite",
        "application/vnd.sqlite3",
        "SQLite: the same tables in one file, with keys and indices",
        Form::Stream(sqlite::write),
    )),
    format(
        "ftm",
        "ftm",
        "application/jsonl",
        "FollowTheMoney: entities as JSON lines, of what is asserted or ended",
        Form::Stream(ftm::write),
    ),
];

impl Format {
    /// The format with a name.
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.into_iter().find(|format| format.name == name)
    }

    /// The format that the ending of a name tells, behind which `.gz`, `.zst` or `.zip` may stand.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = |path: &Path| path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
        let packed = |ending: &str| ["gz", "zst", "zip"].contains(&ending);
        let mut last = ending(path)?;
        if packed(&last) {
            last = ending(Path::new(path.file_stem()?))?;
        }
        FORMATS.into_iter().find(|format| format.extension == last || format.name == last)
    }

    /// Whether it is several files, which go into a folder or a zip.
    pub fn is_several_files(&self) -> bool {
        matches!(self.form, Form::Files(_))
    }

    /// Whether it shows a network.
    pub fn is_network(&self) -> bool {
        matches!(self.form, Form::Network(_))
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_format() {
        for (name, expected) in [
            ("a.ttl", Some("ttl")),
            ("a.nq.zst", Some("nq")),
            ("b/a.RDF.gz", Some("rdfxml")),
            ("a.csv.zip", Some("csv")),
            ("a.zip", None),
            ("a", None),
            ("a.pdf", None),
        ] {
            assert_eq!(Format::of_path(Path::new(name)).map(|format| format.name), expected, "{name}");
        }
    }

    #[test]
    fn names_and_endings_are_one_each() {
        let mut names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FORMATS.len());
    }
}
