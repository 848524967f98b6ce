//! From what was read in a document to its view.

use super::document::SentenceView;
use super::document::{BlockView, DocumentView, FactView, MentionView, NoteView, PassageShape, PassageView};
use super::{Said, Thing};
use crate::extract::Extraction;
use crate::graph::{Edge, FactEdge, Graph, MentionEdge, Node};
use crate::rdf::{Iris, fact_iri, fact_sentence, node_iri};
use crate::relation::{Attribute, Fact};
use crate::text::{CodePoints, Document, Span};
use crate::wording::Wording;

/// What the graph holds of one document, in reading order: its mentions and its facts, with
/// the nodes that they join.
#[derive(Default)]
struct Told<'g> {
    mentions: Vec<(&'g MentionEdge, &'g Node)>,
    facts: Vec<(&'g FactEdge, &'g Node, &'g Node)>,
}

/// The view of one document; `alone` is the graph of this document alone.
pub fn document(extraction: &Extraction, alone: &Graph, iris: &Iris, wording: &Wording) -> DocumentView {
    let mut told = Told::default();
    for (from, to, edge) in alone.edges() {
        match (edge, from) {
            (Edge::Mention(mention), Node::Document { .. }) => told.mentions.push((mention, to)),
            (Edge::Fact(fact), _) => told.facts.push((fact, from, to)),
            (Edge::Mention(_), _) => {}
        }
    }
    let points = extraction.document.code_points();
    Reading { extraction, told: &told, iris, wording, points }.view()
}

/// One document on its way to its view.
struct Reading<'a> {
    extraction: &'a Extraction,
    told: &'a Told<'a>,
    iris: &'a Iris,
    wording: &'a Wording,
    points: CodePoints<'a>,
}

impl Reading<'_> {
    fn view(&self) -> DocumentView {
        let things = self.things();
        let links = self.extraction.mentions.iter().zip(&self.extraction.linked.links);
        let linked = links.filter(|(_, link)| link.is_some());
        let mentions = linked.zip(&self.told.mentions).map(|((mention, _), (edge, node))| MentionView {
            start: mention.span.start,
            end: mention.span.end,
            from: edge.quote.start,
            to: edge.quote.end,
            thing: place(&things, &Thing::of(node, self.iris)),
        });
        DocumentView { mentions: mentions.collect(), facts: self.facts(&things), things, ..self.bare() }
    }

    /// What the document names and speaks of, each once.
    fn things(&self) -> Vec<Thing> {
        let named = self.told.mentions.iter().map(|(_, node)| *node);
        let joined = self.told.facts.iter().flat_map(|(_, from, to)| [*from, *to]);
        let mut things: Vec<Thing> = named.chain(joined).map(|node| Thing::of(node, self.iris)).collect();
        things.sort();
        things.dedup_by(|one, other| one.path == other.path);
        things
    }

    /// The text and its division.
    fn bare(&self) -> DocumentView {
        let document = &self.extraction.document;
        let metadata = document.metadata.clone();
        let notes = document.notes.iter();
        let blocks = document.blocks.iter();
        DocumentView {
            name: document.name.clone(),
            path: local(self.iris, self.iris.document(&document.name).as_str()),
            title: metadata.title,
            kind: metadata.kind,
            date: metadata.date.map(|date| date.to_string()),
            dossier: metadata.dossier,
            number: metadata.number,
            source: metadata.source,
            text: document.text().to_owned(),
            blocks: blocks.map(|block| BlockView::of(block.span, block.kind)).collect(),
            sentences: document.sentences.iter().map(|span| self.sentence(*span)).collect(),
            notes: notes.map(|note| NoteView { label: note.label.clone(), anchor: note.anchor }).collect(),
            passages: passages(document),
            ..DocumentView::default()
        }
    }

    fn sentence(&self, span: Span) -> SentenceView {
        let source = self.extraction.document.source_span(span);
        let (from, to) = (self.points.before(source.start), self.points.before(source.end));
        SentenceView { start: span.start, end: span.end, from, to }
    }

    fn facts(&self, things: &[Thing]) -> Vec<FactView> {
        let mut rest = self.extraction.facts.iter();
        let mut view = |(edge, from, to): &(&FactEdge, &Node, &Node)| {
            // The graph leaves out a fact whose ends it cannot find.
            let fact = rest.find(|fact| self.stands_for(fact, edge));
            let span = fact.map_or(Span::default(), |fact| fact.evidence);
            FactView {
                path: self.fact_path(edge, from, to),
                class: edge.shape.class.to_owned(),
                status: edge.status.word().to_owned(),
                date: edge.date.map(|date| date.to_string()),
                from: edge.evidence.start,
                to: edge.evidence.end,
                start: span.start,
                end: span.end,
                attributes: edge
                    .attributes
                    .iter()
                    .map(|(name, value)| ((*name).to_owned(), written(value)))
                    .collect(),
                said: fact_sentence(self.wording, edge, from, to)
                    .as_ref()
                    .map(Said::from)
                    .unwrap_or_default(),
                subject: place(things, &Thing::of(from, self.iris)),
                object: place(things, &Thing::of(to, self.iris)),
            }
        };
        self.told.facts.iter().map(&mut view).collect()
    }

    fn fact_path(&self, edge: &FactEdge, from: &Node, to: &Node) -> String {
        let (subject, object) = (node_iri(self.iris, from), node_iri(self.iris, to));
        local(self.iris, fact_iri(self.iris, edge, &subject, &object).as_str())
    }

    fn stands_for(&self, fact: &Fact, edge: &FactEdge) -> bool {
        let source = self.extraction.document.source_span(fact.evidence);
        fact.shape == edge.shape
            && fact.status == edge.status
            && fact.rule == edge.rule
            && self.points.before(source.start) == edge.evidence.start
    }
}

fn passages(document: &Document) -> Vec<PassageView> {
    let text = document.text();
    let view = |passage: &crate::text::Passage| PassageView {
        start: passage.span.start,
        end: passage.span.end,
        shape: PassageShape::of(&passage.kind),
        by: passage.by.map(|by| by.of(text).to_owned()),
    };
    document.passages.iter().map(view).collect()
}

fn written(value: &Attribute) -> String {
    match value {
        Attribute::Number(number) => number.to_string(),
        Attribute::Text(text) => text.clone(),
        Attribute::Date(date) => date.to_string(),
        Attribute::Entities(all) => all.iter().map(|id| id.id.as_str()).collect::<Vec<_>>().join(" "),
    }
}

/// An IRI without the base.
fn local(iris: &Iris, iri: &str) -> String {
    iri.strip_prefix(iris.base()).unwrap_or_default().to_owned()
}

/// The place of a thing in a sorted list that has it.
fn place(things: &[Thing], thing: &Thing) -> usize {
    things.partition_point(|other| other.path < thing.path)
}
