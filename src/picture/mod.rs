//! Pictures of networks. Small ones: nodes in columns, lines between neighbouring columns, inline
//! SVG. Large ones are drawn by the browser; [`spread`] says where their nodes stand.
//!
//! A force-directed cloud of names cannot be read where names are long; columns can. Who acts
//! stands on the left, who is acted upon on the right, each line has a place of its own at both
//! ends, and every name has room. Nothing is random: the order within a column comes from
//! [`in_two_columns`] or from the caller, so that a picture is the same tomorrow.
//!
//! The text is drawn with presentation attributes, so that a picture stands alone as a file;
//! a page restyles it by its classes.

mod columns;
mod draw;
mod order;
mod spread;
mod text;

pub use columns::{Link, Node, Picture, place};
pub use draw::svg;
pub use order::in_two_columns;
pub use spread::spread;
pub use text::{shown, unturned};

/// More nodes than these make no columns that a person can read.
pub const MOST_NODES: usize = 150;
/// Of more nodes than that, these many are shown in columns.
pub const MOST_TOLD: usize = 60;
/// More nodes than these no browser draws with ease.
pub const MOST_SPREAD: usize = 20_000;
