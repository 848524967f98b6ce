//! Which person of one document is that of another.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

use kamergraaf::extract::{Extraction, Extractor};
use kamergraaf::graph::{Graph, Node};
use kamergraaf::rdf::{Iris, named_graphs};
use kamergraaf::text::{Metadata, PlainReader};
use kamergraaf::wording::Wording;

/// A document: its name, its year, its text.
type Written = (&'static str, i16, &'static str);

fn read(documents: &[Written]) -> Vec<Extraction> {
    let (extractor, reader) = (Extractor::new().unwrap(), PlainReader::new().unwrap());
    let one = |(name, year, text): &Written| {
        let metadata = Metadata { date: Some(jiff::civil::date(*year, 5, 1)), ..Metadata::default() };
        extractor.extract(reader.read(name, (*text).to_owned(), metadata))
    };
    documents.iter().map(one).collect()
}

/// The persons over all documents, and the pairs that may be one.
fn persons(documents: &[Written]) -> (Vec<String>, Vec<(String, String)>) {
    let mut extractions = read(documents);
    let graph = Graph::build(&extractions);
    extractions.reverse();
    let lines = |graph: &Graph| named_graphs(graph, &Iris::default(), &Wording::load().unwrap());
    assert_eq!(lines(&graph), lines(&Graph::build(&extractions)), "the order of the documents counts");
    let person = |node: &Node| match node {
        Node::Entity(entity) if entity.id.kind.path == "person" => Some(entity.id.id.clone()),
        _ => None,
    };
    let mut found: Vec<String> = graph.nodes().filter_map(|(_, node)| person(node)).collect();
    found.sort();
    let pairs = graph.possibly_same().iter().map(|(one, two)| (one.id.clone(), two.id.clone())).collect();
    (found, pairs)
}

fn pair(one: &str, two: &str) -> (String, String) {
    (one.to_owned(), two.to_owned())
}

#[test]
fn one_name_with_one_party_is_one_person() {
    let (found, pairs) = persons(&[
        ("a.txt", 2020, "Het lid Van Dijk (SP) vroeg dit."),
        ("b.txt", 2021, "Mevrouw Piri (PvdA) sprak met de heer Van Dijk (SP)."),
        ("c.txt", 2023, "Het lid Piri (GroenLinks-PvdA) vroeg dit. De motie-Van Dijk is aangenomen."),
    ]);
    assert_eq!(found, ["piri", "van-dijk"]);
    assert!(pairs.is_empty(), "{pairs:?}");
}

#[test]
fn two_parties_at_one_time_are_two_persons() {
    let (found, pairs) = persons(&[
        ("a.txt", 2020, "Het lid Van Dijk (SP) vroeg dit."),
        ("b.txt", 2020, "Het lid Van Dijk (CDA) vroeg dat."),
        ("c.txt", 2021, "Het lid Van Dijk (SP) vroeg meer."),
        ("d.txt", 2021, "De motie-Van Dijk is aangenomen."),
    ]);
    assert_eq!(found, ["van-dijk", "van-dijk-cda", "van-dijk-sp"]);
    assert_eq!(pairs, [pair("van-dijk", "van-dijk-cda"), pair("van-dijk", "van-dijk-sp")]);
}

#[test]
fn a_bare_surname_may_be_a_full_name_that_fits() {
    let (found, pairs) = persons(&[
        ("a.txt", 2020, "De leden Jasper van Dijk (SP) en Inge van Dijk (CDA) vroegen dit."),
        ("b.txt", 2020, "Het lid Van Dijk (SP) vroeg meer."),
        ("c.txt", 1950, "Minister Van Dijk antwoordde."),
    ]);
    assert_eq!(found, ["inge-van-dijk", "jasper-van-dijk", "van-dijk", "van-dijk-sp"]);
    assert_eq!(pairs, [pair("jasper-van-dijk", "van-dijk-sp")]);
}

#[test]
fn two_lives_of_one_name_are_two_persons() {
    let (found, pairs) = persons(&[
        ("a.txt", 1950, "Minister Van Dijk antwoordde."),
        ("b.txt", 1951, "Minister Van Dijk antwoordde."),
        ("c.txt", 2020, "Minister Van Dijk antwoordde."),
    ]);
    assert_eq!(found, ["van-dijk-1950", "van-dijk-2020"]);
    assert!(pairs.is_empty(), "{pairs:?}");
}

#[test]
fn initials_that_do_not_fit_are_two_persons() {
    let (_, pairs) = persons(&[
        ("a.txt", 2020, "De minister van Defensie,\nJ.P. Visser"),
        ("b.txt", 2020, "De staatssecretaris van Financiën,\nK.L. Visser"),
        ("c.txt", 2020, "De brief van Jan Visser is er. Minister Jan Visser tekende."),
        ("d.txt", 2020, "Minister Visser tekende."),
    ]);
    assert!(pairs.contains(&pair("jan-visser", "jp-visser")), "{pairs:?}");
    assert!(pairs.contains(&pair("jp-visser", "visser")), "{pairs:?}");
    assert!(!pairs.contains(&pair("jp-visser", "kl-visser")), "{pairs:?}");
    assert!(!pairs.contains(&pair("jan-visser", "kl-visser")), "{pairs:?}");
}

#[test]
fn what_may_be_one_stands_in_a_graph_of_its_own_in_both_directions() {
    let documents =
        [("a.txt", 2020, "Minister Karel Visser sprak."), ("b.txt", 2020, "Minister Visser sprak.")];
    let graphs = named_graphs(&Graph::build(&read(&documents)), &Iris::default(), &Wording::load().unwrap());
    let identity = graphs.iter().find(|graph| graph.name.as_str().ends_with("/identity")).unwrap();
    assert_eq!(identity.quads, 2, "{}", identity.lines);
    let line = "<https://w3id.org/kamergraaf/id/person/visser> <https://w3id.org/kamergraaf/ontology#possiblySame> \
                <https://w3id.org/kamergraaf/id/person/karel-visser> <https://w3id.org/kamergraaf/identity> .";
    assert!(identity.lines.contains(line), "{}", identity.lines);
}
