//! The name of an archive's entry, and what is to be done with it.

use crate::text::CATALOGUE;
use crate::text::input::endings::{Sort, sort_of};
use crate::text::input::skipped::Skipped;
use crate::text::input::{printable, walk};

/// What an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A document at this path.
    Document(String),
    /// A catalogue at this path.
    Catalogue(String),
    /// A document whose path leads out of the archive.
    Outside(String),
    /// Nothing to read; it has been counted where that is worth saying.
    Other,
}

/// The longest path that is read, bytes.
const LONGEST_PATH: usize = 4096;

impl Entry {
    /// What the entry with the name `written` is; others are counted.
    pub(super) fn of(written: &str, skipped: &mut Skipped) -> Self {
        let written = written.replace('\\', "/");
        let parts: Vec<&str> = written.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        let name = parts.last().copied().unwrap_or_default();
        let (outside, path) = (leads_out(&written, &parts), printable(&parts.join("/")));
        if written.len() > LONGEST_PATH {
            skipped.file("");
            Self::Other
        } else if parts.iter().any(|part| *part != ".." && walk::is_hidden(part)) {
            Self::Other
        } else if sort_of(name) == Some(Sort::Document) {
            if outside { Self::Outside(printable(&written)) } else { Self::Document(path) }
        } else if name == CATALOGUE && !outside {
            Self::Catalogue(path)
        } else {
            skipped.file(name);
            Self::Other
        }
    }
}

/// Whether a path starts at a root or climbs: `/etc/passwd`, `C:\a.txt`, `../a.txt`.
/// Nothing is ever written there, but no honest archive has such paths.
fn leads_out(written: &str, parts: &[&str]) -> bool {
    let drive = parts.first().is_some_and(|first| first.len() == 2 && first.ends_with(':'));
    written.starts_with('/') || drive || parts.contains(&"..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_archive() {
        let of = |name: &str| Entry::of(name, &mut Skipped::default());
        for (written, path) in [
            ("./2020/a.txt", "2020/a.txt"),
            ("2020\\a.txt", "2020/a.txt"),
            ("a..b/c: d.txt", "a..b/c: d.txt"),
            ("a\u{1b}[2J.txt", "a\u{fffd}[2J.txt"),
        ] {
            assert_eq!(of(written), Entry::Document(path.to_owned()));
        }
        for written in ["../../etc/passwd.txt", "a/../../b.txt", "/etc/a.txt", "C:/Windows/a.txt"] {
            assert_eq!(of(written), Entry::Outside(written.to_owned()));
        }
        for nothing in ["..", "/", "", "a/..", "../documents.tsv", &"a/".repeat(5000)] {
            assert_eq!(of(nothing), Entry::Other, "{nothing}");
        }
    }

    #[test]
    fn entries_are_told_apart_like_files() {
        let mut skipped = Skipped::default();
        let mut of = |name: &str| Entry::of(name, &mut skipped);
        assert_eq!(of("a/b.txt"), Entry::Document("a/b.txt".to_owned()));
        assert_eq!(of("a/documents.tsv"), Entry::Catalogue("a/documents.tsv".to_owned()));
        for other in ["__MACOSX/._b.txt", ".git/x.txt", "c.zip", "d.jsonl"] {
            assert_eq!(of(other), Entry::Other, "{other}");
        }
        let sentence = "2 files of another kind were not read: 1 .jsonl, 1 .zip";
        assert_eq!(skipped.to_string(), sentence);
    }
}
