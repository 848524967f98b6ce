//! The records of a system: read from JSON Lines, sorted out by document.

use std::collections::HashMap;
use std::io::BufRead;
use std::path::Path;

use serde::Deserialize;

use super::error::{EvaluationError, without_place};
use crate::extract::records::{FactRecord, MentionRecord, Record};

/// The kinds of line that are read; lines of other kinds are skipped.
const KINDS: [&str; 3] = ["document", "mention", "fact"];

/// What a line says of its own kind.
#[derive(Deserialize)]
struct Head {
    record: Option<String>,
}

/// Reads records, one JSON object a line; `file` is the name that errors give.
///
/// Blank lines and lines of another kind than document, mention and fact are
/// skipped, as are members that are not known.
///
/// # Errors
/// At the first line that cannot be read or is not a record.
pub fn read_records(input: impl BufRead, file: &Path) -> Result<Vec<Record>, EvaluationError> {
    let mut records = Vec::new();
    for (index, line) in input.lines().enumerate() {
        let line = line.map_err(|source| EvaluationError::Unreadable { file: file.to_owned(), source })?;
        if line.trim().is_empty() {
            continue;
        }
        let record = read_record(&line).map_err(|what| EvaluationError::Record {
            file: file.to_owned(),
            line: index + 1,
            what,
        })?;
        records.extend(record);
    }
    Ok(records)
}

/// One line: a record, nothing, or what is wrong with it.
fn read_record(line: &str) -> Result<Option<Record>, String> {
    if !line.trim_start().starts_with('{') {
        return Err("not a JSON object".to_owned());
    }
    let wrong = match serde_json::from_str(line) {
        Ok(record) => return Ok(Some(record)),
        Err(wrong) => wrong,
    };
    match serde_json::from_str::<Head>(line) {
        Ok(Head { record: Some(kind) }) if !KINDS.contains(&kind.as_str()) => Ok(None),
        Ok(Head { record: None }) => Ok(None),
        _ => Err(without_place(&wrong)),
    }
}

/// Mentions and facts by document, in the order in which they came.
#[derive(Default)]
pub(super) struct Output<'a> {
    mentions: HashMap<&'a str, Vec<&'a MentionRecord>>,
    facts: HashMap<&'a str, Vec<&'a FactRecord>>,
}

impl<'a> Output<'a> {
    /// Sorts records out; a document is known by its name, whatever its folder.
    pub(super) fn of(records: &'a [Record]) -> Self {
        let mut output = Self::default();
        for record in records {
            match record {
                Record::Document(_) => {}
                Record::Mention(m) => output.mentions.entry(file_name(&m.document)).or_default().push(m),
                Record::Fact(f) => output.facts.entry(file_name(&f.document)).or_default().push(f),
            }
        }
        output
    }

    /// The mentions in a document.
    pub(super) fn mentions(&self, document: &str) -> &[&'a MentionRecord] {
        self.mentions.get(document).map_or(&[], Vec::as_slice)
    }

    /// The facts of a document.
    pub(super) fn facts(&self, document: &str) -> &[&'a FactRecord] {
        self.facts.get(document).map_or(&[], Vec::as_slice)
    }
}

/// The last part of a path with slashes.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MENTION: &str =
        r#"{"record":"mention","document":"x/a.txt","start":0,"end":1,"text":"A","type":"Court"}"#;

    fn read(text: &str) -> Result<Vec<Record>, EvaluationError> {
        read_records(text.as_bytes(), Path::new("out.jsonl"))
    }

    #[test]
    fn blank_lines_and_other_kinds_are_skipped() {
        let text = format!("\n  \n{MENTION}\n{{\"record\":\"run\",\"start\":true}}\n{{\"a\":1}}\n");
        assert_eq!(read(&text).unwrap().len(), 1);
    }

    #[test]
    fn a_bad_line_is_named() {
        let cases = [
            ("{\"record\":", "EOF while parsing a value"),
            (r#"{"record":"mention","document":"a","start":0,"type":"Court"}"#, "missing field `end`"),
            ("[null]", "not a JSON object"),
            (r#"{"record":"fact","document":"a","type":"role","date":[1]}"#, "`date` is [1]"),
        ];
        for (line, what) in cases {
            let error = read(&format!("{MENTION}\n\n{line}\n")).unwrap_err().to_string();
            assert!(error.starts_with("out.jsonl:3: "), "{error}");
            assert!(error.contains(what), "{error}");
        }
    }

    #[test]
    fn bytes_that_are_not_text_are_refused() {
        let error = read_records(&b"\xff\n"[..], Path::new("out.jsonl")).unwrap_err().to_string();
        assert!(error.starts_with("out.jsonl: cannot be read"), "{error}");
    }

    #[test]
    fn a_document_is_known_by_its_name() {
        let records = read(MENTION).unwrap();
        let output = Output::of(&records);
        assert_eq!(output.mentions("a.txt").len(), 1);
        assert!(output.mentions("x/a.txt").is_empty());
        assert!(output.facts("a.txt").is_empty());
    }
}
