//! What is counted, in the text format of Prometheus: numbers only, no texts of clients.

use std::sync::atomic::{AtomicI64, AtomicU64};
use std::time::Instant;

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use super::AppState;
use crate::store::query::QueryError;

/// Seconds at which the times of queries are told apart.
const SECONDS: [f64; 11] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 20.0, 60.0];

/// Labels of one figure.
type Labels = Vec<(&'static str, String)>;

/// All figures.
pub(super) struct Metrics {
    registry: Registry,
    requests: Family<Labels, Counter>,
    failed: Family<Labels, Counter>,
    seconds: Histogram,
    running: Gauge<i64, AtomicI64>,
    waiting: Gauge<i64, AtomicI64>,
    pub(super) connections: Gauge<i64, AtomicI64>,
    version: Gauge<f64, AtomicU64>,
    quads: Gauge<f64, AtomicU64>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("kamergraaf"),
            requests: Family::default(),
            failed: Family::default(),
            seconds: Histogram::new(SECONDS),
            running: Gauge::default(),
            waiting: Gauge::default(),
            connections: Gauge::default(),
            version: Gauge::default(),
            quads: Gauge::default(),
        };
        let registry = &mut metrics.registry;
        registry.register("requests", "Requests by method and status", metrics.requests.clone());
        registry.register("queries_failed", "Queries without an answer, by reason", metrics.failed.clone());
        registry.register("query_seconds", "Time of queries, waiting included", metrics.seconds.clone());
        registry.register("queries_running", "Queries that run or wait", metrics.running.clone());
        registry.register("queries_waiting", "Queries that wait", metrics.waiting.clone());
        registry.register("connections", "Connections that are open", metrics.connections.clone());
        registry.register("store_version", "Number of the version that is served", metrics.version.clone());
        registry.register("store_quads", "Quads of the version that is served", metrics.quads.clone());
        metrics
    }
}

/// A query that is timed; one that is dropped before its end was left by its client.
pub(super) struct Timer<'m> {
    metrics: &'m Metrics,
    start: Instant,
    reason: Option<&'static str>,
}

impl Metrics {
    /// Counts a request.
    pub(super) fn request(&self, method: &axum::http::Method, status: axum::http::StatusCode) {
        // Methods that somebody made up are one.
        let known = ["GET", "HEAD", "POST", "OPTIONS"].into_iter().find(|known| method == known);
        let labels =
            vec![("method", known.unwrap_or("other").to_owned()), ("status", status.as_str().to_owned())];
        self.requests.get_or_create(&labels).inc();
    }

    /// Starts to time a query.
    pub(super) fn query(&self) -> Timer<'_> {
        self.running.inc();
        Timer { metrics: self, start: Instant::now(), reason: Some("left") }
    }
}

impl Timer<'_> {
    /// The query has ended, with an error or without.
    pub(super) fn ended(mut self, error: Option<&QueryError>) {
        self.reason = error.map(reason);
    }
}

impl Drop for Timer<'_> {
    fn drop(&mut self) {
        self.metrics.running.dec();
        self.metrics.seconds.observe(self.start.elapsed().as_secs_f64());
        if let Some(reason) = self.reason {
            self.metrics.failed.get_or_create(&vec![("reason", reason.to_owned())]).inc();
        }
    }
}

fn reason(error: &QueryError) -> &'static str {
    match error {
        QueryError::Refused(_) => "guard",
        QueryError::Timeout(_) => "time",
        QueryError::Memory(_) => "memory",
        QueryError::Rows(_) | QueryError::Bytes(_) => "size",
        QueryError::Lost(_) => "lost",
        QueryError::Busy => "busy",
        QueryError::TooMany => "too_many",
        QueryError::Evaluation(_) => "evaluation",
        QueryError::Nothing => "nothing",
        _ => "mistake",
    }
}

/// `/metrics`
pub(super) async fn metrics(State(state): State<AppState>) -> impl IntoResponse {
    let served = state.served();
    let metrics = &state.metrics;
    metrics.waiting.set(i64::try_from(served.pool.waiting()).unwrap_or(i64::MAX));
    #[expect(clippy::cast_precision_loss, reason = "a figure on a chart")]
    {
        metrics.version.set(served.version.number as f64);
        metrics.quads.set(served.version.manifest.quads as f64);
    }
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = encode(&mut text, &metrics.registry);
    let content = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, content)], text)
}
