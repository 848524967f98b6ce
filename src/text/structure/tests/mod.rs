//! Whole papers in small, and the passages in them.

mod dialogue;
mod papers;

use std::sync::LazyLock;

use proptest::prelude::*;

use super::Structurer;
use crate::text::{Document, Metadata, Passage, PassageKind, PlainReader, Span};

static READERS: LazyLock<(PlainReader, Structurer)> =
    LazyLock::new(|| (PlainReader::new().unwrap(), Structurer::load().unwrap()));

fn structured(text: &str) -> Document {
    let (plain, structurer) = &*READERS;
    let mut document = plain.read("a.txt", text.to_owned(), Metadata::default());
    structurer.find(&mut document);
    document
}

/// One line a passage: what it is, by whom, its first and its last word.
fn outline(text: &str) -> Vec<String> {
    let document = structured(text);
    let of = |index: Option<usize>| match index.map(|index| &document.passages[index].kind) {
        Some(PassageKind::Question { number }) => number.clone().unwrap_or_else(|| "remarks".to_owned()),
        Some(_) => "no question".to_owned(),
        None => "nothing".to_owned(),
    };
    let number = |number: &Option<String>| number.clone().unwrap_or_else(|| "-".to_owned());
    let show = |passage: &Passage| {
        let kind = match &passage.kind {
            PassageKind::Title => "title".to_owned(),
            PassageKind::Section { level } => format!("section {level}"),
            PassageKind::Question { number: printed } => format!("question {}", number(printed)),
            PassageKind::Answer { number: printed, question } => {
                format!("answer {} to {}", number(printed), of(*question))
            }
            PassageKind::Turn => "turn".to_owned(),
            PassageKind::Signature => "signature".to_owned(),
            PassageKind::List => "list".to_owned(),
            PassageKind::Item => "item".to_owned(),
            PassageKind::Table => "table".to_owned(),
        };
        let by = passage.by.map_or(String::new(), |by| {
            let words: Vec<&str> = by.of(document.text()).split_whitespace().collect();
            format!(" by {}", words.join(" "))
        });
        let mut words = passage.span.of(document.text()).split_whitespace();
        let first = words.next().unwrap_or_default();
        format!("{kind}{by}: {first}…{}", words.next_back().unwrap_or(first))
    };
    document.passages.iter().map(show).collect()
}

/// Of the outline what begins with `kind`.
fn only(kind: &str, text: &str) -> Vec<String> {
    outline(text).into_iter().filter(|line| line.starts_with(kind)).collect()
}

#[test]
fn what_the_reader_of_a_format_gave_stands() {
    let text = "Vragen van het lid Krul (CDA) over drones\n\nVraag 1\n\nKlopt dat?\n\nAntwoord 1\n\nJa.\n\n\
                Inleiding\n\nDit is de inleiding van de brief.";
    let (plain, structurer) = &*READERS;
    let mut document = plain.read("a.txt", text.to_owned(), Metadata::default());
    let title = document.blocks[0].span;
    let given = vec![
        Passage { span: title, kind: PassageKind::Title, by: None },
        Passage {
            span: Span::new(title.start, document.text().len()),
            kind: PassageKind::Section { level: 1 },
            by: None,
        },
    ];
    document.passages.clone_from(&given);
    structurer.find(&mut document);
    let of = |kind: &PassageKind| matches!(kind, PassageKind::Title | PassageKind::Section { .. });
    let kept: Vec<&Passage> = document.passages.iter().filter(|passage| of(&passage.kind)).collect();
    assert_eq!(kept, [&given[1], &given[0]]);
    let question =
        document.passages.iter().find(|passage| matches!(passage.kind, PassageKind::Question { .. }));
    assert_eq!(question.unwrap().by.unwrap().of(document.text()), "het lid Krul (CDA)");
}

/// Lines of which papers are made, and of what breaks readers.
fn line() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Vraag 1",
        "Vraag 2, 3 en 4:",
        "Antwoord",
        "Antwoord op vraag 1 en 2",
        "3. Antwoord van het kabinet:",
        "Inbreng van de leden van de VVD-fractie",
        "De leden van de SP-fractie vragen dat.",
        "Deze leden",
        "1. Ëen",
        "De minister van Defensie,",
        "D.M. van Weel\tFoort van Oosten",
        "De heer Van Helvert (CDA): ja",
        "De voorzitter:",
        "II. Reactie van de minister",
        "2.1 Inzet",
        "• ëén",
        "a) één",
        "ii. één",
        "en gaat over tot de orde van de dag.",
        "Betreft: É",
        "Nr. 4 MOTIE VAN HET LID É",
        "Geachte voorzitter,",
        "Bijlage 1",
        "Hoogachtend,",
        "«Wat?»",
        "(",
        "de ",
        " de é",
        "Nr. 187é",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{0,40}"]
}

proptest! {
    #[test]
    fn passages_nest_in_any_text(lines in prop::collection::vec(line(), 0..24), gap in "\n{1,2}") {
        let document = structured(&lines.join(&gap));
        let text = document.text();
        let mut open: Vec<Span> = Vec::new();
        for (index, passage) in document.passages.iter().enumerate() {
            let span = passage.span;
            prop_assert!(!span.is_empty() && text.get(span.start..span.end).is_some());
            prop_assert!(passage.by.is_none_or(|by| !by.is_empty() && text.get(by.start..by.end).is_some()));
            open.retain(|outer| outer.end > span.start);
            prop_assert!(open.iter().all(|outer| outer.contains(span)), "{:?}", document.passages);
            open.push(span);
            if let PassageKind::Answer { question: Some(question), .. } = passage.kind {
                let question = &document.passages[question].kind;
                let asks = matches!(question, PassageKind::Question { .. });
                prop_assert!(asks, "{index}");
            }
        }
        let mut end = 0;
        for block in &document.blocks {
            prop_assert!(block.span.start >= end && !block.span.is_empty());
            end = block.span.end;
        }
        for sentence in &document.sentences {
            let block = document.block_at(sentence.start).map(|block| block.span);
            prop_assert!(block.is_some_and(|block| block.contains(*sentence)));
        }
    }
}
