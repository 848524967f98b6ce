//! Which address is answered by what, and the server around it.

use std::io;
use std::net::SocketAddr;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::IntoResponse;
use axum::routing::{any, get};
use tokio::net::TcpListener;
use tower_http::set_header::SetResponseHeaderLayer;

use super::refusal::Refusal;
use super::{AppState, dereference, hosts, page, sparql};

/// Sent with every response. Pages load their own style and nothing else.
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

/// The whole server as a service that needs no socket.
pub fn app(state: AppState) -> Router {
    app_with(state, Router::new())
}

/// The same with more routes for `GET`, such as a site's pages; they stand behind the same
/// checks of host and origin and get the same headers.
pub fn app_with(state: AppState, pages: Router<AppState>) -> Router {
    let mut router = pages
        .route("/", get(page::index))
        .route("/style.css", get(page::style))
        .route("/sparql", any(sparql::endpoint))
        .route("/query", any(sparql::endpoint))
        .route("/id/{*path}", any(dereference::name))
        .route("/graph/{*path}", any(dereference::graph))
        .route("/ontology", any(dereference::ontology))
        .route("/health", get(health))
        .route("/ready", get(page::ready))
        .fallback(nowhere)
        .method_not_allowed_fallback(not_allowed)
        .layer(middleware::from_fn_with_state(state.clone(), hosts::check));
    for (name, value) in SECURITY {
        router = router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)));
    }
    router.with_state(state)
}

async fn health() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], "ok\n")
}

async fn nowhere() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "there is nothing at this address; `/` says what there is")
}

async fn not_allowed() -> Refusal {
    Refusal::method("GET, HEAD")
}

/// Serves until the process is asked to stop (SIGINT or SIGTERM), then lets running
/// requests end. `ready` is called once with the address, when connections are taken;
/// port 0 in `bind` takes a free one.
///
/// # Errors
/// When the address is taken or not allowed, or the runtime cannot be started.
pub fn serve(state: AppState, bind: SocketAddr, ready: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(bind).await?;
        let stop = stop()?;
        ready(listener.local_addr()?);
        axum::serve(listener, app(state)).with_graceful_shutdown(stop).await
    });
    // A query that overran its deadline must not hold the process.
    runtime.shutdown_background();
    served
}

/// Waits for the signal to stop. The handlers stand when this returns, so that a signal
/// directly after `ready` is not lost.
#[cfg(unix)]
fn stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Waits for Ctrl-C.
#[cfg(not(unix))]
fn stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}
