//! The program that draws a page: which glyphs it sets (`show`), and where; what it says of them (`marks`).

mod marks;
mod show;

use std::collections::HashMap;
use std::rc::Rc;

use super::cmap::utf16;
use super::encoding::GlyphNames;
use super::file::File;
use super::font::Font;
use super::glyph::Glyphs;
use super::lexer::{Lexer, is_blank};
use super::matrix::Matrix;
use super::object::{Dict, Object};
use super::page::Page;

/// Drawings within drawings.
const DEEPEST: usize = 12;
/// States of drawing that are kept; marks within marks.
const MOST_KEPT: usize = 512;
/// Operands before an operator.
const MOST_OPERANDS: usize = 512;
/// Bytes of the program of one page.
const LONGEST_PROGRAM: usize = 64 * 1024 * 1024;

/// Fonts by the number of their object; read once.
#[derive(Default)]
pub(super) struct Fonts(HashMap<u32, Rc<Font>>);

/// Reads the glyphs of a page.
pub(super) fn glyphs(file: &File<'_>, page: &Page, fonts: &mut Fonts, names: &GlyphNames) -> Glyphs {
    let sheet = Matrix::of_sheet(page.sheet, page.turn);
    let (right, top) = (page.sheet[2] - page.sheet[0], page.sheet[3] - page.sheet[1]);
    let size = if page.turn % 2 == 1 { (top, right) } else { (right, top) };
    let mut drawing = Drawing {
        file,
        fonts,
        names,
        size,
        glyphs: Glyphs::default(),
        marks: Vec::new(),
        artifacts: 0,
        depth: 0,
    };
    let mut program = Vec::new();
    match &*file.resolve(&page.contents) {
        Object::Array(parts) => {
            for part in parts {
                if program.len() > LONGEST_PROGRAM {
                    file.fuel.exhaust();
                }
                if let Some((_, data)) = file.stream(part) {
                    program.extend(data);
                    program.push(b'\n');
                }
            }
        }
        _ => program.extend(file.stream(&page.contents).map(|(_, data)| data).unwrap_or_default()),
    }
    drawing.run(&program, &page.resources, sheet);
    drawing.glyphs
}

/// What holds while glyphs are set.
#[derive(Clone)]
struct State {
    space: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    between_glyphs: f64,
    between_words: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// A stretch of the program that says something of what it draws.
struct Mark {
    first: usize,
    text: Option<String>,
    artifact: bool,
}

struct Drawing<'a, 'f> {
    file: &'a File<'f>,
    fonts: &'a mut Fonts,
    names: &'a GlyphNames,
    /// Width and height of the page as it is shown.
    size: (f64, f64),
    glyphs: Glyphs,
    marks: Vec<Mark>,
    /// How many of the marks say that it is no content.
    artifacts: usize,
    depth: usize,
}

/// One run of a program with its resources.
struct Run<'r> {
    resources: &'r Dict,
    fonts: HashMap<Vec<u8>, Option<Rc<Font>>>,
    state: State,
    kept: Vec<State>,
    /// The place of the next glyph, and of its line's start.
    text: Matrix,
    line: Matrix,
}

impl Drawing<'_, '_> {
    fn run(&mut self, program: &[u8], resources: &Dict, space: Matrix) {
        let state = State {
            space,
            font: None,
            size: 1.0,
            between_glyphs: 0.0,
            between_words: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut run = Run {
            resources,
            fonts: HashMap::new(),
            state,
            kept: Vec::new(),
            text: Matrix::SAME,
            line: Matrix::SAME,
        };
        let marks = self.marks.len();
        let mut lexer = Lexer::new(program, 0);
        let mut operands = Vec::new();
        let mut read = 0;
        while let Some(object) = lexer.next() {
            if !self.file.fuel.burn(4 + lexer.at - read) {
                break;
            }
            read = lexer.at;
            match object {
                Object::Word(word) if word == b"BI" => skip_picture(&mut lexer),
                Object::Word(word) => {
                    self.operator(&word, &operands, &mut run);
                    operands.clear();
                }
                operand if operands.len() < MOST_OPERANDS => operands.push(operand),
                _ => {}
            }
        }
        while self.marks.len() > marks {
            self.end_mark();
        }
    }

    fn operator(&mut self, word: &[u8], operands: &[Object], run: &mut Run<'_>) {
        let number = |index: usize| operands.get(index).and_then(Object::number).unwrap_or(0.0);
        let matrix = || Matrix(std::array::from_fn(number));
        match word {
            b"q" if run.kept.len() < MOST_KEPT => run.kept.push(run.state.clone()),
            b"Q" => run.state = run.kept.pop().unwrap_or_else(|| run.state.clone()),
            b"cm" => run.state.space = matrix().then(&run.state.space),
            b"BT" => run.start_line(Matrix::SAME),
            b"Tm" => run.start_line(matrix()),
            b"Td" => run.next_line(number(0), number(1)),
            b"TD" => {
                run.state.leading = -number(1);
                run.next_line(number(0), number(1));
            }
            b"T*" => run.next_line(0.0, -run.state.leading),
            b"Tc" => run.state.between_glyphs = number(0),
            b"Tw" => run.state.between_words = number(0),
            b"Tz" => run.state.stretch = number(0) / 100.0,
            b"TL" => run.state.leading = number(0),
            b"Ts" => run.state.rise = number(0),
            b"Tf" => {
                run.state.size = number(1);
                let name = operands.first().and_then(Object::name).unwrap_or_default();
                run.state.font = self.font(name, run);
            }
            b"Tj" => self.show(operands.first(), run),
            b"'" | b"\"" => {
                if let [between_words, between_glyphs, _] = operands {
                    run.state.between_words = between_words.number().unwrap_or(0.0);
                    run.state.between_glyphs = between_glyphs.number().unwrap_or(0.0);
                }
                run.next_line(0.0, -run.state.leading);
                self.show(operands.last(), run);
            }
            b"TJ" => self.show_parts(operands.first(), run),
            b"Do" => self.draw(operands.first(), run),
            b"BMC" | b"BDC" => self.mark(operands, run),
            b"EMC" => self.end_mark(),
            _ => {}
        }
    }

    /// Runs the program of a form.
    fn draw(&mut self, name: Option<&Object>, run: &Run<'_>) {
        let Some(name) = name.and_then(Object::name).and_then(|name| str::from_utf8(name).ok()) else {
            return;
        };
        let forms = self.file.dict_at(run.resources, "XObject");
        self.file.fuel.burn(forms.0.len());
        let form = forms.get(name);
        let is_form = self.file.resolve(form).dict().is_some_and(|dict| dict.is("Subtype", "Form"));
        if !is_form || self.depth >= DEEPEST {
            return;
        }
        let Some((dict, program)) = self.file.stream(form) else { return };
        let numbers: Vec<f64> =
            self.file.at(&dict, "Matrix").array().iter().filter_map(Object::number).collect();
        let matrix = <[f64; 6]>::try_from(numbers).map_or(Matrix::SAME, Matrix);
        let own = self.file.at(&dict, "Resources");
        self.depth += 1;
        self.run(&program, own.dict().unwrap_or(run.resources), matrix.then(&run.state.space));
        self.depth -= 1;
    }
}

impl Run<'_> {
    fn start_line(&mut self, at: Matrix) {
        (self.text, self.line) = (at, at);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.start_line(Matrix::shift(x, y).then(&self.line));
    }
}

/// A text that is written for people: UTF-16 or UTF-8 with its mark, else bytes.
pub(super) fn written(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, text @ ..] => utf16(text),
        [0xEF, 0xBB, 0xBF, text @ ..] => String::from_utf8_lossy(text).into_owned(),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Skips a picture that stands in the program itself: up to `EI` between blanks.
fn skip_picture(lexer: &mut Lexer<'_>) {
    let rest = lexer.rest();
    let start = memchr::memmem::find(rest, b"ID").map_or(0, |found| found + 2);
    let ends = memchr::memmem::find_iter(&rest[start..], b"EI").map(|found| start + found);
    let mut between_blanks =
        ends.filter(|at| is_blank(rest[at - 1]) && rest.get(at + 2).is_none_or(|byte| is_blank(*byte)));
    lexer.at += between_blanks.next().map_or(rest.len(), |at| at + 2);
}
