//! When something happened.

pub mod dates;
pub(in crate::relation) mod undated;
