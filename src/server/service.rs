//! The service description: what the endpoint can do and what it holds (`VoID`), as RDF.

use axum::http::HeaderMap;
use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNode, Term, Triple};

use super::AppState;
use crate::store::query::{Answer, Bounds, FORMATS, Forms, QueryError, Task};

const SD: &str = "http://www.w3.org/ns/sparql-service-description#";
const VOID: &str = "http://rdfs.org/ns/void#";

/// What the endpoint under the name of this request is, with what the store says of its data set.
///
/// # Errors
/// When the store's own description cannot be read in time.
pub(super) async fn description(state: &AppState, headers: &HeaderMap) -> Result<Answer, QueryError> {
    let mut triples = endpoint(state, headers);
    let data_set = format!("{}dataset", state.version().manifest.base);
    let forms = Forms { table: None, graph: Some("nt".to_owned()) };
    let bounds = Bounds { rows: state.limits.described, ..state.limits.query };
    match state.run(Task::Graph(vec![data_set]), forms, bounds).await {
        Ok((format, bytes)) => match Answer::read(format, &bytes) {
            Ok(Answer::Graph(described)) => triples.extend(described),
            Ok(_) => {}
            Err(error) => return Err(QueryError::Evaluation(error.to_string())),
        },
        // A store that was not made by `build` describes nothing.
        Err(QueryError::Nothing) => {}
        Err(error) => return Err(error),
    }
    Ok(Answer::graph(triples))
}

/// The description without what the store says.
fn endpoint(state: &AppState, headers: &HeaderMap) -> Vec<Triple> {
    let endpoint = format!("{}/sparql", state.address(headers));
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
        Triple::new(dataset.clone(), rdf::TYPE, void("Dataset")),
        Triple::new(dataset.clone(), void("sparqlEndpoint"), service.clone()),
        Triple::new(dataset.clone(), sd("defaultGraph"), graph.clone()),
        Triple::new(dataset, void("triples"), count(state.version().manifest.quads)),
        Triple::new(graph, rdf::TYPE, sd("Graph")),
    ];
    for format in FORMATS {
        triples.push(Triple::new(
            service.clone(),
            sd("resultFormat"),
            NamedNode::new_unchecked(format.iri()),
        ));
    }
    triples
}
