//! The whole: all extractions merged into one graph.
//!
//! Nodes are documents, the entities that they name and the groups that they
//! describe. Edges are mentions (from a document to an entity) and facts (from
//! subject to object). Each document is turned into a part of its own, on all
//! cores; the parts are then joined in the order of the documents' names, so the
//! graph is the same for any number of threads and any order of the files. Persons of one
//! name whom documents contradict are parted before that, and those who may be one are told.
//!
//! What the whole needs of a document is its [`Summary`]; [`Persons`] and [`Totals`] are made from
//! summaries alone, so that a document that has not changed need not be read again.

mod edge;
mod node;
mod part;
mod persons;
mod summary;
mod totals;
mod whole;

pub use edge::{Edge, FactEdge, MentionEdge, Quote};
pub use node::{GroupNode, Node};
pub use persons::Persons;
pub use summary::{Called, Summary};
pub use totals::Totals;
pub use whole::Graph;
