//! From mentions to entities.
