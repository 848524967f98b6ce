//! What one document adds to the graph.

use super::persons::Persons;
use super::{Edge, FactEdge, GroupNode, MentionEdge, Node, Quote};
use crate::extract::Extraction;
use crate::gazetteer::{Form, Label};
use crate::linking::Entity;
use crate::mention::Mention;
use crate::relation::{Argument, Fact};
use crate::text::{CodePoints, Document, Span};

/// How many characters of context a piece of evidence carries on each side.
const CONTEXT: usize = 32;

/// Nodes and edges of one document; edges name nodes by their place in the list.
pub(super) struct Part {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<(usize, usize, Edge)>,
}

/// Builds the part of one extraction: the document is node 0, its entities
/// follow in the order in which they were first named, then its groups.
pub(super) fn part(extraction: &Extraction, persons: &Persons) -> Part {
    let document = &extraction.document;
    let builder = Builder { extraction, document, points: document.code_points() };
    let name = document.name.clone();
    let mut nodes = vec![Node::Document { name, metadata: document.metadata.clone() }];
    let over_all = |entity: &Entity| Entity { id: persons.id(&document.name, &entity.id), ..entity.clone() };
    nodes.extend(extraction.linked.entities.iter().map(over_all).map(Node::Entity));
    let mut part = Part { nodes, edges: Vec::new() };
    for (mention, link) in extraction.mentions.iter().zip(&extraction.linked.links) {
        if let Some(link) = link {
            let edge = MentionEdge { quote: builder.quote(mention.span), written: builder.written(mention) };
            part.edges.push((0, link.entity + 1, Edge::Mention(edge)));
        }
    }
    for fact in &extraction.facts {
        builder.fact(fact, &mut part);
    }
    part
}

struct Builder<'a> {
    extraction: &'a Extraction,
    document: &'a Document,
    points: CodePoints<'a>,
}

impl Builder<'_> {
    fn quote(&self, span: Span) -> Quote {
        let source = self.document.source_span(span);
        Quote {
            start: self.points.before(source.start),
            end: self.points.before(source.end),
            exact: source.of(&self.document.source).to_owned(),
            page: self.document.page_of(source.start),
        }
    }

    /// The name of a mention that is one wherever it stands.
    fn written(&self, mention: &Mention) -> Option<String> {
        let lasting = matches!(mention.form, Form::Name | Form::Abbreviation | Form::Soft);
        let words = mention.span.of(self.document.text()).split_whitespace();
        lasting.then(|| words.collect::<Vec<_>>().join(" "))
    }

    /// What the document calls an argument that is an entity.
    fn label(&self, argument: &Argument) -> Option<Label> {
        let Argument::Entity(id) = argument else { return None };
        self.extraction.linked.entities.find(id).map(|entity| entity.label.clone())
    }

    fn fact(&self, fact: &Fact, part: &mut Part) {
        let ends = [&fact.subject, &fact.object].map(|argument| self.node(argument, fact, part));
        let [Some(subject), Some(object)] = ends else { return };
        let speakers: Vec<usize> =
            fact.attestation.by.iter().filter_map(|speaker| self.node(speaker, fact, part)).collect();
        let stated_by = speakers.into_iter().filter_map(|at| part.nodes.get(at).cloned()).collect();
        let source = self.document.source_span(fact.evidence);
        let (before, after) = self.document.source.split_at(source.start);
        let after = after.get(source.len()..).unwrap_or_default();
        let start = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        let edge = FactEdge {
            shape: fact.shape,
            document: self.document.name.clone(),
            status: fact.status,
            date: fact.date,
            labels: [&fact.subject, &fact.object].map(|argument| self.label(argument)),
            attributes: fact.attributes.clone(),
            stated_by,
            evidence: self.quote(fact.evidence),
            prefix: before.get(start..).unwrap_or_default().to_owned(),
            suffix: after.get(..end).unwrap_or_default().to_owned(),
            rule: fact.rule,
        };
        part.edges.push((subject, object, Edge::Fact(Box::new(edge))));
    }

    /// The place of an argument among the part's nodes; a group is added.
    fn node(&self, argument: &Argument, fact: &Fact, part: &mut Part) -> Option<usize> {
        match argument {
            Argument::Document => Some(0),
            Argument::Entity(id) => Some(self.extraction.linked.entities.position(id)? + 1),
            Argument::Group { text, span } => {
                // The number is that of an end, not of who says so.
                let is_end = *argument == fact.subject || *argument == fact.object;
                let count = fact.count().filter(|_| is_end);
                let start = self.quote(*span).start;
                let document = self.document.name.clone();
                part.nodes.push(Node::Group(GroupNode { document, text: text.clone(), start, count }));
                Some(part.nodes.len() - 1)
            }
        }
    }
}
