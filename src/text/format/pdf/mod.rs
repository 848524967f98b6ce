//! PDF: the glyphs of each page, put together to lines in reading order.
//!
//! ```text
//! bytes ─▶ file ─▶ page ─▶ content ─▶ segment ─▶ furniture ─▶ flow ─▶ print
//!          objects  tree    glyphs     stretches   what repeats  columns  lines
//! ```
//!
//! *Why no PDF crate reads the file.* Measured on the layouts of `tests/data/pdf` and on
//! 28 hostile files. `pdf-extract` 0.12.1, `lopdf` 0.47 and this reader give all the words
//! of `pdftotext` in its order; `pdf_oxide` 0.3.78 swaps lines on the pages with notes (8 %
//! of the words), `lopdf` parts notes' marks from their words, and both `lopdf` and
//! `pdf-extract` follow the order of the file and write a justified line with runs of blanks. `pdf-extract` needs
//! 72 crates and overflows the stack on a form that draws itself; `pdf_oxide` needs 167 and
//! ran over 12 s on six hostile files; neither bounds what it unpacks. `hayro-syntax` 0.9.0,
//! the best parser of them (4 crates), builds all pages at once and takes 2.4 GB for a tree
//! of 2.5 million pages in 10 MB. None can be bounded from outside; what is left to do without them
//! is objects, filters and fonts, on `flate2`, `weezl` and `encoding_rs`. This reader takes
//! 2 ms for three pages, at most 2 s and 130 MB for the worst of the hostile files.

mod cmap;
mod content;
mod encoding;
mod file;
mod filter;
mod flow;
mod font;
mod fuel;
mod furniture;
mod glyph;
#[cfg(test)]
mod hostile;
mod lexer;
mod matrix;
mod object;
mod page;
mod print;
mod segment;
mod title;

pub(super) use encoding::GlyphNames;

use content::Fonts;
use file::File;
use fuel::Fuel;
use furniture::Sheet;

use crate::text::{FormatError, Metadata, Origin, Span};

/// What a PDF gives.
#[derive(Debug)]
pub(super) struct Pdf {
    /// Its printed lines in reading order, a form feed behind each page.
    pub(super) source: String,
    /// Lines of the source that are no text: running heads, page numbers.
    pub(super) furniture: Vec<Span>,
    /// What the file says of the document.
    pub(super) metadata: Metadata,
}

/// Reads the bytes of a PDF.
pub(super) fn read(bytes: &[u8], names: &GlyphNames) -> Result<Pdf, FormatError> {
    read_within(bytes, names, &Fuel::of(bytes.len()))
}

fn read_within(bytes: &[u8], names: &GlyphNames, fuel: &Fuel) -> Result<Pdf, FormatError> {
    let file = File::of(bytes, fuel)?;
    let (mut sheets, mut fonts) = (Vec::new(), Fonts::default());
    page::each(&file, |page| {
        let glyphs = content::glyphs(&file, page, &mut fonts, names);
        let (width, height) = (page.sheet[2] - page.sheet[0], page.sheet[3] - page.sheet[1]);
        let height = if page.turn % 2 == 1 { width } else { height };
        sheets.push(Sheet { height, segments: segment::of(&glyphs, fuel) });
    });
    fuel.check()?;
    check_text(&sheets)?;
    let metadata = Metadata { title: title::of(&file), ..Metadata::default() };
    let printed = print::print(sheets, fuel);
    fuel.check()?;
    let metadata = metadata.said_by(Origin::File);
    Ok(Pdf { source: printed.source, furniture: printed.furniture, metadata })
}

/// Whether there is a text, and one that can be read.
fn check_text(sheets: &[Sheet]) -> Result<(), FormatError> {
    if sheets.is_empty() {
        return Err(damaged("it has no pages; open it in a viewer and save it anew"));
    }
    let segments = sheets.iter().flat_map(|sheet| &sheet.segments);
    let (mut known, mut unknown) = (0_usize, 0_usize);
    for c in segments.flat_map(|segment| segment.text.chars()) {
        if c == char::REPLACEMENT_CHARACTER { unknown += 1 } else { known += 1 }
    }
    match (known, unknown) {
        (0, 0) => Err(FormatError::NoText { pages: sheets.len() }),
        _ if unknown > known => Err(damaged(
            "its fonts do not say which characters they draw; recognise its text from the picture, for instance: ocrmypdf --force-ocr -l nld",
        )),
        _ => Ok(()),
    }
}

fn damaged(problem: &str) -> FormatError {
    FormatError::Damaged { format: "PDF", problem: problem.to_owned() }
}
