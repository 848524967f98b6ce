//! The network of a version: its entities, and an edge for each fact.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::{Term, Triple};

use super::{AttributeValue, Attributes, Network, NetworkEdge, NetworkNode};
use crate::export::content::{Content, Fact, Value, local, snake};
use crate::export::line::name_of;
use crate::export::source::Source;
use crate::export::vocabulary::terms;
use crate::export::{ExportError, Part};

impl Network {
    /// The network of a source: things and facts. Of a view or of some statuses only what has
    /// an edge; of a query's graph that holds no facts, its triples between nodes.
    pub(in crate::export) fn of_source(source: &Source<'_>) -> Result<Self, ExportError> {
        let content = Content::read(source)?;
        if let Part::Graph(triples) = source.export.part
            && content.facts.is_empty()
        {
            return of_triples(source.base(), triples);
        }
        of_content(&content, source.export.title())
    }
}

fn of_content(content: &Content, title: String) -> Result<Network, ExportError> {
    let base = content.base.as_str();
    let id = |iri: &str| local(base, iri).to_owned();
    let mut nodes: BTreeMap<&str, NetworkNode> = BTreeMap::new();
    let ends: BTreeSet<&str> =
        content.facts.iter().flat_map(|fact| [fact.subject.as_str(), fact.object.as_str()]).collect();
    // A document that no fact has at an end is where facts stand, and no part of the network.
    let things =
        content.things.iter().filter(|(_, thing)| thing.class != "Document").map(|(iri, _)| iri.as_str());
    for iri in ends.into_iter().chain(things) {
        nodes.entry(iri).or_insert_with(|| node(content, iri));
    }
    let edges = content.facts.iter().map(|fact| NetworkEdge {
        id: id(&fact.iri),
        source: id(&fact.subject),
        target: id(&fact.object),
        label: fact.shape.name.replace('_', " "),
        kind: fact.shape.name.to_owned(),
        status: fact.status.clone(),
        attributes: edge_attributes(content, fact),
    });
    Network::new(title, nodes.into_values().collect(), edges.collect())
}

fn node(content: &Content, iri: &str) -> NetworkNode {
    let thing = content.things.get(iri);
    let mut attributes = Attributes::new();
    attributes.insert("iri".to_owned(), AttributeValue::Text(iri.to_owned()));
    if let Some(thing) = thing {
        let mentions = i64::try_from(thing.mentions).unwrap_or(i64::MAX);
        attributes.insert("mentions".to_owned(), AttributeValue::Integer(mentions));
        add_text(&mut attributes, "label_en", thing.labels.en.as_deref());
    }
    NetworkNode {
        id: local(&content.base, iri).to_owned(),
        label: content.label(iri).to_owned(),
        kind: thing.map(|thing| thing.class).unwrap_or_default().to_owned(),
        attributes,
    }
}

fn edge_attributes(content: &Content, fact: &Fact) -> Attributes {
    let mut attributes = Attributes::new();
    let document = content.document_of(fact).map(|document| content.document_name(document));
    let stretch = content.stretch_of(fact);
    for (name, text) in [
        ("iri", Some(fact.iri.as_str())),
        ("date", fact.date.as_deref()),
        ("sentence", fact.labels.nl.as_deref()),
        ("rule", fact.rule.as_deref()),
        ("document", document.as_deref()),
        ("evidence", fact.evidence.as_deref()),
        ("quote", stretch.map(|stretch| stretch.exact.as_str())),
    ] {
        add_text(&mut attributes, name, text);
    }
    for (name, values) in &fact.particulars {
        let value = match &values[..] {
            [Value::Integer(number)] => AttributeValue::Integer(*number),
            values => {
                // Who reads a network wants names.
                let text = |value: &Value| {
                    content.label_of_value(value).map_or_else(|| value.to_string(), str::to_owned)
                };
                AttributeValue::Text(values.iter().map(text).collect::<Vec<_>>().join("; "))
            }
        };
        // `sentence` is taken: that of a court is `particular_sentence`.
        let name = if attributes.contains_key(name) { format!("particular_{name}") } else { name.clone() };
        attributes.insert(name, value);
    }
    attributes
}

fn add_text(attributes: &mut Attributes, name: &str, text: Option<&str>) {
    if let Some(text) = text {
        attributes.insert(name.to_owned(), AttributeValue::Text(text.to_owned()));
    }
}

/// The nodes of triples, with their literals as attributes, and an edge for each triple
/// between two nodes.
fn of_triples(base: &str, triples: &[Triple]) -> Result<Network, ExportError> {
    let mut nodes: BTreeMap<String, NetworkNode> = BTreeMap::new();
    let mut edges = Vec::new();
    for triple in triples {
        let subject = name_of(triple.subject.as_ref());
        let property = triple.predicate.as_str();
        let name = property.rsplit(['#', '/']).next().unwrap_or_default();
        let from = nodes.entry(local(base, subject).to_owned()).or_insert_with(|| plain_node(base, subject));
        match &triple.object {
            Term::Literal(literal) if property == terms::LABEL => {
                // A label in Dutch comes behind the one in English.
                literal.value().clone_into(&mut from.label);
            }
            Term::Literal(literal) => {
                let text = AttributeValue::Text(literal.value().to_owned());
                from.attributes.entry(snake(name)).or_insert(text);
            }
            Term::NamedNode(class) if property == terms::TYPE => {
                class.as_str().rsplit(['#', '/']).next().unwrap_or_default().clone_into(&mut from.kind);
            }
            object => {
                let object = object.to_string();
                let object = object.trim_start_matches('<').trim_end_matches('>').to_owned();
                let to = local(base, &object).to_owned();
                nodes.entry(to.clone()).or_insert_with(|| plain_node(base, &object));
                edges.push(plain_edge(local(base, subject), name, &to, property));
            }
        }
    }
    Network::new("query", nodes.into_values().collect(), edges)
}

fn plain_node(base: &str, iri: &str) -> NetworkNode {
    let id = local(base, iri).to_owned();
    let attributes = [("iri".to_owned(), AttributeValue::Text(iri.to_owned()))].into();
    NetworkNode { label: id.clone(), id, kind: String::new(), attributes }
}

fn plain_edge(source: &str, name: &str, target: &str, property: &str) -> NetworkEdge {
    NetworkEdge {
        id: format!("{source} {property} {target}"),
        source: source.to_owned(),
        target: target.to_owned(),
        label: name.to_owned(),
        kind: name.to_owned(),
        status: String::new(),
        attributes: [("iri".to_owned(), AttributeValue::Text(property.to_owned()))].into(),
    }
}
