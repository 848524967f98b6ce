//! What a document says of itself: date, title, kind, number, session, who submitted it.
//!
//! Only its head is read (the blocks before the salutation or the running text, and the title), the lines around
//! its signatures, and the running heads of its pages. A date in running text is never the document's own.

mod dates;

use std::collections::BTreeSet;

use crate::embedded;
use crate::entity::paper::own::{self, OwnNumber};
use crate::gazetteer::TableError;
use crate::text::{Block, BlockKind, Document, Metadata, Origin, PassageKind, Span};
use dates::Dates;

/// The tables by which heads are read.
pub(super) struct Heads {
    dates: Dates,
    salutations: Vec<String>,
    /// How titles begin, the longest first, and the kind of paper.
    kinds: Vec<(String, String)>,
}

/// Most blocks before a salutation.
const LETTERHEAD: usize = 40;
/// Most blocks of a head without one.
const MOST: usize = 16;
/// A block from this length on is running text, bytes.
const RUNNING: usize = 240;

impl Heads {
    pub(super) fn load() -> Result<Self, TableError> {
        let words = embedded!("structure-words.tsv").table(&["word", "roles", "why"])?;
        let of = |role: &str| -> Vec<String> {
            let rows = words.rows().filter(|row| row.get("roles").split(' ').any(|other| other == role));
            rows.map(|row| row.get("word").to_owned()).collect()
        };
        let table = embedded!("paper-kinds.tsv").table(&["phrase", "kind"])?;
        let mut kinds: Vec<(String, String)> =
            table.rows().map(|row| (row.get("phrase").to_owned(), row.get("kind").to_owned())).collect();
        kinds.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        Ok(Self { dates: Dates::load(of("place"), of("subject"))?, salutations: of("salutation"), kinds })
    }

    /// Adds what the document says of itself to what is known.
    pub(super) fn read(&self, document: &mut Document) {
        let found = self.found(document);
        document.metadata.fill(found.said_by(Origin::Text));
    }

    fn found(&self, document: &Document) -> Metadata {
        let head = self.head(document);
        let text = document.text();
        let lines: Vec<&str> = head.iter().map(|block| block.span.of(text)).collect();
        let title = of_kind(document, &PassageKind::Title).next().map(|span| span.of(text));
        let printed = running_head(document);
        let own = numbered(&lines).or_else(|| printed.as_ref().map(|head| head.own.clone()));
        let session = lines.iter().find_map(|line| own::session_line(line));
        let kind = self.kind(document, title);
        Metadata {
            date: self.dates.of(document, &lines, title),
            submitters: submitters(document, kind),
            title: title.map(one_line),
            kind: kind.map(str::to_owned),
            session: session.or_else(|| printed.map(|head| head.session)),
            dossier: own.as_ref().map(|own| own.dossier.clone()),
            number: own.map(|own| own.number),
            ..Metadata::default()
        }
    }

    /// The blocks before the salutation, or before the first running text.
    fn head<'a>(&self, document: &'a Document) -> &'a [Block] {
        let text = document.text();
        let blocks = &document.blocks;
        let greets = |block: &Block| starts(block.span.of(text), &self.salutations);
        if let Some(salutation) = blocks.iter().take(LETTERHEAD).position(greets) {
            return &blocks[..salutation];
        }
        let title = of_kind(document, &PassageKind::Title).next();
        let runs = |block: &Block| {
            let titled = title.is_some_and(|title| block.span.contains(title));
            block.span.len() >= RUNNING && !titled || matches!(block.kind, BlockKind::Note(_))
        };
        let end = blocks.iter().take(MOST).position(runs).unwrap_or(MOST.min(blocks.len()));
        &blocks[..end]
    }

    /// What sort of paper its title says that it is; a letter is one by its salutation and its signature.
    fn kind(&self, document: &Document, title: Option<&str>) -> Option<&str> {
        let title = title.map(str::to_lowercase);
        let known = title.and_then(|title| self.kinds.iter().find(|(phrase, _)| title.starts_with(phrase)));
        if let Some((_, kind)) = known {
            return Some(kind);
        }
        let text = document.text();
        let greeted = document
            .blocks
            .iter()
            .take(LETTERHEAD)
            .any(|block| starts(block.span.of(text), &self.salutations));
        (greeted && of_kind(document, &PassageKind::Signature).next().is_some()).then_some(LETTER)
    }
}

/// The kind of a paper with a salutation and a signature.
const LETTER: &str = "Brief";
/// The kind of a paper whose signers are its movers.
const MOTION: &str = "Motie";

fn starts(text: &str, phrases: &[String]) -> bool {
    phrases
        .iter()
        .any(|phrase| text.get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase)))
}

fn of_kind<'a>(document: &'a Document, kind: &'a PassageKind) -> impl Iterator<Item = Span> + 'a {
    document.passages.iter().filter(move |passage| passage.kind == *kind).map(|passage| passage.span)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Dossier and number at the head: a line with the dossier and below it one with the number, or both in one line.
fn numbered(lines: &[&str]) -> Option<OwnNumber> {
    const BELOW: usize = 4;
    let parted = lines.iter().enumerate().find_map(|(at, line)| {
        let dossier = own::dossier_line(line)?;
        let number = lines.iter().skip(at + 1).take(BELOW).find_map(|line| own::number_line(line))?;
        Some(OwnNumber { dossier, number })
    });
    // A list of votes has such a line above each motion.
    let mut referred = lines.iter().filter_map(|line| own::reference_line(line));
    let first = referred.next().filter(|first| referred.all(|other| other == *first));
    parted.or(first)
}

/// The running head that two pages of the source agree on, or the first page where it is the only one.
fn running_head(document: &Document) -> Option<own::RunningHead> {
    let mut first: Option<own::RunningHead> = None;
    for (at, _) in document.source.match_indices(" Kamer, vergaderjaar ") {
        let start = document.source[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = document.source[at..].find('\n').map_or(document.source.len(), |end| at + end);
        let Some(head) = own::running_head(&document.source[start..end]) else { continue };
        match &first {
            None => first = Some(head),
            Some(before) if before.own == head.own && before.page != head.page => return first,
            Some(_) => return None,
        }
    }
    first.filter(|head| head.page == 1)
}

/// Who moved a motion: the names under it, a line each.
fn submitters(document: &Document, kind: Option<&str>) -> Vec<String> {
    if kind != Some(MOTION) {
        return Vec::new();
    }
    let names = document.passages.iter().filter(|passage| passage.kind == PassageKind::Signature);
    let names =
        names.filter_map(|passage| passage.by).flat_map(|by| by.of(document.text()).split(['\n', '\t']));
    let mut seen = BTreeSet::new();
    names.map(one_line).filter(|name| !name.is_empty() && seen.insert(name.clone())).collect()
}

#[cfg(test)]
mod tests;
