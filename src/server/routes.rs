//! Which address is answered by what, and what stands before and behind all of them.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use super::refusal::Refusal;
use super::{AppState, cors, dereference, graph_store, hosts, metrics, page, sparql, visit};
use crate::store::query::{Bounds, Question};

/// Sent with every response that says nothing else. Pages load their own style and nothing else.
const SECURITY: [(HeaderName, &str); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::CACHE_CONTROL, "no-cache"),
];

/// How long the question whether the server is ready may take.
const READY: Duration = Duration::from_secs(2);

/// The whole server as a service that needs no socket.
pub fn app(state: AppState) -> Router {
    app_with(state, Router::new())
}

/// The same with more routes for `GET`, such as a site's pages; they stand behind the same
/// checks of host and origin and get the same headers.
pub fn app_with(state: AppState, pages: Router<AppState>) -> Router {
    let mut router = pages
        .merge(page::routes())
        .route("/sparql", any(sparql::endpoint))
        .route("/query", any(sparql::endpoint))
        .route("/store", any(graph_store::endpoint))
        .route("/id/{*path}", any(dereference::name))
        .route("/graph/{*path}", any(dereference::graph))
        .route("/ontology", any(dereference::ontology))
        .route("/health", get(health))
        .route("/ready", get(ready))
        .route("/metrics", get(metrics::metrics))
        .fallback(nowhere)
        .method_not_allowed_fallback(not_allowed)
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(middleware::from_fn_with_state(state.clone(), cors::allow))
        .layer(middleware::from_fn_with_state(state.clone(), hosts::check));
    for (name, value) in SECURITY {
        router = router.layer(SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value)));
    }
    router.layer(middleware::from_fn_with_state(state.clone(), visit::receive)).with_state(state)
}

async fn health() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], "ok\n")
}

/// Ready is who answers a query; whoever is too busy for that is alive, but not ready.
async fn ready(State(state): State<AppState>) -> Result<Response, Refusal> {
    state.ask(Question::new("ASK {}"), Bounds { deadline: READY, ..Bounds::default() }).await?;
    let version = state.version();
    let line = format!("ready: version {}, {} quads\n", version.number, version.manifest.quads);
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], line).into_response())
}

async fn nowhere() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "there is nothing at this address; `/` says what there is")
}

async fn not_allowed() -> Refusal {
    Refusal::method("GET, HEAD")
}
