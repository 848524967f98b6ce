//! JSON Lines: one document a line, `{"id":…,"text":…,"date":…}`.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;

use super::limits::LONGEST_LINE;
use super::source::{Content, Each, Input};
use super::{InputError, file, printable};
use crate::text::{Metadata, Origin};

/// A file of JSON Lines.
#[derive(Debug)]
pub struct Lines {
    pub(super) path: PathBuf,
    pub(super) place: Arc<str>,
    pub(super) size: u64,
    /// What documents of other sources are called.
    pub(super) taken: Arc<HashSet<String>>,
}

impl Lines {
    pub(super) fn read(self, each: &mut Each<'_>) -> ControlFlow<()> {
        match file::open(&self.path) {
            Ok((file, _)) => read(BufReader::with_capacity(1 << 16, file), &self.place, &self.taken, each),
            Err(problem) => each(Err(problem)),
        }
    }
}

/// A line, as JSON has it. Members of other names are passed over.
#[derive(Deserialize)]
struct Line {
    id: Word,
    text: String,
    title: Option<String>,
    kind: Option<String>,
    date: Option<String>,
    dossier: Option<Word>,
    number: Option<Word>,
    source: Option<String>,
    session: Option<String>,
    #[serde(default)]
    submitters: Vec<String>,
}

/// A name or a number; people write `"id":7` and `"id":"7"`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Word {
    Text(String),
    Number(u64),
}

impl Word {
    /// Its characters; none where there are none.
    fn written(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Self::Number(number) => Some(number.to_string()),
        }
    }
}

/// Hands on the documents of `from`, which is called `place`; `taken` are the
/// names that other documents have.
pub(super) fn read(
    mut from: impl BufRead,
    place: &Arc<str>,
    taken: &HashSet<String>,
    each: &mut Each<'_>,
) -> ControlFlow<()> {
    let mut seen = HashSet::new();
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        let packed = match from.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(packed) => packed as u64,
            Err(reason) => return each(Err(InputError::Unreadable { place: place.to_string(), reason })),
        };
        let refused = |problem| Err(InputError::Line { place: place.to_string(), line: number, problem });
        if packed > LONGEST_LINE {
            // What has no end of lines is no JSON Lines, and may have no end at all.
            let limit = LONGEST_LINE >> 20;
            return each(refused(format!(
                "the line is longer than the {limit} MB that one may have; from here on nothing is read"
            )));
        }
        if without_mark(&bytes).trim_ascii().is_empty() {
            continue;
        }
        let read = document(&bytes).and_then(|(name, metadata, text)| {
            if taken.contains(&name) || !seen.insert(name.clone()) {
                return Err(format!(
                    "another document is called {name:?} already; give each an id of its own"
                ));
            }
            Ok((name, metadata, text))
        });
        let read = read.map(|(name, metadata, text)| Input {
            name,
            place: format!("{place}:{number}"),
            container: Some(Arc::clone(place)),
            metadata,
            content: Content::Text(text),
            packed,
        });
        each(read.or_else(refused))?;
    }
    ControlFlow::Continue(())
}

/// A line without the byte order mark that may open a file.
fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)
}

/// Whether a line holds a document.
pub(super) fn is_document(line: &[u8]) -> bool {
    document(line).is_ok()
}

/// The name, what is known, and the text of the document in a line.
fn document(line: &[u8]) -> Result<(String, Metadata, String), String> {
    let line: Line = serde_json::from_slice(without_mark(line)).map_err(|error| {
        let error = error.to_string().replace("at line 1 column", "at column");
        format!("no document in this line: {error}; each is {{\"id\":…,\"text\":…}}")
    })?;
    let Some(id) = line.id.written() else { return Err("the id is empty".to_owned()) };
    let metadata = Metadata {
        title: line.title,
        kind: line.kind,
        date: line.date.as_deref().filter(|date| !date.trim().is_empty()).map(day).transpose()?,
        dossier: line.dossier.and_then(Word::written),
        number: line.number.and_then(Word::written),
        source: line.source,
        session: line.session,
        submitters: line.submitters,
        ..Metadata::default()
    };
    Ok((printable(&id), metadata.said_by(Origin::Catalogue), line.text))
}

/// A day, alone or before a time: `2025-11-21T00:00:00+01:00`.
fn day(date: &str) -> Result<Date, String> {
    let day = date.trim().split(['T', ' ']).next().unwrap_or_default();
    day.parse().map_err(|_| format!("the date {date:?} is none; write YYYY-MM-DD"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Result<Input, String>> {
        let mut found = Vec::new();
        let taken = HashSet::from(["a.txt".to_owned()]);
        let flow = read(text.as_bytes(), &Arc::from("x.jsonl"), &taken, &mut |input| {
            found.push(input.map_err(|problem| problem.to_string()));
            ControlFlow::Continue(())
        });
        assert!(flow.is_continue());
        found
    }

    #[test]
    fn a_line_is_a_document() {
        let found = of(
            "\u{feff}{\"id\":\"kst-1\",\"text\":\"Een\\nbrief.\",\"date\":\"2025-11-21T00:00:00+01:00\",\"dossier\":26150,\"number\":\"7\",\"x\":[1]}\r\n\n{\"id\":2,\"text\":\"b\"}",
        );
        let first = found[0].as_ref().unwrap();
        assert_eq!((first.name.as_str(), first.place.as_str()), ("kst-1", "x.jsonl:1"));
        assert_eq!(first.metadata.date, Some(jiff::civil::date(2025, 11, 21)));
        assert_eq!(first.metadata.dossier.as_deref(), Some("26150"));
        assert!(matches!(&first.content, Content::Text(text) if text == "Een\nbrief."));
        assert_eq!(found[1].as_ref().unwrap().name, "2");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_bad_line_is_named_and_the_others_are_read() {
        let lines = [
            r#"{"id":"a","text":"x"}"#,
            r#"{"id":"a","text":"y"}"#,
            r#"{"id":"b"}"#,
            "not json",
            r#"{"id":"c","text":"x","date":"21-11-2025"}"#,
            r#"{"id":" ","text":"x"}"#,
            r#"{"id":"a.txt","text":"x"}"#,
            r#"{"id":"d","text":"x","date":null}"#,
        ];
        let found = of(&lines.join("\n"));
        assert_eq!(found[7].as_ref().unwrap().name, "d");
        let refused: Vec<&str> = found[1..7].iter().map(|read| read.as_ref().unwrap_err().as_str()).collect();
        assert!(refused[0].starts_with("x.jsonl:2: another document is called \"a\" already"));
        assert!(
            refused[1].starts_with("x.jsonl:3: no document in this line: missing field `text` at column")
        );
        assert!(refused[2].starts_with("x.jsonl:4: no document in this line: expected"));
        assert_eq!(refused[3], "x.jsonl:5: the date \"21-11-2025\" is none; write YYYY-MM-DD");
        assert_eq!(refused[4], "x.jsonl:6: the id is empty");
        assert!(refused[5].starts_with("x.jsonl:7: another document"));
    }

    #[test]
    fn a_line_that_is_too_long_ends_the_reading() {
        let limit = usize::try_from(LONGEST_LINE).unwrap();
        let long = "x".repeat(limit + 1);
        let found = of(&format!("{}\n{long}\n", r#"{"id":"a","text":"b"}"#));
        assert_eq!(found[0].as_ref().unwrap().place, "x.jsonl:1");
        assert!(found[1].as_ref().unwrap_err().starts_with("x.jsonl:2: the line is longer than the 64 MB"));
        assert_eq!(found.len(), 2);
    }
}
