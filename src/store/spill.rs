//! Documents of a version that is being written, put aside on disk until all are there.
//!
//! So memory holds one file's worth of quads and pages, not those of the whole version.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::StoreError;

/// How hard the pieces are compressed: hardly, they live for a minute.
const LEVEL: i32 = 1;

/// The file in the folder of the next version; it is gone before that is published.
pub(super) const FILE: &str = "spill";

/// Pieces of bytes in a file, each found by its place.
pub(super) struct Spill {
    path: PathBuf,
    writing: BufWriter<File>,
    end: u64,
}

/// Where a piece stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Piece {
    start: u64,
    length: u64,
}

impl Spill {
    pub(super) fn new(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(FILE);
        let file = OpenOptions::new().create_new(true).write(true).open(&path);
        let writing = BufWriter::with_capacity(1 << 20, file.map_err(StoreError::io("write", &path))?);
        Ok(Self { path, writing, end: 0 })
    }

    /// Puts bytes aside.
    pub(super) fn put(&mut self, bytes: &[u8]) -> Result<Piece, StoreError> {
        let packed = zstd::encode_all(bytes, LEVEL).map_err(StoreError::io("write", &self.path))?;
        self.writing.write_all(&packed).map_err(StoreError::io("write", &self.path))?;
        let piece = Piece { start: self.end, length: packed.len() as u64 };
        self.end += piece.length;
        Ok(piece)
    }

    /// What is put aside can be read from now on.
    pub(super) fn reader(&mut self) -> Result<SpillReader, StoreError> {
        self.writing.flush().map_err(StoreError::io("write", &self.path))?;
        let file = File::open(&self.path).map_err(StoreError::io("read", &self.path))?;
        Ok(SpillReader { path: self.path.clone(), file })
    }
}

/// Reads what was put aside.
pub(super) struct SpillReader {
    path: PathBuf,
    file: File,
}

impl SpillReader {
    pub(super) fn get(&mut self, piece: Piece) -> Result<Vec<u8>, StoreError> {
        self.read(piece).map_err(StoreError::io("read", &self.path))
    }

    fn read(&mut self, piece: Piece) -> io::Result<Vec<u8>> {
        self.file.seek(SeekFrom::Start(piece.start))?;
        zstd::decode_all((&self.file).take(piece.length))
    }

    /// The same as text.
    pub(super) fn text(&mut self, piece: Piece) -> Result<String, StoreError> {
        let bytes = self.get(piece)?;
        String::from_utf8(bytes).map_err(|error| StoreError::io("read", &self.path)(io::Error::other(error)))
    }
}
