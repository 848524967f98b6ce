//! Who sanctioned whom as files: exactly what the page with the same state shows.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::Response;

use super::visit;
use crate::export;
use crate::server::AppState;
use crate::server::refusal::Refusal;
use crate::server::reply::respond;
use crate::site::{self, Context};
use crate::store::query::{Answer, FORMATS, Question};

/// Facts asked for at once.
const AT_ONCE: usize = 200;

/// The rows.
pub(super) async fn csv(
    State(state): State<AppState>,
    uri: Uri,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let csv = made(&state, &uri, &headers, |context| Ok(site::sanctions::csv(context))).await?;
    Ok(file("text/csv; charset=utf-8; header=present", "sanctions.csv", csv.into_bytes(), &method))
}

/// The picture.
pub(super) async fn svg(
    State(state): State<AppState>,
    uri: Uri,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let svg = made(&state, &uri, &headers, |context| Ok(site::sanctions::svg(context)?)).await?;
    Ok(file("image/svg+xml", "sanctions.svg", svg.into_bytes(), &method))
}

/// The names and lines that the script of the page draws.
pub(super) async fn plot(
    State(state): State<AppState>,
    uri: Uri,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let json =
        made(&state, &uri, &headers, |context| site::sanctions::plot(context).map_err(Refusal::failed));
    let content = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let vary = (header::VARY, HeaderValue::from_static("accept-language"));
    Ok(respond([content, vary], json.await?, &method))
}

/// The facts with their evidence, and what their ends are called.
pub(super) async fn turtle(
    State(state): State<AppState>,
    uri: Uri,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let facts = made(&state, &uri, &headers, |context| Ok(site::sanctions::facts(context))).await?;
    let base = state.version().manifest.base.clone();
    let mut triples = Vec::new();
    for facts in facts.chunks(AT_ONCE) {
        let question = Question::new(construct(&base, facts));
        if let Answer::Graph(some) = state.ask(question, state.limits.query).await? {
            triples.extend(some);
        }
    }
    let mut out = Vec::new();
    if let Some(format) = FORMATS.into_iter().find(|format| format.name == "ttl") {
        Answer::graph(triples).write(format, &base, &mut out).map_err(Refusal::failed)?;
    }
    Ok(file("text/turtle; charset=utf-8", "sanctions.ttl", out, &method))
}

/// Parties and acts for programs that draw networks.
pub(super) async fn graphml(
    State(state): State<AppState>,
    uri: Uri,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    network(&state, &uri, &method, &headers, "graphml", "sanctions.graphml").await
}

/// The same for Gephi.
pub(super) async fn gexf(
    State(state): State<AppState>,
    uri: Uri,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    network(&state, &uri, &method, &headers, "gexf", "sanctions.gexf").await
}

async fn network(
    state: &AppState,
    uri: &Uri,
    method: &Method,
    headers: &HeaderMap,
    form: &'static str,
    name: &'static str,
) -> Result<Response, Refusal> {
    let format = export::Format::named(form).ok_or_else(|| Refusal::failed("there is no such format"))?;
    let bytes = made(state, uri, headers, move |context| {
        let mut out = Vec::new();
        let network = site::sanctions::network(context).map_err(Refusal::failed)?;
        export::write_network(&network, format, &mut out).map_err(Refusal::failed)?;
        Ok(out)
    });
    Ok(file(format.media_type, name, bytes.await?, method))
}

fn construct(base: &str, facts: &[String]) -> String {
    let facts: Vec<String> = facts.iter().map(|fact| format!("<{fact}>")).collect();
    let facts = facts.join(" ");
    format!(
        "PREFIX kg: <{base}ontology#> PREFIX prov: <http://www.w3.org/ns/prov#> \
         PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> CONSTRUCT {{ ?s ?p ?o }} WHERE {{ \
         {{ VALUES ?s {{ {facts} }} ?s ?p ?o }} UNION \
         {{ VALUES ?fact {{ {facts} }} ?fact prov:wasDerivedFrom ?s . ?s ?p ?o }} UNION \
         {{ VALUES ?fact {{ {facts} }} ?fact kg:issuer|kg:target ?s . VALUES ?p {{ rdfs:label a }} ?s ?p ?o }} }}"
    )
    .replace(" a }", " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> }")
}

/// Makes what a file is written from, away from the threads that answer others.
async fn made<T, F>(state: &AppState, uri: &Uri, headers: &HeaderMap, make: F) -> Result<T, Refusal>
where
    T: Send + 'static,
    F: FnOnce(Context<'_>) -> Result<T, Refusal> + Send + 'static,
{
    let (site, edition, visit) = (state.pages.site()?, state.edition().await?, visit(uri, headers));
    let task =
        tokio::task::spawn_blocking(move || make(Context { site: &site, edition: &edition, visit: &visit }));
    task.await.map_err(Refusal::failed)?
}

fn file(media_type: &'static str, name: &'static str, bytes: Vec<u8>, method: &Method) -> Response {
    let content = (header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    let mut response = respond([content], bytes, method);
    *response.status_mut() = StatusCode::OK;
    if let Ok(name) = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    response
}
