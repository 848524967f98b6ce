//! Sections: headings with their levels, and what stands below them.

use super::Found;
use super::blocks::{Blocks, SHORT};
use super::contributions::contribution;
use super::heads;
use super::words::Words;
use crate::text::{BlockKind, PassageKind};

/// How a heading is set; the earlier ones stand above the later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    /// `I. Vragen en opmerkingen`, `Bijlage 2`.
    Part,
    /// `INLEIDING`.
    Capitals,
    /// `Inbreng van de leden van de VVD-fractie`.
    Contribution,
    /// `2.1`, by the number of its figures.
    Numbered(usize),
    /// `A. Algemeen`.
    Letter,
    /// A short line.
    Plain,
}

/// Longest heading without a number, bytes.
const PLAIN: usize = 120;

/// The blocks with which all sections end: those of signatures and of the title.
pub(super) fn ends(blocks: &Blocks<'_>, found: &[Found]) -> Vec<usize> {
    let ends =
        found.iter().filter(|passage| matches!(passage.kind, PassageKind::Signature | PassageKind::Title));
    ends.map(|passage| blocks.list.partition_point(|block| block.span.end <= passage.span.start)).collect()
}

/// The sections of a document in which no reader of a format told them: each runs to the next heading of its level or
/// a higher one, or to one of the blocks `ends`.
pub(super) fn find(words: &Words, blocks: &Blocks<'_>, ends: &[usize]) -> Vec<Found> {
    if blocks.has(|kind| matches!(kind, PassageKind::Section { .. })) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut open: Vec<(Style, usize)> = Vec::new();
    for at in 0..blocks.len() {
        if ends.contains(&at) {
            close(blocks, &mut open, Style::Part, at, &mut found);
        }
        let Some(style) = style(words, blocks, at) else { continue };
        close(blocks, &mut open, style, at, &mut found);
        open.push((style, at));
    }
    close(blocks, &mut open, Style::Part, blocks.len(), &mut found);
    found
}

/// Whether the block is a heading with a section below it.
pub(super) fn is_heading(words: &Words, blocks: &Blocks<'_>, at: usize) -> bool {
    style(words, blocks, at).is_some()
}

/// Ends the sections that a heading of this style at block `end` ends.
fn close(
    blocks: &Blocks<'_>,
    open: &mut Vec<(Style, usize)>,
    style: Style,
    end: usize,
    found: &mut Vec<Found>,
) {
    while let Some((_, at)) = open.pop_if(|(last, _)| *last >= style) {
        let level = u8::try_from(open.len() + 1).unwrap_or(u8::MAX);
        found.push(Found::new(blocks.span(at, end), PassageKind::Section { level }));
    }
}

/// The style of the heading at block `at`, if it is one that has a section.
fn style(words: &Words, blocks: &Blocks<'_>, at: usize) -> Option<Style> {
    let text = blocks.words(at);
    if blocks.is_told(at) || !blocks.is_heading(at) || text.len() > SHORT || text.ends_with(',') {
        return None;
    }
    if words.appendix.start(text).is_some() || heads::roman(text).is_some() {
        return Some(Style::Part);
    }
    if let Some(depth) = depth(text) {
        return Some(Style::Numbered(depth));
    }
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let opens = text.starts_with(|c: char| c.is_uppercase() || "«“‘\"'".contains(c) || c.is_ascii_digit());
    if !opens || letters().count() < 2 || text.contains('\t') || text.len() > PLAIN || !has_text(blocks, at) {
        return None;
    }
    if contribution(words, text).is_some() {
        return Some(Style::Contribution);
    }
    if lettered(text) {
        return Some(Style::Letter);
    }
    let capitals = letters().count() > 5 && letters().all(char::is_uppercase);
    Some(if capitals { Style::Capitals } else { Style::Plain })
}

/// Whether running text, a list, a question or another sort of heading stands below a heading.
fn has_text(blocks: &Blocks<'_>, at: usize) -> bool {
    let Some(kind) = blocks.kind(at + 1) else { return false };
    let below = blocks.words(at + 1);
    let numbered = depth(below).is_some() || lettered(below);
    match kind {
        BlockKind::Heading => {
            let told = blocks.is_told(at + 1) && below.starts_with(char::is_alphanumeric);
            told || numbered || blocks.kind(at + 2) == Some(BlockKind::Paragraph)
        }
        BlockKind::Paragraph => !below.starts_with(char::is_lowercase),
        BlockKind::Row => true,
        BlockKind::Note(_) => false,
    }
}

/// The number of figures before a heading: 2 for `2.1 Verdachten`, 1 for `3. Innovatie`, `3 Innovatie`.
fn depth(text: &str) -> Option<usize> {
    let number = text.split([' ', '\t']).next()?;
    let figures = number.strip_suffix('.').unwrap_or(number);
    let depth = figures.split('.').count();
    let all = figures
        .split('.')
        .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    let words = text[number.len()..].trim_start();
    (all && words.starts_with(|c: char| c.is_uppercase() || "«“‘\"'".contains(c))).then_some(depth)
}

/// `A. Algemeen`, `b) Inzet`.
fn lettered(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes, [letter, b'.' | b')', b' ' | b'\t', ..] if letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_headings() {
        assert_eq!(depth("2.1 Verdachten voor de rechter"), Some(2));
        assert_eq!(depth("2.2\tVoorkomen van"), Some(2));
        assert_eq!(depth("3. Innovatie"), Some(1));
        assert_eq!(depth("3 Innovatie"), Some(1));
        for text in ["2025", "3 landen", "2.1", "22 mei 2025", "Verdachten", "3.1.2025 Den Haag"] {
            assert_eq!(depth(text), None, "{text}");
        }
        assert!(lettered("A. Algemeen") && lettered("b) Inzet") && !lettered("Aan de Kamer"));
    }
}
