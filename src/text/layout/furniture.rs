//! Page furniture: what the page says of itself between two halves of the text.

use super::lines::Line;
use crate::text::{Table, TableError};

/// Longest line of a letterhead, bytes; a text line is longer.
const LETTERHEAD_WIDTH: usize = 45;
/// Most lines of a letterhead, blank ones included.
const LETTERHEAD_LINES: usize = 16;

/// The labels of letterheads ("Onze referentie").
pub(super) struct Letterhead {
    labels: Vec<String>,
}

impl Letterhead {
    /// Reads the table `data/letterhead.tsv`.
    pub(super) fn load() -> Result<Self, TableError> {
        let table =
            Table::parse("data/letterhead.tsv", include_str!("../../../data/letterhead.tsv"), &["label"])?;
        Ok(Self { labels: table.rows().map(|row| row.get("label").to_owned()).collect() })
    }

    /// For each line whether it is page furniture.
    pub(super) fn find(&self, source: &str, lines: &[Line]) -> Vec<bool> {
        let mut furniture = vec![false; lines.len()];
        for (index, line) in lines.iter().enumerate() {
            let text = line.span.of(source);
            if is_running_head(text) || is_page_link(text, lines, index) {
                furniture[index] = true;
            } else if is_page_count(text) {
                let first = self.letterhead_before(source, lines, index).unwrap_or(index);
                furniture[first..=index].fill(true);
            }
        }
        furniture
    }

    /// The first line of a letterhead that ends just before line `end`.
    fn letterhead_before(&self, source: &str, lines: &[Line], end: usize) -> Option<usize> {
        let lowest = end.saturating_sub(LETTERHEAD_LINES);
        let first =
            (lowest..end).rev().take_while(|index| lines[*index].span.len() <= LETTERHEAD_WIDTH).last()?;
        let labelled =
            (first..end).any(|index| self.labels.iter().any(|label| label == lines[index].span.of(source)));
        labelled.then_some(first)
    }
}

/// The address of a link on the page, printed by the converter between the last
/// line of a page and the first of the next.
fn is_page_link(text: &str, lines: &[Line], index: usize) -> bool {
    let alone = text.starts_with("http") && text.contains("://") && !text.contains(' ');
    let next = || lines[index + 1..].iter().find(|line| !line.is_blank());
    alone && lines[..index].last().is_some_and(Line::is_blank) && next().is_none_or(|line| line.page)
}

/// `Pagina 34 van 54`.
fn is_page_count(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("Pagina ") else { return false };
    let Some((page, pages)) = rest.split_once(" van ") else { return false };
    is_number(page) && is_number(pages)
}

/// `Tweede Kamer, vergaderjaar 2020–2021, 26 150, nr. 187 6`: the House, the year, the paper, the page.
fn is_running_head(text: &str) -> bool {
    let house = ["Tweede Kamer", "Eerste Kamer"].into_iter().find_map(|house| text.strip_prefix(house));
    let Some(rest) = house.and_then(|rest| rest.strip_prefix(", vergaderjaar ")) else { return false };
    rest.rsplit(' ').next().is_some_and(is_number)
        && rest.chars().take(9).all(|c| c.is_ascii_digit() || matches!(c, '-' | '–'))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::lines::Lines;
    use super::*;

    fn kept(source: &str) -> Vec<&str> {
        let lines = Lines::of(source).all;
        let furniture = Letterhead::load().unwrap().find(source, &lines);
        let text = lines.iter().zip(furniture).filter(|(line, gone)| !gone && !line.is_blank());
        text.map(|(line, _)| line.span.of(source)).collect()
    }

    #[test]
    fn a_running_head_goes() {
        assert_eq!(
            kept("wapens.\n\nTweede Kamer, vergaderjaar 2020–2021, 26 150, nr. 187 6\n\nDe leden"),
            ["wapens.", "De leden"]
        );
        assert_eq!(
            kept("Kamerstukken Tweede Kamer, vergaderjaar 2019, nr. 3"),
            ["Kamerstukken Tweede Kamer, vergaderjaar 2019, nr. 3"]
        );
    }

    #[test]
    fn a_letterhead_goes_with_its_page_count() {
        let text = "zowel in Europees verband, als in een veelvoud van gesprekken met\n\nMinisterie van Buitenlandse\n\
                    Zaken\n\nOnze referentie\nBZ1\n\nPagina 3 van 5\n\nbilaterale";
        assert_eq!(
            kept(text),
            ["zowel in Europees verband, als in een veelvoud van gesprekken met", "bilaterale"]
        );
    }

    #[test]
    fn short_lines_without_a_label_stay() {
        assert_eq!(kept("Slot\n\nPagina 3 van 5"), ["Slot"]);
        assert_eq!(kept("Pagina drie van vijf"), ["Pagina drie van vijf"]);
    }
}
