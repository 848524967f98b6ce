//! Gives the program a fingerprint of its own sources and tables, and the front end of its pages.
//!
//! A store keeps what was read of a document until the document changes, or the program that
//! reads it. Its version number alone does not tell two states of the sources apart.
//!
//! The front end is what Vite made of `web/`, where it was built; pages work without it.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

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
    front_end()
}

/// Where the front end is built; the folder is always there, so that it can be watched.
const FRONT_END: &str = "web/dist";

/// Writes the scripts and styles of the front end as a list of names and bytes.
fn front_end() -> io::Result<()> {
    tell(&format!("rerun-if-changed={FRONT_END}"));
    let mut files = Vec::new();
    collect(Path::new(FRONT_END), &mut files)?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "js" || ending == "css"));
    files.sort();
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let mut list = String::from("&[\n");
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let path = root.join(&file).to_string_lossy().into_owned();
        // Writing to a String cannot fail.
        let _ = writeln!(list, "    ({name:?}, include_bytes!({path:?})),");
    }
    list.push(']');
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("front_end.rs"), list)
}

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
