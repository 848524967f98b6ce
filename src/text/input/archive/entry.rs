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
    /// Nothing to read; it has been counted where that is worth saying.
    Other,
}

/// The longest path that is read, bytes.
const LONGEST_PATH: usize = 4096;

impl Entry {
    /// What the entry with the name `written` is; others are counted.
    pub(super) fn of(written: &str, skipped: &mut Skipped) -> Self {
        let Some(path) = safe_path(written) else {
            skipped.file("");
            return Self::Other;
        };
        let name = path.rsplit('/').next().unwrap_or_default();
        if path.split('/').any(walk::is_hidden) {
            Self::Other
        } else if name == CATALOGUE {
            Self::Catalogue(path)
        } else if sort_of(name) == Some(Sort::Document) {
            Self::Document(path)
        } else {
            skipped.file(name);
            Self::Other
        }
    }
}

/// The path that `written` names, with `/` between its parts. One that leads out
/// of the archive (`../`, `/etc`, `C:\`) is reduced to the file's name; nothing
/// is written there, but it is not to look as if it came from there either.
fn safe_path(written: &str) -> Option<String> {
    if written.len() > LONGEST_PATH {
        return None;
    }
    let written = printable(&written.replace('\\', "/"));
    let parts: Vec<&str> = written.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let last = parts.last().filter(|last| **last != "..")?;
    let drive = parts.first().is_some_and(|first| first.ends_with(':'));
    if written.starts_with('/') || drive || parts.contains(&"..") {
        return Some((*last).to_owned());
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_archive() {
        for (written, path) in [
            ("./2020/a.txt", "2020/a.txt"),
            ("2020\\a.txt", "2020/a.txt"),
            ("../../etc/passwd.txt", "passwd.txt"),
            ("a/../../b.txt", "b.txt"),
            ("/etc/a.txt", "a.txt"),
            ("C:\\Windows\\a.txt", "a.txt"),
            ("a\u{1b}[2J.txt", "a\u{fffd}[2J.txt"),
        ] {
            assert_eq!(safe_path(written).as_deref(), Some(path), "{written}");
        }
        for nowhere in ["..", "/", "", "a/.."] {
            assert_eq!(safe_path(nowhere), None, "{nowhere}");
        }
        assert_eq!(safe_path(&"a".repeat(5000)), None);
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
