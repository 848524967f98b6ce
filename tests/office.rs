//! What is read of the files of word processors: structure, notes, and the source behind it.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test office`, and read
//! the difference.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::fmt::Write as _;
use std::path::Path;

use kamergraaf::text::{Block, BlockKind, Document, Metadata, PassageKind, Reader, read_bytes};

fn read(name: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/office").join(name);
    Reader::new().unwrap().read(name, read_bytes(&path).unwrap(), Metadata::default()).unwrap()
}

fn kind(kind: &PassageKind) -> String {
    match kind {
        PassageKind::Section { level } => format!("section {level}"),
        PassageKind::Title => "title".to_owned(),
        PassageKind::List => "list".to_owned(),
        PassageKind::Item => "item".to_owned(),
        PassageKind::Table => "table".to_owned(),
        other => format!("{other:?}"),
    }
}

/// A block as a line, below the passages that begin with it.
fn show(document: &Document, block: &Block, out: &mut String) {
    let around = |at: usize| document.passages.iter().filter(move |p| p.span.start <= at && at < p.span.end);
    let depth = around(block.span.start).count();
    let begun = around(block.span.start).filter(|passage| passage.span.start == block.span.start);
    let outer = depth - begun.clone().count();
    for (index, passage) in begun.enumerate() {
        writeln!(out, "{}<{}>", "  ".repeat(outer + index), kind(&passage.kind)).unwrap();
    }
    let mark = match block.kind {
        BlockKind::Paragraph => "¶".to_owned(),
        BlockKind::Heading => "#".to_owned(),
        BlockKind::Row => "|".to_owned(),
        BlockKind::Note(index) => {
            let note = &document.notes[index];
            let before = &document.text()[..note.anchor.unwrap()];
            format!("[{} behind “{}”]", note.label, before.split(' ').next_back().unwrap())
        }
    };
    let text = block.span.of(document.text()).replace('\t', " ⇥ ");
    writeln!(out, "{}{mark} {text}", "  ".repeat(depth)).unwrap();
}

fn check(name: &str) {
    let document = read(name);
    let mut out = format!("title: {:?}\n\n", document.metadata.title);
    for block in &document.blocks {
        show(&document, block, &mut out);
    }
    write!(out, "\n--- source\n{}", document.source).unwrap();
    insta::assert_snapshot!(name, out);
}

#[test]
fn written_by_word() {
    check("word.docx");
}

#[test]
fn written_by_writer() {
    check("writer.odt");
}

#[test]
fn written_by_writer_as_word_would() {
    check("writer.docx");
}

#[test]
fn a_flat_file_is_read_like_the_package() {
    let (flat, package) = (read("writer.fodt"), read("writer.odt"));
    assert_eq!(flat.text(), package.text());
    assert_eq!(flat.source.replace("  ", " "), package.source.replace("  ", " "));
    assert_eq!(flat.passages, package.passages);
}
