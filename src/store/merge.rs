//! All lines of a version as one sorted stream: a merge of its parts.
//!
//! Sorted by bytes, all lines of one subject stand together, and so do the lines of
//! one triple in several graphs. The exports and the loader rely on it.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::io::{self, BufRead};
use std::path::Path;

use super::StoreError;
use super::manifest::{Manifest, Part};
use super::part::{self, PartReader};

/// The sorted N-Quads lines of a version; memory is one line and one zstd window a part.
pub(super) struct Lines {
    heads: BinaryHeap<Reverse<Head>>,
}

/// The next line of one part.
struct Head {
    line: Vec<u8>,
    rest: PartReader,
}

impl Lines {
    /// Opens all parts of a version and checks their hashes.
    pub(super) fn open(folder: &Path, manifest: &Manifest) -> Result<Self, StoreError> {
        Self::of_parts(folder, &manifest.parts)
    }

    /// Opens some parts of a version and checks their hashes.
    pub(super) fn of_parts<'p>(
        folder: &Path,
        parts: impl IntoIterator<Item = &'p Part>,
    ) -> Result<Self, StoreError> {
        let mut heads = BinaryHeap::new();
        for part in parts {
            let mut head = Head { line: Vec::new(), rest: part::open(folder, part)? };
            let path = folder.join(&part.file);
            if head.advance().map_err(StoreError::io("read", &path))? {
                heads.push(Reverse(head));
            }
        }
        Ok(Self { heads })
    }

    /// Puts the next line, with its line feed, into `line`; `false` at the end.
    ///
    /// # Errors
    /// When a part cannot be decompressed to its end.
    pub(super) fn next_into(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        let Some(mut least) = self.heads.peek_mut() else {
            return Ok(false);
        };
        std::mem::swap(&mut least.0.line, line);
        if !least.0.advance()? {
            PeekMut::pop(least);
        }
        Ok(true)
    }
}

impl Lines {
    /// The next lines, `least` bytes of them or all that are left; empty at the end.
    pub(super) fn batch(&mut self, least: usize) -> io::Result<Vec<u8>> {
        let mut batch = Vec::with_capacity(least + least / 8);
        while batch.len() < least
            && let Some(mut head) = self.heads.peek_mut()
        {
            batch.extend_from_slice(&head.0.line);
            if !head.0.advance()? {
                PeekMut::pop(head);
            }
        }
        Ok(batch)
    }
}

impl Head {
    /// Reads the next line of this part; `false` at its end.
    fn advance(&mut self) -> io::Result<bool> {
        self.line.clear();
        read_line(&mut self.rest, &mut self.line)
    }
}

/// Adds the next line of a reader, with its line feed, to `line`; `false` at the end. What
/// [`BufRead::read_until`] does, at twice the speed.
pub(super) fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    let before = line.len();
    loop {
        let held = match reader.fill_buf() {
            Ok(held) => held,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = memchr::memchr(b'\n', held).map(|at| at + 1);
        let taken = end.unwrap_or(held.len());
        line.extend_from_slice(held.get(..taken).unwrap_or_default());
        reader.consume(taken);
        if end.is_some() || taken == 0 {
            return Ok(line.len() > before);
        }
    }
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        self.line.cmp(&other.line)
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.line == other.line
    }
}

impl Eq for Head {}
