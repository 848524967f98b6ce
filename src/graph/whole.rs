//! The graph of all documents.

use std::collections::HashMap;

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rayon::prelude::*;

use super::node::Key;
use super::part::{Part, part};
use super::summary::better;
use super::{Edge, Node, Persons};
use crate::extract::Extraction;
use crate::linking::EntityId;

/// All documents, entities, groups, mentions and facts.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    petgraph: DiGraph<Node, Edge>,
    index: HashMap<Key, NodeIndex>,
    possibly_same: Vec<(EntityId, EntityId)>,
}

impl Graph {
    /// The graph of one document as if there were no other.
    pub fn alone(extraction: &Extraction) -> Self {
        let mut graph = Self::default();
        graph.add(part(extraction, &Persons::default()));
        graph
    }

    /// Builds the graph; the order of `extractions` does not matter.
    pub fn build(extractions: &[Extraction]) -> Self {
        let mut ordered: Vec<&Extraction> = extractions.iter().collect();
        ordered.sort_by(|a, b| a.document.name.cmp(&b.document.name));
        let persons = Persons::of(&ordered);
        let parts: Vec<Part> = ordered.par_iter().map(|extraction| part(extraction, &persons)).collect();
        let mut whole = Self { possibly_same: persons.possibly, ..Self::default() };
        for part in parts {
            whole.add(part);
        }
        whole
    }

    fn add(&mut self, part: Part) {
        let places: Vec<NodeIndex> = part.nodes.into_iter().map(|node| self.intern(node)).collect();
        for (from, to, edge) in part.edges {
            if let (Some(from), Some(to)) = (places.get(from), places.get(to)) {
                self.petgraph.add_edge(*from, *to, edge);
            }
        }
    }

    /// The place of a node; of two entities with one id the longer name labels it.
    fn intern(&mut self, node: Node) -> NodeIndex {
        let graph = &mut self.petgraph;
        let index = *self.index.entry(node.key()).or_insert_with(|| graph.add_node(node.clone()));
        if let (Some(Node::Entity(known)), Node::Entity(new)) = (graph.node_weight_mut(index), node)
            && better(&new.label, &known.label)
        {
            known.label = new.label;
        }
        index
    }

    /// Every node with its place, in the order of the documents.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeIndex, &Node)> {
        self.petgraph.node_indices().filter_map(|index| Some((index, self.petgraph.node_weight(index)?)))
    }

    /// Every edge with its two nodes, in the order of the documents.
    pub fn edges(&self) -> impl Iterator<Item = (&Node, &Node, &Edge)> {
        self.petgraph.edge_references().filter_map(|edge| {
            let (from, to) =
                (self.petgraph.node_weight(edge.source())?, self.petgraph.node_weight(edge.target())?);
            Some((from, to, edge.weight()))
        })
    }

    /// Persons of one surname who may be one, as far as names, parties and years say; each pair
    /// once and in order.
    pub fn possibly_same(&self) -> &[(EntityId, EntityId)] {
        &self.possibly_same
    }

    /// The node of an entity.
    pub fn entity(&self, id: &EntityId) -> Option<NodeIndex> {
        self.index.get(&Key::Entity(id.clone())).copied()
    }

    /// The graph as petgraph has it, for its algorithms.
    pub fn as_petgraph(&self) -> &DiGraph<Node, Edge> {
        &self.petgraph
    }
}
