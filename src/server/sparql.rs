//! SPARQL 1.1 Protocol, the query part.

use axum::Form;
use axum::body::to_bytes;
use axum::extract::{FromRequest, Query, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::{OwnedSemaphorePermit, oneshot};
use tokio::time::timeout;

use super::AppState;
use super::negotiate::Wish;
use super::refusal::Refusal;
use super::reply::Written;
use super::service;
use crate::store::query::{QueryError, Question};

const METHODS: &str = "GET, HEAD, POST, OPTIONS";

/// The parameters of the protocol, and `format`, which names a format where no header can.
#[derive(Default)]
struct Parameters {
    query: Option<String>,
    default_graphs: Vec<String>,
    named_graphs: Vec<String>,
    format: Option<String>,
}

/// Answers a request to the endpoint.
pub(super) async fn endpoint(State(state): State<AppState>, request: Request) -> Result<Response, Refusal> {
    let method = request.method().clone();
    let headers = request.headers().clone();
    let parameters = match method {
        Method::GET | Method::HEAD => of_address(request.uri())?,
        Method::POST => of_body(request, state.limits.body).await?,
        Method::OPTIONS => return Ok((StatusCode::NO_CONTENT, [(header::ALLOW, METHODS)]).into_response()),
        _ => return Err(Refusal::method(METHODS)),
    };
    let wish = Wish::new(&headers, parameters.format);
    let Some(text) = parameters.query else {
        return describe(&state, &headers, &method, &wish);
    };
    let Parameters { default_graphs, named_graphs, .. } = parameters;
    let written = ask(&state, Question { text, default_graphs, named_graphs }, wish).await?;
    Ok(written.respond(&method))
}

/// Without a query, GET describes the endpoint.
fn describe(
    state: &AppState,
    headers: &HeaderMap,
    method: &Method,
    wish: &Wish,
) -> Result<Response, Refusal> {
    if method == Method::POST {
        return Err(Refusal::new(StatusCode::BAD_REQUEST, "the parameter `query` is missing"));
    }
    let description = service::description(state, headers);
    let written = Written::new(&description, wish, &state.manifest().base, state.limits.answer)?;
    Ok(written.respond(method))
}

/// Runs a query and writes its answer, both in the query's thread. When the client leaves,
/// this future is dropped, and with it the handle that keeps the query running.
async fn ask(state: &AppState, question: Question, wish: Wish) -> Result<Written, Refusal> {
    let permit = permit(state).await?;
    let (send, receive) = oneshot::channel();
    let (base, limit) = (state.manifest().base.clone(), state.limits.answer);
    let bounds = state.limits.query;
    let running = state.queryable.start(question, bounds, move |result| {
        let written = result.map_err(Refusal::from);
        let written = written.and_then(|answer| Written::new(&answer, &wish, &base, limit));
        // The permit ends with the thread, also when nobody waits any more.
        drop(permit);
        drop(send.send(written));
    })?;
    let result = timeout(bounds.deadline, receive).await;
    drop(running);
    match result {
        Ok(Ok(written)) => written,
        Ok(Err(_)) => Err(QueryError::Lost("its thread has ended").into()),
        Err(_) => Err(QueryError::Timeout(bounds.deadline).into()),
    }
}

/// Waits for a moment until a query may run.
pub(super) async fn permit(state: &AppState) -> Result<OwnedSemaphorePermit, Refusal> {
    match timeout(state.limits.queue, state.running.clone().acquire_owned()).await {
        Ok(Ok(permit)) => Ok(permit),
        _ => Err(Refusal::busy()),
    }
}

fn of_address(uri: &Uri) -> Result<Parameters, Refusal> {
    let pairs = Query::<Vec<(String, String)>>::try_from_uri(uri);
    let pairs = pairs.map_err(|error| Refusal::new(StatusCode::BAD_REQUEST, error.body_text()))?;
    collect(pairs.0)
}

async fn of_body(request: Request, limit: usize) -> Result<Parameters, Refusal> {
    let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence =
        content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let (parts, body) = request.into_parts();
    let direct = match essence.as_str() {
        "application/sparql-query" => true,
        "application/x-www-form-urlencoded" => false,
        _ => {
            let sentence = "a POST carries application/sparql-query or application/x-www-form-urlencoded; \
                            updates are not taken";
            return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, sentence));
        }
    };
    let bytes = to_bytes(body, limit).await.map_err(|_| {
        let sentence = format!("the body of the request is cut or has more than {limit} bytes");
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, sentence)
    })?;
    if !direct {
        let form =
            Form::<Vec<(String, String)>>::from_request(Request::from_parts(parts, bytes.into()), &()).await;
        return collect(form.map_err(|error| Refusal::new(StatusCode::BAD_REQUEST, error.body_text()))?.0);
    }
    let mut parameters = of_address(&parts.uri)?;
    let bad = |sentence: &str| Refusal::new(StatusCode::BAD_REQUEST, sentence);
    if parameters.query.is_some() {
        return Err(bad("there is a query in the address and another in the body"));
    }
    parameters.query = Some(String::from_utf8(bytes.into()).map_err(|_| bad("the query is not UTF-8"))?);
    Ok(parameters)
}

fn collect(pairs: Vec<(String, String)>) -> Result<Parameters, Refusal> {
    let mut parameters = Parameters::default();
    let refused = |sentence: &str| Err(Refusal::new(StatusCode::BAD_REQUEST, sentence));
    for (name, value) in pairs {
        match name.as_str() {
            "query" if parameters.query.is_some() => return refused("the parameter `query` is given twice"),
            "query" => parameters.query = Some(value),
            "default-graph-uri" => parameters.default_graphs.push(value),
            "named-graph-uri" => parameters.named_graphs.push(value),
            "format" => parameters.format = Some(value),
            "update" | "using-graph-uri" | "using-named-graph-uri" => {
                return refused("this endpoint is read-only and takes no update");
            }
            _ => {}
        }
    }
    Ok(parameters)
}
