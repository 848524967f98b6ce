//! Known names: the tables of `data/`, read, checked and matched.
//!
//! A table is tab separated, its first line names the columns, `#` starts a
//! comment line. Every complaint says `file:line:`. The tables are part of the
//! binary; `data/README.md` says where each comes from.

mod beginnings;
mod list;
mod matcher;
mod names;
mod roles;
mod tables;
mod word_places;
mod word_starts;

pub use crate::text::{Row, Table, TableError};
pub use list::TABLES;
pub use matcher::{Edges, Hit, Matcher};
pub use names::{Form, Label, Labels, Name, Names};
pub use roles::Roles;
pub use tables::Embedded;
