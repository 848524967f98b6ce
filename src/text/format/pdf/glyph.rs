//! Glyphs where they stand on a page.

/// The way in which a text runs over the page as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Direction {
    Right,
    Up,
    Left,
    Down,
    /// At an angle, as a stamp across the page.
    Askew,
}

/// A glyph. Its position is turned so that its text runs to the right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// Where it starts, points.
    pub(super) x: f64,
    /// Its baseline, points, upwards.
    pub(super) y: f64,
    /// Where the next glyph is expected, points.
    pub(super) end: f64,
    /// The font's size, points.
    pub(super) size: f64,
    pub(super) direction: Direction,
    /// Whether the file says that it is no content of the document but of the page.
    pub(super) artifact: bool,
    /// Where its characters stand in [`Glyphs::text`].
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The glyphs of a page in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    pub(super) all: Vec<Glyph>,
    pub(super) text: String,
}

impl Glyphs {
    pub(super) fn text_of(&self, glyph: &Glyph) -> &str {
        &self.text[glyph.from..glyph.to]
    }

    /// Puts `text` in the place of the glyphs from `first` on, if they stand on one line.
    pub(super) fn replace_from(&mut self, first: usize, text: &str) {
        let Some((head, tail)) = self.all.get_mut(first..).and_then(<[Glyph]>::split_first_mut) else {
            return;
        };
        let on_line = |glyph: &&Glyph| {
            glyph.direction == head.direction && (glyph.y - head.y).abs() < head.size && glyph.x >= head.x
        };
        if !tail.iter().all(|glyph| on_line(&glyph)) {
            return;
        }
        head.end = tail.iter().map(|glyph| glyph.end).fold(head.end, f64::max);
        (head.from, head.to) = (self.text.len(), self.text.len() + text.len());
        self.text.push_str(text);
        self.all.truncate(first + 1);
    }
}
