//! Gold, scores and their report.
