//! The page at `/`: what this is, how much it holds, and queries to start with.

use std::fmt::Write;

use axum::extract::State;
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::AppState;
use super::reply::respond;
use crate::rdf::DEFAULT_BASE;

/// Example queries with their titles, under the default base.
const EXAMPLES: [(&str, &str); 3] = [
    ("Who sanctioned whom", include_str!("../../ontology/queries/sanctions.rq")),
    (
        "How many there are of each kind",
        "SELECT ?kind (COUNT(?thing) AS ?number) WHERE { ?thing a ?kind }\n\
         GROUP BY ?kind ORDER BY DESC(?number) ?kind",
    ),
    (
        "The graphs, one for each document, and their size",
        "SELECT ?graph (COUNT(*) AS ?quads) WHERE { GRAPH ?graph { ?s ?p ?o } }\n\
         GROUP BY ?graph ORDER BY ?graph LIMIT 100",
    ),
];

const STYLE: &str = include_str!("style.css");

/// `/`
pub(super) async fn index(State(state): State<AppState>, method: Method) -> Response {
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    respond([(header::CONTENT_TYPE, html)], written(&state).into_bytes(), &method)
}

/// `/style.css`
pub(super) async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE)
}

fn written(state: &AppState) -> String {
    let version = state.version();
    let manifest = &version.manifest;
    let mut examples = String::new();
    for (title, query) in EXAMPLES {
        let query = query.replace(DEFAULT_BASE, &manifest.base);
        let (link, title, query) =
            (utf8_percent_encode(&query, NON_ALPHANUMERIC), escaped(title), escaped(&query));
        // Writing to a String cannot fail.
        let _ = writeln!(
            examples,
            "<li><a href=\"/sparql?format=json&amp;query={link}\">{title}</a><pre>{query}</pre></li>"
        );
    }
    let (quads, graphs, documents) = (manifest.quads, manifest.graphs, manifest.documents);
    let (program, base) = (escaped(&manifest.program), escaped(&manifest.base));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Kamergraaf</title>\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n<h1>Kamergraaf</h1>\n\
         <p>A knowledge graph of Dutch parliamentary documents: who did what to whom, and where each document \
         says so. It holds {quads} quads in {graphs} graphs, from {documents} documents, under \
         <code>{base}</code>.</p>\n\
         <p>The SPARQL endpoint is <code>/sparql</code>. It reads only. The default graph is the union of all \
         graphs; <code>GRAPH</code> reaches each by its name. A variable of <code>GRAPH ?g</code> is not seen \
         in a <code>SELECT</code> inside its braces.</p>\n\
         <form action=\"/sparql\">\n<label for=\"query\">Query</label>\n\
         <textarea id=\"query\" name=\"query\" rows=\"6\">SELECT * WHERE {{ ?s ?p ?o }} LIMIT 10</textarea>\n\
         <button name=\"format\" value=\"json\">JSON</button>\n<button name=\"format\" value=\"csv\">CSV</button>\n\
         </form>\n<h2>Queries to start with</h2>\n<ul>\n{examples}</ul>\n<footer>{program}</footer>\n</body>\n</html>\n"
    )
}

/// A text inside an element or an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            sign => out.push(sign),
        }
    }
    out
}
