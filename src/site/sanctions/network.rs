//! What is shown as a network: its parties, and an edge for each act.

use std::collections::BTreeMap;

use super::filter::Shown;
use super::rows::party;
use crate::export::{AttributeValue, Attributes, ExportError, Network, NetworkEdge, NetworkNode};
use crate::site::{Context, Frame};
use crate::view::{Act, Thing};

/// The network of the acts that are shown.
///
/// # Errors
/// When two acts have one IRI, which the mapping prevents.
pub fn network(context: Context<'_>) -> Result<Network, ExportError> {
    let frame = Frame::new(context, "");
    let sanctions = &context.edition.sanctions;
    let mut nodes: BTreeMap<&str, NetworkNode> = BTreeMap::new();
    let mut edges: BTreeMap<&str, NetworkEdge> = BTreeMap::new();
    for act in Shown::of(context.visit).acts(context.edition, context.visit.language) {
        let (Some(issuer), Some(target)) = (party(sanctions, act.issuer), party(sanctions, act.target))
        else {
            continue;
        };
        for thing in [issuer, target] {
            nodes.entry(&thing.path).or_insert_with(|| node(&frame, thing));
        }
        edges.entry(&act.path).or_insert_with(|| edge(&frame, act, issuer, target));
    }
    Network::new("sanctions", nodes.into_values().collect(), edges.into_values().collect())
}

fn text(text: &str) -> AttributeValue {
    AttributeValue::Text(text.to_owned())
}

fn node(frame: &Frame<'_>, thing: &Thing) -> NetworkNode {
    let iri = format!("{}{}", frame.base(), thing.path);
    let mut attributes = Attributes::from([("iri".to_owned(), AttributeValue::Text(iri))]);
    if let Some(en) = &thing.label.en {
        attributes.insert("label_en".to_owned(), text(en));
    }
    let (id, label, kind) = (thing.path.clone(), thing.label.nl.clone(), thing.kind.clone());
    NetworkNode { id, label, kind, attributes }
}

fn edge(frame: &Frame<'_>, act: &Act, issuer: &Thing, target: &Thing) -> NetworkEdge {
    let known = [
        ("date", act.date.as_deref()),
        ("programme", act.programme.as_deref()),
        ("sentence", Some(act.said.nl.as_str())),
        ("quote", Some(act.sentence.as_str())),
        ("document", Some(act.title.as_str())),
        ("inferred", act.inferred.as_deref()),
    ];
    let known = known.into_iter().filter_map(|(name, value)| Some((name.to_owned(), text(value?))));
    let iri = format!("{}{}", frame.base(), act.path);
    NetworkEdge {
        id: act.path.clone(),
        source: issuer.path.clone(),
        target: target.path.clone(),
        label: frame.term(&act.status).to_owned(),
        kind: "sanctions".to_owned(),
        status: act.status.clone(),
        attributes: known.chain([("iri".to_owned(), AttributeValue::Text(iri))]).collect(),
    }
}
