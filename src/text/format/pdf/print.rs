//! Pages into a text of printed lines, as a person would type them out.

use super::flow::{self, Line};
use super::fuel::Fuel;
use super::furniture::{self, Sheet};
use super::glyph::Direction;
use super::segment::Segment;
use crate::text::Span;

/// A gap between lines is a paragraph's if it is so many times the usual one.
const PARAGRAPH: f64 = 1.25;
/// The usual distance of lines where a page has too few to tell, as a part of their size.
const USUAL_LEADING: f64 = 1.2;
/// So many lines tell.
const TELLING: usize = 6;
/// Type that is smaller than this part of the type above it is that of notes.
const SMALLER: f64 = 0.93;

/// A text of printed lines.
#[derive(Debug, Default)]
pub(super) struct Printed {
    /// Lines, a form feed behind each page.
    pub(super) source: String,
    /// Lines that are the page's and not the document's.
    pub(super) furniture: Vec<Span>,
}

/// Prints pages in order.
pub(super) fn print(sheets: Vec<Sheet>, fuel: &Fuel) -> Printed {
    let furniture = furniture::find(&sheets);
    let mut printed = Printed::default();
    for (sheet, furniture) in sheets.into_iter().zip(furniture) {
        let foot = sheet.height / 4.0;
        let (mut above, mut below, mut body) = (Vec::new(), Vec::new(), Vec::new());
        for (segment, is_furniture) in sheet.segments.into_iter().zip(furniture) {
            match segment.y {
                _ if !is_furniture => body.push(segment),
                y if y < foot => below.push(segment),
                _ => above.push(segment),
            }
        }
        printed.add_furniture(above, fuel);
        printed.add_body(body, fuel);
        printed.add_furniture(below, fuel);
        printed.source.push('\u{c}');
    }
    printed
}

impl Printed {
    fn add_furniture(&mut self, segments: Vec<Segment>, fuel: &Fuel) {
        for line in flow::lines(segments, fuel) {
            let start = self.source.len();
            self.add_line(&line);
            self.furniture.push(Span::new(start, self.source.len() - 1));
        }
    }

    fn add_line(&mut self, line: &Line) {
        self.source.push_str(line.text.trim());
        self.source.push('\n');
    }

    /// The text that runs to the right, then what runs otherwise; on a page whose
    /// text mostly runs otherwise that one first.
    fn add_body(&mut self, segments: Vec<Segment>, fuel: &Fuel) {
        let directions =
            [Direction::Right, Direction::Up, Direction::Down, Direction::Left, Direction::Askew];
        let mut parts: Vec<Vec<Segment>> = directions.map(|_| Vec::new()).into();
        for segment in segments {
            let part = directions.iter().position(|direction| *direction == segment.direction);
            parts[part.unwrap_or(0)].push(segment);
        }
        let letters = |part: &Vec<Segment>| part.iter().map(|segment| segment.text.len()).sum::<usize>();
        parts.sort_by_key(|part| std::cmp::Reverse(letters(part)));
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            self.add_lines(&flow::lines(part, fuel));
        }
    }

    fn add_lines(&mut self, lines: &[Line]) {
        let usual = leading(lines);
        let main = main_size(lines);
        for (index, line) in lines.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| lines.get(before));
            if before.is_some_and(|before| parted(before, line, usual)) {
                self.source.push('\n');
            }
            if line.size < SMALLER * main
                && let Some(mark) = glued_mark(&line.text)
            {
                self.source.push_str(&line.text[..mark]);
                self.source.push(' ');
                self.add_line(&Line { text: line.text[mark..].to_owned(), ..*line });
            } else {
                self.add_line(line);
            }
        }
    }
}

/// The size in which most of the lines are set.
fn main_size(lines: &[Line]) -> f64 {
    let mut sizes: Vec<(f64, usize)> = lines.iter().map(|line| (line.size, line.text.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, length)| length).sum::<usize>() / 2;
    let mut before = 0;
    let middle = sizes.iter().find(|(_, length)| {
        before += length;
        before > half
    });
    middle.map_or(0.0, |(size, _)| *size)
}

/// The length of a note's mark that stands before its first word without a blank: `1Kamerstuk`.
fn glued_mark(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let next = text[digits..].chars().next()?;
    let glued = next.is_uppercase() || matches!(next, '‘' | '’' | '“' | '”' | '«' | '"' | '\'' | '(');
    ((1..=3).contains(&digits) && glued).then_some(digits)
}

/// The distance of two lines as a part of their size; negative up to the next column.
fn distance(above: &Line, below: &Line) -> f64 {
    (above.y - below.y) / above.size.max(below.size)
}

/// The usual distance of lines.
fn leading(lines: &[Line]) -> f64 {
    let distances = lines.windows(2).map(|pair| distance(&pair[0], &pair[1]));
    let mut distances: Vec<f64> = distances.filter(|distance| (0.5..4.0).contains(distance)).collect();
    if distances.len() < TELLING {
        return USUAL_LEADING;
    }
    let middle = distances.len() / 2;
    let (_, median, _) = distances.select_nth_unstable_by(middle, f64::total_cmp);
    *median
}

/// Whether a blank line stands between two lines.
fn parted(above: &Line, below: &Line, usual: f64) -> bool {
    let distance = distance(above, below);
    let smaller = below.size < SMALLER * above.size || above.size < SMALLER * below.size;
    let numbered = below.text.starts_with(|c: char| c.is_ascii_digit());
    if distance < 0.0 {
        // The next column goes on in the middle of a sentence, unless notes ended the last one.
        return smaller;
    }
    distance > PARAGRAPH * usual || (smaller && (numbered || above.size < below.size))
}
