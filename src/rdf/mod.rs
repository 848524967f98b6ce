//! Graph into quads; the only place that mints IRIs.
