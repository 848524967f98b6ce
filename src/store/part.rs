//! One part of a version: which graphs it takes, how it is written, how it is read.
//!
//! A part is a zstd frame with a checksum, at a fixed level and a small window, so
//! that all parts can be open at once without much memory (see [`WINDOW_LOG`]).

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, Write};
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

/// Compressed parts up to this size are held while they are read, so that no more files are open
/// than a version has large parts, and memory does not grow with them.
const HELD: u64 = 1 << 18;

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
    hexadecimal(Sha256::new_with_prefix(bytes))
}

fn hexadecimal(hash: Sha256) -> String {
    let digits = hash.finalize();
    digits
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// The bytes of a file of a version, or the file itself where it is larger than [`HELD`], after its
/// hash was held against the manifest.
fn checked(folder: &Path, entry: &FileEntry<'_>) -> Result<Box<dyn BufRead + Send>, StoreError> {
    let path = folder.join(entry.file);
    let failed = || StoreError::io("read", &path);
    if entry.bytes > HELD {
        let mut file = File::open(&path).map_err(failed())?;
        let (bytes, hash) = hash_of(&mut file).map_err(failed())?;
        if bytes != entry.bytes || hash != entry.sha256 {
            return Err(StoreError::Damaged(path));
        }
        file.rewind().map_err(failed())?;
        return Ok(Box::new(BufReader::new(file)));
    }
    let bytes = fs::read(&path).map_err(failed())?;
    if bytes.len() as u64 == entry.bytes && hash(&bytes) == entry.sha256 {
        Ok(Box::new(Cursor::new(bytes)))
    } else {
        Err(StoreError::Damaged(path))
    }
}

/// How many bytes a reader gives, and their hash.
fn hash_of(reader: &mut impl Read) -> io::Result<(u64, String)> {
    let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let count = reader.read(&mut buffer)?;
        if count == 0 {
            return Ok((bytes, hexadecimal(hash)));
        }
        bytes += count as u64;
        hash.update(buffer.get(..count).unwrap_or_default());
    }
}

/// Whether all bytes of a file are those that were written.
pub(super) fn is_whole(folder: &Path, entry: &FileEntry<'_>) -> bool {
    checked(folder, entry).is_ok()
}

/// Opens a part for reading its lines; the whole compressed file is checked first.
pub(super) fn open(folder: &Path, part: &Part) -> Result<PartReader, StoreError> {
    let path = folder.join(&part.file);
    let decoder = zstd::Decoder::with_buffer(checked(folder, &part.entry())?);
    Ok(PartReader { inner: BufReader::new(decoder.map_err(StoreError::io("read", &path))?) })
}

/// The lines of one part, decompressed as they are read.
pub(super) struct PartReader {
    inner: BufReader<zstd::Decoder<'static, Box<dyn BufRead + Send>>>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_large_parts_are_read_whole_or_called_damaged() {
        let folder = tempfile::TempDir::new().unwrap();
        for (lines, large) in [(10_usize, false), (9_000, true)] {
            // Hashes do not compress well.
            let text: Vec<String> = (0..lines)
                .map(|n| format!("<urn:{}> <urn:p> <urn:o> <urn:g> .\n", hash(&n.to_be_bytes())))
                .collect();
            let (part, bytes) = pack(file(7), text.iter().map(String::as_str).collect()).unwrap();
            assert_eq!(part.bytes > HELD, large, "{}", part.bytes);
            let path = folder.path().join(&part.file);
            fs::write(&path, &bytes).unwrap();
            let mut read = String::new();
            open(folder.path(), &part).unwrap().read_to_string(&mut read).unwrap();
            let mut sorted = text.clone();
            sorted.sort();
            assert!(read == sorted.concat() && is_whole(folder.path(), &part.entry()));
            let mut other = bytes.clone();
            other[bytes.len() / 2] ^= 1;
            for wrong in [&other[..], &bytes[1..], &[]] {
                fs::write(&path, wrong).unwrap();
                assert!(matches!(open(folder.path(), &part), Err(StoreError::Damaged(_))));
            }
        }
    }
}
