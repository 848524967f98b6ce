//! Gives the program a fingerprint of its own sources and tables.
//!
//! A store keeps what was read of a document until the document changes, or the program that
//! reads it. Its version number alone does not tell two states of the sources apart.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// All that decides what is read of a document.
const SOURCES: [&str; 5] = ["src", "data", "ontology", "Cargo.lock", "build.rs"];

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    for source in SOURCES {
        tell(&format!("rerun-if-changed={source}"));
        collect(Path::new(source), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let (name, bytes) = (file.to_string_lossy().into_owned(), fs::read(&file)?);
        for piece in [name.as_bytes(), bytes.as_slice()] {
            hash.update((piece.len() as u64).to_le_bytes());
            hash.update(piece);
        }
    }
    let start = hash.finalize().first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes));
    tell(&format!("rustc-env=KAMERGRAAF_FINGERPRINT={start:016x}"));
    Ok(())
}

#[expect(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
fn tell(what: &str) {
    println!("cargo::{what}");
}

/// The files below a path; what is not there (a package without `Cargo.lock`) has none.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.push(path.to_owned());
    }
    Ok(())
}
