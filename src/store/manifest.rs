//! The manifest of a version: what it holds, and how to tell that it is whole.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::StoreError;

/// The format of versions that this program writes, and the newest that it reads.
pub const FORMAT: u32 = 2;

/// The file in a version's folder that holds the manifest, as JSON.
pub(super) const FILE: &str = "manifest.json";

/// What a version holds. It says nothing of when or where it was made, so that the
/// same quads give the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The format number of the version, see [`FORMAT`].
    pub format: u32,
    /// The program that wrote it, with its version: `kamergraaf 0.1.0`.
    pub program: String,
    /// The base IRI under which all IRIs of this project stand.
    pub base: String,
    /// Quads in all parts.
    pub quads: u64,
    /// Named graphs in all parts.
    pub graphs: u64,
    /// Documents.
    pub documents: u64,
    /// The parts, in the order of their names.
    pub parts: Vec<Part>,
    /// The files that hold what each document was made from; none before format 2.
    #[serde(default)]
    pub records: Vec<Bundle>,
    /// The files that hold the documents' pages; none before format 2.
    #[serde(default)]
    pub pages: Vec<Bundle>,
    /// The files that hold the views of the whole; none before format 2.
    #[serde(default)]
    pub views: Vec<Bundle>,
}

/// One part of a version: a file of sorted N-Quads, compressed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name in the folder of the version.
    pub file: String,
    /// Named graphs in it; each stands whole in one part.
    pub graphs: u64,
    /// Quads in it, which is the number of its lines.
    pub quads: u64,
    /// Size of the compressed file, in bytes.
    pub bytes: u64,
    /// SHA-256 of the compressed file, in lower-case hexadecimal.
    pub sha256: String,
}

/// A file of a version that holds many things, each by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// Its name in the folder of the version.
    pub file: String,
    /// How many things are in it.
    pub entries: u64,
    /// Size of the file, in bytes.
    pub bytes: u64,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

/// What the manifest says of any file of a version.
#[derive(Clone, Copy, Debug)]
pub(super) struct FileEntry<'m> {
    pub(super) file: &'m str,
    pub(super) bytes: u64,
    pub(super) sha256: &'m str,
}

impl Part {
    pub(super) fn entry(&self) -> FileEntry<'_> {
        FileEntry { file: &self.file, bytes: self.bytes, sha256: &self.sha256 }
    }
}

impl Bundle {
    fn entry(&self) -> FileEntry<'_> {
        FileEntry { file: &self.file, bytes: self.bytes, sha256: &self.sha256 }
    }
}

/// The one field that every format has had and will have.
#[derive(Deserialize)]
struct Stamp {
    format: u32,
}

impl Manifest {
    /// The bytes of the file: indented JSON, for people who read or compare it.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        // A struct of numbers and strings always has a JSON form.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// All files of the version beside the manifest.
    pub(super) fn files(&self) -> impl Iterator<Item = FileEntry<'_>> {
        let bundles = [&self.records, &self.pages, &self.views].into_iter().flatten();
        self.parts.iter().map(Part::entry).chain(bundles.map(Bundle::entry))
    }

    /// Reads the manifest in the folder of a version.
    ///
    /// # Errors
    /// When it is not there, cannot be read, or is of a later format.
    pub(super) fn read(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(FILE);
        let bytes = fs::read(&path).map_err(StoreError::io("read", &path))?;
        let broken = |source| StoreError::Manifest { path: path.clone(), source };
        let stamp: Stamp = serde_json::from_slice(&bytes).map_err(broken)?;
        if stamp.format > FORMAT {
            return Err(StoreError::NewerFormat { path, found: stamp.format, known: FORMAT });
        }
        serde_json::from_slice(&bytes).map_err(broken)
    }
}
