//! The lines of a version read ahead, by a thread of their own, while others are written or parsed.

use std::io::{self, BufRead, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use super::merge::{Lines, read_line};
use super::{Manifest, StoreError};

/// Bytes of lines that are handed over at once, at least.
const BATCH: usize = 256 << 10;
/// Batches that wait to be taken, at most; so memory is bounded.
const WAITING: usize = 4;

/// The sorted N-Quads lines of a version, as bytes and line by line; memory is some batches, and one line
/// and one zstd window a part.
pub struct Ahead {
    batches: Receiver<io::Result<Vec<u8>>>,
    batch: Vec<u8>,
    /// Bytes of the batch that were taken.
    taken: usize,
}

impl Ahead {
    /// Opens all parts of a version and checks their hashes.
    pub(super) fn open(folder: &Path, manifest: &Manifest) -> Result<Self, StoreError> {
        Self::of(Lines::open(folder, manifest)?).map_err(StoreError::io("read", folder))
    }

    /// Starts to read; the thread ends with the lines, or when nobody waits for them any more.
    fn of(mut lines: Lines) -> io::Result<Self> {
        let (sender, batches) = sync_channel(WAITING);
        let read = move || {
            loop {
                let batch = lines.batch(BATCH);
                let last = batch.as_ref().map_or(true, Vec::is_empty);
                if sender.send(batch).is_err() || last {
                    return;
                }
            }
        };
        thread::Builder::new().name("lines".to_owned()).spawn(read)?;
        Ok(Self { batches, batch: Vec::new(), taken: 0 })
    }

    /// Puts the next line, with its line feed, into `line`; `false` at the end.
    ///
    /// # Errors
    /// When a part cannot be decompressed to its end.
    pub fn next_into(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        read_line(self, line)
    }
}

impl Read for Ahead {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Ahead {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.taken >= self.batch.len() {
            // After the last batch, which is empty, the thread is gone.
            self.batch = self.batches.recv().unwrap_or_else(|_| Ok(Vec::new()))?;
            self.taken = 0;
        }
        Ok(self.batch.get(self.taken..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        self.taken += amount;
    }
}

#[cfg(test)]
mod tests {
    use oxrdf::{GraphName, Literal, NamedNode, Quad};

    use super::Lines;
    use crate::rdf::NamedGraph;
    use crate::store::{Engine, Store, StoreError, build};

    fn store(dir: &std::path::Path) -> Store {
        let node = |name: &str| NamedNode::new(format!("https://example.org/{name}")).unwrap();
        let graph = |name: usize| {
            let quad = |n: usize| {
                let text = Literal::new_simple_literal(format!("{n} {}", "x".repeat(200)));
                Quad::new(node(&format!("s{}", n * 7 % 2000)), node("p"), text, GraphName::DefaultGraph)
            };
            NamedGraph::new(node(&format!("graph/{name}")), (0..2000).map(quad))
        };
        build(dir, "https://example.org/", vec![graph(1), graph(2), graph(3)], Engine::Memory).unwrap();
        Store::open(dir).unwrap()
    }

    #[test]
    fn the_lines_are_those_that_are_read_in_turn() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = store(dir.path());
        let in_turn = Lines::open(&store.version().folder, &store.version().manifest);
        let (mut in_turn, mut ahead) = (in_turn.unwrap(), store.lines().unwrap());
        let (mut one, mut other) = (Vec::new(), Vec::new());
        let mut count = 0;
        while in_turn.next_into(&mut one).unwrap() {
            assert!(ahead.next_into(&mut other).unwrap());
            assert_eq!(one, other);
            count += 1;
        }
        assert!(!ahead.next_into(&mut other).unwrap() && !ahead.next_into(&mut other).unwrap());
        assert_eq!(count, 6000);
    }

    #[test]
    fn who_stops_listening_stops_the_thread_and_damage_is_told() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = store(dir.path());
        drop(store.lines().unwrap());
        let part = store.version().folder.join(&store.version().manifest.parts[0].file);
        std::fs::write(part, b"no frame").unwrap();
        assert!(matches!(store.lines(), Err(StoreError::Damaged(_))));
    }
}
