//! XML and HTML as they are read: what files of our own in the official schemas and
//! from the usual publishers give, for a reviewer to see move.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test markup`, and
//! read the difference.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

#[path = "markup/hostile.rs"]
mod hostile;
#[path = "markup/maps.rs"]
mod maps;
#[path = "markup/outline.rs"]
mod outline;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use kamergraaf::text::{Document, FormatError, Metadata, Reader};

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new().unwrap());

fn read(name: &str, bytes: &[u8]) -> Result<Document, FormatError> {
    READER.read(name, bytes.to_vec(), Metadata::default())
}

fn snapshots(folder: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let document = read(&name, &fs::read(&path).unwrap()).unwrap();
        maps::check(&document);
        insta::assert_snapshot!(name.replace('.', "-"), outline::of(&document));
    }
}

#[test]
fn official_xml() {
    snapshots("xml");
}

#[test]
fn pages() {
    snapshots("html");
}
