//! What is asked of a version and in which forms it may be answered, and the answer
//! written as it is found: what goes from a server to the process that answers.

use std::io::{self, Write};

use oxigraph::model::{GraphNameRef, NamedNode};
use oxigraph::sparql::results::QueryResultsSerializer;
use oxigraph::sparql::{QueryResults, QuerySolutionIter};
use oxrdf::{NamedOrBlankNode, Triple};
use serde::{Deserialize, Serialize};

use super::format::Kind;
use super::run::Run;
use super::{Answer, Bounds, Format, QueryError, Question};
use crate::store::Queryable;

/// What is asked of a version. Of several names, the first of which the version says
/// anything counts: a name in an address can be meant as it stands or decoded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Task {
    /// A query.
    Query(Question),
    /// The triples about a name; of a document, those about its mentions too.
    Name(Vec<String>),
    /// The triples of a named graph.
    Graph(Vec<String>),
    /// The triples of the default graph.
    Union,
}

/// The forms in which the answer may be written, by the short names of formats.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forms {
    /// For a table, and for yes and no.
    pub table: Option<String>,
    /// For a graph.
    pub graph: Option<String>,
}

impl Forms {
    fn choose(&self, graph: bool) -> Result<Format, QueryError> {
        let name = if graph { &self.graph } else { &self.table };
        let format = name.as_deref().and_then(Format::named).filter(|format| format.is_graph() == graph);
        format.ok_or(QueryError::NotAcceptable { graph })
    }
}

impl Queryable {
    /// Does a task in the thread of the caller, which needs a stack of
    /// [`STACK`](super::STACK) bytes, and writes the answer to `out` while it is found; rows are
    /// counted, and [`Bounds::bytes`] are bytes as they are written.
    ///
    /// # Errors
    /// When the task is refused, is no SPARQL, passes a bound that is looked at while reading, or
    /// has no answer in one of the forms. What was written till then is no answer.
    pub fn perform(
        &self,
        task: &Task,
        forms: &Forms,
        bounds: Bounds,
        out: &mut dyn Write,
    ) -> Result<Format, QueryError> {
        Run::new(self, bounds).perform(task, forms, out)
    }
}

impl Run {
    /// Does a task and writes its answer.
    pub(super) fn perform(
        &self,
        task: &Task,
        forms: &Forms,
        out: &mut dyn Write,
    ) -> Result<Format, QueryError> {
        let mut out = Limited { out, left: self.bounds.bytes, passed: false };
        match task {
            Task::Query(question) => self.write_answer(question, forms, &mut out),
            Task::Name(names) => self.write_found(names, forms, &mut out, |name| self.name(name)),
            Task::Graph(names) => {
                self.write_found(names, forms, &mut out, |name| self.queryable.graph(name, self.bounds.rows))
            }
            Task::Union => self.write_graph(self.union()?, forms, &mut out),
        }
    }

    fn write_answer(
        &self,
        question: &Question,
        forms: &Forms,
        out: &mut Limited<'_>,
    ) -> Result<Format, QueryError> {
        let prepared = self.prepared(question)?;
        match self.execute(prepared)? {
            QueryResults::Solutions(solutions) => self.write_table(solutions, forms, out),
            QueryResults::Boolean(value) => self.write_whole(&Answer::Boolean(value), forms, out),
            QueryResults::Graph(triples) => {
                forms.choose(true)?;
                self.write_whole(&self.triples(triples)?, forms, out)
            }
        }
    }

    /// Writes each row as it is found.
    fn write_table(
        &self,
        solutions: QuerySolutionIter<'_>,
        forms: &Forms,
        out: &mut Limited<'_>,
    ) -> Result<Format, QueryError> {
        let format = forms.choose(false)?;
        let Kind::Table(kind) = format.kind else {
            return Err(QueryError::NotAcceptable { graph: false });
        };
        let variables = solutions.variables().to_vec();
        let start =
            QueryResultsSerializer::from_format(kind).serialize_solutions_to_writer(&mut *out, variables);
        let mut serializer = match start {
            Ok(serializer) => serializer,
            Err(error) => return Err(self.unwritten(out, format, &error)),
        };
        let mut rows = 0;
        let mut failed = None;
        for solution in solutions {
            let solution = solution.map_err(|error| self.failed(error))?;
            rows += 1;
            self.within(rows, 0)?;
            if let Err(error) = serializer.serialize(&solution) {
                failed = Some(error);
                break;
            }
        }
        let end = failed.map_or_else(|| serializer.finish().map(drop), Err);
        end.map_err(|error| self.unwritten(out, format, &error))?;
        Ok(format)
    }

    fn write_whole(
        &self,
        answer: &Answer,
        forms: &Forms,
        out: &mut Limited<'_>,
    ) -> Result<Format, QueryError> {
        let format = forms.choose(answer.is_graph())?;
        let base = &self.queryable.manifest().base;
        answer.write(format, base, out).map_err(|error| self.unwritten(out, format, &error))?;
        Ok(format)
    }

    fn write_graph(
        &self,
        triples: Vec<Triple>,
        forms: &Forms,
        out: &mut Limited<'_>,
    ) -> Result<Format, QueryError> {
        self.write_whole(&Answer::graph(triples), forms, out)
    }

    /// Writes what is found of the first name that names something.
    fn write_found(
        &self,
        names: &[String],
        forms: &Forms,
        out: &mut Limited<'_>,
        find: impl Fn(&NamedNode) -> Result<Vec<Triple>, QueryError>,
    ) -> Result<Format, QueryError> {
        // What is no IRI names nothing.
        for name in names.iter().filter_map(|name| NamedNode::new(name).ok()) {
            let triples = find(&name)?;
            if !triples.is_empty() {
                return self.write_graph(triples, forms, out);
            }
        }
        Err(QueryError::Nothing)
    }

    /// The triples about a name and, when it is a document, about its mentions, whose names
    /// are that of the document with a fragment.
    fn name(&self, name: &NamedNode) -> Result<Vec<Triple>, QueryError> {
        let (queryable, limit) = (&self.queryable, self.bounds.rows);
        let mut triples = queryable.about(name, limit)?;
        let base = &queryable.manifest().base;
        let document =
            name.as_str().strip_prefix(base.as_str()).and_then(|path| path.strip_prefix("id/document/"));
        if let Some(graph) = document.and_then(|path| NamedNode::new(format!("{base}graph/{path}")).ok()) {
            let mention = format!("{}#", name.as_str());
            let of_document = queryable.graph(&graph, limit)?;
            triples.extend(of_document.into_iter().filter(|triple| match &triple.subject {
                NamedOrBlankNode::NamedNode(subject) => subject.as_str().starts_with(&mention),
                NamedOrBlankNode::BlankNode(_) => false,
            }));
        }
        Ok(triples)
    }

    fn union(&self) -> Result<Vec<Triple>, QueryError> {
        let quads =
            self.queryable.store.quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph));
        let mut triples = Vec::new();
        for quad in quads {
            let quad = quad.map_err(|error| QueryError::Evaluation(error.to_string()))?;
            self.within(triples.len() + 1, 0)?;
            triples.push(quad.into());
        }
        Ok(triples)
    }

    /// Why an answer could not be written.
    fn unwritten(&self, out: &Limited<'_>, format: Format, error: &io::Error) -> QueryError {
        if out.passed {
            return QueryError::Bytes(self.bounds.bytes);
        }
        QueryError::Unwritable { media_type: format.media_type.to_owned(), why: error.to_string() }
    }
}

/// Hands on bytes, up to a limit.
struct Limited<'w> {
    out: &'w mut dyn Write,
    left: usize,
    /// Whether the limit was passed, which is not the writer's fault.
    passed: bool,
}

impl Write for Limited<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(left) = self.left.checked_sub(bytes.len()) else {
            self.passed = true;
            return Err(io::Error::other("the limit of the answer is passed"));
        };
        self.left = left;
        self.out.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
