//! The pages of names: documents, entities, and whatever else the store knows.

use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::Response;

use super::page;
use crate::rdf::Iris;
use crate::server::AppState;
use crate::server::refusal::Refusal;
use crate::site::entity::{self, Row};
use crate::site::{self, Context, Edition};
use crate::store::query::{Answer, Question};

/// What a name turned out to be.
enum Found {
    Document(Box<crate::view::DocumentView>),
    Entry(usize, Vec<Row>),
    Other(String, Vec<Row>),
    Nothing,
}

/// The page of `<base>id/…`; `path` is the part of the address behind `/id/`, decoded.
pub(in crate::server) async fn name(
    state: &AppState,
    uri: &Uri,
    path: &str,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Response, Refusal> {
    let found = find(state, uri, path).await?;
    page(state, uri, method, headers, move |context| made(context, found)).await
}

fn made(context: Context<'_>, found: Found) -> Result<(StatusCode, String), Refusal> {
    let html = match found {
        Found::Document(view) => site::document::document(context, &view)?,
        Found::Entry(place, own) => entity::entity(context, place, &own)?,
        Found::Other(path, own) => entity::name(context, &path, &own)?,
        Found::Nothing => {
            let html = site::message::message(context, "message.not_found", &context.visit.path)?;
            return Ok((StatusCode::NOT_FOUND, html));
        }
    };
    Ok((StatusCode::OK, html))
}

async fn find(state: &AppState, uri: &Uri, path: &str) -> Result<Found, Refusal> {
    let edition = state.edition().await?;
    if let Some(document) = path.strip_prefix("document/")
        && let Some(view) = edition.document(document).map_err(Refusal::failed)?
    {
        return Ok(Found::Document(Box::new(view)));
    }
    // A path can be meant as it was sent or decoded.
    let paths = [uri.path().trim_start_matches('/').to_owned(), format!("id/{path}"), minted(&edition, path)];
    let base = edition.version.manifest.base.clone();
    if let Some((place, path)) = paths.iter().find_map(|path| Some((edition.index.find(path)?, path))) {
        let own = rows(state, entity::own_question(&base, &format!("{base}{path}"), false)).await?;
        return Ok(Found::Entry(place, own));
    }
    for path in paths {
        if oxrdf::NamedNode::new(format!("{base}{path}")).is_err() {
            continue;
        }
        let own = rows(state, entity::own_question(&base, &format!("{base}{path}"), true)).await?;
        if !own.is_empty() {
            return Ok(Found::Other(path, own));
        }
    }
    Ok(Found::Nothing)
}

/// The path that the mapping would have given to the last part of a decoded path.
fn minted(edition: &Edition, path: &str) -> String {
    let base = &edition.version.manifest.base;
    let minted = || {
        let (folder, last) = path.split_once('/')?;
        let iri = Iris::new(base).ok()?.document(last);
        let last = iri.as_str().strip_prefix(base.as_str())?.strip_prefix("id/document/")?.to_owned();
        Some(format!("id/{folder}/{last}"))
    };
    minted().unwrap_or_default()
}

async fn rows(state: &AppState, question: String) -> Result<Vec<Row>, Refusal> {
    match state.ask(Question::new(question), state.limits.query).await? {
        Answer::Table { rows, .. } => Ok(rows),
        Answer::Boolean(_) | Answer::Graph(_) => Ok(Vec::new()),
    }
}
