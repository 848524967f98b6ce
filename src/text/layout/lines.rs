//! The lines of a plain text and how wide they were set.

use super::motions::part_signers;
use crate::text::Span;

/// A line of the source without its line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it stands in the source, blanks at both ends left out.
    pub(super) span: Span,
    /// Whether a page starts with it: a form feed stands before it, or the single
    /// blank that a converted form feed leaves at the start of a line.
    pub(super) page: bool,
    /// Whether a tab stands before it.
    pub(super) tab: bool,
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
    /// Whether its pages are known by form feeds.
    pub(super) paged: bool,
}

/// A line longer than this was not broken to fit a page, bytes.
const WIDEST_PAGE: usize = 200;
/// In a text with form feeds or so many lines (one in this many) that begin with a
/// single blank, such a blank is no page's start.
const FEWEST_LINES_ON_A_PAGE: usize = 4;

impl Lines {
    pub(super) fn of(source: &str) -> Self {
        let bytes = source.as_bytes();
        let line_end = if memchr::memchr(b'\n', bytes).is_some() { b'\n' } else { b'\r' };
        let mut all = Vec::with_capacity(bytes.len() / 64 + 1);
        let mut start = source.len() - source.trim_start_matches('\u{feff}').len();
        let (mut fed, mut paged, mut led) = (false, false, 0);
        for end in memchr::memchr2_iter(line_end, 0x0C, bytes).chain([bytes.len()]) {
            if start <= end {
                let mut line = line(source, Span::new(start, end));
                let at_feed = bytes.get(end) == Some(&0x0C);
                // Of blank lines below each other one is enough.
                let more = line.is_blank() && !line.tab && all.last().is_some_and(Line::is_blank);
                if !(line.is_blank() && at_feed || more) {
                    led += usize::from(line.page);
                    line.page |= fed;
                    fed &= line.is_blank();
                    all.push(line);
                }
                fed |= at_feed;
                paged |= at_feed;
            }
            start = end + 1;
        }
        if paged {
            let by_blank = |line: &Line| source[..line.span.start].ends_with([' ', '\u{feff}']);
            unmark(&mut all, |line| by_blank(line) && !after_feed(bytes, line.span.start));
        } else if led > 1 && led * FEWEST_LINES_ON_A_PAGE > all.len() {
            unmark(&mut all, |_| true);
        }
        let width = width(&all);
        part_signers(source, &mut all);
        Self { all, width, paged }
    }
}

fn unmark(lines: &mut [Line], is_none: impl Fn(&Line) -> bool) {
    for line in lines.iter_mut().filter(|line| line.page && is_none(line)) {
        line.page = false;
    }
}

/// Whether only blanks stand between a form feed and `at`.
fn after_feed(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n')) == Some(&0x0C)
}

fn line(source: &str, whole: Span) -> Line {
    let bytes = &source.as_bytes()[whole.start..whole.end];
    let lead = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let trail = bytes[lead..].iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
    let mut span = Span::new(whole.start + lead, whole.end - trail);
    // Blanks that are no ASCII are rare at the ends of lines.
    let odd = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii());
    if odd(bytes.get(lead)) || odd(bytes.get(..bytes.len() - trail).and_then(<[u8]>::last)) {
        span = trimmed(source, span);
    }
    let page = lead == 1 && bytes[0] == b' ' && !span.is_empty();
    Line { span, page, tab: bytes[..lead].contains(&b'\t') }
}

fn trimmed(source: &str, span: Span) -> Span {
    let nothing = |c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    let text = span.of(source);
    let rest = text.trim_start_matches(nothing);
    let start = span.end - rest.len();
    Span::new(start, start + rest.trim_end_matches(nothing).len())
}

/// The width at which lines were broken: what nine in ten lines of text stay under.
fn width(lines: &[Line]) -> Option<usize> {
    // The lengths are counted, not sorted; what is wider than a page is one sort.
    let mut counts = [0_usize; WIDEST_PAGE + 2];
    let mut total = 0;
    for line in lines.iter().filter(|line| !line.is_blank()) {
        counts[line.span.len().min(WIDEST_PAGE + 1)] += 1;
        total += 1;
    }
    let tenth = total * 9 / 10;
    let mut seen = 0;
    let width = counts.iter().position(|count| {
        seen += count;
        seen > tenth
    });
    width.filter(|width| *width <= WIDEST_PAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> Vec<(&str, bool)> {
        Lines::of(source).all.iter().map(|line| (line.span.of(source), line.page)).collect()
    }

    #[test]
    fn blanks_at_the_ends_are_left_out() {
        let source = "\u{feff}  een \r\n\n twee\nnog een\u{a0}";
        assert_eq!(shown(source), [("een", false), ("", false), ("twee", true), ("nog een", false)]);
        assert_eq!(shown("oud\rwerk"), [("oud", false), ("werk", false)]);
    }

    #[test]
    fn a_form_feed_starts_a_page_wherever_it_stands() {
        let pages = [("een", false), ("twee", true), ("drie", false), ("vier", true)];
        assert_eq!(shown("een\n\u{c}twee\n drie\u{c}vier"), pages);
        assert_eq!(shown("een\n\u{c} twee"), [("een", false), ("twee", true)]);
        assert!(Lines::of("een\u{c}").paged && !Lines::of("een\n twee").paged);
    }

    #[test]
    fn a_text_that_is_set_in_by_a_blank_has_no_pages() {
        let source = " een\n twee\n drie\n";
        assert!(Lines::of(source).all.iter().all(|line| !line.page));
    }

    #[test]
    fn a_file_with_a_paragraph_a_line_has_no_width() {
        assert_eq!(Lines::of(&"woord ".repeat(80)).width, None);
        assert_eq!(Lines::of("kort\nregels\n").width, Some(6));
        assert_eq!(Lines::of("").width, None);
    }
}
