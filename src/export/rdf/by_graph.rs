//! The lines of a version, graph by graph.
//!
//! They come sorted by subject, and within a graph they stay in that order; so they are put
//! together by graph and never compared. Of what is larger than a piece of fixed size, each
//! piece goes to a compressed file of its own and all are merged. So memory does not grow with
//! the version, and a small one touches no disk.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Seek, Write};

use crate::export::ExportError;
use crate::export::line::{Line, graph_of};
use crate::export::source::{Source, Stream};

/// Bytes of lines that are put together at once.
const PIECE: usize = 64 << 20;
/// How the files between are compressed: fast.
const LEVEL: i32 = 1;

/// The lines of a source sorted by graph, then by themselves; the default graph is first.
pub(super) fn by_graph<'s>(source: &Source<'s>) -> Result<Box<dyn Stream + 's>, ExportError> {
    sorted(&mut *source.stream()?, PIECE)
}

fn sorted<'s>(stream: &mut dyn Stream, limit: usize) -> Result<Box<dyn Stream + 's>, ExportError> {
    let (mut runs, mut piece, mut line) = (Vec::new(), Piece::default(), Vec::new());
    while stream.next_into(&mut line)? {
        piece.add(&line)?;
        if piece.size >= limit {
            runs.push(Run::Spilled { left: 0, rest: std::mem::take(&mut piece).spill()? });
        }
    }
    runs.push(Run::Held { text: Cursor::default(), rest: piece.graphs() });
    let mut merge = Merge { heads: BinaryHeap::new(), open: None };
    for (number, run) in runs.into_iter().enumerate() {
        merge.push(number, run)?;
    }
    Ok(Box::new(merge))
}

/// The lines of one graph, behind its name.
type Graph = (Box<[u8]>, Vec<u8>);

/// Some lines of the stream, by their graph.
#[derive(Default)]
struct Piece {
    names: BTreeMap<Box<[u8]>, usize>,
    texts: Vec<Vec<u8>>,
    /// The graph of the last line and where its text stands.
    last: Option<(Box<[u8]>, usize)>,
    size: usize,
}

impl Piece {
    fn add(&mut self, line: &[u8]) -> Result<(), ExportError> {
        let Some(graph) = graph_of(line) else { return Line::of(line).map(drop) };
        let at = match &self.last {
            Some((last, at)) if **last == *graph => *at,
            _ => self.place_of(graph),
        };
        if let Some(text) = self.texts.get_mut(at) {
            text.extend_from_slice(line);
        }
        self.size += line.len();
        Ok(())
    }

    fn place_of(&mut self, graph: &[u8]) -> usize {
        let known = self.names.get(graph).copied();
        let at = known.unwrap_or_else(|| {
            self.names.insert(graph.into(), self.texts.len());
            self.texts.push(Vec::new());
            self.texts.len() - 1
        });
        self.last = Some((graph.into(), at));
        at
    }

    /// The graphs in the order of their names.
    fn graphs(self) -> std::vec::IntoIter<Graph> {
        let Self { names, mut texts, .. } = self;
        let mut text = |at: usize| texts.get_mut(at).map(std::mem::take).unwrap_or_default();
        let graphs: Vec<Graph> = names.into_iter().map(|(name, at)| (name, text(at))).collect();
        graphs.into_iter()
    }

    /// Writes them into a file without a name, which is gone when it is closed.
    fn spill(self) -> io::Result<Spilled> {
        let mut encoder = zstd::Encoder::new(tempfile::tempfile()?, LEVEL)?;
        for (name, text) in self.graphs() {
            encoder.write_all(&name)?;
            encoder.write_all(format!("\n{}\n", text.len()).as_bytes())?;
            encoder.write_all(&text)?;
        }
        let mut file = encoder.finish()?;
        file.rewind()?;
        Ok(BufReader::new(zstd::Decoder::new(file)?))
    }
}

type Spilled = BufReader<zstd::Decoder<'static, BufReader<File>>>;

/// The graphs of one piece, in the order of their names: what is left of the one that is open, and the rest.
enum Run {
    Held { text: Cursor<Vec<u8>>, rest: std::vec::IntoIter<Graph> },
    Spilled { left: u64, rest: Spilled },
}

impl Run {
    /// Opens the next graph and gives its name; `None` at the end.
    fn next_graph(&mut self) -> io::Result<Option<Box<[u8]>>> {
        match self {
            Self::Held { text, rest } => Ok(rest.next().map(|(name, lines)| {
                *text = Cursor::new(lines);
                name
            })),
            Self::Spilled { left, rest } => {
                let [mut name, mut length] = [const { String::new() }; 2];
                if rest.read_line(&mut name)? == 0 {
                    return Ok(None);
                }
                rest.read_line(&mut length)?;
                *left = length.trim_end().parse().map_err(io::Error::other)?;
                Ok(Some(name.trim_end().as_bytes().into()))
            }
        }
    }

    /// Reads a line of the open graph; `false` at its end.
    fn next_line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        let count = match self {
            Self::Held { text, .. } => text.read_until(b'\n', line)?,
            Self::Spilled { left: 0, .. } => 0,
            Self::Spilled { left, rest } => {
                let count = rest.read_until(b'\n', line)?;
                *left = left.saturating_sub(count as u64);
                count
            }
        };
        Ok(count > 0)
    }
}

/// All pieces as one: by the name of the graph, then by the number of the piece.
struct Merge {
    heads: BinaryHeap<Reverse<Head>>,
    /// The piece whose open graph is being handed out, and its number.
    open: Option<(usize, Run)>,
}

/// A piece with the name of the graph that is open in it.
struct Head {
    name: Box<[u8]>,
    number: usize,
    run: Run,
}

impl Merge {
    fn push(&mut self, number: usize, mut run: Run) -> io::Result<()> {
        if let Some(name) = run.next_graph()? {
            self.heads.push(Reverse(Head { name, number, run }));
        }
        Ok(())
    }
}

impl Stream for Merge {
    fn next_into(&mut self, line: &mut Vec<u8>) -> Result<bool, ExportError> {
        line.clear();
        loop {
            if let Some((_, run)) = &mut self.open
                && run.next_line(line)?
            {
                return Ok(true);
            }
            if let Some((number, run)) = self.open.take() {
                self.push(number, run)?;
            }
            let Some(Reverse(Head { number, run, .. })) = self.heads.pop() else { return Ok(false) };
            self.open = Some((number, run));
        }
    }
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (&self.name, self.number).cmp(&(&other.name, other.number))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
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
