//! The examples beside each kind and relation are its tests.
//!
//! Every `src/entity/*/examples.md` and `src/relation/*/examples.md` is read. An
//! example is a list item; `⏎` in it is a line end. In the file of a kind the
//! mentions of that kind are marked as links, `[Blok](person:blok)`, and exactly
//! those must be found. In the file of a relation, nested items are the facts of
//! that relation, and exactly those must be found:
//!
//! ```text
//! - In februari jl. werd Karim Khan door de VS gesanctioneerd.
//!   - sanctions(country:USA, person:karim-khan) 2025-02
//!   - sanctions(country:USA, "6 van de 18 rechters") possible count=6
//! ```
//!
//! The status stands only where it is not `asserted`. Each document is dated 21
//! November 2025.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot read its files has failed")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kamergraaf::extract::{Extraction, Extractor};
use kamergraaf::relation::{Argument, Attribute, Fact, Status};
use kamergraaf::text::{Metadata, PlainReader, Reader};

/// How many examples a file has at least, and of how many of them a third must be refusals: of a kind all, of a
/// relation, which has its other statuses too, so many.
const LEAST: [(&str, usize, usize); 2] = [("entity", 30, usize::MAX), ("relation", 30, 15)];

struct Example {
    line: usize,
    text: String,
    /// `start..end kind:id` of each mark.
    marks: Vec<String>,
    facts: Vec<String>,
}

fn example(line: usize, item: &str) -> Example {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = item;
    while let Some((before, after)) = rest.split_once('[') {
        let mark = after.split_once("](").and_then(|(name, tail)| {
            let (target, tail) = tail.split_once(')')?;
            (!name.contains('[') && target.contains(':')).then_some((name, target, tail))
        });
        text.push_str(before);
        rest = if let Some((name, target, tail)) = mark {
            let start = text.len();
            text.push_str(name);
            marks.push(format!("{start}..{} {target}", text.len()));
            tail
        } else {
            text.push('[');
            after
        };
    }
    text.push_str(rest);
    Example { line, text, marks, facts: Vec::new() }
}

fn examples(path: &Path) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    for (number, line) in (1..).zip(fs::read_to_string(path).unwrap_or_default().lines()) {
        if let Some(item) = line.strip_prefix("- ") {
            found.push(example(number, item));
        } else if let Some(fact) = line.strip_prefix("  - ") {
            let last = found.last_mut().expect("a fact stands below a sentence");
            last.facts.push(fact.trim().to_owned());
        }
    }
    found
}

fn extract(extractor: &Extractor, text: &str, structured: bool) -> Extraction {
    let metadata = Metadata { date: Some(jiff::civil::date(2025, 11, 21)), ..Metadata::default() };
    let text = text.replace('⏎', "\n");
    // Questions, answers and turns are found in whole documents only.
    let document = if structured {
        Reader::new().unwrap().read_text("example.txt", text, metadata).unwrap()
    } else {
        PlainReader::new().unwrap().read("example.txt", text, metadata)
    };
    extractor.extract(document)
}

/// Mentions of the kind with this path, as the marks are written; offsets are those of the example's text.
fn mentions(extraction: &Extraction, path: &str, text: &str) -> Vec<String> {
    // `⏎` is three bytes and the line end it stands for one.
    let offset = |source: usize| {
        let mut seen = 0;
        text.char_indices()
            .find(|(_, c)| (seen >= source, seen += if *c == '⏎' { 1 } else { c.len_utf8() }).0)
            .map_or(text.len(), |(at, _)| at)
    };
    let of_kind = extraction.mentions.iter().enumerate().filter(|(_, mention)| mention.kind.path == path);
    of_kind
        .map(|(index, mention)| {
            let source = extraction.document.source_span(mention.span);
            let id = extraction.linked.entity(index).map_or("?", |entity| &entity.id.id);
            format!("{}..{} {path}:{id}", offset(source.start), offset(source.end))
        })
        .collect()
}

fn argument(argument: &Argument) -> String {
    match argument {
        Argument::Entity(id) => format!("{}:{}", id.kind.path, id.id),
        Argument::Group { text, .. } => format!("{text:?}"),
        Argument::Document => "this".to_owned(),
    }
}

/// A fact as the folder that reads it writes it.
fn written(fact: &Fact) -> String {
    let mut own = fact.clone();
    own.attributes.retain(|name, _| !PARTICULARS.contains(name));
    whole(&own)
}

fn whole(fact: &Fact) -> String {
    let mut out = format!("{}({}, {})", fact.shape.name, argument(&fact.subject), argument(&fact.object));
    if fact.status != Status::Asserted {
        write!(out, " {}", fact.status.word()).unwrap();
    }
    if let Some(date) = fact.date {
        write!(out, " {date}").unwrap();
    }
    for (name, value) in &fact.attributes {
        match value {
            Attribute::Number(number) => write!(out, " {name}={number}").unwrap(),
            Attribute::Text(text) => write!(out, " {name}={text:?}").unwrap(),
            Attribute::Date(date) => write!(out, " {name}={date}").unwrap(),
            Attribute::Entities(all) => {
                let ids: Vec<String> = all.iter().map(|id| format!("{}:{}", id.kind.path, id.id)).collect();
                write!(out, " {name}={}", ids.join(",")).unwrap();
            }
        }
    }
    out
}

/// Folders of `src/relation` that hold what all kinds of fact share.
const SHARED: [&str; 5] = ["parties", "status", "syntax", "when", "words"];

/// The `examples.md` of every folder below `src/<area>`, with the folder's name.
fn files(area: &str) -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(area);
    let mut found: Vec<(String, PathBuf)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && !SHARED.iter().any(|name| path.ends_with(name)))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path.join("examples.md")))
        .collect();
    found.sort();
    found
}

/// How a fact is told beside an example.
type Telling = fn(&Fact) -> String;

/// Folders of `src/relation` that add to the facts of the others, by how their examples write a fact.
const ADDED: [(&str, Telling); 2] = [("particulars", whole), ("speaker", said)];

/// Particulars that these folders add.
const PARTICULARS: [&str; 5] = ["announcedOn", "effective", "until", "legalBasis", "programme"];

/// A fact with who says so.
fn said(fact: &Fact) -> String {
    let by: Vec<String> = fact.attestation.by.iter().map(argument).collect();
    format!("{} by {}", fact.shape.name, if by.is_empty() { "nobody".to_owned() } else { by.join(", ") })
}

fn compare(area: &str, what: impl Fn(&Extraction, &str, &Example) -> (Vec<String>, Vec<String>)) {
    let extractor = Extractor::new().unwrap();
    let mut problems = String::new();
    for (folder, path) in files(area) {
        let shown = format!("src/{area}/{folder}/examples.md");
        let examples = examples(&path);
        let mut refusals = 0;
        for example in &examples {
            let structured = folder == "speaker" || example.text.contains("⏎Antwoord");
            let (mut expected, mut found) =
                what(&extract(&extractor, &example.text, structured), &folder, example);
            refusals += usize::from(expected.is_empty());
            expected.sort();
            found.sort();
            if expected != found {
                let line = example.line;
                writeln!(
                    problems,
                    "{shown}:{line}: {}\n  expected {expected:#?}\n  found    {found:#?}",
                    example.text
                )
                .unwrap();
            }
        }
        let (least, of) =
            LEAST.iter().find(|(name, ..)| *name == area).map_or((0, 0), |found| (found.1, found.2));
        let all = examples.len();
        if all < least || refusals * 3 < all.min(of) {
            writeln!(
                problems,
                "{shown}: {all} examples, {refusals} refusals; at least {least}, a third refusals"
            )
            .unwrap();
        }
    }
    assert!(problems.is_empty(), "\n{problems}");
}

#[test]
fn every_kind_reads_its_examples() {
    compare("entity", |extraction, folder, example| {
        (example.marks.clone(), mentions(extraction, folder, &example.text))
    });
}

#[test]
fn every_relation_reads_its_examples() {
    compare("relation", |extraction, folder, example| {
        if let Some((_, write)) = ADDED.iter().find(|(name, _)| *name == folder) {
            return (example.facts.clone(), extraction.facts.iter().map(write).collect());
        }
        let module = |fact: &&Fact| fact.rule.split('/').next() == Some(folder);
        (example.facts.clone(), extraction.facts.iter().filter(module).map(written).collect())
    });
}
