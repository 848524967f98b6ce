//! What the corpus becomes in RDF: how much, where, and what never.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod corpus;

use std::collections::{BTreeMap, BTreeSet};

use corpus::{extractions, graphs};
use kamergraaf::extract::{Extraction, Extractor};
use kamergraaf::rdf::{DEFAULT_BASE, NamedGraph};
use kamergraaf::text::{Metadata, PlainReader};
use oxrdf::{NamedOrBlankNode, Quad, Term};
use oxttl::NQuadsParser;

/// A document of these words, of 2025.
fn written(name: &str, text: &str) -> Extraction {
    let metadata = Metadata { date: Some(jiff::civil::date(2025, 11, 21)), ..Metadata::default() };
    let document = PlainReader::new().unwrap().read(name, text.to_owned(), metadata);
    Extractor::new().unwrap().extract(document)
}

fn quads(graph: &NamedGraph) -> Vec<Quad> {
    NQuadsParser::new().for_slice(&graph.lines).collect::<Result<_, _>>().unwrap()
}

fn subject(quad: &Quad) -> &str {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str(),
        NamedOrBlankNode::BlankNode(_) => "",
    }
}

fn of_documents(graphs: &[NamedGraph]) -> impl Iterator<Item = &NamedGraph> {
    graphs.iter().filter(|graph| graph.name.as_str().starts_with(&format!("{DEFAULT_BASE}graph/")))
}

/// The properties that join two entities directly.
fn plain() -> BTreeSet<String> {
    let shapes = kamergraaf::relation::shapes().unwrap();
    shapes.iter().map(|shape| format!("{DEFAULT_BASE}ontology#{}", shape.property)).collect()
}

#[test]
fn a_mention_takes_six_quads_and_a_fact_twelve() {
    let (mut mentions, mut of_mentions, mut facts, mut of_facts) = (0_usize, 0, 0_usize, 0);
    let plain = plain();
    for graph in of_documents(&graphs(&extractions())) {
        let quads = quads(graph);
        let ends = |quad: &&Quad, end: &str| quad.object.to_string().ends_with(end);
        let named: BTreeSet<&str> =
            quads.iter().filter(|quad| ends(quad, "#Mention>")).map(subject).collect();
        mentions += named.len();
        facts += quads.iter().filter(|quad| quad.predicate.as_str().ends_with("#wasDerivedFrom")).count();
        for quad in &quads {
            let (who, property) = (subject(quad), quad.predicate.as_str());
            if named.contains(who) {
                of_mentions += 1;
            } else if !who.contains("/id/document/") || who.contains("#char=") || plain.contains(property) {
                // The fact, the group that is its end, its evidence (if no mention), the plain triple.
                of_facts += usize::from(!who.contains("/graph/"));
            }
        }
    }
    assert!(mentions > 1000 && of_mentions <= 6 * mentions, "{of_mentions} quads for {mentions} mentions");
    assert!(facts > 100 && of_facts <= 12 * facts, "{of_facts} quads for {facts} facts");
}

#[test]
fn a_changed_document_changes_no_other_graph_of_a_document() {
    let one = written("a.txt", "De VS heeft sancties opgelegd aan Karim Khan. Het ISH zweeg.");
    let other = |text: &str| graphs(&[one.clone(), written("b.txt", text)]);
    let longer = other(
        "De Verenigde Staten van Amerika en het Internationaal Strafhof (ISH) spraken Karim Ahmad Khan.",
    );
    let shorter = other("De VS zweeg.");
    let own = |graphs: &[NamedGraph]| {
        of_documents(graphs).find(|graph| graph.name.as_str().ends_with("a.txt")).unwrap().clone()
    };
    assert!(own(&longer).lines.contains("#Sanction>"));
    assert_eq!(own(&longer).lines, own(&shorter).lines);
    let entities = |graphs: &[NamedGraph]| {
        graphs.iter().find(|graph| graph.name.as_str().ends_with("/entities")).unwrap().clone()
    };
    assert_ne!(entities(&longer).lines, entities(&shorter).lines);
}

#[test]
fn each_entity_is_described_once_and_no_other_graph_describes_it() {
    let graphs = graphs(&extractions());
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for quad in graphs.iter().flat_map(quads) {
        let named = ["/id/person/", "/id/country/", "/id/paper/", "/id/organisation/", "/id/court/"];
        let says = ["#label", "#type", "#altLabel"].iter().any(|end| quad.predicate.as_str().ends_with(end));
        if says && named.iter().any(|path| subject(&quad).contains(path)) {
            places.entry(subject(&quad).to_owned()).or_default().insert(quad.graph_name.to_string());
        }
    }
    assert!(places.len() > 200, "{}", places.len());
    let expected = BTreeSet::from([format!("<{DEFAULT_BASE}entities>")]);
    for (entity, graphs) in places {
        assert_eq!(graphs, expected, "{entity}");
    }
}

#[test]
fn only_asserted_facts_are_plain_triples() {
    let plain = plain();
    for graph in of_documents(&graphs(&extractions())) {
        let quads = quads(graph);
        let value = |who: &str, property: &str| -> Option<&Term> {
            let says = |quad: &&Quad| subject(quad) == who && quad.predicate.as_str().ends_with(property);
            quads.iter().find(says).map(|quad| &quad.object)
        };
        let mut told: BTreeSet<(String, String)> = BTreeSet::new();
        for quad in quads.iter().filter(|quad| quad.predicate.as_str().ends_with("#wasDerivedFrom")) {
            let fact = subject(quad);
            let status = value(fact, "#status").unwrap().to_string();
            let ends: Vec<String> = quads
                .iter()
                .filter(|quad| subject(quad) == fact)
                .filter(|quad| {
                    quad.object.to_string().contains("/id/") && !quad.object.to_string().contains("#char=")
                })
                .map(|quad| quad.object.to_string())
                .collect();
            if status.ends_with("#asserted>") {
                told.extend(ends.iter().flat_map(|one| ends.iter().map(|two| (one.clone(), two.clone()))));
            }
        }
        for quad in quads.iter().filter(|quad| plain.contains(quad.predicate.as_str())) {
            let ends = (quad.subject.to_string(), quad.object.to_string());
            assert!(told.contains(&ends), "{quad}");
        }
    }
}

#[test]
fn mentions_and_evidence_say_on_which_page_they_stand() {
    let text = "De VS heeft sancties opgelegd aan Karim Khan.\n\u{c}Rusland heeft sancties opgelegd aan Karim Khan.\n";
    let lines: String = graphs(&[written("a.txt", text)]).iter().map(|graph| graph.lines.as_str()).collect();
    let page = |place: &str, number: u8| {
        format!(
            "#char={place}> <{DEFAULT_BASE}ontology#page> \"{number}\"^^<http://www.w3.org/2001/XMLSchema#integer>"
        )
    };
    assert!(lines.contains(&page("3,5", 1)), "{lines}");
    assert!(lines.contains(&page("47,54", 2)), "{lines}");
    assert!(lines.contains(&page("47,94", 2)), "{lines}");
    let without: String =
        graphs(&[written("a.txt", "De VS zweeg.")]).iter().map(|graph| graph.lines.as_str()).collect();
    assert!(!of_documents(&graphs(&[written("a.txt", "De VS zweeg.")])).any(|g| g.lines.contains("#page>")));
    assert!(without.contains("#Mention>"));
}

/// A number that a document prints beside an address.
const PRINTED: [(&str, &str, &str); 4] = [
    ("2025-kamerbrief-isis-tribunaal.txt", "kst-27925-658", "kst-27925-658.pdf"),
    ("2025-kamerbrief-isis-tribunaal.txt", "kst-29754-698", "kst-29754-698.html"),
    ("2025-antwoord-kamervragen-microsoft-icc.txt", "trb-2007-125", "wetten.overheid.nl/BWBV0002899"),
    ("2025-antwoord-kamervragen-microsoft-icc.txt", "BWBV0002899", "wetten.overheid.nl/BWBV0002899"),
];

#[test]
fn official_identifiers_are_those_that_the_corpus_prints_beside_addresses() {
    let extractions = extractions();
    let graphs = graphs(&extractions);
    let entities = graphs.iter().find(|graph| graph.name.as_str().ends_with("/entities")).unwrap();
    for (document, number, address) in PRINTED {
        let source =
            &extractions.iter().find(|found| found.document.name == document).unwrap().document.source;
        assert!(source.contains(address), "{document} no longer prints {address}");
        let identifier = format!("<http://purl.org/dc/terms/identifier> \"{number}\"");
        let line = entities.lines.lines().find(|line| line.contains(&identifier));
        let whose = line.unwrap_or_else(|| panic!("nothing is {number}")).split(' ').next().unwrap();
        // The PDF and the page have one name.
        let page = address.trim_end_matches(".pdf").trim_end_matches(".html");
        let pages =
            entities.lines.lines().filter(|line| line.starts_with(whose) && line.contains("#seeAlso>"));
        assert!(pages.clone().any(|line| line.contains(page)), "{whose} has {:?}", pages.collect::<Vec<_>>());
    }
}

#[test]
fn a_misprinted_number_is_given_no_official_address() {
    let lines: String = graphs(&extractions()).iter().map(|graph| graph.lines.as_str()).collect();
    assert!(lines.contains("/id/paper/kst-21510-20-2310>"), "the corpus no longer has the misprint");
    assert!(!lines.contains("nl/kst-21510-20-2310"));
}

#[test]
fn the_run_has_versions_and_no_clock() {
    let graphs = graphs(&extractions());
    let about = graphs.iter().find(|graph| graph.name.as_str().ends_with("/dataset")).unwrap();
    let version = kamergraaf::rdf::DATA_VERSION.as_str();
    assert_eq!(version.len(), 16);
    for said in [format!("\"{version}\""), format!("\"{}\"", env!("CARGO_PKG_VERSION"))] {
        assert!(about.lines.contains(&said), "{said}");
    }
    assert!(!about.lines.contains("Time>") && !about.lines.contains("#dateTime>"));
}
