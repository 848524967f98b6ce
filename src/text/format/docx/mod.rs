//! DOCX: a package of Office Open XML with a text document in it.
//!
//! *Source.* The text of the parts in this order: the body, a paragraph a line
//! (the cells of a table's row parted by a tab; a text box behind the paragraph
//! that holds it); the notes in the order of their marks; then the headers and
//! footers of pages. Labels of lists, which Word prints and does not store, are
//! computed and stand before their paragraph; marks of notes are left out.
//!
//! *Reading text.* Body and notes. Headers and footers are in the source alone.
//! Read are insertions, the results of fields, the first choice of alternatives,
//! content controls; not read are deletions, comments, hidden text, the codes of
//! fields, the prompts of empty controls.
//!
//! *Where it stops.* Numbering that a style of lists refers to gets no label;
//! charts, pictures and embedded files are no text.

mod numbering;
mod relations;
mod story;
mod styles;

use super::package::{Flow, Note, NumberFormat, Package, Tokens, title};
use super::{Draft, FormatError};
use crate::text::Metadata;
use crate::text::metadata::Origin;
use numbering::Numbering;
use relations::Relations;
use story::{NoteTexts, Story};
use styles::Styles;

/// The name of the format in messages.
const FORMAT: &str = "DOCX";
/// Where the properties of a document stand.
const PROPERTIES: &str = "docProps/core.xml";

/// Reads the package in `bytes`.
///
/// # Errors
/// One that is broken, encrypted, or larger than is read.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, FormatError> {
    let mut package = Package::open(bytes, FORMAT)?;
    let relations = Relations::of_main(&mut package)?;
    let styles = Styles::read(&optional(&mut package, relations.first("styles"))?)?;
    let numbering = Numbering::read(&optional(&mut package, relations.first("numbering"))?)?;
    let formats = note_formats(&optional(&mut package, relations.first("settings"))?)?;
    let mut notes = NoteTexts::new(formats);
    let mut body = Flow::default();
    for kind in ["footnotes", "endnotes"] {
        let xml = optional(&mut package, relations.first(kind))?;
        let part = relations.first(kind).unwrap_or_default();
        let story = Story::new(Tokens::new(&xml, FORMAT, part), &styles, numbering.clone(), body);
        body = story.read_notes(kind, &mut notes)?;
    }
    let xml = package.needed(&relations.main)?;
    let tokens = Tokens::new(&xml, FORMAT, &relations.main);
    let body = Story::new(tokens, &styles, numbering.clone(), body).read("document", &mut notes)?;
    drop(xml);
    let mut margins = Vec::new();
    for (kind, root) in [("header", "hdr"), ("footer", "ftr")] {
        for part in relations.all(kind) {
            let xml = optional(&mut package, Some(part))?;
            let flow = margins.last().unwrap_or(&body).inner();
            let story = Story::new(Tokens::new(&xml, FORMAT, part), &styles, numbering.clone(), flow);
            margins.push(story.read(root, &mut NoteTexts::new(formats))?);
        }
    }
    let used: Vec<Note> = notes.into_used();
    let mut draft = body.into_draft(used, margins);
    let properties = package.part(PROPERTIES)?.unwrap_or_default();
    // A title that cannot be read is none; the text is what matters.
    let title = title(Tokens::new(&properties, FORMAT, PROPERTIES)).ok().flatten();
    draft.metadata = Metadata { title, ..Metadata::default() }.said_by(Origin::File);
    Ok(draft)
}

/// The text of a part that may be missing.
fn optional(package: &mut Package<'_>, part: Option<&str>) -> Result<String, FormatError> {
    part.map_or(Ok(None), |part| package.part(part)).map(Option::unwrap_or_default)
}

/// How the marks of footnotes and endnotes are written, as the settings say.
fn note_formats(settings: &str) -> Result<[NumberFormat; 2], FormatError> {
    let mut formats = [NumberFormat::Decimal, NumberFormat::Roman];
    let mut tokens = Tokens::new(settings, FORMAT, "the settings");
    while let Some(element) = tokens.next_in(0)? {
        let kind = match element.name() {
            "footnotePr" => 0,
            "endnotePr" => 1,
            _ => continue,
        };
        let depth = tokens.depth();
        while let Some(property) = tokens.next_in(depth)? {
            if let ("numFmt", Some(format)) = (property.name(), property.attribute("val")) {
                formats[kind] = NumberFormat::called(&format);
            }
        }
    }
    Ok(formats)
}
