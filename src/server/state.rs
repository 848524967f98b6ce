//! What all requests share.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use super::hosts::Hosts;
use super::metrics::Metrics;
use super::page::Pages;
use super::workers::{Current, Room, Served, current_client};
use crate::store::query::{Answer, Bounds, Format, Forms, QueryError, Question, Task};
use crate::store::{Queryable, Version};

/// How much strangers may ask of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time and rows of one query.
    pub query: Bounds,
    /// Bytes of one answer as it is written; beyond it the answer is refused.
    pub answer: usize,
    /// Bytes of all answers that clients are still taking.
    pub held: usize,
    /// Bytes of the body of a request.
    pub body: usize,
    /// Bytes of the header of a request, its address included.
    pub header: usize,
    /// Queries that run long at once; some more workers serve short ones.
    pub concurrent: usize,
    /// Queries of one client, running and waiting.
    pub of_client: usize,
    /// Queries that wait.
    pub waiting: usize,
    /// How long a query waits for another to end.
    pub queue: Duration,
    /// Triples of one dereferenced name.
    pub described: usize,
    /// Connections at once, and those of one client.
    pub connections: usize,
    /// Connections of one client.
    pub connections_of_client: usize,
    /// Time for a whole header, and for a whole body.
    pub patience: Duration,
    /// How long a connection stays open without a request or a byte that is taken.
    pub idle: Duration,
    /// How long running requests may go on when the server is asked to stop.
    pub stop: Duration,
}

impl Default for Limits {
    /// 20 seconds, 100,000 rows and 64 MiB an answer, 512 MiB of them; 256 KiB a request and
    /// as much a header; as many long queries as there are cores, 32 of one client, 256 waiting
    /// up to 10 seconds; 100,000 triples a name; 2,048 connections, 256 of one client; 10 seconds
    /// for a header or a body, 60 without anything, 30 to stop.
    fn default() -> Self {
        Self {
            query: Bounds { deadline: Duration::from_secs(20), rows: 100_000, bytes: 64 << 20 },
            answer: 64 << 20,
            held: 512 << 20,
            body: 256 << 10,
            header: 256 << 10,
            concurrent: std::thread::available_parallelism().map_or(2, usize::from),
            of_client: 32,
            waiting: 256,
            queue: Duration::from_secs(10),
            described: 100_000,
            connections: 2048,
            connections_of_client: 256,
            patience: Duration::from_secs(10),
            idle: Duration::from_secs(60),
            stop: Duration::from_secs(30),
        }
    }
}

impl Limits {
    fn room(&self) -> Room {
        let Self { concurrent, of_client, waiting, queue, .. } = *self;
        Room { long: concurrent.max(1), of_one: of_client, waiting, patience: queue }
    }
}

/// The store that is served, and under which names and limits. Clones share it.
#[derive(Clone)]
pub struct AppState {
    current: Current,
    pub(super) hosts: Arc<Hosts>,
    pub(super) limits: Limits,
    /// KiB of answers that may still be held.
    pub(super) held: Arc<Semaphore>,
    pub(super) metrics: Arc<Metrics>,
    pub(super) pages: Arc<Pages>,
}

impl AppState {
    /// Serves `queryable` from threads of this process to requests for this machine's loopback
    /// names, the address in `bind`, and the names in `allowed` (`host` or `host:port`).
    #[expect(
        clippy::needless_pass_by_value,
        reason = "clones share the engine, and callers have no other use for it"
    )]
    pub fn new(queryable: Queryable, bind: Option<SocketAddr>, allowed: &[String], limits: Limits) -> Self {
        let current = Current::of_threads(&queryable, limits.room());
        Self::over(current, Hosts::new(bind, allowed), limits, None)
    }

    /// Serves the store of `plan` from processes, and moves to each newer version of it.
    ///
    /// # Errors
    /// When the store cannot be opened or loaded, or no process can be started.
    #[cfg(unix)]
    pub fn start(
        plan: &super::workers::Plan,
        bind: Option<SocketAddr>,
        allowed: &[String],
        limits: Limits,
    ) -> Result<Self, super::workers::WorkersError> {
        let current = Current::of_processes(plan, limits.room())?;
        let state = Self::over(current, Hosts::new(bind, allowed), limits, Some(plan.store.clone()));
        // Read now, so that the first visitor need not wait; what is wrong, a page says.
        let version = state.version();
        drop(state.pages.edition(version.number, &version.manifest));
        Ok(state)
    }

    fn over(current: Current, hosts: Hosts, limits: Limits, store: Option<PathBuf>) -> Self {
        let held = Arc::new(Semaphore::new(limits.held >> 10));
        let pages = Arc::new(Pages::new(store));
        Self { current, hosts: Arc::new(hosts), limits, held, metrics: Arc::default(), pages }
    }

    /// The same, reached under a public address (`https://host/path`), whose host is answered.
    #[must_use]
    pub fn at(mut self, public_url: Option<&str>) -> Self {
        let hosts = Arc::unwrap_or_clone(self.hosts).at(public_url);
        self.hosts = Arc::new(hosts);
        self
    }

    /// The same, for pages of these origins too (`https://host`; `*` for all).
    #[must_use]
    pub fn for_origins(mut self, origins: &[String]) -> Self {
        let hosts = Arc::unwrap_or_clone(self.hosts).for_origins(origins);
        self.hosts = Arc::new(hosts);
        self
    }

    /// The same behind a proxy, which writes the address of each client in `X-Forwarded-For`.
    #[must_use]
    pub fn behind_proxy(mut self, behind: bool) -> Self {
        let hosts = Arc::unwrap_or_clone(self.hosts).behind_proxy(behind);
        self.hosts = Arc::new(hosts);
        self
    }

    pub(super) fn served(&self) -> Arc<Served> {
        self.current.get()
    }

    /// The version that is served. Served by [`Self::new`], it has number 0 and no folder.
    pub fn version(&self) -> Arc<Version> {
        self.served().version.clone()
    }

    /// Where the server is reached, for links: the public address, or `http://` and the name
    /// by which this request asks; without a slash at the end.
    pub fn address(&self, headers: &axum::http::HeaderMap) -> String {
        self.hosts.address(headers)
    }

    /// Does a task for the client of the current request.
    pub(super) async fn run(
        &self,
        task: Task,
        forms: Forms,
        bounds: Bounds,
    ) -> Result<(Format, Vec<u8>), QueryError> {
        let served = self.served();
        let timer = self.metrics.query();
        let result = served.pool.run(current_client(), task, forms, bounds).await;
        timer.ended(result.as_ref().err());
        result
    }

    /// Answers a query of this program's own, for its pages; a stranger's text goes to `/sparql`.
    ///
    /// # Errors
    /// When the query passes one of its bounds, is no SPARQL, or too many queries are running.
    pub async fn ask(&self, question: Question, bounds: Bounds) -> Result<Answer, QueryError> {
        let forms = Forms { table: Some("json".to_owned()), graph: Some("nt".to_owned()) };
        let (format, bytes) = self.run(Task::Query(question), forms, bounds).await?;
        Answer::read(format, &bytes).map_err(|error| QueryError::Evaluation(error.to_string()))
    }
}
