//! What one version says and another does not.

use std::cmp::Ordering;

use super::merge::Lines;
use super::{Store, StoreError};

/// Which way a quad went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It stands in the old version only.
    Lost,
    /// It stands in the new version only.
    Gained,
}

/// The quads that two versions do not share, in the order of their lines. Parts that both have
/// are not read.
pub struct Difference {
    lines: [Lines; 2],
    heads: [Vec<u8>; 2],
}

impl Difference {
    /// Compares two versions.
    ///
    /// # Errors
    /// When a part that only one of them has is missing or damaged.
    pub fn of(old: &Store, new: &Store) -> Result<Self, StoreError> {
        let (old, new) = (old.version(), new.version());
        let (before, after) = (&old.manifest.parts, &new.manifest.parts);
        let before_own = before.iter().filter(|part| !after.contains(part));
        let after_own = after.iter().filter(|part| !before.contains(part));
        let lines = [Lines::of_parts(&old.folder, before_own)?, Lines::of_parts(&new.folder, after_own)?];
        let mut difference = Self { lines, heads: [Vec::new(), Vec::new()] };
        difference.advance(0)?;
        difference.advance(1)?;
        Ok(difference)
    }

    /// The next quad as an N-Quads line, without its line feed; `None` at the end.
    ///
    /// # Errors
    /// When a part cannot be decompressed to its end.
    pub fn next_line(&mut self) -> Result<Option<(Change, String)>, StoreError> {
        loop {
            let [old, new] = &self.heads;
            let order = match (old.is_empty(), new.is_empty()) {
                (true, true) => return Ok(None),
                (true, false) => Ordering::Greater,
                (false, true) => Ordering::Less,
                (false, false) => old.cmp(new),
            };
            let (at, change) = match order {
                Ordering::Less => (0, Change::Lost),
                Ordering::Greater => (1, Change::Gained),
                Ordering::Equal => {
                    self.advance(0)?;
                    self.advance(1)?;
                    continue;
                }
            };
            let line = String::from_utf8_lossy(&self.heads[at]).trim_end().to_owned();
            self.advance(at)?;
            return Ok(Some((change, line)));
        }
    }

    /// Reads the next line of one side; an empty one is the end.
    fn advance(&mut self, at: usize) -> Result<(), StoreError> {
        let (lines, head) = (&mut self.lines[at], &mut self.heads[at]);
        match lines.next_into(head) {
            Ok(true) => Ok(()),
            Ok(false) => {
                head.clear();
                Ok(())
            }
            Err(source) => {
                Err(StoreError::Io { doing: "read", path: "the parts of a version".into(), source })
            }
        }
    }
}
