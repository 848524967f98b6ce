//! The description of the data set: which program made it of which tables, and what is in it.

use std::sync::LazyLock;

use oxrdf::NamedNode;
use sha2::{Digest, Sha256};

use super::quads::Quads;
use super::{Iris, NamedGraph, vocabulary as v};
use crate::gazetteer::{Label, TABLES};
use crate::graph::Totals;

/// The version of the program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version of the tables: the first 16 figures of the SHA-256 over their names and texts.
pub static DATA_VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for table in TABLES {
        for text in [table.file, table.text] {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text);
        }
    }
    let digest = hash.finalize();
    let start = digest.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes));
    format!("{start:016x}")
});

/// The run that made the data: this version of the program with its tables.
///
/// It says nothing of the hour, so that the same input gives the same bytes; the time of what a
/// document says is the document's own date.
pub(super) fn run(iris: &Iris) -> NamedNode {
    iris.hashed("run", &format!("{VERSION}\u{1f}{}", *DATA_VERSION))
}

/// The graph that describes the data set and the run; `triples` is how many its other graphs have.
pub(super) fn named_graph(iris: &Iris, totals: &Totals, triples: u64) -> NamedGraph {
    let data = iris.about();
    let mut quads = Quads::of(data.clone());
    describe_run(iris, &mut quads);
    quads.class(&data, v::VOID_DATASET);
    quads.label(&data, &label("wat de gelezen documenten zeggen", "what the documents read say"));
    quads.add(&data, v::VOID_VOCABULARY, &iris.ontology());
    quads.number(&data, v::VOID_TRIPLES, triples);
    quads.number(&data, v::VOID_DOCUMENTS, totals.documents);
    for (class, count) in totals.classes() {
        let part = iris.hashed("partition", class);
        quads.add(&data, v::VOID_CLASS_PARTITION, &part);
        quads.class(&part, v::VOID_DATASET);
        quads.add(&part, v::VOID_CLASS, &iris.term(class));
        quads.number(&part, v::VOID_ENTITIES, count);
    }
    quads.finish()
}

/// The run, the program and its tables.
fn describe_run(iris: &Iris, quads: &mut Quads) {
    let (run, program) = (run(iris), iris.hashed("program", VERSION));
    let tables = iris.hashed("tables", &DATA_VERSION);
    quads.class(&run, v::PROV_ACTIVITY);
    quads.label(&run, &label("het lezen van de documenten", "the reading of the documents"));
    quads.add(&run, v::PROV_WAS_ASSOCIATED_WITH, &program);
    quads.add(&run, v::PROV_USED, &tables);
    quads.class(&program, v::PROV_SOFTWARE_AGENT);
    quads.label(&program, &label("kamergraaf", "kamergraaf"));
    quads.text(&program, v::SCHEMA_SOFTWARE_VERSION, VERSION);
    quads.class(&tables, v::PROV_ENTITY);
    quads.label(&tables, &label("de tabellen van kamergraaf", "the tables of kamergraaf"));
    quads.text(&tables, v::SCHEMA_VERSION, &DATA_VERSION);
}

fn label(nl: &str, en: &str) -> Label {
    Label { nl: nl.to_owned(), en: Some(en.to_owned()) }
}
