//! One file per format.

pub mod jsonl;
