//! Sentences within blocks.
//!
//! A sentence ends behind `.`, `?` or `!` (and the quotes and brackets that close
//! with it) where a blank and a capital, a figure or an opening sign follow. It
//! does not end behind an abbreviation ("nr.", "d.w.z."), behind initials
//! ("D.M. van Weel") or behind the number of a list ("1. Antwoord").

use std::collections::BTreeMap;

use crate::text::{Block, Row, Span, Table, TableError};

/// Splits blocks into sentences.
pub(in crate::text) struct Splitter {
    /// Abbreviations without their last full stop; whether one may end a sentence.
    abbreviations: BTreeMap<String, bool>,
}

impl Splitter {
    /// Reads the table `data/abbreviations.tsv`.
    pub(in crate::text) fn load() -> Result<Self, TableError> {
        let text = include_str!("../../../data/abbreviations.tsv");
        let table = Table::parse("data/abbreviations.tsv", text, &["text", "why", "ends"])?;
        let row = |row: Row<'_>| {
            let ends = match row.get("ends") {
                "yes" => true,
                "no" => false,
                other => return Err(row.error(format!("`ends` must be yes or no, not {other:?}"))),
            };
            Ok((row.get("text").trim_end_matches('.').to_lowercase(), ends))
        };
        Ok(Self { abbreviations: table.rows().map(row).collect::<Result<_, _>>()? })
    }

    /// The sentences of `blocks` in order; none crosses the end of a block.
    pub(in crate::text) fn split(&self, text: &str, blocks: &[Block]) -> Vec<Span> {
        let mut sentences = Vec::new();
        for block in blocks {
            let mut start = block.span.start;
            while let Some(end) = self.end(text, Span::new(start, block.span.end)) {
                sentences.push(Span::new(start, end));
                let rest = Span::new(end, block.span.end).of(text);
                start = end + rest.len() - rest.trim_start().len();
            }
            if start < block.span.end {
                sentences.push(Span::new(start, block.span.end));
            }
        }
        sentences
    }

    /// Where the first sentence of `span` ends, if another follows in it.
    fn end(&self, text: &str, span: Span) -> Option<usize> {
        let rest = span.of(text);
        memchr::memchr3_iter(b'.', b'?', b'!', rest.as_bytes()).find_map(|stop| {
            let after =
                rest[stop + 1..].trim_start_matches(['»', '”', '’', '"', '\'', ')', ']', '.', '?', '!']);
            let end = rest.len() - after.len();
            let next = after.strip_prefix([' ', '\t'])?.trim_start();
            let first = next.chars().next()?;
            let starts = first.is_uppercase() || first.is_ascii_digit() || is_opening(first);
            (starts && (!rest[stop..].starts_with('.') || self.stops(&rest[..stop], next)))
                .then_some(span.start + end)
        })
    }

    /// Whether the full stop behind `before` ends a sentence when `next` follows.
    fn stops(&self, before: &str, next: &str) -> bool {
        let word =
            before.rsplit(|c: char| c.is_whitespace() || "(«“‘\"'[/".contains(c)).next().unwrap_or_default();
        if word.chars().all(|c| c.is_ascii_digit()) && word.len() == before.len() {
            return false;
        }
        if word.len() <= LONGEST_ABBREVIATION
            && let Some(ends) = self.abbreviations.get(&word.to_lowercase())
        {
            return *ends && next.starts_with(char::is_uppercase);
        }
        // Initials: single letters, each with its full stop.
        let initials = !word.is_empty() && word.split('.').all(|part| part.chars().count() == 1);
        if !initials || word.chars().all(|c| c.is_ascii_digit()) {
            return true;
        }
        // "Rafik A. Hij": an initial that stands for a surname, behind a given name.
        let given = before[..before.len() - word.len()].trim_end().rsplit(' ').next().unwrap_or_default();
        !word.contains('.') && given.len() > 1 && given.starts_with(char::is_uppercase)
    }
}

/// Longer words are not looked for among the abbreviations, bytes.
const LONGEST_ABBREVIATION: usize = 16;

/// Whether a sentence can begin with this sign.
const fn is_opening(sign: char) -> bool {
    matches!(sign, '«' | '“' | '‘' | '"' | '\'' | '(' | '[' | '–' | '-' | '•')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind;

    fn sentences(text: &str) -> Vec<&str> {
        let blocks = [Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }];
        Splitter::load().unwrap().split(text, &blocks).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn sentences_end_at_full_stops() {
        assert_eq!(
            sentences("Het is zo. Zij komt! «Echt waar?» Ja."),
            ["Het is zo.", "Zij komt!", "«Echt waar?»", "Ja."]
        );
        assert_eq!(sentences("In 2025. De lijst"), ["In 2025.", "De lijst"]);
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_one() {
        for whole in [
            "Kamerstuk 28 498, nr. 56 is van D.M. van Weel.",
            "1. Antwoord van het kabinet:",
            "Prof. Dr. P.A. Nollkaemper, d.w.z. Nollkaemper.",
            "De motie van het lid Dobbe c.s. verzoekt.",
        ] {
            assert_eq!(sentences(whole), [whole]);
        }
        assert_eq!(sentences("Op 2 oktober jl. Het kabinet"), ["Op 2 oktober jl.", "Het kabinet"]);
        assert_eq!(sentences("de Syriër Rafik A. Hij is"), ["de Syriër Rafik A.", "Hij is"]);
    }
}
