//! Exports: the same quads out as in, the same bytes every time.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use kamergraaf::export::{FORMATS, Format, write};
use kamergraaf::rdf::NamedGraph;
use kamergraaf::store::{Engine, Store, build};
use oxrdf::vocab::rdf;
use oxrdf::{GraphName, Literal, NamedNode, Quad, Triple};
use tempfile::TempDir;

const BASE: &str = "https://w3id.org/kamergraaf/";

fn node(path: &str) -> NamedNode {
    NamedNode::new(format!("{BASE}{path}")).unwrap()
}

fn graphs() -> Vec<NamedGraph> {
    let label = |text: &str| Literal::new_language_tagged_literal(text, "nl").unwrap();
    ["a", "b", "c"]
        .map(|name| {
            let khan = node("id/person/karim-khan");
            let quads = vec![
                Quad::new(khan.clone(), rdf::TYPE, node("ontology#Person"), GraphName::DefaultGraph),
                Quad::new(khan, node("ontology#label"), label("Karim\n\"Khan\""), GraphName::DefaultGraph),
                Quad::new(
                    node(&format!("id/document/{name}")),
                    node("ontology#a"),
                    label(name),
                    GraphName::DefaultGraph,
                ),
            ];
            NamedGraph::new(node(&format!("graph/{name}")), quads)
        })
        .into()
}

fn exported(graphs: Vec<NamedGraph>, format: &str) -> String {
    let dir = TempDir::new().unwrap();
    build(dir.path(), BASE, graphs, Engine::Memory).unwrap();
    let mut bytes = Vec::new();
    write(&Store::open(dir.path()).unwrap(), Format::named(format).unwrap(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_format_is_the_same_every_time() {
    let mut turned = graphs();
    turned.reverse();
    for format in FORMATS {
        let first = exported(graphs(), format.name);
        assert!(!first.is_empty());
        assert_eq!(first, exported(turned.clone(), format.name), "{format:?}");
    }
}

#[test]
fn nquads_are_sorted_and_build_the_same_store() {
    let text = exported(graphs(), "nq");
    assert_eq!(text.lines().count(), 9);
    assert!(text.lines().is_sorted());
    let quads = oxttl::NQuadsParser::new().for_slice(&text).map(Result::unwrap);
    let again: Vec<NamedGraph> = quads
        .map(|quad| match &quad.graph_name {
            GraphName::NamedNode(name) => NamedGraph::new(name.clone(), vec![quad.clone()]),
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(exported(again, "nq"), text);
}

#[test]
fn turtle_is_the_union_with_short_names() {
    let text = exported(graphs(), "ttl");
    insta::assert_snapshot!(text.lines().filter(|line| !line.starts_with('@')).collect::<Vec<_>>().join("\n"), @r#"
    <https://w3id.org/kamergraaf/id/document/a> kg:a "a"@nl .
    <https://w3id.org/kamergraaf/id/document/b> kg:a "b"@nl .
    <https://w3id.org/kamergraaf/id/document/c> kg:a "c"@nl .
    person:karim-khan a kg:Person ;
    	kg:label "Karim\n\"Khan\""@nl .
    "#);
    let triples: Vec<Triple> = oxttl::TurtleParser::new().for_slice(&text).map(Result::unwrap).collect();
    assert_eq!(triples.len(), 5);
}

#[test]
fn an_empty_version_is_an_empty_file() {
    assert_eq!(exported(Vec::new(), "nq"), "");
    assert_eq!(oxttl::TurtleParser::new().for_slice(&exported(Vec::new(), "ttl")).count(), 0);
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
    let dir = TempDir::new().unwrap();
    build(dir.path(), BASE, graphs(), Engine::Memory).unwrap();
    for format in FORMATS {
        assert!(write(&Store::open(dir.path()).unwrap(), format, &mut Closed).is_err(), "{format:?}");
    }
}
