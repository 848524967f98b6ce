//! The pages of `crate::site` over HTTP: which address is which page, for browsers alone.

mod downloads;
mod names;
mod pages;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

pub(super) use names::name;
pub(super) use pages::Pages;

use super::AppState;
use super::refusal::Refusal;
use super::reply::respond;
use crate::site::{self, Context, Visit};
use crate::store::query::{Answer, Question};

/// What a page may load and do: its own scripts, styles and pictures, and nothing inline.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
/// What decides on a page beside its address.
const VARY: HeaderValue = HeaderValue::from_static("accept, accept-language");
/// A file whose address has the hash of its bytes.
const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The addresses of the pages, but for those of names.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/", get(start))
        .route("/search", get(search))
        .route("/sanctions", get(sanctions))
        .route("/sanctions.csv", get(downloads::csv))
        .route("/sanctions.svg", get(downloads::svg))
        .route("/sanctions.json", get(downloads::plot))
        .route("/sanctions.ttl", get(downloads::turtle))
        .route("/sanctions.graphml", get(downloads::graphml))
        .route("/sanctions.gexf", get(downloads::gexf))
        .route("/path", get(path))
        .route("/statistics", get(statistics))
        .route("/editor", get(editor))
        .route("/assets/{name}", get(asset))
}

macro_rules! plain_pages {
    ($($name:ident = $make:path;)*) => {
        $(async fn $name(State(state): State<AppState>, uri: Uri, method: Method, headers: HeaderMap) -> Result<Response, Refusal> {
            page(&state, &uri, &method, &headers, |context| Ok((StatusCode::OK, $make(context)?))).await
        })*
    };
}

plain_pages! {
    start = site::start::start;
    search = site::start::search;
    sanctions = site::sanctions::sanctions;
    path = site::path::path;
    statistics = site::statistics::statistics;
}

/// The page of a query: asked like a stranger's, because it is one.
async fn editor(
    State(state): State<AppState>,
    uri: Uri,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let asked = visit(&uri, &headers);
    let outcome = match asked.first("query") {
        Some(query) => Some(outcome(state.ask(Question::new(query), state.limits.query).await)),
        None => None,
    };
    page(&state, &uri, &method, &headers, move |context| {
        Ok((StatusCode::OK, site::editor::editor(context, outcome.as_ref())?))
    })
    .await
}

fn outcome(answer: Result<Answer, crate::store::query::QueryError>) -> site::editor::Outcome {
    use site::editor::Outcome;
    match answer {
        Ok(Answer::Table { variables, rows }) => {
            let variables = variables.iter().map(|variable| variable.as_str().to_owned()).collect();
            Outcome::Table { variables, rows }
        }
        Ok(Answer::Boolean(value)) => Outcome::Boolean(value),
        Ok(Answer::Graph(triples)) => Outcome::Graph(triples),
        Err(error) => Outcome::Refused(error.to_string()),
    }
}

/// A file that pages load.
async fn asset(
    State(state): State<AppState>,
    Path(name): Path<String>,
    method: Method,
) -> Result<Response, Refusal> {
    let asset = state.pages.site()?.assets.at(&format!("/assets/{name}"));
    let Some(asset) = asset else {
        return Err(Refusal::new(
            StatusCode::NOT_FOUND,
            "there is no such file; a page names those that it needs",
        ));
    };
    let content = (header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    Ok(respond([content, (header::CACHE_CONTROL, FOR_GOOD)], asset.bytes, &method))
}

/// What a browser asks for.
fn visit(uri: &Uri, headers: &HeaderMap) -> Visit {
    let language = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Visit::new(uri.path(), uri.query().unwrap_or_default(), language)
}

/// Makes a page, away from the threads that answer others.
async fn page<F>(
    state: &AppState,
    uri: &Uri,
    method: &Method,
    headers: &HeaderMap,
    make: F,
) -> Result<Response, Refusal>
where
    F: FnOnce(Context<'_>) -> Result<(StatusCode, String), Refusal> + Send + 'static,
{
    let (site, edition, visit) = (state.pages.site()?, state.edition().await?, visit(uri, headers));
    let task =
        tokio::task::spawn_blocking(move || make(Context { site: &site, edition: &edition, visit: &visit }));
    let (status, html) = task.await.map_err(Refusal::failed)??;
    let headers =
        [(header::CONTENT_TYPE, HTML), (header::CONTENT_SECURITY_POLICY, POLICY), (header::VARY, VARY)];
    let mut response = respond(headers, html, method);
    *response.status_mut() = status;
    Ok(response.into_response())
}

impl Refusal {
    /// What went wrong although nobody did anything wrong.
    #[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
    fn failed(error: impl ToString) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
    }
}

impl From<askama::Error> for Refusal {
    fn from(error: askama::Error) -> Self {
        Self::failed(error)
    }
}
