//! A graph whose every label wants to be a script, an address that runs, text that turns, or a
//! megabyte. `make test-web` opens the same store in a browser (`KAMERGRAAF_LABELS` says where it
//! is to be written).
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::env;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use kamergraaf::picture::shown;
use kamergraaf::rdf::NamedGraph;
use kamergraaf::site::{Context, Edition, Site, Visit, document, entity, path, sanctions, start, statistics};
use kamergraaf::store::{Content, DocumentContent, Engine, Store, View, build, hash};
use oxrdf::{GraphName, Literal, NamedNode, Quad};
use serde_json::Value;

const SCRIPT: &str = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'`";
const RUNS: &str = "javascript:alert(3)";
const TURNS: &str = "\u{202E}tfahcsthcer \u{2067}abc";

/// The keys of views whose values a document decides.
const SAID: [&str; 10] =
    ["nl", "en", "title", "sentence", "before", "after", "source", "by", "paper", "programme"];

/// Puts a hostile label in the place of each; one in many is a megabyte.
fn spoil(value: &mut Value, count: &mut usize) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(text) if SAID.contains(&key.as_str()) => *text = label(count),
                    other => spoil(other, count),
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                spoil(item, count);
            }
        }
        _ => {}
    }
}

fn label(count: &mut usize) -> String {
    *count += 1;
    match *count % 97 {
        0 => "x".repeat(1 << 20),
        at => [SCRIPT, RUNS, TURNS][at % 3].to_owned(),
    }
}

fn spoiled(bytes: &[u8]) -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(bytes).unwrap();
    spoil(&mut value, &mut 0);
    serde_json::to_vec(&value).unwrap()
}

/// What a document's graph says: hostile words, and an address that runs.
fn graph(base: &str, name: &str) -> NamedGraph {
    let node = |path: &str| NamedNode::new(format!("{base}{path}")).unwrap();
    let usa = node("id/country/USA");
    let comment = NamedNode::new("http://www.w3.org/2000/01/rdf-schema#comment").unwrap();
    let quad = |object: oxrdf::Term| Quad::new(usa.clone(), comment.clone(), object, GraphName::DefaultGraph);
    let words = [SCRIPT, RUNS, TURNS].map(|text| quad(Literal::new_simple_literal(text).into()));
    let runs = quad(NamedNode::new(RUNS).unwrap().into());
    NamedGraph::new(node(&format!("graph/{name}")), words.into_iter().chain([runs]))
}

/// Writes a store whose every label is hostile.
fn write(dir: &Path) {
    let scratch = tempfile::tempdir().unwrap();
    let source = scratch.path().join("store");
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data/corpus/2025-kamerbrief-asp-internationaal-strafhof.txt");
    let mut program = Command::cargo_bin("kamergraaf").unwrap();
    program.args(["build", "--quiet"]).arg(corpus).arg("--store").arg(&source).assert().success();
    let version = Store::open(&source).unwrap().version().clone();
    let base = version.manifest.base.clone();
    let document = |name: String| {
        let page = spoiled(&version.page(&name).unwrap().unwrap());
        DocumentContent { hash: hash(&page), graph: graph(&base, &name), page, memo: Vec::new(), name }
    };
    let documents = version.pages().unwrap().into_iter().map(document).collect();
    let view =
        |name: &str| View { name: name.to_owned(), bytes: spoiled(&version.view(name).unwrap().unwrap()) };
    let views = ["index", "sanctions", "statistics"].map(view).into();
    build(dir, &base, Content { documents, graphs: Vec::new(), views }, Engine::Memory).unwrap();
}

/// The pages and files of the site, made of this version.
fn pages(edition: &Edition, language: &str) -> Vec<(String, String)> {
    let site = Site::load().unwrap();
    let name = edition.version.pages().unwrap().remove(0);
    let view = edition.document(&name).unwrap().unwrap();
    let usa = edition.index.find("id/country/USA").unwrap();
    let at = |path: &str, query: &str| Visit::new(path, &format!("{query}&lang={language}"), None);
    let made = |path: &str, query: &str, make: &dyn Fn(Context<'_>) -> String| {
        let visit = at(path, query);
        (format!("{path}?{query}"), make(Context { site: &site, edition, visit: &visit }))
    };
    let words = format!("q={RUNS}&words={RUNS}&from={RUNS}&to={RUNS}&near={RUNS}&issuer={RUNS}");
    vec![
        made("/", "", &|context| start::start(context).unwrap()),
        made("/search", "q=script", &|context| start::search(context).unwrap()),
        made("/search", &words, &|context| start::search(context).unwrap()),
        made("/sanctions", "", &|context| sanctions::sanctions(context).unwrap()),
        made("/sanctions", "view=picture", &|context| sanctions::sanctions(context).unwrap()),
        made("/sanctions", "view=picture&group=kind&line=kind/Country~kind/Group", &|context| {
            sanctions::sanctions(context).unwrap()
        }),
        made("/sanctions", &words, &|context| sanctions::sanctions(context).unwrap()),
        made("/sanctions.html", "", &|context| sanctions::html(context).unwrap()),
        made("/sanctions.svg", "", &|context| sanctions::svg(context).unwrap()),
        made("/id/country/USA", "", &|context| entity::entity(context, usa, &[]).unwrap()),
        made("/id/document/x", "", &|context| document::document(context, &view).unwrap()),
        made("/path", "from=id/country/USA&to=id/court/icc", &|context| path::path(context).unwrap()),
        made("/path", &words, &|context| path::path(context).unwrap()),
        made("/statistics", "", &|context| statistics::statistics(context).unwrap()),
    ]
}

#[test]
fn labels_stay_text() {
    let scratch = tempfile::tempdir().unwrap();
    let dir = scratch.path().join("store");
    write(&dir);
    let edition = Edition::open(Store::open(&dir).unwrap().version()).unwrap();
    for language in ["nl", "en"] {
        for (page, html) in pages(&edition, language) {
            let runs = ["href", "src", "action"].map(|name| format!("{name}=\"javascript:"));
            let marks = ["<script>", "<img", "\u{202E}", "\u{2067}"].map(str::to_owned);
            for forbidden in runs.iter().chain(&marks) {
                assert!(!html.contains(forbidden.as_str()), "{page}: {forbidden}");
            }
            assert!(html.len() < 1 << 20, "{page}: {} bytes", html.len());
        }
    }
    assert_eq!(shown(TURNS, 40), "tfahcsthcer abc");
}

/// Writes the store for the browser.
#[test]
#[ignore = "make test-web asks for it"]
fn write_the_store() {
    let dir = env::var("KAMERGRAAF_LABELS").unwrap();
    fs::remove_dir_all(&dir).ok();
    write(Path::new(&dir));
}
