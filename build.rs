//! Lists what the binary carries along besides its code: the front end as `web/` was built, if
//! it was, and the example queries.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    list("web/dist", "front_end.rs", &["js", "css"])?;
    list("ontology/queries", "queries.rs", &["rq"])
}

/// Writes the files of `folder` with one of these endings as a list of names and bytes.
fn list(folder: &str, into: &str, endings: &[&str]) -> io::Result<()> {
    println!("cargo::rerun-if-changed={folder}");
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let mut files = Vec::new();
    for entry in fs::read_dir(Path::new(&root).join(folder))? {
        let path = entry?.path();
        if path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| endings.contains(&ending)) {
            files.push(path);
        }
    }
    files.sort();
    let mut out = String::from("&[\n");
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Writing to a String cannot fail.
        let _ = writeln!(out, "    ({name:?}, include_bytes!({:?})),", path.to_string_lossy());
    }
    out.push(']');
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join(into), out)
}
