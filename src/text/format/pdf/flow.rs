//! Segments into lines in the order in which a person reads them: columns are
//! found as gaps that many lines leave free, and each is read to its end.

use super::fuel::Fuel;
use super::segment::{Segment, follows_figure, is_closing, superscript};

/// The narrowest gap between columns, points and as a part of the font's size.
const GUTTER: (f64, f64) = (7.0, 0.75);
/// Lines that a column has at least, and one whose lines stand level with its neighbour's.
const FEWEST_LINES: usize = 3;
const FEWEST_LEVEL: usize = 6;
/// Bytes of a line of prose, at least.
const SHORTEST_PROSE: usize = 20;
/// The narrowest column, points.
const NARROWEST: f64 = 60.0;
/// A line is wide if it fills this part of its column.
const WIDE: f64 = 0.6;
/// More lines on a page are no page of text, and are read as they come.
const MOST_LINES: usize = 600;
/// Columns within columns.
const DEEPEST: usize = 6;
/// From this gap on two parts of a line stand apart, as a part of the font's size.
const TAB_GAP: f64 = 1.8;
/// How a gap between parts of a line is written: wide enough to be seen as one.
const TAB: &str = "        ";

/// A line as printed.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its baseline, points from below.
    pub(super) y: f64,
    /// The size of its largest font, points.
    pub(super) size: f64,
    pub(super) text: String,
}

/// Segments whose baselines are about the same, from left to right.
type Row = Vec<Segment>;

/// The lines of segments that run in one direction, in reading order.
pub(super) fn lines(segments: Vec<Segment>, fuel: &Fuel) -> Vec<Line> {
    let mut lines = Vec::new();
    read(rows(segments), 0, fuel, &mut lines);
    lines
}

/// Segments by baseline, from above.
fn rows(mut segments: Vec<Segment>) -> Vec<Row> {
    segments.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows: Vec<Row> = Vec::new();
    for segment in segments {
        match rows.last_mut() {
            Some(row) if row[0].y - segment.y < 0.45 * row[0].size.min(segment.size) => row.push(segment),
            _ => rows.push(vec![segment]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    rows
}

fn read(mut rows: Vec<Row>, depth: usize, fuel: &Fuel, lines: &mut Vec<Line>) {
    let columns = if depth < DEEPEST && rows.len() <= MOST_LINES { columns(&rows, fuel) } else { None };
    let Some(Columns { first, last, gutter }) = columns else {
        lines.extend(rows.iter().filter_map(line));
        return;
    };
    let after = rows.split_off(last + 1);
    let between = rows.split_off(first);
    read(rows, depth + 1, fuel, lines);
    let (left, right): (Vec<Segment>, Vec<Segment>) =
        between.into_iter().flatten().partition(|segment| segment.x < gutter);
    read(self::rows(left), depth + 1, fuel, lines);
    read(self::rows(right), depth + 1, fuel, lines);
    read(after, depth + 1, fuel, lines);
}

/// A row as one line.
fn line(row: &Row) -> Option<Line> {
    let main = row.iter().max_by(|a, b| a.size.total_cmp(&b.size))?;
    let tab_gap = if is_stretched(row) { f64::INFINITY } else { TAB_GAP * main.size };
    let mut text = String::new();
    let mut end = f64::INFINITY;
    for segment in row {
        let gap = segment.x - end;
        let size = main.size;
        let mark = segment.size < 0.85 * size
            && segment.y > main.y + 0.12 * size
            && segment.text.chars().all(|c| c.is_ascii_digit())
            && text.chars().next_back().is_some_and(|c| c.is_alphanumeric() || is_closing(c));
        if gap > tab_gap {
            text.push_str(TAB);
        } else if !text.is_empty() && !mark {
            text.push(' ');
        }
        if mark && follows_figure(&text) {
            text.push_str(&superscript(&segment.text));
        } else {
            text.push_str(&segment.text);
        }
        end = segment.end;
    }
    // A hyphen that only shows at the end of a line.
    if text.ends_with('\u{ad}') {
        text.pop();
        text.push('-');
    }
    Some(Line { y: main.y, size: main.size, text })
}

/// Whether a line is a few words spread over the width of a column, with equal gaps.
fn is_stretched(row: &Row) -> bool {
    let gaps: Vec<f64> = row.windows(2).map(|pair| pair[1].x - pair[0].end).collect();
    let (least, most) = gaps.iter().fold((f64::INFINITY, 0.0_f64), |(a, b), gap| (a.min(*gap), b.max(*gap)));
    gaps.len() > 1
        && most - least < 0.1 * row[0].size
        && row.iter().all(|segment| !segment.text.contains(' '))
}

/// Rows that stand in two columns, and where the gap between them is.
struct Columns {
    first: usize,
    last: usize,
    gutter: f64,
}

/// A stretch of a page's width in which nothing stands.
type Gap = (f64, f64);

/// The longest run of rows that leaves a gap free between two columns of text.
fn columns(rows: &[Row], fuel: &Fuel) -> Option<Columns> {
    let left = rows.iter().flatten().map(|segment| segment.x).fold(f64::INFINITY, f64::min);
    let right = rows.iter().flatten().map(|segment| segment.end).fold(f64::NEG_INFINITY, f64::max);
    let mut best: Option<Columns> = None;
    for first in 0..rows.len() {
        if best.as_ref().is_some_and(|best| rows.len() - first <= best.last - best.first) {
            break;
        }
        let mut free = vec![(left + 1.0, right - 1.0)];
        let mut found = None;
        for (last, row) in rows.iter().enumerate().skip(first) {
            free = common(&free, &gaps(row));
            if free.is_empty() || !fuel.burn(row.len()) {
                break;
            }
            let run = &rows[first..=last];
            // Text stands to the right of such a gap, and not the margin.
            let mut inner = free.iter().filter(|gap| gap.1 < right - 1.0);
            let divides = |gap: &Gap| fuel.burn(run.len()) && divides(run, *gap);
            if let Some(gap) = inner.find(|gap| run.len() >= FEWEST_LINES && divides(gap)) {
                found = Some(Columns { first, last, gutter: f64::midpoint(gap.0, gap.1) });
            }
        }
        let longer = |found: &Columns| {
            best.as_ref().is_none_or(|best| found.last - found.first > best.last - best.first)
        };
        if let Some(found) = found.filter(longer) {
            best = Some(found);
        }
    }
    best
}

/// Where a row leaves room.
fn gaps(row: &Row) -> Vec<Gap> {
    let mut gaps = Vec::with_capacity(row.len() + 1);
    let mut end = f64::NEG_INFINITY;
    for segment in row {
        if segment.x > end {
            gaps.push((end, segment.x));
        }
        end = end.max(segment.end);
    }
    gaps.push((end, f64::INFINITY));
    gaps
}

/// The gaps that are in both, if wide enough.
fn common(some: &[Gap], others: &[Gap]) -> Vec<Gap> {
    let both = some.iter().flat_map(|a| others.iter().map(|b| (a.0.max(b.0), a.1.min(b.1))));
    both.filter(|(from, to)| to - from >= GUTTER.0).collect()
}

/// Whether a gap parts two columns that are read one after the other, and not the
/// cells of a table.
fn divides(rows: &[Row], gap: Gap) -> bool {
    let middle = f64::midpoint(gap.0, gap.1);
    let size = rows.iter().flatten().map(|segment| segment.size).fold(0.0, f64::max);
    let (left, right) =
        (Side::of(rows, |segment| segment.x < middle), Side::of(rows, |segment| segment.x >= middle));
    if left.extents.len() < FEWEST_LINES || right.extents.len() < FEWEST_LINES {
        return false;
    }
    if gap.1 - gap.0 < GUTTER.1 * size.min(12.0) || left.width() < NARROWEST || right.width() < NARROWEST {
        return false;
    }
    let fewer = left.extents.len().min(right.extents.len());
    let level =
        left.baselines.iter().filter(|y| right.baselines.iter().any(|other| (*y - other).abs() < 0.8));
    level.count() * 2 < fewer || (fewer >= FEWEST_LEVEL && left.is_prose() && right.is_prose())
}

/// One side of a gap.
struct Side {
    /// Start and end of its lines.
    extents: Vec<Gap>,
    baselines: Vec<f64>,
    /// How much of each line is text, points.
    filled: Vec<f64>,
    /// Bytes of all lines.
    length: usize,
}

impl Side {
    fn of(rows: &[Row], belongs: impl Fn(&Segment) -> bool) -> Self {
        let mut side = Self { extents: Vec::new(), baselines: Vec::new(), filled: Vec::new(), length: 0 };
        for row in rows {
            let own: Vec<&Segment> = row.iter().filter(|segment| belongs(segment)).collect();
            if let Some(first) = own.first() {
                let end = own.iter().map(|segment| segment.end).fold(first.end, f64::max);
                side.extents.push((first.x, end));
                side.baselines.push(first.y);
                side.filled.push(own.iter().map(|segment| segment.end - segment.x).sum());
                side.length += own.iter().map(|segment| segment.text.len()).sum::<usize>();
            }
        }
        side
    }

    fn width(&self) -> f64 {
        let from = self.extents.iter().map(|extent| extent.0).fold(f64::INFINITY, f64::min);
        let to = self.extents.iter().map(|extent| extent.1).fold(f64::NEG_INFINITY, f64::max);
        to - from
    }

    /// Whether most lines fill the column.
    fn is_prose(&self) -> bool {
        let width = self.width();
        let wide = self.filled.iter().filter(|filled| **filled >= WIDE * width).count();
        wide * 3 >= self.filled.len() * 2 && self.length >= SHORTEST_PROSE * self.filled.len()
    }
}
