//! What was found beside the documents, counted for one sentence.

use std::collections::BTreeMap;
use std::fmt;

/// What lay in a folder or an archive and was not read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Skipped {
    /// Files of other kinds by their ending; empty where they have none.
    endings: BTreeMap<String, usize>,
    /// Symbolic links to folders, which could lead in circles.
    pub(super) folder_links: usize,
    /// Links that lead nowhere, or out of an archive.
    pub(super) links: usize,
    /// Pipes, sockets and devices.
    pub(super) special: usize,
}

/// How many endings are told apart; the others are added up.
const MOST_ENDINGS: usize = 8;

impl Skipped {
    /// Counts a file of another kind.
    pub(super) fn file(&mut self, name: &str) {
        let ending = match name.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() && !ending.is_empty() && ending.len() <= 12 => {
                super::printable(&ending.to_lowercase())
            }
            _ => String::new(),
        };
        *self.endings.entry(ending).or_default() += 1;
    }

    /// The sentence, where there is something to say.
    pub(super) fn sentence(&self, place: &str) -> Option<String> {
        (*self != Self::default()).then(|| format!("{place}: {self}"))
    }

    fn files(&self) -> Option<String> {
        let total: usize = self.endings.values().sum();
        let mut endings: Vec<(&String, &usize)> = self.endings.iter().collect();
        endings.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let mut parts: Vec<String> = endings
            .iter()
            .take(MOST_ENDINGS)
            .map(|(ending, count)| match ending.as_str() {
                "" => format!("{count} without an ending"),
                _ => format!("{count} .{ending}"),
            })
            .collect();
        let others: usize = endings.iter().skip(MOST_ENDINGS).map(|(_, count)| **count).sum();
        parts.extend((others > 0).then(|| format!("{others} others")));
        let (files, were) = if total == 1 { ("file", "was") } else { ("files", "were") };
        (total > 0).then(|| format!("{total} {files} of another kind {were} not read: {}", parts.join(", ")))
    }
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one} was passed over")),
            _ => Some(format!("{count} {many} were passed over")),
        };
        let parts = [
            self.files(),
            counted(self.folder_links, "link to a folder", "links to folders"),
            counted(self.links, "link that leads nowhere", "links that lead nowhere"),
            counted(self.special, "pipe, socket or device", "pipes, sockets or devices"),
        ];
        f.write_str(&parts.into_iter().flatten().collect::<Vec<_>>().join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_passed_over_is_counted_in_one_sentence() {
        let mut skipped = Skipped::default();
        assert_eq!(skipped.sentence("a"), None);
        for name in ["a.xls", "b.JPG", "c.jpg", "Makefile", ".x"] {
            skipped.file(name);
        }
        skipped.special = 1;
        let sentence = "a: 5 files of another kind were not read: 2 without an ending, 2 .jpg, 1 .xls; \
                        1 pipe, socket or device was passed over";
        assert_eq!(skipped.sentence("a").unwrap(), sentence);
    }
}
