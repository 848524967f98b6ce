//! The two engines behind one interface.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, Triple};
use oxigraph::store::{QuadIter, StorageError, Store as Oxigraph};

use super::manifest::Manifest;
use super::query::QueryError;

/// Which engine answers the queries over a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Engine {
    /// The version is loaded into memory when it is opened; the default.
    #[default]
    Memory,
    /// The version has an index on disk, made when it was built; for graphs that outgrow
    /// memory. Needs the cargo feature `rocksdb`.
    Rocksdb,
}

impl Engine {
    /// All engines, whether or not they are in this binary.
    pub const ALL: [Self; 2] = [Self::Memory, Self::Rocksdb];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Rocksdb => "rocksdb",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Engine {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|engine| engine.name() == name)
            .ok_or_else(|| format!("there is no engine {name:?}; the engines are memory and rocksdb"))
    }
}

/// A version in an engine, ready for queries. Clones share the engine.
#[derive(Clone)]
pub struct Queryable {
    pub(super) store: Oxigraph,
    manifest: Arc<Manifest>,
}

impl Queryable {
    pub(super) fn new(store: Oxigraph, manifest: &Manifest) -> Self {
        Self { store, manifest: Arc::new(manifest.clone()) }
    }

    /// What the version holds.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The triples about one subject, over all graphs, each once.
    ///
    /// # Errors
    /// When there are more than `limit`, or the engine cannot read its index.
    pub fn about(&self, subject: &NamedNode, limit: usize) -> Result<Vec<Triple>, QueryError> {
        let default = Some(GraphNameRef::DefaultGraph);
        within(self.store.quads_for_pattern(Some(subject.as_ref().into()), None, None, default), limit)
    }

    /// The triples of one named graph; none when there is no such graph.
    ///
    /// # Errors
    /// When there are more than `limit`, or the engine cannot read its index.
    pub fn graph(&self, name: &NamedNode, limit: usize) -> Result<Vec<Triple>, QueryError> {
        within(self.store.quads_for_pattern(None, None, None, Some(name.as_ref().into())), limit)
    }

    /// Whether the version has a named graph of this name.
    ///
    /// # Errors
    /// When the engine cannot read its index.
    pub fn has_graph(&self, name: NamedNodeRef<'_>) -> Result<bool, QueryError> {
        self.store.contains_named_graph(name).map_err(failed)
    }
}

fn within(quads: QuadIter<'_>, limit: usize) -> Result<Vec<Triple>, QueryError> {
    let mut triples = Vec::new();
    for quad in quads {
        if triples.len() == limit {
            return Err(QueryError::Rows(limit));
        }
        triples.push(Triple::from(quad.map_err(failed)?));
    }
    Ok(triples)
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn failed(error: StorageError) -> QueryError {
    QueryError::Evaluation(error.to_string())
}
