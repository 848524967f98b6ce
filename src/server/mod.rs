//! HTTP: the SPARQL endpoint, read-only.
//!
//! | path | what it answers |
//! |---|---|
//! | `/` | a page that says what this is |
//! | `/sparql`, `/query` | SPARQL 1.1 Protocol, the query part; without a query the service description |
//! | `/id/…`, `/graph/…`, `/ontology` | what the store says of that name, as RDF |
//! | `/health`, `/ready` | one line for whoever watches the process |
//!
//! An answer is written whole into memory before its status line is sent, so a 200 is
//! always complete; an answer over the limit is refused with the limit named. Requests
//! for another host are refused (421), and so are forms from foreign pages (403). There
//! is no route that changes anything, and none that leads from an address to a file.
//!
//! **Limits.** [`Limits`] has them with their defaults. At most so many queries run at
//! once; the next waits for a moment and then gets 503. A query that its client has left
//! is cancelled. What a query's bounds do not bound is said in [`crate::store::query`].
//! Slow connections are not cut here: put a proxy before a public endpoint.

mod dereference;
mod hosts;
mod negotiate;
mod page;
mod refusal;
mod reply;
mod routes;
mod service;
mod sparql;
mod state;

pub use routes::{app, app_with, serve};
pub use state::{AppState, Limits};
