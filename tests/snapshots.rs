//! What the five documents of the corpus say, one fact a line, for a reviewer to see move.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test snapshots`, and
//! read the difference.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::fmt::Write as _;
use std::path::Path;

use kamergraaf::export::jsonl;
use kamergraaf::extract::Extractor;
use kamergraaf::extract::records::{FactRecord, Record, Side};
use kamergraaf::rdf::{DEFAULT_BASE, Iris};
use kamergraaf::text::{BlockKind, Catalogue, Document, Reader, files, read_bytes};
use kamergraaf::wording::Wording;

fn documents() -> Vec<Document> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/corpus");
    let (reader, catalogue) = (Reader::new().unwrap(), Catalogue::of_folder(&corpus).unwrap());
    let read = |path: &Path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        reader.read(&name, read_bytes(path).unwrap(), catalogue.of_file(&name)).unwrap()
    };
    files(&corpus).unwrap().iter().map(|path| read(path)).collect()
}

fn side(side: &Side) -> String {
    match side {
        Side::Entity { entity, .. } => entity
            .strip_prefix(DEFAULT_BASE)
            .and_then(|path| path.strip_prefix("id/"))
            .unwrap_or(entity)
            .to_owned(),
        Side::Text(text) => format!("“{text}”"),
        Side::Document => "this".to_owned(),
    }
}

fn line(fact: &FactRecord) -> String {
    let mut out =
        format!("{} {} {} · {}", side(&fact.subject), fact.relation, side(&fact.object), fact.status);
    if let Some(date) = &fact.date {
        write!(out, " · {date}").unwrap();
    }
    for (name, value) in &fact.attributes {
        write!(out, " · {name} {value}").unwrap();
    }
    let quote: Vec<&str> = fact.quote.split_whitespace().collect();
    let quote: String = quote.join(" ").chars().take(100).collect();
    write!(out, " · {}\n    {} {quote}", fact.rule, fact.start).unwrap();
    if let Some(said) = &fact.sentence {
        write!(out, "\n    = {}\n    = {}", said.nl, said.en).unwrap();
    }
    out
}

#[test]
fn facts() {
    let extractor = Extractor::new().unwrap();
    for document in documents() {
        let name = document.name.trim_end_matches(".txt").to_owned();
        let records =
            jsonl::records(&extractor.extract(document), &Iris::default(), &Wording::load().unwrap());
        let lines: Vec<String> = records
            .iter()
            .filter_map(|record| match record {
                Record::Fact(fact) => Some(line(fact)),
                _ => None,
            })
            .collect();
        insta::assert_snapshot!(format!("facts-{name}"), lines.join("\n"));
    }
}

#[test]
fn structure() {
    for document in documents() {
        let text = document.text();
        let mut out = String::new();
        for block in &document.blocks {
            let kind = match block.kind {
                BlockKind::Heading => "# ".to_owned(),
                BlockKind::Paragraph | BlockKind::Row => String::new(),
                BlockKind::Note(index) => {
                    let note = &document.notes[index];
                    let anchor = note.anchor.map_or("nowhere".to_owned(), |at| {
                        let before: Vec<&str> = text[..at].split_whitespace().rev().take(3).collect();
                        before.into_iter().rev().collect::<Vec<_>>().join(" ")
                    });
                    format!("[{} at “{anchor}”] ", note.label)
                }
            };
            let content = block.span.of(text);
            let short: String = content.chars().take(72).collect();
            let rest = if content.chars().count() > 72 { "…" } else { "" };
            writeln!(out, "{kind}{short}{rest}").unwrap();
        }
        insta::assert_snapshot!(format!("structure-{}", document.name.trim_end_matches(".txt")), out);
    }
}
