//! The forms of RDF, streamed from sorted lines.
//!
//! N-Quads and N-Triples are the lines themselves. Turtle, RDF/XML and the formats of named
//! graphs are written by oxigraph's serialisers, a subject at a time. Memory is that of one
//! subject; formats that keep graphs together sort in pieces of fixed size.

mod by_graph;
mod lines;
mod turtle;
mod xml;

pub(super) use lines::{nq, nt};
pub(super) use turtle::{jsonld, trig, ttl};
pub(super) use xml::rdfxml;

use std::io::{self, Write};

use oxrdf::Quad;
use oxrdf::vocab::rdf;

use super::ExportError;
use super::line::Line;
use super::source::{Source, Stream};

/// The quads of one subject in one graph after the other: its types first, none twice.
struct Subjects<'s> {
    stream: Box<dyn Stream + 's>,
    line: Vec<u8>,
    /// Of the union of all graphs: a triple of several graphs counts once.
    union: bool,
    waiting: Option<Quad>,
}

impl<'s> Subjects<'s> {
    fn new(stream: Box<dyn Stream + 's>, union: bool) -> Self {
        Self { stream, line: Vec::new(), union, waiting: None }
    }

    fn next_quad(&mut self) -> Result<Option<Quad>, ExportError> {
        if let Some(quad) = self.waiting.take() {
            return Ok(Some(quad));
        }
        if !self.stream.next_into(&mut self.line)? {
            return Ok(None);
        }
        let line = Line::of(&self.line)?;
        let quad =
            if self.union { line.triple()?.in_graph(oxrdf::GraphName::DefaultGraph) } else { line.quad()? };
        Ok(Some(quad))
    }

    /// Puts the quads of the next subject into `quads`; `false` at the end.
    fn next_into(&mut self, quads: &mut Vec<Quad>) -> Result<bool, ExportError> {
        quads.clear();
        while let Some(quad) = self.next_quad()? {
            let first = quads.first();
            if first.is_some_and(|first| first.subject != quad.subject || first.graph_name != quad.graph_name)
            {
                self.waiting = Some(quad);
                break;
            }
            if quads.last() != Some(&quad) {
                quads.push(quad);
            }
        }
        quads.sort_by_key(|quad| quad.predicate != rdf::TYPE);
        Ok(!quads.is_empty())
    }
}

/// A source's prefixes, given to a serialiser one by one.
fn with_prefixes<S, E: std::error::Error + Send + Sync + 'static>(
    source: &Source<'_>,
    serializer: S,
    add: impl Fn(S, String, String) -> Result<S, E>,
) -> Result<S, ExportError> {
    let prefixes = source.prefixes()?.into_iter();
    prefixes
        .into_iter()
        .try_fold(serializer, |serializer, (prefix, namespace)| add(serializer, prefix, namespace))
        .map_err(|error| io::Error::other(error).into())
}

/// Passes bytes on to a writer behind a reference.
fn flush(out: &mut dyn Write) -> Result<Vec<String>, ExportError> {
    out.flush()?;
    Ok(Vec::new())
}
