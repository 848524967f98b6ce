//! The service description: what the endpoint can do, as RDF.

use axum::http::HeaderMap;
use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNode, Term, Triple};

use super::AppState;
use super::hosts::host;
use crate::store::query::{Answer, FORMATS};

const SD: &str = "http://www.w3.org/ns/sparql-service-description#";
const VOID: &str = "http://rdfs.org/ns/void#";

/// What the endpoint under the name of this request is.
pub(super) fn description(state: &AppState, headers: &HeaderMap) -> Answer {
    let endpoint = format!("http://{}/sparql", host(headers).unwrap_or("localhost"));
    let service = NamedNode::new_unchecked(endpoint.as_str());
    let dataset = NamedNode::new_unchecked(format!("{endpoint}#dataset"));
    let graph = NamedNode::new_unchecked(format!("{endpoint}#default-graph"));
    let sd = |name: &str| NamedNode::new_unchecked(format!("{SD}{name}"));
    let count = |number: u64| Term::from(Literal::from(number));
    let void = |name: &str| NamedNode::new_unchecked(format!("{VOID}{name}"));
    let mut triples = vec![
        Triple::new(service.clone(), rdf::TYPE, sd("Service")),
        Triple::new(service.clone(), sd("endpoint"), service.clone()),
        Triple::new(service.clone(), sd("supportedLanguage"), sd("SPARQL11Query")),
        Triple::new(service.clone(), sd("feature"), sd("UnionDefaultGraph")),
        Triple::new(service.clone(), sd("defaultDataset"), dataset.clone()),
        Triple::new(dataset.clone(), rdf::TYPE, sd("Dataset")),
        Triple::new(dataset.clone(), sd("defaultGraph"), graph.clone()),
        Triple::new(dataset, void("triples"), count(state.manifest().quads)),
        Triple::new(graph, rdf::TYPE, sd("Graph")),
    ];
    for format in FORMATS {
        triples.push(Triple::new(
            service.clone(),
            sd("resultFormat"),
            NamedNode::new_unchecked(format.iri()),
        ));
    }
    Answer::graph(triples)
}
