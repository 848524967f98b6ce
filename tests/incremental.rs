//! A version that follows on another is the same, byte for byte, as one made at once.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;

use kamergraaf::rdf::NamedGraph;
use kamergraaf::store::{
    Content, DocumentContent, Engine, Options, Store, StoreError, View, Writer, build, hash,
};
use oxrdf::{GraphName, Literal, NamedNode, Quad};
use proptest::prelude::*;
use tempfile::TempDir;

const BASE: &str = "https://w3id.org/kamergraaf/";

/// What documents say, by their names.
type Texts = BTreeMap<String, String>;

fn document(name: &str, text: &str) -> DocumentContent {
    let node = |path: &str| NamedNode::new(format!("{BASE}{path}")).unwrap();
    let quad = |word: &str| {
        let (subject, property) = (node(&format!("id/document/{name}")), node("ontology#says"));
        Quad::new(subject, property, Literal::new_simple_literal(word), GraphName::DefaultGraph)
    };
    DocumentContent {
        name: name.to_owned(),
        hash: hash(text.as_bytes()),
        graph: NamedGraph::new(node(&format!("graph/{name}")), text.split(' ').map(quad)),
        page: text.bytes().filter(|byte| *byte != b'x').collect(),
        memo: text.len().to_string().into_bytes(),
    }
}

/// What belongs to no one document: it depends on all of them.
fn whole(texts: &Texts) -> (Vec<NamedGraph>, Vec<View>) {
    let all: Vec<&str> = texts.values().flat_map(|text| text.split(' ')).collect();
    let graph = document("../entities", &all.join(" ")).graph;
    let bytes = format!("{} documenten", texts.len()).into_bytes();
    (vec![graph], vec![View { name: "alle".to_owned(), bytes }])
}

/// Every file of the current version with its bytes.
fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let folder = Store::open(dir).unwrap().version().folder.clone();
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let file = |entry: fs::DirEntry| {
        (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap())
    };
    entries.map(file).collect()
}

fn at_once(dir: &Path, texts: &Texts) {
    let documents = texts.iter().map(|(name, text)| document(name, text)).collect();
    let (graphs, views) = whole(texts);
    build(dir, BASE, Content { documents, graphs, views }, Engine::Memory).unwrap();
}

/// Writes what is given after the last version; what is not given stays unless `prune`. What the version holds.
fn step(dir: &Path, given: &Texts, prune: bool, before: &Texts) -> Texts {
    let mut writer = Writer::open(dir, BASE, Options::default()).unwrap();
    let mut read = BTreeSet::new();
    for (name, text) in given {
        let same = writer.find(name).is_some_and(|record| record.hash == hash(text.as_bytes()));
        if same {
            assert!(writer.keep(name));
        } else {
            read.insert(name.clone());
            writer.add(document(name, text).pack().unwrap()).unwrap();
        }
    }
    let expected = given.iter().filter(|(name, text)| before.get(*name) != Some(text));
    assert_eq!(read, expected.map(|(name, _)| name.clone()).collect(), "what is read");
    let mut holds = given.clone();
    if !prune {
        for name in writer.keep_rest().unwrap() {
            let text = before[&name].clone();
            // What stays can be looked at, and put back as it is.
            let (lines, page) = writer.content(&name).unwrap().unwrap();
            let same = document(&name, &text);
            assert_eq!((lines.as_str(), &page), (same.graph.lines.as_str(), &same.page));
            if name.ends_with('3') {
                writer.revise(same.pack().unwrap()).unwrap();
            }
            holds.insert(name, text);
        }
    }
    let mut pages = BTreeMap::new();
    let gather = |name: &str, page| {
        pages.insert(name.to_owned(), page);
        Ok(())
    };
    writer.each_page::<StoreError>(gather).unwrap();
    let expected = holds.iter().map(|(name, text)| (name.clone(), document(name, text).page));
    assert_eq!(pages, expected.filter(|(_, page)| !page.is_empty()).collect());
    let (graphs, views) = whole(&holds);
    writer.finish(&graphs, &views).unwrap();
    holds
}

/// Some documents out of twenty, of few words, so that much stays the same.
fn texts() -> impl Strategy<Value = Texts> {
    let words = prop::collection::vec(prop::sample::select(vec!["a", "b", "xx", "é\n\"."]), 1..4);
    prop::collection::btree_map(
        (0..20_u8).prop_map(|number| format!("d{number}")),
        words.prop_map(|words| words.join(" ")),
        0..12,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_edits_ends_in_the_bytes_of_a_build_at_once(
        steps in prop::collection::vec((texts(), any::<bool>()), 1..6)
    ) {
        let dir = TempDir::new().unwrap();
        let mut holds = Texts::new();
        for (given, prune) in steps {
            holds = step(dir.path(), &given, prune, &holds);
            let fresh = TempDir::new().unwrap();
            at_once(fresh.path(), &holds);
            prop_assert_eq!(files(dir.path()), files(fresh.path()));
        }
    }
}

#[test]
fn what_stays_the_same_is_linked() {
    let dir = TempDir::new().unwrap();
    let mut texts: Texts = (0..200).map(|number| (format!("d{number}"), format!("een {number}"))).collect();
    step(dir.path(), &texts, false, &Texts::new());
    let before = texts.clone();
    texts.insert("d7".to_owned(), "iets anders".to_owned());
    step(dir.path(), &texts, false, &before);
    let folder = Store::open(dir.path()).unwrap().version().folder.clone();
    let entries: Vec<_> = fs::read_dir(folder).unwrap().map(Result::unwrap).collect();
    let own = entries.iter().filter(|entry| entry.metadata().unwrap().nlink() == 1).count();
    // The manifest; the part, the page and the record of the document; the graph of the whole.
    assert!(own <= 5, "{own} of {} files were written", entries.len());
    assert!(entries.len() > 300);
}

#[test]
fn damage_is_not_taken_over() {
    let dir = TempDir::new().unwrap();
    let texts: Texts =
        [("a", "een"), ("b", "twee")].map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    step(dir.path(), &texts, false, &Texts::new());
    let version = Store::open(dir.path()).unwrap().version().clone();
    let page = version.manifest.pages.iter().find(|_| true).unwrap();
    let path = version.folder.join(&page.file);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, b"spoilt").unwrap();
    let mut writer = Writer::open(dir.path(), BASE, Options::default()).unwrap();
    let known: Vec<String> = writer.known().map(|(name, _)| name.to_owned()).collect();
    assert_eq!(known.len(), 1, "{known:?}");
    // What stands in the damaged file was not given, so nothing is written.
    let refused = writer.keep_rest().unwrap_err();
    assert!(matches!(refused, StoreError::Lost { count: 1, .. }), "{refused}");
    assert!(refused.to_string().contains(&page.file), "{refused}");
    drop(writer);
    let before: Texts = texts
        .iter()
        .filter(|(name, _)| known.contains(name))
        .map(|(name, text)| (name.clone(), text.clone()))
        .collect();
    step(dir.path(), &texts, false, &before);
    let healed = Store::open(dir.path()).unwrap().version().clone();
    assert_eq!(fs::read(healed.folder.join(&page.file)).unwrap(), whole);
}

#[test]
fn under_another_base_nothing_stays() {
    let dir = TempDir::new().unwrap();
    step(dir.path(), &Texts::from([("a".to_owned(), "een".to_owned())]), false, &Texts::new());
    let mut writer = Writer::open(dir.path(), "https://example.org/", Options::default()).unwrap();
    assert_eq!(writer.known().count(), 0);
    let refused = writer.keep_rest().unwrap_err().to_string();
    assert!(refused.contains("they stand under the base https://w3id.org/kamergraaf/"), "{refused}");
}

/// A folder of documents and the binary that reads it.
struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Self {
        let dir = TempDir::new().unwrap();
        fs::create_dir(dir.path().join("texts")).unwrap();
        Self { dir }
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.dir.path().join("texts").join(name), text).unwrap();
    }

    /// Builds `store` from the folder or another path; what is said.
    fn build(&self, store: &str, path: &str, more: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_kamergraaf"))
            .current_dir(self.dir.path())
            .args(["build", path, "--store", store])
            .args(more)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{said}");
        said
    }

    fn files(&self, store: &str) -> BTreeMap<String, Vec<u8>> {
        files(&self.dir.path().join(store))
    }

    /// Whether the store holds what one made at once holds.
    fn is_as_at_once(&self) {
        self.build("fresh", "texts", &["--prune"]);
        let (found, expected) = (self.files("store"), self.files("fresh"));
        assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
        let differ: Vec<&String> =
            expected.iter().filter(|(name, bytes)| found[*name] != **bytes).map(|(name, _)| name).collect();
        assert!(differ.is_empty(), "{differ:?}");
        fs::remove_dir_all(self.dir.path().join("fresh")).unwrap();
    }
}

/// Documents about persons of one name whom other documents part and join.
const SP: &str = "Den Haag, 1 mei 2020\n\nHet lid Van Dijk (SP) vroeg dit. De Verenigde Staten hebben Karim Khan gesanctioneerd.\n";
const CDA: &str =
    "Den Haag, 2 mei 2020\n\nHet lid Van Dijk (CDA) vroeg dat. Het lid Van Dijk heeft een motie ingediend.\n";
const BARE: &str =
    "Den Haag, 3 mei 2021\n\nDe motie-Van Dijk over het Internationaal Strafhof is aangenomen.\n";

#[test]
fn a_document_that_parts_the_persons_of_others_changes_them_without_reading_them() {
    let desk = Desk::new();
    desk.write("a.txt", SP);
    desk.write("b.txt", BARE);
    assert!(desk.build("store", "texts", &[]).contains("built: version 1"));
    desk.write("c.txt", CDA);
    // Only the new one is given: the persons of the first are parted all the same.
    let said = desk.build("store", "texts/c.txt", &[]);
    assert!(said.contains("3 documents (1 read, 2 unchanged)"), "{said}");
    assert!(said.contains("kept: 2 documents of the store were not given and stay"), "{said}");
    assert!(said.contains("persons: "), "{said}");
    let export = |store: &str| {
        let path = desk.dir.path().join(store);
        let mut text = String::new();
        std::io::Read::read_to_string(&mut Store::open(&path).unwrap().lines().unwrap(), &mut text).unwrap();
        text
    };
    assert!(export("store").contains("id/person/van-dijk-cda>"));
    desk.is_as_at_once();
    // And back again: the document that parted them goes.
    fs::remove_file(desk.dir.path().join("texts/c.txt")).unwrap();
    let said = desk.build("store", "texts", &["--prune"]);
    assert!(said.contains("removed: 1 document: c.txt"), "{said}");
    assert!(said.contains("2 documents (0 read, 2 unchanged)"), "{said}");
    assert!(!export("store").contains("van-dijk-cda"));
    desk.is_as_at_once();
}

#[test]
fn a_document_is_read_again_when_what_is_known_of_it_changes() {
    let desk = Desk::new();
    desk.write("a.txt", SP);
    desk.write("b.txt", BARE);
    desk.build("store", "texts", &[]);
    desk.write(
        "documents.tsv",
        "file\ttitle\tkind\tdate\tdossier\tnumber\tsource\nb.txt\tEen brief\tKamerbrief\t2021-05-03\t\t\t\n",
    );
    let said = desk.build("store", "texts", &[]);
    assert!(said.contains("2 documents (1 read, 1 unchanged)"), "{said}");
    desk.is_as_at_once();
}
