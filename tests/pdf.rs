//! PDFs as word processors save them, read; `tests/data/pdf/make.py` made them.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use kamergraaf::text::{Document, Metadata, Reader};

const LAYOUTS: [&str; 6] = ["letterhead", "notes", "one-column", "running-heads", "table", "two-columns"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pdf")
}

fn read(layout: &str) -> Document {
    let bytes = fs::read(folder().join(layout).with_extension("pdf")).unwrap();
    Reader::new().unwrap().read(&format!("{layout}.pdf"), bytes, Metadata::default()).unwrap()
}

/// The reading texts stand beside the PDFs; `KEEP=1` writes them anew, to be read over.
#[test]
fn reading_texts() {
    for layout in LAYOUTS {
        let document = read(layout);
        let path = folder().join(layout).with_extension("txt");
        if std::env::var_os("KEEP").is_some() {
            fs::write(&path, document.text()).unwrap();
            fs::write(
                Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{layout}.source")),
                &document.source,
            )
            .unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap();
        assert!(document.text() == expected, "{layout}: another reading text than in {}", path.display());
    }
}
