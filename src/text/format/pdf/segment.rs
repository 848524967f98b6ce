//! Glyphs into stretches of text without a wide gap.

use super::fuel::Fuel;
use super::glyph::{Direction, Glyph, Glyphs};

/// From this gap on two glyphs are in two words, as a part of the font's size.
const WORD_GAP: f64 = 0.15;
/// From this gap on they are in two segments.
const SEGMENT_GAP: f64 = 1.2;
/// How far a glyph may stand before the end of the last one.
const OVERLAP: f64 = 0.5;
/// How far baselines of one line may be apart.
const SAME_LINE: f64 = 0.6;
/// A raised mark is smaller than this part of its line's size,
const RAISED_SIZE: f64 = 0.85;
/// and stands higher than this part of it.
const RAISED_BY: f64 = 0.12;
/// What a segment costs, steps.
const SEGMENT: usize = 256;

/// A stretch of text on one line.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// Where it starts and ends, points from the left.
    pub(super) x: f64,
    pub(super) end: f64,
    /// Its baseline, points from below.
    pub(super) y: f64,
    /// The size of its largest font, points.
    pub(super) size: f64,
    pub(super) direction: Direction,
    pub(super) artifact: bool,
    pub(super) text: String,
}

/// The segments of a page in the order of the file.
pub(super) fn of(glyphs: &Glyphs, fuel: &Fuel) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut open: Option<Open> = None;
    for glyph in &glyphs.all {
        let text = glyphs.text_of(glyph);
        let blank = text.chars().all(|c| c.is_whitespace() || c.is_control());
        match open.as_mut().filter(|open| open.goes_on_with(glyph)) {
            Some(open) if blank => open.skip(glyph),
            Some(open) => open.add(glyph, text),
            None if blank => {}
            None => {
                let started = open.replace(Open::start(glyph, text));
                segments.extend(started.and_then(Open::finish));
                if !fuel.burn(SEGMENT) {
                    break;
                }
            }
        }
    }
    segments.extend(open.and_then(Open::finish));
    without_doubles(segments)
}

/// A segment being written.
struct Open {
    segment: Segment,
    /// The last glyph's end.
    last: f64,
    blank: bool,
    /// The raised number that was written last.
    raised: Option<Mark>,
}

/// How a raised number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// As figures glued to the word.
    Glued,
    /// As raised figures, behind a number.
    Superscript,
}

impl Mark {
    fn behind(text: &str) -> Self {
        if follows_figure(text) { Self::Superscript } else { Self::Glued }
    }
}

impl Open {
    fn start(glyph: &Glyph, text: &str) -> Self {
        let segment = Segment {
            x: glyph.x,
            end: glyph.end,
            y: glyph.y,
            size: glyph.size,
            direction: glyph.direction,
            artifact: glyph.artifact,
            text: String::new(),
        };
        let mut open = Self { segment, last: glyph.end, blank: false, raised: None };
        open.push(text);
        open
    }

    fn goes_on_with(&self, glyph: &Glyph) -> bool {
        let size = self.segment.size.max(glyph.size);
        let gap = glyph.x - self.last;
        glyph.direction == self.segment.direction
            && glyph.artifact == self.segment.artifact
            && (glyph.y - self.segment.y).abs() < SAME_LINE * size
            && (-OVERLAP * size..SEGMENT_GAP * size).contains(&gap)
    }

    fn skip(&mut self, glyph: &Glyph) {
        self.blank = true;
        self.last = glyph.end;
    }

    fn add(&mut self, glyph: &Glyph, text: &str) {
        let (size, y) = (self.segment.size, self.segment.y);
        let number = text.chars().all(|c| c.is_ascii_digit());
        let raised = number && glyph.size < RAISED_SIZE * size && glyph.y > y + RAISED_BY * size;
        let mut head = false;
        if glyph.size * RAISED_SIZE > size && glyph.y < y - RAISED_BY * glyph.size {
            // The segment began with a raised mark; here its line begins.
            (self.segment.size, self.segment.y) = (glyph.size, glyph.y);
            head = self.segment.text.chars().all(|c| c.is_ascii_digit());
        }
        let wide = self.blank || glyph.x - self.last > WORD_GAP * glyph.size.max(self.segment.size);
        let mark = raised.then(|| self.raised.unwrap_or_else(|| Mark::behind(&self.segment.text)));
        // A mark is glued to its word.
        if head || (wide && (mark.is_none() || self.raised.is_some())) {
            self.segment.text.push(' ');
        }
        if mark == Some(Mark::Superscript) {
            self.push(&superscript(text));
        } else {
            self.push(text);
        }
        self.raised = mark;
        self.blank = false;
        self.last = glyph.end;
        self.segment.end = self.segment.end.max(glyph.end);
    }

    fn push(&mut self, text: &str) {
        self.segment.text.extend(text.chars().filter(|c| !c.is_control()));
    }

    fn finish(self) -> Option<Segment> {
        let mut segment = self.segment;
        segment.text.truncate(segment.text.trim_end().len());
        (!segment.text.is_empty()).then_some(segment)
    }
}

/// Whether a mark glued to `text` would be taken for a part of a number: `2025`, `2024-2025.`
pub(super) fn follows_figure(text: &str) -> bool {
    text.trim_end_matches(is_closing).ends_with(|c: char| c.is_ascii_digit())
}

/// Figures as raised ones.
pub(super) fn superscript(figures: &str) -> String {
    let raised = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = figures.chars().filter_map(|c| usize::try_from(c.to_digit(10)?).ok());
    digits.filter_map(|digit| raised.get(digit)).collect()
}

/// Signs behind which the mark of a note can stand.
pub(super) const fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | ')' | '»' | '”' | '’' | '"' | '\'')
}

/// Segments without those that are drawn a second time to look bold.
fn without_doubles(segments: Vec<Segment>) -> Vec<Segment> {
    let mut kept: Vec<Segment> = Vec::with_capacity(segments.len());
    for segment in segments {
        let double = kept.iter().rev().take(4).any(|other| {
            let near = 0.15 * segment.size;
            other.text == segment.text
                && other.direction == segment.direction
                && (other.x - segment.x).abs() < near
                && (other.y - segment.y).abs() < near
        });
        if !double {
            kept.push(segment);
        }
    }
    kept
}
