//! The same input gives the same bytes, and what is written is what is read back.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

mod corpus;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use kamergraaf::export::{Export, FORMATS, Format, write};
use kamergraaf::rdf::{DEFAULT_BASE, NamedGraph};
use kamergraaf::store::{Engine, Store, build};
use oxigraph::io::RdfFormat;
use oxrdf::GraphName;
use tempfile::TempDir;

const LETTERS: [&str; 3] = [
    "2025-antwoord-kamervragen-microsoft-icc.txt",
    "2025-kamerbrief-asp-internationaal-strafhof.txt",
    "2025-kamerbrief-isis-tribunaal.txt",
];

/// What is known of them beside.
const CATALOGUE: &str = "documents.tsv";

fn letter(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/corpus").join(name)
}

fn kamergraaf(arguments: &[&str], store: &Path) -> Command {
    let mut command = Command::cargo_bin("kamergraaf").unwrap();
    command.env_remove("KAMERGRAAF_STORE").args(arguments).arg("--store").arg(store);
    command
}

/// A store of what stands at these paths, read by so many threads.
fn built(dir: &TempDir, name: &str, paths: &[PathBuf], threads: &str) -> PathBuf {
    let store = dir.path().join(name);
    kamergraaf(&["build"], &store).args(paths).env("RAYON_NUM_THREADS", threads).assert().success();
    store
}

/// Every file of the current version with its bytes.
fn files(store: &Path) -> BTreeMap<String, Vec<u8>> {
    let folder = Store::open(store).unwrap().version().folder.clone();
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}

/// A zip of the letters in an order, compressed or not.
fn zipped(path: PathBuf, letters: &[&str], method: zip::CompressionMethod) -> PathBuf {
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default().compression_method(method);
    // What is known of the letters stands behind them.
    for name in letters.iter().chain([&CATALOGUE]) {
        zip.start_file(*name, options).unwrap();
        zip.write_all(&fs::read(letter(name)).unwrap()).unwrap();
    }
    zip.finish().unwrap();
    path
}

#[test]
fn threads_order_and_packing_change_no_byte_of_a_version_or_an_export() {
    let dir = TempDir::new().unwrap();
    let [a, b, c] = LETTERS;
    let folder = dir.path().join("folder");
    fs::create_dir(&folder).unwrap();
    for name in [c, a, b, CATALOGUE] {
        fs::copy(letter(name), folder.join(name)).unwrap();
    }
    let stored = zipped(dir.path().join("stored.zip"), &[b, c, a], zip::CompressionMethod::Stored);
    let packed = zipped(dir.path().join("packed.zip"), &[c, b, a], zip::CompressionMethod::Deflated);
    let first = built(&dir, "first", &[a, b, c].map(letter), "1");
    let others = [
        built(&dir, "two", &[c, b, a].map(letter), "2"),
        built(&dir, "four", &[b, a, c].map(letter), "4"),
        built(&dir, "of-folder", &[folder], "4"),
        built(&dir, "of-zip", &[stored], "2"),
        built(&dir, "of-two", &[packed], "1"),
    ];
    let expected = files(&first);
    assert!(expected.len() > 10, "{:?}", expected.keys());
    for other in &others {
        assert!(files(other) == expected, "{} differs", other.display());
    }
    for format in FORMATS {
        let export = |store: &Path, threads: &str| {
            let arguments = ["export", "--format", format.name];
            let run = kamergraaf(&arguments, store).env("RAYON_NUM_THREADS", threads).assert().success();
            run.get_output().stdout.clone()
        };
        let bytes = export(&first, "1");
        assert!(!bytes.is_empty() && bytes == export(&others[1], "4"), "{format:?}");
    }
}

fn exported(store: &Store, format: &str) -> String {
    let mut bytes = Vec::new();
    write(&Export::new(store, Format::named(format).unwrap()), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn store_of(graphs: Vec<NamedGraph>) -> (TempDir, Store) {
    let dir = TempDir::new().unwrap();
    build(dir.path(), DEFAULT_BASE, graphs, Engine::Memory).unwrap();
    let store = Store::open(dir.path()).unwrap();
    (dir, store)
}

#[test]
fn nquads_of_the_corpus_come_back_as_they_went() {
    let (_dir, store) = store_of(corpus::graphs(&corpus::extractions()));
    let written = exported(&store, "nq");
    assert!(written.lines().count() > 10_000 && written.lines().is_sorted());

    // Into a store of ours again.
    let mut graphs: BTreeMap<String, Vec<oxrdf::Quad>> = BTreeMap::new();
    for quad in oxttl::NQuadsParser::new().for_slice(&written).map(Result::unwrap) {
        let GraphName::NamedNode(name) = &quad.graph_name else { panic!("{quad} is in no graph") };
        graphs.entry(name.as_str().to_owned()).or_default().push(quad);
    }
    let named = |(name, quads)| NamedGraph::new(oxrdf::NamedNode::new(name).unwrap(), quads);
    let (_dir, again) = store_of(graphs.into_iter().map(named).collect());
    assert!(exported(&again, "nq") == written, "by a version");

    // Into oxigraph's own store and out of it, by every form that has graphs; it keeps no order.
    for name in ["nq", "trig", "jsonld"] {
        let engine = oxigraph::store::Store::new().unwrap();
        let text = exported(&store, name);
        engine.load_from_slice(RdfFormat::from_extension(name).unwrap(), &text).unwrap();
        let dumped = engine.dump_to_writer(RdfFormat::NQuads, Vec::new()).unwrap();
        let mut lines: Vec<&str> = std::str::from_utf8(&dumped).unwrap().split_inclusive('\n').collect();
        lines.sort_unstable();
        assert!(lines.concat() == written, "{name} by oxigraph");
    }
}

#[test]
fn turtle_of_the_corpus_has_the_prefixes_that_it_uses() {
    let (_dir, store) = store_of(corpus::graphs(&corpus::extractions()));
    let text = exported(&store, "ttl");
    let declared: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("@prefix ")).collect();
    assert!(declared.len() > 25, "{declared:?}");
    for line in declared {
        let (prefix, namespace) = line.split_once(": ").unwrap();
        let used = text.contains(&format!("\t{prefix}:")) || text.contains(&format!(" {prefix}:"));
        assert!(used || text.contains(&format!("^^{prefix}:")), "{line} is not used");
        let long = format!(" {}", namespace.trim_end_matches("> ."));
        let written =
            text.lines().filter(|line| !line.starts_with('@') && !line.contains('"') && line.contains(&long));
        assert!(written.count() < 10, "{prefix} is not used where it could be");
    }
}
