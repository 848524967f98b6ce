//! One N-Quads line, taken apart without copying.
//!
//! The lines of a version are canonical: one blank between terms, no comments, one way to
//! escape. So a line is divided at its blanks, which costs a tenth of parsing it.

use std::str::FromStr;

use oxrdf::{
    BlankNode, GraphName, Literal, NamedNode, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, Triple,
};

use super::ExportError;

/// The four terms of a line, as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'l> {
    /// `<https://…>` or `_:b`.
    pub(super) subject: &'l str,
    /// `<https://…>`.
    pub(super) predicate: &'l str,
    /// A node or a literal.
    pub(super) object: &'l str,
    /// The name of the graph; `None` in the default graph.
    pub(super) graph: Option<&'l str>,
}

impl<'l> Line<'l> {
    /// Takes a line apart, with or without its line feed.
    pub(super) fn of(bytes: &'l [u8]) -> Result<Self, ExportError> {
        let broken = || ExportError::Line(String::from_utf8_lossy(bytes).trim_end().to_owned());
        let text = std::str::from_utf8(bytes).map_err(|_| broken())?;
        Self::divide(text.trim_end_matches('\n')).ok_or_else(broken)
    }

    fn divide(text: &'l str) -> Option<Self> {
        let (subject, rest) = text.strip_suffix(" .")?.split_once(' ')?;
        let (predicate, rest) = rest.split_once(' ')?;
        // Neither an IRI nor a blank node contains a quote or a blank, and every literal that
        // ends like one of them has its closing quote behind its last blank.
        let graph = rest.rsplit_once(' ').filter(|(_, last)| is_node(last) && !last.contains('"'));
        let (object, graph) = graph.map_or((rest, None), |(object, graph)| (object, Some(graph)));
        Some(Self { subject, predicate, object, graph })
    }

    /// The triple of this line.
    pub(super) fn triple(&self) -> Result<Triple, ExportError> {
        let found = node(self.subject).zip(iri(self.predicate)).zip(term(self.object));
        let ((subject, predicate), object) =
            found.ok_or_else(|| ExportError::Line(self.object.to_owned()))?;
        Ok(Triple { subject, predicate: NamedNode::new_unchecked(predicate), object })
    }

    /// The quad of this line.
    pub(super) fn quad(&self) -> Result<Quad, ExportError> {
        let name =
            match self.graph.map(|graph| node(graph).ok_or_else(|| ExportError::Line(graph.to_owned()))) {
                None => GraphName::DefaultGraph,
                Some(name) => name?.into(),
            };
        Ok(self.triple()?.in_graph(name))
    }
}

fn is_node(token: &str) -> bool {
    token.starts_with('<') || token.starts_with("_:")
}

/// The IRI between the brackets of a token.
pub(super) fn iri(token: &str) -> Option<&str> {
    token.strip_prefix('<')?.strip_suffix('>')
}

fn node(token: &str) -> Option<NamedOrBlankNode> {
    match token.strip_prefix("_:") {
        Some(name) => BlankNode::new(name).ok().map(NamedOrBlankNode::from),
        None => iri(token).map(|iri| NamedNode::new_unchecked(iri).into()),
    }
}

/// The term of a token.
pub(super) fn term(token: &str) -> Option<Term> {
    if token.starts_with('"') { literal(token).map(Term::from) } else { node(token).map(Term::from) }
}

/// A literal; only one with escapes is parsed letter by letter.
pub(super) fn literal(token: &str) -> Option<Literal> {
    if token.contains('\\') {
        return Literal::from_str(token).ok();
    }
    let (value, rest) = token.strip_prefix('"')?.rsplit_once('"')?;
    if rest.is_empty() {
        return Some(Literal::new_simple_literal(value));
    }
    if let Some(language) = rest.strip_prefix('@') {
        return Some(Literal::new_language_tagged_literal_unchecked(value, language));
    }
    iri(rest.strip_prefix("^^")?).map(|iri| Literal::new_typed_literal(value, NamedNode::new_unchecked(iri)))
}

/// The name of a node without brackets, to compare and to look up.
pub(super) fn name_of(node: NamedOrBlankNodeRef<'_>) -> &str {
    match node {
        NamedOrBlankNodeRef::NamedNode(node) => node.as_str(),
        NamedOrBlankNodeRef::BlankNode(node) => node.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use oxttl::NQuadsParser;

    use super::*;

    #[test]
    fn lines_are_read_as_the_parser_reads_them() {
        let lines = [
            "<urn:s> <urn:p> <urn:o> <urn:g> .\n",
            "<urn:s> <urn:p> <urn:o> .\n",
            "_:a <urn:p> _:b _:c .\n",
            "<urn:s> <urn:p> \"een <urn:x> .\" <urn:g> .\n",
            "<urn:s> <urn:p> \"a _:b\"@nl .\n",
            "<urn:s> <urn:p> \"a <b\"^^<urn:dt> .\n",
            "<urn:s> <urn:p> \"a \\\" <b>\\n\\\\\"^^<urn:dt> <urn:g> .\n",
            "<urn:s> <urn:p> \"\" <urn:g> .\n",
            "<urn:s> <urn:p> \"\\u0007 \\\\\" .\n",
            "<urn:s> <urn:p> \"zwei\"@de-at <urn:g> .\n",
        ];
        for line in lines {
            let read = Line::of(line.as_bytes()).unwrap().quad().unwrap();
            let parsed = NQuadsParser::new().for_slice(line).next().unwrap().unwrap();
            assert_eq!(read.to_string(), parsed.to_string(), "{line}");
        }
    }

    #[test]
    fn what_is_no_line_is_an_error() {
        for line in ["", "<urn:s> <urn:p> .\n", "<urn:s> <urn:p> \"a .\n", "a b c .", "\u{0}"] {
            assert!(Line::of(line.as_bytes()).and_then(|line| line.quad()).is_err(), "{line}");
        }
    }
}
