//! Running a query: a thread of its own, a deadline, and limits on what comes out.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Instant;

use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode};
use oxigraph::sparql::{
    CancellationToken, PreparedSparqlQuery, QueryEvaluationError, QueryResults, QuerySolutionIter,
    QueryTripleIter, SparqlEvaluator,
};
use oxrdf::{Term, Triple};

use super::{Answer, Bounds, Format, Forms, QueryError, Question, Task, guard, syntax};
use crate::store::Queryable;

/// Stack of a query's thread in bytes: far over what the guard's limits can need, and
/// taken from memory only as far as it is used.
pub const STACK: usize = 256 << 20;

/// A query that is running; dropping it cancels the query.
pub struct Running {
    token: CancellationToken,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.token.cancel();
    }
}

impl Queryable {
    /// Answers a query and waits for it, at most until its deadline.
    ///
    /// # Errors
    /// When the query is refused, is no SPARQL, or passes one of its bounds.
    pub fn query(&self, question: &Question, bounds: &Bounds) -> Result<Answer, QueryError> {
        let (send, receive) = mpsc::sync_channel(1);
        let running = self.start(question.clone(), *bounds, move |result| drop(send.send(result)))?;
        let result = receive.recv_timeout(bounds.deadline);
        drop(running);
        match result {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => Err(QueryError::Timeout(bounds.deadline)),
            Err(RecvTimeoutError::Disconnected) => Err(QueryError::Lost("its thread has ended".to_owned())),
        }
    }

    /// Starts a query in a thread of its own, which calls `done` with the result.
    ///
    /// The caller keeps the deadline: it waits no longer than that and then drops the
    /// returned handle. `done` is dropped uncalled when the thread breaks down.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(
        &self,
        question: Question,
        bounds: Bounds,
        done: impl FnOnce(Result<Answer, QueryError>) + Send + 'static,
    ) -> Result<Running, QueryError> {
        let run = Run::new(self, bounds);
        start(run, move |run| done(run.answer(&question)))
    }

    /// Starts a task in a thread of its own, which calls `done` with the written answer.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn start_task(
        &self,
        task: Task,
        forms: Forms,
        bounds: Bounds,
        done: impl FnOnce(Result<(Format, Vec<u8>), QueryError>) + Send + 'static,
    ) -> Result<Running, QueryError> {
        let run = Run::new(self, bounds);
        start(run, move |run| {
            let mut bytes = Vec::new();
            done(run.perform(&task, &forms, &mut bytes).map(|format| (format, bytes)));
        })
    }
}

/// Starts `work` on a run in a thread with a large stack.
fn start(run: Run, work: impl FnOnce(&Run) + Send + 'static) -> Result<Running, QueryError> {
    let token = run.token.clone();
    let thread = thread::Builder::new().name("query".to_owned()).stack_size(STACK);
    thread
        .spawn(move || work(&run))
        .map_err(|error| QueryError::Lost(format!("no thread could be started: {error}")))?;
    Ok(Running { token })
}

/// One query on its way.
pub(super) struct Run {
    pub(super) queryable: Queryable,
    pub(super) bounds: Bounds,
    /// When it is over; `None` when that is beyond what a clock can say.
    end: Option<Instant>,
    token: CancellationToken,
}

impl Run {
    pub(super) fn new(queryable: &Queryable, bounds: Bounds) -> Self {
        let end = Instant::now().checked_add(bounds.deadline);
        Self { queryable: queryable.clone(), bounds, end, token: CancellationToken::new() }
    }

    fn answer(&self, question: &Question) -> Result<Answer, QueryError> {
        match self.execute(self.prepared(question)?)? {
            QueryResults::Boolean(value) => Ok(Answer::Boolean(value)),
            QueryResults::Solutions(solutions) => self.table(solutions),
            QueryResults::Graph(triples) => self.triples(triples),
        }
    }

    /// Guards and parses a question, and says what it reads.
    pub(super) fn prepared(&self, question: &Question) -> Result<PreparedSparqlQuery, QueryError> {
        guard::check(&question.text)?;
        let evaluator = SparqlEvaluator::new().with_cancellation_token(self.token.clone());
        let mut prepared =
            evaluator.parse_query(&question.text).map_err(|error| syntax::explain(&question.text, &error))?;
        self.set_dataset(&mut prepared, question)?;
        self.in_time()?;
        Ok(prepared)
    }

    /// The protocol's graphs come before the query's; each must be in the store.
    fn set_dataset(&self, prepared: &mut PreparedSparqlQuery, question: &Question) -> Result<(), QueryError> {
        if !question.default_graphs.is_empty() || !question.named_graphs.is_empty() {
            let default = names(&question.default_graphs)?;
            let named = names(&question.named_graphs)?;
            let dataset = prepared.dataset_mut();
            dataset.set_default_graph(default.into_iter().map(GraphName::from).collect());
            dataset.set_available_named_graphs(named.into_iter().map(NamedOrBlankNode::from).collect());
        }
        let dataset = prepared.dataset();
        let default =
            dataset.default_graph_graphs().unwrap_or_default().iter().filter_map(|graph| match graph {
                GraphName::NamedNode(name) => Some(name),
                _ => None,
            });
        let named =
            dataset.available_named_graphs().unwrap_or_default().iter().filter_map(|graph| match graph {
                NamedOrBlankNode::NamedNode(name) => Some(name),
                NamedOrBlankNode::BlankNode(_) => None,
            });
        for name in default.chain(named) {
            if !self.queryable.has_graph(name.as_ref())? {
                return Err(QueryError::UnknownGraph(name.as_str().to_owned()));
            }
        }
        Ok(())
    }

    pub(super) fn execute(&self, prepared: PreparedSparqlQuery) -> Result<QueryResults<'_>, QueryError> {
        prepared.on_store(&self.queryable.store).execute().map_err(|error| self.failed(error))
    }

    fn table(&self, solutions: QuerySolutionIter<'_>) -> Result<Answer, QueryError> {
        let variables = solutions.variables().to_vec();
        let mut rows = Vec::new();
        let mut bytes = 0;
        for solution in solutions {
            let row = solution.map_err(|error| self.failed(error))?.values().to_vec();
            bytes += row.iter().flatten().map(size).sum::<usize>() + row.len();
            self.within(rows.len() + 1, bytes)?;
            rows.push(row);
        }
        Ok(Answer::Table { variables, rows })
    }

    pub(super) fn triples(&self, found: QueryTripleIter<'_>) -> Result<Answer, QueryError> {
        let mut triples: Vec<Triple> = Vec::new();
        let mut bytes = 0;
        for triple in found {
            let triple = triple.map_err(|error| self.failed(error))?;
            bytes +=
                size(&triple.subject.clone().into()) + triple.predicate.as_str().len() + size(&triple.object);
            self.within(triples.len() + 1, bytes)?;
            triples.push(triple);
        }
        Ok(Answer::graph(triples))
    }

    pub(super) fn within(&self, rows: usize, bytes: usize) -> Result<(), QueryError> {
        if rows > self.bounds.rows {
            return Err(QueryError::Rows(self.bounds.rows));
        }
        if bytes > self.bounds.bytes {
            return Err(QueryError::Bytes(self.bounds.bytes));
        }
        self.in_time()
    }

    fn in_time(&self) -> Result<(), QueryError> {
        let over = self.token.is_cancelled() || self.end.is_some_and(|end| Instant::now() >= end);
        if over { Err(QueryError::Timeout(self.bounds.deadline)) } else { Ok(()) }
    }

    pub(super) fn failed(&self, error: QueryEvaluationError) -> QueryError {
        match error {
            QueryEvaluationError::Cancelled => QueryError::Timeout(self.bounds.deadline),
            QueryEvaluationError::UnsupportedService(_) | QueryEvaluationError::Service(_) => {
                QueryError::Service
            }
            error => QueryError::Evaluation(error.to_string()),
        }
    }
}

fn names(iris: &[String]) -> Result<Vec<NamedNode>, QueryError> {
    iris.iter().map(|iri| NamedNode::new(iri).map_err(|_| QueryError::BadGraph(iri.clone()))).collect()
}

/// Bytes of the text of a term.
fn size(term: &Term) -> usize {
    match term {
        Term::NamedNode(node) => node.as_str().len(),
        Term::BlankNode(node) => node.as_str().len(),
        Term::Literal(literal) => literal.value().len() + literal.datatype().as_str().len(),
    }
}
