//! Page furniture: what the page says of itself between two halves of the text.

use std::collections::HashMap;

use super::lines::{Line, Lines};
use super::page_lines::{PageLines, Place};
use crate::text::{Table, TableError};

/// Longest line of a letterhead, bytes; a text line is longer.
const LETTERHEAD_WIDTH: usize = 45;
/// Most lines of a letterhead, blank ones included.
const LETTERHEAD_LINES: usize = 16;
/// From so many pages on, lines that most pages have at one place are furniture.
const FEWEST_PAGES: usize = 3;
/// How many lines from either end of a page may be furniture by that.
const DEEPEST: usize = 12;
/// Longest line that may be furniture by that, bytes.
const LONGEST_HEAD: usize = 160;
/// From so many on, numbers that stand alone and go up by one are pages.
const SHORTEST_SERIES: usize = 3;
/// So many lines stand between two page numbers at least.
const SHORTEST_PAGE: usize = 15;

/// Knows page furniture: patterns of lines, and the labels of letterheads ("Onze referentie").
pub(super) struct Furniture {
    page_lines: PageLines,
    labels: Vec<String>,
}

impl Furniture {
    /// Reads the tables `data/page-lines.tsv` and `data/letterhead.tsv`.
    pub(super) fn load() -> Result<Self, TableError> {
        let table =
            Table::parse("data/letterhead.tsv", include_str!("../../../data/letterhead.tsv"), &["label"])?;
        let labels = table.rows().map(|row| row.get("label").to_owned()).collect();
        Ok(Self { page_lines: PageLines::load()?, labels })
    }

    /// For each line whether it is page furniture.
    pub(super) fn find(&self, source: &str, lines: &Lines) -> Vec<bool> {
        let all = &lines.all;
        let mut furniture = vec![false; all.len()];
        if lines.paged {
            repeated(source, all, &mut furniture);
        }
        let mut candidates = Vec::new();
        for (index, line) in all.iter().enumerate().filter(|(_, line)| !line.is_blank()) {
            let text = line.span.of(source);
            if is_page_link(text, all, index) {
                furniture[index] = true;
            } else if let Some(place) = self.page_lines.place(text) {
                furniture[index] |= place == Place::Anywhere;
                candidates.push((index, place));
            }
        }
        // What stands at the edge may do so behind other furniture.
        let both = candidates.iter().chain(candidates.iter().rev());
        let paged = all.iter().skip(1).any(|line| line.page);
        for (index, place) in both {
            furniture[*index] |= match place {
                Place::Anywhere => true,
                Place::Alone => is_alone(all, *index) || is_edge(all, &furniture, *index, paged),
                Place::Edge | Place::Number => is_edge(all, &furniture, *index, paged),
            };
        }
        for index in series(source, all, &candidates) {
            furniture[index] = true;
        }
        for (index, _) in candidates.iter().filter(|(index, _)| is_later_count(all[*index].span.of(source))) {
            let first = self.letterhead_before(source, all, *index).unwrap_or(*index);
            furniture[first..=*index].fill(true);
        }
        furniture
    }

    /// The first line of a letterhead that ends just before line `end`.
    fn letterhead_before(&self, source: &str, lines: &[Line], end: usize) -> Option<usize> {
        let lowest = end.saturating_sub(LETTERHEAD_LINES);
        let first =
            (lowest..end).rev().take_while(|index| lines[*index].span.len() <= LETTERHEAD_WIDTH).last()?;
        let labelled = (first..end).any(|index| self.is_label(lines[index].span.of(source)));
        labelled.then_some(first)
    }

    /// `Onze referentie`, `Onze referentie BZ2516639`, `Datum: 3 mei`.
    fn is_label(&self, line: &str) -> bool {
        let rest = self.labels.iter().find_map(|label| line.strip_prefix(label.as_str()));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':', '\t']))
    }
}

/// `Pagina 3 van 5`; on the first page the letterhead says whose letter it is, and of when.
fn is_later_count(line: &str) -> bool {
    line.starts_with("Pagina ") && line.contains(" van ") && !line.starts_with("Pagina 1 ")
}

/// The address of a link on the page, printed by the converter between the last
/// line of a page and the first of the next.
fn is_page_link(text: &str, lines: &[Line], index: usize) -> bool {
    let alone = text.starts_with("http") && text.contains("://") && !text.contains(' ');
    let next = || lines[index + 1..].iter().take(LETTERHEAD_LINES).find(|line| !line.is_blank());
    alone && index > 0 && lines[index - 1].is_blank() && next().is_none_or(|line| line.page)
}

/// Whether blank lines or ends of pages stand on both sides of a line.
fn is_alone(lines: &[Line], index: usize) -> bool {
    let before = index == 0 || lines[index].page || lines[index - 1].is_blank();
    before && lines.get(index + 1).is_none_or(|next| next.is_blank() || next.page)
}

/// Whether a line is the first or last of a page, other furniture aside; the
/// first line of all is a title.
fn is_edge(lines: &[Line], furniture: &[bool], index: usize, paged: bool) -> bool {
    let text = |at: usize| !lines[at].is_blank() && !furniture[at];
    for at in (0..=index).rev().take(LETTERHEAD_LINES) {
        if at < index && text(at) {
            break;
        }
        if lines[at].page && at > 0 {
            return true;
        }
    }
    for at in (index + 1..).take(LETTERHEAD_LINES) {
        match lines.get(at) {
            None => return paged,
            Some(line) if line.page => return true,
            Some(_) if text(at) => return false,
            Some(_) => {}
        }
    }
    false
}

/// Of lines with a number alone those that are a series of pages: each one more
/// than the one before, and a page's text between them.
fn series(source: &str, lines: &[Line], candidates: &[(usize, Place)]) -> Vec<usize> {
    let value = |index: usize| {
        let text = lines[index].span.of(source);
        let digits = text.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        digits.parse::<u32>().ok()
    };
    let mut found = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let numbers = candidates.iter().filter(|(_, place)| *place == Place::Number);
    for index in numbers.map(|(index, _)| *index).filter(|index| is_alone(lines, *index)) {
        let goes_on = run.last().is_some_and(|last| {
            index - last >= SHORTEST_PAGE
                && value(*last).is_some_and(|before| value(index) == Some(before + 1))
        });
        if !goes_on {
            if run.len() >= SHORTEST_SERIES {
                found.append(&mut run);
            }
            run.clear();
        }
        run.push(index);
    }
    if run.len() >= SHORTEST_SERIES {
        found.append(&mut run);
    }
    found
}

/// Marks the lines that most pages have at their top or at their foot, only with
/// other numbers; from the edge inwards, as long as all are such.
fn repeated(source: &str, lines: &[Line], furniture: &mut [bool]) {
    let mut starts: Vec<usize> =
        lines.iter().enumerate().filter(|(_, line)| line.page).map(|(index, _)| index).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let pages = starts.len();
    if pages < FEWEST_PAGES {
        return;
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let edges: Vec<[Vec<usize>; 2]> = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| [outer(lines, *start..end), outer_back(lines, *start..end)])
        .collect();
    for side in 0..2 {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for page in &edges {
            let mut shapes: Vec<String> =
                page[side].iter().filter_map(|at| shape(lines[*at].span.of(source))).collect();
            shapes.sort_unstable();
            shapes.dedup();
            for shape in shapes {
                *counts.entry(shape).or_default() += 1;
            }
        }
        // Left and right pages may have heads of their own.
        let enough = (pages * 2).div_ceil(5).max(FEWEST_PAGES);
        for page in &edges {
            let same = |at: &&usize| {
                shape(lines[**at].span.of(source))
                    .is_some_and(|shape| counts.get(&shape).is_some_and(|n| *n >= enough))
            };
            for at in page[side].iter().take_while(same) {
                furniture[*at] = true;
            }
        }
    }
}

fn outer(lines: &[Line], page: std::ops::Range<usize>) -> Vec<usize> {
    page.filter(|at| !lines[*at].is_blank()).take(DEEPEST).collect()
}

fn outer_back(lines: &[Line], page: std::ops::Range<usize>) -> Vec<usize> {
    page.rev().filter(|at| !lines[*at].is_blank()).take(DEEPEST).collect()
}

/// A line without its numbers: `Pagina # van #`; `None` of a line that is text.
fn shape(line: &str) -> Option<String> {
    if line.len() > LONGEST_HEAD {
        return None;
    }
    let mut shape = String::with_capacity(line.len());
    for c in line.chars() {
        let digit = c.is_ascii_digit();
        if !(digit && shape.ends_with('#')) {
            shape.push(if digit { '#' } else { c });
        }
    }
    Some(shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(source: &str) -> Vec<&str> {
        let lines = Lines::of(source);
        let furniture = Furniture::load().unwrap().find(source, &lines);
        let text = lines.all.iter().zip(furniture).filter(|(line, gone)| !gone && !line.is_blank());
        text.map(|(line, _)| line.span.of(source)).collect()
    }

    #[test]
    fn a_running_head_goes() {
        let head = "wapens.\n\nTweede Kamer, vergaderjaar 2020–2021, 26 150, nr. 187 6\n\nDe leden";
        assert_eq!(kept(head), ["wapens.", "De leden"]);
        let cited = "Kamerstukken\nTweede Kamer, vergaderjaar 2019–2020, 26 150, nr. 3\nen";
        assert_eq!(kept(cited).len(), 3);
    }

    #[test]
    fn a_letterhead_goes_with_its_page_count() {
        let long = "zowel in Europees verband, als in een veelvoud van gesprekken met";
        let text = format!(
            "{long}\n\nMinisterie van Buitenlandse\nZaken\n\nOnze referentie\nBZ1\n\nPagina 3 van 5\n\nbilaterale"
        );
        assert_eq!(kept(&text), [long, "bilaterale"]);
        // The first page says whose letter it is.
        assert_eq!(kept(&text.replace('3', "1")).len(), 6);
    }

    #[test]
    fn short_lines_without_a_label_stay() {
        assert_eq!(kept("Slot\n\nPagina 3 van 5"), ["Slot"]);
        assert_eq!(kept("Pagina drie van vijf"), ["Pagina drie van vijf"]);
    }

    #[test]
    fn page_numbers_go_only_where_pages_end() {
        assert_eq!(kept("tekst\n\n- 3 -\n\nmeer"), ["tekst", "meer"]);
        assert_eq!(kept("tekst\n- 3 -\nmeer"), ["tekst", "- 3 -", "meer"]);
        assert_eq!(kept("een\n1\n\u{c}twee\n17\ndrie\n2\n"), ["een", "twee", "17", "drie"]);
        assert_eq!(kept("Totaal\n\n16\n\n18"), ["Totaal", "16", "18"]);
        let page = "regel\n".repeat(20);
        let book = [7, 8, 9, 10].map(|number| format!("{page}\n{number}\n\n")).concat();
        assert!(kept(&book).iter().all(|line| *line == "regel"));
    }

    #[test]
    fn what_most_pages_have_at_their_edges_goes() {
        let page = |n: usize| {
            let body = "Het kabinet is van mening dat dit zo is.";
            format!("Raad van State {n}\nNr. W{n}\n\n{body} {}\n\nVertrouwelijk {n}\n\u{c}", "x".repeat(n))
        };
        let text: String = (1..6).map(page).collect();
        let kept = kept(&text);
        assert_eq!(kept.len(), 5, "{kept:?}");
        assert!(kept.iter().all(|line| line.starts_with("Het kabinet")));
    }
}
