//! For whom the server answers: the `Host` of a request, and the page that made it.
//!
//! A page of a stranger can make a browser ask a server on the same machine, under the
//! stranger's name when that name is made to point here. Both are seen from these headers.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use super::AppState;
use super::refusal::Refusal;
use super::workers::Client;

/// The names under which the server may be asked, and the pages for which it answers.
#[derive(Clone, Debug)]
pub(super) struct Hosts {
    /// In lower case.
    names: Vec<String>,
    /// Origins of foreign pages, in lower case; `*` is all.
    origins: Vec<String>,
    /// Without a slash at the end.
    public_url: Option<String>,
    behind_proxy: bool,
}

impl Hosts {
    pub(super) fn new(bind: Option<SocketAddr>, allowed: &[String]) -> Self {
        let mut names: Vec<String> = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned).into();
        names.extend(bind.map(|address| match address {
            SocketAddr::V4(address) => address.ip().to_string(),
            SocketAddr::V6(address) => format!("[{}]", address.ip()),
        }));
        names.extend(allowed.iter().map(|name| name.to_ascii_lowercase()));
        Self { names, origins: Vec::new(), public_url: None, behind_proxy: false }
    }

    pub(super) fn at(mut self, public_url: Option<&str>) -> Self {
        let url = public_url.map(|url| url.trim_end_matches('/').to_owned());
        let host =
            url.as_deref().and_then(|url| url.split("://").nth(1)).and_then(|rest| rest.split('/').next());
        self.names.extend(host.map(str::to_ascii_lowercase));
        self.public_url = url;
        self
    }

    pub(super) fn for_origins(mut self, origins: &[String]) -> Self {
        self.origins.extend(origins.iter().map(|origin| origin.trim_end_matches('/').to_ascii_lowercase()));
        self
    }

    pub(super) fn behind_proxy(mut self, behind: bool) -> Self {
        self.behind_proxy = behind;
        self
    }

    /// Whether all clients seem to have one address.
    pub(super) fn is_behind_proxy(&self) -> bool {
        self.behind_proxy
    }

    pub(super) fn address(&self, headers: &HeaderMap) -> String {
        let own = || format!("http://{}", host(headers).unwrap_or("localhost"));
        self.public_url.clone().unwrap_or_else(own)
    }

    /// Who asks: the address of the connection, or the one that the proxy added last.
    pub(super) fn client(&self, headers: &HeaderMap, peer: Option<IpAddr>) -> Client {
        let forwarded = headers.get_all("x-forwarded-for").iter().next_back();
        let forwarded =
            forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        let address = if self.behind_proxy { forwarded.or(peer) } else { peer };
        address.map_or(Client::Own, Client::of)
    }

    /// Whether `host` or `host:port` is one of the names; a name without a port allows all ports.
    fn allows(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let bare = without_port(&host);
        self.names.iter().any(|name| *name == host || name == bare)
    }

    /// Whether pages of a foreign origin may read answers.
    pub(super) fn lists(&self, origin: &str) -> bool {
        let origin = origin.to_ascii_lowercase();
        self.origins.iter().any(|listed| *listed == origin || listed == "*")
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

/// Lets a request through if it is for this server and from one of its pages, from a page on
/// the list, or from no page at all.
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
    if !from_here(&state.hosts, request.method(), request.headers()) {
        let sentence = "the request comes from a page of another site\nhint: start the server with --allow-origin ORIGIN";
        return Err(Refusal::new(StatusCode::FORBIDDEN, sentence));
    }
    Ok(next.run(request).await)
}

/// Whether a browser says that the request was made by a page of this server or of a listed
/// origin, or by following a link; programs say nothing.
fn from_here(hosts: &Hosts, method: &Method, headers: &HeaderMap) -> bool {
    let mut listed = false;
    for origin in headers.get_all(header::ORIGIN) {
        let Ok(origin) = origin.to_str() else { return false };
        let own = origin.split_once("://").is_some_and(|(_, name)| hosts.allows(name));
        listed |= hosts.lists(origin);
        if !own && !listed {
            return false;
        }
    }
    let said = |name: &str| headers.get(name).map(axum::http::HeaderValue::as_bytes);
    let follows_link =
        matches!(*method, Method::GET | Method::HEAD) && said("sec-fetch-mode") == Some(b"navigate");
    match said("sec-fetch-site") {
        None | Some(b"same-origin" | b"none") => true,
        Some(_) => listed || follows_link,
    }
}
