//! The lines of a version, graph by graph.
//!
//! They come sorted by subject. Pieces of a fixed size are sorted by graph and then by line;
//! where there are several, each goes to a compressed file of its own and all are merged. So
//! memory does not grow with the version, and a small one touches no disk.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, Write};

use crate::export::ExportError;
use crate::export::line::Line;
use crate::export::source::{Source, Stream};

/// Bytes of lines that are sorted at once.
const PIECE: usize = 64 << 20;
/// How the files between are compressed: fast.
const LEVEL: i32 = 1;
/// Stands between the name of the graph and the line; no line contains it.
const DIVIDER: u8 = 0;

/// The lines of a source sorted by graph, then by themselves; the default graph is first.
pub(super) fn by_graph<'s>(source: &Source<'s>) -> Result<Box<dyn Stream + 's>, ExportError> {
    sorted(&mut *source.stream()?, PIECE)
}

fn sorted<'s>(stream: &mut dyn Stream, limit: usize) -> Result<Box<dyn Stream + 's>, ExportError> {
    let (mut runs, mut piece, mut size, mut line) = (Vec::new(), Vec::new(), 0, Vec::new());
    while stream.next_into(&mut line)? {
        let keyed = keyed(&line)?;
        size += keyed.len();
        piece.push(keyed);
        if size >= limit {
            runs.push(Run::Spilled(spill(&mut piece)?));
            size = 0;
        }
    }
    piece.sort_unstable();
    runs.push(Run::Held(piece.into_iter()));
    let mut merge = Merge { heads: BinaryHeap::new() };
    for run in runs {
        merge.push(run)?;
    }
    Ok(Box::new(merge))
}

/// A line behind the name of its graph.
fn keyed(line: &[u8]) -> Result<Box<[u8]>, ExportError> {
    let graph = Line::of(line)?.graph.unwrap_or_default().as_bytes();
    Ok([graph, &[DIVIDER], line].concat().into_boxed_slice())
}

/// Sorts a piece and writes it into a file without a name, which is gone when it is closed.
fn spill(piece: &mut Vec<Box<[u8]>>) -> io::Result<Spilled> {
    piece.sort_unstable();
    let mut encoder = zstd::Encoder::new(tempfile::tempfile()?, LEVEL)?;
    for line in piece.drain(..) {
        encoder.write_all(&line)?;
    }
    let mut file = encoder.finish()?;
    file.rewind()?;
    Ok(BufReader::new(zstd::Decoder::new(file)?))
}

type Spilled = BufReader<zstd::Decoder<'static, BufReader<File>>>;

/// One sorted piece.
enum Run {
    Held(std::vec::IntoIter<Box<[u8]>>),
    Spilled(Spilled),
}

impl Run {
    fn next(&mut self) -> io::Result<Option<Box<[u8]>>> {
        match self {
            Self::Held(lines) => Ok(lines.next()),
            Self::Spilled(reader) => {
                let mut line = Vec::new();
                Ok((reader.read_until(b'\n', &mut line)? > 0).then(|| line.into_boxed_slice()))
            }
        }
    }
}

/// All pieces as one.
struct Merge {
    heads: BinaryHeap<Reverse<Head>>,
}

struct Head {
    line: Box<[u8]>,
    rest: Run,
}

impl Merge {
    fn push(&mut self, mut rest: Run) -> io::Result<()> {
        if let Some(line) = rest.next()? {
            self.heads.push(Reverse(Head { line, rest }));
        }
        Ok(())
    }
}

impl Stream for Merge {
    fn next_into(&mut self, line: &mut Vec<u8>) -> Result<bool, ExportError> {
        let Some(Reverse(Head { line: found, rest })) = self.heads.pop() else { return Ok(false) };
        let start = found.iter().position(|byte| *byte == DIVIDER).map_or(0, |at| at + 1);
        line.clear();
        line.extend_from_slice(found.get(start..).unwrap_or_default());
        self.push(rest)?;
        Ok(true)
    }
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.line.cmp(&other.line)
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.line == other.line
    }
}

impl Eq for Head {}

#[cfg(test)]
mod tests {
    use super::*;

    struct Given(std::vec::IntoIter<String>);

    impl Stream for Given {
        fn next_into(&mut self, line: &mut Vec<u8>) -> Result<bool, ExportError> {
            let next = self.0.next();
            line.clear();
            line.extend_from_slice(next.clone().unwrap_or_default().as_bytes());
            Ok(next.is_some())
        }
    }

    fn lines() -> Vec<String> {
        let graphs = ["<urn:b>", "<urn:a>", "<urn:a/1>"];
        (0..500).map(|n| format!("<urn:{n:03}> <urn:p> \"{n}\" {} .\n", graphs[n % 3])).collect()
    }

    fn all(limit: usize) -> Vec<String> {
        let mut sorted = sorted(&mut Given(lines().into_iter()), limit).unwrap();
        let (mut found, mut line) = (Vec::new(), Vec::new());
        while sorted.next_into(&mut line).unwrap() {
            found.push(String::from_utf8(line.clone()).unwrap());
        }
        found
    }

    #[test]
    fn pieces_on_disk_change_nothing() {
        let mut expected = lines();
        expected.sort_by_key(|line| (line.split(' ').nth(3).unwrap().to_owned(), line.clone()));
        assert_eq!(all(PIECE), expected);
        assert_eq!(all(1000), expected);
        assert_eq!(all(1), expected);
    }
}
