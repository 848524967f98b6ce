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

use oxrdf::vocab::rdf;

use super::ExportError;
use super::line::{Lengths, Line, iri};
use super::source::{Source, Stream};

/// The lines of one subject in one graph after the other: its types first, none twice.
struct Subjects<'s> {
    stream: Box<dyn Stream + 's>,
    /// Of the union of all graphs: a triple of several graphs counts once.
    union: bool,
    subject: String,
    graph: Option<String>,
    /// The lines of the subject; behind the first `count` of them stand old ones, whose room is used again.
    lines: Vec<(String, Lengths)>,
    count: usize,
    /// The line that was read last, if it belongs to the next subject.
    waiting: Vec<u8>,
}

impl<'s> Subjects<'s> {
    fn new(stream: Box<dyn Stream + 's>, union: bool) -> Self {
        let (subject, graph, waiting) = (String::new(), None, Vec::new());
        Self { stream, union, subject, graph, lines: Vec::new(), count: 0, waiting }
    }

    /// Calls `each` with every line, in order.
    fn each(
        &mut self,
        mut each: impl FnMut(&Line<'_>) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        while self.next_subject()? {
            let held = self.lines.get(..self.count).unwrap_or_default();
            let lines = || held.iter().filter_map(|(text, lengths)| lengths.of(text));
            let is_type = |line: &Line<'_>| iri(line.predicate) == Some(rdf::TYPE.as_str());
            lines().filter(is_type).try_for_each(|line| each(&line))?;
            lines().filter(|line| !is_type(line)).try_for_each(|line| each(&line))?;
        }
        Ok(())
    }

    /// Reads the lines of the next subject; `false` at the end.
    fn next_subject(&mut self) -> Result<bool, ExportError> {
        self.count = 0;
        while !self.waiting.is_empty() || self.stream.next_into(&mut self.waiting)? {
            let line = Line::of(&self.waiting)?;
            let graph = line.graph.filter(|_| !self.union);
            if self.count == 0 {
                line.subject.clone_into(&mut self.subject);
                self.graph = graph.map(str::to_owned);
            } else if line.subject != self.subject || graph != self.graph.as_deref() {
                break;
            }
            let last = self.count.checked_sub(1).and_then(|at| self.lines.get(at));
            if !last.is_some_and(|(last, _)| line.is_said_in(last.as_bytes(), self.union)) {
                if self.lines.len() == self.count {
                    self.lines.push(Default::default());
                }
                if let Some((text, lengths)) = self.lines.get_mut(self.count) {
                    text.clear();
                    text.push_str(line.text);
                    *lengths = line.lengths();
                }
                self.count += 1;
            }
            self.waiting.clear();
        }
        Ok(self.count > 0)
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
