//! Formats of several files: a folder, or the same files in a zip.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::ExportError;

/// What writes one file.
pub(super) type WriteFile<'f> = &'f mut dyn FnMut(&mut dyn Write) -> Result<(), ExportError>;

/// Takes files by name.
pub(super) trait Folder {
    /// Makes a file and lets `write` fill it.
    fn file(&mut self, name: &str, write: WriteFile<'_>) -> Result<(), ExportError>;
}

/// A folder on disk.
pub(super) struct OnDisk {
    pub(super) path: PathBuf,
}

impl Folder for OnDisk {
    fn file(&mut self, name: &str, write: WriteFile<'_>) -> Result<(), ExportError> {
        fs::create_dir_all(&self.path)?;
        let mut out = BufWriter::new(File::create(self.path.join(name))?);
        write(&mut out)?;
        Ok(out.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?)
    }
}

/// A zip, written from front to back; its files carry no time and no owner.
pub(super) struct Zipped<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
}

impl<W: Write> Zipped<W> {
    pub(super) fn new(out: W) -> Self {
        Self { zip: ZipWriter::new_stream(out) }
    }

    pub(super) fn finish(self) -> Result<(), ExportError> {
        let mut out = self.zip.finish().map_err(std::io::Error::other)?.into_inner();
        Ok(out.flush()?)
    }
}

impl<W: Write> Folder for Zipped<W> {
    fn file(&mut self, name: &str, write: WriteFile<'_>) -> Result<(), ExportError> {
        let options = SimpleFileOptions::DEFAULT
            .compression_method(CompressionMethod::Deflated)
            .unix_permissions(0o644)
            .large_file(true);
        self.zip.start_file(name, options).map_err(std::io::Error::other)?;
        let mut out = BufWriter::new(&mut self.zip);
        write(&mut out)?;
        Ok(out.flush()?)
    }
}
