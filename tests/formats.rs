//! One letter in every format says the same: the same mentions, the same facts.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::path::{Path, PathBuf};

use kamergraaf::export::jsonl;
use kamergraaf::extract::Extractor;
use kamergraaf::extract::records::{Record, Side};
use kamergraaf::rdf::Iris;
use kamergraaf::text::{Document, Metadata, Reader, Span, read_bytes};
use kamergraaf::wording::Wording;

/// Endings of the letter's files, with whether they are read.
const FORMATS: [(&str, bool); 6] =
    [("txt", true), ("docx", true), ("odt", true), ("fodt", true), ("html", true), ("pdf", true)];

fn path(ending: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats").join(format!("letter.{ending}"))
}

fn read(ending: &str) -> Document {
    let metadata = Metadata { date: Some(jiff::civil::date(2025, 11, 21)), ..Metadata::default() };
    // One name, since a document's own facts carry it.
    Reader::new().unwrap().read("letter", read_bytes(&path(ending)).unwrap(), metadata).unwrap()
}

/// Words alone: a printed page breaks its lines anywhere.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn side(side: &Side) -> String {
    match side {
        Side::Entity { entity, .. } => entity.clone(),
        Side::Text(text) => format!("“{}”", squeezed(text)),
        Side::Document => "this".to_owned(),
    }
}

/// Mentions with their words in the reading text, and facts; in alphabetical order.
fn said(document: Document) -> (Vec<String>, Vec<String>) {
    let extraction = Extractor::new().unwrap().extract(document);
    let words = |span: Span| squeezed(span.of(extraction.document.text()));
    let mut spans = extraction.mentions.iter().map(|mention| words(mention.span));
    let (mut mentions, mut facts) = (Vec::new(), Vec::new());
    for record in jsonl::records(&extraction, &Iris::default(), &Wording::load().unwrap()) {
        match record {
            Record::Document(_) => {}
            Record::Mention(mention) => {
                mentions.push(format!("{} {} {:?}", mention.kind, spans.next().unwrap(), mention.entity));
            }
            Record::Fact(fact) => facts.push(format!(
                "{} {} {} {} {:?} {:?}",
                side(&fact.subject),
                fact.relation,
                side(&fact.object),
                fact.status,
                fact.date,
                fact.attributes
            )),
        }
    }
    let quotes =
        extraction.facts.iter().map(|fact| format!("{} rests on {}", fact.rule, words(fact.evidence)));
    facts.extend(quotes);
    mentions.sort();
    facts.sort();
    (mentions, facts)
}

#[test]
fn the_same_letter_says_the_same_in_every_format() {
    let (mentions, facts) = said(read("txt"));
    assert!(mentions.len() > 150 && facts.len() > 30, "{} {}", mentions.len(), facts.len());
    for (ending, _) in FORMATS.iter().filter(|(_, read)| *read) {
        let (own_mentions, own_facts) = said(read(ending));
        let differ = |ours: &[String], theirs: &[String]| -> Vec<String> {
            let gone = theirs.iter().filter(|line| !ours.contains(line)).map(|line| format!("- {line}"));
            gone.chain(ours.iter().filter(|line| !theirs.contains(line)).map(|line| format!("+ {line}")))
                .collect()
        };
        assert_eq!(differ(&own_mentions, &mentions), Vec::<String>::new(), "mentions of .{ending}");
        assert_eq!(differ(&own_facts, &facts), Vec::<String>::new(), "facts of .{ending}");
        assert_eq!((own_mentions.len(), own_facts.len()), (mentions.len(), facts.len()), "{ending}");
    }
}

#[test]
fn the_same_letter_has_the_same_notes() {
    for (ending, _) in FORMATS.iter().filter(|(_, read)| *read) {
        let document = read(ending);
        let notes: Vec<_> = document
            .notes
            .iter()
            .map(|note| {
                (note.label.clone(), document.text()[..note.anchor.unwrap()].chars().next_back().unwrap())
            })
            .collect();
        let signs = ['.', '.', '.', '.', ',', '.', '.', '.', '.', '.'];
        let expected: Vec<_> =
            signs.iter().enumerate().map(|(n, sign)| ((n + 1).to_string(), *sign)).collect();
        assert_eq!(notes, expected, "{ending}");
    }
}
