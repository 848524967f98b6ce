//! The forms in which an answer can be written, in one list.

use oxigraph::io::{JsonLdProfileSet, RdfFormat};
use oxigraph::sparql::results::QueryResultsFormat;

/// A form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// Its short name, which is also the extension of its files.
    pub name: &'static str,
    /// The media type with which it is sent.
    pub media_type: &'static str,
    /// Other media types by which clients ask for it.
    pub aliases: &'static [&'static str],
    pub(super) kind: Kind,
}

/// What an answer must be to be written so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A table, or yes and no.
    Table(QueryResultsFormat),
    /// A graph.
    Graph(RdfFormat),
}

/// All forms; within tables and within graphs, the first is the one for clients that do
/// not mind.
pub const FORMATS: [Format; 9] = [
    Format {
        name: "json",
        media_type: "application/sparql-results+json",
        aliases: &["application/json", "text/json"],
        kind: Kind::Table(QueryResultsFormat::Json),
    },
    Format {
        name: "xml",
        media_type: "application/sparql-results+xml",
        aliases: &["application/xml", "text/xml"],
        kind: Kind::Table(QueryResultsFormat::Xml),
    },
    Format {
        name: "csv",
        media_type: "text/csv; charset=utf-8",
        aliases: &[],
        kind: Kind::Table(QueryResultsFormat::Csv),
    },
    Format {
        name: "tsv",
        media_type: "text/tab-separated-values; charset=utf-8",
        aliases: &[],
        kind: Kind::Table(QueryResultsFormat::Tsv),
    },
    Format {
        name: "ttl",
        media_type: "text/turtle; charset=utf-8",
        aliases: &["application/turtle", "application/x-turtle"],
        kind: Kind::Graph(RdfFormat::Turtle),
    },
    Format {
        name: "nt",
        media_type: "application/n-triples",
        aliases: &["text/plain"],
        kind: Kind::Graph(RdfFormat::NTriples),
    },
    Format {
        name: "nq",
        media_type: "application/n-quads",
        aliases: &["text/x-nquads"],
        kind: Kind::Graph(RdfFormat::NQuads),
    },
    Format {
        name: "rdf",
        media_type: "application/rdf+xml",
        aliases: &[],
        kind: Kind::Graph(RdfFormat::RdfXml),
    },
    Format {
        name: "jsonld",
        media_type: "application/ld+json",
        aliases: &["application/json", "text/json"],
        kind: Kind::Graph(RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }),
    },
];

/// The media types for graphs, or those for tables, as a list to read.
pub(super) fn media_types(graph: bool) -> String {
    let types = FORMATS.iter().filter(|format| format.is_graph() == graph);
    let types: Vec<&str> = types.filter_map(|format| format.media_type.split(';').next()).collect();
    types.join(", ")
}

impl Format {
    /// The form with a short name.
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.into_iter().find(|format| format.name == name)
    }

    /// The name that the W3C gave to the form, an IRI.
    pub fn iri(self) -> &'static str {
        match self.kind {
            Kind::Table(format) => format.iri(),
            Kind::Graph(format) => format.iri(),
        }
    }

    /// Whether it is for graphs; else it is for tables and for yes and no.
    pub fn is_graph(self) -> bool {
        matches!(self.kind, Kind::Graph(_))
    }
}
