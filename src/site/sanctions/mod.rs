//! Who sanctioned whom: one set of acts as a table, as a picture and as downloads.
//!
//! All state lies in the address ([`Shown`]), so that a link shows what its sender saw; the
//! link to keep names the version of the store. The legend is the filter: each status and each
//! sort of target with the number of acts that it would show.

mod acts;
mod alone;
mod choices;
mod columns;
mod downloads;
mod edges;
mod filter;
mod histogram;
mod network;
mod page;
mod plot;
mod rows;

pub use alone::html;
pub(super) use columns::{node, node_of};
pub use downloads::{csv, facts, query, svg};
pub use filter::{STATUSES, Shown};
pub use network::network;
pub use page::sanctions;
pub use plot::plot;
pub use rows::Rows;
