//! Speed of the parts, on one core, in bytes of source text a second.
//!
//! Each bench takes the five documents of the corpus through one stage; what the
//! stage before it makes is made beforehand. Quote the median.

#![expect(clippy::unwrap_used, reason = "a bench stops at what fails")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use kamergraaf::entity;
use kamergraaf::extract::{Extraction, Extractor};
use kamergraaf::graph::Graph;
use kamergraaf::linking;
use kamergraaf::rdf::{Iris, NamedGraph, QUERIES, named_graphs};
use kamergraaf::store::query::{Bounds, Format, Question};
use kamergraaf::store::{self, Engine, Queryable, Store};
use kamergraaf::text::{Document, Metadata, PlainReader, Reader};
use kamergraaf::wording::Wording;
use tempfile::TempDir;

fn main() {
    // Other threads would be counted as this core's speed.
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    divan::main();
}

fn texts() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/corpus");
    let paths = kamergraaf::text::files(&folder).unwrap();
    let text = |path: &Path| {
        (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap())
    };
    paths.iter().map(|path| text(path)).collect()
}

fn bytes() -> BytesCount {
    BytesCount::new(texts().iter().map(|(_, text)| text.len()).sum::<usize>())
}

fn documents() -> Vec<Document> {
    let reader = PlainReader::new().unwrap();
    texts().into_iter().map(|(name, text)| reader.read(&name, text, Metadata::default())).collect()
}

fn extractions() -> Vec<Extraction> {
    Extractor::new().unwrap().extract_all(documents())
}

fn graphs() -> Vec<NamedGraph> {
    named_graphs(&Graph::build(&extractions()), &Iris::default(), &Wording::load().unwrap())
}

#[divan::bench]
fn a_reading(bencher: Bencher<'_, '_>) {
    let reader = PlainReader::new().unwrap();
    bencher.counter(bytes()).with_inputs(texts).bench_values(|texts| {
        for (name, text) in texts {
            black_box(reader.read(&name, text, Metadata::default()));
        }
    });
}

/// The five documents as markup, each paragraph an element.
fn marked_up(name: &str, head: &str, paragraph: &str, foot: &str) -> Vec<(String, Vec<u8>)> {
    let escaped = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    let element = |line: &str| format!("<{paragraph}>{}</{paragraph}>\n", escaped(line));
    let file = |(_, text): (String, String)| {
        let body: String = text.lines().filter(|line| !line.trim().is_empty()).map(element).collect();
        (name.to_owned(), format!("{head}{body}{foot}").into_bytes())
    };
    texts().into_iter().map(file).collect()
}

fn read_all(bencher: Bencher<'_, '_>, files: &[(String, Vec<u8>)]) {
    let reader = Reader::new().unwrap();
    let bytes = BytesCount::new(files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>());
    bencher.counter(bytes).with_inputs(|| files.to_vec()).bench_values(|files| {
        for (name, bytes) in files {
            black_box(reader.read(&name, bytes, Metadata::default()).unwrap());
        }
    });
}

#[divan::bench]
fn a_reading_of_xml(bencher: Bencher<'_, '_>) {
    let head = "<?xml version='1.0'?><officiele-publicatie><kamerstuk><tekst>";
    let foot = "</tekst></kamerstuk></officiele-publicatie>";
    read_all(bencher, &marked_up("a.xml", head, "al", foot));
}

#[divan::bench]
fn a_reading_of_html(bencher: Bencher<'_, '_>) {
    let head = "<!doctype html><html><body><nav>x</nav><main>";
    read_all(bencher, &marked_up("a.html", head, "p", "</main></body></html>"));
}

#[divan::bench]
fn b_mentions_and_links(bencher: Bencher<'_, '_>) {
    let (scanner, documents) = (entity::scanner().unwrap(), documents());
    bencher.counter(bytes()).bench(|| {
        for document in &documents {
            let mentions = scanner.scan(document);
            black_box(linking::link(document, &mentions, &scanner));
        }
    });
}

#[divan::bench]
fn c_facts(bencher: Bencher<'_, '_>) {
    let (extractor, extractions) = (Extractor::new().unwrap(), extractions());
    bencher.counter(bytes()).bench(|| {
        for Extraction { document, mentions, linked, .. } in &extractions {
            black_box(extractor.facts(document, mentions, linked));
        }
    });
}

#[divan::bench]
fn d_graph_and_rdf(bencher: Bencher<'_, '_>) {
    let extractions = extractions();
    bencher
        .counter(bytes())
        .bench(|| named_graphs(&Graph::build(&extractions), &Iris::default(), &Wording::load().unwrap()));
}

#[divan::bench]
fn e_writing_a_version(bencher: Bencher<'_, '_>) {
    let graphs = graphs();
    bencher.counter(bytes()).with_inputs(|| tempfile::tempdir().unwrap()).bench_refs(|folder| {
        store::build(folder.path(), Iris::default().base(), graphs.clone(), Engine::Memory).unwrap()
    });
}

#[divan::bench]
fn f_loading_into_memory(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    store::build(folder.path(), Iris::default().base(), graphs(), Engine::Memory).unwrap();
    let store = Store::open(folder.path()).unwrap();
    bencher.counter(bytes()).bench(|| store.engine(Engine::Memory).unwrap());
}

/// The names of the example queries.
fn queries() -> impl Iterator<Item = &'static str> {
    QUERIES.iter().map(|query| query.name)
}

/// Each example query with its answer written out, as a server would; under 100 ms is meant.
#[divan::bench(args = queries())]
fn g_example_query(bencher: Bencher<'_, '_>, name: &str) {
    static ENGINE: LazyLock<(TempDir, Queryable)> = LazyLock::new(|| {
        let folder = tempfile::tempdir().unwrap();
        store::build(folder.path(), Iris::default().base(), graphs(), Engine::Memory).unwrap();
        let engine = Store::open(folder.path()).unwrap().engine(Engine::Memory).unwrap();
        (folder, engine)
    });
    let query = QUERIES.iter().find(|query| query.name == name).unwrap();
    bencher.bench(|| {
        let answer = ENGINE.1.query(&Question::new(query.text), &Bounds::default()).unwrap();
        let mut rows = Vec::new();
        answer.write(Format::named("csv").unwrap(), Iris::default().base(), &mut rows).unwrap();
        rows
    });
}
