//! Turtle: the union of all graphs, for people to read.
//!
//! Subjects are sorted, what a thing is comes first, and names are short. In which graph
//! a triple stands is lost; a triple of several graphs is written once.

use std::collections::BTreeMap;
use std::io::{self, Write};

use oxrdf::Triple;
use oxrdf::vocab::rdf;
use oxttl::turtle::WriterTurtleSerializer;
use oxttl::{NQuadsParser, TurtleSerializer};

use super::{ExportError, Format};
use crate::store::{Store, prefixes};

pub(super) const FORMAT: Format =
    Format { name: "ttl", description: "Turtle: the union of all graphs, sorted by subject", write };

fn write(store: &Store, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut turtle = TurtleSerializer::new();
    for (prefix, namespace) in used_prefixes(store)? {
        turtle = turtle.with_prefix(prefix, namespace).map_err(io::Error::other)?;
    }
    let mut turtle = turtle.for_writer(&mut *out);
    // The triples of one subject; the lines of a subject, and of a triple, stand together.
    let mut subject: Vec<Triple> = Vec::new();
    for quad in NQuadsParser::new().lenient().for_reader(store.lines()?) {
        let triple = Triple::from(quad.map_err(broken)?);
        if subject.first().is_some_and(|first| first.subject != triple.subject) {
            write_subject(&mut turtle, &mut subject)?;
        }
        if subject.last() != Some(&triple) {
            subject.push(triple);
        }
    }
    write_subject(&mut turtle, &mut subject)?;
    turtle.finish()?;
    Ok(out.flush()?)
}

/// The prefixes that the version uses, found in a first pass over its lines. A literal
/// that looks like an IRI can at most add a prefix.
fn used_prefixes(store: &Store) -> Result<BTreeMap<String, String>, ExportError> {
    let base = &store.version().manifest.base;
    let (mut lines, mut line) = (store.lines()?, Vec::new());
    let mut used = BTreeMap::new();
    while lines.next_into(&mut line)? {
        let text = String::from_utf8_lossy(&line);
        used.extend(prefixes(base, text.split('<').skip(1).filter_map(|rest| rest.split('>').next())));
    }
    Ok(used)
}

/// Writes the triples of one subject, its types first, and empties the list.
fn write_subject<W: Write>(
    turtle: &mut WriterTurtleSerializer<W>,
    triples: &mut Vec<Triple>,
) -> io::Result<()> {
    triples.sort_by_key(|triple| triple.predicate != rdf::TYPE);
    triples.drain(..).try_for_each(|triple| turtle.serialize_triple(&triple))
}

fn broken(error: oxttl::TurtleParseError) -> ExportError {
    match error {
        oxttl::TurtleParseError::Io(error) => error.into(),
        oxttl::TurtleParseError::Syntax(error) => error.into(),
    }
}
