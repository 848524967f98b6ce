//! One N-Quads line, taken apart without copying.
//!
//! The lines of a version are canonical: one blank between terms, no comments, one way to
//! escape. So a line is divided at its blanks, which costs a tenth of parsing it.

use std::str::FromStr;

use memchr::{memchr, memrchr};
use oxrdf::{
    BlankNodeRef, GraphNameRef, Literal, LiteralRef, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef,
    Term, TermRef, TripleRef,
};

use super::ExportError;

/// The four terms of a line, as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'l> {
    /// The whole, without its line feed.
    pub(super) text: &'l str,
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
        Self::divide(text.strip_suffix('\n').unwrap_or(text)).ok_or_else(broken)
    }

    fn divide(text: &'l str) -> Option<Self> {
        let (subject, rest) = at_blank(text.strip_suffix(" .")?, memchr)?;
        let (predicate, rest) = at_blank(rest, memchr)?;
        let last = at_blank(rest, memrchr).filter(|(_, last)| is_graph(last.as_bytes()));
        let (object, graph) = last.map_or((rest, None), |(object, graph)| (object, Some(graph)));
        Some(Self { text, subject, predicate, object, graph })
    }

    /// How long its terms are, to find them again in the same text.
    pub(super) const fn lengths(&self) -> Lengths {
        let graph = if let Some(graph) = self.graph { graph.len() } else { 0 };
        Lengths([self.subject.len(), self.predicate.len(), self.object.len(), graph])
    }

    /// The object of this line.
    pub(super) fn term(&self) -> Result<Object<'l>, ExportError> {
        let found = if self.object.starts_with('"') {
            plain_literal(self.object)
                .map(|literal| Object::Borrowed(literal.into()))
                .or_else(|| literal(self.object).map(Object::Read))
        } else {
            node(self.object).map(|node| Object::Borrowed(node.into()))
        };
        found.ok_or_else(|| broken(self.object))
    }

    /// The triple of this line with this object, its own or another.
    pub(super) fn triple<'t>(&self, object: &'t Object<'_>) -> Result<TripleRef<'t>, ExportError>
    where
        'l: 't,
    {
        let found = node(self.subject).zip(iri(self.predicate));
        let (subject, predicate) = found.ok_or_else(|| broken(self.subject))?;
        Ok(TripleRef { subject, predicate: NamedNodeRef::new_unchecked(predicate), object: object.as_ref() })
    }

    /// The graph of this line.
    pub(super) fn graph_name(&self) -> Result<GraphNameRef<'l>, ExportError> {
        let Some(graph) = self.graph else { return Ok(GraphNameRef::DefaultGraph) };
        node(graph).map(GraphNameRef::from).ok_or_else(|| broken(graph))
    }

    /// Whether another line says the same; of the `union` of all graphs, in whatever graph.
    pub(super) fn is_said_in(&self, other: &[u8], union: bool) -> bool {
        let graph = self.graph.filter(|_| !union);
        let tokens = [Some(self.subject), Some(self.predicate), Some(self.object), graph];
        let rest = tokens
            .into_iter()
            .flatten()
            .try_fold(other, |rest, token| rest.strip_prefix(token.as_bytes())?.strip_prefix(b" "));
        rest.is_some()
    }
}

/// How long the terms of a line are, the graph's last, which may be none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lengths([usize; 4]);

impl Lengths {
    /// The line of the text that had these lengths.
    pub(super) fn of<'l>(&self, text: &'l str) -> Option<Line<'l>> {
        let mut rest = text;
        let mut take = |length: usize| {
            let (term, behind) = rest.split_at_checked(length)?;
            rest = behind.strip_prefix(' ')?;
            Some(term)
        };
        let [subject, predicate, object, graph] = self.0;
        let (subject, predicate, object) = (take(subject)?, take(predicate)?, take(object)?);
        let graph = if graph == 0 { None } else { Some(take(graph)?) };
        Some(Line { text, subject, predicate, object, graph })
    }
}

/// The graph of a line as it is written, without taking the rest apart; empty in the default graph.
pub(super) fn graph_of(line: &[u8]) -> Option<&[u8]> {
    let line = line.strip_suffix(b"\n").unwrap_or(line).strip_suffix(b" .")?;
    let subject = memchr(b' ', line)? + 1;
    let object = subject + memchr(b' ', line.get(subject..)?)? + 1;
    let rest = line.get(object..)?;
    let last = memrchr(b' ', rest).and_then(|at| rest.get(at + 1..));
    Some(last.filter(|last| is_graph(last)).unwrap_or_default())
}

/// Whether the last term of a line is the graph: neither an IRI nor a blank node contains a quote or a
/// blank, and every literal that ends like one of them has its closing quote behind its last blank.
fn is_graph(last: &[u8]) -> bool {
    (last.starts_with(b"<") || last.starts_with(b"_:")) && memchr(b'"', last).is_none()
}

fn at_blank(text: &str, find: fn(u8, &[u8]) -> Option<usize>) -> Option<(&str, &str)> {
    let at = find(b' ', text.as_bytes())?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// The object of a line: as it stands there, or read because it is written with escapes.
pub(super) enum Object<'l> {
    /// As it stands in the line.
    Borrowed(TermRef<'l>),
    /// Read.
    Read(Literal),
}

impl Object<'_> {
    /// The term.
    pub(super) fn as_ref(&self) -> TermRef<'_> {
        match self {
            Self::Borrowed(term) => *term,
            Self::Read(literal) => literal.as_ref().into(),
        }
    }
}

fn broken(text: &str) -> ExportError {
    ExportError::Line(text.to_owned())
}

/// The IRI between the brackets of a token.
pub(super) fn iri(token: &str) -> Option<&str> {
    token.strip_prefix('<')?.strip_suffix('>')
}

fn node(token: &str) -> Option<NamedOrBlankNodeRef<'_>> {
    match token.strip_prefix("_:") {
        Some(name) => BlankNodeRef::new(name).ok().map(NamedOrBlankNodeRef::from),
        None => iri(token).map(|iri| NamedNodeRef::new_unchecked(iri).into()),
    }
}

/// The term of a token.
pub(super) fn term(token: &str) -> Option<Term> {
    if token.starts_with('"') {
        literal(token).map(Term::from)
    } else {
        node(token).map(|node| NamedOrBlankNode::from(node).into())
    }
}

/// A literal; only one with escapes is parsed letter by letter.
pub(super) fn literal(token: &str) -> Option<Literal> {
    plain_literal(token).map(LiteralRef::into_owned).or_else(|| Literal::from_str(token).ok())
}

/// A literal without escapes, as it stands.
fn plain_literal(token: &str) -> Option<LiteralRef<'_>> {
    if token.contains('\\') {
        return None;
    }
    let (value, rest) = token.strip_prefix('"')?.rsplit_once('"')?;
    if rest.is_empty() {
        return Some(LiteralRef::new_simple_literal(value));
    }
    if let Some(language) = rest.strip_prefix('@') {
        return Some(LiteralRef::new_language_tagged_literal_unchecked(value, language));
    }
    let datatype = iri(rest.strip_prefix("^^")?)?;
    Some(LiteralRef::new_typed_literal(value, NamedNodeRef::new_unchecked(datatype)))
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

    fn quad(line: &str) -> Result<String, ExportError> {
        let line = Line::of(line.as_bytes())?;
        let object = line.term()?;
        Ok(line.triple(&object)?.in_graph(line.graph_name()?).to_string())
    }

    #[test]
    fn the_same_in_another_graph_is_the_same_of_the_union() {
        let line = Line::of(b"<urn:s> <urn:p> \"a\" <urn:g> .\n").unwrap();
        for (other, in_all, in_one) in [
            ("<urn:s> <urn:p> \"a\" <urn:g> .\n", true, true),
            ("<urn:s> <urn:p> \"a\" <urn:h> .\n", true, false),
            ("<urn:s> <urn:p> \"a\" .\n", true, false),
            ("<urn:s> <urn:p> \"a\"@nl <urn:g> .\n", false, false),
            ("<urn:s> <urn:p> \"a\\\" b\" <urn:g> .\n", false, false),
        ] {
            let said = [true, false].map(|union| line.is_said_in(other.as_bytes(), union));
            assert_eq!(said, [in_all, in_one], "{other}");
        }
    }

    #[test]
    fn lengths_and_the_graph_alone_say_the_same() {
        for line in [
            "<urn:s> <urn:p> <urn:o> <urn:g> .\n",
            "<urn:s> <urn:p> <urn:o> .\n",
            "_:a <urn:p> _:b _:c .\n",
            "<urn:s> <urn:p> \"een <urn:x> .\" <urn:g> .\n",
            "<urn:s> <urn:p> \"a _:b\"@nl .\n",
        ] {
            let read = Line::of(line.as_bytes()).unwrap();
            assert_eq!(read.lengths().of(read.text), Some(read));
            assert_eq!(graph_of(line.as_bytes()), Some(read.graph.unwrap_or_default().as_bytes()), "{line}");
        }
        assert_eq!(graph_of(b"<urn:s> <urn:p> .\n"), None);
        assert_eq!(graph_of(b"a .\n"), None);
    }

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
            let read = quad(line).unwrap();
            let parsed = NQuadsParser::new().for_slice(line).next().unwrap().unwrap();
            assert_eq!(read, parsed.to_string(), "{line}");
        }
    }

    #[test]
    fn what_is_no_line_is_an_error() {
        for line in ["", "<urn:s> <urn:p> .\n", "<urn:s> <urn:p> \"a .\n", "a b c .", "\u{0}"] {
            assert!(quad(line).is_err(), "{line}");
        }
    }
}
