//! A document, what it names and what it says.

use super::fact::{self, node_iri};
use super::quads::Quads;
use super::{Iris, NamedGraph, about, vocabulary as v};
use crate::graph::{Edge, MentionEdge, Node};
use crate::text::Metadata;
use crate::wording::Wording;

/// The named graph of one document.
pub(super) fn named_graph(
    iris: &Iris,
    wording: &Wording,
    name: &str,
    metadata: &Metadata,
    edges: &[(&Node, &Node, &Edge)],
) -> NamedGraph {
    let mut quads = Quads::new();
    describe(iris, name, metadata, &mut quads);
    for (from, to, edge) in edges {
        for node in [from, to] {
            describe_node(iris, node, &mut quads);
        }
        match edge {
            Edge::Mention(mention) => add_mention(iris, name, mention, to, &mut quads),
            Edge::Fact(stated) => fact::add(iris, wording, stated, (from, to), &mut quads),
        }
    }
    quads.finish(iris.graph(name))
}

fn describe(iris: &Iris, name: &str, metadata: &Metadata, quads: &mut Quads) {
    let document = iris.document(name);
    quads.class(&document, iris.term("Document"));
    quads.add(&document, v::PROV_WAS_GENERATED_BY, about::run(iris));
    let (dossier, number) = (iris.term("dossier"), iris.term("number"));
    let texts = [
        (v::DCTERMS_TITLE, &metadata.title),
        (v::DCTERMS_TYPE, &metadata.kind),
        (v::DCTERMS_SOURCE, &metadata.source),
        (dossier.as_ref(), &metadata.dossier),
        (number.as_ref(), &metadata.number),
    ];
    for (property, text) in texts {
        if let Some(text) = text {
            quads.text(&document, property, text);
        }
    }
    if let Some(date) = metadata.date {
        quads.date(&document, v::DCTERMS_ISSUED, date.into());
    }
    let title = metadata.title.as_deref().unwrap_or(name);
    quads.text(&document, oxrdf::vocab::rdfs::LABEL, title);
}

/// Class and label of an entity or a group; a document describes itself.
fn describe_node(iris: &Iris, node: &Node, quads: &mut Quads) {
    let iri = node_iri(iris, node);
    match node {
        Node::Document { .. } => {}
        Node::Entity(entity) => {
            quads.class(&iri, iris.term(entity.id.kind.name));
            quads.label(&iri, &entity.label);
        }
        Node::Group(group) => {
            quads.class(&iri, iris.term("Group"));
            quads.text(&iri, oxrdf::vocab::rdfs::LABEL, &group.text);
            if let Some(count) = group.count {
                quads.number(&iri, iris.term("count").as_ref(), count);
            }
        }
    }
}

fn add_mention(iris: &Iris, name: &str, mention: &MentionEdge, named: &Node, quads: &mut Quads) {
    let quote = &mention.quote;
    let stretch = iris.stretch(name, quote.start, quote.end);
    quads.class(&stretch, iris.term("Mention"));
    quads.add(&stretch, iris.term("names").as_ref(), node_iri(iris, named));
    quads.add(&stretch, v::OA_HAS_SOURCE, iris.document(name));
    quads.text(&stretch, v::OA_EXACT, &quote.exact);
    quads.number(&stretch, v::OA_START, quote.start as u64);
}
