//! One document into mentions, links and facts; many documents in parallel.

pub mod records;
