//! The kinds of entity, one folder each.
