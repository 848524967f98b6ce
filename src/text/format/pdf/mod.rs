//! PDF: the glyphs of each page, put together to lines in reading order.

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
        _ if unknown > known => {
            Err(damaged("its fonts do not say which characters they draw; recognise its text from the picture, for instance: ocrmypdf --force-ocr -l nld"))
        }
        _ => Ok(()),
    }
}

fn damaged(problem: &str) -> FormatError {
    FormatError::Damaged { format: "PDF", problem: problem.to_owned() }
}
