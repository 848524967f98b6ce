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
use kamergraaf::text::{
    Block, BlockKind, Catalogue, Document, Passage, PassageKind, Reader, files, read_bytes,
};
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

/// A passage in one line: what it is, its number, who asks, answers, speaks or signs.
fn head(document: &Document, passage: &Passage) -> Option<String> {
    let number =
        |number: &Option<String>| number.as_ref().map_or(String::new(), |number| format!(" {number}"));
    let mut line = match &passage.kind {
        PassageKind::Title => "title".to_owned(),
        PassageKind::Section { level } => format!("section {level}"),
        PassageKind::Question { number: printed } => format!("question{}", number(printed)),
        PassageKind::Answer { number: printed, question } => {
            let question = question.map(|index| &document.passages[index].kind);
            let to = match question {
                Some(PassageKind::Question { number: Some(number) }) => number.as_str(),
                Some(_) => "remarks",
                None => "nothing",
            };
            format!("answer{} to {to}", number(printed))
        }
        PassageKind::Turn => "turn".to_owned(),
        PassageKind::Signature => "signature".to_owned(),
        PassageKind::List => "list".to_owned(),
        PassageKind::Table => "table".to_owned(),
        PassageKind::Item => return None,
    };
    if let Some(by) = passage.by {
        let words: Vec<&str> = by.of(document.text()).split_whitespace().collect();
        write!(line, " · {}", words.join(" ")).unwrap();
    }
    Some(line)
}

/// A block in one line, with the words before a note's mark.
fn block_line(document: &Document, block: &Block) -> String {
    let text = document.text();
    let kind = match block.kind {
        BlockKind::Heading => "# ".to_owned(),
        BlockKind::Row => "| ".to_owned(),
        BlockKind::Paragraph => String::new(),
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
    format!("{kind}{short}{rest}")
}

#[test]
fn structure() {
    for document in documents() {
        let mut out = String::new();
        let mut passages = document.passages.iter().peekable();
        let mut open: Vec<&Passage> = Vec::new();
        for block in &document.blocks {
            open.retain(|passage| passage.span.end > block.span.start);
            while let Some(passage) = passages.next_if(|passage| passage.span.start < block.span.end) {
                if let Some(head) = head(&document, passage) {
                    writeln!(out, "{}» {head}", "  ".repeat(open.len())).unwrap();
                    open.push(passage);
                }
            }
            writeln!(out, "{}{}", "  ".repeat(open.len()), block_line(&document, block)).unwrap();
        }
        insta::assert_snapshot!(format!("structure-{}", document.name.trim_end_matches(".txt")), out);
    }
}

fn document(name: &str) -> Document {
    documents().into_iter().find(|document| document.name.contains(name)).unwrap()
}

fn by(document: &Document, passage: &Passage) -> String {
    passage.by.map_or(String::new(), |by| by.of(document.text()).to_owned())
}

#[test]
fn the_consultation_has_117_answers_with_their_askers() {
    // The number of the last answer to each group, as the headings of the paper part them.
    let groups = [
        (15, "VVD"),
        (24, "CDA"),
        (42, "D66"),
        (58, "GroenLinks"),
        (71, "SP"),
        (97, "PvdA"),
        (108, "Partij voor de Dieren"),
        (117, "SGP"),
    ];
    let document = document("avvn");
    let mut answers = 0;
    for passage in &document.passages {
        let PassageKind::Answer { number, question } = &passage.kind else { continue };
        answers += 1;
        assert_eq!(number.as_deref(), Some(answers.to_string().as_str()));
        assert_eq!(by(&document, passage), "het kabinet");
        let question = &document.passages[question.unwrap()];
        assert_eq!(question.kind, PassageKind::Question { number: number.clone() });
        assert!(question.span.end <= passage.span.start);
        let (_, group) = groups.iter().find(|(last, _)| answers <= *last).unwrap();
        let asker = by(&document, question);
        assert!(asker.contains(group), "answer {answers} is to {asker}, not to {group}");
    }
    assert_eq!(answers, 117);
}

#[test]
fn the_questions_on_microsoft_have_their_askers() {
    let document = document("microsoft");
    let of = |kind: &PassageKind| matches!(kind, PassageKind::Question { .. } | PassageKind::Answer { .. });
    let dialogue: Vec<&Passage> = document.passages.iter().filter(|passage| of(&passage.kind)).collect();
    assert_eq!(dialogue.len(), 14);
    for (index, pair) in dialogue.chunks(2).enumerate() {
        let number = Some((index + 1).to_string());
        assert_eq!(pair[0].kind, PassageKind::Question { number });
        let asker = by(&document, pair[0]);
        for name in ["Bontenbal (CDA)", "Krul (CDA)", "Boswijk (CDA)"] {
            assert!(asker.contains(name), "{asker}");
        }
        let PassageKind::Answer { question, .. } = pair[1].kind else {
            panic!("no answer behind a question")
        };
        assert_eq!(&document.passages[question.unwrap()], pair[0]);
    }
}

#[test]
fn every_letter_is_signed() {
    for (name, names) in [
        ("microsoft", "Caspar Veldkamp Eddie van Marum"),
        ("asp", "D.M. van Weel Foort van Oosten"),
        ("isis", "D.M. van Weel Foort van Oosten"),
        ("rapportage", "D.M. van Weel Bart van den Brink"),
    ] {
        let document = document(name);
        let signatures = document.passages.iter().filter(|passage| passage.kind == PassageKind::Signature);
        let signers: Vec<String> = signatures.map(|passage| by(&document, passage)).collect();
        assert_eq!(signers.join(" ").split_whitespace().collect::<Vec<_>>().join(" "), names, "{name}");
    }
}

#[test]
fn the_notes_of_the_letters_have_their_anchors() {
    for (name, count) in [("isis", 11), ("rapportage", 12)] {
        let document = document(name);
        let labels: Vec<&str> = document.notes.iter().map(|note| note.label.as_str()).collect();
        let wanted: Vec<String> = (1..=count).map(|label: usize| label.to_string()).collect();
        assert_eq!(labels, wanted, "{name}");
        assert!(document.notes.iter().all(|note| note.anchor.is_some()), "{name}");
    }
}
