//! What a request to the endpoint asks for, from its address or its body.

use axum::Form;
use axum::body::to_bytes;
use axum::extract::{FromRequest, Query, Request};
use axum::http::{StatusCode, Uri, header};
use tokio::time::timeout;

use super::Limits;
use super::refusal::Refusal;

/// The parameters of the protocol, and `format`, which names a format where no header can.
#[derive(Default)]
pub(super) struct Parameters {
    pub(super) query: Option<String>,
    pub(super) default_graphs: Vec<String>,
    pub(super) named_graphs: Vec<String>,
    pub(super) format: Option<String>,
}

/// Of GET and HEAD.
pub(super) fn of_address(uri: &Uri) -> Result<Parameters, Refusal> {
    collect(pairs(uri)?)
}

/// The parameters of an address, decoded.
pub(super) fn pairs(uri: &Uri) -> Result<Vec<(String, String)>, Refusal> {
    let pairs = Query::<Vec<(String, String)>>::try_from_uri(uri);
    Ok(pairs.map_err(|error| Refusal::new(StatusCode::BAD_REQUEST, error.body_text()))?.0)
}

/// Of POST: a form, or the query itself. The body has as much time as a header has.
pub(super) async fn of_body(request: Request, limits: &Limits) -> Result<Parameters, Refusal> {
    let direct = is_direct(&request)?;
    let (parts, body) = request.into_parts();
    let late = || Refusal::new(StatusCode::REQUEST_TIMEOUT, "the body of the request came too slowly");
    let read = timeout(limits.patience, to_bytes(body, limits.body)).await.map_err(|_| late())?;
    let bytes = read.map_err(|_| {
        let sentence = format!("the body of the request is cut or has more than {} bytes", limits.body);
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

/// Whether the body is the query itself; refuses bodies that are neither that nor a form, and
/// those that are compressed: nothing of a stranger's is unpacked here.
fn is_direct(request: &Request) -> Result<bool, Refusal> {
    let said = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let refused = |sentence: &str| Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, sentence));
    if !matches!(said(header::CONTENT_ENCODING), "" | "identity") {
        return refused("the body of a request may not be compressed");
    }
    let content_type = said(header::CONTENT_TYPE);
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "application/sparql-query" => Ok(true),
        "application/x-www-form-urlencoded" => Ok(false),
        _ => refused(
            "a POST carries application/sparql-query or application/x-www-form-urlencoded; \
             updates are not taken",
        ),
    }
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
