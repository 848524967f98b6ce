//! The ontology, held against the code.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::collections::{BTreeMap, BTreeSet};

use kamergraaf::entity;
use kamergraaf::rdf::{DEFAULT_BASE, KG_TERMS, ONTOLOGY};
use kamergraaf::relation::{RELATIONS, Status};
use oxrdf::{NamedNode, Term, Triple};
use oxttl::TurtleParser;

fn triples() -> Vec<Triple> {
    TurtleParser::new().for_slice(ONTOLOGY).collect::<Result<_, _>>().unwrap()
}

fn local(node: &NamedNode) -> Option<&str> {
    node.as_str().strip_prefix(DEFAULT_BASE)?.strip_prefix("ontology#")
}

/// Terms that are only the top of a hierarchy or of a scheme; no code writes them.
const TOPS: [&str; 5] = ["Fact", "Status", "statuses", "subject", "object"];

/// Every term that the mapping writes.
fn written() -> BTreeSet<String> {
    let mut terms: BTreeSet<String> = KG_TERMS.iter().map(|term| (*term).to_owned()).collect();
    terms.extend(entity::scanner().unwrap().kinds().map(|kind| kind.name.to_owned()));
    for make in RELATIONS {
        let shape = make().unwrap().shape();
        terms.extend([shape.class, shape.subject, shape.object, shape.property].map(str::to_owned));
    }
    terms.extend(Status::ALL.map(|status| status.word().to_owned()));
    terms
}

/// Every term that the ontology describes.
fn described() -> BTreeSet<String> {
    let subjects = triples().into_iter().filter_map(|triple| match triple.subject {
        oxrdf::NamedOrBlankNode::NamedNode(node) => local(&node).map(str::to_owned),
        oxrdf::NamedOrBlankNode::BlankNode(_) => None,
    });
    subjects.collect()
}

#[test]
fn no_term_is_in_one_and_missing_in_the_other() {
    let (written, described) = (written(), described());
    let missing: Vec<_> = written.difference(&described).collect();
    assert!(missing.is_empty(), "the code writes what the ontology does not describe: {missing:?}");
    let idle: Vec<_> = described.difference(&written).filter(|term| !TOPS.contains(&term.as_str())).collect();
    assert!(idle.is_empty(), "the ontology describes what no code writes: {idle:?}");
}

#[test]
fn every_term_is_labelled_and_commented_in_both_languages() {
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for triple in triples() {
        if let (oxrdf::NamedOrBlankNode::NamedNode(subject), Term::Literal(literal)) =
            (&triple.subject, &triple.object)
            && let (Some(term), Some(language)) = (local(subject), literal.language())
        {
            let property = triple.predicate.as_str().rsplit('#').next().unwrap_or_default();
            texts.entry(term.to_owned()).or_default().insert(format!("{property}@{language}"));
        }
    }
    for term in described() {
        for text in ["label@nl", "label@en", "comment@nl", "comment@en"] {
            assert!(texts.get(&term).is_some_and(|texts| texts.contains(text)), "kg:{term} has no {text}");
        }
    }
}

#[test]
fn roles_come_under_subject_and_object() {
    let pairs: BTreeSet<(String, String)> = triples()
        .iter()
        .filter(|triple| triple.predicate.as_str().ends_with("#subPropertyOf"))
        .filter_map(|triple| match (&triple.subject, &triple.object) {
            (oxrdf::NamedOrBlankNode::NamedNode(sub), Term::NamedNode(over)) => {
                Some((local(sub)?.to_owned(), local(over)?.to_owned()))
            }
            _ => None,
        })
        .collect();
    for make in RELATIONS {
        let shape = make().unwrap().shape();
        assert!(pairs.contains(&(shape.subject.to_owned(), "subject".to_owned())), "{}", shape.subject);
        assert!(pairs.contains(&(shape.object.to_owned(), "object".to_owned())), "{}", shape.object);
    }
}

#[test]
fn each_relation_has_a_class_and_a_property_of_its_own() {
    let shapes: Vec<_> = RELATIONS.iter().map(|make| make().unwrap().shape()).collect();
    let own: BTreeSet<_> = shapes.iter().flat_map(|shape| [shape.class, shape.property]).collect();
    assert_eq!(own.len(), shapes.len() * 2);
    let names: BTreeSet<_> = shapes.iter().map(|shape| shape.name).collect();
    assert_eq!(names.len(), shapes.len());
    let described: Vec<_> =
        triples().into_iter().filter(|triple| triple.predicate.as_str().ends_with("#type")).collect();
    let subjects: BTreeSet<_> = described.iter().map(|triple| triple.subject.to_string()).collect();
    assert_eq!(subjects.len(), described.len(), "a term is described twice");
}
