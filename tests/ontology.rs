//! The ontology, held against the code and against the data that the code makes.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod corpus;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, iter};

use kamergraaf::entity;
use kamergraaf::extract::{Extraction, Extractor};
use kamergraaf::rdf::{CONTEXT, DEFAULT_BASE, KG_TERMS, KINDS, ONTOLOGY, SHAPES, STATUSES};
use kamergraaf::relation::{self, Status, shapes};
use kamergraaf::text::{Metadata, PlainReader};
use oxrdf::{NamedNode, NamedOrBlankNode, Term, Triple};
use oxttl::{NQuadsParser, TurtleParser};

fn triples(turtle: &str) -> Vec<Triple> {
    TurtleParser::new().for_slice(turtle).collect::<Result<_, _>>().unwrap()
}

/// Ontology and statuses, whose terms have one namespace.
fn ontology() -> Vec<Triple> {
    [ONTOLOGY, STATUSES].into_iter().flat_map(triples).collect()
}

fn local(node: &NamedNode) -> Option<&str> {
    node.as_str().strip_prefix(DEFAULT_BASE)?.strip_prefix("ontology#")
}

fn subject(triple: &Triple) -> Option<&NamedNode> {
    match &triple.subject {
        NamedOrBlankNode::NamedNode(node) => Some(node),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}

fn object(triple: &Triple) -> Option<&NamedNode> {
    match &triple.object {
        Term::NamedNode(node) => Some(node),
        _ => None,
    }
}

/// Pairs of own terms that a property joins.
fn pairs(property: &str) -> BTreeSet<(String, String)> {
    let ontology = ontology();
    let joined = ontology.iter().filter(|triple| triple.predicate.as_str().ends_with(property));
    let own = |node: &NamedNode| local(node).unwrap_or(node.as_str()).to_owned();
    joined.filter_map(|triple| Some((own(subject(triple)?), own(object(triple)?)))).collect()
}

/// Terms of which the code writes only what stands below them, and the scheme of the statuses.
fn is_above(term: &str) -> bool {
    let above = |property: &str| pairs(property).iter().any(|(_, over)| over == term);
    above("#subClassOf") || above("#subPropertyOf") || ["Status", "statuses"].contains(&term)
}

/// Inverses are for those who reason, and are never written.
fn is_inverse(term: &str) -> bool {
    pairs("#inverseOf").iter().any(|(_, inverse)| inverse == term)
}

/// Every term that the mapping writes.
fn written() -> BTreeSet<String> {
    let mut terms: BTreeSet<String> = KG_TERMS.iter().map(|term| (*term).to_owned()).collect();
    terms.extend(entity::scanner().unwrap().kinds().map(|kind| kind.name.to_owned()));
    for shape in shapes().unwrap() {
        terms.extend([shape.class, shape.subject, shape.object, shape.property].map(str::to_owned));
    }
    terms.extend(Status::ALL.map(|status| status.word().to_owned()));
    terms
}

/// Every term that the ontology describes.
fn described() -> BTreeSet<String> {
    ontology().iter().filter_map(|triple| local(subject(triple)?).map(str::to_owned)).collect()
}

/// The sentences of every relation's and kind's examples, each file a document.
fn examples() -> Vec<Extraction> {
    let (extractor, reader) = (Extractor::new().unwrap(), PlainReader::new().unwrap());
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(source).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
    let files = files.filter(|entry| entry.file_name() == "examples.md");
    let sentence = |line: &str| line.strip_prefix("- ").map(unmarked);
    let read = |(number, path): (usize, std::path::PathBuf)| {
        let sentences: Vec<String> = fs::read_to_string(path).unwrap().lines().filter_map(sentence).collect();
        let metadata = Metadata {
            date: Some(jiff::civil::date(2025, 11, 21)),
            kind: Some("Verzameling".to_owned()),
            dossier: Some("36410".to_owned()),
            number: Some(number.to_string()),
            session: Some("2025-2026".to_owned()),
            ..Metadata::default()
        };
        let name = format!("examples-{number}.txt");
        let text = format!("{}\u{c}\nEinde.", sentences.join("\n\n"));
        extractor.extract(reader.read(&name, text, metadata))
    };
    files.map(walkdir::DirEntry::into_path).enumerate().map(read).collect()
}

/// A line of an example without its marks: `[Blok](person:blok)` is `Blok`.
fn unmarked(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let mark = after.split_once("](").and_then(|(name, tail)| Some((name, tail.split_once(')')?.1)));
        rest = mark.map_or(after, |(name, tail)| {
            text.push_str(name);
            tail
        });
    }
    text + rest
}

/// Own terms, and the properties and classes of others, in the graphs of the corpus and the examples.
fn in_the_data() -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut own, mut others) = (BTreeSet::new(), BTreeSet::new());
    let graphs =
        iter::once(corpus::extractions()).chain(iter::once(examples())).flat_map(|all| corpus::graphs(&all));
    let of_the_code = ["/ontology", "/status", "/kinds", "/queries"];
    for graph in graphs.filter(|graph| !of_the_code.iter().any(|end| graph.name.as_str().ends_with(end))) {
        for quad in NQuadsParser::new().for_slice(&graph.lines) {
            let quad = quad.unwrap();
            let class = match &quad.object {
                Term::NamedNode(node) if quad.predicate.as_str().ends_with("#type") => Some(node.as_str()),
                _ => None,
            };
            others.extend(class.into_iter().chain([quad.predicate.as_str()]).map(str::to_owned));
            let object = if let Term::NamedNode(node) = &quad.object { local(node) } else { None };
            own.extend(local(&quad.predicate).into_iter().chain(object).map(str::to_owned));
        }
    }
    others.retain(|iri| !iri.starts_with(DEFAULT_BASE));
    (own, others)
}

#[test]
fn no_term_is_in_one_and_missing_in_the_other() {
    let (written, described) = (written(), described());
    let missing: Vec<_> = written.difference(&described).collect();
    assert!(missing.is_empty(), "the code writes what the ontology does not describe: {missing:?}");
    let idle: Vec<_> =
        described.difference(&written).filter(|term| !is_above(term) && !is_inverse(term)).collect();
    assert!(idle.is_empty(), "the ontology describes what no code writes: {idle:?}");
    let (data, others) = in_the_data();
    let strange: Vec<_> = data.difference(&written).collect();
    assert!(strange.is_empty(), "the data has what the code does not list: {strange:?}");
    let unseen: Vec<_> = written.difference(&data).collect();
    assert!(unseen.is_empty(), "the code lists what neither corpus nor examples become: {unseen:?}");
    let declared: BTreeSet<String> =
        ontology().iter().filter_map(subject).map(|node| node.as_str().to_owned()).collect();
    let builtin = ["http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"];
    let builtin =
        |iri: &str| builtin.iter().any(|start| iri.starts_with(start)) || iri.ends_with("owl#sameAs");
    let undeclared: Vec<_> = others.difference(&declared).filter(|iri| !builtin(iri)).collect();
    assert!(undeclared.is_empty(), "the data has what the ontology does not declare: {undeclared:?}");
}

/// What is said of a subject in words, by property and language.
fn texts(triples: &[Triple]) -> BTreeMap<String, BTreeSet<String>> {
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for triple in triples {
        if let (Some(subject), Term::Literal(literal)) = (subject(triple), &triple.object)
            && let Some(language) = literal.language()
        {
            let property = triple.predicate.as_str().rsplit('#').next().unwrap_or_default();
            texts.entry(subject.as_str().to_owned()).or_default().insert(format!("{property}@{language}"));
        }
    }
    texts
}

#[test]
fn every_term_is_labelled_and_defined_in_both_languages() {
    let said = texts(&ontology());
    for term in described() {
        let of = &said[&format!("{DEFAULT_BASE}ontology#{term}")];
        for text in ["label@nl", "label@en", "comment@nl", "comment@en"] {
            assert!(of.contains(text), "kg:{term} has no {text}");
        }
    }
    let kinds = triples(KINDS);
    let concepts: BTreeSet<&str> = kinds.iter().filter_map(subject).map(NamedNode::as_str).collect();
    let said = texts(&kinds);
    for concept in concepts.into_iter().filter(|iri| iri.contains('#')) {
        for text in ["label@nl", "label@en", "prefLabel@nl", "prefLabel@en", "definition@nl", "definition@en"]
        {
            assert!(said[concept].contains(text), "{concept} has no {text}");
        }
    }
}

#[test]
fn every_property_has_a_domain_and_a_range_and_every_plain_one_an_inverse() {
    let types = pairs("#type");
    let properties = types.iter().filter(|(_, class)| class.ends_with("Property")).map(|(term, _)| term);
    let own: BTreeSet<&String> = properties.filter(|term| !term.contains('/')).collect();
    assert!(own.len() > 100);
    for (what, said) in [("domain", pairs("#domain")), ("range", pairs("#range"))] {
        for term in &own {
            assert_eq!(said.iter().filter(|(of, _)| of == *term).count(), 1, "kg:{term} has no one {what}");
        }
    }
    let (domains, ranges) = (pairs("#domain"), pairs("#range"));
    let of = |pairs: &BTreeSet<(String, String)>, term: &str| {
        pairs.iter().find(|(of, _)| of == term).map(|(_, class)| class.clone())
    };
    let inverses = pairs("#inverseOf");
    for plain in shapes().unwrap().iter().map(|shape| shape.property) {
        let (_, inverse) = inverses.iter().find(|(of, _)| of == plain).unwrap();
        assert_eq!(of(&domains, plain), of(&ranges, inverse), "{plain}");
        assert_eq!(of(&ranges, plain), of(&domains, inverse), "{plain}");
    }
}

#[test]
fn roles_come_under_subject_and_object() {
    let pairs = pairs("#subPropertyOf");
    for shape in shapes().unwrap() {
        assert!(pairs.contains(&(shape.subject.to_owned(), "subject".to_owned())), "{}", shape.subject);
        assert!(pairs.contains(&(shape.object.to_owned(), "object".to_owned())), "{}", shape.object);
    }
}

#[test]
fn each_relation_has_a_class_and_a_property_of_its_own() {
    let shapes = shapes().unwrap();
    let own: BTreeSet<_> = shapes.iter().flat_map(|shape| [shape.class, shape.property]).collect();
    assert_eq!(own.len(), shapes.len() * 2);
    let names: BTreeSet<_> = shapes.iter().map(|shape| shape.name).collect();
    assert_eq!(names.len(), shapes.len());
    let ontology = ontology();
    let blocks = ontology.iter().filter(|triple| triple.predicate.as_str().ends_with("#type"));
    let first: Vec<_> = blocks.filter_map(subject).filter(|node| local(node).is_some()).collect();
    let twice = |term: &NamedNode| first.iter().filter(|other| **other == term).count() > 1;
    // The symmetric property has two types in one block.
    let repeated: BTreeSet<_> =
        first.iter().filter(|term| twice(term)).filter_map(|term| local(term)).collect();
    assert_eq!(repeated, BTreeSet::from(["possiblySame"]), "a term is described twice");
}

#[test]
fn shapes_and_context_know_the_terms_of_the_ontology_and_no_others() {
    let described = described();
    let shapes = triples(SHAPES);
    let nodes = shapes.iter().flat_map(|triple| subject(triple).into_iter().chain(object(triple)));
    let used: BTreeSet<String> = nodes.filter_map(local).map(str::to_owned).collect();
    assert!(used.is_subset(&described), "{:?}", used.difference(&described));
    let classes = entity::scanner().unwrap().kinds().map(|kind| kind.name).collect::<Vec<_>>();
    let facts = relation::shapes().unwrap().into_iter().map(|shape| shape.class);
    for class in classes.into_iter().chain(facts).chain(["Document", "Mention", "Group", "Fact"]) {
        let targets = shapes.iter().any(|triple| {
            triple.predicate.as_str().ends_with("#targetClass")
                && object(triple).and_then(local) == Some(class)
        });
        assert!(targets, "no shape is about kg:{class}");
    }
    let context: serde_json::Value = serde_json::from_str(CONTEXT).unwrap();
    let terms = context["@context"].as_object().unwrap();
    let iri =
        |value: &serde_json::Value| value.as_str().or_else(|| value["@id"].as_str()).unwrap_or("").to_owned();
    let known: BTreeSet<String> =
        terms.values().filter_map(|value| iri(value).strip_prefix("kg:").map(str::to_owned)).collect();
    let statuses = Status::ALL.map(|status| status.word().to_owned());
    let terms = described.iter().filter(|term| !statuses.contains(term) && *term != "statuses").cloned();
    assert_eq!(known, terms.collect());
}

#[test]
fn every_kind_and_every_class_of_organisations_is_a_concept() {
    let kinds = triples(KINDS);
    let notations: BTreeSet<String> = kinds
        .iter()
        .filter(|triple| triple.predicate.as_str().ends_with("#notation"))
        .filter_map(|triple| {
            if let Term::Literal(text) = &triple.object { Some(text.value().to_owned()) } else { None }
        })
        .collect();
    let classes =
        entity::scanner().unwrap().kinds().map(|kind| kind.name.to_owned()).collect::<BTreeSet<_>>();
    let facts = shapes().unwrap().into_iter().map(|shape| shape.class.to_owned());
    assert_eq!(notations, classes.into_iter().chain(facts).collect());
    let concepts: BTreeSet<&str> = kinds
        .iter()
        .filter_map(subject)
        .filter_map(|node| node.as_str().split_once('#'))
        .map(|(_, name)| name)
        .collect();
    let table = include_str!("../data/organisations.tsv");
    let rows = table.lines().skip(1).filter(|line| !line.starts_with('#'));
    for class in rows.filter_map(|line| line.split('\t').nth(3)).collect::<BTreeSet<_>>() {
        assert!(concepts.contains(class), "{class}");
    }
}
