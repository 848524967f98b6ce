//! When something happened.

pub mod dates;
mod undated;
