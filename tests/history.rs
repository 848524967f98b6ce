//! Versions of a store: listed, compared, checked, and made current again.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kamergraaf::rdf::NamedGraph;
use kamergraaf::store::{
    Change, Content, Difference, DocumentContent, Engine, Store, StoreError, build, restore, verify, versions,
};
use oxrdf::{GraphName, Literal, NamedNode, Quad};
use tempfile::TempDir;

const BASE: &str = "https://w3id.org/kamergraaf/";

fn document(name: &str, text: &str) -> DocumentContent {
    let node = |path: &str| NamedNode::new(format!("{BASE}{path}")).unwrap();
    let quad = |word: &str| {
        let (subject, property) = (node(&format!("id/x/{name}")), node("ontology#says"));
        Quad::new(subject, property, Literal::new_simple_literal(word), GraphName::DefaultGraph)
    };
    let graph = NamedGraph::new(node(&format!("graph/{name}")), text.split(' ').map(quad));
    let page = text.as_bytes().to_vec();
    DocumentContent { name: name.to_owned(), hash: String::new(), graph, page, memo: Vec::new() }
}

fn built(dir: &Path, texts: &[(&str, &str)]) -> u64 {
    let documents = texts.iter().map(|(name, text)| document(name, text)).collect();
    build(dir, BASE, Content { documents, ..Content::default() }, Engine::Memory).unwrap().number
}

/// What version B gained and lost over version A.
fn difference(dir: &Path, old: u64, new: u64) -> (Vec<String>, Vec<String>) {
    let open = |number| Store::open_version(dir, number).unwrap();
    let mut difference = Difference::of(&open(old), &open(new)).unwrap();
    let (mut gained, mut lost) = (Vec::new(), Vec::new());
    while let Some((change, line)) = difference.next_line().unwrap() {
        let word = line.split('"').nth(1).unwrap().to_owned();
        if change == Change::Gained { gained.push(word) } else { lost.push(word) }
    }
    (gained, lost)
}

#[test]
fn versions_are_compared_by_their_quads() {
    let dir = TempDir::new().unwrap();
    built(dir.path(), &[("a", "een twee"), ("b", "drie"), ("c", "weg")]);
    built(dir.path(), &[("a", "een vier"), ("b", "drie"), ("d", "nieuw")]);
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    assert_eq!(difference(dir.path(), 1, 2), (words(&["vier", "nieuw"]), words(&["twee", "weg"])));
    assert_eq!(difference(dir.path(), 2, 1), (words(&["twee", "weg"]), words(&["vier", "nieuw"])));
    assert_eq!(difference(dir.path(), 2, 2), (Vec::new(), Vec::new()));
}

#[test]
fn an_old_version_is_made_current_beside_the_others() {
    let dir = TempDir::new().unwrap();
    built(dir.path(), &[("a", "een")]);
    built(dir.path(), &[("a", "twee")]);
    let restored = restore(dir.path(), 1).unwrap();
    assert!(restored.fresh);
    assert_eq!(restored.number, 3);
    assert_eq!(restored.page("a").unwrap().unwrap(), b"een");
    let listed = versions(dir.path()).unwrap();
    let current: Vec<(u64, bool)> =
        listed.iter().map(|version| (version.number, version.is_current)).collect();
    assert_eq!(current, [(1, false), (2, false), (3, true)]);
    assert!(listed.iter().all(|version| version.made.is_some() && version.bytes.0 > version.bytes.1));
    // Again there is nothing to do; and the restoring can be undone.
    assert!(!restore(dir.path(), 1).unwrap().fresh);
    assert_eq!(restore(dir.path(), 2).unwrap().number, 4);
    assert_eq!(Store::open(dir.path()).unwrap().version().page("a").unwrap().unwrap(), b"twee");
    assert!(matches!(restore(dir.path(), 9), Err(StoreError::NoVersion { number: 9, .. })));
    assert!(matches!(Store::open_version(dir.path(), 9), Err(StoreError::NoVersion { .. })));
}

#[test]
fn a_broken_pointer_is_mended_by_restoring() {
    let dir = TempDir::new().unwrap();
    built(dir.path(), &[("a", "een")]);
    fs::write(dir.path().join("current"), "000099\n").unwrap();
    let refused = Store::open(dir.path()).unwrap_err().to_string();
    assert!(refused.contains("kamergraaf restore"), "{refused}");
    assert!(versions(dir.path()).unwrap().iter().all(|version| !version.is_current));
    assert_eq!(restore(dir.path(), 1).unwrap().number, 2);
    assert_eq!(Store::open(dir.path()).unwrap().version().number, 2);
}

#[test]
fn a_store_in_use_is_not_restored() {
    let dir = TempDir::new().unwrap();
    built(dir.path(), &[("a", "een")]);
    built(dir.path(), &[("a", "twee")]);
    let held = fs::OpenOptions::new().write(true).open(dir.path().join("lock")).unwrap();
    held.lock().unwrap();
    let refused = restore(dir.path(), 1).unwrap_err();
    assert!(matches!(refused, StoreError::InUse { .. }));
    let said = refused.to_string();
    assert!(said.contains(&format!("process {}, since 20", std::process::id())), "{said}");
}

#[test]
fn every_sort_of_damage_is_found() {
    let dir = TempDir::new().unwrap();
    built(dir.path(), &[("a", "een twee"), ("b", "drie")]);
    let faults = |dir: &Path| -> Vec<(String, String)> {
        let (_, faults) = verify(dir, None).unwrap();
        faults
            .into_iter()
            .filter(|fault| !fault.problem.contains("shape"))
            .map(|fault| (fault.place, fault.problem))
            .collect()
    };
    assert_eq!(faults(dir.path()), []);
    let folder = Store::open(dir.path()).unwrap().version().folder.clone();
    let manifest = folder.join("manifest.json");
    let whole: BTreeMap<PathBuf, Vec<u8>> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    for (path, bytes) in whole.iter().filter(|(path, _)| **path != manifest) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let spoilt: [(&str, Option<Vec<u8>>); 3] = [
            ("it cannot be read", None),
            ("bytes, and the manifest says", Some(bytes[1..].to_vec())),
            ("its SHA-256 is not", Some(bytes.iter().map(|byte| byte ^ 1).collect())),
        ];
        for (expected, bytes) in spoilt {
            match bytes {
                Some(bytes) => fs::write(path, bytes).unwrap(),
                None => fs::remove_file(path).unwrap(),
            }
            let found = faults(dir.path());
            assert!(
                found.iter().any(|(place, problem)| *place == name && problem.contains(expected)),
                "{name}: {found:?}"
            );
        }
        fs::write(path, bytes).unwrap();
    }
    let text = String::from_utf8(whole[&manifest].clone()).unwrap();
    for (from, to, place) in [
        ("\"quads\": 3", "\"quads\": 4", "manifest.json"),
        ("\"documents\": 2", "\"documents\": 1", "manifest.json"),
    ] {
        assert!(text.contains(from), "{text}");
        fs::write(&manifest, text.replace(from, to)).unwrap();
        let found = faults(dir.path());
        assert!(found.iter().any(|(at, _)| at == place), "{found:?}");
    }
    fs::write(&manifest, &text).unwrap();
    fs::write(folder.join("notes.txt"), "of somebody").unwrap();
    assert_eq!(
        faults(dir.path()),
        [("notes.txt".to_owned(), "the manifest does not know this file".to_owned())]
    );
}

/// Runs the program in a folder: its exit status, output and talk.
fn run(dir: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kamergraaf")).current_dir(dir).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_commands_say_what_happened_to_a_store() {
    let dir = TempDir::new().unwrap();
    let dir = dir.path();
    fs::create_dir(dir.join("texts")).unwrap();
    let write = |name: &str, text: &str| fs::write(dir.join("texts").join(name), text).unwrap();
    write("a.txt", "Den Haag, 1 mei 2025\n\nDe Verenigde Staten hebben sancties opgelegd aan Karim Khan.\n");
    write("b.txt", "Den Haag, 2 mei 2025\n\nHet lid Dobbe (SP) heeft een motie ingediend.\n");
    let build = ["build", "texts", "--store", "store", "--prune"];
    assert_eq!(run(dir, &build).0, 0);
    write("a.txt", "Den Haag, 1 mei 2025\n\nRusland heeft sancties opgelegd aan Karim Khan.\n");
    fs::remove_file(dir.join("texts/b.txt")).unwrap();
    assert_eq!(run(dir, &build).0, 0);

    let (status, listed, _) = run(dir, &["versions", "--store", "store"]);
    assert_eq!(status, 0);
    assert!(
        listed.contains("current") && listed.contains("of its own") && listed.contains(" MB"),
        "{listed}"
    );

    let (status, table, said) = run(dir, &["diff", "1", "2", "--store", "store"]);
    assert_eq!(status, 0);
    assert!(
        table.contains("Rusland") && table.contains("Verenigde Staten") && table.contains("a.txt"),
        "{table}"
    );
    assert!(said.contains("quads gained, "), "{said}");
    let (_, gained, _) =
        run(dir, &["diff", "1", "2", "--store", "store", "--format", "nq", "--only", "gained"]);
    assert!(
        gained.contains("<https://w3id.org/kamergraaf/id/country/RUS>") && !gained.contains("/USA>"),
        "{gained}"
    );
    let (_, patch, _) = run(dir, &["diff", "1", "2", "--store", "store", "--format", "patch"]);
    assert!(patch.lines().all(|line| line.starts_with("A <") || line.starts_with("D <")), "{patch}");
    assert_eq!(run(dir, &["diff", "1", "2", "--store", "store", "--format", "nq"]).0, 2);
    assert_eq!(run(dir, &["diff", "1", "7", "--store", "store"]).0, 1);

    let (status, _, said) = run(dir, &["verify", "--store", "store", "--all"]);
    assert_eq!(status, 0, "{said}");
    assert_eq!(said.matches("whole: version").count(), 2, "{said}");
    let (status, _, said) = run(dir, &["restore", "1", "--store", "store"]);
    assert_eq!((status, said.as_str()), (0, "restored: version 3 of store holds what version 1 held\n"));
    let (_, table, _) = run(dir, &["diff", "1", "3", "--store", "store"]);
    assert_eq!(table, "");

    let page = fs::read_dir(dir.join("store/versions/000003")).unwrap().map(|entry| entry.unwrap().path());
    let page = page.filter(|path| path.to_string_lossy().contains(".pages.")).min().unwrap();
    fs::remove_file(&page).unwrap();
    let (status, table, said) = run(dir, &["verify", "--store", "store"]);
    assert_eq!(status, 1);
    assert!(table.contains("it cannot be read") && table.contains("kamergraaf restore"), "{table}");
    assert!(said.contains("store: 1 fault found"), "{said}");
}

/// A graph that breaks the shapes is told, with the rule.
#[test]
fn quads_that_break_a_shape_are_found() {
    let dir = TempDir::new().unwrap();
    let node = |path: &str| NamedNode::new(format!("{BASE}{path}")).unwrap();
    let class = oxrdf::vocab::rdf::TYPE.into_owned();
    let mention =
        Quad::new(node("id/document/a#char=1,2"), class, node("ontology#Mention"), GraphName::DefaultGraph);
    let graph = NamedGraph::new(node("graph/a"), vec![mention]);
    let documents = vec![DocumentContent { graph, ..document("a", "x") }];
    build(dir.path(), BASE, Content { documents, ..Content::default() }, Engine::Memory).unwrap();
    let (_, faults) = verify(dir.path(), None).unwrap();
    let problems: Vec<&str> = faults.iter().map(|fault| fault.problem.as_str()).collect();
    for rule in ["of names", "of hasSource", "of exact", "of start"] {
        assert!(
            problems.iter().any(|problem| problem.contains("shape Mention") && problem.contains(rule)),
            "{rule}: {problems:?}"
        );
    }
    assert!(faults.iter().all(|fault| fault.place == "id/document/a#char=1,2"), "{faults:?}");
}
