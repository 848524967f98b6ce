//! Turtle, TriG and JSON-LD, for people and for programs that read along.
//!
//! Subjects are sorted, what a thing is comes first, and names are short. In Turtle the
//! graphs are one; TriG and JSON-LD have one after the other, sorted by name.

use std::io::Write;

use oxjsonld::JsonLdSerializer;
use oxrdf::QuadRef;
use oxttl::{TriGSerializer, TurtleSerializer};

use super::by_graph::by_graph;
use super::{Subjects, flush, with_prefixes};
use crate::export::ExportError;
use crate::export::source::Source;

/// The union of all graphs; in which graph a triple stands is lost.
pub(in crate::export) fn ttl(source: &Source<'_>, out: &mut dyn Write) -> Result<Vec<String>, ExportError> {
    let turtle = with_prefixes(source, TurtleSerializer::new(), TurtleSerializer::with_prefix)?;
    let mut turtle = turtle.for_writer(&mut *out);
    Subjects::new(source.stream()?, true).each(|line| {
        let object = line.term()?;
        Ok(turtle.serialize_triple(line.triple(&object)?)?)
    })?;
    turtle.finish()?;
    flush(out)
}

/// Every graph with its name.
pub(in crate::export) fn trig(source: &Source<'_>, out: &mut dyn Write) -> Result<Vec<String>, ExportError> {
    let trig = with_prefixes(source, TriGSerializer::new(), TriGSerializer::with_prefix)?;
    let mut trig = trig.for_writer(&mut *out);
    each_by_graph(source, |quad| Ok(trig.serialize_quad(quad)?))?;
    trig.finish()?;
    flush(out)
}

/// Every graph with its name, as one JSON document.
pub(in crate::export) fn jsonld(
    source: &Source<'_>,
    out: &mut dyn Write,
) -> Result<Vec<String>, ExportError> {
    let json = with_prefixes(source, JsonLdSerializer::new(), JsonLdSerializer::with_prefix)?;
    let mut json = json.for_writer(&mut *out);
    each_by_graph(source, |quad| Ok(json.serialize_quad(quad)?))?;
    json.finish()?;
    out.write_all(b"\n")?;
    flush(out)
}

/// Every quad, graph by graph and subject by subject.
fn each_by_graph(
    source: &Source<'_>,
    mut each: impl FnMut(QuadRef<'_>) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    Subjects::new(by_graph(source)?, false).each(|line| {
        let object = line.term()?;
        each(line.triple(&object)?.in_graph(line.graph_name()?))
    })
}
