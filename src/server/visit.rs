//! Around each request: whose it is, what is counted, and one line in the log.
//!
//! The log has no text of a query and no parameter, which may say what somebody is after.

use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::Uri;
use axum::middleware::Next;
use axum::response::Response;

use super::AppState;
use super::listen::Peer;
use super::workers::{Client, with_client};

/// Bytes of a path that are logged.
const LOGGED: usize = 200;

/// Runs a request for its client.
pub(super) async fn receive(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0);
    let client = state.hosts.client(request.headers(), peer);
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let response = with_client(client, next.run(request)).await;
    let status = response.status();
    state.metrics.request(&method, status);
    let client = match client {
        Client::Own => String::new(),
        Client::Address(address) => address.to_string(),
    };
    let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(client, %method, path = path(&uri), status = status.as_u16(), milliseconds, "request");
    response
}

/// The path of an address, which has only signs that an address can have.
fn path(uri: &Uri) -> &str {
    // An address is all ASCII.
    uri.path().get(..LOGGED).unwrap_or(uri.path())
}
