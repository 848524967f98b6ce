//! One part of a version: which graphs it takes, how it is written, how it is read.
//!
//! A part is a zstd frame with a checksum, at a fixed level and a small window, so
//! that all parts can be open at once without much memory (see [`WINDOW_LOG`]).

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufRead, BufReader, Cursor, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use zstd::stream::raw::CParameter;

use super::StoreError;
use super::manifest::{FileEntry, Part};

/// zstd's level. Fixed: another one would change the bytes of every version. Level 6 makes parts a
/// tenth smaller and takes six times as long, which was an eighth of a whole build.
const LEVEL: i32 = 3;
/// zstd's window, as a power of two in bytes: 256 KiB, so that merging all 256 parts
/// of a large version takes at most some 130 MB.
const WINDOW_LOG: u32 = 18;

/// The part to which a graph belongs: the first byte of the SHA-256 of its name.
pub(super) fn bucket(graph: &str) -> u8 {
    Sha256::digest(graph.as_bytes())[0]
}

/// The file of the part with this number.
pub(super) fn file(bucket: u8) -> String {
    format!("{bucket:02x}.nq.zst")
}

/// Sorts lines of some graphs together and compresses them; the bytes of the file too.
pub(super) fn pack(file: String, mut lines: Vec<&str>) -> io::Result<(Part, Vec<u8>)> {
    lines.sort_unstable();
    lines.dedup();
    let bytes = compress(lines.iter().map(|line| line.as_bytes()))?;
    let names: BTreeSet<&str> = lines.iter().map(|line| graph_of(line)).collect();
    let (graphs, quads, size) = (names.len() as u64, lines.len() as u64, bytes.len() as u64);
    Ok((Part { file, graphs, quads, bytes: size, sha256: hash(&bytes) }, bytes))
}

/// The graph of an N-Quads line as it stands there, with its brackets.
pub(super) fn graph_of(line: &str) -> &str {
    let line = line.trim_end_matches(['\n', '.', ' ']);
    line.rsplit(' ').next().unwrap_or_default()
}

/// One zstd frame of some pieces, with a checksum.
pub(super) fn compress<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> io::Result<Vec<u8>> {
    let mut encoder = zstd::Encoder::new(Vec::new(), LEVEL)?;
    encoder.set_parameter(CParameter::WindowLog(WINDOW_LOG))?;
    encoder.include_checksum(true)?;
    for piece in pieces {
        encoder.write_all(piece)?;
    }
    encoder.finish()
}

/// SHA-256 in lower-case hexadecimal, by which a store tells bytes apart.
pub fn hash(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes);
    digits
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// The bytes of a file of a version, after their hash was held against the manifest.
fn checked_bytes(folder: &Path, entry: &FileEntry<'_>) -> Result<Vec<u8>, StoreError> {
    let path = folder.join(entry.file);
    let bytes = fs::read(&path).map_err(StoreError::io("read", &path))?;
    if bytes.len() as u64 == entry.bytes && hash(&bytes) == entry.sha256 {
        Ok(bytes)
    } else {
        Err(StoreError::Damaged(path))
    }
}

/// Whether all bytes of a file are those that were written.
pub(super) fn is_whole(folder: &Path, entry: &FileEntry<'_>) -> bool {
    checked_bytes(folder, entry).is_ok()
}

/// Opens a part for reading its lines; the whole compressed file is checked first.
pub(super) fn open(folder: &Path, part: &Part) -> Result<PartReader, StoreError> {
    let path = folder.join(&part.file);
    let decoder = zstd::Decoder::with_buffer(Cursor::new(checked_bytes(folder, &part.entry())?));
    Ok(PartReader { inner: BufReader::new(decoder.map_err(StoreError::io("read", &path))?) })
}

/// The lines of one part, decompressed as they are read.
pub(super) struct PartReader {
    inner: BufReader<zstd::Decoder<'static, Cursor<Vec<u8>>>>,
}

impl Read for PartReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer)
    }
}

impl BufRead for PartReader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
    }
}
