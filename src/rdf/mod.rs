//! Graph into quads; the only place that mints IRIs.

mod nquads;

pub use nquads::NamedGraph;
