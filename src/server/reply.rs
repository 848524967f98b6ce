//! Answers: complete in memory before the first byte is sent, and known again by their tag.
//!
//! So a 200 is always whole: what goes wrong while an answer is found or written has a status
//! of its own. What a client has not yet taken is counted, and too much of it is refused.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use tokio::sync::OwnedSemaphorePermit;

use super::AppState;
use super::negotiate::Wish;
use super::refusal::Refusal;
use crate::store::query::{Bounds, Format, Forms, QueryError, Task, guard, is_fixed};

/// Caches may keep an answer and must ask whether it still holds.
const CACHED: HeaderValue = HeaderValue::from_static("public, no-cache");
/// An answer that will not be the same again.
const NOT_CACHED: HeaderValue = HeaderValue::from_static("no-store");
/// What decides on the form of an answer.
const VARY: (HeaderName, HeaderValue) = (header::VARY, HeaderValue::from_static("accept"));

/// Does a task and answers the request with what comes of it.
pub(super) async fn answer(
    state: &AppState,
    task: Task,
    bounds: Bounds,
    wish: &Wish,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Response, Refusal> {
    let forms = wish.forms();
    let tag = tag(state, &task, &forms);
    if let Some(tag) = tag.as_ref().filter(|tag| *method != Method::POST && knows(headers, tag)) {
        let headers = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, CACHED), VARY];
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    if let Task::Query(question) = &task {
        // One pass over the bytes; what it refuses needs no worker.
        guard::check(&question.text).map_err(QueryError::from)?;
    }
    let (format, bytes) = state.run(task, forms, bounds).await?;
    let kib = u32::try_from(bytes.len() >> 10).unwrap_or(u32::MAX);
    let Ok(held) = state.held.clone().try_acquire_many_owned(kib) else {
        return Err(QueryError::Busy.into());
    };
    let written = Written { format, bytes, held: Some(held) };
    let mut response = written.respond(method);
    let cache = if tag.is_some() { CACHED } else { NOT_CACHED };
    response.headers_mut().insert(header::CACHE_CONTROL, cache);
    response.headers_mut().extend(tag.map(|tag| (header::ETAG, tag)));
    Ok(response)
}

/// The name of an answer: of the version, of the question and of the forms; none if the
/// answer changes by itself. Weak, because the answer may be sent compressed.
fn tag(state: &AppState, task: &Task, forms: &Forms) -> Option<HeaderValue> {
    if let Task::Query(question) = task
        && !is_fixed(&question.text)
    {
        return None;
    }
    let mut hash = Sha256::new();
    hash.update(state.served().mark);
    hash.update(serde_json::to_vec(&(task, forms)).ok()?);
    let name = u128::from_be_bytes(*hash.finalize().first_chunk()?);
    HeaderValue::try_from(format!("W/\"{name:032x}\"")).ok()
}

/// Whether the client has the answer with this tag.
fn knows(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let Ok(own) = tag.to_str().map(strong) else { return false };
    let values = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|known| strong(known) == own)
}

/// An answer as it will be sent.
pub(super) struct Written {
    format: Format,
    bytes: Vec<u8>,
    held: Option<OwnedSemaphorePermit>,
}

/// Bytes and their share of what may be held.
struct Held {
    bytes: Vec<u8>,
    _share: Option<OwnedSemaphorePermit>,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Written {
    pub(super) fn new(format: Format, bytes: Vec<u8>) -> Self {
        Self { format, bytes, held: None }
    }

    /// The response to a request with `method`.
    pub(super) fn respond(self, method: &Method) -> Response {
        let content = (header::CONTENT_TYPE, HeaderValue::from_static(self.format.media_type));
        let bytes = Bytes::from_owner(Held { bytes: self.bytes, _share: self.held });
        respond([content, VARY], bytes, method)
    }
}

/// A 200 with a body, or with the headers alone for HEAD.
pub(super) fn respond<const N: usize>(
    headers: [(HeaderName, HeaderValue); N],
    bytes: impl Into<Bytes>,
    method: &Method,
) -> Response {
    let bytes = bytes.into();
    let length = (header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    let body = if method == Method::HEAD { Body::empty() } else { Body::from(bytes) };
    (headers, [length], body).into_response()
}
