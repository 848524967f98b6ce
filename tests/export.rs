//! Exports: the same quads out as in, the same bytes every time, and nothing that breaks a format.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use kamergraaf::export::{
    AttributeValue, Export, ExportError, FORMATS, Format, Network, NetworkEdge, NetworkNode, Part, Selection,
    VIEWS, View, Vocabulary, network, write, write_network, write_to,
};
use kamergraaf::rdf::NamedGraph;
use kamergraaf::relation::Status;
use kamergraaf::store::{Engine, Store, build};
use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{GraphName, Literal, NamedNode, Quad, Triple};
use tempfile::TempDir;

const BASE: &str = "https://w3id.org/kamergraaf/";

/// What texts can hold that formats have signs for.
const EVIL: &str =
    "=HYPERLINK(\"http://x\")\r\n,;\t'\"<b>&]]>\\ \u{1}\u{b}\u{202e}\u{feff}\u{fffd}\u{1f600} {{x}} --";

fn node(path: &str) -> NamedNode {
    NamedNode::new(format!("{BASE}{path}")).unwrap()
}

fn term(name: &str) -> NamedNode {
    node(&format!("ontology#{name}"))
}

fn quad(subject: &NamedNode, property: &NamedNode, object: impl Into<oxrdf::Term>) -> Quad {
    Quad::new(subject.clone(), property.clone(), object, GraphName::DefaultGraph)
}

fn text(text: &str) -> Literal {
    Literal::new_simple_literal(text)
}

/// A thing with its class and its label.
fn thing(path: &str, class: &str, label: &str) -> Vec<Quad> {
    let dutch = Literal::new_language_tagged_literal(label, "nl").unwrap();
    let iri = node(path);
    vec![quad(&iri, &rdf::TYPE.into(), term(class)), quad(&iri, &rdfs::LABEL.into(), dutch)]
}

/// One document: it mentions the country and the court, and says that one sanctions the other.
fn document(name: &str, date: &str, status: &str, quote: &str) -> NamedGraph {
    let iri = node(&format!("id/document/{name}"));
    let (fact, place) = (node(&format!("id/fact/{name}")), node(&format!("id/document/{name}#char=0,9")));
    let mention = node(&format!("id/document/{name}#char=2,4"));
    let oa = |name: &str| NamedNode::new(format!("http://www.w3.org/ns/oa#{name}")).unwrap();
    let issued = NamedNode::new("http://purl.org/dc/terms/issued").unwrap();
    let derived = NamedNode::new("http://www.w3.org/ns/prov#wasDerivedFrom").unwrap();
    let mut quads = thing(&format!("id/document/{name}"), "Document", quote);
    quads.extend([
        quad(&iri, &issued, Literal::new_typed_literal(date, xsd::DATE)),
        quad(&fact, &rdf::TYPE.into(), term("Sanction")),
        quad(&fact, &term("issuer"), node("id/country/USA")),
        quad(&fact, &term("target"), node("id/court/icc")),
        quad(&fact, &term("status"), term(status)),
        quad(&fact, &term("rule"), text("sanctions/active")),
        quad(&fact, &derived, place.clone()),
        quad(&place, &oa("exact"), text(quote)),
        quad(&place, &oa("prefix"), text("-")),
        quad(&place, &oa("suffix"), text(EVIL)),
        quad(&mention, &rdf::TYPE.into(), term("Mention")),
        quad(&mention, &oa("exact"), text("VS")),
        quad(&mention, &term("names"), node("id/country/USA")),
    ]);
    if status == "asserted" {
        quads.push(quad(&node("id/country/USA"), &term("sanctions"), node("id/court/icc")));
    }
    NamedGraph::new(node(&format!("graph/{name}")), quads)
}

fn graphs() -> Vec<NamedGraph> {
    let entities = [
        thing("id/country/USA", "Country", "Verenigde Staten"),
        thing("id/court/icc", "Court", EVIL),
        thing("id/person/nobody", "Person", "Niemand"),
    ];
    vec![
        document("a.txt", "2024-05-01", "asserted", EVIL),
        document("b.txt", "2025-06-30", "asserted", "één\n\"twee\""),
        document("c%20d.txt", "2025-11-21", "possible", "drie"),
        NamedGraph::new(node("entities"), entities.concat()),
    ]
}

fn store_of(graphs: Vec<NamedGraph>) -> (TempDir, Store) {
    let dir = TempDir::new().unwrap();
    build(dir.path(), BASE, graphs, Engine::Memory).unwrap();
    let store = Store::open(dir.path()).unwrap();
    (dir, store)
}

fn format(name: &str) -> Format {
    Format::named(name).unwrap()
}

fn bytes(store: &Store, name: &str, part: Part<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&Export { part, ..Export::new(store, format(name)) }, &mut bytes).unwrap();
    bytes
}

fn exported(store: &Store, name: &str) -> String {
    String::from_utf8(bytes(store, name, Part::All)).unwrap()
}

fn selected(store: &Store, name: &str, selection: &Selection) -> String {
    String::from_utf8(bytes(store, name, Part::Selection(selection))).unwrap()
}

#[test]
fn every_format_is_the_same_every_time() {
    let mut turned = graphs();
    turned.reverse();
    let ((_one, first), (_other, second)) = (store_of(graphs()), store_of(turned));
    for format in FORMATS {
        let all = bytes(&first, format.name, Part::All);
        assert!(!all.is_empty(), "{format:?}");
        assert_eq!(all, bytes(&first, format.name, Part::All), "{format:?} a second time");
        assert_eq!(all, bytes(&second, format.name, Part::All), "{format:?} of graphs in another order");
    }
}

/// The quads of an export, each with its graph, as text.
fn quads(name: &str, text: &str) -> BTreeSet<String> {
    match name {
        "trig" => oxttl::TriGParser::new().for_slice(text).map(|quad| quad.unwrap().to_string()).collect(),
        "jsonld" => {
            let parser = oxjsonld::JsonLdParser::new();
            parser.for_slice(text).map(|quad| quad.unwrap().to_string()).collect()
        }
        _ => oxttl::NQuadsParser::new().for_slice(text).map(|quad| quad.unwrap().to_string()).collect(),
    }
}

/// The triples of an export, as text.
fn triples(name: &str, text: &str) -> BTreeSet<String> {
    match name {
        "rdfxml" => {
            let parser = oxrdfxml::RdfXmlParser::new();
            parser.for_slice(text).map(|triple| triple.unwrap().to_string()).collect()
        }
        "nt" => {
            oxttl::NTriplesParser::new().for_slice(text).map(|triple| triple.unwrap().to_string()).collect()
        }
        _ => oxttl::TurtleParser::new().for_slice(text).map(|triple| triple.unwrap().to_string()).collect(),
    }
}

#[test]
fn nquads_are_sorted_and_build_the_same_store() {
    let (_dir, store) = store_of(graphs());
    let all = exported(&store, "nq");
    assert!(all.lines().is_sorted());
    let parsed = oxttl::NQuadsParser::new().for_slice(&all).map(Result::unwrap);
    let again: Vec<NamedGraph> = parsed
        .map(|quad| match &quad.graph_name {
            GraphName::NamedNode(name) => NamedGraph::new(name.clone(), vec![quad.clone()]),
            other => panic!("{other}"),
        })
        .collect();
    let (_dir, again) = store_of(again);
    assert_eq!(exported(&again, "nq"), all);
}

#[test]
fn all_forms_of_rdf_hold_the_same() {
    let (_dir, store) = store_of(graphs());
    let all = exported(&store, "nq");
    for name in ["trig", "jsonld"] {
        assert_eq!(quads(name, &exported(&store, name)), quads("nq", &all), "{name}");
    }
    let union: BTreeSet<String> = oxttl::NQuadsParser::new()
        .for_slice(&all)
        .map(|quad| Triple::from(quad.unwrap()).to_string())
        .collect();
    for name in ["nt", "ttl"] {
        assert_eq!(triples(name, &exported(&store, name)), union, "{name}");
    }
    // XML has no form for two of the characters; all else is the same, the carriage return too.
    let fit = |text: &String| {
        text.replace(['\u{1}', '\u{b}'], "\u{fffd}")
            .replace("\\u0001", "\u{fffd}")
            .replace("\\u000B", "\u{fffd}")
    };
    assert_eq!(triples("rdfxml", &exported(&store, "rdfxml")), union.iter().map(fit).collect());
}

#[test]
fn what_xml_cannot_hold_is_told() {
    let (_dir, store) = store_of(graphs());
    let told = write(&Export::new(&store, format("rdfxml")), &mut Vec::new()).unwrap();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("replaced by U+FFFD"), "{told:?}");
    let plain = vec![NamedGraph::new(node("graph/x"), thing("id/person/x", "Person", "X"))];
    let (_dir, store) = store_of(plain);
    assert!(write(&Export::new(&store, format("rdfxml")), &mut Vec::new()).unwrap().is_empty());
}

#[test]
fn turtle_is_the_union_with_short_names() {
    let (_dir, store) = store_of(graphs());
    let text = exported(&store, "ttl");
    let fact = text.split("\nfact:a.txt").nth(1).unwrap().split(" .\n").next().unwrap();
    insta::assert_snapshot!(fact, @r#"
     a kg:Sanction ;
    	prov:wasDerivedFrom <https://w3id.org/kamergraaf/id/document/a.txt#char=0,9> ;
    	kg:issuer country:USA ;
    	kg:rule "sanctions/active" ;
    	kg:status kg:asserted ;
    	kg:target court:icc
    "#);
    assert_eq!(text.matches("kg:sanctions court:icc").count(), 1, "a triple of two graphs stands once");
}

#[test]
fn an_empty_version_is_exported_too() {
    let (_dir, store) = store_of(Vec::new());
    assert_eq!(exported(&store, "nq"), "");
    for format in FORMATS {
        let _ = bytes(&store, format.name, Part::All);
    }
    assert_eq!(triples("ttl", &exported(&store, "ttl")).len(), 0);
}

#[test]
fn a_megabyte_of_label_goes_everywhere() {
    let long = "é\"<".repeat(1 << 18);
    let mut all = graphs();
    all.push(NamedGraph::new(node("graph/long"), thing("id/person/long", "Person", &long)));
    let (_dir, store) = store_of(all);
    for format in FORMATS {
        let written = bytes(&store, format.name, Part::All);
        let picture = format.name == "dot";
        assert!(picture || format.is_several_files() || written.len() > long.len(), "{format:?}");
        assert!(!picture || written.len() < 20_000, "a picture shows the beginning");
    }
}

#[test]
fn texts_in_csv_stay_as_they_are_or_are_made_harmless() {
    let (_dir, store) = store_of(graphs());
    for (spreadsheet, expected) in [(false, EVIL.to_owned()), (true, format!("'{EVIL}"))] {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("tables");
        let export = Export { spreadsheet, ..Export::new(&store, format("csv")) };
        write_to(&export, &path, None).unwrap();
        let mut rows = csv::Reader::from_path(path.join("court.csv")).unwrap();
        let row = rows.records().next().unwrap().unwrap();
        assert_eq!(&row[1], expected);
        let mut rows = csv::Reader::from_path(path.join("sanctions.csv")).unwrap();
        let column = rows.headers().unwrap().iter().position(|name| name == "quote").unwrap();
        let quotes: Vec<String> = rows.records().map(|row| row.unwrap()[column].to_owned()).collect();
        assert!(quotes.contains(&"één\n\"twee\"".to_owned()), "{quotes:?}");
    }
}

#[test]
fn networks_escape_what_stands_in_labels() {
    let (_dir, store) = store_of(graphs());
    for name in ["graphml", "gexf"] {
        let text = exported(&store, name);
        assert!(!text.contains("<b>") && !text.contains('\u{1}') && text.contains("&#13;&#10;"), "{name}");
    }
    let dot = exported(&store, "dot");
    assert!(!dot.contains('\u{202e}') && !dot.contains('\u{1}'), "{dot}");
    assert!(dot.contains("label=\"=HYPERLINK(\\\"http://x\\\")"), "{dot}");
}

#[test]
fn selections_take_facts_and_what_belongs_to_them() {
    let (_dir, store) = store_of(graphs());
    let all = Selection::default();
    assert_eq!(selected(&store, "nq", &all), exported(&store, "nq"));
    let view = View::named("sanctions", &["sanctions"]);
    let facts = |selection: Selection| {
        let text = selected(&store, "nq", &selection);
        let found: BTreeSet<char> = ['a', 'b', 'c']
            .into_iter()
            .filter(|name| text.contains(&format!("<{BASE}id/fact/{name}")))
            .collect();
        (found.into_iter().collect::<String>(), text)
    };
    let from = |date: &str| Some(date.parse().unwrap());
    for (selection, expected) in [
        (Selection { view: view.clone(), ..Selection::default() }, "abc"),
        (Selection { statuses: vec![Status::Possible], ..Selection::default() }, "c"),
        (Selection { documents: vec!["a.txt".into()], ..Selection::default() }, "a"),
        (Selection { documents: vec!["c d.txt".into()], ..Selection::default() }, "c"),
        (Selection { documents: vec!["nothing".into()], ..Selection::default() }, ""),
        (Selection { from: from("2025"), ..Selection::default() }, "bc"),
        (Selection { from: from("2025"), to: from("2025-06"), ..Selection::default() }, "b"),
        (Selection { kinds: vec!["Court".into()], ..Selection::default() }, "abc"),
        (Selection { kinds: vec!["Person".into()], ..Selection::default() }, ""),
    ] {
        let (found, text) = facts(selection.clone());
        assert_eq!(found, expected, "{selection:?}");
        for name in expected.chars() {
            // Ends, evidence and document come along.
            for path in [format!("id/document/{name}"), "id/country/USA".into(), "id/court/icc".into()] {
                assert!(
                    text.contains(&format!("\n<{BASE}{path}")) || text.starts_with(&format!("<{BASE}{path}")),
                    "{path} for {selection:?}"
                );
            }
        }
        assert!(!text.contains("id/person/nobody"), "{selection:?}");
    }
}

#[test]
fn plain_triples_stand_only_for_selected_asserted_facts() {
    let (_dir, store) = store_of(graphs());
    let plain = format!("<{BASE}ontology#sanctions>");
    let of = |statuses: Vec<Status>| selected(&store, "nq", &Selection { statuses, ..Selection::default() });
    assert!(of(vec![Status::Asserted]).contains(&plain));
    assert!(!of(vec![Status::Possible]).contains(&plain));
    let documents = vec!["c d.txt".to_owned()];
    let of_c = selected(&store, "nq", &Selection { documents, ..Selection::default() });
    assert!(!of_c.contains(&plain) && of_c.contains("ontology#names"), "its mentions come along");
}

#[test]
fn every_format_takes_a_selection_and_a_graph() {
    let (_dir, store) = store_of(graphs());
    let selection = Selection { view: View::named("sanctions", &[]), ..Selection::default() };
    let triple = Triple::new(node("id/a"), term("knows"), node("id/b"));
    for format in FORMATS {
        assert!(!bytes(&store, format.name, Part::Selection(&selection)).is_empty(), "{format:?}");
        // Nothing of a graph that says nothing known is an entity.
        let of_graph = bytes(&store, format.name, Part::Graph(std::slice::from_ref(&triple)));
        assert_eq!(of_graph.is_empty(), format.name == "ftm", "{format:?}");
    }
    let made = network(&Export {
        part: Part::Graph(std::slice::from_ref(&triple)),
        ..Export::new(&store, format("dot"))
    });
    let made = made.unwrap();
    assert_eq!((made.nodes().len(), made.edges().len()), (2, 1));
    assert_eq!(made.edges()[0].label, "knows");
}

#[test]
fn views_name_relations_that_there_are() {
    let relations = Vocabulary::load().unwrap().relations();
    for (view, members) in VIEWS {
        assert!(members.iter().all(|member| relations.contains(member)), "{view}");
    }
    for name in View::names(&relations) {
        assert!(View::named(name, &relations).is_some(), "{name}");
    }
    assert_eq!(View::named("nothing", &relations), None);
}

#[test]
fn what_somebody_shows_can_be_exported() {
    let node = |id: &str| NetworkNode {
        id: id.into(),
        label: format!("<{id}>"),
        kind: "Person".into(),
        attributes: [("weight".to_owned(), AttributeValue::Number(0.5))].into(),
    };
    let edge = NetworkEdge {
        id: "1".into(),
        source: "a".into(),
        target: "b".into(),
        label: "kent".into(),
        kind: "knows".into(),
        status: "possible".into(),
        attributes: [("sure".to_owned(), AttributeValue::Boolean(false))].into(),
    };
    let shown = Network::new("shown", vec![node("b"), node("a")], vec![edge]).unwrap();
    let mut text = Vec::new();
    write_network(&shown, format("graphml"), &mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("attr.name=\"weight\" attr.type=\"double\""), "{text}");
    assert!(text.contains("attr.name=\"sure\" attr.type=\"boolean\""), "{text}");
    assert!(text.contains("&lt;a&gt;"), "{text}");
    assert!(matches!(write_network(&shown, format("nq"), &mut Vec::new()), Err(ExportError::Refused(_))));
}

#[test]
fn shards_load_in_any_order() {
    let (_dir, store) = store_of(graphs());
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("parts.zst");
    let export = Export::new(&store, format("nq"));
    write_to(&export, &path, std::num::NonZeroUsize::new(3)).unwrap();
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(path.join("manifest.json")).unwrap()).unwrap();
    let mut lines: Vec<String> = Vec::new();
    for part in manifest["parts"].as_array().unwrap().iter().rev() {
        let packed = fs::read(path.join(part["file"].as_str().unwrap())).unwrap();
        assert_eq!(part["bytes"], packed.len());
        assert_eq!(part["sha256"].as_str().unwrap(), sha256(&packed));
        let text = String::from_utf8(zstd::decode_all(&packed[..]).unwrap()).unwrap();
        assert!(text.lines().is_sorted());
        assert_eq!(part["quads"], text.lines().count());
        for line in text.lines() {
            let graph = line.rsplit(' ').nth(1).unwrap();
            assert!(part["graphs"].get(graph.trim_matches(['<', '>'])).is_some(), "{line}");
        }
        lines.extend(text.lines().map(str::to_owned));
    }
    lines.sort_unstable();
    assert_eq!(lines.join("\n") + "\n", exported(&store, "nq"));
    assert_eq!(manifest["graphs"], 4);
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn files_are_whole_or_not_there() {
    let (dir, store) = store_of(graphs());
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("all.nq");
    fs::write(&file, "what was there").unwrap();
    // The parts of the version are gone: the export fails, and the file stays.
    for part in names(&store.version().folder)
        .iter()
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "zst"))
    {
        fs::remove_file(store.version().folder.join(part)).unwrap();
    }
    for (name, format_name) in [("all.nq", "nq"), ("tables", "csv"), ("a.sqlite", "sqlite")] {
        let export = Export::new(&store, format(format_name));
        assert!(write_to(&export, &folder.path().join(name), None).is_err(), "{name}");
    }
    assert_eq!(names(folder.path()), ["all.nq"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "what was there");
    drop(dir);
}

#[test]
fn folders_of_others_are_left_alone() {
    let (_dir, store) = store_of(graphs());
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("tables");
    let export = Export::new(&store, format("csv"));
    write_to(&export, &path, None).unwrap();
    fs::write(path.join("old.csv"), "of a relation that is gone").unwrap();
    write_to(&export, &path, None).unwrap();
    assert!(!path.join("old.csv").exists(), "an earlier export is replaced");
    let foreign = folder.path().join("foreign");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("thesis.odt"), "").unwrap();
    let refused = write_to(&export, &foreign, None).unwrap_err();
    assert!(matches!(refused, ExportError::Refused(_)), "{refused}");
    assert_eq!(names(&foreign), ["thesis.odt"]);
    assert_eq!(names(folder.path()), ["foreign", "tables"]);
}

#[test]
fn a_closed_output_is_an_error() {
    struct Closed;
    impl std::io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let (_dir, store) = store_of(graphs());
    for format in FORMATS {
        assert!(write(&Export::new(&store, format), &mut Closed).is_err(), "{format:?}");
    }
}
