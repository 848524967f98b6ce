//! Queries with bounds: an answer is complete, or there is none.
//!
//! A query passes a guard over its bytes ([`guard`]), is then parsed, planned and
//! evaluated on a large stack, and is given up at its deadline, which starts before
//! parsing. Rows and bytes are limited; passing a limit is an error, never a shorter
//! answer. `SERVICE` is refused, and `FROM` reads graphs of this store only: nothing is
//! ever fetched.
//!
//! **What these bounds do not bound.** Oxigraph looks at its deadline only when it reads
//! the index. A query that computes without reading (a product of long `VALUES`, a sort)
//! and is asked in a thread is answered with a timeout in time, but its thread runs on
//! until it has finished, and its memory is not limited. The server therefore asks
//! strangers' queries in processes that it can end; whoever uses threads must count those
//! that still run: what [`Queryable::start`](super::Queryable::start) is given as `done` is
//! kept until the thread ends.
//!
//! **Known of oxigraph.** A variable of `GRAPH ?g` is not seen inside a sub-`SELECT` in
//! that group; graphs are merged there. A graph given twice by `FROM` or by the protocol
//! may give a triple twice; the default graph of the store gives each once.

mod answer;
mod format;
pub mod guard;
mod mistake;
mod run;
mod scan;
mod syntax;
mod task;

use std::time::Duration;

use serde::{Deserialize, Serialize};

pub use answer::Answer;
pub use format::{FORMATS, Format};
pub use run::{Running, STACK};
pub use scan::is_fixed;
pub use task::{Forms, Task};

/// A query as it was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The SPARQL text.
    pub text: String,
    /// Graphs that make up the default graph instead of what the query says; IRIs.
    pub default_graphs: Vec<String>,
    /// Graphs that `GRAPH` can reach instead of what the query says; IRIs.
    pub named_graphs: Vec<String>,
}

impl Question {
    /// A query over the whole version.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// How much a query may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    /// Time from the moment of asking, parsing included.
    pub deadline: Duration,
    /// Rows of a table, or triples of a graph.
    pub rows: usize,
    /// Bytes of all terms in the answer, before they are written in a format.
    pub bytes: usize,
}

impl Default for Bounds {
    /// 30 seconds, a million rows, 256 MiB: for a person at a terminal.
    fn default() -> Self {
        Self { deadline: Duration::from_secs(30), rows: 1_000_000, bytes: 256 << 20 }
    }
}

/// Why a query has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum QueryError {
    /// The guard refuses its size or shape.
    #[error(transparent)]
    Refused(#[from] guard::Refusal),
    /// It is no SPARQL query.
    #[error("the query is not SPARQL at line {line}, column {column}: {found}{hint}")]
    Syntax {
        /// Line of the mistake, from 1.
        line: usize,
        /// Column of the mistake in characters, from 1.
        column: usize,
        /// What stands there and what could have.
        found: String,
        /// What may help, with a leading line feed and `hint: `; else empty.
        hint: String,
    },
    /// It changes the store.
    #[error(
        "the query is an update, and a version of a store is never changed\nhint: `kamergraaf build` writes a new version"
    )]
    Update,
    /// It reads a graph that this store does not have.
    #[error("there is no graph <{0}> in the store, and nothing is loaded from elsewhere")]
    UnknownGraph(String),
    /// A graph's name is no absolute IRI.
    #[error("{0:?} is no absolute IRI, so it names no graph")]
    BadGraph(String),
    /// It asks another server.
    #[error("the query asks another server with SERVICE, which is not allowed here")]
    Service,
    /// The deadline has passed.
    #[error("the query took more than {} seconds and was given up\nhint: ask for less, or narrow a pattern", .0.as_secs_f32())]
    Timeout(Duration),
    /// Too many rows.
    #[error("the answer has more than {0} rows\nhint: ask for a part with LIMIT and OFFSET")]
    Rows(usize),
    /// Too many bytes.
    #[error("the answer has more than {0} bytes\nhint: ask for a part with LIMIT and OFFSET")]
    Bytes(usize),
    /// Too much memory.
    #[error("the query needs more than {} MiB of memory\nhint: ask for less at once, or sort and group less", .0 >> 20)]
    Memory(u64),
    /// The answer cannot be had in a form that is wanted.
    #[error(
        "this answer is a {} and can be written as {}, none of which is accepted",
        if *.graph { "graph" } else { "table" },
        format::media_types(*.graph)
    )]
    NotAcceptable {
        /// Whether the answer is a graph; else it is a table, or yes and no.
        graph: bool,
    },
    /// The form that is wanted cannot hold the answer.
    #[error("this answer cannot be written as {media_type}: {why}")]
    Unwritable {
        /// The form.
        media_type: String,
        /// What it cannot hold.
        why: String,
    },
    /// Of none of the names anything is known.
    #[error("the store says nothing of this name")]
    Nothing,
    /// The evaluator failed.
    #[error("the query could not be evaluated: {0}")]
    Evaluation(String),
    /// What ran the query ended without an answer, or could not be started.
    #[error("the query could not be run: {0}")]
    Lost(String),
    /// Too many queries are running or waiting.
    #[error("too many queries are running; ask again in a moment")]
    Busy,
    /// Too many queries of one client are running or waiting.
    #[error("too many queries of this client are running or waiting; ask again when one of them is answered")]
    TooMany,
}
