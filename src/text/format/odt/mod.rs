//! ODT: a text document of `OpenDocument`, as a package or as one flat file (FODT).
//!
//! *Source.* The text in this order: the body, a paragraph a line (the cells of
//! a table's row parted by a tab; a text box behind the paragraph that holds
//! it); the notes in the order of their marks; then the headers and footers of
//! pages. So it is for a flat file, too. Labels of lists and numbered headings
//! are computed and stand before their paragraph; marks of notes are left out.
//!
//! *Reading text.* Body and notes. Headers and footers are in the source alone.
//! Read are fields and insertions; not read are deletions, annotations, hidden
//! text and sections, the upper line of a ruby.
//!
//! *Where it stops.* Formulas, charts, pictures and embedded files are no text.

mod story;
mod styles;

use super::package::{Flow, Note, Package, Tokens, check_size, encrypted, title};
use super::{Draft, FormatError};
use crate::text::Metadata;
use crate::text::metadata::Origin;
use story::Story;
use styles::Styles;

/// The name of the format in messages.
const FORMAT: &str = "ODT";
/// The part with the text.
const CONTENT: &str = "content.xml";
/// The part with the styles and what stands at the head and foot of pages.
const STYLES: &str = "styles.xml";
/// The part with the title.
const META: &str = "meta.xml";
/// The part that says which others are encrypted.
const MANIFEST: &str = "META-INF/manifest.xml";

/// Reads the package in `bytes`.
///
/// # Errors
/// One that is broken, encrypted, or larger than is read.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, FormatError> {
    let mut package = Package::open(bytes, FORMAT)?;
    if package.part(MANIFEST)?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(encrypted(FORMAT));
    }
    let common = package.part(STYLES)?.unwrap_or_default();
    let content = package.needed(CONTENT)?;
    let mut styles = Styles::default();
    styles.read(Tokens::new(&common, FORMAT, STYLES))?;
    styles.read(Tokens::new(&content, FORMAT, CONTENT))?;
    let (body, notes) = Story::new(Tokens::new(&content, FORMAT, CONTENT), &styles).body()?;
    let margins = Story::new(Tokens::new(&common, FORMAT, STYLES), &styles).margins(&body)?;
    let meta = package.part(META)?.unwrap_or_default();
    Ok(draft(body, notes, margins, Tokens::new(&meta, FORMAT, META)))
}

/// Reads the flat file in `bytes`.
///
/// # Errors
/// One that is broken, no text or larger than is read.
pub(super) fn read_flat(bytes: Vec<u8>) -> Result<Draft, FormatError> {
    const FLAT: &str = "FODT";
    let xml = String::from_utf8(bytes).map_err(|error| FormatError::Damaged {
        format: FLAT,
        problem: format!("it is not UTF-8 at byte {}", error.utf8_error().valid_up_to()),
    })?;
    check_size(&xml)?;
    let tokens = || Tokens::new(&xml, FLAT, "the XML");
    let mut styles = Styles::default();
    styles.read(tokens())?;
    let (body, notes) = Story::new(tokens(), &styles).body()?;
    let margins = Story::new(tokens(), &styles).margins(&body)?;
    Ok(draft(body, notes, margins, tokens()))
}

fn draft(body: Flow, notes: Vec<Note>, margins: Vec<Flow>, properties: Tokens<'_>) -> Draft {
    let mut draft = body.into_draft(notes, margins);
    // A title that cannot be read is none; the text is what matters.
    let title = title(properties).ok().flatten();
    draft.metadata = Metadata { title, ..Metadata::default() }.said_by(Origin::File);
    draft
}
