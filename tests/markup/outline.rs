//! A document for reading: metadata, blocks with what they are, passages around them.

use std::fmt::Write as _;

use kamergraaf::text::{BlockKind, Document, Metadata, Passage, PassageKind, Span};

/// The outline of a document.
pub(crate) fn of(document: &Document) -> String {
    let mut out = metadata(&document.metadata);
    out.push('\n');
    for block in &document.blocks {
        for (index, passage) in document.passages.iter().enumerate() {
            let begins = block.span.contains(Span::new(passage.span.start, passage.span.start))
                && passage.span.start < block.span.end;
            if begins {
                writeln!(out, "{}{}", indent(document, index), name(document, passage)).unwrap();
            }
        }
        let inside = document.passages.iter().filter(|passage| passage.span.contains(block.span)).count();
        let kind = match block.kind {
            BlockKind::Paragraph => "¶ ".to_owned(),
            BlockKind::Heading => "# ".to_owned(),
            BlockKind::Row => "| ".to_owned(),
            BlockKind::Note(index) => note(document, index),
        };
        let text = block.span.of(document.text()).replace('\t', " → ");
        writeln!(out, "{}{kind}{text}", "  ".repeat(inside)).unwrap();
    }
    out
}

fn metadata(known: &Metadata) -> String {
    let lines = [
        ("title", known.title.clone()),
        ("kind", known.kind.clone()),
        ("date", known.date.map(|date| date.to_string())),
        ("dossier", known.dossier.clone()),
        ("number", known.number.clone()),
        ("session", known.session.clone()),
        ("submitters", Some(known.submitters.join(", ")).filter(|names| !names.is_empty())),
    ];
    lines.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}\n", value?))).collect()
}

fn indent(document: &Document, index: usize) -> String {
    let span = document.passages[index].span;
    let outer = document.passages[..index].iter().filter(|outer| outer.span.contains(span)).count();
    "  ".repeat(outer)
}

fn name(document: &Document, passage: &Passage) -> String {
    let number = |number: &Option<String>| number.clone().unwrap_or_default();
    let kind = match &passage.kind {
        PassageKind::Section { level } => format!("Section {level}"),
        PassageKind::Question { number: n } => format!("Question {}", number(n)),
        PassageKind::Answer { number: n, question } => {
            let question = question.map(|index| match &document.passages[index].kind {
                PassageKind::Question { number: n } => number(n),
                other => format!("{other:?}"),
            });
            format!("Answer {} to {}", number(n), question.unwrap_or_default())
        }
        other => format!("{other:?}"),
    };
    match passage.by {
        Some(by) => format!("<{kind}> by “{}”", by.of(document.text())),
        None => format!("<{kind}>"),
    }
}

fn note(document: &Document, index: usize) -> String {
    let note = &document.notes[index];
    let anchor = note.anchor.map_or("nowhere".to_owned(), |at| {
        let before: Vec<&str> = document.text()[..at].split_whitespace().rev().take(3).collect();
        before.into_iter().rev().collect::<Vec<_>>().join(" ")
    });
    format!("[{} at “{anchor}”] ", note.label)
}
