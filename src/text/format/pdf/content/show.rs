//! Setting glyphs: which characters a text stands for in its font, where each comes and which way it runs.

use std::rc::Rc;

use super::{Drawing, Run};
use crate::text::format::pdf::font::Font;
use crate::text::format::pdf::glyph::{Direction, Glyph};
use crate::text::format::pdf::matrix::Matrix;
use crate::text::format::pdf::object::Object;

/// Glyphs on one page.
const MOST_GLYPHS: usize = 300_000;
/// What a glyph costs, steps.
const GLYPH: usize = 16;
/// How far from the page a glyph may stand, points.
const MARGIN: f64 = 4.0;
/// How far from a quarter turn a text may run, as the sine of the angle.
const ASKEW: f64 = 0.1;

impl Drawing<'_, '_> {
    /// The font of a name among the resources.
    pub(super) fn font(&mut self, name: &[u8], run: &mut Run<'_>) -> Option<Rc<Font>> {
        if let Some(known) = run.fonts.get(name) {
            return known.clone();
        }
        let fonts = self.file.dict_at(run.resources, "Font");
        self.file.fuel.burn(fonts.0.len());
        let entry = fonts.get(str::from_utf8(name).unwrap_or_default()).clone();
        let known = if let Object::Ref(number) = entry { self.fonts.0.get(&number).cloned() } else { None };
        let font = known.or_else(|| {
            let dict = self.file.resolve(&entry);
            let font = Rc::new(Font::read(self.file, dict.dict()?, self.names));
            if let Object::Ref(number) = entry {
                self.fonts.0.insert(number, Rc::clone(&font));
            }
            Some(font)
        });
        run.fonts.insert(name.to_vec(), font.clone());
        font
    }

    /// Sets texts with shifts between them.
    pub(super) fn show_parts(&mut self, parts: Option<&Object>, run: &mut Run<'_>) {
        for part in parts.map(Object::array).unwrap_or_default() {
            if let Some(number) = part.number() {
                let shift = -number / 1000.0 * run.state.size * run.state.stretch;
                run.text = Matrix::shift(shift, 0.0).then(&run.text);
            } else {
                self.show(Some(part), run);
            }
        }
    }

    /// Sets a text.
    pub(super) fn show(&mut self, text: Option<&Object>, run: &mut Run<'_>) {
        let (Some(text), Some(font)) = (text.and_then(Object::text), run.state.font.clone()) else { return };
        font.each_code(text, |code| {
            let state = &run.state;
            let word = if code.blank { state.between_words } else { 0.0 };
            let way = (code.width * state.size + state.between_glyphs + word) * state.stretch;
            let placed = Matrix::shift(0.0, state.rise).then(&run.text).then(&state.space);
            self.set(&code.text, &placed, way, state.size);
            run.text = Matrix::shift(way, 0.0).then(&run.text);
            if self.glyphs.all.len() >= MOST_GLYPHS {
                self.file.fuel.exhaust();
            }
            self.file.fuel.burn(GLYPH)
        });
    }

    /// Sets characters from the origin of `placed` on, `way` being where the next ones come.
    #[expect(clippy::many_single_char_names, reason = "a matrix has six numbers, by these names")]
    fn set(&mut self, text: &str, placed: &Matrix, way: f64, size: f64) {
        let (x, y) = placed.apply(0.0, 0.0);
        let [a, b, c, d, ..] = placed.0;
        let (length, height) = (a.hypot(b), c.hypot(d) * size.abs());
        let on_page =
            (-MARGIN..=self.size.0 + MARGIN).contains(&x) && (-MARGIN..=self.size.1 + MARGIN).contains(&y);
        if !on_page || length == 0.0 || !length.is_finite() || !(0.5..2000.0).contains(&height) {
            return;
        }
        // A font of negative size turns its text round.
        let sign = if way < 0.0 { -1.0 } else { 1.0 };
        let (along, up) = (sign * a / length, sign * b / length);
        let direction = direction(along, up);
        let (x, y) = match direction {
            Direction::Right => (x, y),
            Direction::Up => (y, -x),
            Direction::Left => (-x, -y),
            Direction::Down => (-y, x),
            Direction::Askew => (x * along + y * up, y * along - x * up),
        };
        let from = self.glyphs.text.len();
        self.glyphs.text.push_str(text);
        let artifact = self.artifacts > 0;
        let end = x + (way * length).abs();
        let to = self.glyphs.text.len();
        self.glyphs.all.push(Glyph { x, y, end, size: height, direction, artifact, from, to });
    }
}

/// The way in which a text runs, from the direction of its line.
fn direction(along: f64, up: f64) -> Direction {
    match (along, up) {
        _ if up.abs() < ASKEW && along > 0.0 => Direction::Right,
        _ if up.abs() < ASKEW => Direction::Left,
        _ if along.abs() < ASKEW && up > 0.0 => Direction::Up,
        _ if along.abs() < ASKEW => Direction::Down,
        _ => Direction::Askew,
    }
}
