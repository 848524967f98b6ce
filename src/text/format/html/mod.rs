//! HTML: the document's own text of a page, without the site around it.
//!
//! The tokens are those of the HTML standard, and the tree that they make is kept
//! as a stack of open elements. A page is gone through twice: a survey finds which
//! part is the document, which links are marks of footnotes and which tables are
//! there for the layout; then that part is read. What elements, classes and ids are
//! for stands in `data/html-elements.tsv`.

mod page;
mod survey;
mod tokens;
mod tree;

use super::markup::{Markup, decode};
use super::{Draft, FormatError};
use crate::text::Metadata;

/// A page is no larger than this, bytes.
const LARGEST: usize = 32 * 1024 * 1024;

/// Reads a page.
///
/// # Errors
/// Bytes in another encoding than they declare, no text, or more elements or deeper
/// ones than a file may have.
pub(super) fn read(markup: &Markup, bytes: Vec<u8>) -> Result<Draft, FormatError> {
    if bytes.len() > LARGEST {
        return Err(FormatError::Limit {
            what: "the size of the page".to_owned(),
            limit: format!("{} MB", LARGEST / 1_048_576),
            hint: "split it, or give its text alone",
        });
    }
    let (source, encoding) = decode(bytes)?;
    let mut survey = survey::Survey::new(&source, &markup.html);
    tokens::walk(&source, &mut survey)?;
    let mut page = page::Page::new(&source, markup, survey.finish());
    tokens::walk(&source, &mut page)?;
    let (pieces, metadata) = page.finish()?;
    Ok(Draft { source, pieces, metadata: Metadata { encoding, ..metadata } })
}
