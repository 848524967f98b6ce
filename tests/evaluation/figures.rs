//! Agreement with an independent scorer: see `tests/data/evaluation/README.md`.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use kamergraaf::evaluation::{self, Gold, Scores};
use kamergraaf::extract::records::Record;
use serde_json::Value;

use crate::output;

const SMALL: [&str; 5] = ["entities", "facts", "groups", "mentions", "nothing"];
const SEEDS: std::ops::RangeInclusive<u64> = 1..=8;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/evaluation")
}

/// All gold files of a folder, by name.
fn gold_in(folder: &Path) -> Vec<Gold> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files.iter().map(|file| Gold::read(file).unwrap()).collect()
}

fn assert_figures(scores: &Scores, expected: &Path) {
    let known: Value = serde_json::from_str(&fs::read_to_string(expected).unwrap()).unwrap();
    assert_same(&evaluation::json(scores), &known, &expected.display().to_string());
}

/// The same members, the same numbers (up to what reading a decimal number may lose).
fn assert_same(ours: &Value, known: &Value, place: &str) {
    match (ours, known) {
        (Value::Object(a), Value::Object(b)) => {
            assert!(a.keys().eq(b.keys()), "{place}: {:?} and {:?}", a.keys(), b.keys());
            a.iter().zip(b.values()).for_each(|((name, a), b)| assert_same(a, b, &format!("{place} {name}")));
        }
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len(), "{place}");
            a.iter().zip(b).for_each(|(a, b)| assert_same(a, b, place));
        }
        _ => match (ours.as_f64(), known.as_f64()) {
            (Some(a), Some(b)) => assert!((a - b).abs() < 1e-12, "{place}: {a} and {b}"),
            _ => assert_eq!(ours, known, "{place}"),
        },
    }
}

/// One record a line.
fn lines(records: &[Record]) -> String {
    records.iter().map(|record| serde_json::to_string(record).unwrap() + "\n").collect()
}

#[test]
fn small_outputs_get_the_known_figures() {
    for case in SMALL {
        let file = folder().join("small").join(case);
        let gold = Gold::read(&file.with_extension("gold.json")).unwrap();
        let output = file.with_extension("jsonl");
        let input = BufReader::new(File::open(&output).unwrap());
        let records = evaluation::read_records(input, &output).unwrap();
        assert_figures(&evaluation::score(&[gold], &records), &file.with_extension("figures.json"));
    }
}

#[test]
fn large_outputs_get_the_known_figures() {
    let gold = gold_in(&folder().join("gold"));
    for seed in SEEDS {
        let scores = evaluation::score(&gold, &output::spoilt(&gold, seed));
        assert_figures(&scores, &folder().join(format!("large/seed-{seed}.json")));
    }
}

/// Writes the large outputs where another scorer can read them.
#[test]
#[ignore = "a tool for renewing the figures, run by hand"]
fn write_large_outputs() {
    let gold = gold_in(&folder().join("gold"));
    for seed in SEEDS {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("seed-{seed}.jsonl"));
        fs::write(file, lines(&output::spoilt(&gold, seed))).unwrap();
    }
}

#[test]
fn records_come_back_from_json_lines() {
    let gold = gold_in(&folder().join("gold"));
    let records = output::spoilt(&gold, 3);
    let read = evaluation::read_records(lines(&records).as_bytes(), Path::new("seed-3.jsonl")).unwrap();
    assert_eq!(read, records);
}

#[test]
fn the_gold_says_what_stands_in_the_corpus() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for gold in gold_in(&data.join("gold")) {
        let text = fs::read_to_string(data.join("corpus").join(&gold.document)).unwrap();
        let text: Vec<char> = text.chars().collect();
        for mention in &gold.mentions {
            let there: String = text[mention.start..mention.end].iter().collect();
            assert_eq!(there, mention.text, "{} at {}", gold.document, mention.start);
        }
    }
}
