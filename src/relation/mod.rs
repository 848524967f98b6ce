//! The kinds of fact, one folder each.
