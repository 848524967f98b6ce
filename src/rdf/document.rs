//! A document, what it names and what it says.

use std::collections::BTreeSet;

use oxrdf::NamedNode;
use oxrdf::vocab::rdfs;

use super::entities::add_official;
use super::fact::{self, node_iri};
use super::quads::Quads;
use super::{Iris, NamedGraph, about, official, vocabulary as v};
use crate::graph::{Edge, GroupNode, MentionEdge, Node, Quote};
use crate::relation::signs::SIGNS;
use crate::text::Metadata;
use crate::wording::Wording;

/// The named graph of one document.
///
/// Nothing in it depends on another document, save which persons of one name are one.
pub(super) fn named_graph(
    iris: &Iris,
    wording: &Wording,
    name: &str,
    metadata: &Metadata,
    edges: &[(&Node, &Node, &Edge)],
) -> NamedGraph {
    let mut quads = Quads::of(iris.graph(name));
    let signers = signers(iris, edges);
    describe(iris, name, metadata, &mut quads);
    for (from, to, edge) in edges {
        let speakers = if let Edge::Fact(stated) = edge { &stated.stated_by[..] } else { &[] };
        for node in [*from, *to].into_iter().chain(speakers) {
            if let Node::Group(group) = node {
                describe_group(iris, node, group, &mut quads);
            }
        }
        match edge {
            Edge::Mention(mention) => add_mention(iris, name, mention, to, &mut quads),
            Edge::Fact(stated) => fact::add(iris, wording, stated, (from, to), &signers, &mut quads),
        }
    }
    quads.finish()
}

/// Who signs the document.
fn signers(iris: &Iris, edges: &[(&Node, &Node, &Edge)]) -> BTreeSet<NamedNode> {
    let signed = edges.iter().filter_map(|(signer, _, edge)| match edge {
        Edge::Fact(fact) if fact.shape == SIGNS => Some(node_iri(iris, signer)),
        _ => None,
    });
    signed.collect()
}

/// The key of the paper that the document is: `kst-26150-187`.
pub(super) fn key(dossier: &str, number: &str) -> String {
    format!("kst-{dossier}-{number}")
}

/// The document, and where its graph comes from.
fn describe(iris: &Iris, name: &str, metadata: &Metadata, quads: &mut Quads) {
    let (document, graph) = (iris.document(name), iris.graph(name));
    quads.add(&graph, v::PROV_HAD_PRIMARY_SOURCE, &document);
    quads.add(&graph, v::PROV_WAS_GENERATED_BY, &about::run(iris));
    quads.class(&document, &iris.term("Document"));
    let [dossier, number, session] = ["dossier", "number", "session"].map(|name| iris.term(name));
    let texts = [
        (v::DCTERMS_TITLE, &metadata.title),
        (v::DCTERMS_TYPE, &metadata.kind),
        (v::DCTERMS_SOURCE, &metadata.source),
        (dossier.as_ref(), &metadata.dossier),
        (number.as_ref(), &metadata.number),
        (session.as_ref(), &metadata.session),
    ];
    for (property, text) in texts {
        if let Some(text) = text {
            quads.text(&document, property, text);
        }
    }
    if let Some(date) = metadata.date {
        quads.date(&document, v::DCTERMS_ISSUED, date.into());
    }
    if let (Some(dossier), Some(number)) = (&metadata.dossier, &metadata.number) {
        add_official(&document, &official::of_document(dossier, number), quads);
    }
    let title = metadata.title.as_deref().unwrap_or(name);
    quads.text(&document, rdfs::LABEL, title);
}

/// A group belongs to the document whose words it is.
fn describe_group(iris: &Iris, node: &Node, group: &GroupNode, quads: &mut Quads) {
    let iri = node_iri(iris, node);
    quads.class(&iri, &iris.term("Group"));
    quads.text(&iri, rdfs::LABEL, &group.text);
    if let Some(count) = group.count {
        quads.number(&iri, iris.term("count").as_ref(), count);
    }
}

fn add_mention(iris: &Iris, name: &str, mention: &MentionEdge, named: &Node, quads: &mut Quads) {
    let stretch = stretch(iris, name, &mention.quote, quads);
    quads.class(&stretch, &iris.term("Mention"));
    quads.add(&stretch, iris.term("names").as_ref(), &node_iri(iris, named));
    // To sort by; evidence has its place in its IRI alone.
    quads.number(&stretch, v::OA_START, mention.quote.start as u64);
}

/// A stretch of the document: whose, and which characters; its IRI says where.
pub(super) fn stretch(iris: &Iris, name: &str, quote: &Quote, quads: &mut Quads) -> NamedNode {
    let stretch = iris.stretch(name, quote.start, quote.end);
    quads.add(&stretch, v::OA_HAS_SOURCE, &iris.document(name));
    quads.text(&stretch, v::OA_EXACT, &quote.exact);
    if let Some(page) = quote.page {
        quads.number(&stretch, iris.term("page").as_ref(), page as u64);
    }
    stretch
}
