//! The seeds of the fuzz targets, through what the targets do: so that these go on compiling, and
//! what was once found stays mended.

#![expect(clippy::unwrap_used, reason = "a test breaks down where a file cannot be read")]

#[expect(
    unreachable_pub,
    clippy::expect_used,
    reason = "a target is to break down, and its file is a library"
)]
#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::path::Path;

/// Hands every seed of a target to `each`; there must be some.
fn seeds(target: &str, each: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!files.is_empty(), "{target} has no seeds");
    for file in files {
        each(&fs::read(file).unwrap());
    }
}

#[test]
fn seeds_of_readers_are_read_or_refused() {
    for (target, name) in [
        ("docx", "a.docx"),
        ("html", "a.html"),
        ("odt", "a.odt"),
        ("pdf", "a.pdf"),
        ("plain", "a.txt"),
        ("xml", "a.xml"),
    ] {
        seeds(target, |bytes| targets::read(name, bytes));
    }
    seeds("archive", |bytes| {
        for name in ["a.zip", "a.tar", "a.tar.gz", "a.gz"] {
            targets::read_file(name, bytes);
        }
    });
    seeds("jsonl", |bytes| targets::read_file("a.jsonl", bytes));
}

#[test]
fn seeds_of_the_guard_are_asked() {
    seeds("guard", targets::ask);
}
