//! The date of a document at its head or over its signature.

use jiff::civil::Date;

use crate::embedded;
use crate::gazetteer::TableError;
use crate::grammar::{PartialDate, date};
use crate::text::{BlockKind, Document, PassageKind};

/// What a label says of the date behind it; the surer one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    /// `Vastgesteld 18 september 2020`
    Fixed,
    /// `Voorgesteld 13 februari 2025`
    Presented,
    /// `(ontvangen 3 juli 2025)`
    Received,
    /// `Den Haag, 21 november 2025`
    Signed,
    /// `Datum 21 november 2025`
    Dated,
    /// `(ingezonden 22 mei 2025)`
    Sent,
    /// `30 november 2023`, alone in a line of the head.
    Alone,
}

/// The labels and places before dates.
pub(super) struct Dates {
    places: Vec<String>,
    labels: Vec<(String, Sort)>,
    /// Labels of other things in the margin of a letter, which may follow in the same line.
    margin: Vec<String>,
}

impl Dates {
    /// `margin` are labels that may stand behind a date, beside those of `data/letterhead.tsv`.
    pub(super) fn load(places: Vec<String>, mut margin: Vec<String>) -> Result<Self, TableError> {
        let letterhead = embedded!("letterhead.tsv").table(&["label"])?;
        margin.extend(letterhead.rows().map(|row| row.get("label").to_owned()));
        let table = embedded!("date-labels.tsv").table(&["label", "of"])?;
        let mut labels = Vec::new();
        for row in table.rows() {
            let sort = match row.get("of") {
                "fixed" => Sort::Fixed,
                "presented" => Sort::Presented,
                "received" => Sort::Received,
                "dated" => Sort::Dated,
                "sent" => Sort::Sent,
                other => return Err(row.error(format!("`of` must not be {other:?}"))),
            };
            labels.push((row.get("label").to_owned(), sort));
        }
        Ok(Self { places, labels, margin })
    }

    /// The date of a document: of those at its head, in its title, right behind its title and around its signatures
    /// the surest; none where two of that sort differ.
    pub(super) fn of(&self, document: &Document, head: &[&str], title: Option<&str>) -> Option<Date> {
        let mut found: Vec<(Sort, Date)> = Vec::new();
        for (at, line) in head.iter().enumerate() {
            found.extend(self.line(line));
            // The label in a line of its own, as in a margin.
            let alone =
                self.labels.iter().find(|(label, _)| line.trim_end_matches(':').eq_ignore_ascii_case(label));
            let below = alone.and_then(|(_, sort)| Some((*sort, whole(head.get(at + 1)?)?)));
            found.extend(below);
            found.extend(self.bracketed(line).or_else(|| Some((Sort::Alone, bare(line)?))));
        }
        found.extend(title.and_then(|title| self.bracketed(title)));
        for line in around(document) {
            found.extend(self.line(line).or_else(|| self.bracketed(line)));
        }
        // Where the answers stand too, the day on which the questions were sent in is not the document's.
        if document.passages.iter().any(|passage| matches!(passage.kind, PassageKind::Answer { .. })) {
            found.retain(|(sort, _)| *sort != Sort::Sent);
        }
        let surest = found.iter().map(|(sort, _)| *sort).min()?;
        let mut dates = found.into_iter().filter(|(sort, _)| *sort == surest).map(|(_, date)| date);
        let date = dates.next()?;
        dates.all(|other| other == date).then_some(date)
    }

    /// A line that holds nothing but a date with its label or its place.
    fn line(&self, line: &str) -> Option<(Sort, Date)> {
        let line = line.trim();
        let inside = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(line);
        if let Some((label, sort)) = self.labels.iter().find(|(label, _)| begins(inside, label)) {
            let rest = inside[label.len()..].trim_start_matches([':', ' ', '\t']);
            let rest = rest.strip_prefix("op ").unwrap_or(rest);
            let rest =
                if matches!(sort, Sort::Presented | Sort::Received) { on_occasion(rest) } else { rest };
            return whole(self.without_margin(rest)).map(|date| (*sort, date));
        }
        let inside = inside.strip_prefix("Gedaan te ").unwrap_or(inside);
        let place = self.places.iter().find(|place| begins(inside, place))?;
        let rest = inside[place.len()..].trim_start().strip_prefix(',')?;
        whole(rest.trim_start()).map(|date| (Sort::Signed, date))
    }

    /// `4 maart 2024` of `4 maart 2024 Betreft Brief over …`.
    fn without_margin<'a>(&self, text: &'a str) -> &'a str {
        let label = |(at, _): &(usize, &str)| self.margin.iter().any(|label| begins(&text[at + 1..], label));
        text.match_indices(' ').find(label).map_or(text, |(at, _)| &text[..at])
    }

    /// A date with its label in brackets, the last one: `… (ontvangen 3 juli 2025). Zie ook …`.
    fn bracketed(&self, text: &str) -> Option<(Sort, Date)> {
        let bracket = |rest: &str| {
            let inside = rest.split_once(')')?.0;
            let (label, sort) = self.labels.iter().find(|(label, _)| begins(inside, label))?;
            whole(inside[label.len()..].trim()).map(|date| (*sort, date))
        };
        text.rsplit('(').find_map(bracket)
    }
}

/// A line that holds a date and nothing else but `van`, which joins it to the title above.
fn bare(line: &str) -> Option<Date> {
    let line = line.trim();
    whole(line.strip_prefix("van ").unwrap_or(line))
}

/// The day in `tijdens het notaoverleg van 12 juni 2023` and `1 juli 2021 (Debat over de Europese top)`.
fn on_occasion(text: &str) -> &str {
    let text = text.split(" (").next().unwrap_or(text).trim_end();
    let said = ["tijdens ", "in ", "bij ", "ter "].iter().any(|lead| text.starts_with(lead));
    let day = text.rsplit_once(" van ").or_else(|| text.rsplit_once(" op "));
    day.filter(|_| said).map_or(text, |(_, day)| day)
}

/// Whether `text` begins with this word.
fn begins(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
        && !text[word.len()..].starts_with(char::is_alphanumeric)
}

/// A day in full that fills the text, or its first column.
fn whole(text: &str) -> Option<Date> {
    let text = text.split('\t').next()?.trim().trim_end_matches(['.', ',']);
    let (rest, PartialDate { year, month, day }) = date(text, None).ok()?;
    let starts = text.starts_with(|c: char| c.is_ascii_digit());
    (starts && rest.is_empty()).then(|| Date::new(year, month?, day?).ok()).flatten()
}

/// How many blocks before and behind a signature, and behind the title, may hold a date.
const AROUND: usize = 2;

/// The lines around signatures and right behind the title.
fn around(document: &Document) -> Vec<&str> {
    let text = document.text();
    let mut lines = Vec::new();
    for passage in &document.passages {
        let signed = match passage.kind {
            PassageKind::Signature => true,
            PassageKind::Title => false,
            _ => continue,
        };
        let first = document.blocks.partition_point(|block| block.span.end <= passage.span.start);
        let behind = document.blocks.partition_point(|block| block.span.start < passage.span.end);
        let from = if signed { first.saturating_sub(AROUND) } else { behind };
        let near = document.blocks.iter().take(behind + AROUND).skip(from);
        let body = near.filter(|block| !matches!(block.kind, BlockKind::Note(_)));
        lines.extend(body.map(|block| block.span.of(text)).filter(|line| line.len() <= LONGEST));
    }
    lines
}

/// Longest line with a date, bytes.
const LONGEST: usize = 240;
