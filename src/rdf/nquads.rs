//! One named graph as sorted N-Quads lines: the form in which quads leave this
//! module and reach the store.
//!
//! The text is the identity: two graphs with the same quads have the same lines,
//! whatever the order in which the quads were made.

use std::fmt::Write;

use oxrdf::vocab::xsd;
use oxrdf::{LiteralRef, NamedNode, NamedNodeRef, NamedOrBlankNodeRef, Quad, TermRef};

/// The quads of one named graph, written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedGraph {
    /// The name that every line carries as its fourth term.
    pub name: NamedNode,
    /// N-Quads lines, each ended by a line feed; sorted by their bytes, none twice.
    pub lines: String,
    /// How many lines there are.
    pub quads: u64,
}

impl NamedGraph {
    /// Writes `quads` as lines of the graph `name`, sorted and without duplicates.
    ///
    /// The graph name of each quad is replaced by `name`, so that one graph can
    /// never leak into another.
    pub fn new(name: NamedNode, quads: impl IntoIterator<Item = Quad>) -> Self {
        let mut lines = Lines::of(name);
        for quad in quads {
            lines.push(quad.subject.as_ref(), quad.predicate.as_ref(), quad.object.as_ref());
        }
        lines.finish()
    }
}

/// The lines of a graph while they are made, one behind the other in one text.
pub(super) struct Lines {
    name: NamedNode,
    /// What stands behind the object of each line.
    end: String,
    text: String,
    /// Where each line ends.
    ends: Vec<usize>,
}

impl Lines {
    /// No lines of the graph `name`.
    pub(super) fn of(name: NamedNode) -> Self {
        let end = format!(" <{}> .\n", name.as_str());
        Self { name, end, text: String::new(), ends: Vec::new() }
    }

    /// Adds the line of a triple.
    pub(super) fn push(
        &mut self,
        subject: NamedOrBlankNodeRef<'_>,
        predicate: NamedNodeRef<'_>,
        object: TermRef<'_>,
    ) {
        let text = &mut self.text;
        match subject {
            NamedOrBlankNodeRef::NamedNode(node) => push_iri(text, node.as_str()),
            // Writing to a String cannot fail.
            NamedOrBlankNodeRef::BlankNode(node) => drop(write!(text, "{node}")),
        }
        text.push(' ');
        push_iri(text, predicate.as_str());
        text.push(' ');
        match object {
            TermRef::NamedNode(node) => push_iri(text, node.as_str()),
            TermRef::Literal(literal) if is_plain(literal.value()) => push_literal(text, literal),
            other => drop(write!(text, "{other}")),
        }
        text.push_str(&self.end);
        self.ends.push(text.len());
    }

    /// The graph, its lines sorted and none twice.
    pub(super) fn finish(self) -> NamedGraph {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let mut lines: Vec<&str> =
            starts.zip(&self.ends).filter_map(|(start, end)| self.text.get(start..*end)).collect();
        lines.sort_unstable();
        lines.dedup();
        NamedGraph { quads: lines.len() as u64, lines: lines.concat(), name: self.name }
    }
}

/// The quad of one N-Quads line; `None` where it is none.
pub fn quad_of_line(line: &str) -> Option<Quad> {
    oxttl::NQuadsParser::new().lenient().for_slice(line).next()?.ok()
}

fn push_iri(line: &mut String, iri: &str) {
    line.push('<');
    line.push_str(iri);
    line.push('>');
}

/// Whether a text stands in a line as it is.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte >= b' ' && !matches!(byte, b'"' | b'\\' | 0x7F))
}

/// Adds a literal whose text is plain.
fn push_literal(line: &mut String, literal: LiteralRef<'_>) {
    line.push('"');
    line.push_str(literal.value());
    line.push('"');
    if let Some(language) = literal.language() {
        line.push('@');
        line.push_str(language);
    } else if literal.datatype() != xsd::STRING {
        line.push_str("^^");
        push_iri(line, literal.datatype().as_str());
    }
}

#[cfg(test)]
mod tests {
    use oxrdf::{Literal, Term};

    use super::*;

    fn quad(subject: &str, value: &str) -> Quad {
        Quad::new(
            NamedNode::new(subject).unwrap(),
            NamedNode::new("https://example.org/p").unwrap(),
            Literal::new_simple_literal(value),
            oxrdf::GraphName::DefaultGraph,
        )
    }

    #[test]
    fn lines_are_sorted_unique_and_in_the_graph() {
        let name = NamedNode::new("https://example.org/g").unwrap();
        let graph = NamedGraph::new(
            name,
            vec![quad("urn:b", "één\n\"twee\""), quad("urn:a", "1"), quad("urn:b", "één\n\"twee\"")],
        );
        assert_eq!(graph.quads, 2);
        assert_eq!(
            graph.lines,
            "<urn:a> <https://example.org/p> \"1\" <https://example.org/g> .\n\
             <urn:b> <https://example.org/p> \"één\\n\\\"twee\\\"\" <https://example.org/g> .\n"
        );
    }

    #[test]
    fn every_term_is_written_as_its_library_writes_it() {
        let name = NamedNode::new("https://example.org/g").unwrap();
        let literals = [
            Literal::new_simple_literal("een \"twee\" \\ drie\n\u{7f}\t"),
            Literal::new_language_tagged_literal("zoals het staat", "nl").unwrap(),
            Literal::new_typed_literal(
                "2025-02",
                NamedNode::new("http://www.w3.org/2001/XMLSchema#gYearMonth").unwrap(),
            ),
            Literal::from(7),
        ];
        let terms = literals.map(Term::from).into_iter().chain([oxrdf::BlankNode::new("b").unwrap().into()]);
        for object in terms {
            let subject = oxrdf::BlankNode::new("a").unwrap();
            let quad = Quad::new(subject, NamedNode::new("urn:p").unwrap(), object, name.clone());
            assert_eq!(NamedGraph::new(name.clone(), [quad.clone()]).lines, format!("{quad} .\n"));
        }
    }

    #[test]
    fn order_of_quads_does_not_matter() {
        let name = NamedNode::new("https://example.org/g").unwrap();
        let there = NamedGraph::new(name.clone(), vec![quad("urn:a", "1"), quad("urn:b", "2")]);
        let back = NamedGraph::new(name, vec![quad("urn:b", "2"), quad("urn:a", "1")]);
        assert_eq!(there, back);
    }
}
