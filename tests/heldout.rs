//! What is read in the passages that were kept out of the tuning.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

/// The least F1 of exact mentions, of entities and of facts, over all kinds.
const LEAST: [(&str, f64); 3] = [("mentions strict", 0.985), ("entities", 0.985), ("facts", 0.87)];

#[test]
fn the_scores_of_the_passages_do_not_fall() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/heldout");
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut gold: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    gold.sort();
    assert!(gold.len() >= 15, "{} passages", gold.len());
    let table = tempfile::TempDir::new().unwrap();
    let csv = table.path().join("scores.csv");
    let mut command = Command::cargo_bin("kamergraaf").unwrap();
    command.arg("evaluate").args(&gold).arg("--texts").arg(&folder).arg("--json").arg("--csv").arg(&csv);
    let output = command.output().unwrap();
    assert!(output.status.success());
    let _: Value = serde_json::from_slice(&output.stdout).unwrap();
    let scores = fs::read_to_string(csv).unwrap();
    for (measure, least) in LEAST {
        let line = scores.lines().find(|line| line.starts_with(&format!("{measure},ALL,"))).unwrap();
        let f1: f64 = line.split(',').nth(4).unwrap().parse().unwrap();
        assert!(f1 >= least, "{measure}: {f1} is less than {least}\n{scores}");
    }
}
