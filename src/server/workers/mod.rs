//! Who answers: processes over an immutable version, which any query may end and none can harm.
//!
//! ```text
//! server ──spawns──▶ keeper (one thread; the version in memory)
//!    │                  │ forks, again whenever one ends
//!    └──── sockets ─────┴─▶ worker, worker, worker   (the same memory, shared by the kernel)
//! ```
//!
//! The server never parses or evaluates a query. A worker answers one order after another; at
//! its deadline, over its memory, or when the client leaves it is ended by the kernel's own
//! signal, and the keeper forks a fresh one. Who is next is decided in `queue`. On systems
//! without fork, and in tests without processes, threads of the server stand in; they bound
//! only what [`crate::store::query`] says.

mod account;
mod client;
#[cfg(unix)]
mod clock;
mod frame;
#[cfg(unix)]
mod keeper;
#[cfg(unix)]
mod link;
#[cfg(unix)]
mod memory;
mod pool;
mod queue;
#[cfg(unix)]
mod serving;
mod talk;
#[cfg(unix)]
mod versions;

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

pub(super) use client::{Client, current as current_client, with as with_client};
#[cfg(unix)]
pub use keeper::{Kept, keep};
pub(super) use pool::Pool;

use sha2::{Digest, Sha256};

use crate::store::{Engine, Manifest, Version};

/// A query whose thread has computed so long is long, or makes way.
const SHORT: Duration = Duration::from_millis(100);

/// How many queries run and wait.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Long queries at once.
    pub(super) long: usize,
    /// Queries of one client, running and waiting.
    pub(super) of_one: usize,
    /// Queries that wait.
    pub(super) waiting: usize,
    /// How long one waits.
    pub(super) patience: Duration,
}

impl Room {
    /// Workers: one for each long query, and some that always serve short ones.
    fn workers(&self) -> usize {
        self.long + 1 + (self.long / 4).max(1)
    }
}

/// How workers that are processes are started.
#[derive(Clone, Debug)]
pub struct Plan {
    /// This program, whose command `keep` is the keeper.
    pub program: PathBuf,
    /// The folder of the store.
    pub store: PathBuf,
    /// What answers.
    pub engine: Engine,
    /// Bytes of memory that one query may take over what all share.
    pub memory: u64,
}

/// Why there are no workers.
#[derive(Debug, thiserror::Error)]
pub enum WorkersError {
    /// The store cannot be opened; the sentence of the store.
    #[error("{0}")]
    Store(String),
    /// The keeper ended before it said anything.
    #[error("the process that loads the store ended before it was done; is there memory enough?")]
    Silent,
    /// The operating system refused a process or a socket.
    #[error("no process can be started for queries: {0}")]
    Io(#[from] std::io::Error),
}

/// A version that is served.
pub(super) struct Served {
    /// Its number is 0 and its folder empty when it did not come from a store by itself.
    pub(super) version: Arc<Version>,
    /// The hash of what it holds.
    pub(super) mark: [u8; 32],
    pub(super) pool: Pool,
    #[cfg(unix)]
    link: Option<link::Link>,
}

/// The version that is served now. Who has taken it keeps it, and with it its workers.
#[derive(Clone)]
pub(super) struct Current(Arc<RwLock<Arc<Served>>>);

impl Current {
    /// Serves one version for ever, from threads.
    pub(super) fn of_threads(queryable: &crate::store::Queryable, room: Room) -> Self {
        let served = Served {
            version: Arc::new(Version {
                number: 0,
                folder: PathBuf::new(),
                manifest: queryable.manifest().clone(),
                fresh: false,
            }),
            mark: mark(queryable.manifest()),
            pool: Pool::of_threads(queryable, room),
            #[cfg(unix)]
            link: None,
        };
        Self(Arc::new(RwLock::new(Arc::new(served))))
    }

    /// Serves the current version of a store from processes, and moves to newer ones.
    #[cfg(unix)]
    pub(super) fn of_processes(plan: &Plan, room: Room) -> Result<Self, WorkersError> {
        let current = Self(Arc::new(RwLock::new(Arc::new(versions::open(plan, room)?))));
        versions::follow(plan.clone(), room, &current)?;
        Ok(current)
    }

    pub(super) fn get(&self) -> Arc<Served> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The hash of what a version holds, and of the program that answers.
fn mark(manifest: &Manifest) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION"));
    // A manifest is plain data; without its bytes the mark would only be shared.
    hash.update(serde_json::to_vec(manifest).unwrap_or_default());
    hash.finalize().into()
}
