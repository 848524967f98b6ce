//! Speed of exports against the serialisers alone, in quads a second, on one core; and how
//! many quads a kilobyte of text becomes.
//!
//! The store is that of the corpus, its documents' graphs repeated under other names until
//! there are some 200,000 quads, so that opening files counts for nothing. `alone` serialises quads
//! that lie ready in memory, with the same prefixes; an export reads, checks and unpacks them besides. Quote the median.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench stops at what fails and prints its figures"
)]

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::io;
use std::path::Path;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::ItemsCount;
use kamergraaf::export::{Export, Format, write};
use kamergraaf::extract::Extractor;
use kamergraaf::graph::Graph;
use kamergraaf::rdf::{Iris, NamedGraph, named_graphs};
use kamergraaf::store::{Engine, Store, build, prefixes};
use kamergraaf::text::{Metadata, PlainReader};
use kamergraaf::wording::Wording;
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxrdf::{Quad, Term};
use tempfile::TempDir;

/// Quads of the store that is exported, at least.
const QUADS: u64 = 200_000;

struct Corpus {
    /// Bytes of the texts.
    bytes: u64,
    /// The graphs of the corpus as it is.
    graphs: Vec<NamedGraph>,
    /// The store of the repeated graphs.
    store: Store,
    _dir: TempDir,
}

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/corpus");
    let reader = PlainReader::new().unwrap();
    let (mut bytes, mut documents) = (0, Vec::new());
    for path in kamergraaf::text::files(&folder).unwrap() {
        let text = fs::read_to_string(&path).unwrap();
        bytes += text.len() as u64;
        documents.push(reader.read(&path.file_name().unwrap().to_string_lossy(), text, Metadata::default()));
    }
    let graph = Graph::build(&Extractor::new().unwrap().extract_all(documents));
    let graphs = named_graphs(&graph, &Iris::default(), &Wording::load().unwrap());
    let dir = TempDir::new().unwrap();
    build(dir.path(), Iris::default().base(), repeated(&graphs), Engine::Memory).unwrap();
    Corpus { bytes, graphs, store: Store::open(dir.path()).unwrap(), _dir: dir }
});

/// The graphs again and again, what belongs to a document each time under another name.
fn repeated(graphs: &[NamedGraph]) -> Vec<NamedGraph> {
    let base = Iris::default().base().to_owned();
    let one: u64 = graphs.iter().map(|graph| graph.quads).sum();
    let copy = |graph: &NamedGraph, round: u64| {
        let parser = oxttl::NQuadsParser::new();
        let mut lines = graph.lines.clone();
        for place in ["id/document/", "id/fact/", "id/group/", "graph/"] {
            lines = lines.replace(&format!("<{base}{place}"), &format!("<{base}{place}{round}-"));
        }
        let quads: Vec<Quad> = parser.for_slice(&lines).map(Result::unwrap).collect();
        let name = graph.name.as_str().replace("/graph/", &format!("/graph/{round}-"));
        NamedGraph::new(oxrdf::NamedNode::new(name).unwrap(), quads)
    };
    (0..=QUADS / one)
        .flat_map(|round| graphs.iter().map(move |graph| (graph, round)))
        .map(|(g, r)| copy(g, r))
        .collect()
}

fn quads() -> Vec<Quad> {
    oxttl::NQuadsParser::new().for_reader(CORPUS.store.lines().unwrap()).map(Result::unwrap).collect()
}

fn main() {
    let quads: u64 = CORPUS.graphs.iter().map(|graph| graph.quads).sum();
    let of_documents: u64 = CORPUS
        .graphs
        .iter()
        .filter(|graph| graph.name.as_str().contains("/graph/"))
        .map(|graph| graph.quads)
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "figures to read")]
    let per_kilobyte = |quads: u64| quads as f64 * 1e3 / CORPUS.bytes as f64;
    println!(
        "quads per kilobyte of text: {:.1} in all, {:.1} in the graphs of documents",
        per_kilobyte(quads),
        per_kilobyte(of_documents)
    );
    divan::main();
}

#[divan::bench(args = ["nq", "nt", "ttl", "trig", "rdfxml", "jsonld"], sample_count = 3)]
fn export(bencher: Bencher<'_, '_>, name: &str) {
    let format = Format::named(name).unwrap();
    let quads = CORPUS.store.version().manifest.quads;
    bencher
        .counter(ItemsCount::new(quads))
        .bench(|| write(&Export::new(&CORPUS.store, format), &mut io::sink()).unwrap());
}

#[divan::bench(args = ["graphml", "gexf", "dot", "ftm", "csv", "parquet", "sqlite"], sample_count = 3)]
fn models(bencher: Bencher<'_, '_>, name: &str) {
    export(bencher, name);
}

#[divan::bench(args = ["nq", "nt", "ttl", "trig", "rdfxml", "jsonld"], sample_count = 3)]
fn alone(bencher: Bencher<'_, '_>, name: &str) {
    let quads = quads();
    let named = quads.iter().flat_map(|quad| {
        let object = if let Term::NamedNode(node) = &quad.object { node.as_str() } else { "" };
        [quad.predicate.as_str(), object]
    });
    let prefixes = prefixes(Iris::default().base(), named);
    bencher.counter(ItemsCount::new(quads.len())).bench(|| serialise(black_box(&quads), &prefixes, name));
}

/// Writes all quads to nowhere with oxigraph's serialiser, as one graph where the form knows no others.
fn serialise(quads: &[Quad], prefixes: &BTreeMap<String, String>, name: &str) {
    let ending = if name == "rdfxml" { "rdf" } else { name };
    let format = RdfFormat::from_extension(ending).unwrap();
    let serializer = prefixes.iter().fold(RdfSerializer::from_format(format), |serializer, prefix| {
        serializer.with_prefix(prefix.0, prefix.1).unwrap()
    });
    let mut out = serializer.for_writer(io::sink());
    for quad in quads {
        let written = if format.supports_datasets() {
            out.serialize_quad(quad)
        } else {
            out.serialize_triple(quad.as_ref())
        };
        written.unwrap();
    }
    out.finish().unwrap();
}
