//! What divides a reading text: sentences within blocks, passages over them.

mod sentences;

pub(in crate::text) use sentences::Splitter;
