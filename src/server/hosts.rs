//! For whom the server answers: the `Host` of a request, and the `Origin` of a form.
//!
//! A page of a stranger can make a browser ask a server on the same machine, under the
//! stranger's name when that name is made to point here. Both are seen from these headers.

use std::net::SocketAddr;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use super::AppState;
use super::refusal::Refusal;

/// The names under which the server may be asked, in lower case.
#[derive(Debug)]
pub(super) struct Hosts {
    names: Vec<String>,
}

impl Hosts {
    pub(super) fn new(bind: Option<SocketAddr>, allowed: &[String]) -> Self {
        let mut names: Vec<String> = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned).into();
        names.extend(bind.map(|address| match address {
            SocketAddr::V4(address) => address.ip().to_string(),
            SocketAddr::V6(address) => format!("[{}]", address.ip()),
        }));
        names.extend(allowed.iter().map(|name| name.to_ascii_lowercase()));
        Self { names }
    }

    /// Whether `host` or `host:port` is one of the names; a name without a port allows all ports.
    fn allows(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let bare = without_port(&host);
        self.names.iter().any(|name| *name == host || name == bare)
    }
}

/// `host` of `host:port`; the port must be a number.
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

/// The name under which a request asks the server.
pub(super) fn host(headers: &HeaderMap) -> Option<&str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next()?.to_str().ok()?;
    hosts.next().is_none().then_some(host)
}

/// Lets a request through if it is for this server and, when it is a POST, from one of its pages.
pub(super) async fn check(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let Some(host) = host(request.headers()) else {
        return Err(Refusal::new(StatusCode::BAD_REQUEST, "the request has no Host, or more than one"));
    };
    let asked = request.uri().authority().map(axum::http::uri::Authority::as_str);
    if !state.hosts.allows(host) || asked.is_some_and(|asked| !state.hosts.allows(asked)) {
        let sentence = "this server does not answer under that Host\nhint: start it with --allow-host NAME";
        return Err(Refusal::new(StatusCode::MISDIRECTED_REQUEST, sentence));
    }
    if request.method() == Method::POST && !from_here(&state.hosts, request.headers()) {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "the request comes from a page of another site"));
    }
    Ok(next.run(request).await)
}

/// Whether a browser says that the request was made by a page of this server; programs say nothing.
fn from_here(hosts: &Hosts, headers: &HeaderMap) -> bool {
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let here = origins.all(|origin| {
        let name = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
        name.is_some_and(|(_, name)| hosts.allows(name))
    });
    let site = headers.get("sec-fetch-site").map(axum::http::HeaderValue::as_bytes);
    here && site.is_none_or(|site| matches!(site, b"same-origin" | b"none"))
}
