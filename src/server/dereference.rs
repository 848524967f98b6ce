//! Names that can be asked for: `/id/…`, `/graph/…` and `/ontology` answer what the store
//! says of the name under the base, directly and as RDF by `Accept`.
//!
//! Of a document, the answer holds its mentions too: their names are that of the document
//! with a fragment, which a client never sends. The ontology is the graph `<base>ontology`,
//! or `<base>graph/ontology`.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use oxrdf::{NamedNode, NamedOrBlankNode, Triple};

use super::AppState;
use super::negotiate::Wish;
use super::refusal::Refusal;
use super::reply::Written;
use super::sparql::permit;
use crate::store::Queryable;
use crate::store::query::{Answer, QueryError};

const METHODS: &str = "GET, HEAD, OPTIONS";

/// What is asked for.
#[derive(Clone, Copy)]
enum Asked {
    Name,
    Graph,
    Ontology,
}

/// `/id/…`
pub(super) async fn name(
    State(state): State<AppState>,
    uri: Uri,
    Path(path): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let raw = uri.path().trim_start_matches('/').to_owned();
    describe(state, Asked::Name, [raw, format!("id/{path}")], method, headers).await
}

/// `/graph/…`
pub(super) async fn graph(
    State(state): State<AppState>,
    uri: Uri,
    Path(path): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let raw = uri.path().trim_start_matches('/').to_owned();
    describe(state, Asked::Graph, [raw, format!("graph/{path}")], method, headers).await
}

/// `/ontology`
pub(super) async fn ontology(
    State(state): State<AppState>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let paths = ["ontology", "graph/ontology"].map(str::to_owned);
    describe(state, Asked::Ontology, paths, method, headers).await
}

/// Answers with what the store says of the first of the paths of which it says something.
async fn describe(
    state: AppState,
    asked: Asked,
    paths: [String; 2],
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    match method {
        Method::GET | Method::HEAD => {}
        Method::OPTIONS => return Ok((StatusCode::NO_CONTENT, [(header::ALLOW, METHODS)]).into_response()),
        _ => return Err(Refusal::method(METHODS)),
    }
    let permit = permit(&state).await?;
    let wish = Wish::new(&headers, None);
    let work = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        let answer = look_up(&state, asked, &paths)?;
        Written::new(&answer, &wish, &state.manifest().base, state.limits.answer)
    });
    let written = work.await.map_err(|_| QueryError::Lost("its thread has ended"))?;
    Ok(written?.respond(&method))
}

fn look_up(state: &AppState, asked: Asked, paths: &[String]) -> Result<Answer, Refusal> {
    let (queryable, limit) = (&state.queryable, state.limits.described);
    let base = &state.queryable.manifest().base;
    // What is no IRI names nothing.
    for name in paths.iter().filter_map(|path| NamedNode::new(format!("{base}{path}")).ok()) {
        let triples = match asked {
            Asked::Name => with_mentions(queryable, &name, limit),
            Asked::Graph | Asked::Ontology => queryable.graph(&name, limit),
        }?;
        if !triples.is_empty() {
            return Ok(Answer::graph(triples));
        }
    }
    Err(Refusal::new(StatusCode::NOT_FOUND, "the store says nothing of this name"))
}

/// The triples about a name and, when it is a document, about its mentions.
fn with_mentions(queryable: &Queryable, name: &NamedNode, limit: usize) -> Result<Vec<Triple>, QueryError> {
    let mut triples = queryable.about(name, limit)?;
    let base = &queryable.manifest().base;
    let document =
        name.as_str().strip_prefix(base.as_str()).and_then(|path| path.strip_prefix("id/document/"));
    if let Some(graph) = document.and_then(|path| NamedNode::new(format!("{base}graph/{path}")).ok()) {
        let mention = format!("{}#", name.as_str());
        triples.extend(queryable.graph(&graph, limit)?.into_iter().filter(|triple| match &triple.subject {
            NamedOrBlankNode::NamedNode(subject) => subject.as_str().starts_with(&mention),
            NamedOrBlankNode::BlankNode(_) => false,
        }));
    }
    Ok(triples)
}
