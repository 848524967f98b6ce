//! SPARQL 1.1 Graph Store HTTP Protocol, the reading part: `/store?graph=IRI`, `/store?default`.

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::AppState;
use super::dereference::METHODS;
use super::negotiate::Wish;
use super::parameters::pairs;
use super::refusal::Refusal;
use super::reply::answer;
use crate::store::query::Task;

/// Answers with the graph that the address names.
pub(super) async fn endpoint(State(state): State<AppState>, request: Request) -> Result<Response, Refusal> {
    let method = request.method();
    match *method {
        Method::GET | Method::HEAD => {}
        Method::OPTIONS => return Ok((StatusCode::NO_CONTENT, [(header::ALLOW, METHODS)]).into_response()),
        _ => return Err(Refusal::method(METHODS)),
    }
    let mut task = None;
    let mut format = None;
    let mut graphs = 0;
    for (name, value) in pairs(request.uri())? {
        match name.as_str() {
            "default" => (task, graphs) = (Some(Task::Union), graphs + 1),
            "graph" => (task, graphs) = (Some(Task::Graph(vec![value])), graphs + 1),
            "format" => format = Some(value),
            _ => {}
        }
    }
    let (Some(task), 1) = (task, graphs) else {
        let sentence = "the address names one graph, with ?graph=IRI or ?default";
        return Err(Refusal::new(StatusCode::BAD_REQUEST, sentence));
    };
    let wish = Wish::new(request.headers(), format);
    let bounds = state.bounds_of_names();
    answer(&state, task, bounds, &wish, method, request.headers()).await
}
