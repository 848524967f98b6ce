//! Why bytes were refused; one sentence with what to do, without the file's name.

use thiserror::Error;

/// Why the bytes of a file give no document.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FormatError {
    /// No characters in it, or none but blanks.
    #[error("the file is empty")]
    Empty,
    /// It holds zero bytes, which no text does.
    #[error("not a text but binary data (a zero byte at offset {offset}); give plain text in UTF-8")]
    Binary {
        /// Where the first zero byte stands.
        offset: usize,
    },
    /// It is UTF-8 with wrong bytes in it.
    #[error(
        "not valid UTF-8 at byte {offset} (line {line}), though the rest is; mend that line, or convert the file anew"
    )]
    Encoding {
        /// The first byte that does not fit.
        offset: usize,
        /// Its line, counted from 1.
        line: usize,
    },
    /// Its characters are written in an encoding that is not read.
    #[error(
        "written in {encoding}, which is not read; convert it first, for instance: iconv -f {encoding} -t UTF-8"
    )]
    Foreign {
        /// The encoding's name.
        encoding: String,
    },
    /// It is of a format that is known and not read.
    #[error("{what} is not read; {hint}")]
    Unread {
        /// What it is.
        what: &'static str,
        /// What to do.
        hint: &'static str,
    },
    /// It is of a format that is read, but damaged.
    #[error("a damaged {format} file: {}", plain(problem))]
    Damaged {
        /// The format's name: `DOCX`.
        format: &'static str,
        /// What is wrong, and where.
        problem: String,
    },
    /// It passes a limit that keeps hostile files from harm.
    #[error("{what} passes the limit of {limit}; {hint}")]
    Limit {
        /// What does.
        what: String,
        /// The limit with its unit.
        limit: String,
        /// What to do.
        hint: &'static str,
    },
    /// It is locked with a password.
    #[error("an encrypted PDF; save it without its password first, for instance: qpdf --decrypt IN OUT")]
    Encrypted,
    /// Its pages are pictures.
    #[error(
        "a PDF without text, {pages} scanned or empty pages; recognise its text first, for instance: ocrmypdf -l nld IN OUT"
    )]
    NoText {
        /// How many pages it has.
        pages: usize,
    },
}

/// What a library says, which may repeat the file's own characters: one line of at most 300 of them.
fn plain(problem: &str) -> String {
    const MOST: usize = 300;
    let plain = problem.chars().map(|c| if c.is_control() { ' ' } else { c });
    plain.take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_library_repeats_stays_one_line() {
        let problem = format!("expected </te\nt:p>\u{1b}[31m{}", "x".repeat(1 << 20));
        let said = FormatError::Damaged { format: "ODT", problem }.to_string();
        assert!(said.starts_with("a damaged ODT file: expected </te t:p> [31mxxx") && said.len() < 400);
    }
}
