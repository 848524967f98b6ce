//! The whole: all extractions merged into one graph.
