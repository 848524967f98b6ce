//! N-Quads in parts, for loaders that read many files at once.
//!
//! A named graph stands whole in one part, chosen by its name, so the parts load in any
//! order; each is sorted. `manifest.json` counts quads and bytes, gives the SHA-256 of every
//! file and lists its graphs.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::Path;

use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use super::compression::{Compressed, Compression};
use super::line::{Line, iri};
use super::source::Source;
use super::{Export, ExportError};

/// The file that says what the others hold.
pub(super) const MANIFEST: &str = "manifest.json";

/// Writes the parts into a folder that is made for them.
pub(super) fn write(
    export: &Export<'_>,
    count: NonZeroUsize,
    compression: Compression,
    folder: &Path,
) -> Result<Vec<String>, ExportError> {
    let source = Source::open(export)?;
    fs::create_dir_all(folder)?;
    let width = (count.get() - 1).to_string().len();
    let names = (0..count.get()).map(|n| format!("part-{n:0width$}.nq{}", compression.ending()));
    let mut shards =
        names.map(|name| Shard::create(folder, name, compression)).collect::<Result<Vec<_>, _>>()?;
    let (mut stream, mut bytes) = (source.stream()?, Vec::new());
    while stream.next_into(&mut bytes)? {
        let graph = Line::of(&bytes)?.graph.and_then(iri).unwrap_or_default();
        if let Some(shard) = shards.get_mut(place(graph, count)) {
            shard.add(graph, &bytes)?;
        }
    }
    let parts = shards.into_iter().map(Shard::finish).collect::<Result<Vec<_>, _>>()?;
    let total = |field: &str| parts.iter().filter_map(|part| part.get(field)?.as_u64()).sum::<u64>();
    let graphs: usize = parts.iter().filter_map(|part| Some(part.get("graphs")?.as_object()?.len())).sum();
    let manifest = json!({
        "program": concat!("kamergraaf ", env!("CARGO_PKG_VERSION")),
        "base": source.base(),
        "quads": total("quads"),
        "bytes": total("bytes"),
        "graphs": graphs,
        "parts": parts,
    });
    let mut text = serde_json::to_vec_pretty(&manifest).map_err(io::Error::from)?;
    text.push(b'\n');
    fs::write(folder.join(MANIFEST), text)?;
    Ok(Vec::new())
}

/// The part of a graph: its name decides.
fn place(graph: &str, count: NonZeroUsize) -> usize {
    let start = Sha256::digest(graph.as_bytes()).first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes));
    usize::try_from(start % count.get() as u64).unwrap_or(0)
}

/// SHA-256 in lower-case hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(digest: &[u8]) -> String {
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// One part.
struct Shard {
    file: String,
    out: Compressed<Counted>,
    graphs: BTreeMap<String, u64>,
}

impl Shard {
    fn create(folder: &Path, file: String, compression: Compression) -> io::Result<Self> {
        let out = Counted {
            out: BufWriter::new(File::create(folder.join(&file))?),
            digest: Sha256::new(),
            bytes: 0,
        };
        Ok(Self { file, out: Compressed::new(compression, out)?, graphs: BTreeMap::new() })
    }

    fn add(&mut self, graph: &str, line: &[u8]) -> io::Result<()> {
        match self.graphs.get_mut(graph) {
            Some(count) => *count += 1,
            None => drop(self.graphs.insert(graph.to_owned(), 1)),
        }
        self.out.write_all(line)
    }

    /// Closes the file and says what it holds.
    fn finish(self) -> Result<Json, ExportError> {
        let Counted { out, digest, bytes } = self.out.finish()?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        Ok(json!({
            "file": self.file,
            "quads": self.graphs.values().sum::<u64>(),
            "bytes": bytes,
            "sha256": hexadecimal(&digest.finalize()),
            "graphs": self.graphs,
        }))
    }
}

/// A file whose bytes are counted and hashed on their way.
struct Counted {
    out: BufWriter<File>,
    digest: Sha256,
    bytes: u64,
}

impl Write for Counted {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let count = self.out.write(buffer)?;
        self.digest.update(buffer.get(..count).unwrap_or_default());
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
