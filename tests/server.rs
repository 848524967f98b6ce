//! The server without a socket (and once with one): the protocol, its errors, names that
//! can be asked for, and what strangers may not do.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]
#![expect(clippy::format_collect, reason = "queries of repeated pieces, made once")]

use std::io::{Read, Write};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use http_body_util::BodyExt;
use kamergraaf::rdf::NamedGraph;
use kamergraaf::server::{AppState, Limits, app, serve};
use kamergraaf::store::{Engine, Queryable, Store, build};
use oxrdf::{GraphName, Literal, NamedNode, Quad, Term};
use tempfile::TempDir;
use tower::ServiceExt;

const BASE: &str = "https://w3id.org/kamergraaf/";
const ALL: &str = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o";
const JSON: &str = "application/sparql-results+json";

fn node(path: &str) -> NamedNode {
    NamedNode::new(format!("{BASE}{path}")).unwrap()
}

fn quad(subject: &str, property: &str, object: impl Into<Term>) -> Quad {
    Quad::new(node(subject), node(&format!("ontology#{property}")), object, GraphName::DefaultGraph)
}

fn queryable() -> (TempDir, Queryable) {
    let text = |text: &str| Literal::new_simple_literal(text);
    let letter = vec![
        quad("id/document/brief", "title", text("Brief <script>alert(1)</script>")),
        quad("id/document/brief#char=1,5", "exact", text("Khan")),
        quad("id/person/karim-khan", "label", text("Karim Khan")),
        quad("id/judgment/ECLI:NL:RBDHA:2024:20594", "label", text("uitspraak")),
        quad("id/person/josé", "label", text("José")),
    ];
    let other = vec![quad("id/person/karim-khan", "label", text("Karim Khan"))];
    let ontology = vec![quad("ontology#Sanction", "label", text("sanctie"))];
    let dir = TempDir::new().unwrap();
    let graphs = [("graph/brief", letter), ("graph/ander", other), ("ontology", ontology)];
    let graphs = graphs.map(|(name, quads)| NamedGraph::new(node(name), quads));
    build(dir.path(), BASE, graphs.to_vec(), Engine::Memory).unwrap();
    let queryable = Store::open(dir.path()).unwrap().engine(Engine::Memory).unwrap();
    (dir, queryable)
}

fn server(limits: Limits) -> Router {
    app(AppState::new(queryable().1, None, &["kamer.example".to_owned()], limits))
}

/// A request with headers as `name: value`.
fn request(method: &str, address: &str, headers: &[&str], body: &str) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(address).header("host", "localhost:7878");
    for header in headers {
        let (name, value) = header.split_once(": ").unwrap();
        request = request.header(name, value);
    }
    request.body(Body::from(body.to_owned())).unwrap()
}

async fn send(app: &Router, request: Request<Body>) -> (StatusCode, Response<()>, String) {
    let (parts, body) = app.clone().oneshot(request).await.unwrap().into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    (parts.status, Response::from_parts(parts, ()), String::from_utf8(bytes.to_vec()).unwrap())
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn header<'r>(response: &'r Response<()>, name: &str) -> &'r str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn the_three_ways_to_ask_give_the_same_answer() {
    let app = server(Limits::default());
    let form = format!("query={}", encoded(ALL));
    let urlencoded = "content-type: application/x-www-form-urlencoded; charset=UTF-8";
    let mut answers = Vec::new();
    for path in ["/sparql", "/query"] {
        answers.push(send(&app, request("GET", &format!("{path}?{form}"), &[], "")).await);
        answers.push(send(&app, request("POST", path, &[urlencoded], &form)).await);
        answers
            .push(send(&app, request("POST", path, &["content-type: application/sparql-query"], ALL)).await);
    }
    for (status, response, body) in &answers {
        assert_eq!(*status, StatusCode::OK, "{body}");
        assert_eq!(header(response, "content-type"), JSON);
        assert_eq!(body, &answers[0].2);
        assert_eq!(header(response, "content-length"), body.len().to_string());
    }
    assert!(answers[0].2.contains("Karim Khan"));
}

#[tokio::test]
async fn every_format_is_negotiated() {
    let app = server(Limits::default());
    let graph = "CONSTRUCT WHERE { ?s ?p ?o }";
    for (query, accept, content_type, start) in [
        (ALL, "application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        (ALL, "text/csv;q=0.9, application/json;q=0.1", "text/csv; charset=utf-8", "o,p,s\r\n"),
        (ALL, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?o\t?p\t?s\n"),
        ("ASK {}", "*/*", JSON, "{"),
        (graph, "*/*", "text/turtle; charset=utf-8", "@prefix"),
        (graph, "application/n-triples", "application/n-triples", "<https://"),
        (graph, "application/n-quads", "application/n-quads", "<https://"),
        (graph, "application/rdf+xml", "application/rdf+xml", "<?xml"),
        (graph, "application/ld+json", "application/ld+json", "["),
    ] {
        let address = format!("/sparql?query={}", encoded(query));
        let (status, response, body) =
            send(&app, request("GET", &address, &[&format!("accept: {accept}")], "")).await;
        assert_eq!((status, header(&response, "content-type")), (StatusCode::OK, content_type), "{body}");
        assert!(body.starts_with(start), "{accept}: {body}");
        assert_eq!(header(&response, "vary"), "accept");
    }
}

#[tokio::test]
async fn graphs_of_the_protocol_are_honoured() {
    let app = server(Limits::default());
    let count = encoded("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
    let graph = |name: &str| encoded(&format!("{BASE}graph/{name}"));
    let ask = |rest: String| format!("/sparql?query={count}&format=csv{rest}");
    let number = async |rest: String| send(&app, request("GET", &ask(rest), &[], "")).await.2;
    assert_eq!(number(String::new()).await, "n\r\n6\r\n");
    assert_eq!(number(format!("&default-graph-uri={}", graph("ander"))).await, "n\r\n1\r\n");
    assert_eq!(number(format!("&named-graph-uri={}", graph("ander"))).await, "n\r\n0\r\n");
    assert!(number(format!("&default-graph-uri={}", graph("x"))).await.contains("there is no graph"));
    assert!(number("&default-graph-uri=x".to_owned()).await.contains("no absolute IRI"));
    // The same parameters beside a query in the body.
    let address = format!("/sparql?default-graph-uri={}", graph("ander"));
    let headers = ["content-type: application/sparql-query", "accept: text/csv"];
    let body = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
    assert_eq!(send(&app, request("POST", &address, &headers, body)).await.2, "n\r\n1\r\n");
}

#[tokio::test]
async fn every_mistake_has_its_status_and_one_sentence() {
    let app = server(Limits { body: 2000, ..Limits::default() });
    let form = "content-type: application/x-www-form-urlencoded";
    let good = encoded("ASK {}");
    let long = "x".repeat(3000);
    for (method, address, headers, body, status, said) in [
        ("GET", format!("/sparql?query={}", encoded("SELECT ?s {")), vec![], "", 400, "line 1, column 12"),
        ("GET", format!("/sparql?query={good}&query={good}"), vec![], "", 400, "given twice"),
        ("GET", "/sparql?query=%FF".to_owned(), vec![], "", 400, ""),
        ("GET", format!("/sparql?query={good}"), vec!["accept: image/png"], "", 406, "text/csv"),
        ("GET", format!("/sparql?query={good}&format=ttl"), vec![], "", 406, "table"),
        ("PUT", "/sparql".to_owned(), vec![], "", 405, "GET, HEAD, POST, OPTIONS"),
        ("DELETE", "/graph/brief".to_owned(), vec![], "", 405, "GET, HEAD, OPTIONS"),
        ("POST", "/".to_owned(), vec![], "", 405, "GET"),
        ("POST", "/sparql".to_owned(), vec![], "ASK {}", 415, "application/sparql-query"),
        (
            "POST",
            "/sparql".to_owned(),
            vec!["content-type: application/sparql-update"],
            "CLEAR ALL",
            415,
            "updates",
        ),
        ("POST", "/sparql".to_owned(), vec![form], "update=CLEAR+ALL", 400, "read-only"),
        ("POST", "/sparql".to_owned(), vec![form], "", 400, "`query` is missing"),
        (
            "POST",
            "/sparql".to_owned(),
            vec!["content-type: application/sparql-query"],
            "",
            400,
            "ends too early",
        ),
        (
            "POST",
            "/sparql".to_owned(),
            vec!["content-type: application/sparql-query"],
            "CLEAR ALL",
            400,
            "update",
        ),
        ("POST", "/sparql".to_owned(), vec![form], long.as_str(), 413, "2000 bytes"),
        ("GET", "/nowhere".to_owned(), vec![], "", 404, "nothing"),
        ("GET", "/id/person/nobody".to_owned(), vec![], "", 404, "says nothing"),
        ("GET", "/id/%2e%2e/%2e%2e/etc/passwd".to_owned(), vec![], "", 404, ""),
        ("GET", "/..%2f..%2fetc/passwd".to_owned(), vec![], "", 404, ""),
        ("GET", "/graph/..%2f..%2f..%2fetc%2fpasswd".to_owned(), vec![], "", 404, ""),
    ] {
        let (found, response, text) = send(&app, request(method, &address, &headers, body)).await;
        assert_eq!(found.as_u16(), status, "{method} {address}: {text}");
        assert!(text.contains(said), "{method} {address}: {text}");
        assert_eq!(header(&response, "content-type"), "text/plain; charset=utf-8", "{method} {address}");
        assert_eq!(header(&response, "allow").is_empty(), status != 405, "{method} {address}");
    }
}

#[tokio::test]
async fn head_and_options_have_no_body() {
    let app = server(Limits::default());
    let address = format!("/sparql?query={}", encoded(ALL));
    let (_, whole, body) = send(&app, request("GET", &address, &[], "")).await;
    let (status, head, nothing) = send(&app, request("HEAD", &address, &[], "")).await;
    assert_eq!((status, nothing.as_str()), (StatusCode::OK, ""));
    assert_eq!(header(&head, "content-length"), body.len().to_string());
    assert_eq!(header(&head, "content-type"), header(&whole, "content-type"));
    for address in ["/sparql", "/id/person/karim-khan"] {
        let (status, response, body) = send(&app, request("OPTIONS", address, &[], "")).await;
        assert_eq!((status, body.as_str()), (StatusCode::NO_CONTENT, ""));
        assert!(header(&response, "allow").contains("GET, HEAD"));
    }
}

#[tokio::test]
async fn without_a_query_the_endpoint_describes_itself() {
    let app = server(Limits::default());
    let (status, _, body) =
        send(&app, request("GET", "/sparql", &["accept: application/n-triples"], "")).await;
    assert_eq!(status, StatusCode::OK);
    for said in
        ["<http://localhost:7878/sparql>", "#SPARQL11Query>", "#UnionDefaultGraph>", "SPARQL_Results_JSON>"]
    {
        assert!(body.contains(said), "{said} in {body}");
    }
}

#[tokio::test]
async fn names_can_be_asked_for() {
    let app = server(Limits::default());
    let triples = ["accept: application/n-triples"];
    for (address, lines, said) in [
        ("/id/person/karim-khan", 1, "Karim Khan"),
        ("/id/judgment/ECLI:NL:RBDHA:2024:20594", 1, "uitspraak"),
        ("/id/judgment/ECLI%3ANL%3ARBDHA%3A2024%3A20594", 1, "uitspraak"),
        ("/id/person/jos%C3%A9", 1, "José"),
        ("/id/document/brief", 2, "#char=1,5"),
        ("/graph/brief", 5, "alert(1)"),
        ("/ontology", 1, "sanctie"),
    ] {
        let (status, _, body) = send(&app, request("GET", address, &triples, "")).await;
        assert_eq!(status, StatusCode::OK, "{address}: {body}");
        assert_eq!((body.lines().count(), body.contains(said)), (lines, true), "{address}: {body}");
    }
    for (accept, start) in
        [("text/turtle", "@prefix"), ("application/ld+json", "["), ("application/rdf+xml", "<?xml")]
    {
        let accept = format!("accept: {accept}");
        let (_, _, body) = send(&app, request("GET", "/id/person/karim-khan", &[&accept], "")).await;
        assert!(body.starts_with(start), "{body}");
    }
    let app = server(Limits { described: 4, ..Limits::default() });
    for address in ["/graph/brief", "/id/document/brief"] {
        assert_eq!(send(&app, request("GET", address, &triples, "")).await.0, StatusCode::PAYLOAD_TOO_LARGE);
    }
}

const BROWSER: &str = "accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/// The addresses that a page links to.
fn links(page: &str) -> Vec<String> {
    let links = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    links.map(|link| link.replace("&amp;", "&").replace("&#38;", "&")).collect()
}

#[tokio::test]
async fn pages_escape_and_all_that_they_load_is_there() {
    let app = server(Limits::default());
    for address in
        ["/", "/search?q=%3Cscript%3E", "/sanctions", "/path?from=%22%3E%3Cscript%3E", "/statistics"]
    {
        let (status, response, page) = send(&app, request("GET", address, &[BROWSER], "")).await;
        assert_eq!(status, StatusCode::OK, "{address}");
        let policy = header(&response, "content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(header(&response, "x-content-type-options"), "nosniff");
        assert!(!page.contains("<script>") && !page.contains("style=\""), "{page}");
        for file in links(&page).iter().filter(|link| link.starts_with("/assets/")) {
            let (status, response, _) = send(&app, request("GET", file, &[], "")).await;
            assert_eq!(status, StatusCode::OK, "{file}");
            assert!(header(&response, "cache-control").contains("immutable"), "{file}");
        }
    }
    assert_eq!(send(&app, request("GET", "/assets/none.js", &[], "")).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_example_queries_are_answered_as_a_table() {
    let app = server(Limits::default());
    let (status, _, page) = send(&app, request("GET", "/editor", &[BROWSER], "")).await;
    assert_eq!(status, StatusCode::OK);
    let examples: Vec<String> =
        links(&page).into_iter().filter(|link| link.starts_with("/editor?query=")).collect();
    assert!(examples.len() > 20, "{}", examples.len());
    for link in examples.iter().step_by(7) {
        let (status, _, page) = send(&app, request("GET", link, &[BROWSER], "")).await;
        assert_eq!(status, StatusCode::OK, "{link}");
        assert!(page.contains("<th scope=\"col\">") && !page.contains("role=\"alert\""), "{link}");
    }
    let wrong = request("GET", "/editor?query=SELECT%20%3Cscript%3E", &[BROWSER], "");
    let (_, _, page) = send(&app, wrong).await;
    assert!(page.contains("role=\"alert\"") && !page.contains("<script>"), "{page}");
}

#[tokio::test]
async fn a_browser_gets_the_page_of_a_name_and_a_program_its_triples() {
    let app = server(Limits::default());
    let address = "/id/person/karim-khan";
    let (status, response, page) = send(&app, request("GET", address, &[BROWSER], "")).await;
    assert_eq!((status, header(&response, "content-type")), (StatusCode::OK, "text/html; charset=utf-8"));
    assert!(page.contains("Karim Khan") && page.contains("type=\"text/turtle\""), "{page}");
    for turtle in [&["accept: text/turtle"][..], &["accept: text/turtle, text/html;q=0.5"], &[]] {
        let (_, response, _) = send(&app, request("GET", address, turtle, "")).await;
        assert!(header(&response, "content-type").starts_with("text/turtle"), "{turtle:?}");
    }
    let named = format!("{address}?format=nt");
    let (_, response, _) = send(&app, request("GET", &named, &[BROWSER], "")).await;
    assert_eq!(header(&response, "content-type"), "application/n-triples");
    let nobody = request("GET", "/id/person/nobody", &[BROWSER], "");
    let (status, response, _) = send(&app, nobody).await;
    assert_eq!(
        (status, header(&response, "content-type")),
        (StatusCode::NOT_FOUND, "text/html; charset=utf-8")
    );
}

#[tokio::test]
async fn pages_speak_the_language_that_is_asked_for() {
    let app = server(Limits::default());
    for (address, accept, language) in [
        ("/", "accept-language: en-GB,en;q=0.9", "en"),
        ("/", "accept-language: fr", "nl"),
        ("/?lang=en", "accept-language: nl", "en"),
    ] {
        let (_, response, page) = send(&app, request("GET", address, &[BROWSER, accept], "")).await;
        assert!(page.contains(&format!("<html lang=\"{language}\">")), "{address} {accept}");
        assert!(header(&response, "vary").contains("accept-language"));
    }
}

#[tokio::test]
async fn foreign_hosts_and_foreign_forms_are_refused_everywhere() {
    let app = server(Limits::default());
    let asked = |host: &str, address: &str| {
        Request::builder().uri(address).header("host", host).body(Body::empty()).unwrap()
    };
    for address in
        ["/", "/sparql?query=ASK%7B%7D", "/id/person/karim-khan", "/ontology", "/health", "/nowhere"]
    {
        for host in
            ["evil.example", "evil.example:7878", "localhost.evil.example", "127.0.0.1.evil.example", ""]
        {
            assert_eq!(
                send(&app, asked(host, address)).await.0,
                StatusCode::MISDIRECTED_REQUEST,
                "{host} {address}"
            );
        }
    }
    for host in ["localhost", "127.0.0.1:80", "[::1]", "[::1]:7878", "KAMER.example", "kamer.example:443"] {
        assert_eq!(send(&app, asked(host, "/health")).await.0, StatusCode::OK, "{host}");
    }
    let absolute = request("GET", "http://evil.example/health", &[], "");
    assert_eq!(send(&app, absolute).await.0, StatusCode::MISDIRECTED_REQUEST);
    let without = Request::builder().uri("/health").body(Body::empty()).unwrap();
    assert_eq!(send(&app, without).await.0, StatusCode::BAD_REQUEST);
    let post = async |origin: &str| {
        let headers = ["content-type: application/sparql-query", origin];
        send(&app, request("POST", "/sparql", &headers, "ASK {}")).await.0
    };
    for origin in [
        "origin: http://evil.example",
        "origin: null",
        "sec-fetch-site: cross-site",
        "sec-fetch-site: same-site",
    ] {
        assert_eq!(post(origin).await, StatusCode::FORBIDDEN, "{origin}");
    }
    for origin in ["origin: http://localhost:7878", "sec-fetch-site: same-origin", "sec-fetch-site: none"] {
        assert_eq!(post(origin).await, StatusCode::OK, "{origin}");
    }
}

#[tokio::test]
async fn limits_are_named_and_nothing_is_cut() {
    let mut limits = Limits { answer: 400, ..Limits::default() };
    let address = format!("/sparql?query={}", encoded(ALL));
    let (status, _, body) = send(&server(limits), request("GET", &address, &[], "")).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(body.contains("more than 400 bytes"), "{body}");
    limits = Limits::default();
    limits.query.rows = 3;
    let (status, _, body) = send(&server(limits), request("GET", &address, &[], "")).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(body.contains("more than 3 rows"), "{body}");
}

/// Takes long without reading the store, so that only the waiting side can end it.
fn slow(rows: usize) -> String {
    let values = (0..6).map(|n| format!("VALUES ?v{n} {{ {} }} ", "1 ".repeat(rows)));
    format!(
        "/sparql?query={}",
        encoded(&format!("SELECT (COUNT(*) AS ?n) {{ {} }}", values.collect::<String>()))
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_query_gets_504_and_others_503_until_it_ends() {
    let mut limits = Limits { concurrent: 1, queue: Duration::from_millis(50), ..Limits::default() };
    limits.query.deadline = Duration::from_millis(300);
    let app = server(limits);
    // One long query, and two places more for short ones.
    let asked = (0..3).map(|_| {
        let app = app.clone();
        tokio::spawn(async move { send(&app, request("GET", &slow(14), &[], "")).await })
    });
    for answer in asked.collect::<Vec<_>>() {
        let (status, _, body) = answer.await.unwrap();
        assert_eq!(status, StatusCode::GATEWAY_TIMEOUT, "{body}");
    }
    // Their threads run on, so all places are taken.
    let (status, response, _) = send(&app, request("GET", "/sparql?query=ASK%7B%7D", &[], "")).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!header(&response, "retry-after").is_empty());
    // What needs no query still answers.
    assert_eq!(send(&app, request("GET", "/health", &[], "")).await.0, StatusCode::OK);
    assert_eq!(send(&app, request("GET", "/ready", &[], "")).await.0, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test(flavor = "multi_thread")]
async fn queries_whose_clients_have_left_are_cancelled() {
    let mut limits = Limits { concurrent: 1, queue: Duration::from_secs(10), ..Limits::default() };
    limits.query.deadline = Duration::from_secs(3600);
    let app = server(limits);
    // Reads the store without end: everything with the same property, over and over.
    let patterns: String = (0..25).map(|n| format!("?s{n} ?p ?o{n} . ")).collect();
    let address = format!("/sparql?query={}", encoded(&format!("SELECT (COUNT(*) AS ?n) {{ {patterns} }}")));
    for _ in 0..4 {
        let asked = send(&app, request("GET", &address, &[], ""));
        assert!(tokio::time::timeout(Duration::from_millis(500), asked).await.is_err());
    }
    let (status, _, body) = send(&app, request("GET", "/sparql?query=ASK%7B%7D", &[], "")).await;
    assert_eq!(status, StatusCode::OK, "{body}");
}

#[tokio::test]
async fn what_is_known_already_is_not_sent_again() {
    let app = server(Limits::default());
    let ask = |query: &str| format!("/sparql?query={}", encoded(query));
    for address in [ask(ALL), "/id/person/karim-khan".to_owned(), "/ontology".to_owned()] {
        let (_, first, _) = send(&app, request("GET", &address, &[], "")).await;
        let tag = header(&first, "etag").to_owned();
        assert!(tag.starts_with("W/\""), "{address}: {tag}");
        assert_eq!(header(&first, "cache-control"), "public, no-cache");
        let known = format!("if-none-match: \"other\", {tag}");
        for method in ["GET", "HEAD"] {
            let (status, again, body) = send(&app, request(method, &address, &[&known], "")).await;
            assert_eq!((status, body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{address}");
            assert_eq!(header(&again, "etag"), tag);
        }
        let (status, other, _) =
            send(&app, request("GET", &address, &[&known, "accept: text/csv, application/n-triples"], ""))
                .await;
        assert_eq!(status, StatusCode::OK, "another form is another answer");
        assert_ne!(header(&other, "etag"), tag);
    }
    let (_, changing, _) = send(&app, request("GET", &ask("SELECT (NOW() AS ?t) {}"), &[], "")).await;
    assert_eq!((header(&changing, "etag"), header(&changing, "cache-control")), ("", "no-store"));
    let (_, wrong, _) = send(&app, request("GET", &ask("SELECT"), &[], "")).await;
    assert_eq!((header(&wrong, "etag"), header(&wrong, "cache-control")), ("", "no-cache"));
}

#[tokio::test]
async fn answers_are_compressed_for_those_who_ask() {
    let app = server(Limits::default());
    let address = format!("/sparql?query={}", encoded(ALL));
    for encoding in ["gzip", "br", "zstd"] {
        let accept = format!("accept-encoding: {encoding}");
        let request = request("GET", &address, &[&accept], "");
        let (parts, body) = app.clone().oneshot(request).await.unwrap().into_parts();
        assert_eq!(parts.headers["content-encoding"], encoding);
        assert!(!body.collect().await.unwrap().to_bytes().starts_with(b"{"));
    }
}

#[tokio::test]
async fn graphs_are_read_by_the_graph_store_protocol() {
    let app = server(Limits::default());
    let triples = ["accept: application/n-triples"];
    let graph = format!("/store?graph={}", encoded(&format!("{BASE}graph/brief")));
    for (address, lines) in [(graph.as_str(), 5), ("/store?default", 6)] {
        let (status, response, body) = send(&app, request("GET", address, &triples, "")).await;
        assert_eq!((status, body.lines().count()), (StatusCode::OK, lines), "{body}");
        assert!(!header(&response, "etag").is_empty());
        let (status, _, body) = send(&app, request("HEAD", address, &triples, "")).await;
        assert_eq!((status, body.as_str()), (StatusCode::OK, ""));
        for method in ["PUT", "POST", "DELETE", "PATCH"] {
            assert_eq!(send(&app, request(method, address, &[], "")).await.0, StatusCode::METHOD_NOT_ALLOWED);
        }
        let (status, ..) = send(&app, request("GET", address, &["accept: image/png"], "")).await;
        assert_eq!(status, StatusCode::NOT_ACCEPTABLE);
    }
    for (address, status) in [
        ("/store?graph=http%3A%2F%2F127.0.0.1%3A1%2F", 404),
        ("/store?graph=file%3A%2F%2F%2Fetc%2Fpasswd", 404),
        ("/store", 400),
        ("/store?default&graph=x%3Ay", 400),
    ] {
        assert_eq!(send(&app, request("GET", address, &[], "")).await.0.as_u16(), status, "{address}");
    }
}

#[tokio::test]
async fn listed_origins_may_read_and_others_may_not_ask() {
    let state = AppState::new(queryable().1, None, &[], Limits::default());
    let app = app(state.for_origins(&["https://yasgui.example".to_owned()]));
    let post = [
        "content-type: application/sparql-query",
        "origin: https://yasgui.example",
        "sec-fetch-site: cross-site",
    ];
    let (status, response, _) = send(&app, request("POST", "/sparql", &post, "ASK {}")).await;
    assert_eq!(
        (status, header(&response, "access-control-allow-origin")),
        (StatusCode::OK, "https://yasgui.example")
    );
    let asks = ["origin: https://yasgui.example", "access-control-request-method: POST"];
    let (status, response, _) = send(&app, request("OPTIONS", "/sparql", &asks, "")).await;
    assert_eq!(
        (status, header(&response, "access-control-allow-methods")),
        (StatusCode::NO_CONTENT, "GET, HEAD, POST")
    );
    let foreign = ["origin: https://evil.example", "access-control-request-method: POST"];
    for address in
        ["/", "/sparql?query=ASK%7B%7D", "/store?default", "/id/person/karim-khan", "/metrics", "/health"]
    {
        let (status, response, _) = send(&app, request("GET", address, &foreign, "")).await;
        assert_eq!(
            (status, header(&response, "access-control-allow-origin")),
            (StatusCode::FORBIDDEN, ""),
            "{address}"
        );
        let embedded = ["sec-fetch-site: cross-site", "sec-fetch-mode: no-cors"];
        assert_eq!(
            send(&app, request("GET", address, &embedded, "")).await.0,
            StatusCode::FORBIDDEN,
            "{address}"
        );
        let link = ["sec-fetch-site: cross-site", "sec-fetch-mode: navigate"];
        assert_eq!(send(&app, request("GET", address, &link, "")).await.0, StatusCode::OK, "{address}");
    }
}

#[tokio::test]
async fn the_public_address_is_in_the_description_and_answered() {
    let state = AppState::new(queryable().1, None, &[], Limits::default());
    let app = app(state.at(Some("https://graaf.example/")));
    let described =
        Request::builder().uri("/sparql").header("host", "graaf.example").header("accept", "text/turtle");
    let (status, _, body) = send(&app, described.body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::OK);
    assert!(body.contains("<https://graaf.example/sparql>"), "{body}");
}

#[tokio::test]
async fn bodies_that_are_compressed_are_refused() {
    let app = server(Limits::default());
    let headers = ["content-type: application/sparql-query", "content-encoding: gzip"];
    let (status, _, body) = send(&app, request("POST", "/sparql", &headers, "ASK {}")).await;
    assert_eq!((status, body.contains("compressed")), (StatusCode::UNSUPPORTED_MEDIA_TYPE, true));
}

#[tokio::test]
async fn what_is_counted_can_be_read() {
    let app = server(Limits::default());
    send(&app, request("GET", "/sparql?query=ASK%7B%7D", &[], "")).await;
    send(&app, request("GET", "/sparql?query=ASK%7B", &[], "")).await;
    let (_, _, body) = send(&app, request("GET", "/metrics", &[], "")).await;
    for line in [
        "kamergraaf_requests_total{method=\"GET\",status=\"200\"} 1",
        "kamergraaf_queries_failed_total{reason=\"mistake\"} 1",
        "kamergraaf_query_seconds_count 2",
        "kamergraaf_store_quads 7.0",
    ] {
        assert!(body.lines().any(|found| found == line), "{line} in {body}");
    }
}

#[test]
fn a_running_server_answers_and_stops_on_sigterm() {
    let (send, receive) = std::sync::mpsc::channel();
    let state = AppState::new(queryable().1, None, &[], Limits::default());
    let bind = "127.0.0.1:0".parse().unwrap();
    let running = std::thread::spawn(move || serve(state, bind, |address| send.send(address).unwrap()));
    let address = receive.recv_timeout(Duration::from_secs(20)).unwrap();
    let mut socket = std::net::TcpStream::connect(address).unwrap();
    write!(socket, "GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains("\"boolean\":true"), "{answer}");
    // The signal goes to this test's own process, where the server's handler stands.
    let own = std::process::id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &own]).status().unwrap().success());
    running.join().unwrap().unwrap();
}
