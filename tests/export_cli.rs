//! `kamergraaf export` as a person runs it.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use assert_cmd::Command;
use kamergraaf::export::FORMATS;
use tempfile::TempDir;

const LETTERS: [&str; 2] =
    ["2025-antwoord-kamervragen-microsoft-icc.txt", "2025-kamerbrief-asp-internationaal-strafhof.txt"];

fn kamergraaf() -> Command {
    let mut command = Command::cargo_bin("kamergraaf").unwrap();
    command.env_remove("KAMERGRAAF_STORE");
    command
}

struct Built {
    _dir: TempDir,
    store: PathBuf,
}

/// The store of both letters, built once.
static STORE: LazyLock<Built> = LazyLock::new(|| {
    let dir = TempDir::new().unwrap();
    let store = dir.path().join("store");
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/corpus");
    let letters = LETTERS.iter().map(|name| corpus.join(name));
    kamergraaf().arg("build").args(letters).arg("--store").arg(&store).assert().success();
    Built { _dir: dir, store }
});

fn export(store: &Path, arguments: &[&str]) -> Command {
    let mut command = kamergraaf();
    command.arg("export").arg("--store").arg(store).args(arguments);
    command
}

/// Standard output of an export.
fn output(arguments: &[&str]) -> Vec<u8> {
    export(&STORE.store, arguments).assert().success().get_output().stdout.clone()
}

#[test]
fn names_tell_format_and_compression() {
    let dir = TempDir::new().unwrap();
    let plain = output(&["--format", "ttl"]);
    for (name, unpack) in [
        ("a.ttl", (|bytes: Vec<u8>| bytes) as fn(Vec<u8>) -> Vec<u8>),
        ("a.ttl.zst", |bytes| zstd::decode_all(&bytes[..]).unwrap()),
        ("a.ttl.gz", |bytes| {
            let mut plain = Vec::new();
            flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut plain).unwrap();
            plain
        }),
    ] {
        let path = dir.path().join(name);
        export(&STORE.store, &["--output", path.to_str().unwrap()]).assert().success();
        assert_eq!(unpack(fs::read(&path).unwrap()), plain, "{name}");
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 3, "nothing else is left");
}

#[test]
fn what_makes_no_sense_is_refused_in_a_sentence() {
    let dir = TempDir::new().unwrap();
    let select = dir.path().join("select.rq");
    fs::write(&select, "SELECT ?s { ?s ?p ?o }").unwrap();
    let (select, folder) = (select.to_str().unwrap(), dir.path().to_str().unwrap());
    for (arguments, expected) in [
        (&["--format", "pdf"][..], "there is no format \"pdf\"; the formats are nq, nt,"),
        (&[], "there is neither --format nor --output"),
        (&["--output", "x.pdf"], "tells no format"),
        (&["--format", "ttl", "--shards", "2", "--output", "x"], "--shards makes parts of nq, not of ttl"),
        (&["--format", "nq", "--shards", "2"], "give a folder to --output"),
        (&["--format", "nq", "--shards", "0", "--output", "x"], "'0'"),
        (&["--format", "nq", "--spreadsheet"], "--spreadsheet is for csv"),
        (&["--format", "csv", "--output", "x.csv.gz"], "into a folder or a .zip"),
        (&["--format", "nq", "--output", "x.nq.zip"], "goes into no .zip"),
        (&["--format", "nq", "--output", folder], "is a folder"),
        (&["--format", "csv", "--output", select], "is a file"),
        (&["--format", "nq", "--view", "nothing"], "there is no view \"nothing\"; the views are sanctions,"),
        (&["--format", "nq", "--kind", "thing"], "there is no kind \"thing\""),
        (&["--format", "nq", "--status", "true"], "there is no status \"true\""),
        (&["--format", "nq", "--from", "yesterday"], "yesterday"),
        (&["--format", "nq", "--query", select], "this query gives a table"),
        (&["--format", "nq", "--query", select, "--view", "sanctions"], "cannot be used with"),
    ] {
        let run = export(&STORE.store, arguments).current_dir(dir.path()).assert().code(2);
        let said = String::from_utf8(run.get_output().stderr.clone()).unwrap();
        assert!(said.contains(expected), "{arguments:?}: {said}");
        assert!(run.get_output().stdout.is_empty(), "{arguments:?}");
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn a_query_gives_the_graph_that_is_exported() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("sanctions.rq");
    fs::write(
        &file,
        "CONSTRUCT { ?a kg:sanctions ?b . ?b rdfs:label ?name } { ?a kg:sanctions ?b . ?b rdfs:label ?name }",
    )
    .unwrap();
    let of = |format: &str| {
        String::from_utf8(output(&["--format", format, "--query", file.to_str().unwrap()])).unwrap()
    };
    let triples = of("nt");
    assert!(triples.contains("ontology#sanctions>") && !triples.contains("ontology#status>"), "{triples}");
    assert_eq!(of("nq"), triples, "without a graph they are the same lines");
    assert!(of("dot").contains("\"country/USA\" -> \"person/karim-khan\""), "{}", of("dot"));
}

#[test]
fn a_view_is_a_small_network() {
    let dot = String::from_utf8(output(&["--format", "dot", "--view", "sanctions", "--status", "asserted"]))
        .unwrap();
    assert!(dot.starts_with("digraph \"sanctions\" {"), "{dot}");
    assert!(dot.contains("\"country/USA\" -> \"person/karim-khan\" [label=\"sanctions\""), "{dot}");
    assert!(!dot.contains("(possible)") && !dot.contains("submitted"), "{dot}");
}

#[test]
fn facts_that_are_not_so_are_no_entities_unless_asked_for() {
    let run = export(&STORE.store, &["--format", "ftm"]).assert().success();
    let (out, said) = (run.get_output().stdout.clone(), run.get_output().stderr.clone());
    let (out, said) = (String::from_utf8(out).unwrap(), String::from_utf8(said).unwrap());
    assert!(!out.contains("\"status\":[\"possible\"]"), "{out}");
    assert!(said.contains("neither asserted nor ended left out"), "{said}");
    let asked = String::from_utf8(output(&["--format", "ftm", "--status", "possible,announced"])).unwrap();
    assert!(asked.contains("\"status\":[\"possible\"]"), "{asked}");
}

#[test]
fn the_help_lists_every_format_and_its_examples_run() {
    let help = kamergraaf().args(["export", "--help"]).assert().success().get_output().stdout.clone();
    let help = String::from_utf8(help).unwrap();
    for format in FORMATS {
        assert!(help.contains(format.description), "{format:?}");
    }
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("construct.rq"), "CONSTRUCT { ?a kg:sanctions ?b } { ?a kg:sanctions ?b }")
        .unwrap();
    let examples: Vec<&str> = help
        .lines()
        .filter_map(|line| line.trim().strip_prefix("kamergraaf export --store store "))
        .collect();
    assert!(examples.len() > 9, "{help}");
    for example in examples {
        let arguments: Vec<&str> = example.split_whitespace().take_while(|word| *word != "|").collect();
        export(&STORE.store, &arguments).current_dir(dir.path()).assert().success();
    }
}
