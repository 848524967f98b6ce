//! A placed picture as SVG.

use askama::Template;

use super::columns::{BAR, Bar, Curve, Picture};

/// The picture as SVG: inline in a page, or a file of its own with `alone`.
///
/// # Errors
/// When the template cannot be written, which memory alone can prevent.
pub fn svg(picture: &Picture, alone: bool) -> Result<String, askama::Error> {
    Drawing { picture, alone, bar: BAR }.render()
}

#[derive(Template)]
#[template(path = "picture.svg")]
struct Drawing<'a> {
    picture: &'a Picture,
    alone: bool,
    bar: i32,
}

impl Bar {
    /// The colour of its kind; the word below the name says the kind too.
    fn fill(&self) -> &'static str {
        match self.node.kind.as_str() {
            "Country" => "#014bb4",
            "Person" => "#882f13",
            "Group" => "#6d7074",
            "Court" => "#723783",
            "Organisation" | "Party" => "#0c7f48",
            "Document" | "ParliamentaryPaper" | "Motion" => "#2c3a49",
            _ => "#996b01",
        }
    }
}

impl Curve {
    fn path(&self) -> String {
        let ((x, y), (end_x, end_y)) = (self.start, self.end);
        let (x, end_x) = if self.link.backwards { (x + 9, end_x) } else { (x, end_x - 9) };
        // The bend stands nearer to the left end, so that words at the right one stand on a level.
        let bend = x + (end_x - x) * 2 / 5;
        format!("M{x} {y}C{bend} {y} {bend} {end_y} {end_x} {end_y}")
    }

    fn arrow(&self) -> String {
        let half = 5 + self.width / 2;
        let ((x, y), way) = if self.link.backwards { (self.start, 1) } else { (self.end, -1) };
        let base = x + way * (9 + self.width / 2);
        format!("M{x} {y}L{base} {}L{base} {}Z", y - half, y + half)
    }

    /// How long dashes and gaps are; nothing for a line without gaps.
    fn dashes(&self) -> Option<&'static str> {
        match self.link.status.as_str() {
            "announced" => Some("12 5"),
            "requested" => Some("6 5"),
            "ended" => Some("2 5"),
            "possible" => Some("8 4 2 4"),
            "negated" => Some("1 4"),
            _ => None,
        }
    }

    /// Whether the line is thin whatever its weight.
    fn stroke(&self) -> i32 {
        if matches!(self.link.status.as_str(), "possible" | "negated") { 1 } else { self.width }
    }

    fn hollow(&self) -> bool {
        matches!(self.link.status.as_str(), "ended" | "negated" | "possible")
    }

    fn words_x(&self) -> i32 {
        self.end.0 - 24
    }

    fn words_y(&self) -> i32 {
        // On the side of the line's end from which the line does not come.
        let half = self.width / 2;
        if self.start.1 < self.end.1 { self.end.1 + 12 + half } else { self.end.1 - 4 - half }
    }
}
