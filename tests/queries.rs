//! The example queries: each has its words in both languages, is answered within the bounds of the
//! server, and says of the corpus what stands beside it in `ontology/queries/<name>.csv`.
//!
//! After a change that is meant: `KAMERGRAAF_ANSWERS=write cargo test --test queries`, and read
//! the difference; a wrong answer shows a mistake.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod corpus;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use kamergraaf::rdf::{DEFAULT_BASE, QUERIES};
use kamergraaf::store::query::{Bounds, Format, Question};
use kamergraaf::store::{Engine, Queryable, Store, build};
use tempfile::TempDir;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology/queries")
}

fn store() -> (TempDir, Queryable) {
    let dir = TempDir::new().unwrap();
    build(dir.path(), DEFAULT_BASE, corpus::graphs(&corpus::extractions()), Engine::Memory).unwrap();
    let store = Store::open(dir.path()).unwrap().engine(Engine::Memory).unwrap();
    (dir, store)
}

fn answer(store: &Queryable, text: &str) -> String {
    let answer = store.query(&Question::new(text), &Bounds::default()).unwrap();
    let mut csv = Vec::new();
    answer.write(Format::named("csv").unwrap(), DEFAULT_BASE, &mut csv).unwrap();
    String::from_utf8(csv).unwrap().replace("\r\n", "\n")
}

#[test]
fn each_answers_as_expected() {
    let (_dir, store) = store();
    let (mut wrong, mut times) = (Vec::new(), Vec::new());
    for query in QUERIES {
        let start = Instant::now();
        let found = answer(&store, query.text);
        times.push(format!("{:>6} ms {}", start.elapsed().as_millis(), query.name));
        let path = folder().join(format!("{}.csv", query.name));
        if env::var("KAMERGRAAF_ANSWERS").is_ok_and(|what| what == "write") {
            fs::write(&path, &found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{}: expected\n{expected}\nfound\n{found}", query.name));
        }
        assert!(found.lines().count() > 1, "{} finds nothing", query.name);
    }
    // For a reader of the test's output; how soon is a matter for a bench.
    times.sort();
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("query-times"), times.join("\n")).unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The blocks of SPARQL in `ontology/README.md`: the prefixes, then the queries.
fn of_the_readme() -> Vec<String> {
    let text = fs::read_to_string(folder().parent().unwrap().join("README.md")).unwrap();
    let blocks = text.split("```sparql\n").skip(1).map(|block| block.split("```").next().unwrap());
    blocks.map(str::to_owned).collect()
}

#[test]
fn the_ten_of_the_readme_find_what_they_say() {
    let (_dir, store) = store();
    let blocks = of_the_readme();
    let (prefixes, queries) = blocks.split_first().unwrap();
    assert_eq!(queries.len(), 10);
    for query in queries {
        let rows = answer(&store, &format!("{prefixes}{query}"));
        // A variable that is joined to nothing would give a row for everything there is.
        let count = rows.lines().count();
        assert!((2..200).contains(&count), "{count} rows for {query}");
    }
}

#[test]
fn the_list_is_the_folder() {
    let names: Vec<&str> = QUERIES.iter().map(|query| query.name).collect();
    let stem = |path: PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    let files = |extension: &'static str| {
        let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(move |path| path.extension().is_some_and(|end| end == extension)).map(stem)
    };
    let queries: BTreeSet<String> = files("rq").collect();
    assert_eq!(names, queries.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(queries, files("csv").collect(), "each query has its answer");
    assert!(names.len() >= 50);
}

#[test]
fn each_says_what_it_asks_in_both_languages() {
    let mut labels = BTreeSet::new();
    for query in QUERIES {
        for words in [query.label(), query.comment()] {
            let english = words.en.unwrap_or_default();
            assert!(words.nl.len() > 9 && english.len() > 9, "{}", query.name);
            assert_ne!(words.nl, english, "{}", query.name);
        }
        assert!(labels.insert(query.label().nl), "{} has the label of another", query.name);
        assert!(query.label().nl.ends_with('?'), "{}", query.name);
        let lines: Vec<&str> = query.text.lines().take(4).collect();
        assert!(lines.iter().all(|line| line.starts_with("# ")), "{} has no head", query.name);
        assert!(query.text.starts_with("# label@nl: ") && lines[3].starts_with("# comment@en: "));
    }
}

#[test]
fn none_reads_a_sub_select_within_a_variable_graph() {
    for query in QUERIES {
        assert!(!query.text.contains("GRAPH ?"), "{}", query.name);
    }
}

#[test]
fn a_store_holds_them_as_executables_that_run_as_they_stand() {
    let (_dir, store) = store();
    let listed = "PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?query ?nl ?en ?text WHERE {
            ?query a sh:SPARQLExecutable , sh:SPARQLSelectExecutable ; sh:select ?text ; rdfs:label ?nl , ?en .
            FILTER (LANG(?nl) = 'nl' && LANG(?en) = 'en')
        }";
    let rows = answer(&store, listed);
    assert!(rows.contains(&format!("{DEFAULT_BASE}queries#sanctions,")), "{rows}");
    assert_eq!(rows.matches(&format!("{DEFAULT_BASE}queries#")).count(), QUERIES.len());
    for query in QUERIES {
        assert_eq!(answer(&store, &query.sparql(DEFAULT_BASE)), answer(&store, query.text), "{}", query.name);
        let moved = query.sparql("https://example.org/kg/");
        assert!(!moved.contains(DEFAULT_BASE), "{}", query.name);
        assert_eq!(
            moved.contains("https://example.org/kg/"),
            query.text.contains(DEFAULT_BASE),
            "{}",
            query.name
        );
    }
}
