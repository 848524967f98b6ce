//! The SPARQL page: a query, its answer as a table or a picture, and the answer as files.

use std::collections::BTreeMap;

use askama::Template;
use oxrdf::{Term, Triple};

use super::{Context, Frame};
use crate::picture::{self, Link, MOST_NODES, Node};
use crate::rdf::{DEFAULT_BASE, QUERIES, Query};

/// The query that a newcomer is shown.
const FIRST: &str = "sanctions";
/// Rows that the page shows; the files have all.
const ROWS: usize = 500;

/// What came of a query.
#[derive(Debug)]
pub enum Outcome {
    /// A table.
    Table {
        /// The columns.
        variables: Vec<String>,
        /// The rows.
        rows: Vec<Vec<Option<Term>>>,
    },
    /// Yes or no.
    Boolean(bool),
    /// A graph.
    Graph(Vec<Triple>),
    /// No answer, and why not.
    Refused(String),
}

#[derive(Template)]
#[template(path = "editor.html")]
struct Page<'a> {
    frame: Frame<'a>,
    query: &'a str,
    outcome: Option<&'a Outcome>,
    examples: Vec<(String, String)>,
    picture: Option<String>,
}

/// The page `/editor`, with the answer where there is a query.
///
/// # Errors
/// When memory runs out.
pub fn editor(context: Context<'_>, outcome: Option<&Outcome>) -> askama::Result<String> {
    let frame = Frame::new(context, context.site.words.text("nav.editor", context.visit.language))
        .with_script("editor.js");
    let examples = examples(&frame);
    let query = context.visit.first("query");
    let first = || QUERIES.iter().position(|query| query.name == FIRST).and_then(|at| examples.get(at));
    let query = query.or(first().map(|(_, query)| query.as_str())).unwrap_or_default().to_owned();
    let picture = match outcome {
        Some(Outcome::Graph(triples)) => drawn(&frame, triples)?,
        _ => None,
    };
    Page { frame, query: &query, outcome, examples, picture }.render()
}

/// The examples with their titles, under the base of the store.
fn examples(frame: &Frame<'_>) -> Vec<(String, String)> {
    let head = format!("# label@{}: ", frame.language().code());
    let example = |query: &Query| {
        let title = query.text.lines().find_map(|line| line.strip_prefix(head.as_str()));
        (title.unwrap_or(query.name).to_owned(), query.text.replace(DEFAULT_BASE, frame.base()))
    };
    QUERIES.iter().map(example).collect()
}

/// A small graph as a picture: subjects on the left, objects on the right.
fn drawn(frame: &Frame<'_>, triples: &[Triple]) -> askama::Result<Option<String>> {
    let (mut nodes, mut links): (Vec<Node>, Vec<Link>) = (Vec::new(), Vec::new());
    let mut places: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for triple in triples {
        let mut place = |column: usize, term: String| {
            *places.entry((column, term.clone())).or_insert_with(|| {
                nodes.push(frame.node_of(column, &term));
                nodes.len() - 1
            })
        };
        let (from, to) =
            (place(0, bare(&triple.subject.to_string())), place(1, bare(&triple.object.to_string())));
        let label = frame.predicate(triple.predicate.as_str());
        links.push(Link { from, to, weight: 1, title: label.clone(), label, ..Link::default() });
    }
    if nodes.is_empty() || nodes.len() > MOST_NODES {
        return Ok(None);
    }
    picture::svg(&picture::place(frame.t("editor.picture"), nodes, links), false).map(Some)
}

/// An IRI without its brackets; a literal as it is written.
fn bare(term: &str) -> String {
    term.strip_prefix('<').and_then(|term| term.strip_suffix('>')).unwrap_or(term).to_owned()
}

impl Frame<'_> {
    /// A term in few characters: what stands under the base by its path, others by their last part.
    fn short(&self, term: &str) -> String {
        if let Some(path) = term.strip_prefix(self.base()) {
            return self.cut(path, 60);
        }
        if term.starts_with("http") {
            let last = term.rsplit(['#', '/']).find(|part| !part.is_empty()).unwrap_or(term);
            return self.cut(last, 60);
        }
        self.cut(term, 80)
    }

    /// A term as a node: by its name where it has one.
    fn node_of(&self, column: usize, term: &str) -> Node {
        let known = term.strip_prefix(self.base()).and_then(|path| self.find(path));
        let href = self.base_path(term);
        known.map_or_else(
            || Node { column, label: self.short(term), href: href.clone(), ..Node::default() },
            |thing| super::sanctions::node(self, column, thing, href.clone()),
        )
    }

    /// A property in few characters: as the ontology calls it, others by their last part.
    fn predicate(&self, iri: &str) -> String {
        let own = iri.strip_prefix(self.base()).and_then(|path| path.strip_prefix("ontology#"));
        own.map_or_else(|| self.short(iri), |name| self.term(name).to_owned())
    }

    /// The page of an IRI under the base.
    fn base_path(&self, iri: &str) -> Option<String> {
        let path = iri.strip_prefix(self.base())?;
        path.starts_with("id/").then(|| self.to(&format!("/{path}")))
    }
}

impl Page<'_> {
    /// The answer in a format of the protocol.
    fn download(&self, format: &str) -> String {
        let visit = super::Visit::default();
        visit.to("/sparql", [("query", self.query), ("format", format)])
    }

    fn formats(&self) -> &'static [&'static str] {
        match self.outcome {
            Some(Outcome::Graph(_)) => &["ttl", "nt", "jsonld", "rdf"],
            Some(Outcome::Table { .. }) => &["csv", "tsv", "json", "xml"],
            _ => &["json", "xml"],
        }
    }

    /// A cell: its text, where it leads, and all of it.
    fn cell(&self, term: Option<&Term>) -> (String, Option<String>) {
        match term {
            None => (String::new(), None),
            Some(Term::NamedNode(node)) => {
                let iri = node.as_str();
                let web = iri.starts_with("http://") || iri.starts_with("https://");
                let own = self.frame.base_path(iri);
                (self.frame.short(iri), own.or_else(|| web.then(|| iri.to_owned())))
            }
            Some(Term::Literal(literal)) => (self.frame.cut(literal.value(), 400), None),
            Some(other) => (self.frame.cut(&other.to_string(), 120), None),
        }
    }

    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn rows<'p>(&self, rows: &'p [Vec<Option<Term>>]) -> &'p [Vec<Option<Term>>] {
        rows.get(..ROWS).unwrap_or(rows)
    }

    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn triples<'p>(&self, triples: &'p [Triple]) -> &'p [Triple] {
        triples.get(..ROWS).unwrap_or(triples)
    }

    fn ends(&self, triple: &Triple) -> [(String, Option<String>); 3] {
        [
            bare(&triple.subject.to_string()),
            triple.predicate.as_str().to_owned(),
            bare(&triple.object.to_string()),
        ]
        .map(|term| (self.frame.short(&term), self.frame.base_path(&term)))
    }
}
