//! Names that can be asked for: `/id/…`, `/graph/…` and `/ontology` answer what the store
//! says of the name under the base, directly and as RDF by `Accept`.
//!
//! Of a document, the answer holds its mentions too: their names are that of the document
//! with a fragment, which a client never sends. The ontology is the graph `<base>ontology`,
//! or `<base>graph/ontology`.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::AppState;
use super::negotiate::Wish;
use super::refusal::Refusal;
use super::reply::answer;
use crate::store::query::{Bounds, Task};

pub(super) const METHODS: &str = "GET, HEAD, OPTIONS";

impl AppState {
    /// How much the answer about one name may take.
    pub(super) fn bounds_of_names(&self) -> Bounds {
        Bounds { rows: self.limits.described, bytes: self.limits.answer, ..self.limits.query }
    }
}

/// `/id/…`
pub(super) async fn name(
    State(state): State<AppState>,
    uri: Uri,
    Path(path): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let paths = [uri.path().trim_start_matches('/').to_owned(), format!("id/{path}")];
    describe(&state, Task::Name, paths, &method, &headers).await
}

/// `/graph/…`
pub(super) async fn graph(
    State(state): State<AppState>,
    uri: Uri,
    Path(path): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let paths = [uri.path().trim_start_matches('/').to_owned(), format!("graph/{path}")];
    describe(&state, Task::Graph, paths, &method, &headers).await
}

/// `/ontology`
pub(super) async fn ontology(
    State(state): State<AppState>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let paths = ["ontology", "graph/ontology"].map(str::to_owned);
    describe(&state, Task::Graph, paths, &method, &headers).await
}

/// Answers with what the store says of the first of the paths of which it says something: a
/// path can be meant as it was sent or decoded.
async fn describe(
    state: &AppState,
    task: impl Fn(Vec<String>) -> Task,
    paths: [String; 2],
    method: &Method,
    headers: &HeaderMap,
) -> Result<Response, Refusal> {
    match *method {
        Method::GET | Method::HEAD => {}
        Method::OPTIONS => return Ok((StatusCode::NO_CONTENT, [(header::ALLOW, METHODS)]).into_response()),
        _ => return Err(Refusal::method(METHODS)),
    }
    let version = state.version();
    let base = &version.manifest.base;
    let mut names = paths.map(|path| format!("{base}{path}")).to_vec();
    names.dedup();
    answer(state, task(names), state.bounds_of_names(), &Wish::new(headers, None), method, headers).await
}
