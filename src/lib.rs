//! Kamergraaf reads Dutch parliamentary documents into a knowledge graph.
//!
//! The modules stand in the order in which data flows; each imports only from
//! those before it (`tests/architecture.rs` holds this against `ARCHITECTURE.md`).

pub mod text;
pub mod grammar;
pub mod gazetteer;
pub mod mention;
pub mod entity;
pub mod linking;
pub mod relation;
pub mod wording;
pub mod extract;
pub mod graph;
pub mod rdf;
pub mod picture;
pub mod view;
pub mod store;
pub mod export;
pub mod site;
pub mod server;
pub mod evaluation;
pub mod cli;
