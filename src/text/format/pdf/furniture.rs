//! Running heads and feet, page numbers, letterheads: what stands at the same place
//! on many pages.

use std::collections::HashMap;

use super::segment::Segment;

/// The part of a page's height, above and below, in which heads and feet stand.
const ZONE: f64 = 0.15;
/// Up to so many pages a document is short: what repeats must count its pages.
const SHORT: usize = 3;
/// Pages in a row, or every other one, that share a head.
const RUN: usize = 4;
/// Positions that differ less are the same, points.
const GRID: f64 = 4.0;

/// A page with its segments.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) height: f64,
    pub(super) segments: Vec<Segment>,
}

impl Sheet {
    /// Whether a segment stands where heads and feet do.
    pub(super) fn in_zone(&self, segment: &Segment) -> bool {
        segment.y > self.height * (1.0 - ZONE) || segment.y < self.height * ZONE
    }
}

/// A text without its numbers, and where it stands.
type Key = (String, i64, i64);

/// A place where a text stands: page, segment, and whether it is in the zone.
#[derive(Clone, Copy, Debug)]
struct Seen {
    page: usize,
    segment: usize,
    zone: bool,
    artifact: bool,
}

/// For each page and segment whether it is furniture.
pub(super) fn find(sheets: &[Sheet]) -> Vec<Vec<bool>> {
    let mut furniture: Vec<Vec<bool>> =
        sheets.iter().map(|sheet| vec![false; sheet.segments.len()]).collect();
    let mut places: HashMap<Key, Vec<Seen>> = HashMap::new();
    for (page, sheet) in sheets.iter().enumerate() {
        for (index, segment) in sheet.segments.iter().enumerate() {
            let (zone, artifact) = (sheet.in_zone(segment), segment.artifact);
            furniture[page][index] = zone && artifact;
            let seen = Seen { page, segment: index, zone, artifact };
            for key in keys(segment, zone) {
                places.entry(key).or_default().push(seen);
            }
        }
    }
    let mut found: Vec<Seen> = Vec::new();
    let mut groups: Vec<_> = places.into_iter().collect();
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    for ((text, ..), seen) in &groups {
        if repeats(text, seen, sheets) {
            found.extend(seen);
        }
    }
    for seen in found {
        furniture[seen.page][seen.segment] = true;
    }
    furniture
}

/// The keys of a segment: two heights, so that neighbours share one. In the zone a
/// head may change sides; elsewhere its place counts too.
fn keys(segment: &Segment, zone: bool) -> [Key; 2] {
    let text: String = segment.text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    let x = if zone { -1 } else { step(segment.x / GRID) };
    let y = segment.y / GRID;
    [(text.clone(), x, step(y) * 2), (text, x, step(y + 0.5) * 2 + 1)]
}

#[expect(clippy::cast_possible_truncation, reason = "a position on a page, in steps")]
fn step(position: f64) -> i64 {
    position.floor() as i64
}

/// Whether what was seen in these places is furniture.
fn repeats(text: &str, seen: &[Seen], sheets: &[Sheet]) -> bool {
    let mut pages: Vec<usize> = seen.iter().map(|seen| seen.page).collect();
    pages.dedup();
    let zone = seen.iter().all(|seen| seen.zone);
    let often = pages.len() >= 3 && pages.len() * 10 >= sheets.len() * 3;
    let counts = zone && counts_pages(seen, sheets);
    if text.is_empty() || sheets.len() <= SHORT {
        let agreed = counts && pages.len() >= 2 && pages.len() * 2 >= sheets.len();
        let still = sheets.len() == SHORT && pages.len() == SHORT && !text.is_empty();
        return agreed || still || (zone && seen.iter().all(|seen| seen.artifact));
    }
    if !zone {
        return pages.len() * 10 >= sheets.len() * 6 && pages.len() > 2;
    }
    let in_a_row = |pages: &[usize]| pages.windows(RUN).any(|run| run[RUN - 1] - run[0] < 2 * RUN);
    often || in_a_row(&pages) || (counts && pages.len() >= 3)
}

/// Whether some number in the text goes up with the pages, on most of them.
fn counts_pages(seen: &[Seen], sheets: &[Sheet]) -> bool {
    let mut offsets: HashMap<usize, usize> = HashMap::new();
    for place in seen {
        let mut own: Vec<usize> = numbers(&sheets[place.page].segments[place.segment].text)
            .map(|number| number.wrapping_sub(place.page))
            .collect();
        own.sort_unstable();
        own.dedup();
        for offset in own {
            *offsets.entry(offset).or_default() += 1;
        }
    }
    // A number that does not change has another distance to every page.
    let most = offsets.values().copied().max().unwrap_or(0);
    most >= 2 && most * 3 >= seen.len() * 2
}

fn numbers(text: &str) -> impl Iterator<Item = usize> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok())
}
