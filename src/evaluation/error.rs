//! What can be wrong with the files that are judged.

use std::path::PathBuf;

/// A gold file or a file of records that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum EvaluationError {
    /// The file cannot be opened or read.
    #[error("{}: cannot be read ({source})", .file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is not gold.
    #[error("{}: {what}", .file.display())]
    Gold {
        /// The file.
        file: PathBuf,
        /// What is wrong, in one sentence.
        what: String,
    },
    /// A line is not a record.
    #[error("{}:{line}: {what}", .file.display())]
    Record {
        /// The file.
        file: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong, in one sentence.
        what: String,
    },
}

/// What serde says, without the place that it adds.
pub(super) fn without_place(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let end = said.rfind(" at line ").unwrap_or(said.len());
    said[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_cut_off() {
        let error = serde_json::from_str::<bool>("[\n1]").unwrap_err();
        assert!(error.to_string().contains(" at line "));
        assert_eq!(without_place(&error), "invalid type: sequence, expected a boolean");
    }
}
