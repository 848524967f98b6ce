//! A store on disk: the same bytes for the same quads, one writer, nothing lost to a
//! killed build, and damage that is noticed.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use kamergraaf::rdf::NamedGraph;
use kamergraaf::store::{Content, DocumentContent, Engine, Store, StoreError, View, build, hash};
use oxrdf::{GraphName, Literal, NamedNode, Quad};
use tempfile::TempDir;

const BASE: &str = "https://w3id.org/kamergraaf/";

/// The engines that this binary has.
fn engines() -> Vec<Engine> {
    if cfg!(feature = "rocksdb") { Engine::ALL.to_vec() } else { vec![Engine::Memory] }
}

fn node(path: &str) -> NamedNode {
    NamedNode::new(format!("{BASE}{path}")).unwrap()
}

/// The graph of a document that names three persons; the label of person 0 is in every graph.
fn graph(name: &str) -> NamedGraph {
    let mut quads =
        vec![quad(&format!("id/document/{name}"), "title", name), quad("id/person/0", "label", "Nul")];
    for number in 1..3 {
        quads.push(quad(&format!("id/person/{name}-{number}"), "label", &format!("Persoon\n{number} é")));
    }
    NamedGraph::new(node(&format!("graph/{name}")), quads)
}

fn quad(subject: &str, property: &str, value: &str) -> Quad {
    let property = node(&format!("ontology#{property}"));
    Quad::new(node(subject), property, Literal::new_simple_literal(value), GraphName::DefaultGraph)
}

fn document(name: &str) -> DocumentContent {
    let page = format!("de bladzijde van {name}").into_bytes();
    DocumentContent {
        name: name.to_owned(),
        hash: hash(name.as_bytes()),
        graph: graph(name),
        page,
        memo: b"memo".to_vec(),
    }
}

/// A version of so many documents, with one view.
fn documents(count: usize) -> Content {
    let view = View { name: "alle".to_owned(), bytes: format!("{count} documenten").into_bytes() };
    let documents = (0..count).map(|number| document(&format!("d{number}"))).collect();
    Content { documents, graphs: Vec::new(), views: vec![view] }
}

fn exported(dir: &Path) -> String {
    let mut text = String::new();
    Store::open(dir).unwrap().lines().unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Every file below a folder with its bytes, in the order of names.
fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(dir).sort_by_file_name();
    let entries = entries.into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(dir).unwrap().display().to_string();
    entries.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

#[test]
fn a_version_gives_back_what_went_in() {
    let dir = TempDir::new().unwrap();
    let version = build(dir.path(), BASE, documents(40), Engine::Memory).unwrap();
    assert!(version.fresh);
    assert_eq!(version.number, 1);
    assert_eq!((version.manifest.quads, version.manifest.graphs, version.manifest.documents), (160, 40, 40));
    let mut expected: Vec<String> = documents(40)
        .documents
        .iter()
        .flat_map(|document| document.graph.lines.lines().map(|line| format!("{line}\n")).collect::<Vec<_>>())
        .collect();
    expected.sort();
    assert_eq!(exported(dir.path()), expected.concat());
}

#[test]
fn order_and_pieces_of_the_input_leave_no_trace() {
    let (one, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let whole = || vec![graph("whole-1"), graph("whole-2")];
    build(one.path(), BASE, Content { graphs: whole(), ..documents(20) }, Engine::Memory).unwrap();
    let mut turned = documents(20);
    turned.documents.reverse();
    turned.graphs = whole();
    turned.graphs.reverse();
    // The same graph a second time, and a piece of one.
    turned.graphs.push(graph("whole-1"));
    turned.graphs.push(NamedGraph::new(node("graph/whole-2"), vec![quad("id/person/0", "label", "Nul")]));
    build(other.path(), BASE, turned, Engine::Memory).unwrap();
    let (one, other) = (files(&one.path().join("versions")), files(&other.path().join("versions")));
    assert!(one.len() > 10, "{} files", one.len());
    assert_eq!(one, other);
}

#[test]
fn an_unchanged_build_writes_nothing() {
    let dir = TempDir::new().unwrap();
    for engine in engines() {
        build(dir.path(), BASE, documents(3), engine).unwrap();
        let again = build(dir.path(), BASE, documents(3), engine).unwrap();
        assert!(!again.fresh);
        assert_eq!(again.number, 1);
        // With RocksDB the index was given to the version that stood.
        assert_eq!(Store::open(dir.path()).unwrap().engine(engine).unwrap().manifest().quads, 12);
    }
}

#[test]
fn a_changed_document_changes_only_its_part() {
    let dir = TempDir::new().unwrap();
    let first = build(dir.path(), BASE, documents(30), Engine::Memory).unwrap();
    let mut content = documents(30);
    let changed = &mut content.documents[7];
    changed.graph = NamedGraph::new(changed.graph.name.clone(), vec![quad("id/person/0", "label", "Anders")]);
    changed.page.push(b'!');
    let second = build(dir.path(), BASE, content, Engine::Memory).unwrap();
    assert_eq!(second.number, 2);
    let (first, second) = (first.manifest, second.manifest);
    assert_eq!(first.parts.iter().zip(&second.parts).filter(|(a, b)| a != b).count(), 1);
    assert_eq!(first.pages.iter().zip(&second.pages).filter(|(a, b)| a != b).count(), 1);
    assert_eq!(first.views, second.views);
}

#[test]
fn pages_and_views_are_read_one_by_one() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), BASE, documents(600), Engine::Memory).unwrap();
    let version = Store::open(dir.path()).unwrap().version().clone();
    let names = version.pages().unwrap();
    assert_eq!(names.len(), 600);
    assert!(names.is_sorted());
    for name in &names {
        assert_eq!(version.page(name).unwrap().unwrap(), document(name).page);
    }
    assert_eq!(version.view("alle").unwrap().unwrap(), b"600 documenten");
    assert_eq!((version.page("d600").unwrap(), version.view("d1").unwrap()), (None, None));
    assert_eq!(version.manifest.pages.iter().map(|bundle| bundle.entries).sum::<u64>(), 600);
}

#[test]
fn a_damaged_page_is_refused_and_the_next_build_heals_it() {
    let dir = TempDir::new().unwrap();
    let version = build(dir.path(), BASE, documents(1), Engine::Memory).unwrap();
    let path = version.folder.join(&version.manifest.pages[0].file);
    let whole = fs::read(&path).unwrap();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(&path, &bytes).unwrap();
        // The mark behind the frames is for zstd's own tools; all else is noticed.
        match version.page("d0") {
            Ok(page) => assert_eq!(page.unwrap(), document("d0").page, "byte {at}"),
            Err(error) => assert!(matches!(error, StoreError::Damaged(_)), "byte {at}: {error}"),
        }
        fs::write(&path, &whole[..at]).unwrap();
        assert!(matches!(version.page("d0"), Err(StoreError::Damaged(_))), "{at} bytes");
    }
    let healed = build(dir.path(), BASE, documents(1), Engine::Memory).unwrap();
    assert!(healed.fresh);
    assert_eq!(healed.page("d0").unwrap().unwrap(), document("d0").page);
}

#[test]
fn one_name_for_two_documents_is_refused() {
    let dir = TempDir::new().unwrap();
    let mut content = documents(2);
    content.documents.push(document("d1"));
    let refused = build(dir.path(), BASE, content, Engine::Memory).unwrap_err();
    assert!(matches!(refused, StoreError::Doubled { sort: "document", ref name } if name == "d1"));
    assert!(matches!(Store::open(dir.path()), Err(StoreError::Missing(_))));
}

#[test]
fn three_versions_are_kept() {
    let dir = TempDir::new().unwrap();
    for count in 1..=5 {
        build(dir.path(), BASE, documents(count), Engine::Memory).unwrap();
    }
    let entries = fs::read_dir(dir.path().join("versions")).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["000003", "000004", "000005"]);
    assert_eq!(Store::open(dir.path()).unwrap().version().number, 5);
}

#[test]
fn leftovers_of_killed_builds_are_swept() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), BASE, documents(2), Engine::Memory).unwrap();
    let before = exported(dir.path());
    let versions = dir.path().join("versions");
    // Killed while writing parts, while removing, before the swap, and during the swap.
    fs::create_dir(versions.join("next")).unwrap();
    fs::write(versions.join("next/00.nq.zst"), b"half").unwrap();
    fs::create_dir(versions.join("old")).unwrap();
    fs::create_dir(versions.join("000002")).unwrap();
    fs::write(versions.join("000002/manifest.json"), b"{").unwrap();
    fs::write(dir.path().join("current.next"), b"0000").unwrap();
    fs::write(dir.path().join("lock"), b"999999999\n").unwrap();
    assert_eq!(exported(dir.path()), before, "a reader must not mind");
    let version = build(dir.path(), BASE, documents(3), Engine::Memory).unwrap();
    assert_eq!(version.number, 2);
    let left: Vec<String> = files(dir.path()).into_iter().map(|(name, _)| name).collect();
    assert!(left.iter().all(|name| !name.contains("next") && !name.contains("old")), "{left:?}");
    assert_eq!(Store::open(dir.path()).unwrap().version().manifest.documents, 3);
}

/// Where the child of the test below builds.
const CHILD_STORE: &str = "KAMERGRAAF_TEST_STORE";

/// Not a test by itself: builds version after version until its parent kills it.
#[test]
#[ignore = "started by a_build_killed_at_any_moment_loses_nothing"]
fn builds_until_killed() {
    let Some(dir) = std::env::var_os(CHILD_STORE) else { return };
    for count in (5..25).cycle() {
        build(Path::new(&dir), BASE, documents(count), Engine::Memory).unwrap();
    }
}

#[test]
fn a_build_killed_at_any_moment_loses_nothing() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), BASE, documents(5), Engine::Memory).unwrap();
    for round in 0..20 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "builds_until_killed", "--ignored"])
            .env(CHILD_STORE, dir.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(30 + round * 17 % 100));
        child.kill().unwrap();
        child.wait().unwrap();
        let store = Store::open(dir.path()).unwrap();
        let documents = store.version().manifest.documents;
        assert_eq!(exported(dir.path()).lines().count() as u64, documents * 4, "round {round}");
    }
    build(dir.path(), BASE, documents(30), Engine::Memory).unwrap();
    let fresh = TempDir::new().unwrap();
    build(fresh.path(), BASE, documents(30), Engine::Memory).unwrap();
    assert_eq!(exported(dir.path()), exported(fresh.path()));
    let versions = fs::read_dir(dir.path().join("versions")).unwrap().count();
    assert!(versions <= 3, "{versions} versions are left");
}

#[test]
fn a_second_builder_learns_who_is_first() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), BASE, documents(1), Engine::Memory).unwrap();
    let held = fs::OpenOptions::new().write(true).open(dir.path().join("lock")).unwrap();
    held.lock().unwrap();
    let refused = build(dir.path(), BASE, documents(2), Engine::Memory).unwrap_err();
    assert!(matches!(refused, StoreError::InUse { .. }));
    assert!(refused.to_string().contains(&format!("process {}", std::process::id())), "{refused}");
    // Reading needs no lock, and the lock ends with its holder.
    assert_eq!(Store::open(dir.path()).unwrap().version().number, 1);
    drop(held);
    assert_eq!(build(dir.path(), BASE, documents(2), Engine::Memory).unwrap().number, 2);
}

#[test]
fn builders_side_by_side_leave_a_whole_store() {
    let dir = TempDir::new().unwrap();
    let path = dir.path();
    let results: Vec<_> = std::thread::scope(|scope| {
        let builder =
            |count: usize| scope.spawn(move || build(path, BASE, documents(count * 20), Engine::Memory));
        let running: Vec<_> = (1..=4).map(builder).collect();
        running.into_iter().map(|builder| builder.join().unwrap()).collect()
    });
    assert!(results.iter().any(Result::is_ok));
    for refused in results.iter().filter_map(|result| result.as_ref().err()) {
        assert!(matches!(refused, StoreError::InUse { .. }), "{refused}");
    }
    let queryable = Store::open(path).unwrap().engine(Engine::Memory).unwrap();
    assert_eq!(queryable.manifest().quads, exported(path).lines().count() as u64);
}

#[test]
fn a_flipped_byte_is_refused_and_the_next_build_heals_it() {
    let dir = TempDir::new().unwrap();
    let version = build(dir.path(), BASE, documents(4), Engine::Memory).unwrap();
    let part = version.folder.join(&version.manifest.parts[0].file);
    let mut bytes = fs::read(&part).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&part, bytes).unwrap();
    let store = Store::open(dir.path()).unwrap();
    assert!(matches!(store.lines().err().unwrap(), StoreError::Damaged(path) if path == part));
    assert!(matches!(store.engine(Engine::Memory).err().unwrap(), StoreError::Damaged(_)));
    let healed = build(dir.path(), BASE, documents(4), Engine::Memory).unwrap();
    assert!(healed.fresh);
    assert_eq!(exported(dir.path()).lines().count(), 16);
}

#[test]
fn every_wrong_path_has_its_own_sentence() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "text").unwrap();
    assert!(matches!(Store::open(&file), Err(StoreError::NotAFolder(_))));
    assert!(matches!(build(&file, BASE, documents(1), Engine::Memory), Err(StoreError::NotAFolder(_))));
    assert!(matches!(Store::open(&dir.path().join("nowhere")), Err(StoreError::Missing(_))));
    assert!(matches!(Store::open(dir.path()), Err(StoreError::Missing(_))));
    assert!(matches!(build(dir.path(), BASE, documents(1), Engine::Memory), Err(StoreError::Foreign(_))));
    assert_eq!(files(dir.path()).len(), 1, "a folder of somebody else must stay as it is");
    let fresh = dir.path().join("fresh");
    assert!(matches!(build(&fresh, "no iri", documents(1), Engine::Memory), Err(StoreError::Base { .. })));
}

#[test]
fn a_newer_format_and_a_broken_pointer_are_named() {
    let dir = TempDir::new().unwrap();
    let version = build(dir.path(), BASE, documents(1), Engine::Memory).unwrap();
    let manifest = version.folder.join("manifest.json");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("\"format\": 2", "\"format\": 99, \"unknown\": 1")).unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::NewerFormat { found: 99, known: 2, .. })));
    fs::write(&manifest, text.replace("\"quads\"", "\"squads\"")).unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::Manifest { .. })));
    fs::write(dir.path().join("current"), "../../etc\n").unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::Pointer { .. })));
    assert!(build(dir.path(), BASE, documents(1), Engine::Memory).unwrap().fresh);
    assert_eq!(exported(dir.path()).lines().count(), 4);
}

#[test]
fn an_empty_build_is_a_version() {
    let dir = TempDir::new().unwrap();
    for engine in engines() {
        assert_eq!(build(dir.path(), BASE, Content::default(), engine).unwrap().manifest.parts.len(), 0);
        assert_eq!(Store::open(dir.path()).unwrap().engine(engine).unwrap().manifest().quads, 0);
    }
}

#[test]
fn numbers_of_one_value_are_no_loss() {
    let dir = TempDir::new().unwrap();
    let integer = |text: &str| {
        let literal = Literal::new_typed_literal(text, oxrdf::vocab::xsd::INTEGER);
        Quad::new(node("id/a"), node("ontology#count"), literal, GraphName::DefaultGraph)
    };
    let graph = NamedGraph::new(node("graph/a"), vec![integer("7"), integer("007")]);
    for engine in engines() {
        build(dir.path(), BASE, vec![graph.clone()], engine).unwrap();
        Store::open(dir.path()).unwrap().engine(engine).unwrap();
    }
}

#[cfg(not(feature = "rocksdb"))]
#[test]
fn without_rocksdb_one_sentence_says_how_to_get_it() {
    let dir = TempDir::new().unwrap();
    let refused = build(dir.path(), BASE, documents(1), Engine::Rocksdb).unwrap_err();
    assert!(refused.to_string().contains("cargo install --features rocksdb"), "{refused}");
    assert!(files(dir.path()).is_empty());
}

#[cfg(feature = "rocksdb")]
#[test]
fn a_version_without_index_says_how_to_make_one() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), BASE, documents(1), Engine::Memory).unwrap();
    let refused = Store::open(dir.path()).unwrap().engine(Engine::Rocksdb).err().unwrap();
    assert!(matches!(refused, StoreError::NoIndex { version: 1, .. }));
    assert!(refused.to_string().contains("--engine rocksdb"), "{refused}");
}
