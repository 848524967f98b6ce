//! Names that can be asked for: `/id/…`, `/graph/…` and `/ontology` answer what the store
//! says of the name under the base, directly and as RDF by `Accept`
//! or `?format=`. A browser, which asks for `text/html` before all else, gets the page of a name.
//!
//! Of a document, the answer holds its mentions too: their names are that of the document
//! with a fragment, which a client never sends. The ontology is the graph `<base>ontology`,
//! or `<base>graph/ontology`.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::AppState;
use super::negotiate::Wish;
use super::page;
use super::parameters::pairs;
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

/// The format that the address names: `?format=ttl`.
fn named_format(uri: &Uri) -> Result<Option<String>, Refusal> {
    Ok(pairs(uri)?.into_iter().find(|(name, _)| name == "format").map(|(_, format)| format))
}

fn reads(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// `/id/…`
pub(super) async fn name(
    State(state): State<AppState>,
    uri: Uri,
    Path(path): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    if reads(&method) && Wish::wants_page(&headers) && named_format(&uri)?.is_none() {
        return page::name(&state, &uri, &path, &method, &headers).await;
    }
    let paths = [uri.path().trim_start_matches('/').to_owned(), format!("id/{path}")];
    describe(&state, Task::Name, paths, &method, &headers, named_format(&uri)?).await
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
    describe(&state, Task::Graph, paths, &method, &headers, named_format(&uri)?).await
}

/// `/ontology`
pub(super) async fn ontology(
    State(state): State<AppState>,
    uri: Uri,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let paths = ["ontology", "graph/ontology"].map(str::to_owned);
    describe(&state, Task::Graph, paths, &method, &headers, named_format(&uri)?).await
}

/// Answers with what the store says of the first of the paths of which it says something: a
/// path can be meant as it was sent or decoded.
async fn describe(
    state: &AppState,
    task: impl Fn(Vec<String>) -> Task,
    paths: [String; 2],
    method: &Method,
    headers: &HeaderMap,
    format: Option<String>,
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
    answer(state, task(names), state.bounds_of_names(), &Wish::new(headers, format), method, headers).await
}
