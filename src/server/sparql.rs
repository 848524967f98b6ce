//! SPARQL 1.1 Protocol, the query part.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::AppState;
use super::negotiate::Wish;
use super::parameters::{of_address, of_body};
use super::refusal::Refusal;
use super::reply::answer;
use super::service;
use crate::store::query::{Bounds, Question, Task};

const METHODS: &str = "GET, HEAD, POST, OPTIONS";

/// Answers a request to the endpoint.
pub(super) async fn endpoint(State(state): State<AppState>, request: Request) -> Result<Response, Refusal> {
    let method = request.method().clone();
    let headers = request.headers().clone();
    let parameters = match method {
        Method::GET | Method::HEAD => of_address(request.uri())?,
        Method::POST => of_body(request, &state.limits).await?,
        Method::OPTIONS => return Ok((StatusCode::NO_CONTENT, [(header::ALLOW, METHODS)]).into_response()),
        _ => return Err(Refusal::method(METHODS)),
    };
    let wish = Wish::new(&headers, parameters.format);
    let Some(text) = parameters.query else {
        return describe(&state, &headers, &method, &wish).await;
    };
    let (default_graphs, named_graphs) = (parameters.default_graphs, parameters.named_graphs);
    let task = Task::Query(Question { text, default_graphs, named_graphs });
    let bounds = Bounds { bytes: state.limits.answer, ..state.limits.query };
    answer(&state, task, bounds, &wish, &method, &headers).await
}

/// Without a query, GET describes the endpoint.
async fn describe(
    state: &AppState,
    headers: &HeaderMap,
    method: &Method,
    wish: &Wish,
) -> Result<Response, Refusal> {
    if method == Method::POST {
        return Err(Refusal::new(StatusCode::BAD_REQUEST, "the parameter `query` is missing"));
    }
    let format = wish.choose(true)?;
    let description = service::description(state, headers).await?;
    let mut bytes = Vec::new();
    description.write(format, &state.version().manifest.base, &mut bytes).map_err(|error| {
        Refusal::new(StatusCode::NOT_ACCEPTABLE, format!("this answer cannot be written so: {error}"))
    })?;
    Ok(super::reply::Written::new(format, bytes).respond(method))
}
