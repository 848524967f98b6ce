//! Files into documents: what a person reads, with every position leading back to the file.
