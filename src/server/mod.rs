//! HTTP: the SPARQL endpoint, read-only.
//!
//! | path | what it answers |
//! |---|---|
//! | `/` | a page that says what this is |
//! | `/sparql`, `/query` | SPARQL 1.1 Protocol, the query part; without a query the service description |
//! | `/store` | SPARQL 1.1 Graph Store HTTP Protocol, reading: `?graph=IRI`, `?default` |
//! | `/id/…`, `/graph/…`, `/ontology` | what the store says of that name, as RDF; `/id/…` also as a page |
//! | `/search`, `/sanctions`, `/path`, `/statistics`, `/editor` | the pages of [`crate::site`] |
//! | `/health`, `/ready`, `/metrics` | for whoever watches the process |
//!
//! An answer is complete in memory before its status line is sent, so a 200 is always
//! whole; an answer over a limit is refused with the limit named. Requests for another host
//! are refused (421), and so are those of foreign pages (403). There is no route that
//! changes anything, and none that leads from an address to a file.
//!
//! **Limits.** [`Limits`] has them with their defaults. Queries run in processes of their
//! own (`workers`), one after another in a fair order; one that overruns its time or its
//! memory, or whose client has left, is ended with its process. What is promised to whom,
//! and what is not, stands in `SECURITY.md`.

mod cors;
mod dereference;
mod graph_store;
mod hosts;
mod listen;
mod metrics;
mod negotiate;
mod page;
mod parameters;
mod patience;
mod refusal;
mod reply;
mod routes;
mod service;
mod sparql;
mod state;
mod visit;
mod workers;

pub use listen::{serve, serve_with};
pub use routes::{app, app_with};
pub use state::{AppState, Limits};
#[cfg(unix)]
pub use workers::{Kept, keep};
pub use workers::{Plan, WorkersError};
