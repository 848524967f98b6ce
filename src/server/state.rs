//! What all requests share.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Semaphore, oneshot};
use tokio::time::timeout;

use super::hosts::Hosts;
use crate::store::query::{Answer, Bounds, QueryError, Question};
use crate::store::{Manifest, Queryable};

/// How much strangers may ask of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time, rows and bytes of one query.
    pub query: Bounds,
    /// Bytes of one answer as it is written; beyond it the answer is refused.
    pub answer: usize,
    /// Bytes of the body of a request.
    pub body: usize,
    /// Queries that run at once, those that overran their deadline included.
    pub concurrent: usize,
    /// How long a query waits for another to end.
    pub queue: Duration,
    /// Triples of one dereferenced name.
    pub described: usize,
}

impl Default for Limits {
    /// 20 seconds, 100,000 rows, 64 MiB an answer, 256 KiB a request, 8 queries at once,
    /// a second in the queue, 100,000 triples a name.
    fn default() -> Self {
        Self {
            query: Bounds { deadline: Duration::from_secs(20), rows: 100_000, bytes: 64 << 20 },
            answer: 64 << 20,
            body: 256 << 10,
            concurrent: 8,
            queue: Duration::from_secs(1),
            described: 100_000,
        }
    }
}

/// The store that is served, and under which names and limits. Clones share it.
#[derive(Clone)]
pub struct AppState {
    pub(super) queryable: Queryable,
    pub(super) hosts: Arc<Hosts>,
    pub(super) limits: Limits,
    pub(super) running: Arc<Semaphore>,
}

impl AppState {
    /// Serves `queryable` to requests for this machine's loopback names, the address in
    /// `bind`, and the names in `allowed` (`host` or `host:port`).
    pub fn new(queryable: Queryable, bind: Option<SocketAddr>, allowed: &[String], limits: Limits) -> Self {
        Self {
            queryable,
            hosts: Arc::new(Hosts::new(bind, allowed)),
            limits,
            running: Arc::new(Semaphore::new(limits.concurrent)),
        }
    }

    /// What the version that is served holds.
    pub fn manifest(&self) -> Arc<Manifest> {
        Arc::new(self.queryable.manifest().clone())
    }

    /// Answers a query of this program's own, for its pages; a stranger's text goes to `/sparql`.
    ///
    /// # Errors
    /// When the query passes one of its bounds, is no SPARQL, or too many queries are running.
    pub async fn ask(&self, question: Question, bounds: Bounds) -> Result<Answer, QueryError> {
        let (send, receive) = oneshot::channel();
        let running = self.queryable.start(question, bounds, move |result| drop(send.send(result)))?;
        let result = timeout(bounds.deadline, receive).await;
        drop(running);
        match result {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(QueryError::Lost("its thread has ended")),
            Err(_) => Err(QueryError::Timeout(bounds.deadline)),
        }
    }
}
