//! The lines of a plain text and how wide they were set.

use crate::text::Span;

/// A line of the source without its line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it stands in the source, blanks at both ends left out.
    pub(super) span: Span,
    /// Whether a page starts with it: a form feed, or the single blank that a
    /// converted form feed leaves at the start of a line.
    pub(super) page: bool,
}

impl Line {
    pub(super) const fn is_blank(&self) -> bool {
        self.span.is_empty()
    }
}

/// The lines of a source and the width at which they were broken.
pub(super) struct Lines {
    pub(super) all: Vec<Line>,
    /// Bytes of a full line; `None` where each line is a paragraph.
    pub(super) width: Option<usize>,
}

/// A line longer than this was not broken to fit a page, bytes.
const WIDEST_PAGE: usize = 200;

impl Lines {
    pub(super) fn of(source: &str) -> Self {
        let mut all = Vec::new();
        let mut start = source.len() - source.trim_start_matches('\u{feff}').len();
        for end in memchr::memchr_iter(b'\n', source.as_bytes()).chain([source.len()]) {
            if start <= end {
                all.push(line(source, Span::new(start, end)));
            }
            start = end + 1;
        }
        let width = width(&all);
        Self { all, width }
    }
}

fn line(source: &str, whole: Span) -> Line {
    let text = whole.of(source);
    let trimmed = text.trim();
    let lead = text.len() - text.trim_start().len();
    let start = whole.start + lead;
    let page = text.contains('\u{c}') || (lead == 1 && text.starts_with(' ') && !trimmed.is_empty());
    Line { span: Span::new(start, start + trimmed.len()), page }
}

/// The width at which lines were broken: what nine in ten lines of text stay under.
fn width(lines: &[Line]) -> Option<usize> {
    let mut lengths: Vec<usize> =
        lines.iter().filter(|line| !line.is_blank()).map(|line| line.span.len()).collect();
    let tenth = lengths.len() * 9 / 10;
    if tenth >= lengths.len() {
        return None;
    }
    let (_, width, _) = lengths.select_nth_unstable(tenth);
    Some(*width).filter(|width| *width <= WIDEST_PAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_at_the_ends_are_left_out() {
        let source = "\u{feff}  een \r\n\n twee\nnog een";
        let lines = Lines::of(source);
        let texts: Vec<_> = lines.all.iter().map(|line| (line.span.of(source), line.page)).collect();
        assert_eq!(texts, [("een", false), ("", false), ("twee", true), ("nog een", false)]);
    }

    #[test]
    fn a_file_with_a_paragraph_a_line_has_no_width() {
        assert_eq!(Lines::of(&"woord ".repeat(80)).width, None);
        assert_eq!(Lines::of("kort\nregels\n").width, Some(6));
        assert_eq!(Lines::of("").width, None);
    }
}
