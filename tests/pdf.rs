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

/// The words of each note, with the words before its mark.
fn notes(layout: &str) -> Vec<String> {
    let document = read(layout);
    let shown = document.notes.iter().map(|note| {
        let before = &document.text()[..note.anchor.unwrap_or(0)];
        let last = before.rsplit(' ').next().unwrap_or_default();
        let words: Vec<&str> = note.span.of(document.text()).split(' ').take(3).collect();
        format!("{last}|{} {}", note.label, words.join(" "))
    });
    shown.collect()
}

#[test]
fn notes_at_the_page_foot_are_anchored() {
    assert_eq!(notes("two-columns"), ["kabinet:|1 Kamerstuk 26 150,", "sturen.|2 Zie ook de"]);
}

#[test]
fn a_mark_behind_a_figure_is_no_part_of_it() {
    let source = read("notes").source;
    assert!(source.contains("in 2024-2025.¹ Naast"));
    assert!(source.contains("onderzoeken.2 In enkele"));
    assert!(source.contains("\n2 Inclusief zaken"));
}

#[test]
fn every_position_has_its_page() {
    let document = read("running-heads");
    assert_eq!(document.pages.len(), 3);
    let page_of = |words: &str| document.page_of(document.source.find(words).unwrap());
    assert_eq!(page_of("Qua Nederlandse stafleden"), Some(1));
    assert_eq!(page_of("nr. 187 1"), Some(1));
    assert_eq!(page_of("nr. 187 2"), Some(2));
    assert_eq!(page_of("expertsessie"), Some(3));
    assert_eq!(document.page_of(document.source.len()), Some(3));
}

#[test]
fn what_the_page_says_of_itself_is_no_text() {
    let kept = [
        ("running-heads", "Tweede Kamer, vergaderjaar"),
        ("two-columns", "Tweede Kamer, Algemene Vergadering"),
        ("letterhead", "Pagina 1 van 3"),
        ("notes", "Pagina 2 van 3"),
    ];
    for (layout, words) in kept {
        let document = read(layout);
        assert!(document.source.contains(words), "{layout}: lost {words:?}");
        assert!(!document.text().contains(words), "{layout}: kept {words:?}");
    }
    assert_eq!(
        read("letterhead").text().matches("Onze referentie").count(),
        1,
        "the one that is in the text"
    );
}

#[test]
fn titles_come_from_the_file() {
    assert_eq!(read("two-columns").metadata.title.as_deref(), Some("Proef two-columns"));
    assert_eq!(read("two-columns").metadata.date, None);
}
