//! The corpus, read as `kamergraaf build` reads it, for tests that look at its graph.

use std::path::Path;

use kamergraaf::extract::{Extraction, Extractor};
use kamergraaf::graph::Graph;
use kamergraaf::rdf::{Iris, NamedGraph, named_graphs};
use kamergraaf::text::{Catalogue, Reader, files, read_bytes};
use kamergraaf::wording::Wording;

/// Every document of the corpus, read.
pub(crate) fn extractions() -> Vec<Extraction> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/corpus");
    let (reader, catalogue) = (Reader::new().unwrap(), Catalogue::of_folder(&corpus).unwrap());
    let extractor = Extractor::new().unwrap();
    let read = |path: &Path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let document = reader.read(&name, read_bytes(path).unwrap(), catalogue.of_file(&name)).unwrap();
        extractor.extract(document)
    };
    files(&corpus).unwrap().iter().map(|path| read(path)).collect()
}

/// The named graphs of these documents.
pub(crate) fn graphs(extractions: &[Extraction]) -> Vec<NamedGraph> {
    named_graphs(&Graph::build(extractions), &Iris::default(), &Wording::load().unwrap())
}
