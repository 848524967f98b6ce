//! A complete answer, and how it is written.

use std::io::{self, ErrorKind, Write};

use oxigraph::io::{RdfParser, RdfSerializer};
use oxigraph::sparql::Variable;
use oxigraph::sparql::results::{
    QueryResultsFormat, QueryResultsParser, QueryResultsSerializer, ReaderQueryResultsParserOutput,
};
use oxrdf::{NamedOrBlankNode, Term, Triple};

use super::Format;
use super::format::Kind;
use crate::store::prefixes;

/// What a query gives: one of the forms of SPARQL, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Of `SELECT`: a row has a term, or nothing, for each variable.
    Table {
        /// The columns.
        variables: Vec<Variable>,
        /// The rows, in the order of the query.
        rows: Vec<Vec<Option<Term>>>,
    },
    /// Of `ASK`.
    Boolean(bool),
    /// Of `CONSTRUCT` and `DESCRIBE`: triples sorted by their N-Triples form, each once.
    Graph(Vec<Triple>),
}

impl Answer {
    /// A graph of these triples, sorted and without duplicates.
    pub fn graph(mut triples: Vec<Triple>) -> Self {
        triples.sort_by_cached_key(ToString::to_string);
        triples.dedup();
        Self::Graph(triples)
    }

    /// Whether this answer is written in formats for graphs.
    pub fn is_graph(&self) -> bool {
        matches!(self, Self::Graph(_))
    }

    /// Reads an answer that was written in one of the formats from which it can be read back:
    /// `json` for tables, `nt` for graphs.
    ///
    /// # Errors
    /// When the bytes are not of that format.
    pub fn read(format: Format, bytes: &[u8]) -> io::Result<Self> {
        match format.kind {
            Kind::Table(format) => {
                let parser = QueryResultsParser::from_format(format);
                match parser.for_reader(bytes).map_err(io::Error::other)? {
                    ReaderQueryResultsParserOutput::Boolean(value) => Ok(Self::Boolean(value)),
                    ReaderQueryResultsParserOutput::Solutions(solutions) => {
                        let variables = solutions.variables().to_vec();
                        let rows = solutions.map(|row| row.map(|row| row.values().to_vec()));
                        let rows = rows.collect::<Result<_, _>>().map_err(io::Error::other)?;
                        Ok(Self::Table { variables, rows })
                    }
                }
            }
            Kind::Graph(format) => {
                let triples =
                    RdfParser::from_format(format).for_slice(bytes).map(|quad| quad.map(Triple::from));
                Ok(Self::graph(triples.collect::<Result<_, _>>().map_err(io::Error::other)?))
            }
        }
    }

    /// Writes the answer; a graph with prefixes for what stands under `base` and for known
    /// vocabularies.
    ///
    /// # Errors
    /// When `out` fails, or the format is for another form of answer, or cannot hold one
    /// of the terms (RDF/XML has no form for every property).
    pub fn write(&self, format: Format, base: &str, out: &mut dyn Write) -> io::Result<()> {
        match (self, format.kind) {
            (Self::Table { variables, rows }, Kind::Table(format)) => {
                write_table(variables, rows, format, out)
            }
            (Self::Boolean(value), Kind::Table(format)) => {
                QueryResultsSerializer::from_format(format).serialize_boolean_to_writer(&mut *out, *value)?;
                if matches!(format, QueryResultsFormat::Csv | QueryResultsFormat::Tsv) {
                    writeln!(out)
                } else {
                    Ok(())
                }
            }
            (Self::Graph(triples), Kind::Graph(_)) => write_graph(triples, format, base, out),
            _ => Err(io::Error::new(
                ErrorKind::InvalidInput,
                format!("{} is no format for this form of answer", format.name),
            )),
        }
    }
}

fn write_table(
    variables: &[Variable],
    rows: &[Vec<Option<Term>>],
    format: QueryResultsFormat,
    out: &mut dyn Write,
) -> io::Result<()> {
    let serializer = QueryResultsSerializer::from_format(format);
    let mut serializer = serializer.serialize_solutions_to_writer(out, variables.to_vec())?;
    for row in rows {
        let bound = variables.iter().zip(row).filter_map(|(variable, term)| Some((variable, term.as_ref()?)));
        serializer.serialize(bound)?;
    }
    serializer.finish().map(drop)
}

fn write_graph(triples: &[Triple], format: Format, base: &str, out: &mut dyn Write) -> io::Result<()> {
    let Kind::Graph(rdf) = format.kind else {
        return Err(ErrorKind::InvalidInput.into());
    };
    let mut serializer = RdfSerializer::from_format(rdf);
    for (prefix, namespace) in prefixes(base, triples.iter().flat_map(iris)) {
        serializer = serializer.with_prefix(prefix, namespace).map_err(io::Error::other)?;
    }
    let mut serializer = serializer.for_writer(out);
    for triple in triples {
        serializer.serialize_triple(triple)?;
    }
    serializer.finish().map(drop)
}

/// The IRIs of a triple.
fn iris(triple: &Triple) -> impl Iterator<Item = &str> {
    let subject = match &triple.subject {
        NamedOrBlankNode::NamedNode(node) => Some(node.as_str()),
        NamedOrBlankNode::BlankNode(_) => None,
    };
    let object = match &triple.object {
        Term::NamedNode(node) => Some(node.as_str()),
        Term::Literal(literal) => Some(literal.datatype().as_str()),
        Term::BlankNode(_) => None,
    };
    [subject, Some(triple.predicate.as_str()), object].into_iter().flatten()
}
