//! Documents of a version that is being written, put aside on disk until all are there.
//!
//! So memory holds one file's worth of quads and pages, not those of the whole version.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::StoreError;

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

    /// Puts bytes aside as they are.
    pub(super) fn put(&mut self, bytes: &[u8]) -> Result<Piece, StoreError> {
        self.writing.write_all(bytes).map_err(StoreError::io("write", &self.path))?;
        let piece = Piece { start: self.end, length: bytes.len() as u64 };
        self.end += piece.length;
        Ok(piece)
    }

    /// What is put aside can be read from now on.
    pub(super) fn reader(&mut self) -> Result<SpillReader, StoreError> {
        self.writing.flush().map_err(StoreError::io("write", &self.path))?;
        SpillReader::open(&self.path)
    }
}

/// Reads what was put aside.
pub(super) struct SpillReader {
    path: PathBuf,
    file: File,
}

impl SpillReader {
    fn open(path: &Path) -> Result<Self, StoreError> {
        let file = File::open(path).map_err(StoreError::io("read", path))?;
        Ok(Self { path: path.to_owned(), file })
    }

    /// Another reader of the same, for another thread.
    pub(super) fn another(&self) -> Result<Self, StoreError> {
        Self::open(&self.path)
    }

    /// The bytes as they were put aside.
    pub(super) fn get(&mut self, piece: Piece) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        let read = self.stretch(piece).and_then(|mut stretch| stretch.read_to_end(&mut bytes));
        read.map_err(StoreError::io("read", &self.path))?;
        Ok(bytes)
    }

    /// What the bytes are the zstd frame of.
    pub(super) fn unpacked(&mut self, piece: Piece) -> Result<Vec<u8>, StoreError> {
        let read = self.stretch(piece).and_then(zstd::decode_all);
        read.map_err(StoreError::io("read", &self.path))
    }

    /// The same as text.
    pub(super) fn text(&mut self, piece: Piece) -> Result<String, StoreError> {
        let bytes = self.unpacked(piece)?;
        String::from_utf8(bytes).map_err(|error| StoreError::io("read", &self.path)(io::Error::other(error)))
    }

    fn stretch(&mut self, piece: Piece) -> io::Result<io::Take<&File>> {
        self.file.seek(SeekFrom::Start(piece.start))?;
        Ok((&self.file).take(piece.length))
    }
}
